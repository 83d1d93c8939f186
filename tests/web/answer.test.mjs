// What the numbers of a response may be said to tell, and how often a readout looks.
import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, core } from './core.mjs';
import { lasting, measuring, samplingOf } from '../../web/network/measuring.js';
import { longerFor, partOfBeat, restsAlone } from '../../web/forcing/answer.js';
import { fieldsOf, modelOf } from '../../web/fields.js';
import { experimentOf } from '../../web/experiment.js';

const labOf = (values) => {
  const state = { model: 'stuart-landau', situation: 'forced', preset: '', values, node: 0 };
  return { catalog, model: modelOf(catalog, 'stuart-landau'), state, fields: fieldsOf(catalog, state), connectome: null, sim: core.simulate(experimentOf(catalog, state)) };
};

test('a period of the fastest drive has at least eight samples, and the rhythm as many as without it', () => {
  for (const fastest of [0, 5, 30, 140, 900]) {
    const { every, window, problem } = samplingOf({ pace: 10, dt: 0.1, window: 4000, fastest });
    assert.equal(problem, '');
    assert.ok(every * 0.1 <= 100 / 23 && (!fastest || every * 0.1 * fastest <= 1000 / 8), String(fastest));
    assert.ok(window === 4000 && window / (every * 0.1) <= 65536);
  }
  assert.equal(samplingOf({ pace: 10, dt: 0.1, window: 4000, fastest: 10 }).every, samplingOf({ pace: 10, dt: 0.1, window: 4000 }).every);
});

test('what no sampling can tell is a sentence instead of numbers', () => {
  assert.match(samplingOf({ pace: 10, dt: 2, window: 4000, fastest: 140 }).problem, /^A period at 140 Hz is 3\.6 steps long; .* dt at most 0\.89 ms\.$/);
  assert.match(samplingOf({ pace: 0.02, dt: 0.1, window: 2e6, fastest: 1000 }).problem, /more samples than a window holds/);
  const cut = samplingOf({ pace: 0.1, dt: 0.1, window: 4e5, fastest: 50 });
  assert.ok(cut.problem === '' && cut.window < 4e5 && cut.window >= 1e5, 'a shorter window is better than none');
  const lab = labOf({ 'drive.0.kind': 'sine', 'drive.0.frequency': 140, dt: 1.5 });
  assert.throws(() => measuring(lab, { drive: 0, n: 1, m: 1 }), /steps long/);
  lab.sim.delete();
});

test('a biphasic train at 140 Hz has a response at its own frequency, not at an alias of it', () => {
  const lab = labOf({ alpha: -20, 'drive.0.kind': 'biphasic', 'drive.0.frequency': 140, 'drive.0.width': 1, 'drive.0.amplitude': 500 });
  const sim = measuring(lab, { drive: 0, n: 1, m: 1 });
  sim.step(Math.round(6000 / sim.dt));
  const frequency = sim.measured('response-frequency');
  assert.ok(Math.abs(frequency.value[0] - 140) < 0.5, String(frequency.value[0]));
  assert.ok(lasting(sim, frequency.samples) > 2500 && sim.measured('drive-plv').value[0] > 0.99);
  sim.delete();
});

const responseOf = (experiment) => catalog.forcing.analyse.response(experiment, { drive: 0 });
const driven = (model, parameters = {}, more = {}) => ({ model, parameters, drive: [{ kind: 'sine', input: 'f', amplitude: 4, frequency: 10.5 }], ...more });
const restsOf = (experiment) => {
  const sim = core.simulate(experiment), found = sim.equilibria(0);
  sim.delete();
  return found;
};

test('without the drive a damped node is at rest, a rhythm is not, nor is what noise or another drive moves', () => {
  const at = (experiment) => restsAlone(responseOf(experiment), experiment, 0, restsOf(experiment));
  assert.equal(at(driven('damped-harmonic')), true);
  assert.equal(at(driven('stuart-landau', { alpha: -5 })), true);
  assert.equal(at(driven('stuart-landau')), false);
  assert.equal(at(driven('damped-harmonic', {}, { noise: [{ kind: 'white', sigma: 0.001 }] })), false);
  const two = driven('damped-harmonic');
  two.drive.push({ kind: 'sine', input: 'f', amplitude: 0.01, frequency: 8 });
  assert.equal(at(two), false);
});

test('a window with a part of a beat says so, and the mean over some beats is given', () => {
  const live = { locked: false, response: 10.19, drive: 10.5, n: 1, m: 1, window: 4000 };
  assert.match(partOfBeat(live, null), /^Not locked, and the window of 4 s holds 1\.24 slips: these numbers are of a part/);
  assert.match(partOfBeat(live, { frequency: 10.11, window: 20000 }), /Over 20 s the response turns at 10\.1\d* Hz on average\.$/);
  assert.deepEqual([partOfBeat({ ...live, locked: true }, null), partOfBeat({ ...live, window: 20000 }, null), partOfBeat({ ...live, response: 0 }, null)], ['', '', '']);
  const short = responseOf(driven('stuart-landau')), window = longerFor(short, { drive: 10.5, n: 1, m: 1, window: 3000 });
  assert.ok(window > 10000 && window <= 60000);
  const far = catalog.forcing.analyse.response(driven('stuart-landau'), { drive: 0, window: 60000 }), long = catalog.forcing.analyse.response(driven('stuart-landau'), { drive: 0, window });
  assert.ok(Math.abs(long.frequency - far.frequency) < 0.01 && Math.abs(short.frequency - far.frequency) > 0.05);
  assert.equal(longerFor(responseOf(driven('damped-harmonic')), { drive: 10.5, n: 1, m: 1, window: 3000 }), null);
});
