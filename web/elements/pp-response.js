// <pp-response>: how the watched node answers a drive: readouts that follow the run, each with its definition, what the same
// run would show without the drive, and below them the resonance curve.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-resonance.js';
import { prose } from './prose.js';
import { reader } from '../experiment.js';
import { number, unit, withUnit } from '../format.js';
import { lasting, measuring } from '../network/measuring.js';
import { longerFor, partOfBeat, restsAlone } from '../forcing/answer.js';
import { ask, takeBack } from '../forcing/asking.js';
import { active, hasFrequency, pathOf } from '../forcing/kinds.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Named & { unit: string }} Row */

const AGAIN = 250;   // ms between two readings
const CALM = 700;    // ms without a change after which the run without the drive is asked for
const MOST = 9;      // of n and m
const STANDARD = 3000; // ms: the least window of what is computed

/** @param {number} x rad */
const degrees = (x) => `${number((x * 180) / Math.PI)}°`;

/** What a reading comes to in one line. @type {Record<string, (x: number, row: Row, view: PpResponse) => string>} */
const LINES = {
  locked: (x, _, view) => (x ? `yes, ${view.n}:${view.m}` : 'no'),
  'drive-plv': (x) => number(x),
  gain: (x, _, view) => withUnit(x, view.gainUnit),
  lag: (x) => `${number(x)} rad, ${degrees(x)}`,
  'response-frequency': (x) => withUnit(x, 'Hz'),
  'response-amplitude': (x, _, { lab }) => withUnit(x, lab?.model.readouts[0].unit ?? ''),
  'drive-slips': (x) => number(x),
};

export class PpResponse extends PpElement {
  static properties = { ...PpElement.properties, drive: { state: true }, n: { state: true }, m: { state: true } };
  /** @type {Record<string, number>} */ #now = {};
  /** The offline answer and the experiment it is of. @type {{ key: string, found: any } | null} */ #offline = null;
  #problem = '';
  /** ms that the live numbers are of. */
  #window = 0;
  #read = -Infinity;
  #key = '';
  #since = 0;
  /** @type {{ state: any, settings: string, experiment: any }} */ #of = { state: null, settings: '', experiment: null };

  constructor() {
    super();
    /** Which drive the response is held against. */
    this.drive = 0;
    /** @type {Lab | null} */ this.lab = null;
    /** n turns of the response to m of the drive. */
    this.n = this.m = 1;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    takeBack(this);
  }

  /** Drives that have a rhythm to answer. @param {Lab} lab */
  #choices(lab) {
    const value = reader(lab.state, lab.fields);
    return active(value).filter((k) => hasFrequency(lab.catalog, value(pathOf(k, 'kind'))));
  }

  get gainUnit() {
    const lab = /** @type {Lab} */ (this.lab);
    const seen = lab.model.readouts[0].unit, driven = lab.fields.get(pathOf(this.drive, 'amplitude'))?.quantity.unit ?? '';
    return seen === driven ? '' : `${unit(seen)} per ${unit(driven) || '1'}`.trim();
  }

  /** @param {Lab} lab */
  draw(lab) {
    const now = performance.now();
    const curve = /** @type {import('./pp-resonance.js').PpResonance | null} */ (this.querySelector('pp-resonance'));
    const more = curve?.draw(/** @type {any} */ ({ ...lab, drive: this.drive }));
    if (now - this.#read < AGAIN && lab.sim === this.lab?.sim) return more;
    this.#read = now;
    this.lab = lab;
    const choices = this.#choices(lab);
    if (choices.length && !choices.includes(this.drive)) this.drive = choices[0];
    this.#now = {};
    if (choices.length) this.#measure(lab);
    this.#compare(lab, choices.length > 0, now);
    this.requestUpdate();
    return more;
  }

  /** @param {Lab} lab */
  #measure(lab) {
    try {
      const sim = measuring(lab, { drive: this.drive, n: this.n, m: this.m });
      for (const id of Object.keys(LINES)) {
        if (!lab.catalog.measures?.some((row) => row.id === id)) continue;
        const { value, samples } = sim.measured(id);
        this.#now[id] = value[lab.state.node];
        this.#window = lasting(sim, samples);
      }
      this.#problem = '';
    } catch (error) {
      this.#problem = /** @type {Error} */ (error).message;
    }
  }

  /** Once nothing has changed for a while: the same run, with the drive and without. @param {Lab} lab @param {boolean} possible @param {number} now */
  #compare(lab, possible, now) {
    const settings = `${this.drive} ${this.n} ${this.m}`;
    if (lab.state !== this.#of.state || settings !== this.#of.settings) {
      const experiment = lab.sim.nodes > 1 ? null : lab.sim.experiment();
      this.#of = { state: lab.state, settings, experiment };
      const key = JSON.stringify([experiment, settings]);
      if (key !== this.#key) {
        this.#key = key;
        this.#since = now;
        takeBack(this);
        // What was under way is asked again if this comes back.
        if (!this.#offline?.found) this.#offline = null;
      }
    }
    const { experiment } = this.#of, key = this.#key;
    if (!experiment || !possible || now - this.#since < CALM || this.#offline?.key === key) return;
    this.#offline = { key, found: null };
    const options = { drive: this.drive, node: lab.state.node, n: this.n, m: this.m };
    const circular = lab.model.states.some((one) => one.circular);
    const rests = circular ? [] : lab.sim.equilibria(lab.state.node);
    const tell = (/** @type {any} */ found) => {
      this.#offline = { key, found };
      this.dispatchEvent(new CustomEvent('pp-redraw', { bubbles: true }));
    };
    ask(this, 'response', experiment, options).then((short) => {
      const found = { ...short, atRest: restsAlone(short, experiment, this.drive, rests), longer: null };
      const window = longerFor(short, { drive: short.driveFrequency, n: this.n, m: this.m, window: STANDARD });
      if (window === null) return tell(found);
      // A drift is compared over some beats of it.
      ask(this, 'response', experiment, { ...options, window }).then((long) => tell({ ...found, ...long, longer: { frequency: long.frequency, window } }), () => tell(found));
    }, () => {});
  }

  /** A word on numbers that are of a part of a beat. @param {any} found */
  #part(found) {
    const { locked, 'response-frequency': response } = this.#now, lab = /** @type {Lab} */ (this.lab);
    if (!(response > 0) || locked === undefined) return '';
    const drive = Number(reader(lab.state, lab.fields)(pathOf(this.drive, 'frequency')));
    return partOfBeat({ locked: locked === 1, response, drive, n: this.n, m: this.m, window: this.#window }, found?.longer ?? null);
  }

  reset() {
    this.#read = -Infinity;
    /** @type {any} */ (this.querySelector('pp-resonance'))?.reset();
  }

  render() {
    const lab = /** @type {Lab} */ (this.lab);
    const choices = this.#choices(lab);
    if (!choices.length) return html`<p class="prose small empty">No drive here has one frequency that a response could follow. Choose a sine, a square wave, pulses or another that repeats.</p>`;
    const rows = /** @type {Row[]} */ ((lab.catalog.measures ?? []).filter((row) => row.id in LINES));
    const order = Object.keys(LINES);
    const found = this.#offline?.key === this.#key ? this.#offline.found : null;
    const part = this.#part(found);
    const choose = (/** @type {string} */ name, /** @type {string} */ word) => html`<label>${word} <input type="number" min="1" max=${MOST} .value=${String(/** @type {any} */ (this)[name])} @change=${(/** @type {Event} */ event) => this.#ratio(name, event)} /></label>`;
    return html`
      <div class="against">
        ${choices.length > 1 ? html`<label>to drive <select @change=${(/** @type {Event} */ event) => (this.drive = Number(/** @type {HTMLSelectElement} */ (event.target).value))}>
          ${choices.map((k) => html`<option value=${k} ?selected=${k === this.drive}>${k + 1}</option>`)}</select></label>` : nothing}
        <span role="group" aria-label="Turns of the response to turns of the drive">${choose('n', 'n')} : ${choose('m', 'm')}</span>
      </div>
      ${this.#problem ? html`<p class="problem">${this.#problem}</p>` : nothing}
      <dl class="measures readings" aria-label="Response to drive ${this.drive + 1}">
        ${rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)).map((row) => this.#row(row, found))}
        ${found && !found.atRest && Number.isFinite(found.powerChange) ? html`<div><dt title="Power of the signal in the window, against the same run without this drive">Power change</dt><dd><strong>${found.powerChange > 0 ? '+' : ''}${number(found.powerChange)} dB</strong><span class="muted"> against none</span></dd></div>` : nothing}
      </dl>
      ${part ? html`<p class="prose small">${part}</p>` : nothing}
      <pp-resonance></pp-resonance>`;
  }

  /** What the same run without the drive shows. @param {string} id @param {any} found */
  #floor(id, found) {
    if (!found) return '';
    if (found.atRest) return id === 'response-frequency' ? 'at rest without the drive' : '';
    if (id === 'drive-plv' && Number.isFinite(found.floor.plv)) return `${number(found.floor.plv)} without the drive`;
    return id === 'response-frequency' && Number.isFinite(found.frequencyChange) ? `${found.frequencyChange > 0 ? '+' : ''}${number(found.frequencyChange)} Hz against none` : '';
  }

  /** @param {Row} row @param {any} found */
  #row(row, found) {
    const x = this.#now[row.id];
    const floor = this.#floor(row.id, found);
    return html`<div>
      <dt><details><summary title=${row.meaning}>${row.name}</summary><p class="prose small">${prose(row.meaning)}</p></details></dt>
      <dd><strong>${x !== undefined && Number.isFinite(x) ? LINES[row.id](x, row, this) : '–'}</strong>${floor ? html`<span class="muted"> ${floor}</span>` : nothing}</dd>
    </div>`;
  }

  /** @param {string} name @param {Event} event */
  #ratio(name, event) {
    const input = /** @type {HTMLInputElement} */ (event.target), value = Math.round(Number(input.value));
    if (value >= 1 && value <= MOST) /** @type {any} */ (this)[name] = value;
    input.value = String(/** @type {any} */ (this)[name]);
  }
}

define('pp-response', PpResponse);
