// The theme that a visitor chose, kept in this browser where it may be.

/** @typedef {import('../types').State['theme']} Theme */

/** A visitor without storage keeps the device's theme. @returns {Theme} */
export function storedTheme() {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {Theme} theme @returns {boolean} whether it is another one */
export function showTheme(theme) {
  if (document.documentElement.dataset.theme === theme) return false;
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // the theme lasts as long as the page
  }
  return true;
}
