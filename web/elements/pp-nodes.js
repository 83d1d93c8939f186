// The list of nodes: name, hemisphere, strength (the sum of what it hears), what an instrument sees now. Only the rows in sight exist, so that a thousand
// nodes cost what twenty do. Values change ten times a second, which is as fast as they can be read.
import { graphOf, nameOf, onRight, strengths } from '../draw/network/graph.js';
import { scaleFor } from '../draw/network/colours.js';
import { SYNTHETIC } from './network-view.js';
import { tableOfNodes } from './network-words.js';
import { sheet } from './view-style.js';
import { nodeOf } from '../draw/lab.js';
import { number, titled } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab @typedef {import('../draw/network/graph.js').Connectome} Connectome */
/** @typedef {HTMLElement & { node: number, parts: HTMLElement[] }} Row */

/** @type {readonly number[]} */ const NOBODY = [];
const EVERY = 100;  // ms between two changes of the values
const SPARE = 3;    // rows above and below what is seen
const TALL = 28, TALL_COARSE = 44;  // px

const STYLE = `
  :host { min-height: 200px; }
  .filter { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--edge, var(--hairline)); border-radius: 4px; min-height: 24px; padding: 1px 6px; width: 12em; }
  .list { flex: 1 1 0; min-height: 140px; overflow-y: auto; position: relative; border-top: 1px solid var(--hairline); }
  .room { position: relative; width: 100%; }
  .row, .names { display: grid; grid-template-columns: minmax(6em, 1.4fr) 2.6em minmax(4em, 1fr) minmax(5.5em, 1.2fr); gap: 0 10px; align-items: center; padding: 0 6px; }
  .row { position: absolute; left: 0; right: 0; height: var(--tall); cursor: pointer; border-left: 3px solid transparent; }
  .names { color: var(--muted); padding: 4px 6px; border-left: 3px solid transparent; }
  .names span:last-child, .names span:nth-child(3) { text-align: right; }
  .row:hover { background: color-mix(in srgb, var(--ink) 5%, transparent); }
  .row[aria-selected=true] { background: color-mix(in srgb, var(--ink) 10%, transparent); border-left-color: var(--ink); }
  .list:focus .row.at { outline: 1px dashed var(--ink); outline-offset: -2px; }
  .list:focus-visible { outline-offset: -2px; }
  .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row.watched .name { font-weight: 600; }
  .side, .count { color: var(--muted); }
  .gauge { position: relative; text-align: right; }
  .bar { forced-color-adjust: none; position: absolute; left: 0; bottom: -3px; width: 100%; height: 3px; transform-origin: left; }
  .weight .bar { background: var(--muted); opacity: 0.6; }
  .source { margin: 4px 0 0; color: var(--muted); }
  @media (forced-colors: active) { .row[aria-selected=true] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
`;

export class PpNodes extends HTMLElement {
  /** @type {NetworkLab | null} */ lab = null;
  /** @type {Connectome | null} */ #graph = null;
  /** Nodes that pass the filter, in the order of the list. @type {number[]} */ #shown = [];
  #strengths = new Float64Array(0);
  #strongest = 1;
  /** @type {Row[]} */ #rows = [];
  /** The node that the keyboard is at, and where a range begins. */
  #at = 0;
  #anchor = 0;
  #told = -Infinity;
  /** What the marks show. @type {{ selection: readonly number[], watched: number, at: number }} */ #marks = { selection: [], watched: -1, at: -1 };
  #tall = TALL;
  #life = new AbortController();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const own = new CSSStyleSheet();
    own.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet(), own];
    root.innerHTML = `
      <div class="head"><span class="title">Nodes</span><span class="controls"><input class="filter" type="search" placeholder="Filter by name" aria-label="Filter nodes by name"><span class="count" role="status"></span></span><span class="tools"><button type="button" class="open-data" aria-label="Data table: Nodes">Data</button></span></div>
      <div class="names" aria-hidden="true"><span>name</span><span>side</span><span>strength</span><span></span></div>
      <div class="list" tabindex="0" role="listbox" aria-multiselectable="true" aria-label="Nodes. Space selects, Shift with the arrows extends, Control A selects all"><div class="room"></div></div>
      <p class="source" hidden>${SYNTHETIC}</p>`;
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    /** @type {HTMLInputElement} */ this.filter = find('.filter');
    /** @type {HTMLElement} */ this.list = find('.list');
    /** @type {HTMLElement} */ this.room = find('.room');
    /** @type {HTMLElement} */ this.count = find('.count');
    /** @type {HTMLElement} */ this.source = find('.source');
    /** @type {HTMLElement} */ this.quantity = find('.names span:last-child');
  }

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life, root = /** @type {ShadowRoot} */ (this.shadowRoot);
    this.#tall = matchMedia('(pointer: coarse)').matches ? TALL_COARSE : TALL;
    this.style.setProperty('--tall', `${this.#tall}px`);
    this.filter.addEventListener('input', () => this.#sift(), { signal });
    this.filter.addEventListener('keydown', (event) => {
      event.stopPropagation();  // typing is no shortcut of the page
      if (event.key === 'ArrowDown' || event.key === 'Enter') this.list.focus();
    }, { signal });
    root.querySelector('.open-data')?.addEventListener('click', () => this.#data(), { signal });
    this.list.addEventListener('scroll', () => this.#place(), { signal });
    this.list.addEventListener('click', (event) => this.#click(event), { signal });
    this.list.addEventListener('keydown', (event) => this.#key(event), { signal });
    const size = new ResizeObserver(() => this.#place());
    size.observe(this.list);
    signal.addEventListener('abort', () => size.disconnect());
  }

  disconnectedCallback() {
    this.#life.abort();
    this.lab = null;
  }

  reset() {
    this.#graph = null;
  }

  /** Once per frame. @param {NetworkLab} lab */
  draw(lab) {
    this.lab = lab;
    const graph = graphOf(lab);
    if (graph !== this.#graph) this.#adopt(graph);
    const { observed } = this;
    const title = titled(plainSymbol(observed.symbol), observed.unit);
    if (this.quantity.textContent !== title) this.quantity.textContent = title;
    const shown = this.#marks, selection = this.#selection, watched = nodeOf(lab);
    if (selection !== shown.selection || watched !== shown.watched || this.#at !== shown.at) {
      [shown.selection, shown.watched, shown.at] = [selection, watched, this.#at];
      this.#mark();
    }
    const now = performance.now();
    if (now - this.#told < EVERY) return false;
    this.#told = now;
    this.#tell();
    return false;
  }

  async #data() {
    const { showTable } = await import('./data-table.js');
    const { lab, observed } = this, graph = this.#graph;
    if (lab && graph) showTable({ shadowRoot: this.shadowRoot, table: () => tableOfNodes({ graph, observed, lab }) });
  }

  get observed() {
    return /** @type {NetworkLab} */ (this.lab).model.readouts[0];
  }

  /** @returns {readonly number[]} */
  get #selection() {
    return /** @type {any} */ (this.lab)?.state.selection ?? NOBODY;
  }

  /** @param {Connectome} graph */
  #adopt(graph) {
    this.#graph = graph;
    this.#strengths = strengths(graph);
    this.#strongest = this.#strengths.reduce((a, b) => Math.max(a, Math.abs(b)), 0) || 1;
    this.source.hidden = !graph.synthetic;
    this.#at = this.#anchor = 0;
    this.#sift();
  }

  /** Which rows there are. */
  #sift() {
    const graph = this.#graph;
    if (!graph) return;
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.#shown = Array.from({ length: graph.nodes }, (_, n) => n).filter((n) => words.every((word) => nameOf(graph, n).toLowerCase().includes(word)));
    this.count.textContent = words.length ? `${this.#shown.length} of ${graph.nodes}` : `${graph.nodes}`;
    this.room.style.height = `${this.#shown.length * this.#tall}px`;
    if (!this.#shown.includes(this.#at)) this.#at = this.#shown[0] ?? 0;
    this.#place();
  }

  /** Rows for what is in sight. */
  #place() {
    const graph = this.#graph;
    if (!graph) return;
    const first = Math.max(0, Math.floor(this.list.scrollTop / this.#tall) - SPARE);
    const last = Math.min(this.#shown.length, Math.ceil((this.list.scrollTop + this.list.clientHeight) / this.#tall) + SPARE);
    while (this.#rows.length < last - first) this.#rows.push(this.#makeRow());
    this.#rows.forEach((row, n) => {
      const at = first + n;
      row.hidden = at >= last;
      row.node = row.hidden ? -1 : this.#shown[at];
      if (row.hidden) return;
      row.style.transform = `translateY(${at * this.#tall}px)`;
      row.id = `node-${row.node}`;
      row.setAttribute('aria-setsize', String(this.#shown.length));
      row.setAttribute('aria-posinset', String(at + 1));
      const [name, side, weight, weightBar] = row.parts;
      name.textContent = name.title = nameOf(graph, row.node);
      side.textContent = ({ true: 'R', false: 'L' })[String(onRight(graph, row.node))] ?? '–';
      weight.textContent = number(this.#strengths[row.node]);
      weightBar.style.transform = `scaleX(${Math.abs(this.#strengths[row.node]) / this.#strongest})`;
    });
    this.#mark();
    this.#tell();
  }

  /** @returns {Row} */
  #makeRow() {
    const row = /** @type {Row} */ (/** @type {unknown} */ (document.createElement('div')));
    row.className = 'row';
    row.setAttribute('role', 'option');
    row.innerHTML = '<span class="name"></span><span class="side"></span><span class="gauge weight"><span class="text"></span><span class="bar"></span></span><span class="gauge value"><span class="text"></span><span class="bar"></span></span>';
    row.parts = /** @type {HTMLElement[]} */ ([...row.querySelectorAll('.name, .side, .text, .bar')]);
    this.room.append(row);
    return row;
  }

  /** Selected, watched, at the keyboard. */
  #mark() {
    if (!this.lab) return;
    const chosen = new Set(this.#selection), watched = nodeOf(this.lab);
    for (const row of this.#rows) {
      row.setAttribute('aria-selected', String(chosen.has(row.node)));
      row.classList.toggle('watched', row.node === watched);
      row.classList.toggle('at', row.node === this.#at && row.node >= 0);
    }
    this.list.setAttribute('aria-activedescendant', `node-${this.#at}`);
  }

  /** What an instrument sees in the rows in sight. */
  #tell() {
    if (!this.lab || !this.#rows.length) return;
    const values = this.lab.sim.read('observable'), { low, high } = this.observed;
    const { css } = scaleFor('amount', getComputedStyle(this).backgroundColor);
    for (const row of this.#rows) {
      if (row.node < 0 || row.node >= values.length) continue;
      const [, , , , text, bar] = row.parts, value = values[row.node];
      const share = Math.min(1, Math.max(0, (value - low) / (high - low) || 0));
      text.textContent = number(value, 3);
      bar.style.transform = `scaleX(${share.toFixed(3)})`;
      bar.style.background = css[Math.round(255 * share)];
    }
  }

  /** @param {number[]} nodes @param {boolean} add */
  #choose(nodes, add) {
    const ask = (/** @type {object} */ detail) => this.dispatchEvent(new CustomEvent('pp-request', { detail, bubbles: true, composed: true }));
    ask({ type: 'select', nodes, add });
    if (nodes.length === 1) ask({ type: 'node', node: nodes[0] });
  }

  /** Nodes of the list between two of them. @param {number} a @param {number} b */
  #between(a, b) {
    const [from, to] = [this.#shown.indexOf(a), this.#shown.indexOf(b)].sort((p, q) => p - q);
    return this.#shown.slice(Math.max(0, from), to + 1);
  }

  /** Adds a node, or takes it out. @param {number} node */
  #toggle(node) {
    const selection = this.#selection;
    if (selection.includes(node)) this.#choose(selection.filter((n) => n !== node), false);
    else this.#choose([node], true);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = /** @type {Row | null} */ (/** @type {HTMLElement} */ (event.target).closest('.row'));
    if (!row || row.node < 0) return;
    this.#at = row.node;
    if (event.shiftKey) return this.#choose(this.#between(this.#anchor, row.node), false);
    this.#anchor = row.node;
    if (event.ctrlKey || event.metaKey) this.#toggle(row.node);
    else this.#choose([row.node], false);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#shown.length || event.altKey) return;
    const page = Math.max(1, Math.floor(this.list.clientHeight / this.#tall) - 1);
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    const all = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (move === undefined && !all && ![' ', 'Enter', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (all) return this.#choose([...this.#shown], false);
    if (event.key === 'Escape') return this.#choose([], false);
    if (event.key === 'Enter' || event.key === ' ') {
      this.#anchor = this.#at;
      return event.key === ' ' ? this.#toggle(this.#at) : this.#choose([this.#at], false);
    }
    const from = this.#shown.indexOf(this.#at);
    const to = Math.max(0, Math.min(this.#shown.length - 1, from + Number(move)));
    this.#at = this.#shown[to];
    if (event.shiftKey) this.#choose(this.#between(this.#anchor, this.#at), false);
    this.#reveal(to);
  }

  /** Scrolls a row into sight. @param {number} at */
  #reveal(at) {
    const top = at * this.#tall, { scrollTop, clientHeight } = this.list;
    if (top < scrollTop) this.list.scrollTop = top;
    else if (top + this.#tall > scrollTop + clientHeight) this.list.scrollTop = top + this.#tall - clientHeight;
    this.#place();
  }
}

if (!customElements.get('pp-nodes')) customElements.define('pp-nodes', PpNodes);
