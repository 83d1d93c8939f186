// <pp-rung>: push and pull of one rung, or the stimulus they all hear, as the pen of an oscilloscope draws them. Before the
// core is there, its children show the same picture, made when the site was built.
import { View } from '../elements/view.js';
import { Sweeper } from '../elements/scope-sweeper.js';
import { Reach } from '../dialects/reach.js';
import { STIMULUS } from '../dialects/ensemble.js';
import { answerInWords } from '../dialects/answer.js';
import { rowOf } from '../draw/lab.js';
import { FOOT, paintClock, scaleOf, timeMarks } from '../draw/scope.js';
import { hairline } from '../draw/surface.js';
import { plainSymbol } from '../draw/symbols.js';
import { visible } from '../draw/sweep.js';
import { duration, number, titled } from '../draw/format.js';

/** @typedef {import('../draw/scope.js').Lane} Lane @typedef {import('./ladder.js').Rung} Rung @typedef {import('./ladder.js').Side} Side */

const BAR = 16;    // px erased ahead of the pen
const LOOK = 300;  // ms between two looks at the whole window
const EDGE = 3;    // px

/** @type {CSSStyleSheet | null} */
let shared = null;

/** The name stands beside the picture already. */
function sheet() {
  if (shared) return shared;
  shared = new CSSStyleSheet();
  shared.replaceSync(`
    :host { background: none; }
    .title { visibility: hidden; flex: 1 0 0; width: 0; overflow: hidden; white-space: nowrap; }
    .stage { min-height: 0; }
    :host(:not([model])) .head { display: none; }
  `);
  return shared;
}

export class PpRung extends View {
  #sweeper = new Sweeper();
  #reach = new Reach();
  #looked = -Infinity;
  /** @type {Lane[]} */ #lanes = [];

  constructor() {
    super('', 'trace', { layers: 3 });
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets.push(sheet());
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    void signal;
    this.name = this.getAttribute('model') ?? STIMULUS;
    this.heading.textContent = this.getAttribute('name');
  }

  reset() {
    super.reset();
    this.#sweeper.forget();
    this.#reach.forget();
  }

  /** The rung of this picture; none for the stimulus. @returns {Rung | undefined} */
  get rung() {
    return /** @type {any} */ (this.lab)?.rungs.find((/** @type {Rung} */ { model }) => model === this.getAttribute('model'));
  }

  /** What is drawn, on scales of their own: two quantities cannot share one. */
  get #sides() {
    const { lab, rung } = /** @type {any} */ (this);
    if (!rung) return [{ as: STIMULUS, role: /** @type {const} */ ('drive'), side: { as: STIMULUS, id: STIMULUS, symbol: 'F', unit: '1/s', middle: 0, swing: lab.unit } }];
    return [{ as: rung.push.as, role: /** @type {const} */ ('push'), side: rung.push }, { as: rung.pull.as, role: /** @type {const} */ ('pull'), side: rung.pull }];
  }

  /** @param {any} lab @param {boolean} stale */
  frame(lab, stale) {
    const trace = lab.sim.trace(), now = performance.now();
    const sweep = { span: lab.span, width: this.width, column: trace.every * lab.dt, base: 0, bar: BAR };
    const sides = this.#sides, whole = now - this.#looked > LOOK;
    if (whole) this.#looked = now;
    const signals = sides.map(({ as, side }) => ({ row: rowOf(trace, as, 0), middle: side.middle, swing: side.swing }));
    if (this.#reach.follow(signals, visible(sweep, trace), { whole, now })) stale = true;
    this.#lanes = sides.map(({ as, role, side }) => ({
      traces: [{ role, signal: { id: as, quantity: /** @type {any} */ (side) } }], top: EDGE, height: this.height - 2 * EDGE, least: 1, fixed: true,
      axis: { lo: side.middle - this.#reach.size * side.swing, hi: side.middle + this.#reach.size * side.swing, slackSince: NaN },
    }));
    const how = { trace, sweep, plan: this.#plan, theme: this.theme, node: 0, now };
    if (this.#sweeper.follow(how, stale)) stale = true;
    if (stale) this.#paintGround(this.layers[0], true);
    this.#sweeper.draw(this.layers[1], how, stale);
    this.#sweeper.paintPens(this.layers[2], this.theme, this.#plan);
    return false;
  }

  get #plan() {
    return { left: 0, width: this.width, lanes: this.#lanes, bottom: this.height };
  }

  /** @param {import('../draw/surface.js').Surface} ctx @param {boolean} clear */
  #paintGround(ctx, clear) {
    const { span } = /** @type {any} */ (this.lab), [lane] = this.#lanes, { shift, scale } = scaleOf(lane);
    if (clear) ctx.clearRect(0, 0, this.width, this.height);
    ctx.lineWidth = 1;
    ctx.strokeStyle = this.theme.hairline;
    const zero = shift + scale * this.#sides[0].side.middle;
    hairline(ctx, 0, zero, this.width, zero);
    for (const t of timeMarks(span, this.width).marks) hairline(ctx, (t / span) * this.width, EDGE, (t / span) * this.width, this.height - EDGE);
  }

  /** @param {import('../draw/surface.js').Surface} ctx */
  figure(ctx) {
    const lab = /** @type {any} */ (this.lab);
    if (!lab) return;
    this.#paintGround(ctx, false);
    paintClock(ctx, { ...this.#plan, bottom: this.height - FOOT }, this.theme, lab.span, lab.sim.time);
    this.#sweeper.paintAll(ctx, this.theme);
  }

  describe() {
    const lab = /** @type {any} */ (this.lab), { rung } = this;
    if (!lab) return '';
    if (!rung) return `The stimulus F: a sine of ${number(lab.stimulus.amplitude)} per second at ${number(lab.stimulus.frequency)} hertz.`;
    return `${this.heading.textContent}, push and pull over ${duration(lab.span)}. ${this.answer}`;
  }

  /** What the rung does now. @returns {string} */
  get answer() {
    const lab = /** @type {any} */ (this.lab), { rung } = this;
    if (!lab || !rung) return '';
    return answerInWords(lab.answers[lab.rungs.indexOf(rung)], { swing: rung.push.swing, rests: rung.rests, driven: lab.driven });
  }

  /** Push and pull, in cycles about their middles. @returns {[number, number]} */
  get cycles() {
    const { sim, rungs } = /** @type {any} */ (this.lab), rung = /** @type {Rung} */ (this.rung), one = sim.sims[rungs.indexOf(rung)];
    const of = (/** @type {Side} */ { id, middle, swing }) => (one.read(id)[0] - middle) / swing;
    return [of(rung.push), of(rung.pull)];
  }

  table() {
    const lab = /** @type {any} */ (this.lab), { rung } = this;
    const trace = lab.sim.trace(), [from, to] = this.#sweeper.seen;
    const columns = [{ as: STIMULUS, head: titled('F', '1/s') }, ...(rung ? this.#sides.map(({ as, side }) => ({ as, head: titled(plainSymbol(side.symbol), side.unit) })) : [])];
    const rows = columns.map(({ as }) => rowOf(trace, as, 0)), body = [];
    for (let k = from; k < to; ++k) body.push([Number(this.#sweeper.timeOf(k).toPrecision(9)), ...rows.map(({ mean, offset, capacity }) => mean[offset + (k % capacity)])]);
    return { caption: `The ${to - from} columns on the screen; a column covers ${duration(trace.every * lab.dt)}, ${number(trace.every)} steps.`, head: ['t (ms)', ...columns.map(({ head }) => head)], rows: body };
  }
}
