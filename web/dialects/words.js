// What the page says of each rung: its names, one sentence on what is its own, one that is measured, and the way into the lab.
import { answerInWords } from './answer.js';
import { parametersOf, rests, scaleOf } from './rungs.js';

/** @typedef {import('./rungs.js').Rung} Rung */

/** What each dialect does with a push. @type {Record<string, string>} */
export const SAYS = {
  kuramoto: 'Hurries or waits; its size never changes.',
  'damped-harmonic': 'Twice the push, twice the swing, without end.',
  'stuart-landau': 'Growth saturates: the larger, the less it heeds.',
  'wilson-cowan': 'Rates saturate, and size sets the pace.',
  nmm1: 'Synapses hold the answer back.',
  ping: 'Spikes, as exact rates, and a second mode below 10 Hz.',
};

/** "NMM2: pyramidal–interneuron gamma (PING)" is called NMM2 (PING) here. @param {{ name: string }} model */
export function nameOf({ name }) {
  const abbreviation = /\(([A-Z]+)\)$/.exec(name)?.[1];
  return `${name.replace(/\s*[(:].*$/, '')}${abbreviation ? ` (${abbreviation})` : ''}`;
}

/**
 * One measured sentence.
 * @param {Rung} rung @param {{ side: any, driven: number, curves: Map<string, import('./sweep.js').Curve>, stimulus: any }} lab
 * @param {import('./response.js').Present | null | undefined} answer
 */
export function now(rung, { side, driven, curves }, answer) {
  const linear = rests(rung, side) && rung.model !== 'damped-harmonic' ? at(curves.get(rung.model), driven) : NaN;
  return answerInWords(answer, { swing: scaleOf(rung).swing, rests: rests(rung, side), driven, linear });
}

/** Between the points of a curve. @param {import('./sweep.js').Curve | undefined} curve @param {number} frequency */
function at(curve, frequency) {
  if (!curve?.linear) return NaN;
  const { frequencies, linear } = curve, k = frequencies.findIndex((one) => one >= frequency);
  if (k < 0 || frequency < frequencies[0]) return NaN;
  if (k === 0) return linear[0];
  const part = (frequency - frequencies[k - 1]) / (frequencies[k] - frequencies[k - 1]);
  return linear[k - 1] + part * (linear[k] - linear[k - 1]);
}

/**
 * The same rung in the lab, with the same parameters and, where the lab's drive enters by the same door, the same stimulus.
 * @param {Rung} rung @param {{ catalog: any, side: any, stimulus: any }} lab
 */
export function inLab(rung, { catalog, side, stimulus }) {
  const forced = rung.model !== 'kuramoto' && stimulus.kind === 'sine';
  /** @type {[string, string | number][]} */
  const pairs = forced ? [['at', 'forced']] : [];
  if (rung.preset) pairs.push(['preset', rung.preset]);
  for (const [id, value] of Object.entries(parametersOf(catalog, rung, side))) pairs.push([id, Number(value.toPrecision(10))]);
  if (forced) pairs.push(['drive.0.amplitude', Number((stimulus.amplitude * scaleOf(rung).gain).toPrecision(6))], ['drive.0.frequency', stimulus.frequency]);
  return `../lab/#v1/${rung.model}?${pairs.map((pair) => pair.join('=')).join('&')}`;
}
