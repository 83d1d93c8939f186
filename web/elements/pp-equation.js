// <pp-equation>: the model's equation. Touching a symbol lights its slider, and the other way round.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';
import { equation } from './math.js';
import { prose } from './prose.js';

export class PpEquation extends PpElement {
  render() {
    const { model, rendered } = /** @type {import('../types').Lab} */ (this.lab);
    return html`
      <h1>${model.name}</h1>
      <div class="equation" tabindex="0" role="group" aria-label="Equation" @pointerover=${this.#over} @pointerleave=${() => this.request('touch', { path: '' })} @click=${this.#go}>
        ${rendered ? equation(rendered.equation) : ''}
      </div>
      <p class="prose adds"><span class="new-mark" aria-hidden="true"></span>${prose(model.adds)}</p>`;
  }

  constructor() {
    super();
    // Its own letters are not as wide as those that stood in for them.
    document.fonts.addEventListener('loadingdone', () => this.isConnected && this.#fit(true));
  }

  updated() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    for (const term of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('[data-param]')))
      term.classList.toggle('lit', term.dataset.param === lab.state.touched);
    this.#fit();
  }

  /** A long equation is set smaller, down to three fifths; beyond that it scrolls. @param {boolean} [again] though it has been */
  #fit(again = false) {
    const { model } = /** @type {import('../types').Lab} */ (this.lab);
    const box = /** @type {HTMLElement | null} */ (this.querySelector('.equation'));
    const body = /** @type {HTMLElement | null | undefined} */ (box?.querySelector('.katex-html'));
    if (!box || !body || (!again && box.dataset.fitted === model.id + box.clientWidth)) return;
    box.style.fontSize = '';
    const ratio = box.clientWidth / body.scrollWidth;
    if (ratio < 1) box.style.fontSize = `${Math.max(0.6, ratio * 0.99)}em`;
    box.dataset.fitted = model.id + box.clientWidth;
  }

  /** @param {Event} event */
  #parameter(event) {
    return /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('[data-param]'))?.dataset.param ?? '';
  }

  /** @param {PointerEvent} event */
  #over(event) {
    this.request('touch', { path: this.#parameter(event) });
  }

  /** @param {Event} event */
  #go(event) {
    const path = this.#parameter(event);
    if (path) this.request('reveal', { path });
  }
}

define('pp-equation', PpEquation);
