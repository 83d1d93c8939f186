// What stands above a lesson: how far one is, the theme, and the way to paper.
import { make } from './elements/lesson-element.js';
import { readProgress } from './progress.js';

/** @param {import('./lesson.js').Lesson} lesson */
export function showProgress(lesson) {
  const { steps, progress, lab } = lesson;
  const tools = /** @type {HTMLElement} */ (document.querySelector('.head .tools'));
  if (tools.hidden) furnish(tools, lesson);
  const theme = /** @type {any} */ (tools.querySelector('pp-theme'));
  theme.lab = lab;
  const done = steps.filter((one) => progress.done.has(one)).length;
  const line = /** @type {HTMLElement} */ (document.querySelector('.progress'));
  const text = done === steps.length ? `All ${done} steps are done. ` : `${done} of ${steps.length} steps are done. `;
  line.hidden = done === 0;
  if (line.dataset.done !== String(done)) {
    line.dataset.done = String(done);
    line.replaceChildren(text, make('button', { type: 'button', className: 'text', textContent: 'Start over', onclick: () => lesson.forget() }));
  }
  markRail(lesson.steps, done);
}

/** @param {HTMLElement} tools @param {import('./lesson.js').Lesson} lesson */
function furnish(tools, lesson) {
  tools.hidden = false;
  const print = make('button', { type: 'button', className: 'bordered', textContent: 'Print', title: 'The text with a code that opens each setting', onclick: () => onPaper() });
  tools.append(print, document.createElement('pp-theme'));
  // The browser's own way to print takes the codes along.
  window.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onPaper();
  });
  async function onPaper() {
    try {
      const { addCodes, writeNumbers } = await import('./print.js');
      addCodes(lesson.course.scenes);
      writeNumbers(lesson.elements);
    } catch {
      lesson.ask({ type: 'note', text: 'The codes could not be made, because a part of the page did not come. The text is printed without them.' });
    }
    window.print();
    lesson.render();
  }
}

/** Lessons of which every step is done carry a mark on the rail. @param {string[]} steps @param {number} done */
function markRail(steps, done) {
  const all = readProgress();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.lessons li'))) {
    const here = item.classList.contains('here');
    item.classList.toggle('begun', here ? done > 0 : (all[String(item.dataset.lesson)]?.done?.length ?? 0) > 0);
    if (here) item.classList.toggle('done', done === steps.length);
  }
}
