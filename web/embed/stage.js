// The plots of an embed: one, or some side by side, of those that the lab has. A reader chooses among them where there is room for
// tabs. The scope is there in any case: it tells the recorder how much to keep, and the others read the record.
import '../elements/pp-phase-plane.js';
import '../elements/pp-scope.js';
import { make } from './make.js';
import { VIEWS } from './options.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../elements/view.js').View} View @typedef {keyof typeof VIEWS} Name */

/** Height that an embed asks its page for, px; of each plot where they stand one below another. */
const HEIGHT = { least: 180, most: 380, share: 0.5 };
/** Width that a plot needs beside another, px; style.css has it too. */
const BESIDE = 300;

export class Stage {
  /** @type {Map<Name, View>} */ #views = new Map();
  /** @type {Name[]} */ #shown;
  #opened = false;
  #bare; #redraw;

  /** @param {HTMLElement} element @param {import('./options.js').Options} options @param {() => void} redraw */
  constructor(element, { ui, view }, redraw) {
    this.element = element;
    this.#shown = view;
    this.#bare = ui === 'none' || ui === 'min';
    this.#redraw = redraw;
    this.tabs = make('div', { class: 'tabs', role: 'group', 'aria-label': 'Plot' }, ...Object.entries(VIEWS).map(([name, [, text]]) =>
      make('button', { type: 'button', 'data-view': name, click: () => this.#choose(/** @type {Name} */ (name)) }, text)));
    this.#press();
  }

  /** What a picture is taken of. */
  get view() {
    return /** @type {View} */ (this.#views.get(this.#shown[0]));
  }

  /** @param {number} width @returns {number} px */
  heightFor(width) {
    const across = Math.max(1, Math.min(this.#shown.length, Math.floor(width / BESIDE)));
    const one = Math.min(HEIGHT.most, Math.max(HEIGHT.least, (HEIGHT.share * width) / across));
    return Math.round(one * Math.ceil(this.#shown.length / across));
  }

  /** In place of the poster. */
  open() {
    this.element.querySelector('.poster')?.remove();
    this.#opened = true;
    this.#place();
  }

  /** @param {Name} name */
  #choose(name) {
    this.#shown = [name];
    this.#press();
    if (this.#opened) this.#place();
  }

  #press() {
    for (const tab of this.tabs.children) tab.setAttribute('aria-pressed', String(this.#shown.includes(tab.dataset.view)));
  }

  #place() {
    for (const name of /** @type {Name[]} */ (['scope', ...this.#shown])) {
      if (this.#views.has(name)) continue;
      const view = /** @type {View} */ (document.createElement(VIEWS[name][0]));
      view.shadowRoot?.adoptedStyleSheets.push(dress(this.#bare));
      // The plane of an embed is looked at, and takes no keys.
      if (name === 'plane') for (const part of ['tabindex', 'role', 'aria-label']) view.stage.removeAttribute(part);
      this.#views.set(name, view);
      this.element.append(view);
    }
    for (const [name, view] of this.#views) view.classList.toggle('away', !this.#shown.includes(name));
    this.#redraw();
  }

  /** @param {Lab} lab @returns {boolean} whether another frame is wanted */
  draw(lab) {
    let again = false;
    for (const [name, view] of this.#views) if (name === 'scope' || this.#shown.includes(name)) again = view.draw(lab) || again;
    return again;
  }

  reset() {
    for (const view of this.#views.values()) view.reset();
  }
}

/** What an embed changes of a plot: without its head where there is little room. @param {boolean} bare */
function dress(bare) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${bare ? '.head,' : ''}.title,.foot,[data-file=svg]{display:none}:host{height:100%}.stage{min-height:0}`);
  return sheet;
}
