// <pp-export>: files of what is seen. The experiment as one document, which the command line and the JavaScript interface run.
import { html } from 'lit';
import { PpElement, define } from '../../elements/pp-element.js';

export class PpExport extends PpElement {
  render() {
    return html`<button type="button" class="bordered" @click=${this.#save}>Download experiment as JSON</button>`;
  }

  #save() {
    const { sim, model } = /** @type {import('../../types').Lab} */ (this.lab);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(sim.experiment(), null, 2)], { type: 'application/json' }));
    link.download = `${model.id}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}

define('pp-export', PpExport);
