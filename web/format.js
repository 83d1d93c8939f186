// What the page's controls and captions add to the plots' number format.
import { number } from './draw/format.js';

export { number };

/** A value in an entry field: every digit that was set, and nothing that was not. @param {number | string} value */
export const entry = (value) => (typeof value === 'number' ? String(Number(value.toPrecision(6))).replace(/^-/, '−') : value);

/** @param {string} text "1/s" is printed s⁻¹ */
export const unit = (text) => text.replace(/^1\/(\w+)/, '$1⁻¹');

/** @param {number} value @param {string} of */
export const withUnit = (value, of) => (of ? `${number(value)} ${unit(of)}` : number(value));

/** For a screen reader: signs and powers as words; the slash of a unit, not that of an address. @param {string} text */
export const spoken = (text) => text.replace(/−/g, 'minus ').replace(/(\w+)⁻¹/g, 'per $1').replace(/\/(?=√?\w\w?\b)/g, ' per ');
