// The response curves: each rung runs aside as many nodes without connections, each driven by a sine of its own frequency,
// a slice of work in every frame, so that the picture does not stutter. Knows no document.
import { DISTANCE, RHYTHM, RUNGS, experimentOf, rests, scaleOf } from './rungs.js';
import { partAt, stepResponse, transfer } from './response.js';

/** @typedef {import('./rungs.js').Side} Side */
/** @typedef {{ frequencies: number[], swing: number[], lag: number[], linear: number[] | null, stale: boolean }} Curve swings in cycles of the rung's own, none before they are known; linear: what proportion alone would give, below the Hopf point; stale: of another stimulus */

/** Hz: dense where the resonance is. */
export const FREQUENCIES = [7, 7.5, 8, 8.5, 8.75, ...Array.from({ length: 17 }, (_, k) => RHYTHM - 1 + k / 8), 11.25, 11.5, 12, 12.5, 13];
const STEP = 0.5;      // ms; a two-hundredth of a period
const COLUMN = 4;      // steps
const SETTLE = (6 / DISTANCE) * 1000;  // ms until what the start left behind is a quarter of a percent
const SHORT = 1000, LONG = 5000;       // ms that are measured: of what rests, and of what has a rhythm of its own to tell apart
const SLICE = 10;      // steps between two looks at the clock

export class Sweep {
  /** @type {Map<string, Curve>} by model */ curves = new Map();
  #core; #now;
  /** @type {{ rung: import('./rungs.js').Rung, sim: any, total: number, from: number } | null} */ #running = null;
  /** @type {import('./rungs.js').Rung[]} */ #waiting = [];
  /** @type {{ side: Side, amplitude: number }} */ #of = { side: 'below', amplitude: 0 };
  /** @type {Map<string, number[]>} linear response per unit of F, by model */ #linear = new Map();

  /** @param {any} core @param {() => number} now */
  constructor(core, now) {
    this.#core = core;
    this.#now = now;
  }

  get busy() {
    return this.#running !== null || this.#waiting.length > 0;
  }

  /** Curves of other sines; until they are there the old ones stay, as such. @param {Side} side @param {number} amplitude of F */
  begin(side, amplitude) {
    this.stop();
    this.#of = { side, amplitude };
    for (const rung of RUNGS) {
      const before = this.curves.get(rung.model);
      this.curves.set(rung.model, { frequencies: FREQUENCIES, swing: before?.swing ?? [], lag: before?.lag ?? [], linear: this.#linearOf(rung), stale: true });
    }
    this.#waiting = [...RUNGS];
  }

  stop() {
    this.#running?.sim.delete();
    this.#running = null;
    this.#waiting = [];
  }

  /** @param {number} budget ms @returns {boolean} whether a curve is new */
  work(budget) {
    const start = this.#now();
    let fresh = false;
    while (this.busy && this.#now() - start < budget) fresh = this.#advance() || fresh;
    return fresh;
  }

  /** A slice of work; proportion, which is quick, comes first for all. */
  #advance() {
    const unknown = RUNGS.find((rung) => rests(rung, this.#of.side) && !this.#linear.has(rung.model));
    if (unknown) {
      this.#measure(unknown);
      const known = /** @type {Curve} */ (this.curves.get(unknown.model));
      this.curves.set(unknown.model, { ...known, linear: this.#linearOf(unknown) });
      return true;
    }
    const running = (this.#running ??= this.#open(/** @type {import('./rungs.js').Rung} */ (this.#waiting.shift())));
    const { sim, rung, total } = running;
    const left = total - sim.steps;
    if (left > 0 && sim.step(Math.min(SLICE, left)) > 0) return false;
    this.curves.set(rung.model, this.#curve(running));
    sim.delete();
    this.#running = null;
    return true;
  }

  /** @param {import('./rungs.js').Rung} rung */
  #open(rung) {
    const { side, amplitude } = this.#of;
    const one = experimentOf(this.#core.catalog, rung, side, { kind: 'sine', amplitude, frequency: RHYTHM });
    const drive = FREQUENCIES.map((frequency, k) => ({ ...one.drive[0], frequency, nodes: [k] }));
    const sim = this.#core.simulate({ ...one, nodes: FREQUENCIES.length, drive, dt: STEP, precision: 'f32' });
    const length = rests(rung, side) ? SHORT : LONG;
    const columns = length / (COLUMN * STEP);
    sim.scope({ what: ['observable'], every: COLUMN, columns });
    const from = SETTLE / (COLUMN * STEP);
    return { rung, sim, total: (from + columns) * COLUMN, from };
  }

  /** @param {{ rung: import('./rungs.js').Rung, sim: any, from: number }} running @returns {Curve} */
  #curve({ rung, sim, from }) {
    const { mean, capacity, count } = sim.trace(), { swing: unit } = scaleOf(rung);
    const parts = FREQUENCIES.map((frequency, node) =>
      partAt((k) => mean[node * capacity + (k % capacity)], from, count, (k) => ((k + 0.5) * COLUMN + 0.5) * STEP, frequency));
    return {
      frequencies: FREQUENCIES,
      swing: parts.map(({ re, im }) => Math.hypot(re, im) / unit),
      lag: parts.map(({ re, im }) => wrapped(-Math.atan2(im, re) - Math.PI / 2)),  // behind a sine
      linear: this.#linearOf(rung),
      stale: false,
    };
  }

  /** @param {import('./rungs.js').Rung} rung */
  #linearOf(rung) {
    return (rests(rung, this.#of.side) && this.#linear.get(rung.model)?.map((gain) => gain * this.#of.amplitude)) || null;
  }

  /** @param {import('./rungs.js').Rung} rung */
  #measure(rung) {
    const { drive: _, ...alone } = experimentOf(this.#core.catalog, rung, 'below', { kind: 'sine', amplitude: 0, frequency: RHYTHM });
    const response = stepResponse(this.#core, { ...alone, dt: STEP }, rung.input), { gain, swing } = scaleOf(rung);
    this.#linear.set(rung.model, FREQUENCIES.map((frequency) => (transfer(response, frequency).gain * gain) / swing));
  }
}

/** @param {number} angle */
const wrapped = (angle) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
