// Several simulations as one: the same steps for all, so that one loop, one history and one recorder serve them. To the loop
// and to the scope it looks like a simulation.

/** @typedef {import('../types').Simulation} Simulation @typedef {import('../types').Trace} Trace */
/** @typedef {{ as: string, of: number, what: string }} Row what is recorded: its name here, the place of the simulation, and its name there */

/** What the recorder calls the stimulus; what is the push of a rung is called by the id of its model. */
export const STIMULUS = 'stimulus';
const HEAD = 4;  // bytes in which the length of a snapshot stands

export class Ensemble {
  /** @type {Trace | null} */ #trace = null;
  #copied = 0;

  /** @param {readonly any[]} sims @param {readonly Row[]} rows */
  constructor(sims, rows) {
    this.sims = sims;
    this.rows = rows;
    this.nodes = 1;
  }

  get dt() {
    return this.sims[0].dt;
  }
  /** ms */
  get time() {
    return this.sims[0].time;
  }
  get steps() {
    return this.sims[0].steps;
  }
  /** The first reason for which one of them stopped. @returns {string} */
  get failure() {
    return this.sims.find((sim) => sim.failure)?.failure ?? '';
  }
  hash() {
    return this.sims.map((sim) => sim.hash()).join('');
  }

  /** All go as far as the first that fails. @param {number} steps @returns {number} steps done by all */
  step(steps) {
    let done = steps;
    for (const sim of this.sims) done = Math.min(done, sim.step(done));
    return done;
  }

  /** @param {{ state?: boolean }} [options] */
  snapshot(options) {
    const parts = this.sims.map((sim) => sim.snapshot(options));
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + HEAD + part.length, 0));
    let at = 0;
    for (const part of parts) {
      new DataView(bytes.buffer).setUint32(at, part.length, true);
      bytes.set(part, at + HEAD);
      at += HEAD + part.length;
    }
    return bytes;
  }

  /** @param {Uint8Array} bytes @param {{ state?: boolean }} [options] */
  restore(bytes, options) {
    let at = 0;
    for (const sim of this.sims) {
      const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
      sim.restore(bytes.subarray(at + HEAD, at + HEAD + length), options);
      at += HEAD + length;
    }
  }

  experiment() {
    return this.sims.map((sim) => sim.experiment());
  }

  /** @param {any[]} experiments */
  adopt(experiments) {
    return this.sims.map((sim, k) => sim.adopt(experiments[k])).every(Boolean);
  }

  /** What the recorder of a simulation holds, in its order. @param {number} k */
  #of = (k) => this.rows.filter(({ of }) => of === k);

  /** @param {{ every: number, columns: number }} options */
  scope({ every, columns }) {
    this.sims.forEach((sim, k) => sim.scope({ what: this.#of(k).map(({ what }) => what), every, columns }));
    this.#trace = null;
  }

  /** The recorders of all, column by column beside each other. @returns {Trace} */
  trace() {
    const traces = this.sims.map((sim) => sim.trace());
    const { every, capacity, first, count } = traces[0];
    const trace = (this.#trace ??= this.#empty(every, capacity));
    if (trace.count > count || this.#copied > count) this.#copied = Math.min(this.#copied, count);
    this.rows.forEach((row, q) => {
      const { min, max, mean } = traces[row.of], offset = this.#of(row.of).indexOf(row) * capacity;
      for (let k = Math.max(first, this.#copied); k < count; ++k) {
        const at = k % capacity, from = offset + at, to = q * capacity + at;
        trace.min[to] = min[from];
        trace.max[to] = max[from];
        trace.mean[to] = mean[from];
      }
    });
    this.#copied = count;
    trace.first = first;
    trace.count = count;
    return trace;
  }

  /** @param {number} every @param {number} capacity @returns {Trace} */
  #empty(every, capacity) {
    const what = this.rows.map(({ as }) => as);
    const row = () => new Float64Array(what.length * capacity);
    this.#copied = 0;
    return { what, nodes: 1, every, capacity, first: 0, count: 0, min: row(), max: row(), mean: row() };
  }

  delete() {
    for (const sim of this.sims) sim.delete();
  }
}
