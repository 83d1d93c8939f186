// The views that stand on the page, and how they stand.
import { View } from '../../elements/view.js';
import { readTheme } from '../../draw/theme.js';
import { arrange } from './arrange.js';

/** @typedef {{ view: View, id: string, name: string }} Shown */

/** Those that can be seen, from top to bottom and from left to right. @param {Element} lab @returns {Shown[]} */
export function viewsOf(lab) {
  const all = /** @type {View[]} */ ([...lab.querySelectorAll('*')].filter((one) => one instanceof View && one.lab && one.width && one.height));
  const place = (/** @type {View} */ view) => view.getBoundingClientRect();
  all.sort((a, b) => place(a).top - place(b).top || place(a).left - place(b).left);
  return all.map((view) => ({ view, id: view.name, name: view.heading.textContent ?? view.name }));
}

/** The colours of a theme, whichever the page shows now. @param {'light' | 'dark'} name @param {View} view */
export function themeOf(name, view) {
  const root = document.documentElement, before = root.dataset.theme;
  const probe = document.createElement('span');
  document.body.append(probe);
  // Nothing is painted in between.
  if (before !== name) root.dataset.theme = name;
  const theme = readTheme((colour) => {
    probe.style.color = `var(${colour})`;
    return getComputedStyle(probe).color;
  }, view.theme.font);
  if (before === undefined) delete root.dataset.theme;
  else if (before !== name) root.dataset.theme = before;
  probe.remove();
  return theme;
}

export const MARGIN = 16;  // px around a figure
const TITLE = 30;

/** Where everything in a figure of these views stands. @param {Shown[]} shown */
export function planOf(shown) {
  const boxes = shown.map(({ view }) => ({ width: view.width, height: view.height, top: view.getBoundingClientRect().top / view.unit }));
  const { width, height, places } = arrange(boxes, TITLE);
  return { width: width + 2 * MARGIN, height: height + 2 * MARGIN, places: places.map(({ x, y }) => ({ x: x + MARGIN, y: y + MARGIN })) };
}

/** The title, and the names of the views. @param {import('../../draw/surface.js').Surface} ctx @param {import('../../draw/theme.js').Theme} theme @param {string} title @param {Shown[]} shown @param {{ x: number, y: number }[]} places */
export function paintWords(ctx, theme, title, shown, places) {
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = theme.ink;
  ctx.font = `600 17px ${theme.font}`;
  ctx.fillText(title, MARGIN, MARGIN + 15);
  ctx.fillStyle = theme.muted;
  ctx.font = `600 12px ${theme.font}`;
  for (const [n, { name }] of shown.entries()) ctx.fillText(name, places[n].x, places[n].y - 8);
}
