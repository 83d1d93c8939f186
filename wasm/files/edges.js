// Edge lists: source, target, weight and perhaps length, one line each.
import { refuse } from './limits.js';
import { Edges, words } from './variable.js';

const SOURCE = /^(source|from|src|pre|i|node_?1|node_?a|first)$/i, TARGET = /^(target|to|dst|post|j|node_?2|node_?b|second)$/i;

/** @typedef {import('./table.js').Table} Table */

/** A cell, counted with the names of the rows as column 0. @param {Table} table @param {number} row @param {number} column */
function cell(table, row, column) {
  if (table.names && column === 0) return table.names[row];
  const at = row * table.columns + column - (table.names ? 1 : 0);
  return table.texts.get(at) ?? table.values[at];
}

/** The columns of source and target, if a table lists edges. @param {Table} table @param {string[] | null} headers @param {number} wide */
function ends(table, headers, wide) {
  if (headers) {
    const source = headers.findIndex((name) => SOURCE.test(name.trim())), target = headers.findIndex((name) => TARGET.test(name.trim()));
    return source >= 0 && target >= 0 ? { source, target } : null;
  }
  if (wide !== 3 && wide !== 4) return null;
  // As many lines as columns, or fewer, are a matrix, unless their file says that they are edges.
  if (table.rows <= wide && !/edges|links/i.test(table.name)) return null;
  for (let row = 0; row < table.rows; row++) {
    const pair = [cell(table, row, 0), cell(table, row, 1)];
    if (typeof pair[0] !== typeof pair[1]) return null;
    if (pair.some((node) => typeof node === 'number' && !(Number.isInteger(node) && node >= 0))) return null;
  }
  return { source: 0, target: 1 };
}

/** @param {Table} table as `readTable` gives it @returns {import('./variable.js').Reading | null} */
export function edgeList(table) {
  const headers = table.headers && (table.names ? [table.corner, ...table.headers] : table.headers);
  const wide = table.columns + (table.names ? 1 : 0);
  const found = ends(table, headers, wide);
  if (!found) return null;
  const numbers = Array.from({ length: wide }, (_, k) => k).filter((k) => k !== found.source && k !== found.target);
  if (numbers.length === 0) refuse(`${table.name} lists pairs without a weight; add a third column with it`);
  const titles = numbers.map((k, n) => headers?.[k].trim() || ['weight', 'length'][n] || `column ${k + 1}`);
  const indexed = typeof cell(table, 0, found.source) === 'number';
  const { index, count, shift, names } = nodesOf(table, found, indexed);
  const edges = new Edges(count, table.name);
  for (let row = 0; row < table.rows; row++) {
    /** @type {Record<string, number>} */ const values = {};
    for (const [n, k] of numbers.entries()) {
      const value = cell(table, row, k);
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        if (n > 1) continue;
        refuse(`${table.name}, line ${table.lines[row]}: the ${titles[n]} is "${value}"; it must be a number`);
      }
      values[titles[n]] = /** @type {number} */ (value);
    }
    edges.add(index(cell(table, row, found.source)), index(cell(table, row, found.target)), values, false);
  }
  const notes = [...edges.notes(), `${table.name} is a list of connections; each leads from ${headers ? `the column "${headers[found.source]}" to "${headers[found.target]}"` : 'the first column to the second'}.`];
  if (indexed) notes.push(`${table.name} counts its nodes from ${shift}.`);
  const variables = edges.variables();
  if (variables.length && !variables.some((each) => each.role === 'weights')) variables[0].role = 'weights';
  if (names) variables.push(words('names', table.name, names));
  return { format: 'edge list', variables, declared: { rowIsTarget: true }, notes };
}

/** Nodes are numbers, from 0 or 1, or names in the order in which they appear. @param {Table} table @param {{ source: number, target: number }} found @param {boolean} indexed */
function nodesOf(table, found, indexed) {
  /** @type {Map<string | number, number>} */ const nodes = new Map();
  let least = Infinity, most = -1;
  for (let row = 0; row < table.rows; row++) {
    for (const column of [found.source, found.target]) {
      const node = cell(table, row, column);
      if ((typeof node === 'number') !== indexed || (indexed && !(Number.isInteger(node) && Number(node) >= 0))) {
        refuse(`${table.name}, line ${table.lines[row]}: "${node}" names a node otherwise than the lines above; use whole numbers from 0 or 1 for all, or names for all`);
      }
      if (indexed) {
        least = Math.min(least, Number(node));
        most = Math.max(most, Number(node));
      } else if (!nodes.has(node)) nodes.set(node, nodes.size);
    }
  }
  const shift = least >= 1 ? 1 : 0;
  const index = (/** @type {string | number} */ node) => (indexed ? Number(node) - shift : /** @type {number} */ (nodes.get(node)));
  return { index, shift, count: indexed ? most - shift + 1 : nodes.size, names: indexed ? null : [...nodes.keys()].map(String) };
}
