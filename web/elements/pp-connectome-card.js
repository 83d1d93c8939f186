// <pp-connectome-card>: what a file holds as it was understood, what is doubtful and what would mend it, before anything is used.
import { LitElement, html, nothing } from 'lit';
import '../style/connectome.css';
import { flip, rotate } from '../../wasm/files/orient.js';
import { drawMatrix, drawTop } from '../connectome/preview.js';
import { Reader } from '../connectome/reader.js';
import { readTheme } from '../draw/theme.js';
import { define } from './pp-element.js';

/** @typedef {import('../../wasm/files/index.js').Connectome} Connectome @typedef {import('../../wasm/files/index.js').Options} Options @typedef {import('../connectome/reader.js').Result} Result */
/** @typedef {import('../../wasm/files/diagnose.js').Verdict} Verdict @typedef {import('../connectome/reader.js').Dropped} Dropped */
/** @typedef {{ labels: string[], centres: ArrayLike<number> } | null} Table */
/**
 * @typedef {object} Opening
 * @property {(connectome: Connectome, verdict: Verdict) => void} onAccept
 * @property {() => void} [onCancel]
 * @property {Table | (() => Promise<Table>)} [table] regions of known places, for names without places
 */

/** A sentence begins with a capital, the name of a file as it is. @param {string} text */
const sentence = (text) => text.replace(/^\p{Ll}(?=\p{L}*\s)/u, (first) => first.toUpperCase());

export class PpConnectomeCard extends LitElement {
  static properties = { result: { state: true }, fault: { state: true }, busy: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    /** @type {Result | null} */ this.result = null;
    this.fault = '';
    this.busy = true;
    /** What the person decided, in this order. @type {{ label: string, options: Options }[]} */
    this.chosen = [];
    /** @type {Opening} */ this.opening = { onAccept: () => {} };
    /** @type {Reader | null} */ this.reader = null;
    this.names = '';
    /** @type {Table} */ this.table = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Dropped[]} files @param {Opening} opening */
  async open(files, opening) {
    this.opening = opening;
    const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    this.names = names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
    this.reader = new Reader(files);
    await this.updateComplete;
    this.#dialog.showModal();
    const { table } = opening;
    this.table = (await (typeof table === 'function' ? table().catch(() => null) : table)) ?? null;
    if (this.table) this.table = { labels: this.table.labels, centres: this.table.centres };
    if (this.isConnected) await this.#read();
  }

  /** The reader holds the files. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.reader?.close();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  async #read() {
    const { reader } = this;
    this.busy = true;
    try {
      const result = await /** @type {Reader} */ (reader).read(Object.assign({ table: this.table }, ...this.chosen.map(({ options }) => options)));
      this.result = result;
      this.fault = '';
    } catch (error) {
      this.fault = `${/** @type {Error} */ (error).message}.`;
      // A choice that cannot be read is taken back, and the card shows what stood before.
      if (this.result && this.chosen.length) this.chosen = this.chosen.slice(0, -1);
    }
    this.busy = false;
  }

  /** @param {string} label @param {Options} options */
  #choose(label, options) {
    this.chosen = [...this.chosen.filter((each) => each.label !== label), { label, options }];
    this.#read();
  }

  /** @param {string} label */
  #undo(label) {
    this.chosen = this.chosen.filter((each) => each.label !== label);
    this.#read();
  }

  /** @param {boolean} accepted */
  #end(accepted) {
    const { result, opening } = this;
    this.reader?.close();
    this.#dialog.close();
    this.remove();
    if (accepted && result) opening.onAccept(result.connectome, result.verdict);
    else opening.onCancel?.();
  }

  render() {
    const { result, fault, busy } = this;
    return html`
      <dialog aria-labelledby="card-title" aria-busy=${busy} @cancel=${(/** @type {Event} */ event) => (event.preventDefault(), this.#end(false))}>
        <h1 id="card-title" tabindex="-1" autofocus>${this.names}</h1>
        <p class="spoken" role="status">${busy ? 'Reading' : result && !fault ? `Read: ${result.verdict.n} nodes, ${result.verdict.doubts.length === 1 ? 'one doubt' : `${result.verdict.doubts.length} doubts`}` : ''}</p>
        ${busy && !result ? html`<p class="small">Reading …</p>` : nothing}
        ${fault ? html`<p class="fault" role="alert">${sentence(fault)}</p>` : nothing}
        ${result ? this.#verdict(result) : nothing}
        <div class="end">
          <p class="small">${result?.verdict.doubts.length ? html`<strong>${result.verdict.doubts.length === 1 ? 'One doubt' : `${result.verdict.doubts.length} doubts`}.</strong> ` : nothing}Nothing leaves this machine; this browser keeps it for its links.</p>
          <button type="button" class="bordered" @click=${() => this.#end(false)}>${result ? 'Cancel' : 'Close'}</button>
          ${result ? html`<button type="button" class="primary" ?disabled=${busy} @click=${() => this.#end(true)}>Use it</button>` : nothing}
        </div>
      </dialog>`;
  }

  /** @param {Result} result */
  #verdict({ connectome: c, verdict: v, candidates }) {
    return html`<div class="read">
      <div class="understood">
        <div>
          <dl>${v.lines.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
          ${this.#tools(v, candidates)}
        </div>
        <div class="pictures">
          <figure><canvas class="matrix" role="img" aria-label="The matrix of weights, ${v.n} by ${v.n}"></canvas><figcaption>weights: rows hear, columns speak</figcaption></figure>
          <figure ?hidden=${!c.centres}><canvas class="top" role="img" aria-label="The nodes from above, front up"></canvas><figcaption>from above</figcaption></figure>
        </div>
      </div>
      ${v.doubts.length ? html`<h2>Doubts</h2><ul class="doubts">${v.doubts.map(({ text, fix }) => html`<li><p>${text}</p>
        ${fix ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.#choose(fix.label, fix.options)}>${fix.label}</button>` : nothing}</li>`)}</ul>` : nothing}
      ${v.notes.length ? html`<details><summary>${v.notes.length === 1 ? 'One note' : `${v.notes.length} notes`}</summary><ul>${v.notes.map((note) => html`<li>${note}</li>`)}</ul></details>` : nothing}
    </div>`;
  }

  /** @param {Verdict} v @param {Result['candidates']} candidates */
  #tools(v, candidates) {
    const turned = this.chosen.some(({ label }) => label === 'Transpose');
    const axes = (/** @type {string} */ label, /** @type {string} */ next) => html`<button type="button" class="bordered" ?disabled=${this.busy} @click=${() => this.#choose('Axes', { axes: next })}>${label}</button>`;
    const several = candidates.length > 1;
    return html`
      <div class="tools" role="group" aria-label="Change how it is read">
        <button type="button" class="bordered" aria-pressed=${turned} ?disabled=${this.busy} @click=${() => (turned ? this.#undo('Transpose') : this.#choose('Transpose', { transpose: true }))}>Transpose</button>
        ${v.axes ? html`${axes('Flip left and right', flip(v.axes, 0))}${axes('Flip front and back', flip(v.axes, 1))}${axes('Quarter turn', rotate(v.axes))}` : nothing}
        ${several ? html`<label>weights <select ?disabled=${this.busy} @change=${(/** @type {Event} */ event) => this.#choose('Weights', { pick: /** @type {HTMLSelectElement} */ (event.target).value })}>
          ${candidates.map(({ name }) => html`<option value=${name} ?selected=${v.from.weights.startsWith(name)}>${name}</option>`)}</select></label>` : nothing}
        ${this.chosen.filter(({ label }) => label !== 'Transpose').map(({ label }) => html`<button type="button" class="bordered" aria-pressed="true" ?disabled=${this.busy} aria-label="Undo: ${label}" title="Undo" @click=${() => this.#undo(label)}>${label} ×</button>`)}
      </div>`;
  }

  updated() {
    const matrix = /** @type {HTMLCanvasElement | null} */ (this.querySelector('canvas.matrix'));
    if (!this.result || !matrix) return;
    const style = getComputedStyle(this);
    const theme = readTheme((name) => style.getPropertyValue(name).trim(), style.getPropertyValue('--font-ui') || 'sans-serif');
    const { connectome, picture } = this.result;
    drawMatrix(matrix, picture, theme);
    if (connectome.centres) drawTop(/** @type {HTMLCanvasElement} */ (this.querySelector('canvas.top')), connectome, picture, theme, devicePixelRatio);
  }
}

define('pp-connectome-card', PpConnectomeCard);

/**
 * Opens the card on some files; calls back when the person accepts what it shows. One card at a time.
 * @param {Dropped[] | File[]} files @param {Opening} opening @returns {PpConnectomeCard}
 */
export function openConnectomeFiles(files, opening) {
  document.querySelector('pp-connectome-card')?.remove();
  const list = /** @type {(Dropped | File)[]} */ (files).map((each) => (each instanceof File ? { path: each.webkitRelativePath || each.name, file: each } : each));
  const card = /** @type {PpConnectomeCard} */ (document.createElement('pp-connectome-card'));
  document.body.append(card);
  card.open(list, opening);
  return card;
}
