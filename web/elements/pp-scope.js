// The scope: an oscilloscope sweep. The pen runs from left to right and wraps; what it drew last time stays until a bar
// ahead of the pen erases it. A frame draws only the columns that are new.
import { View } from './view.js';
import { Sweeper, sampled } from './scope-sweeper.js';
import { WINDOWS, recording, roundWindow } from '../draw/sweep.js';
import { declaredFrequency, drivesOf, nodeOf, recorded, rowOf, signalsOf, speedOf } from '../draw/lab.js';
import { FOOT, clockKey, layout, paintClock, paintGround } from '../draw/scope.js';
import { duration, number, titled, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../types').Lab} Lab */
/** @typedef {import('../draw/scope.js').Layout} Layout */

const BAR = 16;             // px erased ahead of the pen

export class PpScope extends View {
  /** @type {Layout} */ #plan = { left: 0, width: 0, lanes: [], bottom: 0 };
  #sweeper = new Sweeper();
  /** Length of the window (ms), and what it was derived from. */
  #span = 1000;
  #spanFor = '';
  /** Chosen by hand (ms), 0 for automatic. */
  #chosen = 0;
  #painted = '';
  #clock = NaN;
  /** Column that the cursor reads, −1 for none. */
  #cursor = -1;
  /** @type {HTMLSelectElement} */ #select;

  constructor() {
    super('Scope', 'scope', { layers: 3, keys: 'When paused, the arrow keys move a cursor that reads values' });
    const label = document.createElement('label');
    label.textContent = 'Window';
    this.#select = document.createElement('select');
    label.append(this.#select);
    this.controls.append(label);
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#select.addEventListener('change', () => {
      this.#chosen = Number(this.#select.value);
      this.#spanFor = '';
      this.refresh();
    }, { signal });
    this.stage.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.stage.addEventListener('blur', () => this.#read(-1), { signal });
    this.stage.addEventListener('pointermove', (event) => this.#point(event), { signal });
    this.stage.addEventListener('pointerleave', () => this.#read(-1), { signal });
  }

  reset() {
    super.reset();
    this.#spanFor = '';
    this.#sweeper.forget();
    this.#cursor = -1;
    for (const lane of this.#plan.lanes) lane.axis = null;
  }

  /** The window, ms. */
  get span() {
    return this.#span;
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    const drives = drivesOf(lab);
    const sketch = `${lab.model.id} ${drives.map(({ id, name, quantity }) => id + name + quantity.unit)} ${this.width} ${this.height}`;
    if (stale || sketch !== this.#painted) {
      this.#plan = layout(signalsOf(lab.model), drives, this.width, this.height, this.#plan.lanes);
      this.#painted = sketch;
      stale = true;
    }
    if (this.#chooseSpan(lab)) stale = true;
    this.#configure(lab);

    const { sim } = lab;
    const trace = sim.trace();
    const sweep = { span: this.#span, width: this.#plan.width, column: trace.every * sim.dt, base: sim.time - sim.steps * sim.dt, bar: BAR };
    const how = { trace, sweep, plan: this.#plan, theme: this.theme, node: nodeOf(lab), now: performance.now() };
    if (this.#sweeper.follow(how, stale)) stale = true;
    if (stale) this.#paintGround(lab);
    this.#sweeper.draw(this.layers[1], how, stale);
    this.#paintClock(sim.time, stale);
    this.#paintPens(lab);
    return false;
  }

  /** Sets the window from model, preset and speed, or by hand; true when it changed. @param {Lab} lab */
  #chooseSpan(lab) {
    const key = `${lab.model.id} ${lab.state.preset} ${speedOf(lab)}`;
    if (key === this.#spanFor) return false;
    this.#spanFor = key;
    const automatic = roundWindow(declaredFrequency(lab), speedOf(lab));
    const before = this.#span;
    this.#span = this.#chosen || automatic;
    const offered = WINDOWS.filter((w) => w >= automatic / 20 && w <= automatic * 20);
    this.#select.replaceChildren(new Option(`auto, ${duration(automatic)}`, '0'), ...offered.map((w) => new Option(duration(w), String(w))));
    this.#select.value = offered.includes(this.#chosen) ? String(this.#chosen) : '0';
    if (this.#chosen && !offered.includes(this.#chosen)) {
      this.#chosen = 0;
      this.#span = automatic;
    }
    return this.#span !== before;
  }

  /** Tells the recorder how fine and how long to keep; history is lost only when what it keeps is too coarse. @param {Lab} lab */
  #configure(lab) {
    const { sim, model } = lab;
    const what = recorded(model, drivesOf(lab));
    const view = { span: this.#span, width: this.#plan.width, dt: sim.dt, frequency: declaredFrequency(lab), nodes: sim.nodes, quantities: what.length };
    const now = sim.trace();
    const { every, columns } = recording(view);
    const fits = now.every > 0 && now.every <= 1.5 * every && now.every * 8 >= every && now.capacity >= recording({ ...view, every: now.every }).needed && what.join() === now.what.join();
    if (fits) return;
    sim.scope({ what, every, columns });
    this.#sweeper.forget();
  }

  /** @param {Lab} lab */
  #paintGround(lab) {
    const ctx = this.layers[0];
    ctx.clearRect(0, 0, this.width, this.height);
    paintGround(ctx, this.#plan, this.theme, this.#span, this.#aside(lab));
  }

  /** @param {Lab} lab */
  #aside(lab) {
    const { nodes } = lab.sim;
    return nodes > 1 ? `node ${nodeOf(lab) + 1} of ${nodes}${sampled(nodes) > 1 ? `, one in ${sampled(nodes)} drawn` : ''}` : '';
  }

  /** @param {number} time @param {boolean} stale */
  #paintClock(time, stale) {
    const key = clockKey(time, this.#span, this.#plan.width);
    if (key === this.#clock && !stale) return;
    this.#clock = key;
    const ctx = this.layers[0];
    ctx.clearRect(0, this.#plan.bottom + 1, this.width, FOOT);
    paintClock(ctx, this.#plan, this.theme, this.#span, time);
  }

  /** The pens, and the cursor when paused. @param {Lab} lab */
  #paintPens(lab) {
    if (lab.state.running) this.#cursor = -1;
    const ctx = this.layers[2];
    this.#sweeper.paintPens(ctx, this.theme, this.#plan);
    if (this.#cursor < 0) return;
    this.#sweeper.paintCursor(ctx, this.theme, this.#plan, this.#cursor, this.#reading(lab, this.#cursor));
  }

  /** Time and values in a column. @param {Lab} lab @param {number} k */
  #reading(lab, k) {
    const trace = lab.sim.trace();
    const values = this.#plan.lanes.flatMap(({ traces }) => traces).map(({ signal }) => {
      const row = rowOf(trace, signal.id, nodeOf(lab));
      return `${plainSymbol(signal.quantity.symbol)} = ${withUnit(number(row.mean[row.offset + (k % row.capacity)]), signal.quantity.unit)}`;
    });
    return [`t = ${duration(this.#sweeper.timeOf(k), 5)}`, ...values];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.lab || this.lab.state.running) return;
    const [oldest, count] = this.#sweeper.seen;
    const move = { ArrowLeft: -1, ArrowRight: 1, PageUp: 20, PageDown: -20, Home: -Infinity, End: Infinity }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const from = this.#cursor < 0 ? count - 1 : this.#cursor;
    this.#read(Math.max(oldest, Math.min(count - 1, from + move * (event.shiftKey ? 10 : 1))));
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (!this.lab || this.lab.state.running) return;
    this.#read(this.#sweeper.columnAt(this.placeOf(event)[0] - this.#plan.left));
  }

  /** @param {number} k */
  #read(k) {
    if (k === this.#cursor || !this.lab) return;
    this.#cursor = k;
    this.#paintPens(this.lab);
    this.spoken.textContent = k < 0 ? '' : this.#reading(this.lab, k).join(', ');
  }

  /** @param {import('../draw/surface.js').Surface} ctx */
  figure(ctx) {
    if (!this.lab) return;
    paintGround(ctx, this.#plan, this.theme, this.#span, this.#aside(this.lab));
    paintClock(ctx, this.#plan, this.theme, this.#span, this.lab.sim.time);
    this.#sweeper.paintAll(ctx, this.theme);
  }

  describe() {
    if (!this.lab) return 'Scope';
    const { model, sim } = this.lab;
    const parts = this.#plan.lanes.flatMap(({ traces }) => traces).map(({ role, signal }) => {
      const [lo, hi] = this.#sweeper.rangeOf(signal.id);
      return lo <= hi ? `${role} ${plainSymbol(signal.quantity.symbol)} from ${number(lo)} to ${withUnit(number(hi), signal.quantity.unit)}` : '';
    });
    return `Scope of ${model.name}, ${duration(this.#span)} shown, t = ${duration(sim.time, 4)}: ${parts.filter(Boolean).join('; ')}.`;
  }

  table() {
    if (!this.lab) return super.table();
    const { sim } = this.lab;
    const trace = sim.trace();
    const node = nodeOf(this.lab);
    const traces = this.#plan.lanes.flatMap((lane) => lane.traces);
    const rows = traces.map(({ signal }) => rowOf(trace, signal.id, node));
    const [from, to] = this.#sweeper.seen;
    const head = ['t (ms)', ...traces.flatMap(({ signal: { quantity } }) => ['mean', 'least', 'greatest'].map((word) => titled(`${plainSymbol(quantity.symbol)} ${word}`, quantity.unit)))];
    const body = [];
    for (let k = from; k < to; ++k) {
      body.push([Number(this.#sweeper.timeOf(k).toPrecision(9)), ...rows.flatMap(({ mean, min, max, offset, capacity }) =>
        [mean, min, max].map((values) => values[offset + (k % capacity)]))]);
    }
    return { caption: `The ${to - from} columns on the screen${sim.nodes > 1 ? `, node ${node + 1}` : ''}; a column covers ${duration(trace.every * sim.dt)}.`, head, rows: body };
  }
}

if (!customElements.get('pp-scope')) customElements.define('pp-scope', PpScope);
