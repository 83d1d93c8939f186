// Where the state has been: read from the recorder, whose columns are finer than frames.
import { declaredFrequency, rowOf } from '../draw/lab.js';

/** @typedef {import('../types').Lab} Lab */

const PERIODS = 3;
const LONGEST = 600;  // columns
const GHOSTS = 5;

export class Trail {
  /** Trajectories kept for comparison, x and y alternating, in the units of the plane. @type {Float64Array[]} */ ghosts = [];
  /** Present states of all nodes. @type {ArrayLike<number>} */ xs = [];
  /** @type {ArrayLike<number>} */ ys = [];
  /** The selected node's path, oldest first; NaN where it was cut. */
  #path = new Float64Array(2 * (LONGEST + 1));
  #screen = new Float64Array(2 * (LONGEST + 1));
  #length = 0;
  /** Columns in which somebody set the state: their means are of no meaning. @type {number[]} */ #cuts = [];

  forget() {
    this.#cuts = [];
    this.#length = 0;
  }

  /** The state jumps in this column; held, it has not been itself since the last jump. @param {number} column @param {boolean} held */
  cut(column, held) {
    const last = this.#cuts.at(-1) ?? column;
    for (let k = held ? Math.max(last + 1, column - LONGEST) : column; k < column; ++k) this.#cuts.push(k);
    if (this.#cuts.at(-1) !== column) this.#cuts.push(column);
    if (this.#cuts.length > LONGEST) this.#cuts.splice(0, this.#cuts.length - LONGEST);
  }

  /**
   * Reads path and present states; returns the range that they fill.
   * @param {Lab['sim']} sim @param {string[]} ids @param {number} node @param {Lab} lab
   * @returns {{ x: [number, number], y: [number, number] }}
   */
  read(sim, [idX, idY], node, lab) {
    this.xs = Float64Array.from(sim.read(idX));
    this.ys = Float64Array.from(sim.read(idY));
    const trace = sim.trace();
    const known = trace.what.includes(idX) && trace.what.includes(idY);
    const x = rowOf(trace, idX, node), y = rowOf(trace, idY, node);
    const frequency = declaredFrequency(lab) || 10;
    const wanted = Math.min(LONGEST, Math.ceil((PERIODS * 1000) / (frequency * trace.every * sim.dt)));
    const from = known ? Math.max(trace.first, trace.count - wanted) : trace.count;
    if (this.#cuts.length && this.#cuts[0] < from) this.#cuts = this.#cuts.filter((k) => k >= from);
    const cuts = new Set(this.#cuts);
    let at = 0;
    for (let k = from; k < trace.count; ++k) {
      const broken = cuts.has(k);
      this.#path[at++] = broken ? NaN : x.mean[x.offset + (k % x.capacity)];
      this.#path[at++] = broken ? NaN : y.mean[y.offset + (k % y.capacity)];
    }
    this.#path[at++] = this.xs[node];
    this.#path[at++] = this.ys[node];
    this.#length = at;
    return { x: this.#range(0, this.xs), y: this.#range(1, this.ys) };
  }

  /** @param {0 | 1} side @param {ArrayLike<number>} present @returns {[number, number]} */
  #range(side, present) {
    let lo = Infinity, hi = -Infinity;
    for (let i = side; i < this.#length; i += 2) {
      if (this.#path[i] < lo) lo = this.#path[i];
      if (this.#path[i] > hi) hi = this.#path[i];
    }
    for (let n = 0; n < present.length; ++n) {
      if (present[n] < lo) lo = present[n];
      if (present[n] > hi) hi = present[n];
    }
    return lo <= hi && Number.isFinite(hi - lo) ? [lo, hi] : [Infinity, -Infinity];
  }

  /** The path in px. @param {(v: number) => number} toX @param {(v: number) => number} toY */
  screen(toX, toY) {
    for (let i = 0; i < this.#length; i += 2) {
      this.#screen[i] = toX(this.#path[i]);
      this.#screen[i + 1] = toY(this.#path[i + 1]);
    }
    return { path: this.#screen, length: this.#length };
  }

  keep() {
    if (this.#length >= 4) this.ghosts.push(this.#path.slice(0, this.#length));
    if (this.ghosts.length > GHOSTS) this.ghosts.shift();
  }

  /** @returns {[number, number][]} */
  rows() {
    const out = [];
    for (let i = 0; i < this.#length; i += 2) {
      if (this.#path[i] === this.#path[i]) out.push(/** @type {[number, number]} */ ([this.#path[i], this.#path[i + 1]]));
    }
    return out;
  }
}
