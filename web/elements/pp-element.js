// What every element of the page shares: it renders from one property, `lab`, into the page itself, so that one style
// sheet, one set of ids and one copy of the mathematics serve all; and it asks for changes with one bubbling event.
import { LitElement } from 'lit';

/** @typedef {import('../types').Lab} Lab */

export class PpElement extends LitElement {
  static properties = { lab: { attribute: false } };

  constructor() {
    super();
    /** @type {Lab | null} */
    this.lab = null;
  }

  createRenderRoot() {
    return this;
  }

  /** Nothing is shown before the core is there. */
  shouldUpdate() {
    return this.lab !== null;
  }

  /** Whether the core is there. A frame that stands before says so to the style, which shows nothing that would move. */
  alive() {
    this.toggleAttribute('alive', this.lab !== null);
  }

  /** @param {string} type @param {Record<string, any>} [detail] */
  request(type, detail) {
    this.dispatchEvent(new CustomEvent('pp-request', { bubbles: true, composed: true, detail: { type, ...detail } }));
  }
}

/** @param {string} tag @param {CustomElementConstructor} element */
export function define(tag, element) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/**
 * Arrow keys move among the choices of a group, as in any set of radio buttons.
 * @param {KeyboardEvent} event @param {Record<string, number>} moves key → places
 */
export function rove(event, moves) {
  const step = moves[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  const choices = [...group.querySelectorAll('button')];
  const at = choices.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const next = choices[(at + step + choices.length) % choices.length];
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  next.click();
}
