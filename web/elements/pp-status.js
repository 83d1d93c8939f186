// <pp-status>: what is, in one computed sentence; and what is wrong, with the way out. The sentence that is seen follows
// every number; the one in the live region changes with the regime only, so that a screen reader is not talked over.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { spoken } from '../format.js';

/** Two sentences that differ in their numbers only say the same. @param {string} text */
const regime = (text) => text.replace(/[−\d.]+/g, '#');

export class PpStatus extends PpElement {
  static properties = { ...PpElement.properties, caption: { attribute: false } };

  #said = '';

  constructor() {
    super();
    this.caption = '';
  }

  render() {
    const { message, failed, before, model } = /** @type {import('../types').Lab} */ (this.lab).state;
    const text = message?.text ?? this.caption;
    if (regime(text) !== regime(this.#said)) this.#said = text;
    return html`
      <p class=${message?.kind ?? 'caption'} aria-hidden="true">${text}</p>
      <div role="status" aria-live="polite" class="spoken">${spoken(this.#said)}</div>
      ${failed ? before ? this.#button('Undo the last change', 'undo') : this.#button('Standard values', 'link', { hash: `#v1/${model}` }) : nothing}
      ${message?.retry ? this.#button('Try again', message.retry.type, message.retry) : nothing}
      ${failed ? this.#button('Start again', 'reset') : message ? this.#button('Dismiss', 'note') : nothing}`;
  }

  /** @param {string} text @param {string} type @param {object} [detail] */
  #button(text, type, detail) {
    return html`<button type="button" class="text" @click=${() => this.request(type, detail)}>${text}</button>`;
  }
}

define('pp-status', PpStatus);
