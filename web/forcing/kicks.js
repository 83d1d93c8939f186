// A kick in the running simulation: at which phase it came, and by how much the rhythm was shifted, read from the recorder.
import { rowOf } from '../draw/lab.js';

/** @typedef {import('../types').Trace} Trace */
/** @typedef {{ time: number, steps: number, dt: number }} Clock */

const TURN = 2 * Math.PI;
const BEFORE = 3;   // periods that are looked back on
const AFTER = 4;    // rises after the kick until its shift is told

/** @param {number} phase @param {number} from the least value, of a turn */
export const wrapped = (phase, from = -Math.PI) => phase - TURN * Math.floor((phase - from) / TURN);

/**
 * Times of the rises of the observable through its middle, ms.
 * @param {Trace} trace @param {number} node @param {Clock} clock @param {number} from ms @param {number} [middle] as it was before
 * @returns {{ rises: number[], middle: number }}
 */
export function risesOf(trace, node, { time, steps, dt }, from, middle) {
  const row = rowOf(trace, 'observable', node), column = trace.every * dt;
  const zero = time - steps * dt;
  const timeOf = (/** @type {number} */ k) => zero + (k + 0.5) * column;
  const first = Math.max(trace.first, Math.ceil((from - zero) / column - 0.5));
  let lo = Infinity, hi = -Infinity;
  const at = (/** @type {number} */ k) => row.mean[row.offset + (k % row.capacity)];
  for (let k = first; k < trace.count; ++k) {
    lo = Math.min(lo, at(k));
    hi = Math.max(hi, at(k));
  }
  const level = middle ?? (lo + hi) / 2, arm = level - 0.1 * (hi - lo);
  /** @type {number[]} */
  const rises = [];
  let armed = false;
  for (let k = first; k < trace.count; ++k) {
    if (at(k) < arm) armed = true;
    else if (armed && at(k) >= level) {
      const before = at(k - 1);
      rises.push(timeOf(k) - (column * (at(k) - level)) / (at(k) - before || 1));
      armed = false;
    }
  }
  return { rises, middle: level };
}

export class KickWatch {
  /** @type {{ phase: number, shift: number | null } | null} */ last = null;
  /** @type {{ time: number, rise: number, middle: number, period: number, node: number } | null} */ #open = null;

  forget() {
    this.last = this.#open = null;
  }

  /** The state as it is before the kick. @param {Trace} trace @param {number} node @param {Clock} clock @param {number} period ms */
  begin(trace, node, clock, period) {
    this.forget();
    const { rises, middle } = risesOf(trace, node, clock, clock.time - BEFORE * period);
    const rise = rises[rises.length - 1];
    // Only of a rhythm that turns freely a phase can be read off.
    const even = rises.length > 1 && Math.abs(rise - rises[rises.length - 2] - period) < 0.02 * period;
    if (!even || clock.time - rise > 1.5 * period) return;
    this.last = { phase: wrapped((TURN * (clock.time - rise)) / period, 0), shift: null };
    this.#open = { time: clock.time, rise, middle, period, node };
  }

  /** Whether there is something new to draw. @param {Trace} trace @param {Clock} clock */
  follow(trace, clock) {
    const open = this.#open;
    if (!open || !this.last) return false;
    const { time, rise, period, middle, node } = open;
    if (clock.time < time) {
      this.forget();
      return true;
    }
    if (clock.time < time + (AFTER + 0.5) * period) return this.last.shift === null && clock.time - time < period;
    const { rises } = risesOf(trace, node, clock, time + (AFTER - 2) * period, middle);
    const late = rises[rises.length - 1];
    this.#open = null;
    if (late !== undefined) this.last = { phase: this.last.phase, shift: wrapped((TURN * (rise - late)) / period) };
    return true;
  }
}
