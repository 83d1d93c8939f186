// What the author of an embed asks for: a condition of the same grammar as in a lesson, followed on the running simulation. When it
// has held for long enough there is a code. Knows no document.
import { NUMBERS, inWords, readCondition } from '../learn/conditions.js';
import { Readings } from '../learn/readings.js';
import { Watch } from '../learn/watch.js';
import { fieldsOf } from '../fields.js';
import { unit } from '../format.js';
import { words } from '../slider.js';
import { number } from '../draw/format.js';
import { codeOf } from './code.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../learn/conditions.js').Condition} Condition */

const HOLD = 500;  // ms of model time, as in a lesson that says nothing else

/** @param {string} text @param {import('../types').Catalog} catalog @param {import('../types').State} state @returns {Condition} throws a sentence */
export function readTask(text, catalog, state) {
  const model = /** @type {import('../types').Model} */ (catalog.models.find(({ id }) => id === state.model));
  const fields = fieldsOf(catalog, state);
  const condition = readCondition(text, (path) => fields.has(path));
  for (const { what } of condition.flat()) {
    if (what.startsWith('now.') && ![...model.states, ...model.readouts].some(({ id }) => `now.${id}` === what)) throw new Error(`"${what}" is no state of ${model.name}`);
  }
  return condition;
}

export class Task {
  #condition; #watch; #report;
  #readings = new Readings();
  /** Where the task is set. */ #place;
  /** Once it is done. */ code = '';

  /** @param {string} text @param {Condition} condition @param {import('../types').State} state @param {(task: Task) => void} report */
  constructor(text, condition, state, report) {
    this.id = text;
    this.#condition = condition;
    this.#place = place(state);
    this.#watch = new Watch(condition, HOLD);
    this.#report = report;
  }

  /** What a page is told. */
  get told() {
    return { type: 'task', id: this.id, done: this.code !== '', code: this.code };
  }

  /** Of the way through what must hold. */
  get share() {
    return this.#watch.share;
  }

  /** What a hand does to the state. @param {{ type: string }} request */
  note({ type }) {
    if (type === 'kick' || type === 'pulse') this.#readings.kicked();
  }

  /** After each frame. @param {Lab} lab */
  look(lab) {
    // In another model the same words may mean nothing.
    if (this.code || lab.sim.failure || place(lab.state) !== this.#place) return;
    this.#readings.look(lab);
    if (!this.#watch.look(lab.sim.time, this.#readings)) return;
    this.code = codeOf(this.id, lab.sim.hash());
    this.#report(this);
  }

  /** @param {Lab} lab @param {string[]} free symbols of what a reader may change */
  words({ model, fields }, free) {
    const named = (/** @type {string} */ what) => {
      const quantity = fields.get(what)?.quantity ?? [...model.states, ...model.readouts].find(({ id }) => `now.${id}` === what);
      return NUMBERS[what] ?? { name: (quantity && words(quantity)[0]) || what, unit: unit(quantity?.unit ?? '') };
    };
    const stages = this.#condition.map((clauses) => clauses.map((clause) => inWords(clause, named, number)).join(' and '));
    return `Task: ${stages.join(', then ')}${free.length === 1 ? `, using only ${free[0]}` : ''}`;
  }
}

/** @param {import('../types').State} state */
const place = ({ model, situation }) => `${model} ${situation}`;
