// What the elements in the prose of a lesson share. Their text stands in the page already; they make it live once the lesson
// has a running simulation.

/** @typedef {import('../../types').Lab} Lab @typedef {import('../lesson.js').Lesson} Lesson */

export class LessonElement extends HTMLElement {
  /** @type {Lesson} */ lesson = /** @type {any} */ (null);

  /** What stands there before, and on paper. */
  written = '';

  /** The simulation runs. @param {Lesson} lesson */
  join(lesson) {
    this.lesson = lesson;
    this.written = this.textContent ?? '';
    this.joined();
  }

  joined() {}

  /** After a change of state, of progress or of the task that is watched. @param {Lab} lab */
  render(lab) { void lab; }

  /** A few times a second while the simulation runs. @param {Lab} lab */
  tell(lab) { void lab; }

  /** @param {string} selector @returns {any} */
  find(selector) {
    return this.querySelector(selector);
  }

  get done() {
    return this.lesson.progress.done.has(this.id);
  }
}

/** Makes an element with properties and children. @param {string} tag @param {Record<string, any>} [properties] @param {(Node | string)[]} children @returns {any} */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) name.includes('-') || name === 'role' ? element.setAttribute(name, value) : (/** @type {any} */ (element)[name] = value);
  element.append(...children);
  return element;
}
