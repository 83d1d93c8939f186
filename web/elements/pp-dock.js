// <pp-dock>: one place of the stage that shows any of the views, chosen in a menu above it. A view's code comes when it is shown.
import { PpElement, define } from './pp-element.js';
import { html } from 'lit';

/** @typedef {HTMLElement & { draw?: (lab: import('../types').Lab) => boolean | void, reset?: () => void }} View */

/** @type {Record<string, { name: string, load: () => Promise<any> }>} */
const VIEWS = {
  brain: { name: 'Brain', load: () => import('./pp-brain.js') },
  carpet: { name: 'Carpet', load: () => import('./pp-carpet.js') },
  matrix: { name: 'Matrix', load: () => import('./pp-matrix.js') },
  nodes: { name: 'Regions', load: () => import('./pp-nodes.js') },
  measures: { name: 'Measures', load: () => import('./pp-measures.js') },
  map: { name: 'Map', load: () => import('./pp-map.js') },
  'phase-plane': { name: 'Phase plane', load: async () => null },
  spectrum: { name: 'Spectrum', load: async () => null },
};

export class PpDock extends PpElement {
  static properties = { ...PpElement.properties, view: { attribute: false }, place: { attribute: false } };

  constructor() {
    super();
    this.view = 'brain';
    /** Where it stands, for who cannot see it. */
    this.place = '';
    /** @type {View | null} */ this.shown = null;
  }

  shouldUpdate() {
    return true;
  }

  render() {
    return html`
      <label class="dock-choice"><span class="spoken">View ${this.place}</span>
        <select @change=${(/** @type {Event} */ event) => (this.view = /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${Object.entries(VIEWS).map(([id, { name }]) => html`<option value=${id} ?selected=${id === this.view}>${name}</option>`)}
        </select>
      </label>
      <div class="dock-place"></div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('view')) this.#show(this.view);
  }

  /** @param {string} view */
  async #show(view) {
    try {
      await VIEWS[view].load();
    } catch {
      return this.request('note', { text: `${VIEWS[view].name} could not be loaded. Try again when the connection is back.` });
    }
    if (view !== this.view || !this.isConnected) return;
    this.shown = /** @type {View} */ (document.createElement(`pp-${view}`));
    // Its name stands in the menu.
    this.shown.toggleAttribute('docked', true);
    this.querySelector('.dock-place')?.replaceChildren(this.shown);
    this.dispatchEvent(new CustomEvent('pp-redraw', { bubbles: true }));
  }

  /** @param {import('../types').Lab} lab */
  draw(lab) {
    return this.shown?.draw?.(lab);
  }

  reset() {
    this.shown?.reset?.();
  }
}

define('pp-dock', PpDock);
