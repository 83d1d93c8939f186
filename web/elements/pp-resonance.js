// <pp-resonance>: how strongly the model answers a sine of each frequency, from coarse to fine, with the present one marked.
import { View } from './view.js';
import { frequency as hertz, number } from '../draw/format.js';
import { ask, takeBack } from '../forcing/asking.js';
import { pathOf } from '../forcing/kinds.js';
import { dot, paintAxes, paintLine, paintUpright, paintWords, xOf, yOf } from '../forcing/plot.js';

/** @typedef {import('../types').Lab & { drive?: number }} Lab @typedef {import('../draw/surface.js').Surface} Surface */

const COUNT = 33;      // frequencies over two decades, one of them that of the model
const STRIDES = [8, 4, 2, 1];
const AT_ONCE = 4;     // frequencies of one question: short enough to be taken back
const CALM = 500;      // ms without a change before it begins

export class PpResonance extends View {
  #key = '';
  #since = 0;
  #begun = false;
  /** Counts the beginnings; what an older one finds is not drawn. */ #run = 0;
  /** @type {Float64Array} */ #frequencies = new Float64Array(0);
  /** @type {Float64Array} */ #gains = new Float64Array(0);
  /** @type {Float64Array} */ #linear = new Float64Array(0);
  #problem = '';

  constructor() {
    super('Resonance', 'resonance', { layers: 1 });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    takeBack(this);
    this.#key = '';
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    const now = performance.now();
    const drive = lab.drive ?? 0;
    if (lab.state !== this.#of) {
      this.#of = lab.state;
      this.#asked = lab.sim.nodes > 1 ? null : lab.sim.experiment();
    }
    const experiment = this.#asked;
    const present = Number(experiment?.drive?.[drive]?.frequency ?? 0);
    const key = stale || experiment !== this.#keyed || drive !== this.#drive ? this.#keyOf(experiment, drive) : this.#key;
    this.#keyed = experiment;
    this.#drive = drive;
    if (key !== this.#key) {
      this.#key = key;
      this.#since = now;
      this.#begun = false;
      this.#run += 1;
      takeBack(this);
      stale = true;
    }
    if (key && !this.#begun && now - this.#since > CALM) this.#begin(lab, experiment, drive);
    if (stale || present !== this.#present) {
      this.#present = present;
      const ctx = this.layers[0];
      ctx.clearRect(0, 0, this.width, this.height);
      this.figure(ctx);
    }
    return Boolean(key) && !this.#begun;
  }
  #present = 0;
  /** @type {any} the state of the page, and its experiment */ #of = null;
  /** @type {any} */ #asked = null;
  /** @type {any} */ #keyed = null;
  #drive = 0;

  /** What the curve depends on: all but the frequency of the drive. @param {any} experiment @param {number} drive */
  #keyOf(experiment, drive) {
    if (!experiment) return '';
    return JSON.stringify([drive, { ...experiment, drive: experiment.drive?.map((/** @type {any} */ one, /** @type {number} */ k) => (k === drive ? { ...one, frequency: 0 } : one)) }]);
  }

  /** @param {Lab} lab @param {any} experiment @param {number} drive */
  async #begin(lab, experiment, drive) {
    this.#begun = true;
    const run = this.#run;
    const middle = lab.model.forcing.frequency || 10;
    const { low, high } = /** @type {import('../types').Field} */ (lab.fields.get(pathOf(drive, 'frequency')))?.quantity ?? { low: middle / 10, high: middle * 10 };
    // Beyond half a sample of a step nothing can be asked.
    const top = Math.min(high, 400 / lab.sim.dt);
    this.#frequencies = Float64Array.from({ length: COUNT }, (_, k) => low * (top / low) ** (k / (COUNT - 1)));
    this.#gains = new Float64Array(COUNT).fill(NaN);
    this.#linear = new Float64Array(COUNT).fill(NaN);
    this.#problem = '';
    try {
      for (const places of order()) {
        const { gain, linear } = await ask(this, 'resonance', experiment, { drive, node: 0, frequencies: places.map((k) => this.#frequencies[k]) });
        if (run !== this.#run || !this.isConnected) return;
        places.forEach((k, n) => {
          this.#gains[k] = gain[n];
          if (linear) this.#linear[k] = linear.gain[n];
        });
        this.refresh();
      }
    } catch (error) {
      if (run !== this.#run) return;
      this.#problem = /** @type {Error} */ (error).message;
      this.refresh();
    }
  }

  get #box() {
    return { left: 54, top: 26, width: Math.max(20, this.width - 54 - 14), height: Math.max(20, this.height - 26 - 42) };
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    const { lab, theme } = this;
    if (!lab) return;
    const words = this.#words();
    const done = this.#done();
    if (words && !done) return paintWords(ctx, theme, this.width, this.height, words);
    const known = Array.from(this.#gains.keys()).filter((k) => Number.isFinite(this.#gains[k]));
    const all = [...this.#gains, ...this.#linear].filter(Number.isFinite);
    const [lo, hi] = [this.#frequencies[0], this.#frequencies[COUNT - 1]];
    const plot = { box: this.#box, x: { lo, hi, log: true, title: 'frequency of the drive (Hz)' }, y: { lo: 0, hi: Math.max(...all, 1e-12) * 1.1, title: 'gain' } };
    paintAxes(ctx, plot, theme);
    paintLine(ctx, plot, this.#frequencies, this.#linear, { colour: theme.muted, dash: [4, 4] });
    paintLine(ctx, plot, known.map((k) => this.#frequencies[k]), known.map((k) => this.#gains[k]), { colour: theme.observe, width: 1.75 });
    if (done < COUNT && !this.#problem) {
      ctx.textAlign = 'right';
      ctx.textBaseline = 'alphabetic';
      ctx.fillStyle = theme.muted;
      ctx.font = `12px ${theme.font}`;
      ctx.fillText(`${done} of ${COUNT}`, plot.box.left + plot.box.width, 16);
    }
    paintUpright(ctx, plot, theme, this.#present, `drive ${hertz(this.#present)}`, theme.drive);
    const peak = this.#peak();
    if (peak < 0) return;
    ctx.fillStyle = theme.observe;
    dot(ctx, xOf(plot, this.#frequencies[peak]), yOf(plot, this.#gains[peak]), 3.5);
  }

  #done() {
    return this.#gains.reduce((count, gain) => count + Number(Number.isFinite(gain)), 0);
  }

  #peak() {
    let top = -1;
    this.#gains.forEach((gain, k) => {
      if (Number.isFinite(gain) && (top < 0 || gain > this.#gains[top])) top = k;
    });
    return top;
  }

  #words() {
    if (!this.lab) return '';
    if (this.lab.sim.nodes > 1) return 'The resonance curve is measured on one node: choose Forced.';
    if (this.#problem) return this.#problem;
    return this.#done() ? '' : `measuring: 0 of ${COUNT}`;
  }

  describe() {
    const peak = this.#peak();
    if (peak < 0) return `Resonance curve: ${this.#words() || 'no data yet'}.`;
    const linear = this.#linear.some(Number.isFinite) ? '; dashed, what linear response at rest predicts' : '';
    return `Resonance curve, ${this.#done()} of ${COUNT} frequencies: the gain is largest, ${number(this.#gains[peak])}, at ${hertz(this.#frequencies[peak])}; the drive is at ${hertz(this.#present)}${linear}.`;
  }

  table() {
    const rows = Array.from(this.#frequencies, (f, k) => [f, this.#gains[k], this.#linear[k]]).filter(([, gain]) => Number.isFinite(gain));
    return { caption: 'Gain: amplitude of the response at the frequency of the drive, over the amplitude of the drive. Linear: from the Jacobian at a stable equilibrium.', head: ['frequency (Hz)', 'gain', 'linear'], rows };
  }
}

/** Places on the curve, coarse to fine, a few at once. */
function order() {
  const seen = new Set();
  /** @type {number[]} */ const list = [];
  for (const stride of STRIDES) for (let k = 0; k < COUNT; k += stride) if (!seen.has(k)) list.push(k), seen.add(k);
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, n) => list.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

if (!customElements.get('pp-resonance')) customElements.define('pp-resonance', PpResonance);
