// Prose of the catalogue with its symbols set as symbols: τ_r becomes τ with a subscript.
import { html } from 'lit';

/** @param {string} text */
export const prose = (text) => text.split(/(\p{L}_\w+)/u).map((part, i) => (i % 2 ? html`${part[0]}<sub>${part.slice(2)}</sub>` : part));
