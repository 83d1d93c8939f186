// Readouts of a running network and of signals that are already there, as JavaScript calls them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, busy, pp, using } from './core.mjs';

const any = /** @type {any} */ (pp);
const ids = any.catalog.measures.map((/** @type {any} */ row) => row.id);
const network = (/** @type {object} */ more = {}) => busy('stuart-landau', { dt: 1, noise: { kind: 'white', sigma: 1, states: ['x'] }, ...more });

/** @param {() => unknown} call @param {RegExp} says @param {string} [path] */
const refused = (call, says, path) => assert.throws(call, (/** @type {any} */ error) => error.name === 'PushPullError' && says.test(error.message) && (path === undefined || error.path === path));

/** Signals of a node after the other. @param {number} nodes @param {number} samples @param {(node: number, k: number) => number} value */
const signals = (nodes, samples, value) => Float64Array.from({ length: nodes * samples }, (_, at) => value(Math.floor(at / samples), at % samples));

/** @param {ArrayLike<number>} x @param {ArrayLike<number>} y */
function pearson(x, y) {
  const n = x.length, list = Array.from({ length: n }, (_, k) => k);
  const mean = (/** @type {ArrayLike<number>} */ z) => list.reduce((sum, k) => sum + z[k], 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const product = (/** @type {ArrayLike<number>} */ a, /** @type {number} */ ma, /** @type {ArrayLike<number>} */ b, /** @type {number} */ mb) => list.reduce((sum, k) => sum + (a[k] - ma) * (b[k] - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
}

test('the catalogue defines every readout in a sentence', () => {
  assert.deepEqual(ids, ['frequency', 'order', 'metastability', 'plv', 'coherence', 'fc', 'envelope-fc', 'fcd', 'spectrum', 'spectrogram', 'lagged',
    'response-frequency', 'response-amplitude', 'gain', 'lag', 'drive-plv', 'drive-slips', 'locked']);
  for (const { name, meaning, shape } of any.catalog.measures) {
    assert.ok(name && meaning.length > 40, name);
    assert.ok(['node', 'scalar', 'matrix', 'series', 'map'].includes(shape), name);
  }
});

test('every readout has the shape that the catalogue says, from the first step on', () => {
  using(network(), (sim) => {
    sim.measure({ every: 1, window: 400, drive: 0 });
    for (const steps of [0, 1, 30, 1200]) {
      advance(sim, steps);
      for (const { id, shape } of any.catalog.measures) {
        const { value, rows, columns, samples, until, axes } = sim.measured(id);
        if (shape === 'scalar') assert.equal(typeof value, 'number', id);
        else assert.equal(value.length, rows * columns, id);
        if (shape === 'node') assert.deepEqual([rows, columns], [1, 5], id);
        if (shape === 'matrix') assert.equal(rows, columns, id);
        if (shape === 'series' || shape === 'map') assert.equal(axes.frequency.length, shape === 'map' ? rows : columns, id);
        if (shape === 'map') assert.equal(axes.time.length, columns, id);
        assert.ok(samples >= 0 && until <= sim.time, id);
        if (steps === 1200) for (const x of shape === 'scalar' ? [value] : value) assert.ok(Number.isFinite(x), `${id} ${x}`);
      }
    }
  });
});

test('what is measured while running is what the same samples give afterwards', () => {
  const experiment = network({ nodes: 3, duration: 1000, record: { what: ['observable'], every: 1 }, precision: 'f64' });
  const { data, times } = pp.run(experiment);
  const samples = times.length - 1;
  const recorded = signals(3, samples, (node, k) => data.observable[node * times.length + k + 1]);
  using(experiment, (sim) => {
    sim.measure({ every: 1, window: samples, what: ['fc', 'lagged', 'spectrum', 'frequency', 'coherence'], lag: 5 });
    advance(sim, samples);
    for (const id of ['fc', 'lagged', 'spectrum', 'frequency', 'coherence']) {
      const offline = any.analyse[id](recorded, { nodes: 3, rate: 1000, lag: 5 });
      assert.deepEqual(sim.measured(id).value, offline.value, id);
    }
    const { value, samples: counted } = sim.measured('fc');
    assert.equal(counted, samples);
    assert.ok(Math.abs(value[1] - pearson(recorded.subarray(0, samples), recorded.subarray(samples, 2 * samples))) < 1e-6);
  });
});

test('two sines lock, cohere and correlate as their phases say', () => {
  const lag = 1;
  const pair = signals(2, 4000, (node, k) => Math.sin((2 * Math.PI * 10 * k) / 500 - node * lag));
  const options = { nodes: 2, rate: 500 };
  assert.ok(any.analyse.plv(pair, options).value[1] > 0.9999);
  assert.ok(any.analyse.coherence(pair, options).value[1] > 0.999);
  assert.ok(any.analyse.coherence(pair, { ...options, frequency: 10 }).axes.frequency[0] > 9);
  assert.ok(Math.abs(any.analyse.fc(pair, options).value[1] - Math.cos(lag)) < 1e-3);
  assert.ok(Math.abs(any.analyse.order(pair, options).mean - Math.cos(lag / 2)) < 1e-3);
  assert.ok(Math.abs(any.analyse.frequency(pair, options).value[0] - 10) < 0.02);
  const phases = signals(2, 100, (node, k) => 0.1 * k + node * Math.PI);
  assert.ok(any.analyse.order(phases, { ...options, phases: true }).value < 1e-12);
  assert.equal(any.analyse.spectrum(pair.subarray(0, 4000), 500).frequencies.length, any.analyse.spectrum(pair.subarray(0, 4000), 500).power.length);
});

test('a spectrum is of the mean of all nodes or of one, a spectrogram of one', () => {
  using(network({ parameters: { omega: [30, 60, 90, 120, 150] } }), (sim) => {
    sim.measure({ every: 1, window: 2000 });
    advance(sim, 3000);
    const each = [0, 1, 2, 3, 4].map((node) => sim.measured('spectrum', { node }).value);
    const mean = sim.measured('spectrum').value;
    for (let k = 0; k < mean.length; k += 5) assert.ok(Math.abs(each.reduce((sum, one) => sum + one[k], 0) / 5 - mean[k]) < 1e-9);
    assert.notDeepEqual(sim.measured('spectrogram', { node: 0 }).value, sim.measured('spectrogram', { node: 4 }).value);
    assert.equal(sim.measured('coherence', { band: [8, 30] }).axes.frequency.length > 3, true);
  });
});

test('matrices are compared by the entries above their diagonals', () => {
  assert.ok(Math.abs(any.analyse.compare([1, 2, 3, 0, 1, 5, 0, 0, 1], [0, 4, 6, 9, 0, 10, 9, 9, 0]) - 1) < 1e-12);
  refused(() => any.analyse.compare([1, 2], [1, 2]), /square/);
  refused(() => any.analyse.compare([1, 2, 3, 4], [1]), /one size/);
});

test('measuring leaves the run as it is, and stops when asked', () => {
  const run = (/** @type {(sim: any) => void} */ body) => using(network(), (sim) => (body(sim), advance(sim, 300), sim.hash()));
  assert.equal(run((sim) => sim.measure({ every: 1, window: 200 })), run(() => {}));
  using(network(), (sim) => {
    sim.measure({ every: 1, window: 200 });
    advance(sim, 100);
    const bytes = sim.snapshot();
    sim.restore(bytes);
    assert.equal(sim.measured('fc').samples, 0, 'a step back begins anew');
    sim.measure({ off: true });
    refused(() => sim.measured('fc'), /not measured/);
  });
});

test('what cannot be is refused with what can, and nothing changes', () => {
  using(network(), (sim) => {
    refused(() => sim.measured('fc'), /"fc" is not measured; name it in measure/);
    sim.measure({ every: 2, window: 400, what: ['fc'] });
    advance(sim, 100);
    refused(() => sim.measured('plv'), /"plv" is not measured/);
    refused(() => sim.measured('gc'), /unknown "gc"; valid: frequency, order, .*lagged/);
    refused(() => sim.measured('fc', { node: 5 }), /node: must be a whole number from 0 to 4, got 5/, 'measured.node');
    refused(() => sim.measured('fc', { nodes: 5 }), /unknown option "nodes"; valid: node, frequency, band/);
    for (const [options, says, path] of /** @type {[any, RegExp, string][]} */ ([
      [{ signal: 'spikes' }, /unknown "spikes" of stuart-landau/, 'measure.signal'],
      [{ signal: 3 }, /id of a signal, got 3/, 'measure.signal'],
      [{ every: 0 }, /whole number from 1 to 1000000, got 0/, 'measure.every'],
      [{ every: 1.5 }, /got 1.5/, 'measure.every'],
      [{ window: 10 }, /from 128 to 131072 ms/, 'measure.window'],
      [{ window: NaN }, /a number from 0, got NaN/, 'measure.window'],
      [{ band: [5] }, /two numbers in Hz/, 'measure.band'],
      [{ band: [30, 20] }, /got 30 to 20/, 'measure.band'],
      [{ band: [8, 400] }, /at most 250 Hz/, 'measure.band'],
      [{ lag: -1 }, /from 0, got -1/, 'measure.lag'],
      [{ what: ['fc', 'gc'] }, /unknown "gc"; valid: frequency/, 'measure.what'],
      [{ what: [] }, /a list of ids/, 'measure.what'],
      [{ widow: 10 }, /unknown option "widow"; valid: signal, every/, 'measure.widow'],
      [{ off: 1 }, /true or false/, 'measure.off'],
      [null, /must be an object, got null/, 'measure'],
    ])) refused(() => sim.measure(options), says, path);
    assert.equal(sim.measured('fc').samples, 50);
  });
  refused(() => any.analyse.fc([1, 2, 3], { nodes: 2, rate: 500 }), /do not divide/);
  refused(() => any.analyse.fc(new Float64Array(200), { nodes: 2 }), /rate: must be/);
  refused(() => any.analyse.fc([...new Float64Array(199), NaN], { nodes: 2, rate: 500 }), /sample 99 of node 1 must be a finite number, got NaN/);
  refused(() => any.analyse.fc(new Float64Array(20), { nodes: 2, rate: 500 }), /window: must be from 128/);
});
