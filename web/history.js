// A ring of snapshots, so that a running simulation can go back to an exact step: to the last snapshot before it, then
// forward. A change marks a snapshot; where that is large, as in a network with delays, under a slider that moves, the change itself is
// noted instead and made again on the way forward.

/** @typedef {import('./types').Simulation} Simulation @typedef {(sim: Simulation) => void} Redo */
/** @typedef {{ step: number, bytes: Uint8Array, epoch: number, experiment: any, then: { step: number, redo: Redo }[] }} Entry then: changes up to the next one */

const MOST = 600;
const FEWEST = 100;
const MOST_BYTES = 1e8;  // a network with delays remembers much
const LARGE = 5e4;       // bytes that are not copied for every step of a slider
const DEAR = 4e5;        // bytes of a snapshot that are copied in each interval, on average
const MOST_NOTED = 200;  // changes between two snapshots

export class History {
  /** @type {Entry[]} oldest first, by rising step */ #entries = [];
  /** @type {Simulation} */ #sim;
  /** Counts the changes of parameters: snapshots of one epoch share them. */ #epoch = 0;
  /** @type {any} */ #experiment = null;
  #bytes = 0;
  /** Steps between snapshots, and how many steps back to keep. */ #interval = 1000;
  #reach = 80000;

  /** @param {Simulation} sim */
  constructor(sim) {
    this.#sim = sim;
    this.mark();
  }

  /** Where the past that can be reached begins. */
  get oldest() {
    return this.#entries[0].step;
  }

  /** @param {number} speed simulated per wall time: a snapshot every 0.1 s and 8 s of them */
  pace(speed) {
    this.#interval = Math.max(16, Math.ceil((100 * speed) / this.#sim.dt));
    this.#reach = 80 * this.#interval;
  }

  /** Steps that may be taken before the next snapshot is due. */
  get room() {
    return Math.max(1, this.#latest.step + this.#spacing - this.#sim.steps);
  }

  /** After stepping. */
  keep() {
    if (this.#sim.steps - this.#latest.step >= this.#spacing) this.#push();
  }

  /** After a state was set or a parameter changed. @param {Redo} [redo] makes the same change again, where that can be */
  mark(redo) {
    this.#epoch += 1;
    this.#experiment = null;
    const latest = this.#latest;
    if (redo && latest?.bytes.length >= LARGE && latest.then.length < MOST_NOTED) return void latest.then.push({ step: this.#sim.steps, redo });
    this.#drop(this.#sim.steps);
    this.#push();
  }

  /**
   * @param {number} steps
   * @returns {number} the steps gone back; fewer at the end of the past
   */
  back(steps) {
    const sim = this.#sim;
    const from = sim.steps;
    const target = Math.max(this.oldest, from - steps);
    const entry = /** @type {Entry} */ (this.#entries.findLast((one) => one.step <= target));
    const same = entry.epoch === this.#epoch;
    const now = same ? null : sim.experiment();
    if (now) sim.adopt(entry.experiment);
    sim.restore(entry.bytes, { state: true });
    for (const { step, redo } of entry.then) {
      if (step >= target) break;
      sim.step(step - sim.steps);
      redo(sim);
    }
    sim.step(target - sim.steps);
    this.#drop(target + 1);
    if (now) {
      // The way here was taken with the parameters of that time; from here on those of now hold.
      sim.adopt(now);
      this.mark();
    }
    return from - target;
  }

  /**
   * A state left the finite numbers: back to the last state that is good, of those the present parameters made, or the one that was
   * kept last before them.
   * @param {() => boolean} good asked of the simulation
   * @returns {boolean} whether there is one
   */
  recover(good) {
    const before = this.#latest.epoch !== this.#epoch;
    for (let k = this.#entries.length - 1; k >= 0 && (before || this.#entries[k].epoch === this.#epoch); --k) {
      this.#sim.restore(this.#entries[k].bytes, { state: true });
      if (good()) {
        this.#drop(this.#entries[k].step + 1);
        if (before) this.mark();
        return true;
      }
      if (before) break;
    }
    return false;
  }

  get #latest() {
    return this.#entries[this.#entries.length - 1];
  }

  /** Steps between snapshots: larger ones come less often. */
  get #spacing() {
    return Math.ceil(this.#interval * Math.max(1, this.#latest.bytes.length / DEAR));
  }

  #push() {
    const step = this.#sim.steps;
    const bytes = this.#sim.snapshot({ state: true, check: false });
    this.#experiment ??= this.#sim.experiment();
    this.#bytes += bytes.length;
    const entries = this.#entries;
    entries.push({ step, bytes, epoch: this.#epoch, experiment: this.#experiment, then: [] });
    while (entries.length > MOST || (entries.length > FEWEST && entries[1].step < step - this.#reach) || (entries.length > 2 && this.#bytes > MOST_BYTES)) this.#bytes -= entries.shift()?.bytes.length ?? 0;
  }

  /** Forgets what comes at or after a step. @param {number} step */
  #drop(step) {
    while (this.#entries.length && this.#latest.step >= step) this.#bytes -= this.#entries.pop()?.bytes.length ?? 0;
    if (this.#latest) this.#latest.then = this.#latest.then.filter((change) => change.step < step);
  }
}
