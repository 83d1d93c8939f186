// Follows one task: which stage has been reached, and how long it has held. Time is the simulation's own, so that a slow
// device asks for no more patience than a fast one.
import { holds } from './conditions.js';

/** @typedef {import('./conditions.js').Condition} Condition @typedef {import('./readings.js').Readings} Readings */

export class Watch {
  #condition; #hold;
  stage = 0;
  /** Of the present stage, 0…1. */
  share = 0;
  /** Which clauses of the present stage hold. @type {boolean[]} */ met = [];
  #since = NaN;

  /** @param {Condition} condition @param {number} hold ms for which each stage must hold */
  constructor(condition, hold) {
    this.#condition = condition;
    this.#hold = hold;
  }

  get done() {
    return this.stage >= this.#condition.length;
  }

  /** The clauses that are asked for now. */
  get clauses() {
    return this.#condition[Math.min(this.stage, this.#condition.length - 1)];
  }

  /** After each frame. @param {number} time ms @param {Readings} readings @returns {boolean} whether it is done */
  look(time, readings) {
    if (this.done) return true;
    this.met = this.clauses.map((clause) => holds(clause, readings.read));
    if (!this.met.every(Boolean)) {
      this.#since = NaN;
      this.share = 0;
      return false;
    }
    // A step back in time begins anew.
    if (Number.isNaN(this.#since) || time < this.#since) this.#since = time;
    // In a simulation that is asked to stand still no time passes.
    const still = this.clauses.some(({ what, sign }) => what === 'paused' && sign === 'is');
    this.share = still ? 1 : Math.min(1, (time - this.#since) / this.#hold);
    if (this.share < 1) return false;
    this.stage += 1;
    this.#since = NaN;
    this.share = this.done ? 1 : 0;
    return this.done;
  }
}
