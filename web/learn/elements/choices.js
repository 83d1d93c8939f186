// <pp-predict>: a guess before a task; what becomes of it is told when the task is done.
// <pp-check>: a question after it, answered by a choice or a number.
import { LessonElement } from './lesson-element.js';

/** What was typed as a number, with a decimal comma or a printed minus; NaN when it is none. @param {string} text */
export function numberIn(text) {
  const plain = text.trim().replace(/[−–]/g, '-').replace(/^([^.,]*),([^.,]*)$/, '$1.$2');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/i.test(plain) ? parseFloat(plain) : NaN;
}

class Choices extends LessonElement {
  /** @returns {HTMLInputElement[]} */
  get inputs() {
    return [...this.querySelectorAll('input[type=radio]')].map((one) => /** @type {HTMLInputElement} */ (one));
  }

  joined() {
    this.addEventListener('change', (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.type === 'radio') this.choose(input.value);
    });
    const kept = this.lesson.progress.chosen[this.id];
    for (const input of this.inputs) input.checked = input.value === kept;
  }

  /** @param {string} value */
  choose(value) { void value; }

  /** Shows what there is to say to some of the options. @param {(option: HTMLElement, chosen: boolean) => boolean} wanted */
  reply(wanted) {
    for (const input of this.inputs) {
      const option = /** @type {HTMLElement} */ (input.closest('.option'));
      const shown = wanted(option, input.checked);
      option.classList.toggle('answered', shown);
      /** @type {HTMLElement} */ (option.querySelector('.reply')).hidden = !shown || !option.querySelector('.reply')?.textContent;
    }
  }
}

export class PpPredict extends Choices {
  /** @param {string} value */
  choose(value) {
    this.lesson.keep(this.id, value);
  }

  render() {
    const chosen = this.inputs.some((one) => one.checked);
    const known = this.lesson.progress.done.has(String(this.dataset.task));
    this.toggleAttribute('done', chosen && known);
    this.reply((option, mine) => known && (mine || option.dataset.right === 'yes'));
    this.find('.said').textContent = !chosen ? '' : known ? '' : 'Kept. The task below tests it.';
  }
}

export class PpCheck extends Choices {
  joined() {
    super.joined();
    const field = this.find('.numeric input');
    if (!field) return;
    field.value = this.lesson.progress.chosen[this.id] ?? '';
    this.find('.numeric button').addEventListener('click', () => this.#measure(field.value));
    field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && this.#measure(field.value));
  }

  /** @param {string} value */
  choose(value) {
    const option = this.inputs[Number(value)].closest('.option');
    if (/** @type {HTMLElement} */ (option).dataset.right === 'yes') this.lesson.keep(this.id, value);
    this.render();
    this.find('.said').textContent = this.done && /** @type {HTMLElement} */ (option).dataset.right === 'yes' ? 'Right.' : 'No. Choose again.';
  }

  /** @param {string} text */
  #measure(text) {
    const given = numberIn(text), { answer, margin } = this.dataset;
    const right = Math.abs(given - Number(answer)) <= Number(margin) * (1 + 1e-9);
    if (right) this.lesson.keep(this.id, text);
    this.find('.said').textContent = Number.isNaN(given) ? 'Enter a number.' : right ? 'Right.' : 'No. Measure again.';
  }

  render() {
    this.toggleAttribute('done', this.done);
    const field = this.find('.numeric');
    if (field) this.find('.reply').hidden = !this.done || !this.find('.reply').textContent;
    else this.reply((_, mine) => mine);
  }
}

customElements.define('pp-predict', PpPredict);
customElements.define('pp-check', PpCheck);
