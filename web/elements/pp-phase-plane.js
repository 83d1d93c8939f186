// The phase plane: where every state goes, where the present one has been, and where it would rest. A click sets the state,
// a drag holds it and lets go.
import { View } from './view.js';
import { PlaneField } from './plane-field.js';
import { Trail } from './plane-trail.js';
import { PlaneHands } from './plane-hands.js';
import { FixedPoints } from './plane-points.js';
import { follow } from '../draw/ticks.js';
import { atRest, nodeOf, onCircle as turns, onLine, quantityOf, rateOf, trailOf } from '../draw/lab.js';
import { clipTo, frame as frameOf, labelNullclines, paintAxes, paintDot, paintField, paintMark, paintTrail, px, py } from '../draw/plane.js';
import { circleIn, paintCircle, paintPhases, paintRests } from '../draw/circle.js';
import { number, titled, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';
import { mix } from '../draw/theme.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Quantity} Quantity @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {import('../draw/plane.js').Frame} Frame @typedef {import('../draw/ticks.js').Axis} Axis */

const PATIENCE = 4000;  // ms that an axis stays too large
const AIR = 0.04;       // of the catalogue's window, on either side

export class PpPhasePlane extends View {
  #field = new PlaneField();
  #trail = new Trail();
  #points = new FixedPoints(this.foot, () => this.#repaint());
  #hands = new PlaneHands(this);
  /** @type {Frame} */ plane = { left: 0, top: 0, width: 1, height: 1, x: { lo: 0, hi: 1 }, y: { lo: 0, hi: 1 } };
  /** @type {(Axis | null)[]} */ #axes = [null, null];
  #model = '';

  constructor() {
    super('Phase plane', 'phase-plane', { layers: 3, keys: 'Arrow keys choose a state, Enter sets it, Escape leaves it, G keeps the trail' });
    this.stage.style.touchAction = 'pan-y';
    this.keep = this.#button('Keep trail', () => this.keepTrail());
    this.clear = this.#button('Clear', () => {
      this.#trail.ghosts.length = 0;
      this.refresh();
    });
    this.clear.hidden = true;
    this.controls.append(this.keep, this.clear);
  }

  /** @param {string} text @param {() => void} act */
  #button(text, act) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    return button;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#hands.listen(signal);
  }

  reset() {
    super.reset();
    this.#axes = [null, null];
    this.#field.forget();
    this.#trail.forget();
    this.#hands.release();
  }

  get circular() {
    return this.lab !== null && turns(this.lab.model);
  }

  /** One state: no plane but a line, with its rate of change above it. */
  get linear() {
    return this.lab !== null && onLine(this.lab.model);
  }

  get circle() {
    return circleIn(this.width, this.height);
  }

  /** The sampled field, for the preview of a throw. */
  get sampled() {
    return this.#field.field;
  }

  /** @returns {[Quantity, Quantity]} */
  get quantities() {
    const { model } = /** @type {Lab} */ (this.lab);
    const [x, y] = model.plane;
    const qx = quantityOf(model, x);
    return [qx, this.linear ? rateOf(qx, model.timeUnit) : quantityOf(model, y)];
  }

  /** The present trajectory stays, to be compared with the next one. */
  keepTrail() {
    if (!this.lab || this.keep.hidden) return;
    this.#trail.keep();
    this.refresh();
    this.spoken.textContent = 'The trail is kept.';
  }

  /** Asks for a state of the selected node. @param {Record<string, number>} state @param {boolean} held a hand has it, and had it before */
  place(state, held) {
    if (!this.lab) return;
    this.#trail.cut(this.lab.sim.trace().count, held);
    this.request({ type: 'kick', node: nodeOf(this.lab), state });
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    const now = performance.now();
    if (lab.model.id !== this.#model) this.#begin(lab);
    this.#hands.hold();
    const shown = this.#trail.read(lab.sim, trailOf(lab.model), nodeOf(lab), lab);
    if (!this.circular) stale = this.#fitAxes(shown, now, stale);
    const changed = this.#field.follow(lab, this.plane, now);
    if (this.linear && this.#field.field) this.plane = { ...this.plane, y: this.#field.field.window.y };
    if (stale || changed.points) this.#points.show(this.#field.points, lab);
    if (stale || changed.field || changed.points) this.#repaint();
    this.clear.hidden = this.#trail.ghosts.length === 0;
    const live = this.layers[1];
    live.clearRect(0, 0, this.width, this.height);
    this.#paintLive(live);
    this.#hands.paint(this.layers[2]);
    return changed.later || this.#hands.holding;
  }

  /** Another model: other axes, no memory. @param {Lab} lab */
  #begin(lab) {
    this.#model = lab.model.id;
    this.#axes = [null, null];
    this.#trail.forget();
    this.#trail.ghosts.length = 0;
    this.keep.hidden = turns(lab.model) || onLine(lab.model);
    this.heading.textContent = this.linear ? 'Phase line' : 'Phase plane';
  }

  /** The window of the catalogue, grown to hold the trajectory. @param {{ x: [number, number], y: [number, number] }} seen @param {number} now @param {boolean} stale */
  #fitAxes(seen, now, stale) {
    const [qx, qy] = this.quantities;
    const fit = (/** @type {number} */ i, /** @type {Quantity} */ q, /** @type {[number, number]} */ [lo, hi]) => {
      const air = AIR * (q.high - q.low);
      const axis = follow(this.#axes[i], lo, hi, { now, least: 0, hold: PATIENCE, home: { lo: q.low - air, hi: q.high + air } });
      if (axis.lo !== this.#axes[i]?.lo || axis.hi !== this.#axes[i]?.hi) stale = true;
      this.#axes[i] = axis;
      return axis;
    };
    const x = fit(0, qx, seen.x), y = this.linear ? this.plane.y : fit(1, qy, seen.y);
    // Two components of one complex number: a circle has to look like one.
    const equal = !this.linear && qx.unit === qy.unit && qx.low === -qx.high && qx.low === qy.low && qx.high === qy.high;
    if (stale) this.plane = frameOf(this.width, this.height, { lo: x.lo, hi: x.hi }, { lo: y.lo, hi: y.hi }, equal);
    return stale;
  }

  #repaint() {
    if (!this.lab || !this.width) return;
    const ctx = this.layers[0];
    ctx.clearRect(0, 0, this.width, this.height);
    this.#paintGround(ctx);
  }

  /** @param {Surface} ctx */
  #paintGround(ctx) {
    const { theme, plane } = this;
    const { field, points, speeds } = this.#field;
    const { model } = /** @type {Lab} */ (this.lab);
    if (this.circular) {
      const [push, pull] = [model.push, model.pull].map((id) => quantityOf(model, id).symbol);
      paintCircle(ctx, this.circle, theme, speeds, { theta: model.states[0].symbol, push, pull });
      paintRests(ctx, this.circle, theme, speeds);
      return;
    }
    const [qx, qy] = this.quantities;
    if (field) paintField(ctx, plane, theme, field);
    paintAxes(ctx, plane, theme, qx, qy, this.#aside());
    if (field && !this.linear) labelNullclines(ctx, plane, theme, field, qx, qy, this.#busy(points));
    ctx.save();
    clipTo(ctx, plane);
    points.forEach((point, i) => paintMark(ctx, theme, px(plane, point.state[qx.id]), py(plane, this.linear ? 0 : point.state[qy.id]),
      { x: 0, y: 0, stable: point.stable, saddle: point.type === 'saddle' }, i === this.#points.lit));
    ctx.restore();
  }

  /** What the field does not show. */
  #aside() {
    const { model, sim } = /** @type {Lab} */ (this.lab);
    const slice = atRest(model) ? 'acceleration from rest' : model.states.length > 2 ? 'slice at the present state' : '';
    return [slice, sim.nodes > 1 ? 'node on its own' : ''].filter(Boolean).join(' · ');
  }

  /** Where no label should stand. @param {import('../types').Equilibrium[]} points @returns {[number, number][]} */
  #busy(points) {
    const [x, y] = this.quantities;
    const toX = (/** @type {number} */ v) => px(this.plane, v), toY = (/** @type {number} */ v) => py(this.plane, v);
    return [...this.#trail.rows().filter((_, i) => i % 6 === 0), ...points.map((point) => [point.state[x.id], point.state[y.id]])]
      .map(([u, v]) => /** @type {[number, number]} */ ([toX(u), toY(v)]));
  }

  /** Trails and states. @param {Surface} ctx */
  #paintLive(ctx) {
    const { theme, plane } = this;
    const lab = /** @type {Lab} */ (this.lab);
    const node = nodeOf(lab);
    if (this.circular) {
      paintPhases(ctx, this.circle, theme, lab.sim.read(lab.model.plane[0]), node, lab.model.states[0].symbol);
      return;
    }
    ctx.save();
    clipTo(ctx, plane);
    const toX = (/** @type {number} */ v) => px(plane, v), toY = (/** @type {number} */ v) => py(plane, this.linear ? 0 : v);
    for (const ghost of this.#trail.ghosts) this.#paintGhost(ctx, ghost);
    const { path, length } = this.#trail.screen(toX, toY);
    if (!this.linear) paintTrail(ctx, path, length, theme.ink, theme.paper);
    const { xs, ys } = this.#trail;
    for (let n = 0; n < xs.length; ++n) if (n !== node) paintDot(ctx, theme, toX(xs[n]), toY(ys[n]), 3.5, theme.faint.observe);
    paintDot(ctx, theme, toX(xs[node]), toY(ys[node]), 6, theme.ink);
    ctx.restore();
  }

  /** @param {Surface} ctx @param {Float64Array} ghost x, y pairs in the units of the plane */
  #paintGhost(ctx, ghost) {
    ctx.strokeStyle = mix(this.theme.ink, this.theme.paper, 0.45);
    ctx.lineWidth = 1;
    ctx.setLineDash([1.5, 3]);
    ctx.beginPath();
    let down = false;
    for (let i = 0; i < ghost.length; i += 2) {
      const x = px(this.plane, ghost[i]), y = py(this.plane, ghost[i + 1]);
      if (x !== x) down = false;
      else if (down) ctx.lineTo(x, y);
      else {
        ctx.moveTo(x, y);
        down = true;
      }
    }
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    if (!this.lab) return;
    this.#paintGround(ctx);
    this.#paintLive(ctx);
  }

  describe() {
    if (!this.lab) return 'Phase plane';
    const { model, sim } = this.lab;
    const node = nodeOf(this.lab);
    const values = model.plane.filter((id, i, all) => all.indexOf(id) === i)
      .map((id) => `${plainSymbol(quantityOf(model, id).symbol)} = ${withUnit(number(sim.read(id)[node]), quantityOf(model, id).unit)}`);
    const { points } = this.#field;
    const rests = this.circular ? '' : points.length ? ` Fixed points: ${points.map((p) => `${p.type} at ${model.plane.map((id) => number(p.state[id])).join(', ')}`).join('; ')}.` : ' No fixed point in the window.';
    return `${this.circular ? 'Phase on its circle' : this.linear ? 'Phase line' : 'Phase plane'} of ${model.name}. Now ${values.join(', ')}.${rests}`;
  }

  table() {
    if (!this.lab) return super.table();
    return this.circular ? this.#phaseTable() : this.#points.table(this.#trail);
  }

  #phaseTable() {
    const { sim, model } = /** @type {Lab} */ (this.lab);
    const id = model.plane[0];
    const { symbol, unit } = model.states[0];
    return {
      caption: 'The present phase of every node.',
      head: ['node', titled(plainSymbol(symbol), unit)],
      rows: Array.from(sim.read(id), (phase, n) => [n + 1, phase]),
    };
  }
}

if (!customElements.get('pp-phase-plane')) customElements.define('pp-phase-plane', PpPhasePlane);
