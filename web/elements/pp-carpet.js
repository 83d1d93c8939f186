// The carpet: every node a row, time to the right, colour what an instrument sees. It sweeps with the scope above it.
import { NetworkView } from './network-view.js';
import { describeNodes } from './network-words.js';
import { Carpet } from '../draw/network/carpet.js';
import { bytesOf, pack, scaleFor } from '../draw/network/colours.js';
import { nameOf } from '../draw/network/graph.js';
import { paintScale } from '../draw/network/scene.js';
import { columnTime, plan, roundWindow, stepsPerColumn, visible } from '../draw/sweep.js';
import { declaredFrequency, nodeOf, recorded, speedOf } from '../draw/lab.js';
import { FOOT, clockKey, paintClock } from '../draw/scope.js';
import { duration, number, titled } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab @typedef {import('../draw/surface.js').Surface} Surface */

const GUTTER = 52, RIGHT = 12;  // as the scope has them, so that time stands above time
const TOP = 30;                 // px for the scale of the colours
const BAR = 16;                 // px erased ahead of the pen
const KEPT = 4096;              // columns, where there is no scope that asked for its own
const TABLE_COLUMNS = 200;

export class PpCarpet extends NetworkView {
  #carpet = new Carpet();
  #drawn = -1;
  #key = '';
  #clock = NaN;
  /** What the marks show. @type {{ selection: readonly number[], hovered: number }} */ #marks = { selection: [], hovered: -1 };
  #hovered = -1;
  /** @type {import('../draw/sweep.js').Sweep} */ #sweep = { span: 1000, width: 1, column: 1, base: 0, bar: BAR };

  constructor() {
    super('Carpet', 'carpet', { layers: 3, keys: 'Up and down go through the nodes, Enter selects' });
    this.own('.stage { cursor: pointer; }');
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    const { stage } = this;
    stage.style.touchAction = 'pan-y';
    stage.addEventListener('pointermove', (event) => this.#hover(this.#nodeAt(event)), { signal });
    stage.addEventListener('pointerleave', () => this.#hover(-1), { signal });
    stage.addEventListener('click', (event) => {
      const node = this.#nodeAt(event);
      if (node >= 0) this.choose([node], event.shiftKey);
    }, { signal });
    stage.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  reset() {
    super.reset();
    this.#drawn = -1;
    this.#hovered = -1;
  }

  get #rows() {
    return { top: TOP, height: Math.max(20, this.height - TOP - FOOT) };
  }

  /** @param {NetworkLab} lab @param {boolean} stale */
  frame(lab, stale) {
    const { sim } = lab;
    const width = Math.max(40, Math.floor(this.width - GUTTER - RIGHT));
    const span = lab.span ?? roundWindow(declaredFrequency(lab), speedOf(lab));
    this.#configure(lab, span, width);
    const trace = sim.trace();
    const sweep = this.#sweep = { span, width, column: trace.every * sim.dt, base: sim.time - sim.steps * sim.dt, bar: BAR };
    const { low, high } = this.observed;
    const key = `${span} ${width} ${this.height} ${sweep.column} ${sim.nodes} ${lab.model.id} ${sweep.base.toFixed(6)} ${low} ${high}`;
    if (key !== this.#key) stale = true;
    this.#key = key;
    const quantity = trace.what.indexOf('observable');
    if (quantity < 0) return false;
    const { from, to, repaint } = plan(sweep, trace, stale ? -1 : this.#drawn);
    this.#drawn = to;
    const { packed } = scaleFor('amount', this.theme.paper);
    const { top, height } = this.#rows;
    const ctx = this.layers[1], fine = this.canvases[1].width / this.width;  // px of the screen
    const pixels = Math.floor(width * fine);
    const place = /** @type {const} */ ([Math.round(GUTTER * fine), Math.round(top * fine)]);
    if (repaint) this.#carpet.fit(pixels, Math.round(height * fine), pack(bytesOf(this.theme.paper)));
    const [start, count] = this.#carpet.write({ ...sweep, width: pixels, bar: BAR * fine }, trace, quantity, from, to, packed, low, high);
    if (repaint) {
      ctx.clearRect(0, 0, this.width, this.height);
      this.#carpet.put(ctx, ...place, 0, pixels);
    } else if (to > from) this.#carpet.put(ctx, ...place, start, count);
    if (stale) this.#paintGround();
    const clock = clockKey(sim.time, span, width);
    if (stale || clock !== this.#clock) {
      this.#clock = clock;
      this.#paintClock(this.layers[0], sim.time);
    }
    this.#paintMarks(stale, top, height);
    if (stale) this.tell(this.graph);
    return false;
  }

  /** Without a scope that has asked for its own columns. @param {NetworkLab} lab @param {number} span @param {number} width */
  #configure({ sim, model, ...lab }, span, width) {
    const now = sim.trace();
    if (now.every > 0 && now.what.includes('observable')) return;
    const every = stepsPerColumn(span, width, sim.dt, declaredFrequency(/** @type {any} */ ({ model, ...lab })));
    sim.scope({ what: recorded(model), every, columns: KEPT });
  }

  #paintGround() {
    const ctx = this.layers[0];
    ctx.clearRect(0, 0, this.width, this.height);
    this.#paintScale(ctx);
  }

  /** @param {Surface} ctx */
  #paintScale(ctx) {
    const { low, high, symbol, unit } = this.observed;
    const { theme } = this;
    paintScale(ctx, scaleFor('amount', theme.paper).css, GUTTER, 0, Math.min(220, this.width - GUTTER - RIGHT), theme, [number(low), number(high), titled(plainSymbol(symbol), unit)]);
    const { top, height } = this.#rows;
    const nodes = this.graph.nodes;
    ctx.save();
    ctx.font = `11px ${theme.font}`;
    ctx.fillStyle = theme.muted;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'top';
    ctx.fillText('node 1', GUTTER - 6, top);
    ctx.textBaseline = 'bottom';
    ctx.fillText(String(nodes), GUTTER - 6, top + height);
    ctx.restore();
  }

  /** @param {Surface} ctx @param {number} time */
  #paintClock(ctx, time) {
    const { top, height } = this.#rows;
    ctx.clearRect(0, top + height + 1, this.width, FOOT);
    paintClock(ctx, { left: GUTTER, width: this.#sweep.width, lanes: [], bottom: top + height }, this.theme, this.#sweep.span, time);
  }

  /** Ticks at the selected rows, and the name of the one under the pointer. @param {boolean} stale @param {number} top @param {number} height */
  #paintMarks(stale, top, height) {
    const shown = this.#marks, { selection } = this;
    if (selection === shown.selection && this.#hovered === shown.hovered && !stale) return;
    [shown.selection, shown.hovered] = [selection, this.#hovered];
    const ctx = this.layers[2], { theme } = this, nodes = this.graph.nodes;
    ctx.clearRect(0, 0, this.width, this.height);
    const row = Math.max(2, height / nodes);
    const y = (/** @type {number} */ n) => top + ((n + 0.5) / nodes) * height;
    for (const n of this.selection) {
      ctx.fillStyle = theme.ink;
      ctx.fillRect(GUTTER - 5, y(n) - row / 2, 4, row);
      ctx.fillRect(GUTTER + this.#sweep.width + 1, y(n) - row / 2, 4, row);
    }
    if (this.#hovered < 0) return;
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1;
    ctx.strokeRect(GUTTER - 0.5, y(this.#hovered) - row / 2 - 0.5, this.#sweep.width + 1, row + 1);
    const text = this.reading(this.#hovered);
    ctx.font = `600 12px ${theme.font}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    ctx.fillStyle = theme.paper;
    const above = Math.max(top + 9, y(this.#hovered) - row / 2 - 11);
    ctx.fillRect(GUTTER + 8, above - 8, ctx.measureText(text).width + 8, 16);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, GUTTER + 12, above);
  }

  /** @param {MouseEvent} event */
  #nodeAt(event) {
    const [x, y] = this.placeOf(event);
    const { top, height } = this.#rows;
    if (!this.lab || x < GUTTER - 8 || x > GUTTER + this.#sweep.width + 8 || y < top || y >= top + height) return -1;
    return Math.floor(((y - top) / height) * this.graph.nodes);
  }

  /** @param {number} node */
  #hover(node) {
    if (node === this.#hovered || !this.lab) return;
    this.#hovered = node;
    const { top, height } = this.#rows;
    this.#paintMarks(false, top, height);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const move = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }[event.key];
    if (!this.lab || (move === undefined && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === undefined) return void (this.#hovered >= 0 && this.choose([this.#hovered], event.shiftKey));
    const from = this.#hovered < 0 ? nodeOf(this.lab) : this.#hovered;
    this.#hover(Math.max(0, Math.min(this.graph.nodes - 1, from + move)));
    this.spoken.textContent = this.reading(this.#hovered);
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    if (!this.lab) return;
    const { sim } = this.lab;
    const trace = sim.trace(), { css } = scaleFor('amount', this.theme.paper), { low, high } = this.observed;
    const { top, height } = this.#rows, sweep = this.#sweep;
    const [from, to] = visible(sweep, trace);
    const quantity = trace.what.indexOf('observable');
    // As rectangles, thinned so that a file stays small.
    const every = Math.max(1, Math.ceil((to - from) / 200)), rows = Math.min(sim.nodes, 200);
    for (let k = from; k < to; k += every) {
      const x = GUTTER + ((((columnTime(sweep, k) - sweep.column / 2) % sweep.span) + sweep.span) % sweep.span) * (sweep.width / sweep.span);
      for (let row = 0; row < rows; ++row) {
        const n = Math.floor(((row + 0.5) * sim.nodes) / rows);
        const level = (trace.mean[(quantity * trace.nodes + n) * trace.capacity + (k % trace.capacity)] - low) / (high - low);
        ctx.fillStyle = css[Math.round(255 * Math.min(1, Math.max(0, level || 0)))];
        ctx.fillRect(x, top + (row * height) / rows, Math.min(GUTTER + sweep.width - x, (every * sweep.column * sweep.width) / sweep.span + 0.3), height / rows + 0.3);
      }
    }
    this.#paintScale(ctx);
    this.#paintClock(ctx, sim.time);
  }

  describe() {
    if (!this.lab) return 'Carpet';
    return describeNodes(this, `Carpet, ${duration(this.#sweep.span)} shown, t = ${duration(this.lab.sim.time, 4)},`);
  }

  table() {
    const { sim } = /** @type {NetworkLab} */ (this.lab);
    const trace = sim.trace(), quantity = trace.what.indexOf('observable');
    const [first, to] = visible(this.#sweep, trace);
    const from = Math.max(first, to - TABLE_COLUMNS);
    const rows = [];
    for (let k = from; k < to; ++k) {
      rows.push([Number(columnTime(this.#sweep, k).toPrecision(9)), ...Array.from({ length: sim.nodes }, (_, n) => trace.mean[(quantity * trace.nodes + n) * trace.capacity + (k % trace.capacity)])]);
    }
    return {
      caption: `${titled(plainSymbol(this.observed.symbol), this.observed.unit)} of every node in the last ${to - from} columns; a column is the mean over ${duration(trace.every * sim.dt)}.`,
      head: ['t (ms)', ...Array.from({ length: sim.nodes }, (_, n) => nameOf(this.graph, n))], rows,
    };
  }
}

if (!customElements.get('pp-carpet')) customElements.define('pp-carpet', PpCarpet);
