// The readouts of a network: started once for a simulation, asked for a few times a second.
import { paceOf } from '../fields.js';

/** Cycles of the model's rhythm that a readout looks back on: few enough to follow a slider, enough to be steady. */
const CYCLES = 40;
const FINEST = 24;  // samples of a cycle
export const MANY = 400;   // nodes above which matrices would take too long
const FEW = ['frequency', 'order', 'metastability'];

/** @type {WeakSet<object>} */
const started = new WeakSet();

/** @param {import('../types').Lab} lab whose simulation is to be measured from now on, if it is not yet */
export function measuring({ sim, model, state }) {
  const whole = /** @type {any} */ (sim);
  if (started.has(sim) || !whole.measure) return whole;
  const cycle = 1000 / paceOf(model, state.preset);
  whole.measure({
    what: sim.nodes > MANY ? FEW : [...FEW, 'plv', 'fc', 'envelope-fc'], signal: 'observable', every: Math.max(1, Math.round(cycle / FINEST / sim.dt)), window: CYCLES * cycle,
  });
  started.add(sim);
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
