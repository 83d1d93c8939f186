// <pp-status>: what is, in one computed sentence; and what is wrong, with the way out. The sentence that is seen follows
// every number; the one in the live region changes with the regime only, and not too often, so that a screen reader is not talked
// over. Who asks gets a summary of the state.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { spoken } from '../format.js';

const QUIET = 3000;  // ms between two sentences that nobody asked for

/** Two sentences that differ in their numbers only say the same. @param {string} text */
const regime = (text) => text.replace(/[−\d.]+/g, '#');

export class PpStatus extends PpElement {
  static properties = { ...PpElement.properties, caption: { attribute: false }, asked: { state: true } };

  #said = '';
  #saidAt = -Infinity;
  #later = 0;

  constructor() {
    super();
    this.caption = '';
    /** The summary that was asked for. */
    this.asked = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#later);
  }

  render() {
    const { message, failed, before, model } = /** @type {import('../types').Lab} */ (this.lab).state;
    const text = message?.text ?? this.caption;
    this.#say(text, Boolean(message));
    // Where it does not move with the words.
    const summary = message ? nothing : html`<button type="button" class="text tell" title="Summary of the state (I)" @click=${this.summarise}>Summary</button>`;
    return html`${summary}
      <p class=${message?.kind ?? 'caption'} aria-hidden="true">${text}</p>
      <div role="status" aria-live="polite" class="spoken">${spoken(this.#said)}</div>
      ${failed ? before ? this.#button('Undo the last change', 'undo') : this.#button('Standard values', 'link', { hash: `#v1/${model}` }) : nothing}
      ${message?.retry ? this.#button('Try again', message.retry.type, message.retry) : nothing}
      ${failed ? this.#button('Start again', 'reset') : message ? this.#button('Dismiss', 'note') : nothing}
      <div role="status" class="asked">${this.asked}</div>`;
  }

  /** A message at once; what goes on by itself when there was quiet. @param {string} text @param {boolean} urgent */
  #say(text, urgent) {
    clearTimeout(this.#later);
    if (urgent ? text === this.#said : regime(text) === regime(this.#said)) return;
    const wait = this.#saidAt + QUIET - performance.now();
    if (!urgent && wait > 0) {
      this.#later = window.setTimeout(() => this.requestUpdate(), wait);
      return;
    }
    this.#said = text;
    this.#saidAt = performance.now();
  }

  summarise = async () => {
    if (!this.lab) return;
    try {
      const { summary } = await import('../summary.js');
      // Empty in between: a sentence that has not changed is said again.
      this.asked = '';
      await this.updateComplete;
      this.asked = summary(this.lab);
    } catch {
      this.request('note', { text: 'The summary could not be loaded. Try again when the connection is back.' });
    }
  };

  /** @param {string} text @param {string} type @param {object} [detail] */
  #button(text, type, detail) {
    return html`<button type="button" class="text" @click=${() => this.request(type, detail)}>${text}</button>`;
  }
}

define('pp-status', PpStatus);
