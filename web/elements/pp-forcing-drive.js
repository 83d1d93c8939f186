// <pp-forcing-drive>: one drive.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';
import './pp-curve.js';
import { prose } from './prose.js';
import { reader } from '../experiment.js';
import { symbol } from './math.js';
import { behind, kindOf, pathOf } from '../forcing/kinds.js';
import { namesOf } from '../forcing/lists.js';

/** @typedef {import('../types').Lab} Lab */

const WHEN = ['start', 'stop', 'ramp'];
/** Shown by themselves. */
const APART = ['amplitude', ...WHEN];
/** Directions worth a button: towards the right ear, the forehead, the vertex. */
const AXES = [['Left to right', 1, 0, 0], ['Back to front', 0, 1, 0], ['Upwards', 0, 0, 1]];

export class PpForcingDrive extends PpElement {
  static properties = { ...PpElement.properties, index: { attribute: false } };

  constructor() {
    super();
    this.index = 0;
    /** Whether onset and offset are shown; null until somebody has said. @type {boolean | null} */ this.when = null;
  }

  render() {
    const lab = /** @type {Lab} */ (this.lab);
    const kind = kindOf(lab.catalog, this.#value('kind'));
    if (!kind) return nothing;
    const numbers = (kind.fields ?? []).map(({ id }) => id).filter((id) => !APART.includes(id) && !(id === 'interval' && kind.id === 'curve'));
    return html`
      <fieldset class="drive">
        <legend>Drive ${this.index + 1}</legend>
        <button type="button" class="text remove" aria-label="Remove drive ${this.index + 1}" @click=${this.#remove}>Remove</button>
        ${this.#show('kind', 'input')}
        <p class="prose small">${prose(kind.meaning)}. ${this.#door(lab)}</p>
        ${this.#show('amplitude', ...numbers)}
        ${kind.id === 'curve' ? html`<pp-curve .lab=${lab} .index=${this.index}></pp-curve>` : nothing}
        ${this.#show('law', 'repeat')}${this.#list('frequencies')}${this.#list('phases')}
        ${this.#value('input') === 'field' ? this.#field(lab) : nothing}
        ${lab.connectome ? this.#targets(lab, lab.connectome) : nothing}
        ${this.#when()}
      </fieldset>`;
  }

  /** @param {string} name */
  #path(name) {
    return pathOf(this.index, name);
  }

  /** @param {string} name @returns {any} */
  #value(name) {
    const lab = /** @type {Lab} */ (this.lab);
    return reader(lab.state, lab.fields)(this.#path(name));
  }

  /** @param {string} name @param {any} value */
  #set(name, value) {
    this.request('set', { path: this.#path(name), value });
  }

  /** Where its door leads. @param {Lab} lab */
  #door(lab) {
    const door = this.#value('input'), input = behind(lab.model, door);
    return html`Enters at ${symbol(lab, `input.${input.id}`)}${door === 'field' ? ', times λ' : ''}: ${input.meaning}.`;
  }

  /** @param {string[]} names */
  #show(...names) {
    return names.map((name) => (this.lab?.fields.has(this.#path(name)) ? html`<pp-parameter .lab=${this.lab} .path=${this.#path(name)}></pp-parameter>` : nothing));
  }

  /** A list that is typed. @param {string} name */
  #list(name) {
    const field = this.lab?.fields.get(this.#path(name));
    if (!field) return nothing;
    const id = `value-${this.#path(name).replace(/\W/g, '-')}`;
    return html`<div class="list"><label for=${id}>${field.quantity.meaning}</label>
      <input type="text" id=${id} autocomplete="off" spellcheck="false" .value=${String(this.#value(name))} @change=${(/** @type {Event} */ event) => this.#type(name, event)} /></div>`;
  }

  /** What is refused stands there no longer. @param {string} name @param {Event} event */
  async #type(name, event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    this.#set(name, input.value);
    await new Promise((done) => setTimeout(done));
    input.value = String(this.#value(name));
  }

  /** λ, and in a head where the field points. @param {Lab} lab */
  #field(lab) {
    return html`
      ${lab.fields.has('lambda') ? html`<pp-parameter .lab=${lab} .path=${'lambda'}></pp-parameter>` : nothing}
      <p class="prose small">Orders of magnitude: a membrane shifts by about 0.1 mV per V/m
        (<a href="https://doi.org/10.1113/jphysiol.2003.055772">Bikson 2004</a>); 2 mA on the scalp make up to 0.8 V/m in the cortex
        (<a href="https://doi.org/10.7554/eLife.18834">Huang 2017</a>), a TMS coil about 100 V/m.</p>
      ${lab.connectome ? this.#montage() : nothing}`;
  }

  #montage() {
    const montage = this.#value('montage');
    return html`
      ${this.#show('montage')}
      ${montage === 'uniform' ? html`<div class="chips" role="group" aria-label="Direction of the field">${AXES.map(([name, ...direction]) =>
        html`<button type="button" class="chip" @click=${() => this.#point(direction)}>${name}</button>`)}</div>
        ${this.#show('montage.x', 'montage.y', 'montage.z')}` : nothing}
      ${montage === 'electrodes' ? html`${this.#electrodes('anodes', 'anode')}${this.#electrodes('cathodes', 'cathode')}` : nothing}`;
  }

  /** What grows is set first: a field of no direction is refused. @param {any[]} direction */
  #point(direction) {
    for (const axis of [0, 1, 2].sort((a, b) => direction[b] - direction[a])) this.#set(`montage.${'xyz'[axis]}`, direction[axis]);
  }

  /** @param {string} name @param {string} one */
  #electrodes(name, one) {
    const chosen = namesOf(this.#value(`montage.${name}`));
    const other = namesOf(this.#value(`montage.${name === 'anodes' ? 'cathodes' : 'anodes'}`));
    return html`
      <div class="electrodes" role="group" aria-label=${name}>
        <span>${name}</span>
        ${chosen.map((electrode) => html`<button type="button" class="chip" ?disabled=${chosen.length < 2} aria-label="Remove the ${one} ${electrode}"
          @click=${() => this.#set(`montage.${name}`, chosen.filter((each) => each !== electrode).join(','))}>${electrode}</button>`)}
        <select aria-label="Add ${one === 'anode' ? 'an anode' : 'a cathode'}" @change=${(/** @type {Event} */ event) => this.#place(name, chosen, event)}>
          <option value="">Add …</option>
          ${(this.lab?.catalog.electrodes ?? []).filter(({ id }) => !chosen.includes(id) && !other.includes(id)).map(({ id }) => html`<option value=${id}>${id}</option>`)}
        </select>
      </div>`;
  }

  /** @param {string} name @param {string[]} chosen @param {Event} event */
  #place(name, chosen, event) {
    const menu = /** @type {HTMLSelectElement} */ (event.target), electrode = menu.value;
    menu.value = '';
    if (electrode) this.#set(`montage.${name}`, [...chosen, electrode].join(','));
  }

  /** @param {Lab} lab @param {import('../types').Connectome} connectome */
  #targets(lab, connectome) {
    const nodes = String(this.#value('nodes'));
    const numbers = lab.state.selection.map((node) => node + 1).sort((a, b) => a - b);
    const named = (/** @type {string} */ list) => list.split(',').map((n) => connectome.labels?.[Number(n) - 1] ?? n).slice(0, 6).join(', ') + (list.split(',').length > 6 ? ' …' : '');
    return html`
      <div class="targets" role="group" aria-label="Regions that drive ${this.index + 1} reaches">
        <span>reaches ${nodes === 'all' ? 'all regions' : html`<span title=${named(nodes)}>${nodes.includes(',') ? 'regions' : 'region'} ${nodes.replace(/,/g, ', ')}</span>`}</span>
        <button type="button" class="chip" ?disabled=${!numbers.length} @click=${() => this.#set('nodes', numbers.join(','))}>${numbers.length
          ? `Take selection: ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}` : 'Take selection: select regions in a view'}</button>
        ${nodes === 'all' ? nothing : html`<button type="button" class="chip" @click=${() => this.#set('nodes', 'all')}>All regions</button>`}
      </div>`;
  }

  #when() {
    const open = this.when ?? WHEN.some((name) => this.#value(name) !== 0);
    const words = WHEN.map((name) => this.#value(name));
    const said = `${words[0] ? `from ${words[0]} ms` : 'from the start'}${words[1] ? ` to ${words[1]} ms` : ''}${words[2] ? `, ramp ${words[2]} ms` : ''}`;
    const id = `when-${this.index}`;
    return html`
      <button type="button" class="more" aria-expanded=${open} aria-controls=${id} @click=${() => this.#toggle(!open)}>When: ${said}</button>
      <div id=${id} ?hidden=${!open}>${open ? html`
        ${this.#show(...WHEN)}
        <div class="chips"><button type="button" class="chip" title="Sets the onset to the present time" @click=${this.#begin}>Begin now</button></div>` : nothing}</div>`;
  }

  /** A bump is highest three widths from now, where it begins. */
  #begin = () => {
    const now = Math.round(this.lab?.sim.time ?? 0);
    this.#set('start', now);
    if (this.lab?.fields.has(this.#path('at'))) this.#set('at', now + 3 * this.#value('width'));
  };

  /** @param {boolean} open */
  #toggle(open) {
    this.when = open;
    this.requestUpdate();
  }

  #remove = () => {
    this.#set('kind', 'none');
    this.dispatchEvent(new CustomEvent('pp-removed', { bubbles: true }));
  };
}

define('pp-forcing-drive', PpForcingDrive);
