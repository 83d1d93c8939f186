// What the sentence below the stage is made of: what the recorder holds of a running simulation since the last change.
import { reader } from '../experiment.js';
import { paceOf } from '../fields.js';
import { measure } from '../measure.js';

/** @typedef {import('../types').Simulation} Simulation @typedef {import('../types').Lab} Lab @typedef {import('../types').Equilibrium} Equilibrium */

const COLUMNS = 1000;       // of the recorder, the last of which are looked at
const MOST_MEASURED = 100;  // nodes that a sentence tells of

/**
 * @param {Lab} lab @param {Simulation} sim @param {object} known
 * @param {number} known.since first column that the present parameters made
 * @param {boolean} known.nudged pushed off an unstable fixed point lately
 * @param {(node: number) => Equilibrium[]} known.equilibria
 * @returns {import('../captions.js').Facts}
 */
export function factsOf(lab, sim, { since, nudged, equilibria }) {
  const { model, state } = lab;
  const trace = sim.trace(), window = { since, columns: COLUMNS };
  const swing = (/** @type {string} */ id, /** @type {number} */ node) => measure(trace, id, node, sim.dt, window);
  // Of a large network a sample, the watched node among it.
  const apart = Math.ceil(sim.nodes / MOST_MEASURED), first = state.node % apart;
  const circular = model.states.some((one) => one.circular);
  return {
    model, nudged, situation: state.situation, nodes: sim.nodes,
    node: (state.node - first) / apart,
    value: reader(state, lab.fields),
    pace: paceOf(model, state.preset),
    seconds: ((trace.count - since) * trace.every * sim.dt) / 1000,
    swings: Array.from({ length: Math.ceil((sim.nodes - first) / apart) }, (_, k) => swing(model.push, first + k * apart)),
    pull: swing(model.pull, state.node),
    seen: swing('observable', state.node),
    present: Object.fromEntries(model.states.map(({ id }) => [id, sim.read(id)[state.node]])),
    equilibria: circular || sim.nodes > 1 ? [] : equilibria(state.node),
    driven: lab.catalog.forcing?.said(lab),
  };
}
