// <pp-bench>: the simulation beside a lesson. The views and sliders are those that the present setting names.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PpElement, define } from '../elements/pp-element.js';
import '../elements/pp-parameter.js';
import '../elements/pp-status.js';
import '../elements/pp-transport.js';

/** @typedef {HTMLElement & { draw?: (lab: import('../types').Lab) => boolean | void, reset?: () => void, span?: number }} View */

/** Views that come when a setting shows them. @type {Record<string, () => Promise<any>>} */
const LATE = {
  spectrum: () => import('../elements/pp-spectrum.js'), brain: () => import('../elements/pp-brain.js'), carpet: () => import('../elements/pp-carpet.js'), matrix: () => import('../elements/pp-matrix.js'),
};
const NAMES = /** @type {Record<string, string>} */ ({ scope: 'Scope', 'phase-plane': 'Phase plane', spectrum: 'Spectrum', brain: 'Brain', carpet: 'Carpet', matrix: 'Matrix' });
/** Views of a whole brain: elsewhere there is nothing to show. */
const OF_BRAIN = ['brain', 'carpet', 'matrix'];

/** Keys that act while the focus is in the simulation. */
const KEYS = /** @type {Record<string, string>} */ ({ ' ': 'toggle', k: 'toggle', ',': 'back', '.': 'step', '<': 'back', '>': 'step', r: 'reset', '[': 'slower', ']': 'faster' });

export class PpBench extends PpElement {
  static properties = { ...PpElement.properties, caption: { attribute: false }, scene: { attribute: false }, picked: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.caption = '';
    /** @type {import('./course.js').Scene} */ this.scene = { hash: '', controls: [], views: ['scope', 'phase-plane'] };
    /** On a screen that has room for one view only. */
    this.picked = 'scope';
    /** There the sliders come up from below. */
    this.open = false;
    /** @type {Map<string, View>} */ this.views = new Map();
    this.addEventListener('keydown', (event) => this.#key(event));
  }

  /** The frame stands before the core is there. */
  shouldUpdate() {
    return true;
  }

  render() {
    const { lab } = this;
    const shown = this.scene.views.filter((name) => !OF_BRAIN.includes(name) || lab?.connectome);
    const picked = shown.includes(this.picked) ? this.picked : shown[0];
    return html`
      <div class="views">
        <div class="pick" role="group" aria-label="View">${shown.map((name) => html`<button type="button" aria-pressed=${name === picked} @click=${() => (this.picked = name)}>${NAMES[name]}</button>`)}</div>
        ${repeat(shown, (name) => name, (name) => html`<div class="view ${name} ${name === picked ? 'picked' : ''}">${this.#view(name)}</div>`)}
      </div>
      <div class="below ${this.open ? 'open' : ''}">
        <pp-status .lab=${lab} .caption=${this.caption}></pp-status>
        <div class="playback"><pp-transport .lab=${lab}></pp-transport>
          <button type="button" class="bordered sheet" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>Sliders</button></div>
        ${lab ? html`<div class="sliders">${repeat(this.scene.controls, (path) => path, (path) => (lab.fields.has(path) ? html`<pp-parameter .lab=${lab} .path=${path}></pp-parameter>` : nothing))}</div>` : nothing}
        <p class="onward"><a href="../../lab/${this.scene.hash}">Open this setting in the lab</a></p>
      </div>`;
  }

  /** @param {string} name */
  #view(name) {
    let view = this.views.get(name);
    if (!view) {
      view = /** @type {View} */ (document.createElement(`pp-${name}`));
      this.views.set(name, view);
      LATE[name]?.().then(() => this.dispatchEvent(new CustomEvent('pp-redraw', { bubbles: true })),
        () => this.request('note', { text: 'This view could not be loaded. Try again when the connection is back.' }));
    }
    return view;
  }

  /** Once a frame, past the rendering. @param {import('../types').Lab} lab @returns {boolean} whether a view wants another frame */
  draw(lab) {
    let again = false;
    for (const [name, view] of this.views) {
      if (!view.isConnected || (OF_BRAIN.includes(name) && !lab.connectome)) continue;
      again = view.draw?.({ ...lab, span: this.views.get('scope')?.span ?? 0 }) === true || again;
    }
    /** @type {View | null} */ (this.querySelector('pp-transport'))?.draw?.(lab);
    return again;
  }

  /** The simulation is a new one. */
  reset() {
    for (const view of this.views.values()) view.reset?.();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.matches('input[type=text], select, textarea')) return;
    if (event.key === ' ' && target.closest('button, a')) return;
    if (event.key === 'i') return void /** @type {import('../elements/pp-status.js').PpStatus} */ (this.querySelector('pp-status')).summarise();
    const type = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!type) return;
    event.preventDefault();
    this.request(type, { steps: event.shiftKey || event.key === '<' || event.key === '>' ? 100 : 1 });
  }
}

define('pp-bench', PpBench);
