// The real core, shared by the tests of this folder.
import { PushPull } from '../../wasm/push_pull.js';

export const pp = await PushPull.load();
export const ids = pp.catalog.models.map((model) => model.id);

/**
 * A short experiment of any model that exercises what a run can have: a drive, a network, parameters that differ between the nodes.
 * @param {string} model @param {object} [more]
 * @returns {any}
 */
export const busy = (model, more = {}) => ({
  version: 1, model, nodes: 5, network: { connectome: 'ring' }, drive: [{ kind: 'sine', input: 'f', amplitude: 0.1, frequency: 10 }], seed: 7, ...more,
});

/** Runs a body with a simulation that is deleted whatever happens. @template T @param {any} experiment @param {(sim: any) => T} body */
export function using(experiment, body) {
  const sim = pp.simulate(experiment);
  try {
    return body(sim);
  } finally {
    sim.delete();
  }
}

/** Steps that are done in one go without fail. @param {any} sim @param {number} count */
export function advance(sim, count) {
  const done = sim.step(count);
  if (done !== count) throw new Error(`stopped after ${done} of ${count} steps: ${sim.failure}`);
}
