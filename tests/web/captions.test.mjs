import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, core, context } from './core.mjs';
import { caption } from '../../web/captions.js';
import { measure } from '../../web/measure.js';
import { experimentOf, reader } from '../../web/experiment.js';
import { fieldsOf, modelOf, paceOf } from '../../web/fields.js';
import { firstState, requests } from '../../web/requests.js';
import { recorded } from '../../web/draw/lab.js';

const reduce = requests(context);

/** The caption of a state of the page after so many ms, by default forty cycles of what the page takes for its pace. */
function captionOf(list, given = 0) {
  const state = list.reduce((now, [type, detail]) => reduce(now, { type, ...detail }), firstState(context));
  const model = modelOf(catalog, state.model);
  const sim = core.simulate(experimentOf(catalog, state));
  const cycle = 1000 / paceOf(model, state.preset);
  sim.scope({ what: recorded(model), every: Math.max(1, Math.round(cycle / 100 / sim.dt)), columns: 4096 });
  sim.step(Math.round((given || 40 * cycle) / sim.dt));
  const trace = sim.trace();
  const swings = Array.from({ length: sim.nodes }, (_, node) => measure(trace, model.push, node, sim.dt));
  const equilibria = model.states.some((one) => one.circular) ? [] : sim.equilibria(0);
  const text = caption({ model, situation: state.situation, value: reader(state, fieldsOf(catalog, state)), equilibria, swings, pull: measure(trace, model.pull, 0, sim.dt), seen: measure(trace, 'observable', 0, sim.dt), node: 0 });
  sim.delete();
  return text;
}

const hertz = (text) => Number(/([\d.]+) Hz/.exec(text)?.[1]);

test('a Stuart–Landau cycle is told with its distance from the Hopf point, its radius and its frequency', () => {
  assert.equal(captionOf([['set', { path: 'alpha', value: 2.5 }]], 12000), 'Past the Hopf point by 2.5 s⁻¹: a limit cycle of radius 0.707 turning at 10 Hz.');
});

test('below the Hopf point it is told where it rests and how a push dies', () => {
  assert.equal(captionOf([['preset', { id: 'below-hopf' }]], 6000), 'At rest at x = 0: a stable focus, where a push rings at 10 Hz and fades by e in 200 ms.');
});

test('every preset is told as the regime that it declares', () => {
  for (const model of catalog.models) {
    for (const preset of model.presets) {
      const text = captionOf([['model', { id: model.id }], ['preset', { id: preset.id }]]);
      const moving = /turning at|A rhythm at|turns at|swings at/.test(text);
      assert.equal(moving, preset.regime === 'oscillation', `${model.id} ${preset.id}: ${text}`);
    }
  }
});

test('a phase has no fixed amplitude to speak of', () => assert.match(captionOf([['model', { id: 'kuramoto' }]]), /phase turns at 10 Hz/));

test('a drive within the tongue is followed, one far outside is not', () => {
  const forced = (frequency) => captionOf([['situation', { id: 'forced' }], ['set', { path: 'drive.0.frequency', value: frequency }], ['set', { path: 'drive.0.amplitude', value: 8 }]], 8000);
  assert.match(forced(10.2), /follows one to one/);
  assert.match(forced(14), /slower than the drive/);
});

test('a drift is called a mean once it has beaten some times, and nothing is said of a frequency just after a change', () => {
  const forced = [['situation', { id: 'forced' }], ['set', { path: 'drive.0.amplitude', value: 4 }], ['set', { path: 'drive.0.frequency', value: 10.5 }]];
  assert.match(captionOf(forced, 1500), /the last \d+ turns of the response are at 10\.\d+ Hz, .* slower than the drive\.$/);
  assert.match(captionOf([...forced.slice(0, 2), ['set', { path: 'drive.0.frequency', value: 16 }]], 6000), /the response turns at 10/);
  assert.match(captionOf(forced, 320), /too few turns yet/);
});

test('a network is told as locked or not by its measured frequencies', () => {
  const network = (gain) => captionOf([['model', { id: 'kuramoto' }], ['situation', { id: 'network' }], ['set', { path: 'network.gain', value: gain }]], 8000);
  assert.match(network(60), /^10 nodes, gain 60: all turn at 10/);
  assert.match(network(0), /each at its own pace, from 9\.\d* to 1\d(\.\d*)? Hz/);
});

test('a frequency is measured to a tenth of a percent', () => {
  const sim = core.simulate({ version: 1, model: 'kuramoto', parameters: { omega: 2 * Math.PI * 7.3 } });
  sim.scope({ what: ['x'], every: 5, columns: 4096 });
  assert.equal(measure(sim.trace(), 'x', 0, sim.dt), null, 'nothing is measured before there is something');
  sim.step(30000);
  assert.ok(Math.abs(measure(sim.trace(), 'x', 0, sim.dt).frequency / 7.3 - 1) < 1e-3);
  assert.ok(hertz('x at 7.3 Hz') === 7.3);
  sim.delete();
});

test('swings are called a cycle when they repeat, singly or in groups, and uneven when they do not', () => {
  const recorded = (signal) => {
    const mean = Float64Array.from({ length: 1200 }, (_, k) => signal(k / 100));
    return measure({ what: ['x'], nodes: 1, every: 1, capacity: 1200, first: 0, count: 1200, min: mean, max: mean, mean }, 'x', 0, 10);
  };
  const wave = (t) => Math.sin(2 * Math.PI * t);
  assert.deepEqual([recorded(wave).cycle, recorded(wave).frequency.toFixed(2)], [1, '1.00']);
  assert.equal(recorded((t) => (Math.floor(t) % 2 ? 1 : 0.8) * wave(t)).cycle, 2);
  assert.equal(recorded((t) => Math.exp(t / 8) * wave(t)).cycle, 1, 'a rhythm that grows is one');
  assert.equal(recorded((t) => wave(t) + 0.4 * wave(t * Math.SQRT2)).cycle, 0);
});

test('chaos and two rhythms at once are not called a limit cycle', () => {
  assert.match(captionOf([['model', { id: 'lorenz' }]]), /the swings differ from one to the next, x between/);
  assert.match(captionOf([['model', { id: 'lanmm' }]]), /an instrument sees are uneven/);
});

test('a Hopf point is named only where one plane grows around the only fixed point', () => {
  for (const id of ['lorenz', 'epileptor']) {
    if (!catalog.models.some((model) => model.id === id)) continue;
    assert.doesNotMatch(captionOf([['model', { id }]]), /Hopf/);
  }
  assert.match(captionOf([['model', { id: 'nmm1' }]]), /^Past the Hopf point by /);
});
