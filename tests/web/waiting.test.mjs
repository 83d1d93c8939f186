import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, core } from './core.mjs';
import { measuring, numberFrom } from '../../web/network/measuring.js';
import { moveAsOne } from '../../web/network/waiting.js';
import { fieldsOf } from '../../web/fields.js';
import { firstState } from '../../web/requests.js';

/** A number among those of a reading, of a matrix one beside its diagonal. */
const any = (value) => (typeof value === 'number' ? Number.isFinite(value) : value.some((one, k) => Number.isFinite(one) && (value.length < 16 || k % 5 > 0)));

/** A running network as the page measures it. @param {string} id @param {object} [more] of the experiment */
function measured(id, more = {}) {
  const model = catalog.models.find((one) => one.id === id), state = { ...firstState({ catalog }), model: id, situation: 'brain' };
  const noisy = model.states[0].id;
  const sim = core.simulate({ model: id, nodes: 4, initial: Object.fromEntries(model.states.map(({ id: name, value, high, low }) => [name, { uniform: [value, value + 0.1 * (high - low)] }])), noise: [{ kind: 'white', sigma: 1e-3, states: [noisy] }], ...more });
  return { sim, model, state, catalog, fields: fieldsOf(catalog, state), connectome: { nodes: 4 } };
}

test('a measure has its first number when the page says, for angles and for signals, at any rate of sampling', () => {
  for (const [id, more] of [['stuart-landau', {}], ['kuramoto', {}], ['stuart-landau', { dt: 2 }], ['wilson-cowan', {}]]) {
    const lab = measured(id, more), { sim } = lab;
    measuring(lab);
    const due = new Map(['frequency', 'order', 'metastability', 'plv', 'fc', 'envelope-fc'].map((name) => [name, numberFrom(lab, name)]));
    const found = new Map(), step = Math.max(1, Math.round(due.get('fc') / 2 / sim.dt));
    while (found.size < due.size && sim.time < 2 * Math.max(...due.values())) {
      sim.step(step);
      for (const name of due.keys()) if (!found.has(name) && any(sim.measured(name).value)) found.set(name, sim.time);
    }
    for (const [name, from] of due) assert.ok(Math.abs(found.get(name) - from) <= 0.12 * from + 3 * step * sim.dt, `${id} ${name}: said ${from}, found ${found.get(name)}`);
    sim.delete();
  }
});

test('nodes that are alike and hear no noise are told to move as one; noise, a difference or a kick ends it', () => {
  const alike = { model: 'stuart-landau', nodes: 5, network: { connectome: 'ring', gain: 0.1 } };
  const one = (experiment, act = () => {}) => {
    const sim = core.simulate({ ...alike, ...experiment }), model = catalog.models.find(({ id }) => id === 'stuart-landau');
    act(sim);
    sim.measure({ what: ['order'], window: 3000, every: 20 });
    sim.step(30000);
    const said = moveAsOne({ sim, model }, sim.measured('order').mean);
    sim.delete();
    return said;
  };
  assert.equal(one({}), true);
  assert.equal(one({ noise: { sigma: 0 } }), true);
  assert.equal(one({ noise: { sigma: 0.1, states: ['x'] } }), false);
  assert.equal(one({ parameters: { omega: [60, 61, 62, 63, 64] } }), false);
  assert.equal(one({ network: undefined }, (sim) => sim.kick(2, 'y', 0.5)), false);
  assert.equal(one({ network: undefined, parameters: { alpha: -5 }, initial: { x: { uniform: [-0.5, 0.5] }, y: { uniform: [-0.5, 0.5] } } }), false, 'what rings down to rest does not move as one');
  assert.equal(one({ nodes: 1, network: undefined }), false);
});
