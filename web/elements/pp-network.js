// <pp-network>: how the nodes are joined, how strongly, how much they differ, and which of them is watched.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';
import { prose } from './prose.js';

export class PpNetwork extends PpElement {
  render() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const fields = [...lab.fields.values()].filter((field) => field.group === 'network');
    const nodes = Number(lab.state.values.nodes ?? lab.fields.get('nodes')?.standard);
    return html`
      <p class="prose small">A node sends ${prose(lab.model.coupling.sends)}.</p>
      ${fields.map((field) => html`<pp-parameter .lab=${lab} .path=${field.path}></pp-parameter>`)}
      <label class="choice"><span>node that is watched</span>
        <select @change=${(/** @type {Event} */ event) => this.request('select', { node: Number(/** @type {HTMLSelectElement} */ (event.target).value) })}>
          ${Array.from({ length: nodes }, (_, k) => html`<option value=${k} ?selected=${k === lab.state.node}>${k + 1}</option>`)}
        </select>
      </label>`;
  }
}

define('pp-network', PpNetwork);
