// The Virtual Brain's text members, in a ZIP or loose: centres with their labels, and what info.txt states.
import { base, decode } from './bytes.js';
import { refuse } from './limits.js';
import { stem } from './roles.js';
import { readTable } from './table.js';
import { numeric, words } from './variable.js';

/** Label and place, one node a line; columns after the fourth are not read. @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Variable[]} */
export function readCentres(bytes, path) {
  const file = base(path);
  const table = readTable(bytes, path, 4);
  const wide = table.columns + (table.names ? 1 : 0);
  if (wide < 3) refuse(`${file} must hold label, x, y and z in each line; it has ${wide} column${wide === 1 ? '' : 's'}`);
  const labelled = table.names !== null || table.columns > 3;
  const first = table.columns - 3;
  const points = new Float64Array(3 * table.rows);
  for (let row = 0; row < table.rows; row++) {
    for (let axis = 0; axis < 3; axis++) {
      const at = row * table.columns + first + axis;
      if (!Number.isFinite(table.values[at])) refuse(`${file}, line ${table.lines[row]}: ${'xyz'[axis]} is "${table.texts.get(at) ?? table.values[at]}"; it must be a number`);
      points[3 * row + axis] = table.values[at];
    }
  }
  const labels = labelled ? table.names ?? Array.from({ length: table.rows }, (_, row) => table.texts.get(row * table.columns) ?? String(table.values[row * table.columns])) : null;
  return [numeric('centres', file, table.rows, 3, points, 'centres'), ...(labels ? [words('labels of centres', file, labels)] : [])];
}

/** The unit of lengths that info.txt states. @param {Uint8Array} bytes */
export const lengthUnit = (bytes) => /length_?_?unit\s*=\s*"?([\w^]+)/.exec(decode(bytes))?.[1];

/** Whether names are those of TVB's layout, in which rows are targets. @param {string[]} names */
export function isTvb(names) {
  const stems = names.map(stem);
  return stems.some((name) => /^weights?$/.test(name)) && stems.some((name) => /^(tract_?lengths?|cent(re|er)s)$/.test(name));
}
