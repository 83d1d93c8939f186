// <pp-rail>: the ladder. Six rungs between two rails, the current one lit; a click or the arrow keys climb.
import { html, nothing } from 'lit';
import { PpElement, define, rove } from './pp-element.js';

/** @typedef {import('../types').Model} Model */

export class PpRail extends PpElement {
  render() {
    const { catalog, model } = /** @type {import('../types').Lab} */ (this.lab);
    const rungs = [...new Set(catalog.models.map((one) => one.rung))].sort((a, b) => b - a);
    return html`
      <div class="rail" role="radiogroup" aria-label="Rung of the ladder" @keydown=${this.#climb}>
        ${rungs.map((rung) => this.#rung(rung, catalog.models.filter((one) => one.rung === rung), model))}
      </div>`;
  }

  /** @param {number} rung @param {Model[]} models @param {Model} current */
  #rung(rung, models, current) {
    const here = rung === current.rung;
    const name = short(models[0].name);
    return html`
      <div class="rung ${here ? 'here' : ''}">
        <button type="button" role="radio" aria-checked=${here} tabindex=${here ? 0 : -1} title=${models[0].adds}
          @click=${() => this.request('rung', { rung })}>
          <span class="rung-number">${rung}</span><span class="rung-name">${name}</span>
        </button>
        ${here && models.length > 1 ? this.#models(models, current) : nothing}
      </div>`;
  }

  /** A rung with several models has a small menu of its own. @param {Model[]} models @param {Model} current */
  #models(models, current) {
    return html`
      <div class="rung-models" role="radiogroup" aria-label="Model on this rung" @keydown=${(/** @type {KeyboardEvent} */ event) => rove(event, { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 })}>
        ${models.map((one) => html`
          <button type="button" role="radio" aria-checked=${one.id === current.id} tabindex=${one.id === current.id ? 0 : -1} title=${one.name}
            @click=${() => this.request('model', { id: one.id })}>${one.id.toUpperCase()}</button>`)}
      </div>`;
  }

  /** @param {KeyboardEvent} event */
  #climb(event) {
    const step = /** @type {Record<string, number>} */ ({ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 })[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || !this.lab) return;
    event.preventDefault();
    const { catalog, model } = this.lab;
    const rung = model.rung + step;
    if (!catalog.models.some((one) => one.rung === rung)) return;
    this.request('rung', { rung });
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('.here > button'))?.focus());
  }
}

/** "Stuart–Landau (Hopf normal form)" is called Stuart–Landau on the rail, and "NMM2: Montbrió–Pazó–Roxin" NMM2. @param {string} name */
const short = (name) => name.replace(/\s*[(:].*$/, '');

define('pp-rail', PpRail);
