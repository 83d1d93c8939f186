// What the tasks of a lesson and the numbers in its prose read from the running simulation.
import { reader } from '../experiment.js';
import { paceOf } from '../fields.js';
import { measure } from '../measure.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Trace} Trace */

const CYCLES = 4;      // that are measured: the past before them is forgotten
const STILL = 0.004;   // share of the push variable's window that counts as no movement
const BEATS = 10;      // cycles of the drive over which its lead must not change
const STEADY = 0.04;   // of a cycle: how far the lead may wander in them
const SAME = 0.01;     // of the drive's frequency: two frequencies nearer than that are one

/** Reads one session; remembers since when the present values hold. */
export class Readings {
  /** @type {Lab} */ #lab = /** @type {any} */ (null);
  /** @type {Map<string, any>} */ #known = new Map();
  #since = 0;
  #sim = /** @type {any} */ (null);
  #values = '';
  #every = 0;
  kicks = 0;

  /** Takes over what there is to read; everything is measured once a frame at most. @param {Lab} lab */
  look(lab) {
    this.#lab = lab;
    this.#known.clear();
    const { sim, state } = lab;
    const trace = sim.trace();
    // How fast it is played, and what is loaded beside it, changes nothing of what is measured.
    const { play: _, ...values } = state.values;
    const now = JSON.stringify([state.model, state.situation, state.preset, values]);
    if (sim !== this.#sim || now !== this.#values || trace.every !== this.#every || trace.count < this.#since) this.#since = trace.count;
    this.#sim = sim;
    this.#values = now;
    this.#every = trace.every;
  }

  /** A hand has moved the state: what was measured before it says nothing. */
  kicked() {
    this.kicks += 1;
    if (this.#sim) this.#since = this.#sim.trace().count;
  }

  /** @param {string} what @returns {number | boolean | null} null while there is not enough to measure */
  read = (what) => {
    if (!this.#known.has(what)) this.#known.set(what, this.#measured(what));
    return this.#known.get(what);
  };

  /** @param {string} what @returns {number | boolean | null} */
  #measured(what) {
    const { state, fields, sim } = this.#lab;
    if (what === 'paused') return !state.running;
    if (what === 'kicks') return this.kicks;
    if (what.startsWith('now.')) return Number(sim.read(what.slice(4))[this.#node]);
    if (what === 'order') return order(this.#lab);
    if (what === 'locked') return this.#locked();
    if (what === 'slips') return this.#slips();
    if (fields.has(what)) return Number(reader(state, fields)(what));
    const swing = this.#swing;
    if (!swing) return null;
    const rests = swing.high - swing.low < STILL * this.#window;
    if (what === 'at rest') return this.#long && rests;
    if (what === 'oscillating') return !rests && swing.frequency !== null;
    if (what === 'growing' || what === 'fading') return !rests && swing.trend === what;
    if (what === 'frequency') return rests ? null : swing.frequency;
    if (what === 'low' || what === 'high') return swing[what];
    return what === 'amplitude' ? (swing.high - swing.low) / 2 : (swing.high + swing.low) / 2;
  }

  get #node() {
    return Math.min(this.#lab.state.node, this.#lab.sim.nodes - 1);
  }

  /** Range of the push variable that the model declares. */
  get #window() {
    const { model } = this.#lab;
    const row = [...model.states, ...model.readouts].find((one) => one.id === model.push);
    return row ? row.high - row.low : 1;
  }

  /** Columns since the last change. */
  get #columns() {
    const trace = this.#lab.sim.trace();
    return trace.count - Math.max(trace.first, this.#since);
  }

  /** Columns of some cycles of the model's declared rhythm. */
  get #cycles() {
    const { sim, model, state } = this.#lab;
    return Math.max(32, Math.ceil((CYCLES * 1000) / paceOf(model, state.preset) / (sim.trace().every * sim.dt)));
  }

  /** Rest is rest for several cycles. */
  get #long() {
    return this.#columns >= this.#cycles / 2;
  }

  /** The last cycles of the push variable. */
  get #swing() {
    if (!this.#known.has('swing')) {
      const { sim, model } = this.#lab, trace = sim.trace(), node = this.#node;
      const over = (/** @type {number} */ columns) => measure(trace, model.push, node, sim.dt, { since: this.#since, columns });
      const near = over(this.#cycles), wide = near?.frequency ? near : over(Infinity);
      const own = wide?.frequency ? Math.ceil((1.3 * CYCLES * 1000) / wide.frequency / (trace.every * sim.dt)) : 0;
      this.#known.set('swing', !near ? null : own > this.#cycles || own < this.#cycles / 2 ? over(Math.max(32, own || this.#cycles)) : near);
    }
    return /** @type {import('../measure.js').Swing | null} */ (this.#known.get('swing'));
  }

  /** By how much the response is behind the drive (cycles), beat by beat, and how long a beat is (ms). */
  #lead() {
    const { sim, model, state, fields } = this.#lab;
    const drive = model.inputs.find((row) => row.role.split(' ').includes('f'));
    const frequency = Number(reader(state, fields)('drive.0.frequency'));
    if (state.situation !== 'forced' || !drive || !reader(state, fields)('drive.0.amplitude')) return null;
    const trace = sim.trace(), column = trace.every * sim.dt, period = 1000 / frequency;
    const from = Math.max(trace.first, this.#since);
    const seen = crossings(trace, model.push, this.#node, from), beats = crossings(trace, `input.${drive.id}`, this.#node, from);
    if (seen.length < 2 || beats.length < 2) return null;
    // Each crossing against the drive's first one, in cycles.
    return { at: seen, period, column, lead: seen.map((one) => ((one - beats[0]) * column) / period) };
  }

  /** The same number of cycles as the drive, at a lead that stays. */
  #locked() {
    const found = this.#lead();
    if (!found || found.lead.length <= BEATS) return found ? false : null;
    const last = found.lead.slice(-BEATS - 1);
    const slope = (last[BEATS] - last[0]) / BEATS;
    const apart = last.map((one, k) => one - last[0] - k);
    return Math.abs(slope - 1) < SAME && Math.max(...apart) - Math.min(...apart) < STEADY;
  }

  /** Cycles a second by which drive and response part. */
  #slips() {
    const found = this.#lead();
    if (!found || found.lead.length < 4) return null;
    const { at, lead, column } = found, last = at.length - 1;
    return Math.abs(lead[last] - lead[0] - last) / (((at[last] - at[0]) * column) / 1000);
  }
}

/** Upward crossings of the middle, in columns; the signal has to come from below a quarter. @param {Trace} trace @param {string} id @param {number} node @param {number} from */
function crossings(trace, id, node, from) {
  const row = (trace.what.indexOf(id) * trace.nodes + node) * trace.capacity;
  /** @type {number[]} */
  const found = [];
  let low = Infinity, high = -Infinity;
  for (let k = from; k < trace.count; ++k) {
    low = Math.min(low, trace.mean[row + (k % trace.capacity)]);
    high = Math.max(high, trace.mean[row + (k % trace.capacity)]);
  }
  let armed = false, last = NaN;
  for (let k = from; k < trace.count; ++k) {
    const value = trace.mean[row + (k % trace.capacity)];
    if (value < low + (high - low) / 4) armed = true;
    else if (armed && value >= (low + high) / 2) {
      found.push(k - (value - (low + high) / 2) / (value - last || 1));
      armed = false;
    }
    last = value;
  }
  return found;
}

/** R: how nearly all phases are one. A phase is the angle of push and pull about the middle of their swings. @param {Lab} lab */
function order({ sim, model }) {
  const trace = sim.trace();
  const own = model.states.find((row) => row.circular);
  const angle = (/** @type {number} */ node) => {
    if (own) return Number(sim.read(own.id)[node]);
    const [x, y] = [model.push, model.pull].map((id) => {
      const swing = measure(trace, id, node, sim.dt);
      return swing && swing.high > swing.low ? (2 * (sim.read(id)[node] - swing.low)) / (swing.high - swing.low) - 1 : NaN;
    });
    return Math.atan2(y, x);
  };
  let re = 0, im = 0;
  for (let node = 0; node < sim.nodes; ++node) {
    const phase = angle(node);
    re += Math.cos(phase) / sim.nodes;
    im += Math.sin(phase) / sim.nodes;
  }
  const r = Math.hypot(re, im);
  return sim.nodes > 1 && Number.isFinite(r) ? r : null;
}
