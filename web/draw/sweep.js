// The oscilloscope sweep: which recorder columns to draw, where they lie, and the path through
// them. Pure mapping; a view owns the canvas and remembers how far it has drawn.
//
// Time is absolute (ms). The window is `span` long and wraps: a column at time t lies at
// (t mod span) / span of the width. The pen is at the newest column; a bar ahead of it is erased,
// and what lies beyond the bar is the sweep before.

/**
 * @typedef {object} Sweep
 * @property {number} span   length of the window (ms)
 * @property {number} width  width of the window (px)
 * @property {number} column length of one recorder column (ms)
 * @property {number} base   time at which column 0 starts (ms)
 * @property {number} bar    width of the erased bar (px)
 */

/** @typedef {{ first: number, count: number }} Extent the columns a recorder holds: first ≤ k < count */

/** Time of the middle of column k (ms). @param {Sweep} s @param {number} k */
export const columnTime = (s, k) => s.base + (k + 0.5) * s.column;

/** Remainder that is never negative. @param {number} a @param {number} b */
const modulo = (a, b) => a - Math.floor(a / b) * b;

/** Place of a time in the window (px). @param {Sweep} s @param {number} time */
export const timeX = (s, time) => (modulo(time, s.span) / s.span) * s.width;

/** How many times the pen has wrapped before `time`. @param {Sweep} s @param {number} time */
export const sweepOf = (s, time) => Math.floor(time / s.span);

/**
 * The columns on the screen when the pen is after column count − 1: one window less the bar.
 * @param {Sweep} s @param {Extent} extent
 * @returns {[number, number]}
 */
export function visible(s, { first, count }) {
  const kept = Math.floor(((1 - s.bar / s.width) * s.span) / s.column);
  return [Math.max(first, count - Math.max(1, kept)), count];
}

/**
 * What to draw to go from a screen that shows columns up to `drawn` to the recorder's present:
 * the new columns, or everything when time went back or more than a window passed unseen.
 * @param {Sweep} s @param {Extent} extent @param {number} drawn columns drawn so far, or −1 for none
 * @returns {{ from: number, to: number, repaint: boolean }}
 */
export function plan(s, extent, drawn) {
  const [oldest, count] = visible(s, extent);
  const repaint = drawn < 0 || drawn > count || drawn < oldest;
  return { from: repaint ? oldest : drawn, to: count, repaint };
}

/**
 * Where to erase so that the pen can go from one time to another: [x, width] pairs, at most two.
 * @param {Sweep} s @param {number} from ms @param {number} to ms
 * @returns {[number, number][]}
 */
export function eraseRects(s, from, to) {
  if (!(to > from)) return [];
  if (to - from >= s.span) return [[0, s.width]];
  const a = timeX(s, from);
  const b = timeX(s, to);
  if (a < b) return [[a, b - a]];
  return b > 0 ? [[a, s.width - a], [0, b]] : [[a, s.width - a]];
}

/** A path under construction: x, y pairs; NaN lifts the pen. */
export class Points {
  constructor() {
    this.data = new Float64Array(4096);
    this.length = 0;
  }

  clear() {
    this.length = 0;
  }

  /** @param {number} x @param {number} y */
  add(x, y) {
    if (this.length + 2 > this.data.length) {
      const grown = new Float64Array(2 * this.data.length);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[this.length++] = x;
    this.data[this.length++] = y;
  }

  lift() {
    if (this.length && !Number.isNaN(this.data[this.length - 1])) this.add(NaN, NaN);
  }
}

/**
 * The three rows of one trace in the recorder: value k stands at `offset + k % capacity`.
 * @typedef {object} Row
 * @property {ArrayLike<number>} min
 * @property {ArrayLike<number>} max
 * @property {ArrayLike<number>} mean
 * @property {number} offset
 * @property {number} capacity
 * @property {number} first the oldest column that is still there
 */

/**
 * Appends the path through columns [from, to) of one trace. A column whose extremes lie between
 * its neighbours' means is one point on a smooth line; any other is drawn from extreme to extreme,
 * so that nothing shorter than a column is lost. The path starts at the column before `from`, so
 * that consecutive calls join; across a wrap it leaves on the right and comes in on the left.
 * @param {Points} out @param {Sweep} s @param {Row} row
 * @param {number} from @param {number} to @param {number} count columns the recorder holds in all
 * @param {number} scale px per unit, downwards negative @param {number} shift px at value 0
 */
export function trace(out, s, row, from, to, count, scale, shift) {
  const { min, max, mean, offset, capacity, first } = row;
  const slack = 0.5 / Math.abs(scale);
  const perMs = s.width / s.span;
  out.lift();

  let x = NaN;
  let y = NaN;
  for (let k = Math.max(from - 1, first); k < to; ++k) {
    const here = offset + (k % capacity);
    const middle = mean[here];
    const nextX = modulo(columnTime(s, k), s.span) * perMs;
    const nextY = shift + scale * middle;
    if (!Number.isFinite(nextY)) {
      out.lift();
      x = NaN;
      continue;
    }

    if (!Number.isNaN(x)) {
      if (nextX < x) {
        out.add(nextX + s.width, nextY);
        out.lift();
        out.add(x - s.width, y);
      }
      const before = mean[offset + ((k - 1) % capacity)];
      const after = k + 1 < count ? mean[offset + ((k + 1) % capacity)] : middle;
      const low = Math.min(before, middle, after) - slack;
      const high = Math.max(before, middle, after) + slack;
      if (min[here] < low || max[here] > high) {
        const up = middle >= before;
        out.add(nextX, shift + scale * (up ? min[here] : max[here]));
        out.add(nextX, shift + scale * (up ? max[here] : min[here]));
      }
    } else if (k >= from && max[here] - min[here] > slack) {
      out.add(nextX, shift + scale * min[here]);
      out.add(nextX, shift + scale * max[here]);
    }
    out.add(nextX, nextY);
    x = nextX;
    y = nextY;
  }
  out.lift();
}

/**
 * Least and greatest value of a trace over columns [from, to), grown from [lo, hi].
 * @param {Row} row @param {number} from @param {number} to @param {number} lo @param {number} hi
 * @returns {[number, number]}
 */
export function extremes({ min, max, offset, capacity }, from, to, lo, hi) {
  for (let k = from; k < to; ++k) {
    const here = offset + (k % capacity);
    if (min[here] < lo) lo = min[here];
    if (max[here] > hi) hi = max[here];
  }
  return [lo, hi];
}

/** Length of a path (px), for dashes that go on where they stopped. @param {Points} points */
export function pathLength({ data, length }) {
  let sum = 0;
  for (let i = 2; i < length; i += 2) {
    const d = Math.hypot(data[i] - data[i - 2], data[i + 1] - data[i - 1]);
    if (d === d) sum += d;
  }
  return sum;
}

/** @param {import('./surface.js').Surface} ctx @param {Points} points */
export function strokePoints(ctx, { data, length }) {
  if (!length) return;
  ctx.beginPath();
  let down = false;
  for (let i = 0; i < length; i += 2) {
    const x = data[i];
    if (x !== x) down = false;
    else if (down) ctx.lineTo(x, data[i + 1]);
    else {
      ctx.moveTo(x, data[i + 1]);
      down = true;
    }
  }
  ctx.stroke();
}

/**
 * A window that shows about nine periods and takes 3 to 20 s of wall time to sweep, as a round
 * number of ms.
 * @param {number} frequency Hz, 0 or NaN when there is none @param {number} speed model s per wall s
 */
export function roundWindow(frequency, speed) {
  const wish = frequency > 0 ? 9000 / frequency : 9000 * speed;
  const wanted = Math.min(Math.max(wish, 3000 * speed), 20000 * speed);
  return WINDOWS.reduce((best, w) =>
    Math.abs(Math.log(w / wanted)) < Math.abs(Math.log(best / wanted)) ? w : best);
}

/** Windows on offer (ms): 1, 2, 5 and what lies well between them. */
export const WINDOWS = [1, 10, 100, 1000, 10000].flatMap((p) => [10, 15, 20, 30, 50, 80].map((m) => m * p));

/**
 * Steps per recorder column: about one column per px of the window, never fewer than 40 columns a
 * period (the spectrum and the trail read the same columns).
 * @param {number} span ms @param {number} width px @param {number} dt ms @param {number} frequency Hz
 */
export function stepsPerColumn(span, width, dt, frequency) {
  const pixel = span / Math.max(100, width);
  const finest = frequency > 0 ? 1000 / (40 * frequency) : Infinity;
  return Math.max(1, Math.floor(Math.min(pixel, finest) / dt + 1e-6));
}

const SPARE = 1.25;         // columns kept, in windows
const LEAST_COLUMNS = 4096; // what the spectrum needs
const MANY = 200;           // nodes: above it the recorder is coarser, or it would take hundreds of megabytes
const MOST_NUMBERS = 2e7;   // that the core's recorder holds

/**
 * How the recorder is set for a window: steps per column, columns, and the least it needs to show the window.
 * @param {{ span: number, width: number, dt: number, frequency: number, nodes: number, quantities: number, every?: number }} view every: steps per column, if they are given
 */
export function recording({ span, width, dt, frequency, nodes, quantities, every }) {
  const many = nodes > MANY;
  const steps = every || stepsPerColumn(span, many ? width / 2 : width, dt, frequency);
  const most = Math.floor(MOST_NUMBERS / (nodes * quantities));
  const needed = Math.min(most, Math.ceil((SPARE * span) / (steps * dt)));
  return { every: steps, needed, columns: Math.min(most, Math.max(many ? LEAST_COLUMNS / 4 : LEAST_COLUMNS, 2 ** Math.ceil(Math.log2(needed)))) };
}
