// Curves: from the text of a file or from the hand, refused with a sentence that names the row where something is wrong.
import { numbersOf, readNumbers } from './lists.js';

/** @typedef {{ values: number[], times: number[] | null }} Curve */

/** A longer curve would make a link that no one can send: it stays in the page. */
export const IN_LINK = 256;

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

/** The columns of a row; a comma is a separator unless semicolons or tabs are. @param {string} line @param {RegExp} between */
const cells = (line, between) => line.split(between).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** How the columns of a table are told apart: by its first row of two. @param {string[]} lines */
function separatorOf(lines) {
  const sample = lines.find((line) => /[;\t,]/.test(line.trim())) ?? '';
  return /;/.test(sample) ? /;/ : /\t/.test(sample) ? /\t/ : /,/.test(sample) ? /,/ : /\s+/;
}

/** @param {string} cell @param {boolean} commas of decimals */
const numberOf = (cell, commas) => (cell === '' ? NaN : Number((commas ? cell.replace(',', '.') : cell).replace(/[−–]/g, '-')));

/**
 * One column of values, or time and value. A first row of words is a heading; "(s)" in it makes seconds of the times.
 * @param {string} text @returns {Curve} throws a sentence
 */
export function parseCurve(text) {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const between = separatorOf(lines), commas = between.source !== ',';
  const table = lines.map((line) => cells(line.trim(), between));
  const heading = table[0].every((cell) => cell !== '' && Number.isNaN(numberOf(cell, commas)));
  const scale = heading && table[0].length > 1 && /\((s|sec|seconds)\)|[_ ]s$/i.test(table[0][0]) ? 1000 : 1;
  const first = heading ? 1 : 0, rows = table.slice(first);
  if (!rows.length || text.trim() === '') throw say('There are no numbers in it; a curve is one column of values, or two of time and value.');
  const width = rows[0].length;
  if (width > 2) throw say(`Row ${first + 1} has ${width} columns; a curve has one of values, or two of time and value.`);
  /** @type {number[][]} */
  const columns = Array.from({ length: width }, () => []);
  rows.forEach((row, n) => readRow(row, first + n + 1, columns, commas));
  const values = columns[width - 1];
  if (values.length < 2) throw say('A curve needs at least two values.');
  if (width === 1) return { values, times: null };
  const times = columns[0].map((time) => time * scale);
  const late = times.findIndex((time, n) => n > 0 && !(time > times[n - 1]));
  if (late > 0) throw say(`Row ${first + late + 1}: time ${times[late]} ms does not come after ${times[late - 1]} ms; sort the rows and leave no time twice.`);
  return { values, times };
}

/** @param {string[]} row @param {number} place counted from 1 @param {number[][]} columns @param {boolean} commas */
function readRow(row, place, columns, commas) {
  if (row.every((cell) => cell === '')) throw say(`Row ${place} is empty; a curve has no gaps.`);
  if (row.length !== columns.length) throw say(`Row ${place} has ${row.length} ${row.length === 1 ? 'column' : 'columns'}, the rows before it have ${columns.length}.`);
  row.forEach((cell, column) => {
    const value = numberOf(cell, commas);
    if (!Number.isFinite(value)) throw say(`Row ${place}${columns.length > 1 ? `, column ${column + 1},` : ''} is ${cell === '' ? 'empty' : `"${cell.slice(0, 20)}"`}; it must be a number.`);
    columns[column].push(value);
  });
}
