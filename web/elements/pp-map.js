// <pp-map>: a measure over any two values of the experiment, filled by workers from coarse to fine, and where the running
// simulation stands in it. A click sets both values of the simulation.
import { View } from './view.js';
import { scaleFor } from '../draw/network/colours.js';
import { boxOf, paintFigure, paintPlace, paintPointed, rangeFor } from '../draw/map.js';
import { experimentOf, reader } from '../experiment.js';
import { Filling, loadPool } from '../maps/fill.js';
import { paintAround } from '../maps/frame.js';
import { Grid, shareOf, tidy } from '../maps/grid.js';
import { MapHands } from '../maps/hands.js';
import { chosen, measuresOf, offered, specOf, standard, write } from '../maps/choice.js';
import { MapControls, STYLE } from '../maps/controls.js';
import { MapPicture } from '../maps/picture.js';
import { changedSince } from '../maps/place.js';
import { watchSight } from '../maps/sight.js';
import { MapTelling } from '../maps/telling.js';
import { describe, reading, standing, tableOf } from '../maps/words.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Field} Field @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {import('../maps/choice.js').Choice} Choice @typedef {import('../maps/controls.js').Measure} Measure */

export class PpMap extends View {
  /** Who hands out the cells; a test brings its own. */
  load = loadPool;
  /** Workers of this view, as long as it stands. @type {Promise<import('../maps/fill.js').Pool> | null} */ #pool = null;
  /** @type {Choice | null} */ #choice = null;
  /** The text of the link that was read last, and what was offered then. */ #linked = '';
  #place = '';
  /** @type {Field[]} */ #among = [];
  /** @type {Measure[]} */ #measures = [];
  /** @type {Grid | null} */ #grid = null;
  /** The experiment that the cells belong to. @type {any} */ #of = null;
  /** @type {Filling | null} */ #filling = null;
  #range = { low: 0, high: 1 };
  #picture = new MapPicture();
  #marked = '';
  #fault = '';
  #elsewhere = '';
  /** The node that was watched when it began. */
  #node = 0;
  /** @type {unknown} */ #state = null;
  /** It was stopped because the page was out of sight. */ #interrupted = false;

  constructor() {
    super('Map', 'map', { layers: 2, keys: 'Arrow keys go from cell to cell, Enter sets both values of the simulation' });
    const own = new CSSStyleSheet();
    own.replaceSync(STYLE);
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets.push(own);
    this.bar = new MapControls({ changed: (choice) => this.#choose(choice), fault: (text) => this.#refuse(text) });
    this.hands = new MapHands({
      stage: this.stage, box: () => this.box, placeOf: (event) => this.placeOf(event), choice: () => this.#choice, here: () => this.lab && this.#choice && this.#here(this.lab),
      moved: (by) => this.#moved(by), go: (cell) => this.#go(cell),
    });
    this.controls.append(...this.bar.head);
    /** @type {HTMLElement} */ (this.controls.parentElement).append(this.bar.ranges);
    this.controls.nextElementSibling?.prepend(this.bar.open);
    this.telling = new MapTelling(this.foot, () => this.#press(), (entries) => this.bar.blame(entries));
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.hands.listen(signal);
    watchSight(this, signal, (seen) => this.#seen(seen));
    signal.addEventListener('abort', () => {
      this.#filling?.stop();
      this.#pool?.then((pool) => pool.close(), () => {});
      this.#pool = null;
    });
  }

  /** Cells are not computed for nobody. @param {boolean} seen */
  #seen(seen) {
    if (!seen && this.#filling?.state === 'running') {
      this.#interrupted = true;
      this.#filling.stop();
    } else if (seen && this.#interrupted) {
      this.#interrupted = false;
      this.#start();
    }
  }

  /** The simulation is a new one: whether the map is still of it is looked at with the next frame. */
  reset() {
    super.reset();
    this.#state = null;
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    if (lab.state !== this.#state) {
      this.#state = lab.state;
      stale = this.#follow(lab) || stale;
    }
    this.#paintCells(stale);
    this.#paintMarks(lab, stale);
    this.#tell(false);
    return false;
  }

  get box() {
    return boxOf(this.width, this.height);
  }

  /** What a change of the page means for the map. @param {Lab} lab @returns {boolean} whether it is another map */
  #follow(lab) {
    const experiment = experimentOf(lab.catalog, lab.state);
    const among = this.#among = offered(lab.fields, experiment);
    const many = experiment.nodes > 1;
    this.#measures = measuresOf(lab, experiment);
    const place = `${lab.model.id} ${lab.state.situation} ${among.map(({ path }) => path)}`, text = String(lab.state.values.map ?? '');
    let other = false;
    if (place !== this.#place || text !== this.#linked) {
      const known = this.#choice && place === this.#place && write(this.#choice) === text;
      const fresh = place !== this.#place;
      [this.#place, this.#linked] = [place, text];
      if (!known && (fresh || text)) {
        const { choice, fault } = chosen(text, standard(lab, experiment, among), among, this.#measures);
        this.#adopt(choice);
        other = true;
        // What was wrong with the link is still to be read when it has begun.
        if (!many) this.#start();
        this.#fault = fault;
      }
    }
    this.#elsewhere = this.#of && this.#choice ? changedSince(this.#of, experiment, [this.#choice.x.path, this.#choice.y.path], lab.fields) : '';
    if (this.#of && !this.#elsewhere && many && this.#node !== lab.state.node && !['order', 'metastability'].includes(this.#choice?.measure ?? '')) this.#elsewhere = 'another region is watched';
    this.#tell(true);
    return other;
  }

  /** A choice made here: into the link, and computed at once where that is quick. @param {Choice} choice */
  #choose(choice) {
    this.#fault = '';
    this.#adopt(choice);
    this.#remember();
    if (this.lab && this.lab.sim.nodes === 1) this.#start();
    this.refresh();
  }

  #remember() {
    if (!this.#choice || !this.lab?.fields.has('map')) return;
    this.#linked = write(this.#choice);
    this.request({ type: 'set', path: 'map', value: this.#linked });
  }

  /** @param {Choice} choice */
  #adopt(choice) {
    this.#filling?.stop();
    this.#filling = null;
    this.#interrupted = false;
    this.#choice = choice;
    this.#grid = new Grid(choice.x, choice.y);
    this.#of = null;
    this.#elsewhere = '';
    this.hands.cell = null;
    this.#rescale();
    this.bar.show(this.#among, this.#measures, choice);
    this.stale = true;
  }

  /** The button: begins, or ends what runs. */
  #press() {
    if (this.#filling?.state === 'running') this.#filling.stop();
    else {
      this.#remember();
      this.#start();
    }
    this.#tell(true);
  }

  #start() {
    const { lab } = this, choice = this.#choice;
    if (!lab || !choice) return;
    this.#adopt(choice);
    this.#fault = '';
    this.#of = experimentOf(lab.catalog, lab.state);
    this.#node = lab.state.node;
    const spec = specOf(choice, this.#of, lab.state.node);
    const pool = (this.#pool ??= this.load());
    // What could not be fetched is asked for anew.
    pool.catch(() => {
      if (this.#pool === pool) this.#pool = null;
    });
    this.#filling = new Filling(pool, this.#of, spec, () => this.dispatchEvent(new CustomEvent('pp-redraw', { bubbles: true })));
    this.#tell(true);
    this.dispatchEvent(new CustomEvent('pp-redraw', { bubbles: true }));
  }

  /** @param {string} text */
  #refuse(text) {
    this.#fault = text;
    this.#tell(true);
  }

  /** @returns {import('../maps/words.js').Shown} */
  get #shown() {
    return { choice: /** @type {Choice} */ (this.#choice), grid: /** @type {Grid} */ (this.#grid), measure: this.#measure, among: this.#among };
  }

  /** @param {[number, number]} cell */
  #reading([i, j]) {
    const { x, y } = /** @type {Choice} */ (this.#choice);
    return reading(this.#shown, [i, j], [tidy(x, i), tidy(y, j)]);
  }

  get #measure() {
    return /** @type {Measure} */ (this.#measures.find(({ id }) => id === this.#choice?.measure) ?? { id: '', name: '', meaning: '', unit: '', low: 0, high: 1, scale: 'magnitude' });
  }

  get #colours() {
    return scaleFor(/** @type {'amount'} */ (/** @type {any} */ ({ signed: 'signed', phase: 'phase' })[this.#measure.scale] ?? 'amount'), this.theme.paper);
  }

  /** @returns {boolean} whether the colours mean other numbers now */
  #rescale() {
    const before = this.#range;
    this.#range = rangeFor(this.#measure, this.#grid);
    return before.low !== this.#range.low || before.high !== this.#range.high;
  }

  /** @param {boolean} stale */
  #paintCells(stale) {
    const grid = this.#grid;
    if (!grid) return;
    const come = this.#filling?.take() ?? [];
    for (const { cells, values } of come) grid.fill(cells, values);
    if (come.length && this.#rescale()) stale = true;
    const map = { grid, range: this.#range, colours: this.#colours.packed };
    if (this.#picture.paint(this.layers[0], this, map, come, stale)) this.#around(this.layers[0]);
  }

  /** @param {Surface} ctx */
  #around(ctx) {
    if (this.#choice) paintAround(ctx, this, this.#shown, this.#range, this.#colours.css);
  }

  /** @param {'pointer' | 'keys'} by */
  #moved(by) {
    if (!this.lab) return;
    this.#paintMarks(this.lab, false);
    const { cell } = this.hands;
    if (by === 'keys') this.spoken.textContent = cell ? `${this.#measure.name}, ${this.#reading(cell)}` : '';
  }

  /** Where the simulation stands. @param {Lab} lab @returns {[number, number]} */
  #here({ state, fields }) {
    const value = reader(state, fields), choice = /** @type {Choice} */ (this.#choice);
    return [Number(value(choice.x.path)), Number(value(choice.y.path))];
  }

  /** The cross-hair and the cell that is read. @param {Lab} lab @param {boolean} stale */
  #paintMarks(lab, stale) {
    const choice = this.#choice, grid = this.#grid;
    if (!choice || !grid) return;
    const [x, y] = this.#here(lab), { cell } = this.hands, key = `${x} ${y} ${cell}`;
    const moved = stale || key !== this.#marked;
    if (moved) {
      this.#marked = key;
      const ctx = this.layers[1];
      ctx.clearRect(0, 0, this.width, this.height);
      paintPlace(ctx, this.box, this.theme, shareOf(choice.x, x), shareOf(choice.y, y));
      if (cell) paintPointed(ctx, this.box, this.theme, grid, cell);
    }
    this.telling.read(cell ? `${this.#reading(cell)}. Click to set both.` : standing(this.#shown, [x, y]));
  }

  /** How far it is. @param {boolean} now */
  #tell(now) {
    if (this.#grid) this.telling.tell({ grid: this.#grid, filling: this.#filling, fault: this.#fault, elsewhere: this.#elsewhere }, now);
  }

  /** Sets both values of the running simulation. @param {[number, number]} cell */
  #go([i, j]) {
    const choice = /** @type {Choice} */ (this.#choice);
    const set = (/** @type {Choice['x']} */ axis, /** @type {number} */ n) => this.request({ type: 'set', path: axis.path, value: tidy(axis, n), as: 'map' });
    this.request({ type: 'settle' });
    set(choice.x, i);
    if (choice.y.path !== choice.x.path) set(choice.y, j);
    this.request({ type: 'settle' });
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    const choice = this.#choice;
    if (!this.#grid || !choice || !this.lab) return;
    paintFigure(ctx, this.box, this.theme, this.#grid, this.#range, this.#colours.css);
    this.#around(ctx);
    const [x, y] = this.#here(this.lab);
    paintPlace(/** @type {any} */ (ctx), this.box, this.theme, shareOf(choice.x, x), shareOf(choice.y, y));
  }

  describe() {
    return this.#choice && this.#grid && this.lab ? describe(this.#shown, this.#here(this.lab)) : 'Map';
  }

  table() {
    return this.#choice && this.#grid ? tableOf(this.#shown) : { caption: '', head: [], rows: [] };
  }
}

if (!customElements.get('pp-map')) customElements.define('pp-map', PpMap);
