// A matrix as a picture: which numbers, in which order, in which colours. Row = target, column = source.
import { onRight } from './graph.js';

/** @typedef {import('./graph.js').Connectome} Connectome */
/** @typedef {{ low: number, high: number, signed: boolean, logarithmic: boolean }} Range */

/** Nodes as given, or the left hemisphere before the right. @param {Connectome} graph @param {boolean} sides */
export function orderOf(graph, sides) {
  const all = Array.from({ length: graph.nodes }, (_, n) => n);
  if (!sides) return Uint16Array.from(all);
  const rank = (/** @type {number} */ n) => Number(onRight(graph, n) ?? 0);
  return Uint16Array.from(all.sort((a, b) => rank(a) - rank(b) || a - b));
}

/**
 * What the colours span. A logarithm begins at the least number above none; what is not above it is left to the paper.
 * @param {ArrayLike<number>} values @param {boolean} logarithmic @param {boolean} correlation −1 to 1, whatever there is
 * @returns {Range}
 */
export function rangeOf(values, logarithmic, correlation) {
  let low = Infinity, high = -Infinity, least = Infinity;
  for (let n = 0; n < values.length; ++n) {
    const value = values[n];
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    if (value > 0 && value < least) least = value;
  }
  if (correlation) return { low: low < 0 ? -1 : 0, high: 1, signed: low < 0, logarithmic: false };
  if (low < 0) return { low: -Math.max(-low, high), high: Math.max(-low, high), signed: true, logarithmic: false };
  if (logarithmic && least < high) return { low: least, high, signed: false, logarithmic: true };
  return { low: 0, high: high > 0 ? high : 1, signed: false, logarithmic: false };
}

/** Whether a number is a cell. @param {number} value @param {boolean} signed */
const isShown = (value, signed) => value - value === 0 && (value !== 0 || signed);

/** How many cells there are. @param {ArrayLike<number>} values @param {Range} range */
export function shownOf(values, { signed }) {
  let count = 0;
  for (let n = 0; n < values.length; ++n) if (isShown(values[n], signed)) ++count;
  return count;
}

/** Place in the scale, 0…255; −1 for nothing. @param {number} value @param {Range} range */
export function levelOf(value, { low, high, signed, logarithmic }) {
  if (!isShown(value, signed)) return -1;
  const t = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return Math.round(255 * Math.min(1, Math.max(0, t)));
}

/**
 * @param {Uint32Array} words nodes · nodes, row by row from above @param {ArrayLike<number>} values @param {Uint16Array} order @param {Range} range
 * @param {Uint32Array} colours @param {number} paper a word: there is nothing
 */
export function paintMatrix(words, values, order, range, colours, paper) {
  const nodes = order.length;
  for (let row = 0; row < nodes; ++row) {
    const start = order[row] * nodes;
    for (let column = 0; column < nodes; ++column) {
      const level = levelOf(values[start + order[column]], range);
      words[row * nodes + column] = level < 0 ? paper : colours[level];
    }
  }
}
