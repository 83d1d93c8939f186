// <pp-six>: the picture. The stimulus on top, six traces below it on one clock, and beside each trace what the rung would
// answer at other frequencies, on the same scale: the curve at the present frequency is as high as the trace swings.
import { View } from '../elements/view.js';
import { Sweeper } from '../elements/scope-sweeper.js';
import { FOOT, clockKey, paintClock } from '../draw/scope.js';
import { visible } from '../draw/sweep.js';
import { duration, number, titled } from '../draw/format.js';
import { rowOf } from '../draw/lab.js';
import { STIMULUS } from './ensemble.js';
import { Reach } from './reach.js';
import { RUNGS, STEP, middleOf, modelOf, scaleOf } from './rungs.js';
import { paintCurve, paintDot, paintLane, paintScales, paintTimes } from './paint.js';
import { SAYS, inLab, nameOf, now } from './words.js';
import { sheet } from './six-style.js';

/** @typedef {import('./paint.js').Panel} Panel @typedef {import('../draw/scope.js').Lane} Lane */

const BAR = 16;      // px erased ahead of the pen
const LOOK = 300;    // ms between two looks at the whole window
const WORDS = 400;   // ms between two changes of the words

export class PpSix extends View {
  #sweeper = new Sweeper();
  /** @type {{ left: number, width: number, bottom: number, lanes: Lane[], panels: Panel[] }} */ #plan = { left: 0, width: 0, bottom: 0, lanes: [], panels: [] };
  #reaches = RUNGS.map(() => new Reach());
  #looked = -Infinity;
  #said = -Infinity;
  #curves = -1;
  #clock = NaN;
  #painted = '';
  #side = '';

  constructor() {
    super('One clock, six rungs', 'six-dialects', { layers: 3 });
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets.push(sheet());
    const rows = document.createElement('div');
    rows.className = 'rows';
    rows.innerHTML = `<section class="row stimulus"><div class="words"><h2>Stimulus F(t)</h2><p class="says">The same for all six.</p></div><div class="trace"></div>
      <div class="curve"><p class="says legend"><span class="swing"></span> swing at f<br><span class="lag"></span> lag, cycles</p></div></section>
      ${RUNGS.map(({ model }, k) => `<section class="row" data-model="${model}"><div class="words"><h2><span class="n">${k + 1}</span> <a></a></h2><p class="says">${SAYS[model]}</p><p class="now"></p></div>
      <div class="trace"></div><div class="curve"></div></section>`).join('')}<div class="foot-space"></div>`;
    this.stage.append(rows);
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    // Rows grow with their words.
    const size = new ResizeObserver(() => this.lab && this.refresh());
    for (const row of this.stage.querySelectorAll('.row')) size.observe(row);
    signal.addEventListener('abort', () => size.disconnect());
  }

  reset() {
    super.reset();
    this.#sweeper.forget();
    for (const reach of this.#reaches) reach.forget();
    this.#looked = -Infinity;
  }

  /** @param {any} lab @param {boolean} stale */
  frame(lab, stale) {
    const { sim, span } = lab;
    const trace = sim.trace();
    const sketch = `${span} ${lab.side}`;
    if (stale || sketch !== this.#painted) {
      this.#painted = sketch;
      this.#lay(lab);
      stale = true;
    }
    const sweep = { span, width: this.#plan.width, column: trace.every * STEP, base: 0, bar: BAR };
    if (this.#measure(trace, sweep)) stale = true;
    this.#setAxes();
    const how = { trace, sweep, plan: this.#plan, theme: this.theme, node: 0, now: performance.now() };
    if (this.#sweeper.follow(how, stale)) stale = true;
    if (stale || this.#curves !== lab.curvesNew || this.#side !== this.#mark(lab)) this.#paintGround(lab);
    this.#sweeper.draw(this.layers[1], how, stale);
    this.#paintClock(sim.time, stale);
    this.#paintPens(lab);
    this.#speak(lab);
    return false;
  }

  /** What of the curves' panels changes without a repaint of the traces. @param {any} lab */
  #mark = (lab) => `${lab.driven}`;

  /** Where the rows of the page are is where the canvas paints. @param {any} lab */
  #lay(lab) {
    const origin = this.stage.getBoundingClientRect();
    const boxOf = (/** @type {Element} */ element) => {
      const box = element.getBoundingClientRect();
      return { left: (box.left - origin.left) / this.unit, top: (box.top - origin.top) / this.unit, width: box.width / this.unit, height: box.height / this.unit };
    };
    const rows = [...this.stage.querySelectorAll('.row')];
    const traces = rows.map((row) => boxOf(/** @type {Element} */ (row.querySelector('.trace'))));
    const before = this.#plan.lanes;
    const lanes = traces.map(({ top, height }, k) => {
      const rung = RUNGS[k - 1];
      const signal = rung ? { id: rung.model, quantity: modelOf(lab.catalog, rung).readouts[0] } : { id: STIMULUS, quantity: /** @type {any} */ ({ id: STIMULUS, symbol: 'F', unit: '1/s' }) };
      return { traces: [{ role: /** @type {import('../draw/scope.js').Role} */ (rung ? 'push' : 'drive'), signal }], top: top + 2, height: Math.max(8, height - 4), axis: before[k]?.axis ?? null, least: 2, fixed: Boolean(rung) };
    });
    const last = traces[traces.length - 1];
    this.#plan = {
      left: traces[0].left, width: Math.max(40, traces[0].width), bottom: last.top + last.height, lanes,
      panels: rows.slice(1).map((row) => boxOf(/** @type {Element} */ (row.querySelector('.curve')))),
    };
  }

  /** The scales follow the traces; true when one changed. @param {import('../types').Trace} trace @param {import('../draw/sweep.js').Sweep} sweep */
  #measure(trace, sweep) {
    const now = performance.now(), seen = visible(sweep, trace);
    const whole = now - this.#looked > LOOK;
    if (whole) this.#looked = now;
    const changed = RUNGS.map((rung, k) => this.#reaches[k].follow([{ row: rowOf(trace, rung.model, 0), middle: this.#middle(rung), swing: scaleOf(rung).swing }], seen, { whole, now }));
    return changed.includes(true);
  }

  /** @param {number} k */
  #size = (k) => this.#reaches[k].size;

  /** The middle of a lane, in its own unit. @param {import('./rungs.js').Rung} rung */
  #middle(rung) {
    const { side, catalog } = /** @type {any} */ (this.lab);
    return middleOf(catalog, rung, side);
  }

  #setAxes() {
    this.#plan.lanes.slice(1).forEach((lane, k) => {
      const middle = this.#middle(RUNGS[k]), half = this.#size(k) * scaleOf(RUNGS[k]).swing;
      lane.axis = { lo: middle - half, hi: middle + half, slackSince: NaN };
    });
  }

  /** @param {any} lab @param {import('../draw/surface.js').Surface} [ctx] */
  #paintGround(lab, ctx = this.layers[0]) {
    this.#curves = lab.curvesNew;
    this.#side = this.#mark(lab);
    if (ctx === this.layers[0]) ctx.clearRect(0, 0, this.width, this.height);
    const { lanes, panels } = this.#plan, { theme } = this;
    paintTimes(ctx, this.#plan, theme, lab.span);
    for (const lane of lanes) paintLane(ctx, lane, this.#plan, theme);
    panels.forEach((panel, k) => paintCurve(ctx, panel, theme, lab.curves.get(RUNGS[k].model), { size: this.#size(k), driven: lab.driven }));
    if (panels.length) paintScales(ctx, panels[panels.length - 1], theme);
    this.#clock = NaN;
  }

  /** @param {number} time @param {boolean} stale */
  #paintClock(time, stale) {
    const { span } = /** @type {any} */ (this.lab);
    const key = clockKey(time, span, this.#plan.width);
    if (key === this.#clock && !stale) return;
    this.#clock = key;
    const ctx = this.layers[0];
    ctx.clearRect(0, this.#plan.bottom + 1, this.#plan.left + this.#plan.width + 8, FOOT);
    paintClock(ctx, this.#plan, this.theme, span, time);
  }

  /** @param {any} lab */
  #paintPens(lab) {
    const ctx = this.layers[2];
    ctx.clearRect(0, 0, this.width, this.height);
    this.#sweeper.paintPens(ctx, this.theme, this.#plan);
    this.#paintDots(ctx, lab);
  }

  /** @param {import('../draw/surface.js').Surface} ctx @param {any} lab */
  #paintDots(ctx, lab) {
    this.#plan.panels.forEach((panel, k) => {
      const answer = lab.answers[k];
      if (answer) paintDot(ctx, panel, this.theme, { ...answer, swing: answer.swing / scaleOf(RUNGS[k]).swing }, this.#size(k));
    });
  }

  /** @param {any} lab */
  #speak(lab) {
    const time = performance.now();
    if (time - this.#said < WORDS) return;
    this.#said = time;
    this.stage.querySelectorAll('.row[data-model]').forEach((row, k) => {
      const rung = RUNGS[k];
      const set = (/** @type {string} */ selector, /** @type {string} */ text) => {
        const element = /** @type {HTMLElement} */ (row.querySelector(selector));
        if (element.textContent !== text) element.textContent = text;
      };
      set('a', nameOf(modelOf(lab.catalog, rung)));
      set('.now', now(rung, lab, lab.answers[k]));
      const link = /** @type {HTMLAnchorElement} */ (row.querySelector('a')), href = inLab(rung, lab);
      if (link.getAttribute('href') !== href) link.setAttribute('href', href);
    });
  }

  /** @param {import('../draw/surface.js').Surface} ctx */
  figure(ctx) {
    const lab = /** @type {any} */ (this.lab);
    if (!lab) return;
    this.#paintGround(lab, ctx);
    paintClock(ctx, this.#plan, this.theme, lab.span, lab.sim.time);
    this.#sweeper.paintAll(ctx, this.theme);
    this.#paintDots(ctx, lab);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = this.theme.ink;
    ctx.font = `600 13px ${this.theme.font}`;
    this.#plan.lanes.forEach(({ top }, k) => ctx.fillText(k ? `${k}  ${nameOf(modelOf(lab.catalog, RUNGS[k - 1]))}` : 'Stimulus F(t)', 4, top + 16));
    this.#clock = NaN;
  }

  describe() {
    const lab = /** @type {any} */ (this.lab);
    if (!lab) return 'Six traces';
    return `One stimulus and six traces on one clock, ${duration(lab.span)} shown, t = ${duration(lab.sim.time, 4)}. ${RUNGS.map((rung, k) => `${nameOf(modelOf(lab.catalog, rung))}: ${now(rung, lab, lab.answers[k])}`).join(' ')}`;
  }

  table() {
    const lab = /** @type {any} */ (this.lab);
    const trace = lab.sim.trace(), [from, to] = this.#sweeper.seen;
    const rows = trace.what.map((/** @type {string} */ id) => rowOf(trace, id, 0));
    const head = ['t (ms)', titled('F', '1/s'), ...RUNGS.map((rung) => {
      const { readouts: [seen] } = modelOf(lab.catalog, rung);
      return titled(`${nameOf(modelOf(lab.catalog, rung))}: ${seen.id === 'observable' ? modelOf(lab.catalog, rung).states[0].id : seen.id}`, seen.unit);
    })];
    const body = [];
    for (let k = from; k < to; ++k) body.push([Number(this.#sweeper.timeOf(k).toPrecision(9)), ...rows.map((/** @type {any} */ { mean, offset, capacity }) => mean[offset + (k % capacity)])]);
    return { caption: `The ${to - from} columns on the screen; a column covers ${duration(trace.every * STEP)}, ${number(trace.every)} steps of all six.`, head, rows: body };
  }
}

if (!customElements.get('pp-six')) customElements.define('pp-six', PpSix);
