// <pp-copy>: a text to take away, and the button that takes it. Where a page may not copy, the text is selected instead.
import { LitElement, html } from 'lit';
import { define } from '../elements/pp-element.js';

const TOLD = 2500;  // ms

export class PpCopy extends LitElement {
  static properties = { text: { attribute: false }, label: {}, rows: { type: Number }, told: { state: true } };

  /** @type {any} */ #timer = 0;

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.rows = 3;
    this.told = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const copied = this.told === 'Copied';
    return html`
      <div class="line"><span class="label" aria-hidden="true">${this.label}</span><button type="button" class="bordered" aria-label="Copy: ${this.label}" @click=${this.#copy}>${copied ? 'Copied' : 'Copy'}</button></div>
      <textarea readonly rows=${this.rows} spellcheck="false" aria-label=${this.label} .value=${this.text}></textarea>
      <p class=${copied ? 'spoken' : 'small'} role="status">${this.told}</p>`;
  }

  async #copy() {
    clearTimeout(this.#timer);
    try {
      await navigator.clipboard.writeText(this.text);
      this.told = 'Copied';
      this.#timer = setTimeout(() => (this.told = ''), TOLD);
    } catch {
      const field = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
      field.focus();
      field.select();
      this.told = 'This browser lets the page copy nothing. The text is selected: copy it with Ctrl+C or ⌘C.';
    }
  }
}

define('pp-copy', PpCopy);
