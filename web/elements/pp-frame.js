// What the frames of pages share: they stand before the core is there, and keys act wherever the focus is in them, or nowhere,
// but for a place where one types or chooses.
import { PpElement } from './pp-element.js';

const KEYS = /** @type {Record<string, string>} */ ({ ' ': 'toggle', k: 'toggle', ',': 'back', '.': 'step', '<': 'back', '>': 'step', r: 'reset', '[': 'slower', ']': 'faster', p: 'pulse' });

export class PpFrame extends PpElement {
  shouldUpdate() {
    return true;
  }

  updated() {
    this.alive();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  /** What a key does on this page alone. @param {string} _key @returns {boolean} whether it does anything */
  press(_key) {
    return false;
  }

  /** What a chord with Ctrl or ⌘ asks for on this page alone. @param {KeyboardEvent} _event @returns {string} a request */
  chord(_event) {
    return '';
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target !== document.body && target !== document.documentElement && !this.contains(target)) return;
    if (event.defaultPrevented || this.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return this.#chord(event);
    if (target.matches('input[type=text], select, textarea')) return;
    // Space on a button presses the button.
    if (event.key === ' ' && target.closest('button, a')) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, type = KEYS[key];
    if (!type && !this.press(key)) return;
    event.preventDefault();
    if (type) this.request(type, { steps: event.shiftKey || event.key === '<' || event.key === '>' ? 100 : 1, nodes: [this.lab?.state.node] });
  };

  /** What is being typed is the browser's to take back, a value that has been entered is the page's. @param {KeyboardEvent} event */
  #chord(event) {
    const [within] = /** @type {HTMLElement[]} */ (event.composedPath());
    const typing = within.matches('input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]') && /** @type {any} */ (within.closest('pp-parameter'))?.typed !== null;
    const type = typing ? '' : this.chord(event);
    if (!type) return;
    event.preventDefault();
    this.request(type);
  }
}
