// One value of an embed: its symbol, its name, a native slider, and the value, which can be typed over where there is room.
// A locked one shows its value alone.
import { reader } from '../experiment.js';
import { entry, spoken, unit, withUnit } from '../format.js';
import { FINE, keyed, placeOf, valueAt, words } from '../slider.js';
import { plainSymbol, symbolNode } from '../draw/symbols.js';
import { make } from './make.js';

/** @typedef {import('../types').Field} Field @typedef {import('../types').Lab} Lab @typedef {(request: import('../types').Request) => void} Ask */

export class Row {
  /** @type {Field} */ #field;
  /** @type {HTMLInputElement | null} */ #slider = null;
  /** @type {HTMLInputElement | null} */ #entry = null;
  /** @type {HTMLSelectElement | null} */ #choice = null;
  /** @type {HTMLElement | null} */ #shown = null;
  #ask;
  #value = /** @type {any} */ (null);
  #grip = { value: 0, shift: false };

  /** @param {Field} field @param {Ask} ask @param {{ locked: boolean, typed: boolean }} how */
  constructor(field, ask, { locked, typed }) {
    this.#field = field;
    this.#ask = ask;
    this.locked = locked;
    const { quantity, path } = field;
    const id = `value-${path.replace(/\W/g, '-')}`;
    const name = words(quantity)[0] || path;
    this.symbol = plainSymbol(quantity.symbol) || name;
    const label = make(locked ? 'span' : 'label', { class: 'label', title: quantity.meaning, ...(locked ? {} : { for: id }) },
      quantity.symbol ? Object.assign(symbolNode(document, quantity.symbol), { ariaHidden: 'true' }) : '', make('span', { class: 'name' }, name));
    this.element = make('div', { class: `value${locked ? ' locked' : ''}`, 'data-path': path }, label);
    if (locked) this.element.append(make('span', { class: 'lock', role: 'img', 'aria-label': 'locked' }), (this.#shown = make('span', { class: 'shown' })));
    else if (field.options) this.element.append((this.#choice = make('select', { id, change: () => this.#set(/** @type {any} */ (this.#choice).value) }, ...field.options.map((one) => new Option(one.name, one.id)))));
    else this.#control(id, typed);
  }

  /** @param {string} id @param {boolean} typed */
  #control(id, typed) {
    const { quantity, path } = this.#field;
    this.#slider = make('input', {
      type: 'range', id, min: placeOf(quantity, quantity.low), max: placeOf(quantity, quantity.high), step: 'any',
      input: () => this.#slide(), change: () => this.#ask({ type: 'settle' }), keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      dblclick: () => this.#ask({ type: 'unset', path }), pointerdown: (/** @type {PointerEvent} */ event) => (this.#grip = { value: this.#value, shift: event.shiftKey }),
      focus: () => this.#touch(path), blur: () => this.#touch(''), pointerenter: () => this.#touch(path), pointerleave: () => this.#touch(''),
    });
    this.element.append(/** @type {any} */ (this.#slider));
    if (typed) {
      this.#entry = make('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', size: 6, 'aria-label': `${path}, value`, change: () => this.#type() });
      this.element.append(make('span', { class: 'shown' }, /** @type {any} */ (this.#entry), make('span', { class: 'unit' }, unit(quantity.unit))));
    } else this.element.append((this.#shown = make('span', { class: 'shown', 'aria-hidden': 'true' })));
  }

  /** @param {Lab} lab */
  render(lab) {
    const value = reader(lab.state, lab.fields)(this.#field.path);
    const said = lab.state.message?.kind === 'error' && document.activeElement !== this.#entry;
    if (value === this.#value && !said) return;
    this.#value = value;
    const { quantity, path, options } = this.#field;
    const text = options ? options.find((one) => one.id === value)?.name ?? value : withUnit(value, quantity.unit);
    if (this.#choice) this.#choice.value = value;
    if (this.#shown) this.#shown.textContent = text;
    if (this.#entry) this.#entry.value = entry(value);
    if (!this.#slider) return;
    this.#slider.value = String(placeOf(quantity, value));
    this.#slider.setAttribute('aria-valuetext', `${path}, ${spoken(text)}`);
  }

  #slide() {
    const field = this.#field, slider = /** @type {HTMLInputElement} */ (this.#slider);
    const place = Number(slider.value), from = placeOf(field.quantity, this.#grip.value);
    this.#set(this.#grip.shift ? valueAt(field, from + FINE * (place - from), FINE) : valueAt(field, place));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const value = keyed(this.#field, Number(this.#value), event);
    if (value === null) return;
    event.preventDefault();
    this.#set(value);
  }

  #type() {
    const text = /** @type {HTMLInputElement} */ (this.#entry).value;
    this.#value = null;  // what was typed gives way to what is in force
    this.#set(text);
    this.#ask({ type: 'settle' });
  }

  /** @param {number | string} value */
  #set(value) {
    this.#ask({ type: 'set', path: this.#field.path, value });
  }

  /** @param {string} path */
  #touch(path) {
    this.#ask({ type: 'touch', path });
  }
}
