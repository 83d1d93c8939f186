// What a driven node answers, as JavaScript calls it: live, of whole experiments, and against a twin.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, pp, using } from './core.mjs';

const any = /** @type {any} */ (pp);
const turn = 2 * Math.PI;
const rows = any.catalog.measures.filter((/** @type {any} */ row) => row.driven).map((/** @type {any} */ row) => row.id);

/** A 10 Hz oscillator under a rotating drive. @param {object} [drive] @param {object} [more] */
const driven = (drive = {}, more = {}) => ({
  model: 'stuart-landau', dt: 1, precision: 'f64', parameters: { alpha: 5, gamma: 5, omega: 10 * turn },
  drive: [{ kind: 'rotating', amplitude: 4, frequency: 10.3, ...drive }], ...more,
});
const noise = { sigma: 1, states: 'z' };

/** @param {() => unknown} call @param {RegExp} says @param {string} [path] */
const refused = (call, says, path) => assert.throws(call, (/** @type {any} */ error) => error.name === 'PushPullError' && says.test(error.message) && (path === undefined || error.path === path));

test('the catalogue names the readouts against a drive', () => {
  assert.deepEqual(rows, ['response-frequency', 'response-amplitude', 'gain', 'lag', 'drive-plv', 'drive-slips', 'locked']);
});

test('a node inside the tongue is locked, live and offline, and free without the drive', () => {
  const found = any.analyse.response(driven(), { settle: 3000, window: 4000 });
  assert.equal(found.locked, true);
  assert.equal(found.floor.locked, false);
  assert.equal(found.driveFrequency, 10.3);
  assert.ok(found.plv > 0.999 && found.floor.plv < 0.5);
  assert.ok(Math.abs(found.frequencyChange - 0.3) < 0.01 && Math.abs(found.floor.frequency - 10) < 0.01);
  using(driven(), (sim) => {
    advance(sim, 3000);
    sim.measure({ every: 1, window: 4000, drive: 0, what: rows });
    advance(sim, 4000);
    const live = Object.fromEntries(rows.map((/** @type {string} */ id) => [id, sim.measured(id).value[0]]));
    assert.equal(live.locked, 1);
    assert.ok(Math.abs(live.gain - found.gain) < 1e-3 * found.gain);
    assert.ok(Math.abs(live.lag - found.lag) < 1e-3);
    assert.ok(Math.abs(live['response-frequency'] - 10.3) < 1e-3);
    assert.equal(live['drive-slips'], 0);
  });
});

test('nothing is locked to a silent drive, live, offline or in a map, also where its frequency is the rhythm’s own', () => {
  const silent = driven({ amplitude: 0, frequency: 10 });
  const found = any.analyse.response(silent, { settle: 3000, window: 4000 });
  assert.deepEqual([found.locked, found.floor.locked], [false, false]);
  assert.ok(Math.abs(found.frequency - 10) < 0.01, 'although it runs at the frequency of the drive');
  using(silent, (sim) => {
    sim.measure({ every: 1, window: 3000, drive: 0, what: ['locked'] });
    advance(sim, 4000);
    assert.equal(sim.measured('locked').value[0], 0);
  });
  const signal = Float64Array.from({ length: 1500 }, (_, k) => Math.sin((turn * 10 * k) / 500));
  assert.equal(any.analyse.locked(signal, { rate: 500, drive: { frequency: 10, amplitude: 0 } }).value[0], 0);
  const { values } = any.analyse.map(silent, { x: { path: 'drive.0.frequency', from: 9.9, to: 10.1, count: 3 }, y: { path: 'drive.0.amplitude', from: 0, to: 4, count: 2 }, measure: 'locked', settle: 2000, window: 3000 });
  assert.deepEqual([...values], [0, 0, 0, 1, 1, 1]);
  assert.equal(any.analyse.entrainment(silent, { settle: 2000, window: 3000 }), null);
});

test('a live readout follows the drive that the hand turns', () => {
  using(driven({ amplitude: 0.5, frequency: 13 }), (sim) => {
    sim.measure({ every: 1, window: 3000, drive: 0, what: ['locked', 'drive-slips'] });
    advance(sim, 3000);
    assert.equal(sim.measured('locked').value[0], 0);
    assert.ok(sim.measured('drive-slips').value[0] < -5);
    sim.set('drive.0.frequency', 10.05);
    advance(sim, 6000);
    assert.equal(sim.measured('locked').value[0], 1);
  });
});

test('of signals that are already there the same readouts come out', () => {
  const rate = 500, phase = 0.4;
  const signal = Float64Array.from({ length: 1500 }, (_, k) => 2 + 0.3 * Math.sin((turn * 10 * (100 + (1000 * k) / rate)) / 1000 + phase - 0.7));
  const options = { rate, drive: { frequency: 10, phase, amplitude: 0.6 }, start: 100 };
  assert.ok(Math.abs(any.analyse.gain(signal, options).value[0] - 0.5) < 1e-9);
  assert.ok(Math.abs(any.analyse.lag(signal, options).value[0] - 0.7) < 1e-9);
  assert.equal(any.analyse.locked(signal, options).value[0], 1);
  refused(() => any.analyse.gain(signal, { rate }), /must be a drive/, 'analyse.gain.drive');
});

test('responses are kept only where a drive is named, and refused where there is none', () => {
  using({ model: 'stuart-landau' }, (sim) => {
    sim.measure({ every: 1, window: 200 });
    refused(() => sim.measured('gain'), /not measured/);
    refused(() => sim.measure({ every: 1, window: 200, drive: 0 }), /there is no drive 0; the experiment has 0/, 'measure.drive');
    refused(() => sim.measure({ every: 1, window: 200, what: ['gain'] }), /there is no drive 0/);
    refused(() => sim.measure({ n: 0 }), /from 1 to 99/, 'measure.n');
  });
});

test('a resonance curve below the Hopf point is that of the linear theory', () => {
  const experiment = driven({ kind: 'sine', amplitude: 1e-3 }, { parameters: { alpha: -5, gamma: 5, omega: 10 * turn } });
  const { frequencies, gain, lag, linear } = any.analyse.resonance(experiment, { frequencies: [6, 8, 9, 10, 11, 12, 15], settle: 3000, window: 2000 });
  assert.equal(frequencies.length, 7);
  for (let k = 0; k < 7; ++k) {
    assert.ok(Math.abs(gain[k] / linear.gain[k] - 1) < 0.01, `${gain[k]} ${linear.gain[k]}`);
    assert.ok(Math.abs(lag[k] - linear.lag[k]) < 0.01);
  }
  assert.ok(gain[3] > gain[2] && gain[3] > gain[4]);
  assert.equal(any.analyse.resonance(driven(), { frequencies: [10] }).linear, null);
  refused(() => any.analyse.resonance(experiment, {}), /frequencies: must be a list/);
  refused(() => any.analyse.resonance(experiment, { frequencies: [10, -1] }), /got -1/);
});

test('the entrainment range is that of the formula, and null where the drive is too weak', () => {
  const { low, high } = any.analyse.entrainment(driven({ amplitude: 1 }), { settle: 3000, window: 20000 });
  const half = 1 / turn;
  assert.ok(Math.abs(high - 10 - half) < 0.03 && Math.abs(10 - low - half) < 0.03, `${low} ${high}`);
  assert.equal(any.analyse.entrainment(driven({ amplitude: 1e-6 }), { n: 2, m: 1, window: 5000 }), null);
  refused(() => any.analyse.entrainment(driven({}, { parameters: { alpha: -5 }, initial: { x: 0, y: 0 } })), /rests without the drive/);
  refused(() => any.analyse.entrainment(driven(), { tolerance: 0 }), /above 0 Hz/);
});

test('a kick moves the phase to the isochron that it lands on', () => {
  const experiment = driven({ amplitude: 0 }, { integrator: 'rk4', dt: 0.2 });
  for (const [amount, type] of [[0.4, 1], [1.5, 0]]) {
    const found = any.analyse.phaseResponse(experiment, { state: 'x', amount, phases: 32 });
    assert.equal(found.type, type);
    assert.ok(Math.abs(found.period - 100) < 1e-4);
    found.phases.forEach((/** @type {number} */ phase, /** @type {number} */ k) => {
      const angle = phase - turn / 4, expected = Math.atan2(Math.sin(angle), Math.cos(angle) + amount) + turn / 4 - found.transition[k];
      assert.ok(Math.abs(expected - turn * Math.round(expected / turn)) < 1e-6);
    });
  }
  refused(() => any.analyse.phaseResponse(experiment, { state: 'q', amount: 1 }), /unknown "q"/, 'analyse.phaseResponse.state');
  refused(() => any.analyse.phaseResponse(experiment, { state: 'x' }), /amount: must be a number/);
  refused(() => any.analyse.phaseResponse({ model: 'jansen-rit', parameters: { p: 0 } }, { state: 'y1', amount: 1 }), /rests/);
});

test('a stimulus of amplitude 0 evokes exactly 0, noise included, and one that is there does not', () => {
  const pulse = (/** @type {number} */ amplitude) => driven({ kind: 'constant', amplitude, start: 200, stop: 210 }, { nodes: 2, noise, dt: 1 });
  const none = any.analyse.evoked(pulse(0), { duration: 500 });
  assert.equal(none.nodes, 2);
  assert.equal(none.evoked.length, 2 * none.times.length);
  assert.ok(none.evoked.every((/** @type {number} */ x) => x === 0));
  const some = any.analyse.evoked(pulse(30), { duration: 500, every: 5, drives: [0] });
  const T = some.times.length;
  for (const n of [0, 1]) {
    assert.ok(some.evoked.subarray(n * T, n * T + 40).every((/** @type {number} */ x) => x === 0));
    assert.ok(some.evoked[n * T + 43] !== 0);
  }
  refused(() => any.analyse.evoked(pulse(1), { drives: [3] }), /there is no drive 3; the experiment has 1/);
});

test('a twin goes on as the simulation does, and differs only by its drives', () => {
  using(driven({}, { noise, nodes: 3 }), (sim) => {
    advance(sim, 777);
    sim.set('alpha', 6);
    sim.kick(1, 'x', 0.3);
    const same = sim.twin(), other = sim.twin({ drive: [] });
    try {
      assert.equal(same.time, sim.time);
      assert.equal(same.hash(), sim.hash());
      for (const each of [sim, same, other]) advance(each, 500);
      assert.equal(same.hash(), sim.hash());
      assert.notEqual(other.hash(), sim.hash());
      assert.deepEqual(other.experiment().drive, []);
    } finally {
      same.delete();
      other.delete();
    }
  });
});

test('options that mean nothing are refused by name', () => {
  refused(() => any.analyse.response(driven(), { drives: 1 }), /unknown option "drives"/);
  refused(() => any.analyse.response(driven(), { drive: 4 }), /there is no drive 4; the experiment has 1/, 'analyse.response.drive');
  refused(() => any.analyse.response(driven({ kind: 'constant' })), /has no frequency/);
  refused(() => any.analyse.response(driven(), { signal: 'w' }), /unknown "w"/);
  refused(() => any.analyse.response(driven(), { window: 20 }), /must hold a period of the drive/);
  refused(() => any.analyse.response(driven(), { n: 1.5 }), /whole number from 1 to 99/);
  refused(() => any.analyse.response({ model: 'nothing' }), /nothing/);
});
