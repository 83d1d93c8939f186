// How a slider stands for a value: linear, logarithmic or whole, with keys and fine steps. Shared by the lab and the embed.
import { roundTo125 } from './fields.js';

/** @typedef {import('./types').Field} Field @typedef {import('./types').Quantity} Quantity */

/** Shift makes a drag or a key press this much finer. */
export const FINE = 0.1;

/** A logarithmic slider is linear in the exponent. @param {Quantity} quantity @param {number} value */
export const placeOf = ({ scale }, value) => (scale === 'log' ? Math.log10(Math.max(value, 1e-12)) : value);

/** The value at a place, as round as a slider can aim. @param {Field} field @param {number} place @param {number} [fine] */
export function valueAt({ quantity, whole }, place, fine = 1) {
  if (quantity.scale === 'log') return Number((10 ** place).toPrecision(fine < 1 ? 4 : 3));
  const step = whole ? 1 : roundTo125((quantity.high - quantity.low) / 400) * fine;
  return Number((Math.round(place / step) * step).toPrecision(12));
}

/** Where a key moves a value, null when it is no such key. @param {Field} field @param {number} value @param {KeyboardEvent} event */
export function keyed(field, value, { key, shiftKey }) {
  const { quantity, whole } = field;
  const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 })[key];
  if (!steps) return null;
  const fine = shiftKey && !whole ? FINE : 1;
  const [at, low, high] = [value, quantity.low, quantity.high].map((one) => placeOf(quantity, one));
  const step = whole ? 1 : quantity.scale === 'log' ? (high - low) / 100 : roundTo125((high - low) / 100);
  // The keys stop where the slider ends; a value that was typed beyond stays a place to come back from.
  return valueAt(field, Math.min(Math.max(at, high), Math.max(Math.min(at, low), at + steps * step * fine)), fine);
}

/** The meaning in two parts: the name, up to the first stop, and what there is to say beyond it. @param {Quantity} quantity */
export function words({ meaning }) {
  const [, name, more] = /** @type {RegExpExecArray} */ (/^([^,;:(]*)[,;:]?\s*(.*)$/s.exec(meaning));
  return [name.trim(), more];
}
