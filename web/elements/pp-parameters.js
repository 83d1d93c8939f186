// <pp-parameters>: the parameters that matter, always visible, and the rest behind one button.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';

export class PpParameters extends PpElement {
  render() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const all = [...lab.fields.values()];
    const shown = all.filter((field) => field.group === 'parameter' && field.key);
    const more = all.filter((field) => (field.group === 'parameter' && !field.key) || field.group === 'solver');
    const { more: open } = lab.state;
    return html`
      <h2>Parameters</h2>
      ${shown.map((field) => html`<pp-parameter .lab=${lab} .path=${field.path}></pp-parameter>`)}
      <button type="button" class="more" aria-expanded=${open} aria-controls="more-parameters" @click=${() => this.request('more', { open: !open })}>
        ${open ? 'Fewer' : `More (${more.length})`}</button>
      <div id="more-parameters" ?hidden=${!open}>
        ${open ? more.map((field) => html`<pp-parameter .lab=${lab} .path=${field.path}></pp-parameter>`) : nothing}
      </div>`;
  }
}

define('pp-parameters', PpParameters);
