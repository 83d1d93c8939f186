// "Which model do I need?": shows each question when it is reached, and the answer.
import { walk } from './walk.js';

/** @param {HTMLFormElement} form */
export function join(form) {
  const questions = /** @type {HTMLFieldSetElement[]} */ ([...form.querySelectorAll('fieldset')]);
  const answers = /** @type {HTMLElement[]} */ ([...form.querySelectorAll('.answer')]);
  const again = /** @type {HTMLButtonElement} */ (form.querySelector('.again'));
  const spoken = /** @type {HTMLElement} */ (form.querySelector('.spoken'));
  const first = form.dataset.first ?? '';
  const asks = (/** @type {string} */ id) => questions.some(({ dataset }) => dataset.question === id);

  const show = () => {
    const picked = Object.fromEntries(questions.map((one) => [one.dataset.question, /** @type {HTMLInputElement | null} */ (one.querySelector('input:checked'))?.value ?? '']));
    const { asked, answer } = walk(first, picked, asks);
    for (const one of questions) {
      one.hidden = !asked.includes(one.dataset.question ?? '');
      // Another way has been taken: what was chosen on the old one is forgotten.
      if (one.hidden) for (const input of one.querySelectorAll('input')) input.checked = false;
    }
    for (const one of answers) one.hidden = one.dataset.answer !== answer;
    again.hidden = asked.length < 2 && !answer;
    const found = answers.find(({ hidden }) => !hidden), last = questions.find(({ dataset }) => dataset.question === asked[asked.length - 1]);
    spoken.textContent = found ? `Answer: ${found.querySelector('h3')?.textContent}` : asked.length > 1 ? `Next question: ${last?.querySelector('legend')?.textContent}` : '';
  };
  form.addEventListener('change', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  again.addEventListener('click', (event) => {
    event.preventDefault();
    form.reset();
    show();
    /** @type {HTMLElement} */ (questions.find(({ dataset }) => dataset.question === first)?.querySelector('input')).focus();
  });
  // A browser may have kept what was chosen.
  form.reset();
  show();
}
