// The list of the lessons: what of each is done, and the theme.
import '../style/tokens.css';
import '../style/basics.css';
import '../style/controls.css';
import './learn.css';
import { addTheme } from '../lab/theme-button.js';
import { forgetProgress, readProgress } from './progress.js';

function showDone() {
  const all = readProgress();
  let any = false;
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.list li'))) {
    const done = all[String(item.dataset.lesson)]?.done?.length ?? 0, steps = Number(item.dataset.steps);
    any ||= done > 0;
    item.classList.toggle('complete', done >= steps);
    /** @type {HTMLElement} */ (item.querySelector('.done')).textContent = done >= steps ? ' · done' : done ? ` · ${done} of ${steps} steps done` : '';
  }
  const forget = /** @type {HTMLElement} */ (document.getElementById('forget'));
  forget.hidden = !any;
}

addTheme(/** @type {HTMLElement} */ (document.querySelector('.head .tools')));
showDone();
document.getElementById('forget')?.addEventListener('click', () => {
  forgetProgress();
  showDone();
});
