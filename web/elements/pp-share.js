// <pp-share>: the button that opens the Share dialog, which is fetched when it is first asked for.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';

export class PpShare extends PpElement {
  static properties = { ...PpElement.properties, opened: { state: true } };

  constructor() {
    super();
    this.opened = false;
  }

  render() {
    return html`
      <button type="button" class="icon share" data-icon="share" aria-haspopup="dialog" title="Share (S)" @click=${this.open}><span>Share</span></button>
      ${this.opened ? html`<pp-share-dialog .lab=${this.lab} @close=${() => (this.opened = false)}></pp-share-dialog>` : nothing}`;
  }

  open = async () => {
    if (!this.lab || this.opened) return;
    try {
      await import('../share/share.js');
      this.opened = true;
    } catch {
      this.request('note', { kind: 'error', text: 'The Share dialog could not be loaded. The address of the page holds the state as well.' });
    }
  };
}

define('pp-share', PpShare);
