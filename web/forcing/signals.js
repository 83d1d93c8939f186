// The drives as signals of the scope: one line each, told apart by its dashes and its name.
import { reader } from '../experiment.js';
import { active, behind, kindOf, pathOf, unitOf } from './kinds.js';

/** @typedef {import('../draw/lab.js').Signal} Signal */

const DASHES = [[], [7, 4], [2, 4], [10, 3, 2, 3]];

/** @param {{ model: import('../types').Model, state: import('../types').State, fields: Map<string, import('../types').Field>, catalog: import('../types').Catalog }} facts @returns {Signal[]} */
export function signalsOfDrives({ model, state, fields, catalog }) {
  if (state.situation !== 'forced' && state.situation !== 'brain') return [];
  const value = reader(state, fields);
  // An offset of nothing is not worth a line.
  const there = active(value).filter((k) => value(pathOf(k, 'kind')) !== 'constant' || value(pathOf(k, 'amplitude')) !== 0);
  const shown = there.length || state.situation === 'brain' ? there : active(value).slice(0, 1);
  return shown.map((k, n) => {
    const door = value(pathOf(k, 'input')), input = behind(model, door);
    const name = kindOf(catalog, value(pathOf(k, 'kind')))?.name.toLowerCase() ?? 'drive';
    const { low, high } = /** @type {any} */ (fields.get(pathOf(k, 'amplitude'))).quantity;
    const symbol = door === 'field' ? 'E' : input.symbol;
    return { id: `drive.${k}`, name: shown.length > 1 ? `${k + 1} ${name}` : name, dash: DASHES[n], quantity: { ...input, symbol, unit: unitOf(model, door), low: low || -high, high } };
  });
}
