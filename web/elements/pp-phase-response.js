// <pp-phase-response>: what one kick does to the phase of a rhythm, by the phase at which it comes: the phase response (by how
// much it is advanced) and the phase transition curve (where it goes on), with the last kick of the run marked on both.
import { View } from './view.js';
import { duration, number, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';
import { ask, takeBack } from '../forcing/asking.js';
import { KickWatch, wrapped } from '../forcing/kicks.js';
import { HALF_TURNS, TURN, dot, paintAxes, paintLine, paintWords, xOf, yOf } from '../forcing/plot.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../draw/surface.js').Surface} Surface @typedef {import('../forcing/plot.js').Plot} Plot */
/** @typedef {{ period: number, phases: Float64Array, shifts: Float64Array, transition: Float64Array, type: 0 | 1 }} Found */

const PHASES = [16, 64];  // first a coarse curve, then the fine one
const CALM = 400;         // ms without a change before it begins
const USUAL = 0.25;       // share of the state's window, as the page's own kick
const MOST = 0.5;

export class PpPhaseResponse extends View {
  /** @type {Found | null} */ #found = null;
  /** The model that it is of. */
  #model = '';
  #problem = '';
  #done = 0;
  #key = '';
  #since = 0;
  #begun = false;
  #run = 0;
  /** @type {any} */ #of = null;
  #share = USUAL;
  #kicks = new KickWatch();
  /** @type {HTMLInputElement} */ #slider;
  /** @type {HTMLOutputElement} */ #told;

  constructor() {
    super('Phase response', 'phase-response', { layers: 2 });
    this.controls.insertAdjacentHTML('beforeend', `<label>Kick <input type="range" min="${-MOST}" max="${MOST}" step="0.01" value="${USUAL}"></label><output></output><button type="button" class="kick" title="Kicks the running node by this much">Kick</button>`);
    this.#slider = /** @type {HTMLInputElement} */ (this.controls.querySelector('input'));
    this.#told = /** @type {HTMLOutputElement} */ (this.controls.querySelector('output'));
    const own = new CSSStyleSheet();
    own.replaceSync('input { accent-color: var(--ink); width: 8rem; min-height: 24px; } output { min-width: 6em; color: var(--ink); } .kick { border-color: var(--hairline); }');
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets.push(own);
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#slider.addEventListener('input', () => {
      this.#share = Number(this.#slider.value);
      this.refresh();
    }, { signal });
    this.#slider.addEventListener('keydown', (event) => event.stopPropagation(), { signal });
    this.controls.querySelector('.kick')?.addEventListener('click', () => this.lab && this.request({ type: 'pulse', nodes: [this.lab.state.node], amount: this.#amount(this.lab) }), { signal });
    // Heard before the page acts on it.
    document.addEventListener('pp-request', (event) => this.#heard(/** @type {CustomEvent} */ (event).detail), { signal, capture: true });
    signal.addEventListener('abort', () => takeBack(this));
  }

  reset() {
    super.reset();
    this.#kicks.forget();
  }

  /** What is kicked: the push, or where that is read off a phase, the phase. @param {Lab} lab */
  #state({ model }) {
    return model.states.find(({ id }) => id === model.push) ?? model.states[0];
  }

  /** @param {Lab} lab */
  #amount(lab) {
    const { circular, low, high } = this.#state(lab);
    return Number((this.#share * (circular ? Math.PI : high - low)).toPrecision(4));
  }

  /** @param {import('../types').Request} request */
  #heard(request) {
    const { lab } = this;
    if (request.type !== 'pulse' || !lab || !this.#found || !request.nodes?.includes(lab.state.node)) return;
    this.#kicks.begin(lab.sim.trace(), lab.state.node, lab.sim, this.#found.period);
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    const now = performance.now();
    const amount = this.#amount(lab);
    if (stale || lab.state !== this.#of) {
      this.#of = lab.state;
      this.#told.textContent = withUnit(number(amount), this.#state(lab).unit);
      this.#slider.setAttribute('aria-valuetext', `${plainSymbol(this.#state(lab).symbol)} by ${this.#told.textContent}`);
      const experiment = freely(lab.sim.experiment());
      const key = JSON.stringify([experiment, amount, lab.state.node]);
      if (key !== this.#key) {
        this.#key = key;
        this.#since = now;
        this.#begun = false;
        this.#run += 1;
        this.#kicks.forget();
        takeBack(this);
        // Of another model nothing is shown.
        if (lab.model.id !== this.#model) [this.#found, this.#done, stale] = [null, 0, true];
        this.#model = lab.model.id;
      }
    }
    if (!this.#begun && amount !== 0 && now - this.#since > CALM) this.#begin(lab, amount);
    if (stale) {
      this.layers[0].clearRect(0, 0, this.width, this.height);
      this.#paint(this.layers[0]);
    }
    const moved = this.#kicks.follow(lab.sim.trace(), lab.sim);
    if (stale || moved) {
      this.layers[1].clearRect(0, 0, this.width, this.height);
      this.#paintKick(this.layers[1]);
    }
    return !this.#begun && amount !== 0;
  }

  /** @param {Lab} lab @param {number} amount */
  async #begin(lab, amount) {
    this.#begun = true;
    const run = this.#run;
    this.#done = 0;
    this.#problem = '';
    const experiment = freely(lab.sim.experiment()), state = this.#state(lab).id;
    try {
      for (const phases of PHASES) {
        const found = await ask(this, 'phaseResponse', experiment, { state, amount, phases, node: lab.state.node });
        if (run !== this.#run || !this.isConnected) return;
        this.#found = found;
        this.#done = phases;
        this.refresh();
      }
    } catch (error) {
      if (run !== this.#run) return;
      this.#found = null;
      this.#problem = /** @type {Error} */ (error).message;
      this.refresh();
    }
  }

  /** The response and the transition, side by side where there is room. @returns {Plot[]} */
  get #plots() {
    const beside = this.width > 420 || this.width > 1.3 * this.height;
    const [w, h] = beside ? [this.width / 2, this.height] : [this.width, this.height / 2];
    const box = (/** @type {number} */ n) => ({ left: (beside ? n * w : 0) + 48, top: (beside ? 0 : n * h) + 26, width: Math.max(20, w - 48 - 16), height: Math.max(20, h - 26 - 42) });
    const x = { lo: 0, hi: 2 * Math.PI, title: 'phase of the kick', marks: TURN };
    return [
      { box: box(0), x, y: { lo: -Math.PI, hi: Math.PI, title: 'shift (rad)', marks: HALF_TURNS } },
      { box: box(1), x, y: { lo: 0, hi: 2 * Math.PI, title: 'new phase', marks: TURN } },
    ];
  }

  /** @param {Surface} ctx */
  #paint(ctx) {
    const { theme } = this, found = this.#found;
    const words = this.#words();
    if (!found || words) return paintWords(ctx, theme, this.width, this.height, words);
    const [response, transition] = this.#plots;
    const turn = 2 * Math.PI;
    for (const plot of [response, transition]) paintAxes(ctx, plot, theme);
    // Nothing would change on this line.
    paintLine(ctx, transition, [0, turn], [0, turn], { colour: theme.muted, width: 1, dash: [3, 4] });
    // The curve closes after a turn.
    const closed = (/** @type {Float64Array} */ values) => [...values, values[0]];
    const phases = [...found.phases, found.phases[0] + turn];
    paintLine(ctx, response, phases, closed(found.shifts), { colour: theme.observe, jump: Math.PI, width: 1.75 });
    paintLine(ctx, transition, phases, closed(found.transition), { colour: theme.observe, jump: Math.PI, width: 1.75 });
    ctx.fillStyle = theme.muted;
    ctx.font = `12px ${theme.font}`;
    ctx.textAlign = 'right';
    ctx.textBaseline = 'alphabetic';
    const { box } = transition;
    ctx.fillText(this.#done < PHASES[1] ? `${this.#done} of ${PHASES[1]} phases` : `type ${found.type}, period ${duration(found.period)}`, box.left + box.width, box.top - 9);
  }

  /** @param {Surface} ctx */
  #paintKick(ctx) {
    const kick = this.#kicks.last;
    if (!kick || !this.#found) return;
    const [response, transition] = this.#plots;
    ctx.fillStyle = ctx.strokeStyle = this.theme.drive;
    ctx.lineWidth = 1.5;
    if (kick.shift === null) {
      ctx.setLineDash([2, 3]);
      for (const { box } of [response, transition]) {
        const x = xOf(response, kick.phase) - response.box.left + box.left;
        ctx.beginPath();
        ctx.moveTo(x, box.top);
        ctx.lineTo(x, box.top + box.height);
        ctx.stroke();
      }
      return ctx.setLineDash([]);
    }
    dot(ctx, xOf(response, kick.phase), yOf(response, kick.shift), 5);
    dot(ctx, xOf(transition, kick.phase), yOf(transition, wrapped(kick.phase + kick.shift, 0)), 5);
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    this.#paint(ctx);
    this.#paintKick(ctx);
  }

  #words() {
    if (this.#problem) return this.#problem;
    if (this.lab && this.#amount(this.lab) === 0) return 'A kick of nothing shifts nothing: move the slider.';
    if (this.#found && !this.#found.shifts.some(Number.isFinite)) return 'This kick ends the rhythm, at whatever phase it comes.';
    return this.#found ? '' : `kicking the rhythm: 0 of ${PHASES[1]} phases`;
  }

  describe() {
    const found = this.#found;
    const words = this.#words();
    if (!found || !this.lab || words) return `Phase response: ${words}`;
    const finite = found.shifts.filter(Number.isFinite);
    const kick = this.#kicks.last;
    const said = kick && kick.shift !== null ? ` The last kick came at ${number(kick.phase)} rad and shifted by ${number(kick.shift)} rad.` : '';
    return `Phase response to a kick of ${plainSymbol(this.#state(this.lab).symbol)} by ${number(this.#amount(this.lab))}: shifts from ${number(Math.min(...finite))} to ${number(Math.max(...finite))} rad, type ${found.type}, period ${duration(found.period)}.${said}`;
  }

  table() {
    const none = new Float64Array(0), { phases, shifts, transition } = this.#found ?? { phases: none, shifts: none, transition: none };
    return { caption: 'Phase 0 is the rise of the observable through its middle; a positive shift is an advance.', head: ['phase (rad)', 'shift (rad)', 'new phase (rad)'], rows: Array.from(phases, (phase, k) => [phase, shifts[k], transition[k]]) };
  }
}

/** The rhythm by itself: what swings from outside and the noise are left out, a lasting offset stays. @param {any} experiment */
function freely({ drive, noise: _, ...rest }) {
  const lasting = (drive ?? []).filter((/** @type {any} */ one) => one.kind === 'constant' && one.amplitude !== 0);
  return lasting.length ? { ...rest, drive: lasting } : rest;
}

if (!customElements.get('pp-phase-response')) customElements.define('pp-phase-response', PpPhaseResponse);
