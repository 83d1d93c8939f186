// What the recorder's columns say of one quantity: how far it swings, how often, and whether its swings repeat.

/** @typedef {import('./types').Trace} Trace */
/**
 * @typedef {object} Swing
 * @property {number} low
 * @property {number} high
 * @property {number} [turns] whole swings that the frequency is of
 * @property {number | null} frequency of the swings (Hz); null before there are two, and when they have stopped
 * @property {number} cycle swings after which all repeats; 0 when nothing does
 * @property {'steady' | 'growing' | 'fading'} trend
 */
/** @typedef {{ times: number[], tops: number[], floors: number[] }} Beats upward crossings of the middle (columns), and the greatest and the least value after each */

const LONGEST_CYCLE = 6;  // swings
const ALIKE = 0.03;       // of a cycle: two swings nearer than that in length are the same
const AS_HIGH = 0.02;     // of the range: and in height, on the average of the one before and the one after

/**
 * Range and rhythm of a recorded quantity over its last columns.
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
  const beats = beatsOf(trace, row, first, low, high);
  const { times } = beats;
  const known = times.length > 1 && times[times.length - 1] > middle;
  return {
    low, high,
    frequency: known ? ((times.length - 1) * 1000) / ((times[times.length - 1] - times[0]) * trace.every * step) : null,
    turns: known ? times.length - 1 : 0,
    cycle: known ? cycleOf(beats, high - low) : 0,
    trend: ratio > 1.03 ? 'growing' : ratio < 0.97 ? 'fading' : 'steady',
  };
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
 * The signal has to come from below a quarter first, so that noise does not count.
 * @param {Trace} trace @param {number} row @param {number} first @param {number} low @param {number} high @returns {Beats}
 */
export function beatsOf(trace, row, first, low, high) {
  const level = (low + high) / 2, arm = low + (high - low) / 4;
  /** @type {Beats} */
  const beats = { times: [], tops: [], floors: [] };
  if (!(high > low)) return beats;
  let armed = false, last = NaN;
  for (let k = first; k < trace.count; ++k) {
    const at = row + (k % trace.capacity);
    const value = trace.mean[at];
    if (value < arm) armed = true;
    else if (armed && value >= level) {
      beats.times.push(k - (value - level) / (value - last || 1));
      beats.tops.push(-Infinity);
      beats.floors.push(Infinity);
      armed = false;
    }
    const beat = beats.times.length - 1;
    if (beat >= 0) {
      beats.tops[beat] = Math.max(beats.tops[beat], trace.max[at]);
      beats.floors[beat] = Math.min(beats.floors[beat], trace.min[at]);
    }
    last = value;
  }
  return beats;
}

/**
 * The fewest swings after which distances and heights come again; heights may grow or fade evenly.
 * @param {Beats} beats @param {number} range
 */
function cycleOf({ times, tops, floors }, range) {
  const count = times.length;
  if (count < 4) return 1;  // too few to tell
  for (let p = 1; p <= LONGEST_CYCLE && count > 2 * p; ++p) {
    // What a run begins with is left out, where enough remains.
    const begin = Math.max(0, Math.min(Math.floor(count / 3), count - 3 * p - 1));
    const turns = Math.floor((count - 1 - begin) / p);
    const cycle = (times[begin + turns * p] - times[begin]) / turns;
    const alike = (/** @type {number} */ k) => Math.abs(times[k + p] - times[k] - cycle) < ALIKE * cycle + 1
      // The last swing may not have come to its top.
      && (k + 2 * p >= count - 1 || [tops, floors].every((heights) => Math.abs(heights[k + 2 * p] - 2 * heights[k + p] + heights[k]) < 2 * AS_HIGH * range));
    if (times.slice(begin + p).every((_, k) => alike(begin + k))) return p;
  }
  return 0;
}
