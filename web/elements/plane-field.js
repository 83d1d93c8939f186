// What the phase plane has to ask the core for: the vector field, its nullclines and its fixed points. Asked again only when
// the parameters, the window or (for a slice through more states) the state have changed, and not more often than the eye needs.
import { arrows } from '../draw/arrows.js';
import { contours } from '../draw/marching.js';
import { cover } from '../draw/ticks.js';
import { px, py } from '../draw/plane.js';
import { atRest, nodeOf, onCircle, onLine } from '../draw/lab.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../draw/plane.js').Frame} Frame @typedef {import('../types').Equilibrium} Equilibrium */
/** @typedef {{ arrows: Float64Array, push: Float64Array[], pull: Float64Array[], curve?: Float64Array, nx: number, ny: number, window: Frame, dx: Float32Array, dy: Float32Array }} Field curve: ẋ over x, in units of the grid */

const FINE = 81;          // samples along each axis
const COARSE = 57;        // of a slice that is taken again and again
const SLICE_EVERY = 100;  // ms between two slices that follow the state
const FIXED_EVERY = 150;  // ms between two searches for fixed points
const LINE = 201;         // samples of a line
const SPACING = 26;       // px between arrows

export class PlaneField {
  /** @type {Field | null} */ field = null;
  /** @type {Equilibrium[]} */ points = [];
  /** θ̇ from −π to π. */ speeds = new Float32Array(0);
  #fieldFor = '';
  #pointsFor = '';
  #searched = -Infinity;
  #sliced = -Infinity;

  forget() {
    this.#fieldFor = this.#pointsFor = '';
    this.#searched = this.#sliced = -Infinity;
  }

  /** Of all that the field depends on, a text that changes with it. @param {Lab} lab */
  static key({ state, model }, /** @type {number} */ node) {
    return `${model.id} ${state.preset} ${state.situation} ${state.start} ${node} ${JSON.stringify(state.values)}`;
  }

  /**
   * Renews what is out of date.
   * @param {Lab} lab @param {Frame} window @param {number} now ms
   * @returns {{ field: boolean, points: boolean, later: boolean }} what has changed; later: something has to wait for a later frame
   */
  follow(lab, window, now) {
    const { model, sim } = lab;
    const node = nodeOf(lab);
    const key = PlaneField.key(lab, node);
    const place = `${key} ${window.x.lo} ${window.x.hi} ${window.y.lo} ${window.y.hi} ${window.width} ${window.height}`;
    const follows = model.states.length > 2 && !atRest(model);
    const due = place !== this.#fieldFor || (follows && lab.state.running);
    const done = { field: false, points: false, later: false };
    if (due && (!follows || now - this.#sliced >= SLICE_EVERY || !this.field)) {
      this.#fieldFor = place;
      this.#sliced = now;
      this.#sample(lab, window, node);
      done.field = true;
    } else if (due) done.later = true;

    if (key !== this.#pointsFor) {
      if (now - this.#searched >= FIXED_EVERY) {
        this.#pointsFor = key;
        this.#searched = now;
        this.points = sim.equilibria(node);
        done.points = true;
      } else done.later = true;
    }
    return done;
  }

  /** @param {Lab} lab @param {Frame} window @param {number} node */
  #sample({ model, sim }, window, node) {
    const core = /** @type {Sliced} */ (/** @type {any} */ (sim));
    const [x, y] = model.plane;
    if (onCircle(model)) {
      // Both axes name the same phase: the last one written, y, is what varies.
      const ring = core.slice({ x, y: x, xRange: [-Math.PI, Math.PI], yRange: [-Math.PI, Math.PI], nx: 2, ny: 145, node });
      this.speeds = ring.dy.filter((_, i) => i % 2 === 0);
      return;
    }
    if (onLine(model)) {
      this.field = line(core, x, window, node);
      return;
    }
    const n = model.states.length > 2 ? COARSE : FINE;
    const grid = core.slice({ x, y, xRange: [window.x.lo, window.x.hi], yRange: [window.y.lo, window.y.hi], nx: n, ny: n, node });
    // The views die with the next call into the core.
    const dx = grid.dx.slice(), dy = grid.dy.slice();
    const stride = Math.max(2, Math.round((SPACING / Math.sqrt(window.width * window.height)) * n));
    const how = { width: window.width, height: window.height, xSpan: window.x.hi - window.x.lo, ySpan: window.y.hi - window.y.lo, stride, longest: 1.25 * SPACING };
    const list = arrows({ dx, dy, nx: n, ny: n }, how);
    for (let i = 0; i < list.length; i += 2) {
      list[i] += window.left;
      list[i + 1] += window.top;
    }
    this.field = { arrows: list, push: contours(dx, n, n), pull: contours(dy, n, n), nx: n, ny: n, window, dx, dy };
  }
}

/**
 * One state: its rate of change over a line, and which way it is carried along it.
 * @param {Sliced} core @param {string} x @param {Frame} window @param {number} node @returns {Field}
 */
function line(core, x, window, node) {
  const range = /** @type {[number, number]} */ ([window.x.lo, window.x.hi]);
  // Both axes name the same state: the last one written, y, is what varies.
  const rates = core.slice({ x, y: x, xRange: range, yRange: range, nx: 2, ny: LINE, node }).dy.filter((_, i) => i % 2 === 0);
  const dx = new Float32Array(2 * LINE);
  dx.set(rates);
  dx.set(rates, LINE);
  const { lo, hi } = cover(Math.min(0, ...rates), Math.max(0, ...rates), 1e-9);
  const frame = { ...window, y: { lo, hi } };
  const fastest = Math.max(...rates.map(Math.abs)) || 1;
  const count = Math.max(4, Math.floor(window.width / (1.5 * SPACING)));
  const arrows = new Float64Array(4 * count), curve = new Float64Array(2 * LINE);
  for (let n = 0; n < count; ++n) {
    const part = (n + 0.5) / count, rate = rates[Math.round(part * (LINE - 1))] / fastest;
    // The root keeps slow visible beside fast.
    const half = 0.55 * SPACING * Math.sign(rate) * Math.sqrt(Math.abs(rate));
    const u = px(frame, range[0] + part * (range[1] - range[0])), v = py(frame, 0);
    arrows.set([u - half, v, u + half, v], 4 * n);
  }
  rates.forEach((rate, i) => curve.set([i, (rate - lo) / (hi - lo)], 2 * i));
  return { arrows, push: [], pull: [], curve, nx: LINE, ny: 2, window: frame, dx, dy: new Float32Array(2 * LINE) };
}

/** @typedef {{ slice(how: { x: string, y: string, xRange: [number, number], yRange: [number, number], nx: number, ny: number, node: number }): { dx: Float32Array, dy: Float32Array } }} Sliced */
