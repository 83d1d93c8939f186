// <pp-share-embed>: the state as a live figure elsewhere: which controls it has, what to paste where, and how it looks.
import first from 'virtual:catalog';
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { PpElement, define } from '../elements/pp-element.js';
import { chosen } from '../embed/choose.js';
import { LEVELS, SANDBOX, STANDARD } from '../embed/options.js';
import { fieldsOf } from '../fields.js';
import { absent } from '../lab/family.js';
import { words } from '../slider.js';
import { write } from '../url.js';
import './copy.js';
import { HEIGHTS, HOSTS, addressOf, isLocal } from './snippets.js';

/** @typedef {import('./snippets.js').Level} Level @typedef {import('../types').Field} Field */

/** @type {Record<Level, string>} */
const NAMES = { none: 'Picture alone', min: 'One slider', std: 'Four sliders', full: 'Everything' };
const TALLEST = 460;  // px of the preview
/** Sliders that each level has room for; chosen() knows. @param {Map<string, Field>} fields @param {Level} ui */
const room = (fields, ui) => chosen(fields, '', { ...STANDARD, ui, show: [...fields.keys()] }).length;

export class PpShareEmbed extends PpElement {
  static properties = { ...PpElement.properties, ui: { state: true }, show: { state: true }, lock: { state: true }, host: { state: true } };

  constructor() {
    super();
    /** @type {Level} */ this.ui = 'min';
    /** In the order in which they were chosen; null: the figure's own choice. @type {string[] | null} */
    this.show = null;
    /** @type {string[]} */ this.lock = [];
    this.host = HOSTS[0].id;
  }

  render() {
    const { state, model, catalog } = /** @type {import('../types').Lab} */ (this.lab);
    // What only the views of the lab read means nothing to a figure.
    const { map: _, ...values } = state.values;
    const hash = write({ ...state, values }, catalog);
    const missing = absent({ type: 'link', hash }, first);
    if (missing) return html`<p>A figure in another page is one small file, and does not carry ${missing.name}. Share the link of the lab instead.</p>`;
    const fields = fieldsOf(first, state), room_ = room(fields, this.ui);
    const own = chosen(fields, state.situation, { ...STANDARD, ui: this.ui }).map(({ path }) => path);
    const base = new URL('../embed/v1/', location.href).href.replace(/#.*/s, '');
    const options = { ui: this.ui, show: (this.show ?? []).slice(0, room_), lock: this.ui === 'none' ? [] : this.lock };
    const figure = { base, state: hash, title: model.name, options };
    const host = /** @type {typeof HOSTS[number]} */ (HOSTS.find(({ id }) => id === this.host));
    return html`
      <div class="columns">
        <fieldset><legend>Controls</legend>${LEVELS.map((id) => html`<label class="choice"><input type="radio" name="level" .checked=${id === this.ui} @change=${() => this.#level(id)} />${NAMES[id]}</label>`)}</fieldset>
        <label>Where <select @change=${(/** @type {Event} */ event) => (this.host = /** @type {HTMLSelectElement} */ (event.target).value)}>
          ${HOSTS.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.host}>${name}</option>`)}</select><span class="small">${host.about}</span></label>
      </div>
      ${this.ui === 'none' ? nothing : this.#values(fields, state, own, room_)}
      <pp-copy label="To paste" rows="6" .text=${host.write(figure)}></pp-copy>
      ${isLocal(base) ? html`<p class="small">The address in it is of your own machine. For others, put the site on a web server and copy the text there.</p>` : nothing}
      ${location.protocol === 'file:' ? nothing : keyed(addressOf(figure), html`<iframe title="Preview of the figure" sandbox=${SANDBOX} height=${Math.min(TALLEST, HEIGHTS[this.ui])} src=${addressOf(figure)}></iframe>`)}`;
  }

  /**
   * Which sliders there are, and which of them a reader cannot move.
   * @param {Map<string, Field>} fields @param {import('../types').State} state @param {string[]} own @param {number} most
   */
  #values(fields, state, own, most) {
    const all = chosen(fields, state.situation, { ...STANDARD, ui: 'full' });
    const shown = this.show ? this.show.slice(0, most) : own;
    return html`<details><summary>Sliders and what is locked</summary>
      <table><thead><tr><th scope="col">Value</th><th scope="col">Slider</th><th scope="col">Locked</th></tr></thead><tbody>
        ${all.map((field) => {
          const { path } = field, [name] = words(field.quantity);
          return html`<tr><th scope="row"><code>${path}</code> ${name}</th>
            <td><input type="checkbox" aria-label="Slider for ${path}" .checked=${shown.includes(path)} @change=${() => this.#toggle(shown, path, most)} /></td>
            <td><input type="checkbox" aria-label="Lock ${path}" .checked=${this.lock.includes(path)} @change=${() => (this.lock = flipped(this.lock, path))} /></td></tr>`;
        })}</tbody></table>
      <p class="small">A reader sees a locked value and cannot change it; with a lock, model and presets stay too.</p></details>`;
  }

  /** @param {Level} ui */
  #level(ui) {
    this.ui = ui;
    this.show = null;
  }

  /** One more than there is room for takes the place of the first. @param {string[]} shown @param {string} path @param {number} most */
  #toggle(shown, path, most) {
    const next = flipped(shown, path).slice(-most);
    this.show = next.length ? next : null;
    this.requestUpdate();
  }
}

/** @param {string[]} list @param {string} one */
const flipped = (list, one) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one]);

define('pp-share-embed', PpShareEmbed);
