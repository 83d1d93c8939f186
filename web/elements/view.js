// What every plot of the lab shares: stacked canvases that follow size, zoom and theme, and a text alternative. A plot says
// how it paints; this class says when. The table of the data and the files are fetched when asked for.
import { readTheme } from '../draw/theme.js';
import { sheet } from './view-style.js';

/** @typedef {import('../types').Lab} Lab */
/** @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {{ caption: string, head: string[], rows: (string | number)[][] }} Table */

const ALTERNATIVE_EVERY = 1000;  // ms between two changes of the text alternative

const FILES = () => import('./view-files.js');

/** Plots that come in together. @type {View[] | null} */
let held = null;

export class View extends HTMLElement {
  /** @type {Lab | null} */ lab = null;
  /** Of the stage, in units that grow with the page's type: a projected plot has larger labels. */
  width = 0;
  height = 0;
  /** CSS px a unit. */
  unit = 1;
  ratio = 1;
  /** @type {import('../draw/theme.js').Theme} */ theme = /** @type {any} */ (null);
  /** Everything has to be painted anew. */
  stale = true;
  /** Aborted on disconnect: every listener hangs on it. */
  #life = new AbortController();
  #described = -Infinity;
  #describeLater = 0;

  /**
   * @param {string} title @param {string} name of its files
   * @param {{ layers: number, keys?: string }} how keys: what the keyboard does, for a plot that can be focused
   */
  constructor(title, name, { layers, keys = '' }) {
    super();
    this.name = name;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    root.innerHTML = `
      <div class="head"><span class="title"></span><span class="controls"></span>
        <span class="tools"><button type="button" class="open-data">Data</button>
          <span class="save"><button type="button" class="open-save" aria-expanded="false">Save</button>
            <span class="menu" hidden><button type="button" data-file="png">PNG</button><button type="button" data-file="svg">SVG</button><button type="button" data-file="csv">CSV</button></span></span></span></div>
      <div class="stage">${'<canvas></canvas>'.repeat(layers)}</div>
      <div class="foot"></div>
      <p class="spoken" role="status"></p>
      <span class="probe" aria-hidden="true"></span>`;
    const find = (/** @type {string} */ selector) => /** @type {any} */ (root.querySelector(selector));
    /** @type {HTMLElement} */ this.stage = find('.stage');
    /** @type {HTMLElement} */ this.controls = find('.controls');
    /** @type {HTMLElement} */ this.foot = find('.foot');
    /** @type {HTMLElement} */ this.spoken = find('.spoken');
    /** @type {HTMLCanvasElement[]} */ this.canvases = [...root.querySelectorAll('canvas')];
    this.layers = this.canvases.map((canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')));
    /** @type {HTMLElement} */ this.heading = find('.title');
    this.heading.textContent = title;
    find('.open-data').setAttribute('aria-label', `Data table: ${title}`);
    this.canvases.forEach((canvas, i) => canvas.setAttribute(i ? 'aria-hidden' : 'role', i ? 'true' : 'img'));
    this.canvases[0].setAttribute('aria-label', title);
    if (keys) {
      this.stage.tabIndex = 0;
      this.stage.setAttribute('role', 'application');
      this.stage.setAttribute('aria-label', `${title}. ${keys}`);
    }
  }

  /**
   * Plots of one kind that come in while `act` runs share their colours, and all are measured before any is resized: the page is laid out once.
   * @param {() => void} act
   */
  static together(act) {
    /** @type {View[]} */ const views = (held = []);
    act();
    held = null;
    for (const view of views) view.theme = views[0].theme ?? view.#resolveTheme();
    const sizes = views.map((view) => view.#measure());
    views.forEach((view, k) => view.#fit(sizes[k]));
  }

  connectedCallback() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const restyle = () => {
      this.theme = this.#resolveTheme();
      this.refresh();
    };
    const size = new ResizeObserver(() => this.#fit());
    size.observe(this.stage);
    // Also tell that the fonts of symbols have come.
    const attributes = new MutationObserver(restyle);
    attributes.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
    signal.addEventListener('abort', () => {
      size.disconnect();
      attributes.disconnect();
      clearTimeout(this.#describeLater);
    });
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) matchMedia(query).addEventListener('change', restyle, { signal });
    this.#watchRatio(signal);
    this.#listen(signal);
    held?.push(this);
    if (!held) this.theme = this.#resolveTheme();
    this.connected(signal);
    if (!held) this.#fit();
  }

  disconnectedCallback() {
    this.#life.abort();
    // Its simulation may go now: what comes late, as a mesh or an answer of a worker, must not paint it.
    this.lab = null;
  }

  /** Once per frame. @param {Lab} lab @returns {boolean} true asks for another frame although nothing moves */
  draw(lab) {
    this.lab = lab;
    if (!this.width || !this.height || !this.theme) return false;
    const more = this.frame(lab, this.stale);
    this.stale = false;
    this.#describe();
    return more;
  }

  /** The simulation was rebuilt. */
  reset() {
    this.stale = true;
  }

  /** Paints at once, also when no frame is due: a resized canvas is empty. */
  refresh() {
    this.stale = true;
    if (this.lab) this.draw(this.lab);
  }

  /** Where a pointer is, in the units of the drawing. @param {MouseEvent} event @returns {[number, number]} */
  placeOf(event) {
    const { left, top } = this.stage.getBoundingClientRect();
    return [(event.clientX - left) / this.unit, (event.clientY - top) / this.unit];
  }

  /** @param {object} request */
  request(request) {
    this.dispatchEvent(new CustomEvent('pp-request', { detail: request, bubbles: true, composed: true }));
  }

  // What a plot brings.

  /** @param {AbortSignal} signal */
  connected(signal) { void signal; }
  /** @param {Lab} lab @param {boolean} stale @returns {boolean} */
  frame(lab, stale) { void [lab, stale]; return false; }
  /** The whole picture, for a file. @param {Surface} ctx */
  figure(ctx) { void ctx; }
  /** The picture in words. @returns {string} */
  describe() { return ''; }
  /** What is seen, as numbers. @returns {Table} */
  table() { return { caption: '', head: [], rows: [] }; }

  #measure() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    const { clientWidth, clientHeight } = this.stage;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    return { width: Math.floor(clientWidth / unit), height: Math.floor(clientHeight / unit), ratio, unit };
  }

  #fit({ width, height, ratio, unit } = this.#measure()) {
    if (width === this.width && height === this.height && ratio === this.ratio && unit === this.unit && !this.stale) return;
    [this.width, this.height, this.ratio, this.unit] = [width, height, ratio, unit];
    if (!width || !height) return;
    this.canvases.forEach((canvas, i) => {
      canvas.width = Math.round(width * unit * ratio);
      canvas.height = Math.round(height * unit * ratio);
      canvas.style.width = `${width * unit}px`;
      canvas.style.height = `${height * unit}px`;
      this.layers[i].setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    });
    this.refresh();
  }

  /** @param {AbortSignal} signal */
  #watchRatio(signal) {
    const watch = () => matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
      .addEventListener('change', () => { this.#fit(); if (!signal.aborted) watch(); }, { once: true, signal });
    watch();
  }

  #resolveTheme() {
    const probe = /** @type {HTMLElement} */ (this.shadowRoot?.querySelector('.probe'));
    return readTheme((name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    }, getComputedStyle(this.stage).fontFamily);
  }

  #describe() {
    const now = performance.now();
    clearTimeout(this.#describeLater);
    if (now - this.#described >= ALTERNATIVE_EVERY) {
      this.#described = now;
      const text = this.describe();
      if (text !== this.canvases[0].getAttribute('aria-label')) this.canvases[0].setAttribute('aria-label', text);
    } else {
      // The last frame before a pause must not leave an old text behind.
      this.#describeLater = window.setTimeout(() => this.#describe(), ALTERNATIVE_EVERY);
    }
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    const opener = /** @type {HTMLElement} */ (root.querySelector('.open-save'));
    const menu = /** @type {HTMLElement} */ (root.querySelector('.menu'));
    const show = (/** @type {boolean} */ open) => {
      menu.hidden = !open;
      opener.setAttribute('aria-expanded', String(open));
    };
    root.querySelector('.open-data')?.addEventListener('click', () => this.#late(() => import('./data-table.js'), (table) => table.showTable(this)), { signal });
    opener.addEventListener('click', () => show(Boolean(menu.hidden)), { signal });
    root.querySelector('.save')?.addEventListener('keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || menu.hidden) return;
      show(false);
      opener.focus();
    }, { signal });
    root.querySelector('.save')?.addEventListener('focusout', (event) => {
      if (!root.querySelector('.save')?.contains(/** @type {Node} */ (/** @type {FocusEvent} */ (event).relatedTarget))) show(false);
    }, { signal });
    // Keys for a button, a menu or the table are not the page's shortcuts.
    root.addEventListener('keydown', (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (target.closest('select, dialog') || (/** @type {KeyboardEvent} */ (event).key === ' ' && target.closest('button'))) event.stopPropagation();
    }, { signal });
    menu.addEventListener('click', (event) => {
      const kind = /** @type {HTMLElement} */ (event.target).dataset.file;
      if (!kind) return;
      show(false);
      this.#late(FILES, (files) => files.save(this, kind));
    }, { signal });
  }

  /** The picture as an SVG file with real paths. @returns {Promise<string>} */
  toSvg() {
    return this.#late(FILES, (files) => files.svg(this));
  }

  /** @template M, T @param {() => Promise<M>} load @param {(module: M) => T | Promise<T>} use @returns {Promise<T>} */
  async #late(load, use) {
    try {
      const module = await load();
      // Of a plot that has left the page nothing is shown or saved any more.
      return this.isConnected ? await use(module) : /** @type {any} */ (null);
    } catch (error) {
      this.request({ type: 'note', text: 'This part of the page could not be loaded. Try again when the connection is back.' });
      throw error;
    }
  }
}
