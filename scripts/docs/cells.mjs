// What tables of the generated pages are made of.

/** Text of a table, safe in Markdown and in a cell of one of its tables. @param {string} words */
export const text = (words) => words.replace(/[\\`*|[\]]/g, '\\$&').replaceAll('<', '&lt;').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');

/** TeX in a line of text. Its own fence keeps Markdown from reading it; a bar would end a table's cell. @param {string} tex */
export const math = (tex) => `$\`${tex.replaceAll('|', '\\vert ')}\`$`;

/** Seven digits are more than any source gives; a whole number keeps all of its own. @param {number} value */
export const number = (value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(7))).replace('-', '−').replace('e−', 'e-').replace('e+', 'e');

/** @param {string[]} head @param {string[][]} rows */
export function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => cell || ' ').join(' | ')} |`.replaceAll('|   |', '| |');
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
