// The drives as signals of the scope, one line each, told apart by its dashes and its name; and in words.
import { reader } from '../experiment.js';
import { frequency as hertz } from '../draw/format.js';
import { withUnit } from '../format.js';
import { active, behind, hasFrequency, kindOf, pathOf, unitOf } from './kinds.js';

/** @typedef {import('../draw/lab.js').Signal} Signal */
/** @typedef {{ model: import('../types').Model, state: import('../types').State, fields: Map<string, import('../types').Field>, catalog: import('../types').Catalog }} Facts */

const DASHES = [[], [7, 4], [2, 4], [10, 3, 2, 3]];

/** A kind that is called after somebody keeps its capital. */
const PROPER = /^(Gaussian|Ornstein)/;

/** @param {import('../types').Catalog} catalog @param {string} kind */
function nameOf(catalog, kind) {
  const name = kindOf(catalog, kind)?.name ?? 'drive';
  return PROPER.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** Drives that do something. @param {(path: string) => any} value */
const acting = (value) => active(value).filter((k) => value(pathOf(k, 'amplitude')) !== 0);

/** @param {Facts} facts @returns {{ head: string, frequency: number | null, name?: string } | null} name: which drive the frequency is of, beside others */
export function wordsOfDrives({ model, state, fields, catalog }) {
  const value = reader(state, fields);
  const of = (/** @type {number} */ k, /** @type {string} */ name) => value(pathOf(k, name));
  const there = acting(value);
  if (state.situation !== 'forced' || !there.length) return null;
  const turns = (/** @type {number} */ k) => hasFrequency(catalog, of(k, 'kind'));
  const rhythms = there.filter(turns);
  const frequency = rhythms.length === 1 ? of(rhythms[0], 'frequency') : null;
  const size = (/** @type {number} */ k) => withUnit(of(k, 'amplitude'), unitOf(model, of(k, 'input')));
  if (there.length === 1 && of(there[0], 'kind') === 'sine') return { head: `Driven at ${hertz(frequency)}, amplitude ${size(there[0])}`, frequency };
  const each = there.map((k) => [nameOf(catalog, of(k, 'kind')), size(k), ...(turns(k) ? [`at ${hertz(of(k, 'frequency'))}`] : [])].join(' '));
  return { head: `Driven (${each.join(', ')})`, frequency, ...(frequency && there.length > 1 && { name: nameOf(catalog, of(rhythms[0], 'kind')) }) };
}

/** @param {Facts} facts @returns {Signal[]} */
export function signalsOfDrives({ model, state, fields, catalog }) {
  if (state.situation !== 'forced' && state.situation !== 'brain') return [];
  const value = reader(state, fields);
  // An offset of nothing is not worth a line.
  const there = active(value).filter((k) => value(pathOf(k, 'kind')) !== 'constant' || value(pathOf(k, 'amplitude')) !== 0);
  const shown = there.length || state.situation === 'brain' ? there : active(value).slice(0, 1);
  return shown.map((k, n) => {
    const door = value(pathOf(k, 'input')), input = behind(model, door);
    const name = nameOf(catalog, value(pathOf(k, 'kind')));
    const { low, high } = /** @type {any} */ (fields.get(pathOf(k, 'amplitude'))).quantity;
    const symbol = door === 'field' ? 'E' : input.symbol;
    return { id: `drive.${k}`, name: shown.length > 1 ? `${k + 1} ${name}` : name, dash: DASHES[n], quantity: { ...input, symbol, unit: unitOf(model, door), low: low || -high, high } };
  });
}
