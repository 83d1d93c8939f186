// The power spectrum of what an instrument sees of the selected node, from the scope's own record.
import { View } from './view.js';
import { segments } from './segments.js';
import { amplitudeOf, DEPTH, paintCurve, paintMarks, paintScales, peakOf, upperEnd } from '../draw/spectrum.js';
import { follow } from '../draw/ticks.js';
import { declaredFrequency, nodeOf } from '../draw/lab.js';
import { duration, frequency as hertz, number } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../draw/spectrum.js').Spectrum} Spectrum @typedef {import('../draw/surface.js').Surface} Surface */

const COLUMNS = 2048;  // of the recorder: two to three sweeps, so that a change of rhythm takes over in seconds
const EVERY = 125;       // ms between two estimates
const CYCLES = 2;        // of the expected rhythm that a segment must hold, about
const HEADROOM = 6;      // dB above the peak, for its label
const TOLD = 1.5;        // cycles in a segment from which on a peak is a rhythm
const FLAT = 1e-3;       // of the plot's window: less is no rhythm

export class PpSpectrum extends View {
  /** @type {Spectrum | null} */ #spectrum = null;
  /** @type {{ frequency: number, power: number } | null} */ #peak = null;
  /** Model time that is still missing (ms). */
  #missing = 0;
  #flat = false;
  /** The strongest is too slow for the record to tell it from a drift. */
  #slow = false;
  #estimated = -Infinity;
  #seen = '';
  #upper = 0;
  /** @type {import('../draw/ticks.js').Axis | null} */ #powerAxis = null;
  #logarithmic = false;
  #decibel = true;

  constructor() {
    super('Spectrum', 'spectrum', { layers: 1 });
    this.controls.append(
      segments('Frequency axis', [['linear', 'linear'], ['logarithmic', 'log']], 'linear', (id) => {
        this.#logarithmic = id === 'logarithmic';
        this.refresh();
      }),
      segments('Power axis', [['decibel', 'dB'], ['power', 'power']], 'decibel', (id) => {
        this.#decibel = id === 'decibel';
        this.refresh();
      }),
    );
  }

  reset() {
    super.reset();
    this.#spectrum = this.#peak = this.#powerAxis = null;
    this.#estimated = -Infinity;
    this.#upper = 0;
  }

  /** @param {Lab} lab @param {boolean} stale */
  frame(lab, stale) {
    const now = performance.now();
    const { sim } = lab;
    const seen = `${sim.steps} ${nodeOf(lab)} ${lab.model.id} ${this.#drive(lab)}`;
    const due = seen !== this.#seen;
    if (due && now - this.#estimated >= EVERY) {
      this.#seen = seen;
      this.#estimated = now;
      this.#estimate(lab, now);
      stale = true;
    }
    if (stale) {
      const ctx = this.layers[0];
      ctx.clearRect(0, 0, this.width, this.height);
      this.figure(ctx);
    }
    return due && seen !== this.#seen;
  }

  /** @param {Lab} lab @param {number} now */
  #estimate(lab, now) {
    const { sim, model } = lab;
    const trace = sim.trace();
    const column = trace.every * sim.dt;
    const expected = declaredFrequency(lab) || 10;
    // The core cuts the record into segments of a power of two, half as long as the record or less.
    const segment = 2 ** Math.round(Math.log2(Math.max(16, (CYCLES * 1000) / (expected * column))));
    this.#missing = Math.max(0, 2 * segment - (trace.count - trace.first)) * column;
    if (this.#missing > 0 || !trace.what.includes('observable')) {
      this.#spectrum = this.#peak = null;
      return;
    }
    const found = /** @type {Estimating} */ (/** @type {any} */ (sim)).spectrum('observable', nodeOf(lab), { last: COLUMNS });
    this.#spectrum = found.power.length > 2 && found.power.every(Number.isFinite) ? found : null;
    if (!this.#spectrum) return;
    const seen = model.readouts[0];
    this.#flat = amplitudeOf(this.#spectrum) < FLAT * (seen.high - seen.low);
    this.#peak = this.#flat ? null : peakOf(this.#spectrum);
    const length = 2 ** Math.floor(Math.log2(Math.min(COLUMNS, trace.count - trace.first) / 2)) * column;
    this.#slow = this.#peak !== null && this.#peak.frequency * length < TOLD * 1000;
    this.#upper = upperEnd(this.#upper, this.#peak && !this.#slow ? this.#peak.frequency : expected);
    const top = Math.max(this.#peak?.power ?? 0, 1e-12);
    this.#powerAxis = follow(this.#powerAxis, 0, top, { now, least: 0 });
  }

  /** The frequency of the drive (Hz), 0 for none. @param {Lab} lab */
  #drive({ catalog, model, state, fields }) {
    if (state.situation !== 'forced') return 0;
    if (catalog.forcing) return catalog.forcing.said({ model, state, fields })?.frequency ?? 0;
    const value = (/** @type {string} */ path) => Number(state.values[path] ?? fields.get(path)?.standard ?? 0);
    return value('drive.0.amplitude') ? value('drive.0.frequency') : 0;
  }

  get #box() {
    return { left: 54, top: 30, width: Math.max(20, this.width - 54 - 14), height: Math.max(20, this.height - 30 - 42) };
  }

  /** @param {Surface} ctx */
  figure(ctx) {
    const { lab, theme } = this;
    if (!lab) return;
    const box = this.#box;
    const spectrum = this.#spectrum;
    const upper = this.#upper || upperEnd(0, declaredFrequency(lab) || 10);
    const finest = spectrum ? spectrum.frequencies[1] : upper / 100;
    const fx = { lo: this.#logarithmic ? Math.max(finest, upper / 200) : 0, hi: upper, logarithmic: this.#logarithmic };
    const py = this.#decibel ? { lo: -DEPTH, hi: HEADROOM, decibel: true } : { lo: 0, hi: this.#powerAxis?.hi ?? 1, decibel: false };
    const { symbol, unit } = lab.model.readouts[0];
    paintScales(ctx, box, theme, fx, py, { symbol, scale: this.#decibel ? 'dB below the peak' : unit ? `(${unit})²/Hz` : 'Hz⁻¹' });
    if (spectrum && !this.#flat && this.#peak) paintCurve(ctx, box, theme, fx, py, spectrum, this.#peak.power);
    paintMarks(ctx, box, theme, fx, py, this.#slow ? null : this.#peak, this.#drive(lab));
    const words = this.#words();
    if (!words) return;
    ctx.fillStyle = theme.muted;
    ctx.font = `14px ${theme.font}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(words, box.left + box.width / 2, box.top + box.height / 2);
  }

  /** What there is to say when there is no curve. */
  #words() {
    if (this.#missing > 0) return `needs ${duration(this.#missing, 2)} more`;
    if (!this.#spectrum) return '';
    return this.#flat ? 'at rest: no rhythm to show' : '';
  }

  describe() {
    if (!this.lab) return 'Spectrum';
    const { model, sim } = this.lab;
    const where = `Power spectrum of ${plainSymbol(model.readouts[0].symbol)}${sim.nodes > 1 ? ` in node ${nodeOf(this.lab) + 1}` : ''}`;
    const drive = this.#drive(this.lab);
    if (!this.#peak) return `${where}: ${this.#words() || 'no data yet'}.`;
    if (this.#slow) return `${where}: the state drifts, and shows no rhythm.`;
    return `${where}: the peak is at ${hertz(this.#peak.frequency)}${drive ? `, the drive at ${hertz(drive)}` : ''}.`;
  }

  table() {
    const spectrum = this.#spectrum;
    if (!this.lab || !spectrum) return { caption: this.#words(), head: ['frequency (Hz)', 'power'], rows: [] };
    const { unit } = this.lab.model.readouts[0];
    const rows = Array.from(spectrum.frequencies, (f, k) => [f, spectrum.power[k]]).filter(([f]) => f <= this.#upper);
    const column = spectrum.frequencies[1];
    return { caption: `Welch's estimate, resolution ${number(column)} Hz.`, head: ['frequency (Hz)', unit ? `power ((${unit})²/Hz)` : 'power (1/Hz)'], rows };
  }
}

/** @typedef {{ spectrum(id: string, node: number, options: { last: number }): { frequencies: Float64Array, power: Float64Array } }} Estimating */

if (!customElements.get('pp-spectrum')) customElements.define('pp-spectrum', PpSpectrum);
