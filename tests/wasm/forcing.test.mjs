// Drives of all kinds through the JavaScript face and the command line. What each computes is held in tests/core/waveforms_test.cpp.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PushPull } from '../../wasm/push_pull.js';
import { advance, pp, using } from './core.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'forcing-'));
after(() => rmSync(folder, { recursive: true }));

/** What a kind needs beside its numbers. @type {Record<string, object>} */
const lists = { 'multi-sine': { frequencies: [3, 20] }, curve: { values: [0, 1, 3, 2], repeat: true } };
const sl = { model: 'stuart-landau', dt: 0.1, duration: 50 };
/** @param {string} kind @param {object} [more] @returns {any} */
const driven = (kind, more = {}) => ({ ...sl, drive: [{ kind, ...lists[kind], ...more }] });

test('every kind of the catalogue runs at its standard values, and any of its numbers can be written in the document', () => {
  assert.equal(pp.catalog.drives.length, 15);
  for (const { id, fields } of pp.catalog.drives) {
    assert.equal(fields[0].id, 'amplitude');
    assert.equal(pp.problem(driven(id)), '', id);
    const written = Object.fromEntries(fields.map((field) => [field.id, field.value]));
    const [bare, full] = [{}, written].map((more) => pp.run(driven(id, more)));
    assert.deepEqual(full.data, bare.data, id);
  }
});

test('every number of every kind is taken over by set, and stands in the document afterwards', () => {
  for (const { id, fields } of pp.catalog.drives) {
    using(driven(id), (sim) => {
      for (const field of fields) {
        const value = field.whole ? 2 : (field.value ?? 500) * 0.9;
        sim.set(`drive.0.${field.id}`, value);
        assert.equal(sim.experiment().drive[0][field.id], value);
      }
      advance(sim, 100);
    });
  }
});

test('a drive is a signal: read, recorded and returned by a run', () => {
  using(driven('gaussian', { at: 2, width: 1, amplitude: 3 }), (sim) => {
    sim.scope({ what: ['drive.0', 'x'], every: 1, columns: 64 });
    advance(sim, 20);
    assert.ok(Math.abs(sim.read('drive.0')[0] - 3) < 1e-12);
    assert.ok(Math.abs(sim.trace().mean[19] - 3) < 1e-12);
    assert.throws(() => sim.read('drive.1'), /drive\.1/);
  });
  const { data, times } = pp.run({ ...driven('curve', { values: [0, 4], interval: 8 }), record: { what: ['drive.0'] } });
  times.forEach((t, k) => assert.ok(Math.abs(data['drive.0'][k] - (t < 7.99 ? t / 2 : data['drive.0'][k])) < 1e-9));
});

test('typed arrays are lists, and a hole in a list is told', () => {
  assert.equal(pp.problem(driven('curve', { values: Float64Array.of(0, 1, 2), times: Float32Array.of(0, 1, 5), repeat: undefined })), '');
  assert.match(pp.problem(driven('curve', { values: [0, null, 1] })), /drive\.0\.values: entry 1/);
  assert.match(pp.problem(driven('curve', { values: Float64Array.of(0, NaN) })), /gaps, got NaN at entry 1/);
});

test('bad numbers are refused with what would be right, and change nothing', () => {
  assert.match(pp.problem(driven('sine', { frequency: 6000 })), /6000 Hz is above 5000 Hz.*dt below 0\.0833333 ms/);
  assert.match(pp.problem(driven('pulses', { width: 0.05 })), /0\.05 ms is shorter than a step of 0\.1 ms.*0\.05 ms/);
  using(driven('pulses'), (sim) => {
    assert.throws(() => sim.set('drive.0.width', -1), { path: 'drive.0.width', message: /greater than 0/ });
    assert.throws(() => sim.set('dt', 2), { path: 'drive.0.width', message: /dt of at most 1 ms/ });
    assert.deepEqual(sim.experiment(), driven('pulses'));
  });
});

const brain = { model: 'jansen-rit', network: { connectome: 'default' }, duration: 10 };

test('electrodes of the catalogue make a field that differs from region to region', () => {
  assert.equal(pp.catalog.electrodes.length, 69);
  for (const { position } of pp.catalog.electrodes) assert.ok(Math.abs(Math.hypot(...position) - 1) < 1e-12);
  const drive = [{ input: 'field', amplitude: 2, montage: { kind: 'electrodes', anodes: ['F3'], cathodes: ['P4'] } }];
  using({ ...brain, drive }, (sim) => {
    const field = Array.from(sim.read('drive.0'));
    assert.equal(Math.max(...field.map(Math.abs)), 2);
    assert.ok(Math.max(...field) > 0.4 && new Set(field).size > 60);
  });
  assert.match(pp.problem(/** @type {any} */ ({ ...brain, drive: [{ input: 'field', montage: { anodes: ['F3'], cathodes: ['Cx'] } }] })), /unknown electrode "Cx".*Cz/);
});

test('orientations of a document are used', () => {
  const connectome = { weights: [[0, 1], [1, 0]], orientations: [[0, 0, 2], [1, 0, 0]] };
  using({ ...sl, network: { connectome }, drive: [{ input: 'field', montage: { kind: 'uniform', direction: [0, 0, 1] } }] }, (sim) => {
    assert.deepEqual(Array.from(sim.read('drive.0'), (x) => x + 0), [-1, 0]);
  });
});

test('noise drives go on from a snapshot bit for bit', () => {
  for (const kind of ['ou', 'random']) {
    using(driven(kind), (sim) => {
      advance(sim, 777);
      const bytes = sim.snapshot();
      advance(sim, 500);
      const hash = sim.hash();
      using(driven(kind), (other) => {
        other.restore(bytes);
        advance(other, 500);
        assert.equal(other.hash(), hash);
      });
    });
  }
});

test('the first load has three kinds, and says so', async () => {
  const core = await PushPull.load({ models: 'core' });
  assert.equal(core.problem(driven('sine')), '');
  assert.match(core.problem(driven('pulses')), /unknown "pulses"; valid: constant, sine, rotating/);
});

test('the command line runs any drive', () => {
  const file = path.join(folder, 'pulses.json'), out = path.join(folder, 'out.csv');
  const experiment = { ...driven('pulses', { amplitude: 40, frequency: 100, width: 1 }), record: { what: ['x', 'drive.0'] } };
  writeFileSync(file, JSON.stringify(experiment));
  const program = fileURLToPath(new URL('../../wasm/cli.mjs', import.meta.url));
  const { status, stderr } = spawnSync('node', [program, 'run', file, '--out', out], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const rows = readFileSync(out, 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map(Number));
  // Five pulses of ten steps each, and the first moment of a sixth.
  assert.equal(rows.filter((row) => row[2] > 39.999).length, 51);
});

test('docs/forcing.md names every kind and every field', () => {
  const page = readFileSync(new URL('../../docs/forcing.md', import.meta.url), 'utf8');
  for (const { id, fields } of pp.catalog.drives) {
    assert.ok(page.includes(`| \`${id}\` |`), id);
    for (const field of fields) assert.ok(page.includes(`\`${field.id}\``), `${id}: ${field.id}`);
  }
});
