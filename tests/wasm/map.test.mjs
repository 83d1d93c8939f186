// Maps as a script meets them: cells, order, workers, the command line.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fillMap, spawn } from '../../wasm/cli/map.mjs';
import { coarseToFine, MapPool, openMap } from '../../wasm/maps.js';
import { pp } from './core.mjs';

const experiment = { model: 'stuart-landau', dt: 1, drive: [{ kind: 'rotating', amplitude: 1 }] };
const axes = { x: { path: 'drive.0.frequency', from: 5, to: 15, count: 20 }, y: { path: 'drive.0.amplitude', from: 0, to: 8, count: 10 } };
const spec = { ...axes, measure: 'plv', settle: 500, window: 1000 };

const program = fileURLToPath(new URL('../../wasm/cli.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-map-'));
after(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path.join(folder, 'e.json'), JSON.stringify(experiment));
const cli = (/** @type {string[]} */ ...args) => spawnSync(process.execPath, [program, 'map', 'e.json', ...args], { encoding: 'utf8', cwd: folder, timeout: 60_000 });

/** @param {() => any} body @param {string} at @param {RegExp} says */
const refused = (body, at, says) => assert.throws(body, (error) => error.name === 'PushPullError' && error.path === at && says.test(error.message));

test('a map has its axes, and an order from every eighth cell to all', () => {
  const map = pp.map(experiment, spec);
  assert.deepEqual([map.nx, map.ny, map.x[0], map.x[19], map.y[9], map.done], [20, 10, 5, 15, 8, 0]);
  assert.deepEqual([...map.order].sort((a, b) => a - b), Array.from({ length: 200 }, (_, k) => k));
  assert.deepEqual([...map.order.subarray(0, 6)], [0, 160, 8, 168, 16, 176]);
  assert.deepEqual([0, 5, 6, 199].map((k) => map.level(k)), [0, 0, 1, 3]);
  assert.equal(map.run(6), 6);
  assert.equal(map.values.filter((x) => !Number.isNaN(x)).length, 6);
  assert.equal(map.run(), 194);
  assert.equal(map.run(), 0);
  assert.deepEqual([map.done, map.failed, map.failure], [200, 0, '']);
  assert.ok(map.values[9 * 20 + 9] > 0.99 && map.values[1] < 0.5, 'locked near 10 Hz, free far from it');
  map.delete();
});

test('the whole of a map, its cells one by one, and a logarithmic axis agree with the response of single runs', () => {
  const log = { ...spec, x: { ...spec.x, from: 2, to: 32, count: 5, scale: /** @type {const} */ ('log') }, measure: /** @type {const} */ ('gain') };
  const { x, y, values, nx, failed, failure } = pp.analyse.map(experiment, log);
  x.forEach((value, k) => assert.ok(Math.abs(value - 2 * 2 ** k) < 1e-12));
  assert.equal(failed, 5, 'the row without a drive');
  assert.match(failure, /drive\.0\.amplitude = 0: the drive has amplitude 0/);
  const map = pp.map(experiment, log);
  for (const cell of [7, 21, 33, 44, 49]) {
    assert.equal(map.runCells([cell])[0], values[cell]);
    const one = { ...experiment, drive: [{ kind: 'rotating', frequency: x[cell % nx], amplitude: y[Math.floor(cell / nx)] }] };
    const response = /** @type {any} */ (pp.analyse).response;
    if (response) assert.equal(response(one, { settle: 500, window: 1000 }).gain, values[cell]);
  }
  assert.throws(() => map.runCells([50]), /unknown cell 50; cells are 0 to 49/);
  map.delete();
});

test('what is wrong is said in one sentence with its path', () => {
  const ask = (/** @type {any} */ more) => () => pp.map(experiment, { ...spec, ...more });
  refused(ask({ x: { ...spec.x, path: 'omgea' } }), 'x.path', /unknown parameter of stuart-landau/);
  refused(ask({ x: { ...spec.x, from: -3 } }), 'x.from', /must be 0 or more, got -3/);
  refused(ask({ y: { ...spec.y, from: 8 } }), 'y.to', /must differ from y\.from/);
  refused(ask({ y: { ...spec.y, count: 513 } }), 'y.count', /1 to 512, got 513/);
  refused(ask({ y: { ...spec.y, scale: 'log' } }), 'y.from', /greater than 0 on a logarithmic axis/);
  refused(ask({ y: { ...spec.y, scale: 'cubic' } }), 'y.scale', /linear or log/);
  refused(ask({ y: { ...spec.y, to: undefined } }), 'y.to', /is missing/);
  refused(ask({ measure: 'pvl' }), 'measure', /unknown "pvl"; valid: plv, locked/);
  refused(ask({ measure: 'order' }), 'measure', /of networks/);
  refused(ask({ drive: 1 }), 'drive', /there is no drive 1/);
  refused(ask({ window: 'long' }), 'window', /must be a finite number, got "long"/);
  refused(ask({ colour: 1 }), 'colour', /unknown field "colour"/);
  refused(() => pp.map({ model: 'nobody' }, spec), 'model', /unknown "nobody"/);
});

test('workers fill the same values, whatever their number', async () => {
  const whole = pp.analyse.map(experiment, spec);
  for (const workers of [1, 3]) {
    let last = 0;
    const filled = await fillMap(experiment, spec, { workers, onProgress: (done, total) => (assert.ok(done > last && total === 200), (last = done)) });
    assert.deepEqual(filled.values, whole.values);
    assert.deepEqual([filled.x, filled.y, last], [whole.x, whole.y, 200]);
  }
});

test('a map that is cancelled says nothing more, and its pool fills the next one', async () => {
  const pool = new MapPool(spawn, 2);
  try {
    let after = 0, cancelled = false;
    await new Promise((resolve) => {
      const long = { ...spec, x: { ...spec.x, count: 200 }, y: { ...spec.y, count: 200 } };
      const running = pool.open(experiment, long, { onCells: () => (cancelled ? after++ : ((cancelled = true), running.cancel(), setTimeout(resolve, 200))), onDone: () => after++ });
    });
    assert.equal(after, 0);
    const done = await new Promise((resolve, reject) => pool.open(experiment, spec, { onCells: (_, __, progress) => (after = progress.done), onDone: resolve, onError: reject }));
    assert.deepEqual([done.failed, after], [0, 200]);
  } finally {
    pool.close();
  }
});

test('what a worker finds wrong arrives as one error', async () => {
  const error = await new Promise((resolve) => openMap(experiment, { ...spec, measure: 'pvl' }, { spawn, onDone: () => resolve(null), onError: resolve }));
  assert.deepEqual([error.name, error.path], ['PushPullError', 'measure']);
});

test('coarse to fine is the same for the smallest and the narrowest map', () => {
  assert.deepEqual(coarseToFine(1, 1), { order: Uint32Array.of(0), ends: [1, 1, 1, 1] });
  assert.equal(new Set(coarseToFine(512, 3).order).size, 1536);
});

test('push-pull map writes a table with its axes, or values alone, and says what is wrong', () => {
  const args = ['--x', 'drive.0.frequency=5:15:20', '--y', 'drive.0.amplitude=0:8:10', '--measure', 'plv', '--settle', '500', '--window', '1000'];
  const { values, x, y } = pp.analyse.map(experiment, spec);
  const csv = cli(...args);
  assert.deepEqual([csv.status, csv.stderr], [0, '']);
  const [head, ...rows] = csv.stdout.trim().split('\n').map((line) => line.split(','));
  assert.equal(head[0], 'drive.0.amplitude\\drive.0.frequency');
  assert.deepEqual(head.slice(1).map(Number), [...x]);
  assert.deepEqual(rows.map((row) => Number(row[0])), [...y]);
  assert.deepEqual(rows.flatMap((row) => row.slice(1).map(Number)), [...values]);
  const npy = cli(...args, '--out', 'map.npy');
  assert.match(npy.stderr, /^map\.npy has a row for each of 10 values of drive\.0\.amplitude/);
  const bytes = readFileSync(path.join(folder, 'map.npy'));
  assert.match(bytes.toString('latin1', 0, 128), /'shape': \(10, 20\)/);
  assert.equal(bytes.readDoubleLE(bytes.length - 8), values[199]);
  assert.equal(cli(...args, '--measure', 'gain').status, 2, 'two measures');
  const json = cli(...args.with(5, 'gain'), '--out', 'map.json');
  assert.match(json.stderr, /20 of 200 cells have no answer/);
  assert.equal(JSON.parse(readFileSync(path.join(folder, 'map.json'), 'utf8')).values[0][0], null);

  const wrong = (/** @type {string[]} */ list, /** @type {RegExp} */ says) => {
    const { status, stderr } = cli(...list);
    assert.equal(status, 2, stderr);
    assert.match(stderr, says);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  };
  wrong(args.slice(2), /map needs --x/);
  wrong(args.with(1, 'drive.0.frequency=1:2'), /is not path=from:to:count/);
  wrong(args.with(1, 'omgea=1:2:3'), /x\.path: omgea: unknown parameter/);
  wrong(args.with(5, 'pvl'), /measure: unknown "pvl"; valid: plv/);
  wrong([...args, '--workers', '0'], /--workers: must be from 1 to 64/);
  wrong([...args, '--out', 'map.xls'], /ends in none of/);
});
