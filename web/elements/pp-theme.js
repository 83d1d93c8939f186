// <pp-theme>: light, dark, or as the device has it.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';

const NEXT = /** @type {const} */ ({ auto: 'light', light: 'dark', dark: 'auto' });
const NAMES = { auto: 'Theme: as the device', light: 'Theme: light', dark: 'Theme: dark' };

export class PpTheme extends PpElement {
  render() {
    const { theme } = /** @type {import('../types').Lab} */ (this.lab).state;
    return html`<button type="button" class="icon" data-icon="theme-${theme}" aria-label=${NAMES[theme]} title=${NAMES[theme]}
      @click=${() => this.request('theme', { id: NEXT[theme] })}></button>`;
  }
}

define('pp-theme', PpTheme);
