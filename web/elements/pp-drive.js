// <pp-drive>: the drive from outside: a sine and a constant offset on the model's input f, and the way to all other drives.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';
import { inputOf } from '../fields.js';
import { symbol } from './math.js';
import './pp-parameter.js';

export class PpDrive extends PpElement {
  /** The button has the focus, and will be gone. */ #asked = false;

  render() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    if (lab.catalog.forcing) return html`<pp-forcing .lab=${lab}></pp-forcing>`;
    const input = inputOf(lab.model, 'f');
    const fields = [...lab.fields.values()].filter((field) => field.group === 'drive');
    return html`
      ${input ? html`<p class="prose small drive-note">A sine enters at ${symbol(lab, `input.${input.id}`)}: ${input.meaning}.</p>` : ''}
      ${fields.map((field) => html`<pp-parameter .lab=${lab} .path=${field.path}></pp-parameter>`)}
      <button type="button" class="more" @click=${this.#ask}>More waveforms …</button>`;
  }

  #ask = () => {
    this.#asked = true;
    this.request('forcing');
  };

  updated() {
    if (!this.#asked || !this.lab?.catalog.forcing) return;
    this.#asked = false;
    setTimeout(() => this.querySelector('select')?.focus());
  }
}

define('pp-drive', PpDrive);
