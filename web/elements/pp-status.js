// <pp-status>: what is, in one computed sentence; and what is wrong, with the way out. A polite live region: it speaks when
// the sentence changes, and the sentence changes with the regime.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';

export class PpStatus extends PpElement {
  render() {
    const { state, caption } = /** @type {import('../types').Lab} */ (this.lab);
    const { message } = state;
    return html`
      <div role="status" aria-live="polite" class=${message?.kind ?? 'caption'}>
        ${message ? message.text : caption}
      </div>
      ${message?.undo ? html`<button type="button" class="text" @click=${() => this.request('undo')}>Undo the last change</button>` : nothing}
      ${message ? html`<button type="button" class="text" @click=${() => this.request('note', { text: '' })}>Dismiss</button>` : nothing}`;
  }
}

define('pp-status', PpStatus);
