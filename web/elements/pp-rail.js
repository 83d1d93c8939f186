// <pp-rail>: the ladder. Six rungs between two rails, the current one lit; a click or the arrow keys climb. A rung with
// several models has a menu of its own.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { PpElement, define, rove } from './pp-element.js';
import { listed } from '../fields.js';

/** @typedef {import('../types').Listed} Listed */

const FEW = 3;  // models of a rung that stand side by side; more are in a list

export class PpRail extends PpElement {
  render() {
    const { catalog, model } = /** @type {import('../types').Lab} */ (this.lab);
    const all = listed(catalog);
    const rungs = [...new Set(all.map((one) => one.rung))].reverse();
    return html`
      <div class="rail" role="radiogroup" aria-label="Rung of the ladder" @keydown=${this.#climb}>
        ${rungs.map((rung) => this.#rung(rung, all.filter((one) => one.rung === rung), model))}
      </div>`;
  }

  /** @param {number} rung @param {Listed[]} models @param {Listed} current */
  #rung(rung, models, current) {
    const here = rung === current.rung;
    return html`
      <div class="rung ${here ? 'here' : ''}">
        <button type="button" role="radio" aria-checked=${here} tabindex=${here ? 0 : -1} title=${models[0].adds ?? models[0].name}
          @click=${() => this.request('rung', { rung })}>
          <span class="rung-number">${rung}</span><span class="rung-name">${short(models[0].name)}</span>
        </button>
        ${here && models.length > 1 ? (models.length > FEW ? this.#list : this.#group).call(this, models, current) : nothing}
      </div>`;
  }

  /** @param {Listed[]} models @param {Listed} current */
  #group(models, current) {
    return html`
      <div class="rung-models" role="radiogroup" aria-label="Model on this rung" @keydown=${(/** @type {KeyboardEvent} */ event) => rove(event, { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 })}>
        ${models.map((one) => html`
          <button type="button" role="radio" aria-checked=${one.id === current.id} tabindex=${one.id === current.id ? 0 : -1} title=${one.name}
            @click=${() => this.request('model', { id: one.id })}>${shortest(own(one, models))}</button>`)}
      </div>`;
  }

  /** The keys of a list are its own. Its closed face is text, which breaks where a menu would cut it. @param {Listed[]} models @param {Listed} current */
  #list(models, current) {
    return html`
      <label class="rung-models" @keydown=${(/** @type {KeyboardEvent} */ event) => event.stopPropagation()}><span>Model</span>
        <span class="menu"><span aria-hidden="true">${own(current, models)}</span>
          <select @change=${(/** @type {Event} */ event) => this.request('model', { id: /** @type {HTMLSelectElement} */ (event.target).value })}>
            ${models.map((one) => html`<option value=${one.id} .selected=${live(one.id === current.id)}>${own(one, models)}</option>`)}
          </select></span>
      </label>`;
  }

  /** @param {KeyboardEvent} event */
  #climb(event) {
    const step = /** @type {Record<string, number>} */ ({ ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 })[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || !this.lab) return;
    event.preventDefault();
    const { catalog, model } = this.lab;
    const rung = model.rung + step;
    if (!listed(catalog).some((one) => one.rung === rung)) return;
    this.request('rung', { rung });
    this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('.here > button'))?.focus());
  }
}

/** "Stuart–Landau (Hopf normal form)" is called Stuart–Landau on the rail, and "NMM2: Montbrió–Pazó–Roxin" NMM2. @param {string} name */
const short = (name) => name.replace(/\s*[(:].*$/, '');

/**
 * Among the models of its rung a name goes without the rung's own, "NMM2:" or "Wilson–Cowan with", and without an explanation
 * in brackets that it does not need.
 * @param {Listed} one @param {Listed[]} models
 */
function own({ name }, models) {
  const head = short(models[0].name);
  const alone = models.filter((one) => one.name.startsWith(short(name))).length < 2 ? name.replace(/\s*\([^)]*[a-z ][^)]*\)$/, '') : name;
  const rest = [`${head}: `, `${head} `].reduce((text, rung) => (text.startsWith(rung) ? text.slice(rung.length) : text), alone);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** An abbreviation in brackets, or the name without its explanation. @param {string} name */
const shortest = (name) => /\(([A-Z\d]+)\)$/.exec(name)?.[1] ?? short(name);

define('pp-rail', PpRail);
