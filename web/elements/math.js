// Typeset HTML that was made when the page was built. Nothing a visitor typed comes here.
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** Made anew when the fonts of the mathematics come, which change its width: what is new has not moved. @param {unknown} template */
export const anew = (template) => keyed(document.fonts.size, template);

/**
 * A symbol in the type of the equation; the plain id until the type is there. Hidden from screen readers, because each
 * symbol stands beside its name.
 * @param {import('../types').Lab} lab @param {string} id @param {string} [plain]
 */
export function symbol(lab, id, plain = id) {
  const typeset = lab.rendered?.symbols[id];
  return anew(html`<span class="symbol" aria-hidden="true">${typeset ? unsafeHTML(typeset) : html`<i>${plain}</i>`}</span>`);
}

/** @param {string} typeset */
export const equation = (typeset) => anew(unsafeHTML(typeset));
