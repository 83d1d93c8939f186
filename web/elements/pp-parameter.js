// <pp-parameter>: one value. Its symbol as in the equation, its meaning, the value with its unit to type over, a native
// slider, and a dot that puts it back.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { PpElement, define } from './pp-element.js';
import { reader } from '../experiment.js';
import { entry, number, spoken, unit, withUnit } from '../format.js';
import { FINE, keyed, placeOf, valueAt, words } from '../slider.js';
import { plainSymbol } from '../draw/symbols.js';
import { anew, symbol } from './math.js';
import { prose } from './prose.js';

/** @typedef {import('../types').Field} Field */

export class PpParameter extends PpElement {
  static properties = { ...PpElement.properties, path: { attribute: false } };

  constructor() {
    super();
    this.path = '';
    this.grip = { value: 0, shift: false };
    /** What stands in the entry field while it is typed, null when it shows the value. @type {string | null} */
    this.typed = null;
  }

  /** An option that was picked by hand is no longer moved by its attribute. */
  updated() {
    const select = this.querySelector('select');
    if (select) select.value = String(this.value);
  }

  get field() {
    return /** @type {Field} */ (this.lab?.fields.get(this.path));
  }

  get value() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    return reader(lab.state, lab.fields)(this.path);
  }

  shouldUpdate() {
    return this.lab !== null && this.field !== undefined;
  }

  render() {
    const { field, value } = this;
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const id = `value-${this.path.replace(/\W/g, '-')}`;
    this.toggleAttribute('touched', lab.state.touched === this.path);
    return field.options ? this.#choice(id) : html`
      <div class="parameter-head" @pointerenter=${this.#touch} @pointerleave=${this.#leave}>
        ${field.quantity.symbol ? symbol(lab, this.path, plainSymbol(field.quantity.symbol)) : ''}
        ${anew(html`<label class="name" for=${id} id="${id}-name">${words(field.quantity)[0] || this.path}</label>`)}
        <span class="entry">
          <input type="text" inputmode="decimal" id=${id} autocomplete="off" spellcheck="false" .value=${live(this.typed ?? entry(value))} size="7"
            @input=${this.#draft} @change=${this.#type} @keydown=${this.#escape} @focus=${this.#touch} @blur=${this.#drop} />
          <span class="unit">${unit(field.quantity.unit)}</span>
        </span>
        ${this.#dot()}
      </div>
      ${this.#slider(id)}`;
  }

  /** @param {string} id */
  #slider(id) {
    const { quantity } = this.field;
    const text = `${withUnit(this.value, quantity.unit)}`;
    return html`
      <div class="slider">
        <span class="bound" aria-hidden="true">${number(quantity.low)}</span>
        <input type="range" min=${placeOf(quantity, quantity.low)} max=${placeOf(quantity, quantity.high)} step="any" .value=${live(String(placeOf(quantity, this.value)))}
          aria-labelledby="${id}-name" aria-describedby="${id}-more" aria-valuetext=${`${this.path}, ${spoken(text)}`}
          @input=${this.#slide} @change=${this.#settle} @keydown=${this.#key} @keyup=${this.#settle} @dblclick=${this.#unset}
          @pointerdown=${this.#hold} @pointerenter=${this.#touch} @pointerleave=${this.#leave} @focus=${this.#touch} @blur=${this.#leave} />
        <span class="bound" aria-hidden="true">${number(quantity.high)}</span>
      </div>
      <p class="more-words" id="${id}-more">${prose(words(quantity)[1])}</p>`;
  }

  /** @param {string} id */
  #choice(id) {
    const { field, value } = this;
    return html`
      <div class="parameter-head choice">
        <label for=${id}>${field.quantity.meaning}</label>
        <select id=${id} @change=${(/** @type {Event} */ event) => this.#set(/** @type {HTMLSelectElement} */ (event.target).value)}>
          ${field.options?.map((option) => html`<option value=${option.id} title=${option.meaning} ?selected=${option.id === value}>${option.name}</option>`)}
        </select>
        ${this.#dot()}
      </div>`;
  }

  #dot() {
    const changed = this.value !== this.field.standard;
    return html`<button type="button" class="dot" ?disabled=${!changed} title="Put back to ${entry(this.field.standard)}"
      aria-label="Put ${this.path} back to ${spoken(String(entry(this.field.standard)))}" @click=${this.#unset}></button>`;
  }

  /** @param {Event} event */
  #slide(event) {
    const place = Number(/** @type {HTMLInputElement} */ (event.target).value);
    const from = placeOf(this.field.quantity, this.grip.value);
    this.#set(this.grip.shift ? valueAt(this.field, from + FINE * (place - from), FINE) : valueAt(this.field, place));
  }

  /** @param {PointerEvent} event */
  #hold(event) {
    this.grip = { value: this.value, shift: event.shiftKey };
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const value = keyed(this.field, Number(this.value), event);
    if (value === null) return;
    event.preventDefault();
    this.#set(value);
  }

  /** A rendering in between leaves a half-typed number alone. @param {Event} event */
  #draft(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
  }

  /** @param {Event} event */
  #type(event) {
    this.typed = null;
    this.#set(/** @type {HTMLInputElement} */ (event.target).value);
    this.#settle();
    this.requestUpdate();
  }

  #drop() {
    this.typed = null;
    this.requestUpdate();
    this.#leave();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.typed = null;
    this.requestUpdate();
  }

  /** @param {number | string} value */
  #set(value) {
    this.request('set', { path: this.path, value });
  }

  #unset = () => {
    this.request('unset', { path: this.path });
    this.#settle();
  };

  /** What is done is one change: the next begins another. */
  #settle = () => this.request('settle');
  #touch = () => this.request('touch', { path: this.path });
  #leave = () => this.request('touch', { path: '' });
}

define('pp-parameter', PpParameter);
