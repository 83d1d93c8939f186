// The button that changes the theme, for pages that are not made of elements.
import { showTheme, storedTheme } from './theme.js';

const NEXT = /** @type {const} */ ({ auto: 'light', light: 'dark', dark: 'auto' });
const NAMES = { auto: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' };

/** @param {HTMLElement} tools where it stands */
export function addTheme(tools) {
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
