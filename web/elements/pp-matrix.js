// The matrix: weights, lengths, delays, and what is measured between nodes. A row is what a node hears.
import { measuring } from '../network/measuring.js';
import { NetworkView } from './network-view.js';
import { bytesOf, pack, scaleFor } from '../draw/network/colours.js';
import { delayRule, delaysOf, nameOf, onRight } from '../draw/network/graph.js';
import { levelOf, orderOf, paintMatrix, rangeOf, shownOf } from '../draw/network/matrix.js';
import { paintCell, paintFrame, paintTicks } from '../draw/network/matrix-frame.js';
import { paintScale } from '../draw/network/scene.js';
import { number, withUnit } from '../draw/format.js';
import { segments } from './segments.js';

/** @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab @typedef {import('../draw/network/graph.js').Connectome} Connectome @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {'weights' | 'lengths' | 'delays' | 'fc' | 'plv'} Kind */

const KINDS = /** @type {Record<Kind, { name: string, unit: string, measured: boolean }>} */ ({
  weights: { name: 'Weights', unit: '', measured: false }, lengths: { name: 'Lengths', unit: 'mm', measured: false }, delays: { name: 'Delays', unit: 'ms', measured: false },
  fc: { name: 'Correlation', unit: '', measured: true }, plv: { name: 'Phase locking', unit: '', measured: true },
});
const LEFT = 36, TOP = 22, FOOT = 34;
const EVERY = 500;         // ms between two looks at what is measured or can be changed
/** What of the page's values changes a matrix: all others may move. @type {Record<string, string[]>} */
const TURNED = { weights: ['network.normalise', 'network.lesions'], delays: ['delays', 'network.speed'] };
const COPIED = 200;        // nodes up to which the running network is copied that often
const TABLED = 200;        // rows and columns of the table
const MOST_CELLS = 300;    // rows and columns of a picture in a file

export class PpMatrix extends NetworkView {
  /** @type {Kind} */ #kind = 'weights';
  #logarithmic = true;
  #sides = false;
  /** @type {Connectome | null} */ #graph = null;
  /** @type {ArrayLike<number>} */ #values = [];
  /** How many cells of which numbers are shown. @type {{ of: ArrayLike<number> | null, cells: number }} */ #counted = { of: null, cells: 0 };
  #order = new Uint16Array(0);
  #range = rangeOf([], false, false);
  #canvas = document.createElement('canvas');
  #ctx = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
  #looked = -Infinity;
  /** What the numbers were read for. @type {any[]} */ #told = [];
  /** Row and column under the pointer or the keyboard, in the order shown. @type {[number, number] | null} */ #cell = null;
  /** What the marks show. @type {{ selection: readonly number[], cell: [number, number] | null }} */ #marks = { selection: [], cell: null };

  constructor() {
    super('Matrix', 'matrix', { layers: 2, keys: 'Arrow keys go from cell to cell, Enter selects both nodes' });
    this.own('.stage { min-height: 240px; cursor: crosshair; }');
    this.kinds = /** @type {HTMLLabelElement} */ (this.menu('Show', [], '', (id) => this.show(/** @type {Kind} */ (id))));
    this.scaling = segments('Colours', [['log', 'log'], ['linear', 'linear']], 'log', (id) => {
      this.#logarithmic = id === 'log';
      this.#again();
    });
    this.ordering = segments('Order', [['given', 'as given'], ['sides', 'by hemisphere']], 'given', (id) => {
      this.#sides = id === 'sides';
      this.#again();
    });
    this.controls.append(this.kinds, this.scaling, this.ordering);
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    const { stage } = this;
    stage.style.touchAction = 'pan-y';
    stage.addEventListener('pointermove', (event) => this.#point(this.#cellAt(event)), { signal });
    stage.addEventListener('pointerleave', () => this.#point(null), { signal });
    stage.addEventListener('click', (event) => {
      this.#point(this.#cellAt(event));
      this.#select(event.shiftKey);
    }, { signal });
    stage.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  reset() {
    super.reset();
    this.#graph = null;
    this.#cell = null;
    this.#told = [];
  }

  /** @param {Kind} kind */
  show(kind) {
    this.#kind = kind;
    this.#again();
  }

  /** "to L_x from R_y: 0.12", '' when no cell is meant. */
  get cell() {
    if (!this.#cell) return '';
    const [to, from] = this.#cell.map((n) => this.#order[n]);
    const value = this.#values[to * this.graph.nodes + from];
    return `to ${nameOf(this.graph, to)} from ${nameOf(this.graph, from)}: ${withUnit(number(value), KINDS[this.#kind].unit)}`;
  }

  #again() {
    this.#looked = -Infinity;
    this.#told = [];
    this.refresh();
  }

  /** @param {NetworkLab} lab @param {boolean} stale */
  frame(lab, stale) {
    const now = performance.now();
    const { graph } = this;
    if (graph !== this.#graph) {
      this.#graph = graph;
      this.#looked = -Infinity;
      this.#cell = null;
      this.ordering.hidden = graph.nodes < 2 || onRight(graph, 0) === null;
      this.tell(graph);
      stale = true;
    }
    if (stale || now - this.#looked > EVERY) {
      this.#looked = now;
      if (this.#look(lab) || stale) this.#paintAll();
    }
    this.#paintMarks(stale);
    return false;
  }

  /** Reads what is shown; true when it may have changed. @param {NetworkLab} lab */
  #look(lab) {
    const { graph } = this;
    const offered = this.#offered(lab);
    if (!offered.includes(this.#kind)) this.#kind = 'weights';
    this.#offer(offered);
    const measured = KINDS[this.#kind].measured;
    // What a person can change is in the state; the network itself is copied only where that is cheap.
    const { values } = lab.state;
    const told = [this.#kind, ...(TURNED[this.#kind] ?? []).map((path) => values[path])];
    if (told.length === this.#told.length && told.every((one, n) => one === this.#told[n]) && !measured && graph.nodes > COPIED) return false;
    this.#told = told;
    this.#values = this.#read(lab);
    return true;
  }

  /** @param {NetworkLab} lab @returns {Kind[]} */
  #offered(lab) {
    const { graph } = this;
    const rule = graph.lengths?.length ? /** @type {Kind[]} */ (['lengths', 'delays']) : [];
    const measured = /** @type {Kind[]} */ (['fc', 'plv']).filter((id) => this.#measured(lab, id));
    return ['weights', ...rule, ...measured];
  }

  /** What the core measures between nodes, null when it does not. @param {NetworkLab} lab @param {string} id @returns {ArrayLike<number> | null} */
  #measured(lab, id) {
    try {
      const sim = measuring(/** @type {any} */ (lab));
      const { value } = sim.measured(id) ?? {};
      return value?.length === sim.nodes * sim.nodes ? value : null;
    } catch {
      return null;  // it was not asked to measure this
    }
  }

  /** @param {Kind[]} offered */
  #offer(offered) {
    const select = /** @type {HTMLSelectElement} */ (this.kinds.querySelector('select'));
    if ([...select.options].map(({ value }) => value).join() !== offered.join()) {
      select.replaceChildren(...offered.map((id) => new Option(KINDS[id].unit ? `${KINDS[id].name} (${KINDS[id].unit})` : KINDS[id].name, id)));
    }
    select.value = this.#kind;
    this.kinds.hidden = offered.length < 2;
  }

  /** @param {NetworkLab} lab @returns {ArrayLike<number>} */
  #read(lab) {
    const { graph } = this;
    if (this.#kind === 'delays') {
      return delaysOf(graph, delayRule(lab));
    }
    if (this.#kind === 'lengths') return /** @type {Float64Array} */ (graph.lengths);
    if (this.#kind !== 'weights') return this.#measured(lab, this.#kind) ?? [];
    // As it runs: after normalisation and with what was cut.
    const running = /** @type {any} */ (lab.sim).network?.().weights;
    return running?.length === graph.weights.length ? running : graph.weights;
  }

  #paintAll() {
    const { nodes } = this.graph;
    this.#order = orderOf(this.graph, this.#sides && !this.ordering.hidden);
    const measured = KINDS[this.#kind].measured;
    this.#range = rangeOf(this.#values, this.#logarithmic && this.#kind === 'weights', measured);
    this.scaling.hidden = this.#kind !== 'weights' || (this.#range.signed && !measured);
    const image = new ImageData(nodes, nodes);
    paintMatrix(new Uint32Array(image.data.buffer), this.#values, this.#order, this.#range, this.#colours.packed, pack(bytesOf(this.theme.paper)));
    if (this.#canvas.width !== nodes) this.#canvas.width = this.#canvas.height = nodes;
    this.#ctx.putImageData(image, 0, 0);
    const ctx = this.layers[0], { left, top, side } = this.#frame;
    ctx.clearRect(0, 0, this.width, this.height);
    ctx.imageSmoothingEnabled = nodes > side * this.ratio;
    ctx.imageSmoothingQuality = 'high';
    ctx.drawImage(this.#canvas, left, top, side, side);
    this.#paintAround(ctx);
  }

  get #colours() {
    return scaleFor(this.#range.signed ? 'signed' : 'amount', this.theme.paper);
  }

  get #frame() {
    const side = Math.max(40, Math.floor(Math.min(this.width - LEFT - 8, this.height - TOP - FOOT)));
    return { left: Math.max(LEFT, Math.floor((this.width - side) / 2)), top: TOP, side };
  }

  /** The frame, what the sides mean, the scale. @param {Surface} ctx */
  #paintAround(ctx) {
    const { left, top, side } = this.#frame, { theme } = this;
    const lefts = this.#sides && !this.ordering.hidden ? [...this.#order].filter((n) => !onRight(this.graph, n)).length / this.graph.nodes : 0;
    paintFrame(ctx, this.#frame, theme, lefts);
    const { low, high } = this.#range, { unit, name } = KINDS[this.#kind];
    const length = Math.min(220, side);
    paintScale(ctx, this.#colours.css, left + (side - length) / 2, top + side + 8, length, theme, [number(low), number(high), unit ? `${name.toLowerCase()} (${unit})` : `${name.toLowerCase()}${this.#range.logarithmic ? ', log' : ''}`]);
  }

  /** The cell that is read, and ticks at the selected nodes. @param {boolean} stale */
  #paintMarks(stale) {
    const shown = this.#marks, { selection } = this;
    if (selection === shown.selection && this.#cell === shown.cell && !stale) return;
    [shown.selection, shown.cell] = [selection, this.#cell];
    const ctx = this.layers[1], { theme } = this, { nodes } = this.graph;
    ctx.clearRect(0, 0, this.width, this.height);
    paintTicks(ctx, this.#frame, theme, selection.map((n) => this.#order.indexOf(n)), nodes);
    if (this.#cell) paintCell(ctx, this.#frame, theme, this.#cell, nodes, this.cell, this.width);
  }

  /** @param {MouseEvent} event @returns {[number, number] | null} */
  #cellAt(event) {
    if (!this.lab) return null;
    const [x, y] = this.placeOf(event), { left, top, side } = this.#frame, { nodes } = this.graph;
    if (x < left || y < top || x >= left + side || y >= top + side) return null;
    return [Math.floor(((y - top) / side) * nodes), Math.floor(((x - left) / side) * nodes)];
  }

  /** @param {[number, number] | null} cell */
  #point(cell) {
    if (String(cell) === String(this.#cell) || !this.lab) return;
    this.#cell = cell;
    this.#paintMarks(false);
  }

  /** @param {boolean} add */
  #select(add) {
    if (this.#cell) this.choose([...new Set(this.#cell.map((n) => this.#order[n]))], add);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const moves = /** @type {Record<string, [number, number]>} */ ({ ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [-Infinity, -Infinity], End: [Infinity, Infinity] });
    const move = moves[event.key];
    if (!this.lab || (!move && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (!move) return this.#select(event.shiftKey);
    const step = event.shiftKey ? 10 : 1, last = this.graph.nodes - 1;
    const to = (/** @type {number} */ n, /** @type {number} */ by) => Math.max(0, Math.min(last, n + step * by));
    this.#point(this.#cell ? [to(this.#cell[0], move[0]), to(this.#cell[1], move[1])] : [0, 0]);
    this.spoken.textContent = this.cell;
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    const { left, top, side } = this.#frame, { nodes } = this.graph, { css } = this.#colours;
    // A file with a million cells helps nobody: of several the strongest is shown.
    const cells = Math.min(nodes, MOST_CELLS), from = (/** @type {number} */ n) => Math.floor((n * nodes) / cells);
    for (let row = 0; row < cells; ++row) for (let column = 0; column < cells; ++column) {
      let value = NaN;
      for (let i = from(row); i < from(row + 1); ++i) for (let j = from(column); j < from(column + 1); ++j) {
        const one = this.#values[this.#order[i] * nodes + this.#order[j]];
        if (!(Math.abs(one) <= Math.abs(value))) value = one;
      }
      const level = levelOf(value, this.#range);
      if (level < 0) continue;
      ctx.fillStyle = css[level];
      ctx.fillRect(left + (column * side) / cells, top + (row * side) / cells, side / cells, side / cells);
    }
    this.#paintAround(ctx);
  }

  describe() {
    if (!this.lab) return 'Matrix';
    const { name, unit } = KINDS[this.#kind], { nodes } = this.graph;
    if (this.#counted.of !== this.#values) this.#counted = { of: this.#values, cells: shownOf(this.#values, this.#range) };
    return `${name} between ${nodes} nodes, row is the target: ${number(this.#counted.cells, 6)} of ${number(nodes * nodes, 7)} cells, up to ${withUnit(number(this.#range.high), unit)}.`;
  }

  table() {
    const { name, unit } = KINDS[this.#kind], { nodes } = this.graph, shown = [...this.#order].slice(0, TABLED);
    return {
      caption: `${name}${unit ? ` (${unit})` : ''}: a row is to a node, a column from one.${nodes > TABLED ? ` The first ${TABLED} of ${nodes} nodes.` : ''}`,
      head: ['to \\ from', ...shown.map((n) => nameOf(this.graph, n))],
      rows: shown.map((to) => [nameOf(this.graph, to), ...shown.map((from) => this.#values[to * nodes + from])]),
    };
  }
}

if (!customElements.get('pp-matrix')) customElements.define('pp-matrix', PpMatrix);
