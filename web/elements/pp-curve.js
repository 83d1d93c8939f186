// <pp-curve>: a waveform of one's own, drawn by hand, typed, or read from a table.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';
import { reader } from '../experiment.js';
import { HEAVIEST, IN_LINK, LONGEST, parseCurve } from '../forcing/curve.js';
import { pathOf } from '../forcing/kinds.js';
import { numbersOf, short } from '../forcing/lists.js';
import { duration, number } from '../draw/format.js';

/** @typedef {import('../forcing/curve.js').Curve} Curve */

const DRAWN = 48;   // points of a curve that is drawn by hand
const FINEST = 0.01;

export class PpCurve extends PpElement {
  static properties = { ...PpElement.properties, index: { attribute: false }, problem: { state: true }, typing: { state: true } };
  /** While it is drawn. @type {number[] | null} */ #hand = null;
  #last = -1;
  #life = new AbortController();

  constructor() {
    super();
    this.index = 0;
    this.problem = '';
    this.typing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#life = new AbortController();
    for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) matchMedia(query).addEventListener('change', () => this.#paint(), this.#life);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#life.abort();
  }

  render() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const { values, times } = this.#curve;
    const name = String(this.#value('values')).startsWith('file:') ? `${String(this.#value('values')).slice(5)}: ` : '';
    const id = `curve-${this.index}`;
    return html`
      <div class="curve" @dragover=${this.#over} @drop=${this.#drop}>
        <canvas role="img" aria-label=${this.#words} title="Draw with the pointer, or drop a CSV file here"
          @pointerdown=${this.#begin} @pointermove=${this.#move} @pointerup=${this.#end} @pointercancel=${this.#end}></canvas>
        <p class="small muted">${name}${values.length} values over ${duration(this.#length)}${times ? ', with their times' : ''}. Draw here, or drop a CSV.</p>
        <div class="chips">
          <button type="button" class="chip" @click=${this.#browse}>Load CSV …</button>
          <button type="button" class="chip" aria-expanded=${this.typing} aria-controls=${id} @click=${() => (this.typing = !this.typing)}>Type or paste numbers</button>
        </div>
        <div id=${id} ?hidden=${!this.typing}>${this.typing ? html`
          <label>One value a row, or time (ms) and value
            <textarea rows="6" spellcheck="false" .value=${this.#text} @keydown=${(/** @type {Event} */ event) => event.stopPropagation()}></textarea></label>
          <button type="button" class="chip" @click=${this.#typed}>Use these numbers</button>` : nothing}</div>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      </div>
      ${times ? nothing : html`<pp-parameter .lab=${lab} .path=${pathOf(this.index, 'interval')}></pp-parameter>`}`;
  }

  updated() {
    this.#paint();
  }

  /** @param {string} name @returns {any} */
  #value(name) {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    return reader(lab.state, lab.fields)(pathOf(this.index, name));
  }

  /** @returns {Curve} */
  get #curve() {
    const found = /** @type {import('../types').Forcing} */ (this.lab?.catalog.forcing).curves.get(this.#value('values'));
    const times = found.times ?? numbersOf(this.#value('times'));
    return { values: found.values, times: times.length === found.values.length ? times : null };
  }

  /** ms */
  get #length() {
    const { values, times } = this.#curve;
    return times ? times[times.length - 1] - times[0] : (values.length - 1) * Number(this.#value('interval') ?? 0);
  }

  get #words() {
    const { values } = this.#curve, least = (/** @type {number} */ sign) => values.reduce((most, value) => Math.min(most, sign * value), Infinity);
    return `Curve of ${values.length} values from ${number(least(1))} to ${number(-least(-1))}, over ${duration(this.#length)}`;
  }

  get #text() {
    const { values, times } = this.#curve;
    return values.map((value, n) => (times ? `${times[n]}, ${value}` : value)).join('\n');
  }

  /** The curve at even places, for the hand to go on from. @param {number} count */
  #even(count) {
    const { values, times } = this.#curve;
    const at = times ?? values.map((_, n) => n), first = at[0], span = at[at.length - 1] - first || 1;
    let k = 0;
    return Array.from({ length: count }, (_, n) => {
      const t = first + (span * n) / (count - 1);
      while (k < at.length - 2 && at[k + 1] < t) ++k;
      const part = Math.min(1, Math.max(0, (t - at[k]) / (at[k + 1] - at[k] || 1)));
      return values[k] + part * ((values[k + 1] ?? values[k]) - values[k]);
    });
  }

  get #reach() {
    return this.#curve.values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  }

  #paint() {
    const canvas = this.querySelector('canvas');
    if (!canvas || !canvas.clientWidth || !this.lab) return;
    const ratio = Math.min(2, devicePixelRatio || 1), width = canvas.clientWidth, height = canvas.clientHeight;
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const style = getComputedStyle(this), ink = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.strokeStyle = ink('--hairline');
    ctx.beginPath();
    ctx.moveTo(0, height / 2);
    ctx.lineTo(width, height / 2);
    ctx.stroke();
    const points = this.#hand ?? this.#even(Math.min(2 * Math.round(width), Math.max(DRAWN, this.#curve.values.length)));
    const reach = this.#reach;
    ctx.strokeStyle = ink('--drive');
    ctx.lineWidth = 1.75;
    ctx.lineJoin = 'round';
    ctx.beginPath();
    points.forEach((value, n) => ctx.lineTo((n / (points.length - 1)) * width, height / 2 - (value / reach) * (height / 2 - 4)));
    ctx.stroke();
  }

  /** @param {PointerEvent} event */
  #begin = (event) => {
    event.preventDefault();
    /** @type {HTMLElement} */ (event.target).setPointerCapture(event.pointerId);
    this.#hand = this.#even(DRAWN);
    this.#last = -1;
    this.#move(event);
  };

  /** @param {PointerEvent} event */
  #move = (event) => {
    if (!this.#hand) return;
    const { left, top, width, height } = /** @type {HTMLElement} */ (event.target).getBoundingClientRect();
    const n = Math.round(Math.min(1, Math.max(0, (event.clientX - left) / width)) * (DRAWN - 1));
    const raw = ((top + height / 2 - event.clientY) / (height / 2 - 4)) * this.#reach;
    const value = Math.round(Math.min(this.#reach, Math.max(-this.#reach, raw)) / (FINEST * this.#reach)) * FINEST * this.#reach;
    const from = this.#last < 0 ? n : this.#last, before = this.#last < 0 ? value : this.#hand[from];
    // A fast hand skips places.
    const way = Math.abs(n - from);
    for (let step = 0; step <= way; ++step) this.#hand[from + Math.sign(n - from) * step] = way ? before + ((value - before) * step) / way : value;
    this.#last = n;
    this.#paint();
  };

  #end = () => {
    const values = this.#hand;
    this.#hand = null;
    if (values) this.#take('', { values: values.map((value) => Number(short(value))), times: null });
  };

  /** @param {string} name @param {Curve} curve */
  #take(name, { values, times }) {
    const set = (/** @type {string} */ field, /** @type {string} */ value) => this.request('set', { path: pathOf(this.index, field), value, as: pathOf(this.index, 'curve') });
    const long = values.length > IN_LINK;
    this.problem = '';
    // Times and values of different lengths are refused, so that the times go first and come last.
    set('times', '');
    set('values', long ? /** @type {any} */ (this.lab).catalog.forcing.curves.add(name || 'pasted', { values, times }) : values.join(','));
    if (times && !long) set('times', times.map(String).join(','));
    this.request('settle');
  }

  /** @param {string} name @param {string} text */
  #read(name, text) {
    try {
      this.#take(name, parseCurve(text));
    } catch (error) {
      this.problem = `${name ? `${name}: ` : ''}${/** @type {Error} */ (error).message} The curve stays as it was.`;
    }
  }

  #typed = () => this.#read('', /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea')).value);

  #browse = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.tsv,.txt,text/*';
    input.addEventListener('change', () => input.files?.[0] && this.#open(input.files[0]));
    input.click();
  };

  /** Here a file is a curve, elsewhere on the page a connectome. @param {DragEvent} event */
  #over = (event) => event.preventDefault();

  /** @param {DragEvent} event */
  #drop = (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    document.documentElement.classList.remove('dropping');
    this.#open(file);
  };

  /** @param {File} file */
  async #open(file) {
    if (file.size <= HEAVIEST) return this.#read(file.name, await file.text());
    this.problem = `${file.name} has ${Math.round(file.size / 1e6)} MB; a curve holds up to ${LONGEST} values, which is less. Leave out rows between. The curve stays as it was.`;
  }
}

define('pp-curve', PpCurve);
