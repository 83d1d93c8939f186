// Hands on the phase plane: a click sets the state, a drag holds it until it is let go, the arrow keys do the same without a
// pointer. A finger that moves up or down scrolls the page.
import { flow } from '../draw/flow.js';
import { clipTo, paintDot, pointAt, px, py } from '../draw/plane.js';
import { onCircle, phaseAt } from '../draw/circle.js';
import { nodeOf } from '../draw/lab.js';
import { number, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';
import { hairline, haloText } from '../draw/surface.js';

/** @typedef {import('../draw/surface.js').Surface} Surface */

const STILL = 4;        // px that a click may move
const STEP = 0.02;      // of the range, for an arrow key
const PREVIEW = 260;    // steps of the path ahead

export class PlaneHands {
  #view;
  /** Where the button went down (px), and whether that has become a drag. @type {{ id: number, x: number, y: number, shift: boolean, dragging: boolean } | null} */
  #down = null;
  /** The state in hand: from a drag, or from the keyboard. @type {[number, number] | null} */ #held = null;
  /** Where it was taken from. @type {[number, number] | null} */ #from = null;
  #keyboard = false;
  /** The drag has set the state before. */
  #placed = false;

  /** @param {import('./pp-phase-plane.js').PpPhasePlane} view */
  constructor(view) {
    this.#view = view;
  }

  get holding() {
    return this.#down?.dragging === true;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage } = this.#view;
    stage.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#move(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#lift(event), { signal });
    stage.addEventListener('pointercancel', () => this.release(), { signal });
    stage.addEventListener('keydown', (event) => this.#key(event), { signal });
    stage.addEventListener('blur', () => this.release(), { signal });
  }

  release() {
    this.#down = this.#held = this.#from = null;
    this.#keyboard = this.#placed = false;
    this.#show();
  }

  /** While dragging, the running simulation is brought back to the hand in every frame. */
  hold() {
    const { lab } = this.#view;
    if (this.holding && this.#held && lab?.state.running) this.#place();
  }

  #place() {
    if (!this.#held || !this.#view.lab) return;
    const [x, y] = this.#view.lab.model.plane;
    this.#view.place(this.#view.circular || this.#view.linear ? { [x]: this.#held[0] } : { [x]: this.#held[0], [y]: this.#held[1] }, this.#placed);
    this.#placed = this.holding;
  }

  /** @returns {[number, number]} the present state in the plane */
  #present() {
    const lab = /** @type {import('../types').Lab} */ (this.#view.lab);
    const node = nodeOf(lab);
    const [x, y] = lab.model.plane;
    return [lab.sim.read(x)[node], this.#view.linear ? 0 : lab.sim.read(y ?? x)[node]];
  }

  /** @param {number} u @param {number} v @returns {[number, number]} */
  #under(u, v) {
    if (this.#view.circular) return [phaseAt(this.#view.circle, u, v), 0];
    const [x, y] = pointAt(this.#view.plane, u, v);
    return [x, this.#view.linear ? 0 : y];
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0 || !event.isPrimary || !this.#view.lab) return;
    this.#keyboard = false;
    const [x, y] = this.#view.placeOf(event);
    this.#down = { id: event.pointerId, x, y, shift: event.shiftKey, dragging: false };
    this.#view.stage.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const down = this.#down;
    if (!down || event.pointerId !== down.id) return;
    const [x, y] = this.#view.placeOf(event);
    if (!down.dragging && Math.hypot(x - down.x, y - down.y) < STILL * (event.pointerType === 'touch' ? 2 : 1)) return;
    if (!down.dragging) {
      down.dragging = true;
      this.#from = this.#present();
      if (down.shift) this.#view.keepTrail();
    }
    this.#held = this.#under(x, y);
    this.#place();
    this.#show();
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    const down = this.#down;
    if (!down || event.pointerId !== down.id) return;
    if (!down.dragging && down.shift) this.#view.keepTrail();
    this.#held = this.#under(...this.#view.placeOf(event));
    this.#place();
    this.release();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#view.lab || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEP * (event.shiftKey ? 5 : 1);
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
    if (move) this.#nudge(move[0], move[1]);
    else if (event.key === 'Enter' && this.#keyboard) {
      this.#place();
      this.#view.spoken.textContent = `State set: ${this.#words()}`;
      this.release();
    } else if (event.key === 'Escape' && this.#keyboard) this.release();
    else if (event.key === 'g' || event.key === 'G') this.#view.keepTrail();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} dx share of the range @param {number} dy */
  #nudge(dx, dy) {
    if (!this.#keyboard || !this.#held) {
      this.#from = this.#present();
      this.#held = [...this.#from];
      this.#keyboard = true;
    }
    const { plane, circular, linear } = this.#view;
    if (linear) dy = 0;
    if (circular) this.#held = [this.#held[0] + 2 * Math.PI * (dx || dy), 0];
    else {
      const within = (/** @type {number} */ v, /** @type {{ lo: number, hi: number }} */ r) => Math.min(r.hi, Math.max(r.lo, v));
      this.#held = [within(this.#held[0] + dx * (plane.x.hi - plane.x.lo), plane.x), within(this.#held[1] + dy * (plane.y.hi - plane.y.lo), plane.y)];
    }
    this.#view.spoken.textContent = this.#words();
    this.#show();
  }

  #words() {
    if (!this.#held) return '';
    const held = this.#held;
    const [qx, qy] = this.#view.quantities;
    const parts = this.#view.circular || this.#view.linear ? [qx] : [qx, qy];
    return parts.map(({ symbol, unit }, i) => `${plainSymbol(symbol)} = ${withUnit(number(held[i]), unit)}`).join(', ');
  }

  #show() {
    const ctx = this.#view.layers[2];
    if (this.#view.width) this.paint(ctx);
  }

  /** The line from where it was, the path ahead, and the values in hand. @param {CanvasRenderingContext2D} ctx */
  paint(ctx) {
    const { theme, width, height, plane, circular, circle, sampled } = this.#view;
    ctx.clearRect(0, 0, width, height);
    if (!this.#held || !this.#from) return;
    const at = (/** @type {[number, number]} */ p) => (circular ? onCircle(circle, p[0]) : /** @type {[number, number]} */ ([px(plane, p[0]), py(plane, p[1])]));
    const [x, y] = at(this.#held), [x0, y0] = at(this.#from);
    ctx.save();
    if (!circular) {
      clipTo(ctx, plane);
      if (sampled) this.#preview(ctx, sampled);
    }
    ctx.strokeStyle = theme.muted;
    ctx.lineWidth = 1;
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x, y);
    ctx.stroke();
    ctx.setLineDash([]);
    if (this.#keyboard && !circular) {
      ctx.strokeStyle = theme.muted;
      hairline(ctx, plane.left, y, plane.left + plane.width, y);
      hairline(ctx, x, plane.top, x, plane.top + plane.height);
    }
    paintDot(ctx, theme, x, y, 7, theme.ink);
    ctx.restore();
    ctx.font = `12px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.textBaseline = 'alphabetic';
    const right = x > width * 0.6;
    ctx.textAlign = right ? 'right' : 'left';
    haloText(ctx, this.#words(), x + (right ? -14 : 14), Math.max(16, y - 12), theme.paper);
  }

  /** @param {Surface} ctx @param {import('./plane-field.js').Field} field */
  #preview(ctx, field) {
    const { theme, plane } = this.#view;
    const [x, y] = /** @type {[number, number]} */ (this.#held);
    const path = flow(field, { x: [field.window.x.lo, field.window.x.hi], y: [field.window.y.lo, field.window.y.hi] }, x, y, PREVIEW);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1.25;
    ctx.setLineDash([]);
    ctx.beginPath();
    for (let i = 0; i < path.length; i += 2) {
      if (i) ctx.lineTo(px(plane, path[i]), py(plane, path[i + 1]));
      else ctx.moveTo(px(plane, path[0]), py(plane, path[1]));
    }
    ctx.stroke();
  }
}
