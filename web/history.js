// A ring of snapshots, so that a running simulation can go back to an exact step: to the last snapshot before it, then
// forward. Between two neighbours of the ring nothing but time has changed, because every change marks a snapshot.

/** @typedef {import('./types').Simulation} Simulation @typedef {(sim: Simulation) => void} Redo makes a change again */
/** @typedef {{ step: number, bytes: Uint8Array, epoch: number, experiment: any, then?: { step: number, redo: Redo }[] }} Entry */

const MOST = 600;
const FEWEST = 100;
const MOST_BYTES = 1e8;  // a network with delays remembers much

export class History {
  /** @protected @type {Simulation} */ _sim;
  /** Counts the changes of parameters: snapshots of one epoch share them. @protected */ _epoch = 0;
  /** @protected @type {any} */ _experiment = null;
  /** Steps between snapshots, and how many steps back to keep. @protected */ _interval = 1000;
  #reach = 80000;
  /** @type {Entry[]} oldest first, by rising step */ #entries = [];
  #bytes = 0;

  /** @param {Simulation} sim */
  constructor(sim) {
    this._sim = sim;
    this.mark();
  }

  /** Where the past that can be reached begins. */
  get oldest() {
    return this.#entries[0].step;
  }

  /** @param {number} speed simulated per wall time: a snapshot every 0.1 s and 8 s of them */
  pace(speed) {
    this._interval = Math.max(16, Math.ceil((100 * speed) / this._sim.dt));
    this.#reach = 80 * this._interval;
  }

  /** Steps that may be taken before the next snapshot is due. */
  get room() {
    return Math.max(1, this._latest.step + this._spacing - this._sim.steps);
  }

  /** After stepping. */
  keep() {
    if (this._sim.steps - this._latest.step >= this._spacing) this.#push();
  }

  /** After a state was set or a parameter changed. @param {Redo} [_redo] */
  mark(_redo) {
    this._epoch += 1;
    this._experiment = null;
    this._drop(this._sim.steps);
    this.#push();
  }

  /**
   * @param {number} steps
   * @returns {number} the steps gone back; fewer at the end of the past
   */
  back(steps) {
    const sim = this._sim;
    const from = sim.steps;
    const target = Math.max(this.oldest, from - steps);
    const entry = /** @type {Entry} */ (this.#entries.findLast((one) => one.step <= target));
    const same = entry.epoch === this._epoch;
    const now = same ? null : sim.experiment();
    if (now) sim.adopt(entry.experiment);
    sim.restore(entry.bytes, { state: true });
    this._follow(entry, target);
    this._drop(target + 1);
    if (now) {
      // The way here was taken with the parameters of that time; from here on those of now hold.
      sim.adopt(now);
      this.mark();
    }
    return from - target;
  }

  /**
   * A state left the finite numbers: back to the last state that is good, of those the present parameters made.
   * @param {() => boolean} good asked of the simulation
   * @returns {boolean} whether there is one
   */
  recover(good) {
    for (let k = this.#entries.length - 1; k >= 0 && this.#entries[k].epoch === this._epoch; --k) {
      this._sim.restore(this.#entries[k].bytes, { state: true });
      if (!good()) continue;
      this._drop(this.#entries[k].step + 1);
      return true;
    }
    return false;
  }

  /** @protected */
  get _latest() {
    return this.#entries[this.#entries.length - 1];
  }

  /** @protected */
  get _spacing() {
    return this._interval;
  }

  /** Forward from a snapshot that was restored. @protected @param {Entry} _entry @param {number} target */
  _follow(_entry, target) {
    this._sim.step(target - this._sim.steps);
  }

  #push() {
    const step = this._sim.steps;
    const bytes = this._sim.snapshot({ state: true, check: false });
    this._experiment ??= this._sim.experiment();
    this.#bytes += bytes.length;
    const entries = this.#entries;
    entries.push({ step, bytes, epoch: this._epoch, experiment: this._experiment });
    while (entries.length > MOST || (entries.length > FEWEST && entries[1].step < step - this.#reach) || (entries.length > 2 && this.#bytes > MOST_BYTES)) this.#bytes -= entries.shift()?.bytes.length ?? 0;
  }

  /** Forgets what comes at or after a step. @protected @param {number} step */
  _drop(step) {
    while (this.#entries.length && this._latest.step >= step) this.#bytes -= this.#entries.pop()?.bytes.length ?? 0;
  }
}
