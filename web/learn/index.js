// The list of the lessons: what of each is done, and the theme.
import '../style/tokens.css';
import '../style/basics.css';
import '../style/controls.css';
import './learn.css';
import { showTheme, storedTheme } from '../lab/theme.js';
import { forgetProgress, readProgress } from './progress.js';

const NEXT = /** @type {const} */ ({ auto: 'light', light: 'dark', dark: 'auto' });
const NAMES = { auto: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' };

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

/** @param {HTMLElement} tools */
function addTheme(tools) {
  const button = document.createElement('button');
  let theme = storedTheme();
  const show = () => {
    showTheme(theme);
    button.dataset.icon = `theme-${theme}`;
    button.title = NAMES[theme];
    button.setAttribute('aria-label', NAMES[theme]);
  };
  button.type = 'button';
  button.className = 'icon';
  button.addEventListener('click', () => {
    theme = NEXT[theme];
    show();
  });
  show();
  tools.append(button);
  tools.hidden = false;
}

addTheme(/** @type {HTMLElement} */ (document.querySelector('.head .tools')));
showDone();
document.getElementById('forget')?.addEventListener('click', () => {
  forgetProgress();
  showDone();
});
