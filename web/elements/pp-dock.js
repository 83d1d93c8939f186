// <pp-dock>: one place of the stage that shows any of the views, chosen in a menu above it. A view's code comes when it is shown.
import { PpElement, define } from './pp-element.js';
import { html } from 'lit';

/** @typedef {HTMLElement & { draw?: (lab: import('../types').Lab) => boolean | void, reset?: () => void }} View */

const inNetwork = (/** @type {import('../types').Lab} */ lab) => lab.connectome !== null;

/** Views by the end of their tag; where: when one is offered, always if nothing is said. @type {Record<string, { name: string, load: () => Promise<any>, where?: (lab: import('../types').Lab) => boolean }>} */
const VIEWS = {
  brain: { name: 'Brain', load: () => import('./pp-brain.js'), where: inNetwork },
  carpet: { name: 'Carpet', load: () => import('./pp-carpet.js'), where: inNetwork },
  matrix: { name: 'Matrix', load: () => import('./pp-matrix.js'), where: inNetwork },
  nodes: { name: 'Regions', load: () => import('./pp-nodes.js'), where: inNetwork },
  measures: { name: 'Measures', load: () => import('./pp-measures.js'), where: inNetwork },
  'phase-plane': { name: 'Phase plane', load: async () => null },
  spectrum: { name: 'Spectrum', load: async () => null },
  map: { name: 'Map', load: () => import('./pp-map.js') },
  response: { name: 'Response', load: () => import('./pp-response.js') },
  'phase-response': { name: 'Phase response', load: () => import('./pp-phase-response.js'), where: (lab) => !inNetwork(lab) },
};

export class PpDock extends PpElement {
  static properties = { ...PpElement.properties, view: { attribute: false }, place: { attribute: false } };

  constructor() {
    super();
    this.view = 'brain';
    /** Where it stands, for who cannot see it. */
    this.place = '';
    /** @type {View | null} */ this.shown = null;
    /** The map of the link that was seen last. */
    this.map = '';
  }

  /** A link that holds a map opens it, on the right. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const map = String(this.lab?.state.values.map ?? '');
    if (!changed.has('lab') || map === this.map) return;
    this.map = map;
    if (map && this.place.endsWith('right') && !document.querySelector('pp-map')) this.view = 'map';
  }

  shouldUpdate() {
    return true;
  }

  render() {
    const { lab } = this;
    return html`
      <label class="dock-choice"><span class="spoken">View ${this.place}</span>
        <select @change=${(/** @type {Event} */ event) => (this.view = /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${Object.entries(VIEWS).filter(([, { where }]) => !lab || !where || where(lab)).map(([id, { name }]) => html`<option value=${id} ?selected=${id === this.view}>${name}</option>`)}
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
