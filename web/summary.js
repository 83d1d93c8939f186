// The state of the page in one sentence, for who asks: which model, how many nodes, what they do, and whether together.
// Measured on the newer half of what is recorded. Fetched when asked for.
import { reader } from './experiment.js';
import { paceOf } from './fields.js';
import { beatsOf, measure } from './measure.js';
import { number } from './format.js';

/** @typedef {import('./types').Lab} Lab @typedef {import('./types').Trace} Trace @typedef {import('./measure.js').Swing} Swing */

const MOST = 100;        // nodes that are measured
const INSTANTS = 64;     // at which phases are compared
const SAME = 0.005;      // relative difference of two frequencies that counts as none
const TOGETHER = 0.9, PARTLY = 0.4;
const LEAST = 2;         // cycles of the model's rhythm that have to be recorded first
const STILL = 0.002;     // share of the push variable's window that counts as no movement

/** @param {Lab} lab @returns {string} */
export function summary(lab) {
  const { model, state, sim } = lab;
  const trace = sim.trace(), since = Math.max(trace.first, trace.count - Math.ceil(trace.capacity / 2));
  const apart = Math.ceil(sim.nodes / MOST);
  const nodes = Array.from({ length: Math.ceil(sim.nodes / apart) }, (_, k) => k * apart);
  const swings = nodes.map((node) => measure(trace, model.push, node, sim.dt, { since, columns: trace.count - since }));
  const early = (trace.count - since) * trace.every * sim.dt < (LEAST * 1000) / paceOf(model, state.preset);
  const parts = [model.name, where(lab), ...(early ? ['not yet measured'] : doing(lab, swings))];
  if (sim.nodes > 1 && !early) parts.push(...together(synchrony(trace, model.push, nodes, since), nodes.length));
  parts.push(state.running ? `running at ${number(Number(reader(state, lab.fields)('play')))} times real time` : 'paused', `at ${number(sim.time / 1000, 4)} seconds`);
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** @param {Lab} lab */
function where({ state, sim, fields }) {
  if (state.situation === 'brain') return `whole brain of ${sim.nodes} regions`;
  if (state.situation === 'network') return `${sim.nodes} nodes`;
  if (state.situation !== 'forced') return '';
  const value = reader(state, fields), hertz = fields.has('drive.0.frequency') ? Number(value('drive.0.frequency')) : NaN;
  return Number(value('drive.0.amplitude')) && hertz > 0 ? `driven at ${number(hertz)} hertz` : 'driven';
}

/** @param {Lab} lab @param {(Swing | null)[]} swings */
function doing({ model }, swings) {
  const known = /** @type {Swing[]} */ (swings.filter((swing) => swing !== null));
  const push = [...model.states, ...model.readouts].find(({ id }) => id === model.push);
  const least = STILL * (push ? push.high - push.low : 1);
  const moving = known.filter(({ high, low }) => high - low > least);
  if (!moving.length) return ['at rest'];
  const rates = moving.filter(({ frequency }) => frequency !== null).map((swing) => Number(swing.frequency) / Math.max(1, swing.cycle));
  if (!rates.length) return ['moving, with no rhythm yet'];
  const low = Math.min(...rates), high = Math.max(...rates);
  const pace = high - low <= SAME * high ? `at ${number((low + high) / 2)} hertz` : `between ${number(low)} and ${number(high)} hertz`;
  const some = moving.length < known.length ? [`${moving.length} of ${known.length} nodes move`] : [];
  return [...some, `oscillating ${pace}`];
}

/** @param {number} r mean order parameter, NaN where there is none @param {number} n */
function together(r, n) {
  if (!Number.isFinite(r)) return [];
  // Of n independent phases R is about √(π/4n).
  const word = r >= TOGETHER ? 'synchronised' : r > Math.max(PARTLY, 2 * Math.sqrt(Math.PI / 4 / n)) ? 'partially synchronised' : 'not synchronised';
  return [word, `R ${r.toFixed(2)}`];
}

/**
 * Kuramoto's order parameter R = |mean of exp(iφ)|, averaged over the window. φ grows by 2π from one upward crossing of the middle
 * to the next.
 * @param {Trace} trace @param {string} id @param {number[]} nodes @param {number} since
 */
export function synchrony(trace, id, nodes, since) {
  const quantity = trace.what.indexOf(id);
  const times = nodes.map((node) => {
    const row = (quantity * trace.nodes + node) * trace.capacity;
    let low = Infinity, high = -Infinity;
    for (let k = since; k < trace.count; ++k) {
      const value = trace.mean[row + (k % trace.capacity)];
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return beatsOf(trace, row, since, low, high).times;
  }).filter((beats) => beats.length > 2);
  const from = Math.max(...times.map((beats) => beats[0])), to = Math.min(...times.map((beats) => beats[beats.length - 1]));
  if (times.length < 2 || !(to > from)) return NaN;
  let sum = 0;
  for (let n = 0; n < INSTANTS; ++n) {
    const at = from + ((n + 0.5) / INSTANTS) * (to - from);
    let x = 0, y = 0;
    for (const beats of times) {
      const k = beats.findIndex((time) => time > at);
      const angle = (2 * Math.PI * (at - beats[k - 1])) / (beats[k] - beats[k - 1]);
      x += Math.cos(angle);
      y += Math.sin(angle);
    }
    sum += Math.hypot(x, y) / times.length;
  }
  return sum / INSTANTS;
}
