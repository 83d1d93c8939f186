// The command line as a person meets it: another process, its output, its exit code.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { locate } from '../../wasm/cli/json_error.mjs';
import { ids, pp } from './core.mjs';

const program = fileURLToPath(new URL('../../wasm/cli.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string[]} args @param {string} [input] */
const cli = (args, input = '') => spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8', cwd: folder, timeout: 60_000 });

/** @param {string} name @param {any} content */
function file(name, content) {
  const place = path.join(folder, name);
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

/** @param {ReturnType<typeof cli>} result @param {RegExp} says */
function refused(result, says) {
  assert.equal(result.status, 2, result.stderr);
  assert.match(result.stderr, says);
  assert.equal(result.stderr.trim().split('\n').length, 1, result.stderr);
  assert.ok(!/ at .*:\d+:\d+/.test(result.stderr), 'no stack');
}

const small = { model: 'stuart-landau', precision: 'f64', duration: 1 };

test('models lists every model with its rung', () => {
  const { status, stdout, stderr } = cli(['models']);
  assert.deepEqual([status, stderr], [0, '']);
  const rows = stdout.trim().split('\n').slice(1);
  assert.deepEqual(rows.map((row) => row.split(/\s+/)[0]), ids);
});

test('describe shows every state, parameter, input, preset and the source of every model', () => {
  for (const model of pp.catalog.models) {
    const { status, stdout } = cli(['describe', model.id]);
    assert.equal(status, 0);
    for (const row of [...model.states, ...model.parameters, ...model.inputs, ...model.presets]) assert.match(stdout, new RegExp(`^  ${row.id}\\b`, 'm'), `${model.id}: ${row.id}`);
    assert.ok(stdout.includes(model.source));
  }
});

test('help and version answer on stdout', () => {
  for (const args of [[], ['help'], ['--help'], ['run', '--help']]) {
    const { status, stdout } = cli(args);
    assert.equal(status, 0);
    assert.match(stdout, /push-pull run/);
  }
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.equal(cli(['--version']).stdout, `${version}\n`);
});

test('run writes a CSV whose numbers read back to the same bits', () => {
  const { status, stdout } = cli(['run', file('small.json', small)]);
  assert.equal(status, 0);
  const { times, data, labels } = pp.run(/** @type {any} */ (small));
  const [head, ...rows] = stdout.trimEnd().split('\n');
  assert.equal(head, ['t_ms', ...labels].join(','));
  assert.equal(rows.length, times.length);
  rows.forEach((row, k) => assert.deepEqual(row.split(',').map(Number), [times[k], ...labels.map((id) => data[id][k])]));
});

test('several nodes are several columns', () => {
  const { stdout } = cli(['run', file('nodes.json', { ...small, nodes: 3, parameters: { omega: [10, 20, 30] }, record: { what: ['y'] } })]);
  assert.equal(stdout.split('\n')[0], 't_ms,y[0],y[1],y[2]');
  const last = stdout.trimEnd().split('\n').at(-1).split(',').map(Number);
  assert.ok(last[1] < last[2] && last[2] < last[3]);
});

test('a document comes from stdin as well', () => {
  const { status, stdout } = cli(['run', '-'], JSON.stringify(small));
  assert.equal(status, 0);
  assert.equal(stdout, cli(['run', file('same.json', small)]).stdout);
});

test('a place that cannot be written to is named before anything is computed', () => {
  // Either takes hours.
  const run = file('long.json', { model: 'stuart-landau', duration: 1e9, record: { every: 1000000 } }), map = file('driven.json', { model: 'stuart-landau', drive: [{ kind: 'sine' }] });
  const axes = ['--x', 'drive.0.frequency=5:15:500', '--y', 'drive.0.amplitude=0:8:500', '--measure', 'plv', '--window', '1000000'];
  const nowhere = path.join('no', 'such', 'x.csv'), folded = path.join(folder, 'folder.csv');
  mkdirSync(folded);
  for (const [out, why] of [[nowhere, /x\.csv cannot be written: there is no such file or folder/], [folded, /folder\.csv cannot be written: it is a folder/]]) {
    refused(cli(['run', run, '--out', out]), why);
    refused(cli(['run', run, '--measure', 'fc', '--out', out]), why);
    refused(cli(['map', map, ...axes, '--out', out]), why);
  }
});

test('--out writes CSV, JSON and NumPy with the same numbers', () => {
  const source = file('out.json', { ...small, nodes: 2 });
  const { times, labels, data } = pp.run(/** @type {any} */ ({ ...small, nodes: 2 }));
  const at = (/** @type {string} */ name) => path.join(folder, name);
  for (const name of ['r.csv', 'r.json', 'r.npy']) assert.equal(cli(['run', source, '--out', at(name)]).status, 0);
  assert.equal(readFileSync(at('r.csv'), 'utf8'), cli(['run', source]).stdout);

  const json = JSON.parse(readFileSync(at('r.json'), 'utf8'));
  assert.deepEqual(json.t_ms, [...times]);
  assert.deepEqual(json.data.x[1], [...data.x.slice(times.length)]);
  assert.deepEqual(json.experiment, { ...small, nodes: 2 });

  const npy = readFileSync(at('r.npy'));
  assert.equal(npy.toString('latin1', 0, 8), '\x93NUMPY\x01\x00');
  const start = 10 + npy.readUInt16LE(8);
  assert.equal(start % 64, 0);
  const width = 1 + 2 * labels.length;
  assert.equal(npy.toString('latin1', 10, start).trimEnd(), `{'descr': '<f8', 'fortran_order': False, 'shape': (${times.length}, ${width}), }`);
  assert.equal(npy.length, start + 8 * width * times.length);
  for (let k = 0; k < times.length; k++) {
    assert.equal(npy.readDoubleLE(start + 8 * width * k), times[k]);
    assert.equal(npy.readDoubleLE(start + 8 * (width * k + 2)), data.x[times.length + k]);
  }
  assert.match(cli(['run', source, '--out', at('r.npy')]).stderr, /t_ms, x\[0\], x\[1\]/);
});

test('--set changes one field: a parameter by its id, a path, a list', () => {
  const source = file('set.json', { ...small, drive: [{ kind: 'constant', input: 'x', amplitude: 1 }] });
  const expected = pp.run(/** @type {any} */ ({ ...small, nodes: 2, parameters: { alpha: 0.3, omega: [5, 6] }, drive: [{ kind: 'constant', input: 'x', amplitude: 4 }] }));
  const { stdout, status } = cli(['run', source, '--set', 'alpha=0.3', '--set=parameters.omega=[5,6]', '--set', 'nodes=2', '--set', 'drive.0.amplitude=4']);
  assert.equal(status, 0);
  const last = stdout.trimEnd().split('\n').at(-1).split(',').map(Number);
  assert.deepEqual(last.slice(1, 3), [0, 1].map((node) => expected.data.x[(node + 1) * expected.times.length - 1]));
});

test('input that cannot be used ends with code 2 and one line', () => {
  refused(cli(['run', 'nowhere.json']), /nowhere\.json cannot be read: there is no such file/);
  refused(cli(['run', '.']), /it is a folder/);
  refused(cli(['run']), /needs an experiment file/);
  refused(cli(['run', 'a', 'b']), /unexpected "b"/);
  refused(cli(['frobnicate']), /unknown command "frobnicate"; valid: run, map, models, measures, describe, help/);
  refused(cli(['models', '--fast']), /unknown option "--fast"; valid: --out/);
  refused(cli(['models', '--out', 'x.csv']), /models takes no --out/);
  refused(cli(['describe']), /needs a model/);
  refused(cli(['describe', 'jansen']), new RegExp(`"jansen"; valid: ${ids.join(', ')}`));
  const source = file('fine.json', small);
  refused(cli(['run', source, '--set', 'sed=1']), /did you mean seed\?/);
  refused(cli(['run', source, '--out', 'x.txt']), /\.csv, \.json, \.npy/);
  refused(cli(['run', source, '--out']), /--out needs a value/);
  refused(cli(['run', source, '--out', path.join('no', 'such', 'x.csv')]), /cannot be written/);
  refused(cli(['run', source, '--set', 'alpha']), /"alpha" is not path=value/);
  refused(cli(['run', source, '--set', 'alpha=nan']), /parameters\.alpha.*NaN/);
  refused(cli(['run', source, '--set', 'alfa=1']), /stuart-landau has no parameter "alfa"; did you mean alpha\? Its parameters: alpha, omega.*; fields: .*seed/);
  refused(cli(['run', source, '--set', 'parameters.alfa=1']), /alfa.*alpha, omega/);
  refused(cli(['run', source, '--set', 'model.x=1']), /model is "stuart-landau"/);
  refused(cli(['run', source, '--set', '__proto__.x=1']), /__proto__/);
  refused(cli(['run', '-', '--set', 'alpha=1'], '[]'), /must be an object/);
  refused(cli(['run', '-'], 'null'), /must be an object/);
  refused(cli(['run', '-'], JSON.stringify({ model: 'stuart-landau', dt: -1 })), /dt: .*-1/);
});

test('a syntax error is named by line and column', () => {
  refused(cli(['run', file('cut.json', '{\n  "model": "stuart-landau",\n  "parameters": { "alpha": 1')]), /cut\.json, line 3, column 29: expected a comma or }, found the end/);
  refused(cli(['run', '-'], ''), /stdin, line 1, column 1: expected a value, found the end/);
  refused(cli(['run', '-'], '{"model": "stuart-landau",}'), /line 1, column 27: expected a name in quotes, found "}"/);
});

test('the place of a syntax error is found wherever a good text is cut or spoiled', () => {
  const text = JSON.stringify({ a: [1, -2.5e3, { b: 'q"\\u00e9', c: [] }], d: {}, e: null, f: [true, false, [[]]] }, null, 1);
  for (let k = 0; k <= text.length; k++) {
    for (const bad of [text.slice(0, k), `${text.slice(0, k)}\u0001${text.slice(k)}`]) {
      let fine = true;
      try {
        JSON.parse(bad);
      } catch {
        fine = false;
      }
      if (fine) continue;
      const { line, column } = locate(bad);
      const offset = bad.split('\n').slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0) + column - 1;
      assert.ok(offset <= bad.length, `${k}: line ${line}, column ${column}`);
      if (bad.length > text.length) assert.ok(offset <= k, `${k}: spoiled there, found at ${offset}`);
    }
  }
});

test('a run that leaves the finite numbers says so with code 2, and the rows up to there are written', () => {
  const source = file('wild.json', { model: 'stuart-landau', integrator: 'euler', dt: 5000, duration: 100000 });
  const out = path.join(folder, 'wild.csv');
  const result = cli(['run', source, '--out', out]);
  refused(result, /state [xy] of node 0 left the finite numbers at t = /);
  const rows = readFileSync(out, 'utf8').trimEnd().split('\n');
  assert.ok(rows.length > 2 && rows.length < 22);
  assert.ok(rows.slice(1).every((row) => row.split(',').every((cell) => Number.isFinite(Number(cell)))));
});

test('--measure writes readouts of the run: one as a table, several as JSON', () => {
  const noisy = { model: 'stuart-landau', nodes: 3, dt: 1, duration: 1500, noise: { kind: 'white', sigma: 1, states: ['x'] } };
  const source = file('measured.json', noisy);
  const { data, times } = pp.run(/** @type {any} */ (noisy));
  const fc = /** @type {any} */ (pp.analyse).fc(data.observable, { nodes: 3, rate: 1000 }).value;
  const out = path.join(folder, 'fc.csv');
  assert.equal(cli(['run', source, '--measure', 'fc', '--out', out]).status, 0);
  assert.deepEqual(readFileSync(out, 'utf8').trimEnd().split(/[\n,]/).map(Number), [...fc]);
  const { stdout } = cli(['run', source, '--measure', 'fc,order', '--measure', 'frequency']);
  const all = JSON.parse(stdout);
  assert.deepEqual([Object.keys(all), all.fc.value, all.fc.samples], [['fc', 'order', 'frequency'], [...fc], times.length]);
  refused(cli(['run', source, '--measure', 'fc,gc']), /--measure: unknown "gc"; valid: frequency, order/);
  refused(cli(['run', source, '--measure', 'fc,plv', '--out', 'x.csv']), /2 of them need \.json/);
  refused(cli(['run', source, '--measure', 'fc', '--out', 'x.npy']), /none of \.csv, \.json/);
  refused(cli(['run', file('brief.json', { ...noisy, duration: 10 }), '--measure', 'fc']), /window: must be from/);
  const phases = JSON.parse(cli(['run', file('phases.json', { model: 'kuramoto', nodes: 4, dt: 1, network: { connectome: 'all-to-all', gain: 100 } }), '--measure', 'order']).stdout);
  assert.ok(phases.order.value > 0.99 && phases.order.value <= 1 + 1e-12);
  for (const { id } of /** @type {any} */ (pp.catalog).measures) assert.match(cli(['measures']).stdout, new RegExp(`^${id} `, 'm'));
});

test('a reader that stops early is no fault', () => {
  const source = file('long.json', { ...small, duration: 20000 });
  const { status, stderr, stdout } = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" run "${source}" | head -n 2; exit $?`], { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /^t_ms/);
});
