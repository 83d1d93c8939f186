// One sentence on what is seen, computed: from the fixed points and their eigenvalues, and from what the recorder measured.
import { number, unit } from './format.js';
import { inputOf } from './fields.js';

/** @typedef {import('./types').Model} Model @typedef {import('./types').Trace} Trace @typedef {import('./types').Equilibrium} Equilibrium */
/** @typedef {{ low: number, high: number, frequency: number | null, trend: 'steady' | 'growing' | 'fading' }} Swing */
/**
 * @typedef {object} Facts
 * @property {Model} model
 * @property {string} situation
 * @property {(path: string) => any} value
 * @property {Equilibrium[]} equilibria of the selected node
 * @property {(Swing | null)[]} swings of the push variable, one per node; null where there is nothing measured yet
 * @property {Swing | null} pull of the selected node
 * @property {number} node
 * @property {boolean} [nudged] the state was pushed off an unstable fixed point
 */

const LOCKED = 0.005;  // relative difference of two frequencies that counts as none
const STILL = 0.002;   // share of the variable's window that counts as no movement
const SMALL = 0.001;   // share of the variable's window below which there is no cycle to speak of

/**
 * Range and frequency of a recorded quantity over its last columns.
 * @param {Trace} trace @param {string} id @param {number} node
 * @param {number} step ms a step
 * @param {{ since?: number, columns?: number }} [window] from an absolute column on, and at most so many
 * @returns {Swing | null} null before there is enough to measure
 */
export function measure(trace, id, node, step, { since = 0, columns = 1200 } = {}) {
  const quantity = trace.what.indexOf(id);
  const first = Math.max(trace.first, since, trace.count - columns);
  if (quantity < 0 || trace.count - first < 16) return null;
  const row = (quantity * trace.nodes + node) * trace.capacity;
  const middle = (first + trace.count) >> 1;
  const early = rangeOf(trace, row, first, middle), late = rangeOf(trace, row, middle, trace.count);
  const low = late.low, high = late.high;
  const ratio = (late.high - late.low) / (early.high - early.low || 1);
  return { low, high, frequency: frequencyOf(trace, row, middle, first, low, high, step), trend: ratio > 1.03 ? 'growing' : ratio < 0.97 ? 'fading' : 'steady' };
}

/** @param {Trace} trace @param {number} row @param {number} from @param {number} to */
function rangeOf(trace, row, from, to) {
  let low = Infinity, high = -Infinity;
  for (let k = from; k < to; ++k) {
    const at = row + (k % trace.capacity);
    low = Math.min(low, trace.min[at]);
    high = Math.max(high, trace.max[at]);
  }
  return { low, high };
}

/**
 * From upward crossings of the middle; the signal has to come from below a quarter first, so that noise does not count.
 * @param {Trace} trace @param {number} row @param {number} middle @param {number} first @param {number} low @param {number} high @param {number} step
 */
function frequencyOf(trace, row, middle, first, low, high, step) {
  const level = (low + high) / 2, arm = low + (high - low) / 4;
  if (!(high > low)) return null;
  let armed = false, count = 0, start = 0, end = 0, last = NaN;
  for (let k = first; k < trace.count; ++k) {
    const value = trace.mean[row + (k % trace.capacity)];
    if (value < arm) armed = true;
    else if (armed && value >= level) {
      const at = k - (value - level) / (value - last || 1);
      if (count++ === 0) start = at;
      end = at;
      armed = false;
    }
    last = value;
  }
  return count > 1 && end > middle ? ((count - 1) * 1000) / ((end - start) * trace.every * step) : null;
}

/** @param {Facts} facts @returns {string} */
export function caption(facts) {
  const sentence = facts.swings.every((swing) => swing !== null) && facts.swings.length ? measured(facts) : expected(facts);
  return facts.nudged ? `${sentence} Nudged from rest.` : sentence;
}

/** @param {Facts} facts */
const isDriven = ({ situation, value }) => situation === 'forced' && value('drive.0.amplitude') !== 0;

/** @param {Facts} facts */
function measured(facts) {
  const swing = /** @type {Swing} */ (facts.swings[facts.node]);
  if (facts.situation === 'network') return network(facts);
  return isDriven(facts) ? forced(facts, swing) : alone(facts, swing);
}

/** Before anything is measured: what the parameters alone say. @param {Facts} facts */
function expected(facts) {
  const { model, equilibria, situation } = facts;
  if (situation === 'network') return `${networkHead(facts)}.`;
  if (isDriven(facts)) return `${drivenHead(facts)}.`;
  if (model.states.some((state) => state.circular)) return 'The phase has not yet turned twice.';
  const stable = equilibria.filter((one) => one.stable);
  if (stable.length > 1) return `${places(model, stable)}.`;
  if (stable.length) return `${capital(rest(model, stable[0]))}.`;
  return `${bornFrom(facts).head}: the state does not rest.`;
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {Model} model */
function pushWindow(model) {
  const row = [...model.states, ...model.readouts].find((one) => one.id === model.push);
  return row ? row.high - row.low : 1;
}

/** @param {Model} model @param {Swing} swing */
function still(model, swing) {
  return swing.high - swing.low < STILL * pushWindow(model);
}

/** @param {Model} model @param {Swing} swing */
const between = (model, swing) => `${model.push} between ${number(swing.low)} and ${number(swing.high)}`;

/** @param {number} hertz */
const hz = (hertz) => `${number(hertz)} Hz`;

/** @param {Facts} facts @param {Swing} swing */
function alone(facts, swing) {
  const { model, equilibria } = facts;
  if (model.states.some((state) => state.circular)) {
    return swing.frequency ? `The phase turns at ${hz(swing.frequency)}; its amplitude is fixed.` : 'The phase stands still or has not yet turned twice.';
  }
  const stable = equilibria.filter((one) => one.stable);
  if (!stable.length) return restless(facts, swing);
  if (!still(model, swing) && swing.trend !== 'fading' && swing.frequency)
    return `A rhythm at ${hz(swing.frequency)}, ${between(model, swing)}, beside ${stable.length === 1 ? 'a stable fixed point' : `${stable.length} stable fixed points`}.`;
  if (stable.length > 1) return several(model, stable, swing);
  return resting(model, stable[0], swing);
}

/** The eigenvalue that decides: the one with the largest real part. @param {Equilibrium} equilibrium */
const leading = (equilibrium) => equilibrium.eigenvalues.reduce((best, one) => (one[0] > best[0] ? one : best));

/** Eigenvalues come per model time unit. @param {Model} model @param {number} rate */
const perSecond = (model, rate) => rate * (model.timeUnit === 'ms' ? 1000 : 1);

/** @param {Model} model @param {number} imaginary */
const turning = (model, imaginary) => perSecond(model, Math.abs(imaginary)) / (2 * Math.PI);

/** What an unstable fixed point says of the rhythm around it. @param {Facts} facts */
function bornFrom({ model, equilibria }) {
  const spiral = equilibria.find((one) => leading(one)[1] !== 0);
  const [growth, turn] = spiral ? leading(spiral) : [0, 0];
  return {
    edge: spiral && Math.abs(growth) < 1e-6 * Math.abs(turn) ? turning(model, turn) : null,
    head: spiral ? `Past the Hopf point by ${number(perSecond(model, growth))} s⁻¹` : 'No stable fixed point',
  };
}

/** @param {Facts} facts @param {Swing} swing */
function restless(facts, swing) {
  const { edge, head } = bornFrom(facts);
  if (edge !== null) return `On the edge of stability: swings at ${hz(edge)} neither grow nor die out.`;
  if (swing.high - swing.low < SMALL * pushWindow(facts.model)) return `${head}: the swings are still too small to see.`;
  // Without a frequency there has not been one full turn.
  if (!swing.frequency) return `${head}: no full turn is measured yet.`;
  if (swing.trend === 'growing') return `${head}: the swings grow at ${hz(swing.frequency)}.`;
  return `${head}: a limit cycle ${size(facts, swing)} turning at ${hz(swing.frequency)}.`;
}

/** A cycle that is a circle round its fixed point has a radius. @param {Facts} facts @param {Swing} swing */
function size({ model, pull }, swing) {
  const across = swing.high - swing.low;
  const round = pull && Math.abs(pull.high - pull.low - across) < 0.02 * across && Math.abs(swing.high + swing.low) < 0.02 * across;
  return round ? `of radius ${number(across / 2)}` : `with ${between(model, swing)}`;
}

/** @param {Model} model @param {Equilibrium} point @param {Swing} swing */
function resting(model, point, swing) {
  const state = still(model, swing) ? 'At rest' : 'On the way to rest';
  return `${state}${placeOf(model, point)}: ${focusOrNode(model, point)}.`;
}

/** @param {Model} model @param {Equilibrium} point */
const placeOf = (model, point) => (model.push in point.state ? ` at ${model.push} = ${number(point.state[model.push])}` : '');

/** @param {Model} model @param {Equilibrium} point */
const rest = (model, point) => `rest is possible${placeOf(model, point)}: ${focusOrNode(model, point)}`;

/** @param {Model} model @param {Equilibrium} point */
function focusOrNode(model, point) {
  const [growth, turn] = leading(point);
  const fade = `${number(1000 / perSecond(model, Math.abs(growth)))} ms`;
  return turn !== 0
    ? `a stable focus, where a push rings at ${hz(turning(model, turn))} and fades by e in ${fade}`
    : `a stable node, where a push fades by e in ${fade}`;
}

/** @param {Model} model @param {Equilibrium[]} stable */
const placesOf = (model, stable) => stable.map((one) => one.state[model.push]).filter((place) => place !== undefined).sort((a, b) => a - b);

/** @param {Model} model @param {Equilibrium[]} stable */
function places(model, stable) {
  const found = placesOf(model, stable);
  if (!found.length) return `${stable.length} stable states stand beside each other`;
  const list = `${found.slice(0, -1).map((one) => number(one)).join(', ')} and ${number(/** @type {number} */ (found.at(-1)))}`;
  return `${found.length === 2 ? 'Two' : found.length} stable states, ${model.push} = ${list}`;
}

/** @param {Model} model @param {Equilibrium[]} stable @param {Swing} swing */
function several(model, stable, swing) {
  const found = placesOf(model, stable);
  if (!found.length) return `${places(model, stable)}.`;
  const now = (swing.low + swing.high) / 2;
  const nearest = found.reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best));
  return `${places(model, stable)}; the state is ${still(model, swing) ? 'at rest in' : 'nearest to'} ${number(nearest)}.`;
}

/** @param {Facts} facts */
function drivenHead({ model, value }) {
  const target = inputOf(model, 'f')?.unit ?? '';
  return `Driven at ${hz(value('drive.0.frequency'))}, amplitude ${number(value('drive.0.amplitude'))}${target ? ` ${unit(target)}` : ''}`;
}

/** @param {Facts} facts @param {Swing} swing */
function forced(facts, swing) {
  const { model, value } = facts;
  const drive = value('drive.0.frequency');
  const head = `${drivenHead(facts)}: `;
  if (still(model, swing)) return `${head}no visible response.`;
  if (!swing.frequency) return `${head}${between(model, swing)}.`;
  const ratio = swing.frequency / drive;
  if (Math.abs(ratio - 1) < LOCKED) return `${head}the response follows one to one, ${between(model, swing)}.`;
  return `${head}the response turns at ${hz(swing.frequency)}, ${hz(Math.abs(swing.frequency - drive))} ${ratio > 1 ? 'faster' : 'slower'} than the drive.`;
}

/** @param {Facts} facts */
const networkHead = ({ swings, value }) => `${swings.length} nodes, gain ${number(value('network.gain'))}`;

/** @param {Facts} facts */
function network(facts) {
  const { model } = facts;
  const swings = /** @type {Swing[]} */ (facts.swings);
  const head = `${networkHead(facts)}: `;
  if (swings.every((swing) => still(model, swing))) return `${head}all at rest.`;
  const found = swings.map((swing) => swing.frequency).filter((one) => one !== null);
  if (!found.length) return `${head}no rhythm yet.`;
  if (found.length < swings.length) return `${head}${found.length} of them swing.`;
  const low = Math.min(...found), high = Math.max(...found);
  return (high - low) / high < LOCKED ? `${head}all turn at ${hz((low + high) / 2)}.` : `${head}each at its own pace, from ${number(low)} to ${hz(high)}.`;
}
