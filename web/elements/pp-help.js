// <pp-help>: the keys, in a dialog.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';
import { prose } from './prose.js';

const KEYS = [
  ['Space or K', 'play or pause'], [', and .', 'one step back, one step forward; with Shift a hundred'], ['R', 'restart from the initial state'], ['P', 'kick the watched node'],
  ['[ and ]', 'slower, faster'], ['↑ and ↓ on the ladder', 'climb, descend'], ['← and → on a slider', 'change it; with Shift ten times finer'],
  ['Double click on a slider', 'put it back'], ['Ctrl+Z or ⌘Z', 'take back the last change'], ['Ctrl+Shift+Z or Ctrl+Y', 'bring it back'], ['I', 'say the state in one sentence'], ['S', 'share: link, embed, picture, data, citation'], ['?', 'this list'],
];

export class PpHelp extends PpElement {
  render() {
    return html`
      <button type="button" class="icon" data-icon="help" aria-label="Keys and help" title="Keys and help (?)" @click=${this.open}></button>
      <dialog aria-labelledby="help-title" @click=${this.#outside}>
        <form method="dialog"><button class="text">Close</button></form>
        <h2 id="help-title">Keys</h2>
        <dl>${KEYS.map(([key, does]) => html`<div><dt>${key}</dt><dd>${does}</dd></div>`)}</dl>
        <p class="prose small">Push is drawn solid, pull dashed. The address of the page holds all you have set.
          ${this.lab ? html`<br /><br /><strong>${this.lab.model.name}.</strong> ${prose(this.lab.model.about)} ${prose(this.lab.rendered?.notes ?? '')}
          <br />Source: ${this.lab.model.source}.` : ''}</p>
      </dialog>`;
  }

  open = () => /** @type {HTMLDialogElement} */ (this.querySelector('dialog')).showModal();

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.querySelector('dialog')) /** @type {HTMLDialogElement} */ (event.target).close();
  }
}

define('pp-help', PpHelp);
