// <pp-share-dialog>: what can be given away of the state that is seen: its link, a figure for other pages, pictures and data, a
// citation. It is of the moment at which it was opened; the run goes on behind it.
import { html } from 'lit';
import './style.css';
import { PpElement, define, rove } from '../elements/pp-element.js';
import { write } from '../url.js';
import './link.js';
import './embed.js';
import './citation.js';

/** @typedef {{ step: number, h: string, bytes: Uint8Array, failed: boolean }} Now */

const PARTS = [{ id: 'link', name: 'Link' }, { id: 'embed', name: 'Embed' }, { id: 'export', name: 'Picture & data' }, { id: 'cite', name: 'Cite' }];

export class PpShareDialog extends PpElement {
  static properties = { ...PpElement.properties, tab: { state: true }, without: { state: true } };

  constructor() {
    super();
    this.tab = PARTS[0].id;
    /** What of it could not be fetched. */
    this.without = '';
    /** @type {Now | null} */ this.now = null;
  }

  willUpdate() {
    const { sim } = /** @type {import('../types').Lab} */ (this.lab);
    this.now ??= { step: sim.steps, h: sim.hash(), bytes: sim.snapshot({ state: true }), failed: Boolean(sim.failure) };
  }

  firstUpdated() {
    /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="share-title" @close=${this.#closed} @click=${this.#outside}>
        <form method="dialog"><h2 id="share-title">Share what you see</h2><button class="text">Close</button></form>
        <div class="tabs" role="tablist" aria-label="What to share" @keydown=${(/** @type {KeyboardEvent} */ event) => rove(event, { ArrowRight: 1, ArrowLeft: -1 })}>
          ${PARTS.map(({ id, name }) => html`<button type="button" role="tab" id="share-${id}" aria-selected=${id === this.tab} aria-controls="share-panel" tabindex=${id === this.tab ? 0 : -1} ?autofocus=${id === PARTS[0].id}
            @click=${() => this.#show(id)}>${name}</button>`)}
        </div>
        <div class="part" role="tabpanel" id="share-panel" aria-labelledby="share-${this.tab}">${this.#panel()}</div>
      </dialog>`;
  }

  /** @param {string} id */
  #show(id) {
    this.tab = id;
    this.without = '';
    if (id === 'export') import('./export/pp-export.js').catch(() => (this.without = 'This part could not be loaded. Open it again when there is a connection.'));
  }

  #panel() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const hash = write(lab.state, lab.catalog);
    if (this.without) return html`<p class="fault">${this.without}</p>`;
    if (this.tab === 'embed') return html`<pp-share-embed .lab=${lab}></pp-share-embed>`;
    if (this.tab === 'export') return html`<pp-export .lab=${lab}></pp-export>`;
    if (this.tab === 'cite') return html`<pp-share-cite .lab=${lab} .hash=${hash}></pp-share-cite>`;
    return html`<pp-share-link .lab=${lab} .hash=${hash} .now=${this.now}></pp-share-link>`;
  }

  /** The event of a dialog does not bubble. */
  #closed() {
    this.dispatchEvent(new Event('close'));
  }

  /** @param {MouseEvent} event */
  #outside({ target }) {
    if (target instanceof HTMLDialogElement) target.close();
  }
}

define('pp-share-dialog', PpShareDialog);
