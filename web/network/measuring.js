// The readouts of a simulation: started once for what is asked of it, read a few times a second.
import { paceOf } from '../fields.js';

/** @typedef {{ drive: number, n: number, m: number }} Response which drive the response is held against, and n turns of the response to m of the drive */

/** Cycles of the model's rhythm that a readout looks back on: few enough to follow a slider, enough to be steady. */
const CYCLES = 40;
const FINEST = 24;  // samples of a cycle
const LEAST = 3000; // ms over which locking is judged
export const MANY = 400;   // nodes above which matrices would take too long
const FEW = ['frequency', 'order', 'metastability'];
export const RESPONSES = ['locked', 'drive-plv', 'gain', 'lag', 'response-frequency', 'response-amplitude', 'drive-slips'];

/** What is measured of a simulation now. @type {WeakMap<object, { key: string, response: Response | null }>} */
const started = new WeakMap();

/**
 * @param {import('../types').Lab} lab whose simulation is to be measured from now on, if it is not yet
 * @param {Response} [response] asked for; what was asked for before stays
 */
export function measuring({ sim, model, state, connectome, catalog }, response) {
  const whole = /** @type {any} */ (sim);
  const before = started.get(sim) ?? { key: '', response: null };
  const wanted = response ?? before.response;
  const network = !connectome ? [] : sim.nodes > MANY ? FEW : [...FEW, 'plv', 'fc', 'envelope-fc'];
  const answers = wanted ? RESPONSES.filter((id) => catalog.measures?.some((row) => row.id === id)) : [];
  const key = JSON.stringify([network.length, wanted]);
  if (key === before.key || !whole.measure) return whole;
  const cycle = 1000 / paceOf(model, state.preset);
  const window = wanted && !connectome ? Math.max(LEAST, CYCLES * cycle) : CYCLES * cycle;
  whole.measure({ what: [...network, ...answers], signal: 'observable', every: Math.max(1, Math.round(cycle / FINEST / sim.dt)), window, ...wanted });
  started.set(sim, { key, response: wanted });
  return whole;
}

/** The mean of a matrix off its diagonal. @param {ArrayLike<number>} matrix @param {number} n */
export function meanOff(matrix, n) {
  let sum = 0, count = 0;
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < n; ++j)
      if (i !== j && Number.isFinite(matrix[i * n + j])) {
        sum += matrix[i * n + j];
        count += 1;
      }
  return count ? sum / count : NaN;
}
