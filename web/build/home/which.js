// "Which model do I need?" as a form whose parts stand in the page and are shown when they are reached. Without script all
// answers are shown.
import { escape } from '../lessons/elements.js';
import { ANSWERS, QUESTIONS } from '../../home/which.js';

/** What is chosen on the first way to an answer. @param {string} answer @param {string} [from] @returns {string} '' when there is none */
export function wayTo(answer, from = Object.keys(QUESTIONS)[0]) {
  for (const { says, to } of QUESTIONS[from].choices) {
    if (to === answer) return says;
    const rest = QUESTIONS[to] ? wayTo(answer, to) : '';
    if (rest) return `${says}. ${rest}`;
  }
  return '';
}

/** @param {any} catalog */
export function whichOf(catalog) {
  const [first] = Object.keys(QUESTIONS);
  const nameOf = (/** @type {string} */ id) => catalog.models.find((/** @type {any} */ model) => model.id === id).name;
  const question = (/** @type {[string, import('../../home/which.js').Question]} */ [id, { asks, choices }]) => `
          <fieldset data-question="${id}"${id === first ? '' : ' hidden'}><legend>${escape(asks)}</legend>
            ${choices.map(({ says, to }) => `<label><input type="radio" name="which-${id}" value="${to}" /> ${escape(says)}</label>`).join('\n            ')}
          </fieldset>`;
  const answer = (/** @type {[string, import('../../home/which.js').Answer]} */ [id, { model, why, link, lesson }]) => `
          <div class="answer" data-answer="${id}" hidden><h3>${escape(nameOf(model))}</h3><p class="for">${escape(wayTo(id))}</p><p>${escape(why)}</p>
            <p class="links"><a href="lab/#v1/${link}">Open it in the lab</a> <a href="learn/${lesson}/">Read the lesson</a> <a href="#${model}">See its rung</a></p></div>`;
  return `<section id="which" tabindex="-1" aria-labelledby="which-title">
        <h2 id="which-title">Which model do I need?</h2>
        <form data-first="${first}">${Object.entries(QUESTIONS).map(question).join('')}${Object.entries(ANSWERS).map(answer).join('')}
          <button type="reset" class="again" hidden>Start again</button>
          <p class="spoken" role="status"></p>
        </form>
      </section>`;
}
