// <pp-brain-panel>: the whole brain's controls: which connectome, how strongly and how late regions hear each other, the noise,
// and what can be done to the regions that are selected.
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';
import { prose } from './prose.js';
import { reader } from '../experiment.js';
import { parted } from '../connectome/name.js';
import { choose } from '../connectome/drop.js';
import { FORMATS, saveConnectome } from '../connectome/save.js';
import { GRAPH } from '../network/connectomes.js';
import { readList, writeList } from '../network/document.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Connectome} Connectome */

const FIRST = ['network.gain', 'network.speed', 'noise.0.sigma', 'spread'];
const MORE = ['delays', 'network.normalise', 'network.coupling', 'noise.0.kind', 'noise.0.tau'];

export class PpBrainPanel extends PpElement {
  static properties = { ...PpElement.properties, open: { state: true }, forgotten: { state: true } };

  constructor() {
    super();
    this.open = false;
    /** No longer kept in this browser. @type {Connectome | null} */ this.forgotten = null;
  }

  render() {
    const lab = /** @type {Lab} */ (this.lab);
    const connectome = /** @type {Connectome} */ (lab.connectome);
    if (!connectome) return nothing;
    const value = reader(lab.state, lab.fields);
    const travels = Boolean(connectome.lengths?.length);
    const hidden = new Set([!travels && 'network.speed', !travels && 'delays', value('delays') === 'none' && 'network.speed', value('noise.0.kind') === 'none' && 'noise.0.sigma', value('noise.0.kind') !== 'ou' && 'noise.0.tau']);
    const show = (/** @type {string[]} */ paths) => paths.filter((path) => lab.fields.has(path) && !hidden.has(path)).map((path) => html`<pp-parameter .lab=${lab} .path=${path}></pp-parameter>`);
    const graph = [...lab.fields.keys()].filter((path) => path.startsWith(GRAPH));
    return html`
      <pp-parameter .lab=${lab} .path=${'connectome'}></pp-parameter>
      <p class="prose small">${this.#about(connectome)} ${prose(`A region sends ${lab.model.coupling.sends}.`)}</p>
      <div class="chips"><button type="button" class="chip" @click=${this.#browse}>Load your own …</button>
        <select class="chip" aria-label="Save this connectome" @change=${this.#save}>
          <option value="">Save as …</option>
          ${FORMATS.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
        ${parted(value('connectome')) && connectome !== this.forgotten ? html`<button type="button" class="chip" title="This browser keeps the last few files for links and reloads" @click=${() => this.#forget(value('connectome'))}>Forget this file</button>` : nothing}</div>
      ${show(FIRST)}
      <button type="button" class="more" aria-expanded=${this.open} aria-controls="more-network" @click=${() => (this.open = !this.open)}>${this.open ? 'Fewer' : `More of the network (${[...MORE, ...graph].filter((path) => lab.fields.has(path) && !hidden.has(path)).length})`}</button>
      <div id="more-network" ?hidden=${!this.open}>${this.open ? show([...MORE, ...graph]) : nothing}</div>
      ${this.#regions(lab, connectome)}
      ${lab.catalog.forcing ? html`<pp-forcing .lab=${lab}></pp-forcing>` : nothing}`;
  }

  /** An option that was picked by hand is no longer moved by its attribute. */
  updated() {
    const select = /** @type {HTMLSelectElement | null} */ (this.querySelector('select.watched'));
    if (select && this.lab) select.value = String(this.lab.state.node);
  }

  /** What stands behind the numbers. @param {Connectome} connectome */
  #about({ synthetic, nodes, source, notice }) {
    return `${nodes} regions, ${synthetic ? 'synthetic, rule-based.' : `${source ? `from ${source}` : 'a textbook graph'}.`}${notice && !synthetic ? ` ${notice}` : ''}`;
  }

  /** @param {Lab} lab @param {Connectome} connectome */
  #regions(lab, connectome) {
    const { state } = lab;
    const chosen = state.selection.length ? state.selection : [state.node];
    const cut = new Set(readList(reader(state, lab.fields)('network.lesions')));
    const named = (/** @type {number} */ node) => connectome.labels?.[node] ?? `region ${node + 1}`;
    const whom = chosen.length === 1 ? named(chosen[0]) : `${chosen.length} regions`;
    const isCut = chosen.every((node) => cut.has(node));
    return html`
      <label class="choice"><span>region that is watched</span>
        <select class="watched" @change=${(/** @type {Event} */ event) => this.request('node', { node: Number(/** @type {HTMLSelectElement} */ (event.target).value) })}>
          ${guard([connectome, [...cut].join(), state.node], () => Array.from({ length: connectome.nodes }, (_, k) => html`<option value=${k} ?selected=${k === state.node}>${named(k)}${cut.has(k) ? ' (cut off)' : ''}</option>`))}
        </select>
      </label>
      <div class="chips" role="group" aria-label="Act on ${whom}">
        <button type="button" class="chip" @click=${() => this.request('pulse', { nodes: chosen })}>Kick ${whom}</button>
        <button type="button" class="chip" aria-pressed=${isCut} @click=${() => this.#cut(isCut ? [...cut].filter((node) => !chosen.includes(node)) : [...cut, ...chosen])}>${isCut ? 'Join' : 'Cut off'} ${whom}</button>
        ${cut.size && !isCut ? html`<button type="button" class="chip" @click=${() => this.#cut([])}>Join all</button>` : nothing}
      </div>`;
  }

  /** @param {number[]} nodes */
  #cut(nodes) {
    this.request('set', { path: 'network.lesions', value: writeList(nodes) });
  }

  /** @param {Event} event */
  #save = async (event) => {
    const menu = /** @type {HTMLSelectElement} */ (event.target), format = menu.value;
    menu.value = '';
    const connectome = this.lab?.connectome;
    if (connectome) await saveConnectome(connectome, format).catch((error) => this.request('note', { kind: 'error', text: `The connectome could not be saved: ${error.message}.` }));
  };

  /** @param {string} id */
  #forget = async (id) => {
    const kept = await import('../connectome/kept.js').catch(() => null);
    await kept?.forget(id).catch(() => {});
    if (kept) this.forgotten = this.lab?.connectome ?? null;
    this.request('note', kept ? { text: `“${parted(id)?.name}” is no longer kept in this browser. It is here until the page is closed.` } : { kind: 'error', text: 'What keeps files could not be loaded. Try again when the connection is back.' });
  };

  /** A file of the visitor's own: it stays on this machine. */
  #browse = () => choose(/** @type {HTMLElement} */ (document.querySelector('pp-lab')));
}

define('pp-brain-panel', PpBrainPanel);
