// Curves: from the text of a file or from the hand, refused with a sentence that names the row where something is wrong.
import { numbersOf, readNumbers } from './lists.js';

/** @typedef {{ values: number[], times: number[] | null }} Curve */

/** A longer curve would make a link that no one can send: it stays in the page. */
export const IN_LINK = 256;

/** A longer one would hold up every change of the experiment, which carries it. */
export const LONGEST = 100000;

/** Bytes of a file beyond which it holds more than that, however its numbers are written. */
export const HEAVIEST = 100 * LONGEST;

/** Curves of the visitor's own files, by the text that stands for them in the state. */
export class Curves {
  /** @type {Map<string, Curve>} */ #known = new Map();

  /** @param {string} name @param {Curve} curve @returns {string} what stands for it */
  add(name, curve) {
    let id = `file:${name}`;
    for (let n = 2; this.#known.has(id); ++n) id = `file:${name} (${n})`;
    this.#known.set(id, curve);
    return id;
  }

  /** @param {unknown} text @returns {Curve} */
  get(text) {
    return this.#known.get(String(text)) ?? { values: numbersOf(text), times: null };
  }

  /** @param {string} text @returns {{ value: string } | { problem: string }} */
  read(text) {
    const plain = text.trim();
    if (this.#known.has(plain)) return { value: plain };
    if (plain.startsWith('file:')) return { problem: `The curve of this link is a file, "${plain.slice(5, 45)}", which stayed where the link was made; drop that file on the curve` };
    return readNumbers('values')(plain);
  }
}

/** @param {string} text */
const say = (text) => new Error(text);

/** What a table is, found by its first rows. @typedef {{ between: string | RegExp, commas: boolean }} Columns commas: those of decimals */

/** How the columns of a table are told apart: by its first row of two. @param {string[]} lines @param {string} text @returns {Columns} */
function columnsOf(lines, text) {
  const sample = /\S.*[;\t].*|.*[;,].*/.exec(text)?.[0].trim() ?? '';
  if (sample.includes(';')) return { between: ';', commas: true };
  if (sample.includes('\t')) return { between: '\t', commas: true };
  if (!sample.includes(',')) return { between: /\S +\S/.test(text) ? /\s+/ : '\n', commas: true };
  const commas = decimals(lines);
  return { between: commas ? '\n' : ',', commas };
}

/** A row that may be one number with a decimal comma, or two whole ones. */
const EITHER = /^[-+−–]?\d+,\d+$/;

/**
 * Whether the commas of a table without semicolons are those of decimals: they are where each row may be read so and the first
 * column, as times, would not rise. Where both readings are good nobody can know.
 * @param {string[]} lines
 */
function decimals(lines) {
  if (lines.length < 2 || !lines.every((line) => EITHER.test(line.trim()))) return false;
  const times = lines.map((line) => numberOf(line.slice(0, line.indexOf(',')).trim(), false));
  if (times.some((time, n) => n > 0 && time <= times[n - 1])) return true;
  const [whole, part] = lines[0].trim().split(',');
  throw say(`Row 1 is "${whole},${part}", which may be the number ${whole}.${part} or the time ${whole} and the value ${part}; write a point in decimals (${whole}.${part}), or a semicolon between time and value (${whole};${part}).`);
}

/** @param {string} line @param {Columns} columns */
function cellsOf(line, { between }) {
  const cells = line.trim().split(between);
  for (let n = 0; n < cells.length; ++n) {
    const cell = cells[n].trim();
    cells[n] = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell;
  }
  return cells;
}

/** @param {string} cell @param {boolean} commas of decimals */
function numberOf(cell, commas) {
  if (cell === '') return NaN;
  const plain = Number(cell);
  return Number.isNaN(plain) ? Number((commas ? cell.replace(',', '.') : cell).replace(/[−–]/g, '-')) : plain;
}

/** @param {string} text */
function linesOf(text) {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  let rows = 1;
  for (let at = plain.indexOf('\n'); at >= 0; at = plain.indexOf('\n', at + 1)) ++rows;
  if (rows > LONGEST + 1) throw say(`It has ${rows} rows; a curve holds up to ${LONGEST} values. Between two values it is a straight line, so that every ${Math.ceil(rows / LONGEST)}th row, with its time, is often enough.`);
  return plain.split('\n');
}

/**
 * One column of values, or time and value. A first row of words is a heading; "(s)" in it makes seconds of the times.
 * @param {string} text @returns {Curve} throws a sentence
 */
export function parseCurve(text) {
  const lines = linesOf(text), columns = columnsOf(lines, text);
  const top = cellsOf(lines[0] ?? '', columns);
  const heading = top.every((cell) => cell !== '' && Number.isNaN(numberOf(cell, columns.commas)));
  const scale = heading && top.length > 1 && /\((s|sec|seconds)\)|[_ ]s$/i.test(top[0]) ? 1000 : 1;
  const first = heading ? 1 : 0;
  if (lines.length <= first || text.trim() === '') throw say('There are no numbers in it; a curve is one column of values, or two of time and value.');
  const width = cellsOf(lines[first], columns).length;
  if (width > 2) throw say(`Row ${first + 1} has ${width} columns; a curve has one of values, or two of time and value.`);
  /** @type {number[][]} */
  const table = Array.from({ length: width }, () => []);
  for (let n = first; n < lines.length; ++n) readRow(cellsOf(lines[n], columns), n + 1, table, columns);
  const values = table[width - 1];
  if (values.length < 2) throw say('A curve needs at least two values.');
  if (width === 1) return { values, times: null };
  const times = scale === 1 ? table[0] : table[0].map((time) => time * scale);
  const late = times.findIndex((time, n) => n > 0 && !(time > times[n - 1]));
  if (late > 0) throw say(`Row ${first + late + 1}: time ${times[late]} ms does not come after ${times[late - 1]} ms; sort the rows and leave no time twice.`);
  return { values, times };
}

/** @param {string[]} row @param {number} place counted from 1 @param {number[][]} table @param {Columns} columns */
function readRow(row, place, table, { between, commas }) {
  if (row.every((cell) => cell === '')) throw say(`Row ${place} is empty; a curve has no gaps.`);
  const way = between === ',' ? ' Where a comma stands in decimals, write a point.' : '';
  if (row.length !== table.length) throw say(`Row ${place} has ${row.length} ${row.length === 1 ? 'column' : 'columns'}, the rows before it have ${table.length}.${way}`);
  for (let column = 0; column < row.length; ++column) {
    const cell = row[column], value = numberOf(cell, commas);
    if (!Number.isFinite(value)) throw say(`Row ${place}${table.length > 1 ? `, column ${column + 1},` : ''} is ${cell === '' ? 'empty' : `"${cell.slice(0, 20)}"`}; it must be a number.`);
    table[column].push(value);
  }
}
