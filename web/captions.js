// One sentence on what is seen, computed: from the fixed points and their eigenvalues, and from what the recorder measured.
import { number, unit } from './format.js';
import { inputOf } from './fields.js';

/** @typedef {import('./types').Model} Model @typedef {import('./types').Equilibrium} Equilibrium @typedef {import('./measure.js').Swing} Swing */
/**
 * @typedef {object} Facts
 * @property {Model} model
 * @property {string} situation
 * @property {(path: string) => any} value
 * @property {Equilibrium[]} equilibria of the selected node
 * @property {(Swing | null)[]} swings of the push variable, one per node, or of a large network a sample; null where there is nothing measured yet
 * @property {number} [nodes] of the network
 * @property {Swing | null} pull of the selected node
 * @property {Swing | null} [seen] what an instrument sees of it
 * @property {number} node the watched one's place among the swings
 * @property {Record<string, number>} [present] state of the selected node
 * @property {{ head: string, frequency: number | null, name?: string } | null} [driven] by what, where the page knows of more than a sine; null by nothing
 * @property {number} [seconds] since the last change
 * @property {number} [pace] of the model's own rhythm, Hz
 * @property {boolean} [nudged] the state was pushed off an unstable fixed point
 */

const LOCKED = 0.005;  // relative difference of two frequencies that counts as none
const STILL = 0.002;   // share of the variable's window that counts as no movement
const SOON = 4;        // turns since a change before which a frequency is that of the change
const MOST = 0.9;      // share of the nodes that stands for all of them
const TAIL = 0.05;     // share of the nodes at either end of a range that is not told of
const BEATS = 3;       // slips of a beat before which its mean is that of a part
const SMALL = 0.001;   // share of the variable's window below which there is no cycle to speak of

/** @param {Facts} facts @returns {string} */
export function caption(facts) {
  const sentence = facts.swings.every((swing) => swing !== null) && facts.swings.length ? measured(facts) : expected(facts);
  return facts.nudged ? `${sentence} Nudged from rest.` : sentence;
}

/** @param {Facts} facts */
const isDriven = ({ situation, value, driven }) => situation === 'forced' && (driven === undefined ? value('drive.0.amplitude') !== 0 : driven !== null);

/** @param {Facts} facts */
const isNetwork = ({ situation }) => situation === 'network' || situation === 'brain';

/** @param {Facts} facts */
function measured(facts) {
  const swing = /** @type {Swing} */ (facts.swings[facts.node]);
  if (isNetwork(facts)) return network(facts);
  return isDriven(facts) ? forced(facts, swing) : alone(facts, swing);
}

/** Before anything is measured: what the parameters alone say. @param {Facts} facts */
function expected(facts) {
  const { model, equilibria, situation } = facts;
  if (isNetwork(facts)) return `${networkHead(facts)}.`;
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

/** No claim on what comes: chaos, bursts and two rhythms at once look alike for a while. @param {Model} model @param {Swing} swing */
const uneven = (model, swing) => `the swings differ from one to the next, ${between(model, swing)}, ${number(/** @type {number} */ (swing.frequency))} a second on average`;

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
  if (!still(model, swing) && swing.trend !== 'fading' && swing.frequency) {
    const rhythm = swing.cycle ? `A rhythm at ${hz(swing.frequency / swing.cycle)}, ${between(model, swing)}` : capital(uneven(model, swing));
    return `${rhythm}, beside ${stable.length === 1 ? 'a stable fixed point' : `${stable.length} stable fixed points`}.`;
  }
  if (stable.length > 1) return several(facts, stable, swing);
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
  // Only what grows in one plane around the only fixed point was born at a Hopf point.
  const born = spiral && equilibria.length === 1 && spiral.eigenvalues.filter(([real]) => real > 0).length === 2;
  return {
    edge: spiral && Math.abs(growth) < 1e-6 * Math.abs(turn) ? turning(model, turn) : null,
    head: born ? `Past the Hopf point by ${number(perSecond(model, growth))} s⁻¹` : 'No stable fixed point',
  };
}

/** @param {Facts} facts @param {Swing} swing */
function restless(facts, swing) {
  const { edge, head } = bornFrom(facts);
  if (edge !== null) return `On the edge of stability: swings at ${hz(edge)} neither grow nor die out.`;
  if (swing.high - swing.low < SMALL * pushWindow(facts.model)) return `${head}: the swings are still too small to see.`;
  // Before one full turn, and between two bursts.
  if (!swing.frequency) return `${head}: ${between(facts.model, swing)}, no full swing yet.`;
  if (!swing.cycle) return `${head}: ${uneven(facts.model, swing)}.`;
  // A second rhythm may leave no trace in the push.
  if (facts.seen?.cycle === 0 && facts.seen.frequency && swing.trend === 'steady') return `${head}: ${between(facts.model, swing)}, ${number(swing.frequency)} even swings a second; those that an instrument sees are uneven.`;
  if (swing.trend === 'growing') return `${head}: the swings grow at ${hz(swing.frequency)}.`;
  return `${head}: a limit cycle ${swing.cycle > 1 ? `of ${swing.cycle} swings ` : ''}${size(facts, swing)} turning at ${hz(swing.frequency / swing.cycle)}.`;
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
const placeOf = (model, point) => ` at ${landmark(model)} = ${placed(model, point)}`;

/** What tells one fixed point from another: the push, or where that is a readout the first axis of the plane. @param {Model} model */
const landmark = (model) => (model.states.some((state) => state.id === model.push) ? model.push : model.plane[0]);

/** A remainder of rounding is zero. @param {Model} model @param {Equilibrium} point */
function placed(model, point) {
  const { id, low, high } = /** @type {Model['states'][number]} */ (model.states.find((state) => state.id === landmark(model)));
  const value = point.state[id];
  return number(Math.abs(value) < 1e-6 * (high - low) ? 0 : value);
}

/** @param {Model} model @param {Equilibrium} point */
const rest = (model, point) => `rest is possible${placeOf(model, point)}: ${focusOrNode(model, point)}`;

/** @param {Model} model @param {Equilibrium} point */
function focusOrNode(model, point) {
  const [growth, turn] = leading(point);
  const ms = 1000 / perSecond(model, Math.abs(growth));
  const fade = ms < 1000 ? `${number(ms)} ms` : `${number(ms / 1000)} s`;
  return turn !== 0
    ? `a stable focus, where a push rings at ${hz(turning(model, turn))} and fades by e in ${fade}`
    : `a stable node, where a push fades by e in ${fade}`;
}

/** @param {Model} model @param {Equilibrium[]} stable */
const inOrder = (model, stable) => [...stable].sort((a, b) => a.state[landmark(model)] - b.state[landmark(model)]);

/** @param {Model} model @param {Equilibrium[]} stable */
function places(model, stable) {
  const found = inOrder(model, stable).map((point) => placed(model, point));
  return `${found.length === 2 ? 'Two' : found.length} stable states, ${landmark(model)} = ${found.slice(0, -1).join(', ')} and ${found.at(-1)}`;
}

/** @param {Facts} facts @param {Equilibrium[]} stable @param {Swing} swing */
function several({ model, pull, present }, stable, swing) {
  const id = landmark(model);
  const now = id === model.push ? (swing.low + swing.high) / 2 : present?.[id] ?? (pull && id === model.pull ? (pull.low + pull.high) / 2 : NaN);
  const nearest = stable.reduce((best, one) => (Math.abs(one.state[id] - now) < Math.abs(best.state[id] - now) ? one : best));
  const where = Number.isNaN(now) ? '' : `; the state is ${still(model, swing) ? 'at rest at' : 'nearest to'} ${placed(model, nearest)}`;
  return `${places(model, stable)}${where}.`;
}

/** @param {Facts} facts */
function drivenHead({ model, value, driven }) {
  if (driven) return driven.head;
  const target = inputOf(model, 'f')?.unit ?? '';
  return `Driven at ${hz(value('drive.0.frequency'))}, amplitude ${number(value('drive.0.amplitude'))}${target ? ` ${unit(target)}` : ''}`;
}

/** @param {Facts} facts @param {Swing} swing */
function forced(facts, swing) {
  const { model, value, driven } = facts;
  const drive = driven ? driven.frequency : value('drive.0.frequency');
  const head = `${drivenHead(facts)}: `;
  if (still(model, swing)) return `${head}no visible response.`;
  if (swing.frequency && (swing.turns ?? SOON) < SOON) return `${head}too few turns yet to say how it answers.`;
  if (!swing.frequency) return `${head}${between(model, swing)}.`;
  if (!drive) return `${head}the response turns at ${hz(swing.frequency)}, ${between(model, swing)}.`;
  const ratio = swing.frequency / drive, { turns = Infinity } = swing, name = driven?.name ?? 'drive';
  if (Math.abs(ratio - 1) < LOCKED && !swing.cycle) return `${head}${uneven(model, swing)}.`;
  if (Math.abs(ratio - 1) < LOCKED) return `${head}the response follows${driven?.name ? ` the ${name}` : ''} one to one, ${between(model, swing)}.`;
  // A drift that has not beaten some times has no mean yet.
  const what = turns * Math.abs(1 - 1 / ratio) < BEATS ? `the last ${turns} turns of the response are at` : 'the response turns at';
  return `${head}${what} ${hz(swing.frequency)}, ${hz(Math.abs(swing.frequency - drive))} ${ratio > 1 ? 'faster' : 'slower'} than the ${name}.`;
}

/** @param {Facts} facts */
const networkHead = ({ swings, nodes = swings.length, value }) => `${nodes} nodes, gain ${number(value('network.gain'))}`;

/** @param {Facts} facts */
function network(facts) {
  const { model } = facts;
  const swings = /** @type {Swing[]} */ (facts.swings);
  const { nodes = swings.length } = facts;
  const head = `${networkHead(facts)}: `;
  if (swings.every((swing) => still(model, swing))) return `${head}all at rest.`;
  const found = swings.map((swing) => swing.frequency).filter((one) => one !== null);
  if (!found.length) return `${head}no rhythm yet.`;
  const { seconds = Infinity, pace = Infinity } = facts, typical = found.sort((a, b) => a - b)[found.length >> 1];
  // Under noise one or the other always skips a swing.
  const some = found.length < MOST * swings.length;
  // How many swing, and how fast, is told when they have had the time to: noise alone may look like a first fast swing.
  if (seconds < (2 * SOON) / Math.min(pace, typical)) return `${head}too soon to tell of the rhythm.`;
  if (some) return `${head}${nodes > swings.length ? `about ${Math.round((100 * found.length) / swings.length)} %` : found.length} of them swing.`;
  const low = Math.min(...found), high = Math.max(...found);
  if (swings.some((swing) => !swing.cycle)) {
    // Of many, the ends are those of a few that have just skipped a swing.
    const tail = Math.floor(TAIL * found.length), most = tail ? 'for most nodes ' : '';
    return `${head}the swings differ from one to the next, ${most}${number(found[tail])} to ${number(found[found.length - 1 - tail])} a second on average.`;
  }
  return (high - low) / high < LOCKED ? `${head}${found.length < swings.length ? 'nearly ' : ''}all turn at ${hz((low + high) / 2)}.` : `${head}each at its own pace, from ${number(low)} to ${hz(high)}.`;
}
