// <pp-situation>: alone, forced, in a network or a whole brain, as tabs, and what belongs to the situation below them.
import { html } from 'lit';
import { PpElement, define, rove } from './pp-element.js';
import './pp-drive.js';
import './pp-network.js';

const TABS = /** @type {const} */ ([['alone', 'Alone'], ['forced', 'Forced'], ['network', 'Network'], ['brain', 'Brain']]);

export class PpSituation extends PpElement {
  render() {
    const { state } = /** @type {import('../types').Lab} */ (this.lab);
    return html`
      <div class="tabs" role="tablist" aria-label="Situation" @keydown=${(/** @type {KeyboardEvent} */ event) => rove(event, { ArrowRight: 1, ArrowLeft: -1 })}>
        ${TABS.map(([id, name]) => html`
          <button type="button" role="tab" id="tab-${id}" aria-selected=${id === state.situation} aria-controls="situation-panel"
            tabindex=${id === state.situation ? 0 : -1} @click=${() => this.request('situation', { id })}>${name}</button>`)}
      </div>
      <div id="situation-panel" role="tabpanel" aria-labelledby="tab-${state.situation}">${this.#panel(state.situation)}</div>`;
  }

  /** @param {string} situation */
  #panel(situation) {
    if (situation === 'forced') return html`<pp-drive .lab=${this.lab}></pp-drive>`;
    if (situation === 'network') return html`<pp-network .lab=${this.lab}></pp-network>`;
    if (situation === 'brain') return html`<pp-brain-panel .lab=${this.lab}></pp-brain-panel>`;
    return html`<p class="prose small">One node, with nothing from outside.</p>`;
  }
}

define('pp-situation', PpSituation);
