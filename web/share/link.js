// <pp-share-link>: the link of the state, by itself or with the exact moment, and its code for phones.
import { html, nothing } from 'lit';
import { PushPull } from '../../wasm/push_pull.js';
import { parted } from '../connectome/name.js';
import { PpElement, define } from '../elements/pp-element.js';
import { loadFamily } from '../lab/family.js';
import './copy.js';
import { choose, withMoment } from './moment.js';
import { isLocal } from './snippets.js';
import { labAddress } from './export/place.js';

/** @typedef {import('./moment.js').Choice} Choice */

const SHORT = 12;  // digits of a state that a line shows

/** The build that whoever opens the link will have, without files of one's own. @param {import('../types').Catalog} catalog @returns {Promise<import('../types').Core>} */
const coreFor = (catalog) => (catalog.brain ? loadFamily() : /** @type {any} */ (PushPull).load({ models: 'core', catalog }));

/** The part of the address before the state. */
export const page = () => labAddress() || location.href.replace(/#.*/s, '');

export class PpShareLink extends PpElement {
  static properties = { ...PpElement.properties, hash: { attribute: false }, now: { attribute: false }, exact: { state: true }, done: { state: true }, choice: { state: true }, code: { state: true } };

  /** Each trial has its number; a later one ends it, and a stopped one says how far it came. */
  #trial = 0;
  #stopped = false;
  #coded = '';

  constructor() {
    super();
    this.hash = '';
    /** @type {import('./share.js').Now | null} */ this.now = null;
    this.exact = false;
    /** Share of the replay, while one runs. @type {number | null} */
    this.done = null;
    /** @type {Choice | null} */ this.choice = null;
    /** @type {SVGElement | string} */ this.code = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#trial += 1;
  }

  get address() {
    return page() + (this.exact && this.choice ? withMoment(this.hash, this.choice.keys) : this.hash);
  }

  render() {
    const { step, h, failed } = /** @type {import('./share.js').Now} */ (this.now);
    const values = Object.values(/** @type {import('../types').Lab} */ (this.lab).state.values).map(String);
    const file = values.map(parted).find(Boolean);
    const restart = this.choice && this.choice.kind !== 'replayed' && this.choice.kind !== 'file';
    return html`
      <pp-copy label="Link" .text=${this.address}></pp-copy>
      <p class="small">It holds the model, its values and the seed; whoever opens it starts the same run.${isLocal(page()) ? ' This address is of your own machine: for others, put the site on a web server and copy the link there.' : ''}</p>
      ${file ? html`<p class="fault">“${file.name.slice(0, 60)}” stays on this machine: a link does not carry files. Where it is missing, the page asks for it.</p>` : nothing}
      <label class="choice"><input type="checkbox" .checked=${this.exact} ?disabled=${failed} @change=${this.#toggle} />
        <span>With this exact moment: step ${step.toLocaleString('en')}, state <code title=${h}>${h.slice(0, SHORT)}…</code></span></label>
      ${this.done === null ? nothing : html`<div class="line"><progress aria-label="Replay, to test the link" .value=${this.done}></progress><button type="button" class="bordered" @click=${() => (this.#stopped = true)}>Stop</button></div>`}
      <p class=${this.choice?.kind === 'large' ? 'fault' : 'small'} role="status">${failed ? 'The run has left the finite numbers: there is no moment to link.' : this.done !== null ? 'Replaying from the start, to test the link.' : this.exact ? this.choice?.text ?? '' : ''}</p>
      ${this.exact && restart ? html`<button type="button" class="bordered" @click=${this.#restart}>Restart with these values</button>` : nothing}
      <figure class="code">${this.code}</figure>`;
  }

  updated() {
    if (this.#coded === this.address) return;
    this.#coded = this.address;
    this.#encode(this.address);
  }

  /** @param {string} address */
  async #encode(address) {
    const part = await import('./qr.js').catch(() => null);
    if (address !== this.#coded) return;
    if (!part) this.code = 'The code of this link could not be made: a part of the page did not load.';
    else if (address.length > part.MOST_IN_CODE) this.code = `This link has ${address.length.toLocaleString('en')} characters; a code that a phone can read holds ${part.MOST_IN_CODE.toLocaleString('en')}.`;
    else this.code = part.code(address);
  }

  /** @param {Event} event */
  async #toggle({ target }) {
    this.exact = /** @type {HTMLInputElement} */ (target).checked;
    const trial = ++this.#trial;
    this.done = null;
    if (!this.exact || this.choice) return;
    const { catalog } = /** @type {import('../types').Lab} */ (this.lab), now = /** @type {import('./share.js').Now} */ (this.now);
    this.done = 0;
    this.#stopped = false;
    const core = await coreFor(catalog).catch(() => null);
    const choice = core && (await choose(core, this.hash, now, (done) => {
      if (trial === this.#trial) this.done = done / now.step;
      return trial === this.#trial && !this.#stopped;
    }));
    if (trial !== this.#trial) return;
    this.done = null;
    this.choice = choice ?? { kind: 'file', keys: {}, text: 'The link could not be tried: a part of the page did not load.' };
  }

  #restart() {
    this.request('reset');
    this.closest('dialog')?.close();
  }
}

define('pp-share-link', PpShareLink);
