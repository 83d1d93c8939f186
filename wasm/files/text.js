// Text files by what they hold: a matrix, a list of connections, names, places, or one number a node.
import { base } from './bytes.js';
import { readNodes } from './brainnet.js';
import { edgeList } from './edges.js';
import { refuse } from './limits.js';
import { bare, roleOf } from './roles.js';
import { numbersOnly, readTable } from './table.js';
import { lengthUnit, readCentres } from './tvb.js';
import { numeric, words } from './variable.js';

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Reading} */
export function readText(bytes, path) {
  const role = roleOf(path);
  if (/\.node$/i.test(path)) return readNodes(bytes, path);
  if (role === 'info') return { format: '', variables: [], declared: { lengthUnit: lengthUnit(bytes) } };
  if (role === 'ignored' && /mapping/i.test(path)) refuse(`${base(path)} maps the points of a surface to regions; it holds no weights`);
  if (role === 'centres') return { format: 'text', variables: readCentres(bytes, path) };
  const table = readTable(bytes, path);
  if (table.words) return { format: 'text', variables: [words(bare(path), base(path), table.words)] };
  if (role === 'labels' && table.names && table.columns === 0) return { format: 'text', variables: [words(bare(path), base(path), table.names)] };
  return edgeList(table) ?? readMatrix(table);
}

/** Of a table with names: rows are targets, columns are sources. */
export const CORNER = 'to\\from';

/** A table of numbers, with the names that stand beside and above them. @param {import('./table.js').Table} table @returns {import('./variable.js').Reading} */
export function readMatrix(table) {
  const { name: file, rows, columns } = table;
  // Names with three numbers each are places.
  if (table.names && columns === 3 && rows !== 3 && table.texts.size === 0 && !/weight/i.test(file)) {
    return { format: 'text', variables: [numeric('centres', file, rows, 3, table.values, 'centres'), words('labels', file, table.names)] };
  }
  numbersOnly(table);
  // What writeConnectome puts into the corner.
  const declared = table.corner === CORNER ? { rowIsTarget: true } : {};
  const format = /\.edge$/i.test(file) ? 'BrainNet Viewer' : table.name.toLowerCase().endsWith('.csv') ? 'CSV' : table.name.toLowerCase().endsWith('.tsv') ? 'TSV' : 'text';
  const role = /\.edge$/i.test(file) ? 'weights' : roleOf(file);
  /** @type {import('./variable.js').Variable[]} */
  const variables = [{ ...numeric(bare(file), file, rows, columns, table.values, role), lines: table.lines }];
  const notes = [...table.notes];
  const { names, headers } = table;
  if (rows === columns && names && headers && headers.some((name, k) => name !== names[k])) variables[0].values = ordered(table, names, headers, notes);
  const counted = headers?.every((name) => /^\d+$/.test(name));
  const labels = names ?? (headers && !counted && headers.length === rows ? headers : null);
  if (labels) variables.push({ ...words('names of the rows', file, labels) });
  return { format, variables, notes, declared };
}

/** Columns in the order of the rows. @param {{ name: string, values: Float64Array, rows: number, columns: number }} table @param {string[]} names @param {string[]} headers @param {string[]} notes */
function ordered({ name, values, rows, columns }, names, headers, notes) {
  const where = names.map((each) => headers.indexOf(each));
  const odd = where.findIndex((place) => place < 0);
  // Headers that only count name nothing.
  if (headers.every((each) => /^\d+$/.test(each))) return values;
  if (odd >= 0) refuse(`${name}: the row "${names[odd]}" has no column of that name; rows and columns must name the same nodes`);
  if (new Set(where).size < where.length) return values;
  notes.push(`The columns of ${name} stand in another order than its rows; they are read in the order of the rows.`);
  return Float64Array.from(values, (_, k) => values[Math.floor(k / columns) * columns + where[k % rows]]);
}
