// What stands in a sentence: <pp-set>, a button that sets values; <pp-number>, a value to drag or to change with the arrow
// keys; <pp-value>, a reading. And <pp-scene>, a button that shows another setting.
import { LessonElement, make } from './lesson-element.js';
import { reader } from '../../experiment.js';
import { roundTo125 } from '../../fields.js';
import { entry, spoken, unit } from '../../format.js';

/** @typedef {import('../../types').Lab} Lab */

const PIXELS = 4;  // of a drag to one step

export class PpScene extends LessonElement {
  joined() {
    const button = make('button', { type: 'button', className: 'bordered', textContent: 'Show this setting', onclick: () => this.lesson.show(Number(this.dataset.scene)) });
    this.append(make('p', { className: 'act' }, button));
  }
}

export class PpSet extends LessonElement {
  joined() {
    this.find('button').addEventListener('click', () => this.#act());
  }

  async #act() {
    const { values = '{}', kick, do: deed, scene } = this.dataset;
    await this.lesson.enter(Number(scene));
    // It did not come, or another one was asked for meanwhile.
    if (!this.lesson.isAt(Number(scene))) return;
    for (const [path, value] of Object.entries(JSON.parse(values))) await this.lesson.ask({ type: 'set', path, value });
    if (Object.keys(JSON.parse(values)).length) await this.lesson.ask({ type: 'settle' });
    if (kick) await this.lesson.ask({ type: 'kick', state: JSON.parse(kick) });
    if (deed) await this.lesson.ask({ type: deed });
  }
}

export class PpNumber extends LessonElement {
  #grip = { x: NaN, value: 0 };

  joined() {
    const knob = this.find('.scrub');
    knob.tabIndex = 0;
    knob.setAttribute('role', 'slider');
    knob.title = 'Drag sideways, or use the arrow keys';
    knob.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.#key(event));
    knob.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
      knob.setPointerCapture(event.pointerId);
      this.#grip = { x: event.clientX, value: this.#value };
      this.lesson.enter(Number(this.dataset.scene));
    });
    knob.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => {
      if (!Number.isNaN(this.#grip.x)) this.#set(this.#grip.value + Math.round((event.clientX - this.#grip.x) / PIXELS) * this.#step);
    });
    for (const end of ['pointerup', 'pointercancel']) knob.addEventListener(end, () => {
      this.#grip.x = NaN;
      this.lesson.ask({ type: 'settle' });
    });
  }

  get #path() {
    return String(this.dataset.path);
  }

  get #field() {
    return this.lesson.lab.fields.get(this.#path);
  }

  get #value() {
    const { state, fields } = this.lesson.lab;
    return fields.has(this.#path) ? Number(reader(state, fields)(this.#path)) : Number(this.find('.scrub').textContent);
  }

  get #bounds() {
    const { low = this.#field?.quantity.low ?? 0, high = this.#field?.quantity.high ?? 1 } = this.dataset;
    return [Number(low), Number(high)];
  }

  get #step() {
    const [low, high] = this.#bounds;
    return Number(this.dataset.step ?? roundTo125((high - low) / 200));
  }

  /** @param {number} value */
  #set(value) {
    const [low, high] = this.#bounds;
    const rounded = Number((Math.round(value / this.#step) * this.#step).toPrecision(12));
    this.lesson.ask({ type: 'set', path: this.#path, value: Math.min(high, Math.max(low, rounded)) });
  }

  /** @param {KeyboardEvent} event */
  async #key(event) {
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 })[event.key];
    if (!steps || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    await this.lesson.enter(Number(this.dataset.scene));
    if (this.lesson.isAt(Number(this.dataset.scene))) this.#set(this.#value + steps * this.#step);
  }

  /** @param {Lab} lab */
  render({ state, fields }) {
    const field = fields.get(this.#path);
    if (!field || !this.lesson.isAt(Number(this.dataset.scene))) return;
    const knob = this.find('.scrub'), value = Number(reader(state, fields)(this.#path)), [low, high] = this.#bounds;
    const text = String(entry(value));
    if (knob.textContent !== text) knob.textContent = text;
    for (const [name, to] of [['label', field.quantity.meaning.split(/[,;:(]/)[0]], ['valuenow', value], ['valuemin', low], ['valuemax', high], ['valuetext', spoken(`${text} ${unit(field.quantity.unit)}`)]]) knob.setAttribute(`aria-${name}`, String(to));
  }
}

export class PpValue extends LessonElement {
  tell() {
    const { of = '', digits = '3' } = this.dataset;
    const value = this.lesson.course.readings.read(of);
    const text = typeof value === 'number' ? inPlace(value, Number(digits)) : '…';
    if (this.innerText !== text) this.replaceChildren(text);
  }
}

/** A number that changes in place keeps its digits, so that the line does not dance. @param {number} value @param {number} digits */
const inPlace = (value, digits) => (Math.abs(value) < 5e-4 ? '0' : Math.abs(value) < 1 ? value.toFixed(digits - 1) : value.toPrecision(digits)).replace('-', '−');

customElements.define('pp-scene', PpScene);
customElements.define('pp-set', PpSet);
customElements.define('pp-number', PpNumber);
customElements.define('pp-value', PpValue);
