// <pp-task>: something to bring about in the simulation. It tells what holds and what does not, and is done when all of it has
// held for its time.
import { LessonElement, make } from './lesson-element.js';
import { NUMBERS, holds, inWords } from '../conditions.js';
import { number, unit } from '../../format.js';
import { plainSymbol } from '../../draw/symbols.js';

/** @typedef {import('../conditions.js').Clause} Clause @typedef {import('../../types').Lab} Lab */

const RING = '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8"/><circle class="share" cx="10" cy="10" r="8" pathLength="1" stroke-dasharray="0 1"/><path d="M6 10.500l3 3 5-6.500"/></svg>';

export class PpTask extends LessonElement {
  #told = '';
  #shown = '';

  joined() {
    const { when, hold, scene, hint } = this.dataset;
    this.task = { id: this.id, scene: Number(scene), when: JSON.parse(String(when)), hold: Number(hold) };
    this.button = make('button', { type: 'button', className: 'begin', onclick: () => this.lesson.begin(this) });
    this.ring = make('span', { className: 'ring' });
    this.ring.innerHTML = RING;
    this.said = make('p', { className: 'said', role: 'status' });
    this.list = make('ul', { className: 'clauses' });
    // For who goes by keyboard: over the text between.
    this.skip = make('a', { className: 'skip', href: '#simulation', textContent: 'To the simulation' });
    const act = make('div', { className: 'act' }, this.ring, this.button, this.skip);
    if (hint) act.append(make('details', { className: 'hint' }, make('summary', { textContent: 'Hint' }), make('p', { textContent: hint })));
    this.find('.step').append(act, this.list, this.said);
  }

  /** The prediction that comes first and is still to be made. */
  get #missing() {
    const first = this.lesson.predictionOf(this.id);
    return first && !this.lesson.progress.done.has(first.id);
  }

  get #watch() {
    const { active } = this.lesson.course;
    return active?.task.id === this.id ? active.watch : null;
  }

  /** @param {Lab} lab */
  render(lab) {
    const watch = this.#watch, missing = this.#missing;
    this.toggleAttribute('active', watch !== null);
    this.toggleAttribute('done', this.done);
    this.button.disabled = missing;
    this.button.textContent = watch ? 'Begin again' : this.done ? 'Do it again' : 'Begin';
    this.list.hidden = this.skip.hidden = watch === null;
    if (watch) this.tell(lab);
    this.#say(missing ? 'First choose a prediction above.' : watch ? '' : this.done ? 'Done.' : '');
    if (!watch) this.#turn(this.done ? 1 : 0);
  }

  /** @param {Lab} lab */
  tell(lab) {
    const watch = this.#watch;
    if (!watch) return;
    const { readings } = this.lesson.course;
    const { fields } = lab;
    const named = (/** @type {string} */ what) => NUMBERS[what] ?? nameOf(what, fields.get(what));
    const many = this.task && this.task.when.length > 1 ? `${watch.stage + 1} of ${this.task.when.length}: ` : '';
    const rows = watch.clauses.map((clause) => ({ met: holds(clause, readings.read), text: `${many}${inWords(clause, named, number)}`, now: this.#now(clause) }));
    const shown = JSON.stringify(rows);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.list.replaceChildren(...rows.map(({ met, text, now }) => make('li', { className: met ? 'met' : '' },
        make('span', { className: 'spoken', textContent: met ? 'holds: ' : 'not yet: ' }), ...withIndices(text), make('span', { className: 'now', textContent: now }))));
    }
    this.#turn(watch.share);
    this.#say(watch.share > 0 ? 'It holds. Wait until the ring is full.' : watch.stage ? `Part ${watch.stage} is done.` : '');
  }

  /** What is read now. @param {Clause} clause */
  #now({ what, sign }) {
    if (sign.startsWith('is')) return '';
    const value = this.lesson.course.readings.read(what);
    return typeof value === 'number' ? `now ${number(value)}` : 'nothing to measure yet';
  }

  /** @param {number} share */
  #turn(share) {
    this.find('.share').setAttribute('stroke-dasharray', `${share} 1`);
  }

  /** @param {string} text */
  #say(text) {
    if (text === this.#told) return;
    this.#told = text;
    this.said.textContent = text;
  }
}

/** A value of the model: its symbol and the first words of its meaning. @param {string} what @param {import('../../types').Field | undefined} field */
function nameOf(what, field) {
  if (!field) return { name: `${what.replace(/^now\./, '')} now`, unit: '' };
  const symbol = field.quantity.symbol ? `${plainSymbol(field.quantity.symbol)}, ` : '';
  return { name: `${symbol}${field.quantity.meaning.split(/[,;:(]/)[0]},`, unit: unit(field.quantity.unit) };
}

/** τ_x with its index below the line. @param {string} text */
const withIndices = (text) => text.split(/(?<=\p{L})_(\w+)/u).map((part, i) => (i % 2 ? make('sub', {}, part) : part));

customElements.define('pp-task', PpTask);
