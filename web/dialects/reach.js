// How many cycles of its own a rung's lane shows, up and down: as many as the others, until it needs more.
import { extremes } from '../draw/sweep.js';
import { follow } from '../draw/ticks.js';

/** @typedef {{ row: import('../draw/sweep.js').Row, middle: number, swing: number }} Signal about which value it swings, and how far in its own cycle */

const LEAST = 1.3;
const HOLD = 900;   // ms that a lane stays too large

export class Reach {
  /** @type {import('../draw/ticks.js').Axis | null} */ #scale = null;

  /** Cycles. */
  get size() {
    return this.#scale?.hi ?? LEAST;
  }

  forget() {
    this.#scale = null;
  }

  /**
   * @param {Signal[]} signals @param {[number, number]} seen columns on the screen
   * @param {{ whole: boolean, now: number }} how whole: all of them are looked at, so that it may shrink
   * @returns {boolean} whether it changed
   */
  follow(signals, [oldest, count], { whole, now }) {
    const scale = this.#scale, from = whole || !scale ? oldest : Math.max(oldest, count - 64);
    const most = Math.max(0, ...signals.map(({ row, middle, swing }) => {
      const [lo, hi] = extremes(row, from, count, Infinity, -Infinity);
      return lo <= hi ? Math.max(hi - middle, middle - lo) / swing : 0;
    }));
    if (!whole && scale && most < 0.98 * scale.hi) return false;
    this.#scale = follow(scale, -most, most, { now, least: 2 * LEAST, hold: HOLD });
    return this.#scale.hi !== scale?.hi;
  }
}
