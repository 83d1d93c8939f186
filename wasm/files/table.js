// CSV, TSV and TXT: finds out how a table is written, and reads it to numbers, names of columns and names of rows.
import { base, decode } from './bytes.js';
import { MAX_NODES, refuse, thousands } from './limits.js';
import { number, stopped } from './numbers.js';

/**
 * `values` is NaN where a cell is no number; `texts` holds what stands there. `lines` is the line of the file of each row. `words` is all
 * there is when nothing is a number: a list of names.
 * @typedef {{ name: string, rows: number, columns: number, values: Float64Array, texts: Map<number, string>, lines: number[], headers: string[] | null, corner: string, names: string[] | null, words: string[] | null, notes: string[] }} Table
 */

const TAB = 9, BLANK = 32, QUOTE = 34, HASH = 35, COMMA = 44, SEMICOLON = 59;

/** Words that stand for a missing number. @param {string} text */
const missing = (text) => text === '' || /^[-+]?(nan|na|n\/a|null|inf|infinity)$/i.test(text);

/** Bytes as UTF-8 without a mark; UTF-16 is turned into it. @param {Uint8Array} bytes */
export function plain(bytes) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return new TextEncoder().encode(decode(bytes));
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The first lines that hold something. @param {Uint8Array} bytes @param {number} count */
export function firstLines(bytes, count) {
  const lines = decode(bytes.subarray(0, 1 << 18)).split(/\r\n|\n|\r/);
  if (bytes.length > 1 << 18) lines.pop();
  return lines.filter((line) => line.trim() && !line.trimStart().startsWith('#')).slice(0, count);
}

/** What separates the cells, and which mark the decimals have. @param {Uint8Array} bytes */
export function sniff(bytes) {
  const lines = firstLines(bytes, 20).map((line) => line.replace(/"[^"]*"/g, 'x'));
  const all = (/** @type {string} */ sign) => lines.length > 0 && lines.every((line) => line.includes(sign));
  const split = all('\t') ? TAB : all(';') ? SEMICOLON : all(',') ? COMMA : BLANK;
  // "1,5<tab>2,25": a comma that is no separator is a decimal mark.
  const sign = split === TAB ? '\t' : ';';
  const comma = (split === TAB || split === SEMICOLON) && lines.some((line) => line.split(sign).some((cell) => /^\s*[-+]?\d+,\d+(e[-+]?\d+)?\s*$/i.test(cell)));
  return { split, mark: comma ? COMMA : 46 };
}

/** Every cell of a text, row by row. @param {Uint8Array} bytes @param {string} name */
function cells(bytes, name) {
  const { split, mark } = sniff(bytes);
  let values = new Float64Array(4096);
  let count = 0, line = 1;
  /** @type {Map<number, string>} */ const texts = new Map();
  /** @type {number[]} */ const starts = [];
  /** @type {number[]} */ const lines = [];
  const end = bytes.length;
  const blank = (/** @type {number} */ byte) => byte === BLANK || (byte === TAB && split !== TAB);
  const newline = (/** @type {number} */ byte) => byte === 10 || byte === 13;
  const push = (/** @type {number} */ value) => {
    if (count === values.length) {
      const more = new Float64Array(2 * count);
      more.set(values);
      values = more;
    }
    values[count++] = value;
  };
  const word = (/** @type {string} */ text) => {
    if (texts.size > 100000) refuse(`${name} holds words where a matrix has numbers, such as "${short(text)}" in line ${line}`);
    texts.set(count, text);
    push(NaN);
  };
  for (let at = 0; at < end; ) {
    while (at < end && blank(bytes[at])) at++;
    if (bytes[at] === HASH || newline(bytes[at])) {
      while (at < end && !newline(bytes[at])) at++;
    } else if (at < end) {
      starts.push(count);
      lines.push(line);
      const first = count;
      for (;;) {
        while (at < end && blank(bytes[at])) at++;
        if (at >= end || newline(bytes[at])) {
          // After a separator an empty cell stands at the end of the line.
          if (split !== BLANK) word('');
          break;
        }
        if (bytes[at] === QUOTE) {
          let text = '';
          for (at++; at < end && !(bytes[at] === QUOTE && bytes[at + 1] !== QUOTE); at++) {
            const from = at;
            while (at < end && bytes[at] !== QUOTE) at++;
            if (at >= end) refuse(`${name}, line ${line}: a quotation mark is not closed`);
            text += decode(bytes.subarray(from, at));
            if (bytes[at + 1] !== QUOTE) break;
            text += '"';
            at++;
          }
          at++;
          word(text);
        } else {
          const value = number(bytes, at, end, mark);
          let next = stopped();
          while (next < end && blank(bytes[next]) && split !== BLANK) next++;
          const ended = next >= end || newline(bytes[next]) || bytes[next] === split || (split === BLANK && blank(bytes[next]));
          if (next > at && ended && value === value) {
            push(value);
            at = next;
          } else {
            const from = at;
            while (at < end && !newline(bytes[at]) && bytes[at] !== split && !(split === BLANK && blank(bytes[at]))) at++;
            word(decode(bytes.subarray(from, at)).trim());
          }
        }
        while (at < end && blank(bytes[at])) at++;
        if (count - first > 8 * MAX_NODES && texts.size === 0) refuse(`${name}, line ${line}, has more than ${thousands(8 * MAX_NODES)} numbers; a simulation takes up to ${thousands(MAX_NODES)} nodes: merge regions into a coarser parcellation, or cut the matrix to the nodes of interest`);
        if (at >= end || newline(bytes[at])) break;
        if (split !== BLANK) {
          if (bytes[at] !== split) refuse(`${name}, line ${line}: a quoted cell is followed by something else than a separator`);
          at++;
        }
      }
    }
    if (bytes[at] === 13 && bytes[at + 1] === 10) at++;
    at++;
    line++;
  }
  starts.push(count);
  return { values, texts, starts, lines, split };
}

/** @param {string} text */
export const short = (text) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

/**
 * A table with all rows of one width; names of rows and columns are taken off.
 * @param {Uint8Array} bytes @param {string} path
 * @param {number} [least] only so many cells of each line count; what follows them may differ
 * @returns {Table}
 */
export function readTable(bytes, path, least = 0) {
  const name = base(path);
  if (/[\0\x01-\x08\x0e-\x1a]/.test(String.fromCharCode(...bytes.subarray(0, 512))) && bytes[0] < 0xfe) refuse(`${name} is neither text nor one of the known formats`);
  const { values, texts, starts, lines, split } = cells(plain(bytes), name);
  const rows = lines.length;
  /** @type {string[]} */ const notes = [];
  if (rows === 0) refuse(`${name} is empty: it holds no numbers`);
  if (texts.size === starts[rows] && [...texts.values()].some((text) => !missing(text))) {
    const list = [...texts.values()];
    while (list.at(-1) === '') list.pop();
    return { name, rows, columns: 0, values: new Float64Array(0), texts, lines, headers: null, corner: '', names: null, words: list, notes };
  }
  const width = (/** @type {number} */ row) => (least && starts[row + 1] - starts[row] > least ? least : starts[row + 1] - starts[row]);
  const word = (/** @type {number} */ row, /** @type {number} */ column) => texts.get(starts[row] + column);
  const isWord = (/** @type {number} */ row, /** @type {number} */ column) => !missing(word(row, column) ?? '');
  const cell = (/** @type {number} */ row, /** @type {number} */ column) => word(row, column) ?? String(values[starts[row] + column]);

  // A separator at the end of every line closes the last cell.
  let trailing = 0;
  if (split !== BLANK && width(0) > 1) trailing = lines.every((_, row) => word(row, width(row) - 1) === '') ? 1 : 0;
  const wide = (/** @type {number} */ row) => width(row) - trailing;

  // A first line of words above numbers is a header; so is 0, 1, 2 … above a matrix with one row more than columns.
  const words = (/** @type {number} */ row) => Array.from({ length: wide(row) }, (_, k) => isWord(row, k)).filter(Boolean).length;
  let top = 0;
  if (rows > 1 && words(0) > words(1) && words(0) >= Math.max(1, wide(0) - 1)) top = 1;
  const counted = (/** @type {number} */ from) => Array.from({ length: wide(0) - from }, (_, k) => values[starts[0] + k + from] - values[starts[0] + from] === k && values[starts[0] + from] <= 1).every(Boolean);
  if (top === 0 && rows > 3 && rows === wide(1) + 1 && wide(0) === wide(1) && counted(0)) {
    top = 1;
    notes.push(`The first line of ${name} counts the columns and is taken as a header.`);
  }
  // Words in the first cell of every line are the names of the rows; so are numbers under an empty corner.
  let left = rows > top ? 1 : 0;
  for (let row = top; row < rows && left; row++) if (!isWord(row, 0)) left = 0;
  const cornered = (rows > 2 && wide(0) > 2 && word(0, 0) === '' && (top === 1 || counted(1)));
  if (!left && cornered) left = top = 1;
  if (top && left && wide(0) === wide(1) - 1) notes.push(`The header of ${name} leaves out its corner.`);

  const columns = rows > top ? wide(top) - left : 0;
  for (let row = top; row < rows; row++) {
    if (wide(row) - left === columns) continue;
    if (texts.size > starts[rows] / 3) refuse(`${name} holds words, not a matrix of numbers`);
    refuse(`${name}, line ${lines[row]}, has ${thousands(wide(row) - left)} values, but line ${lines[top]} has ${thousands(columns)}; every line needs as many`);
  }
  const offset = top && wide(0) === columns ? 0 : left;
  const headers = top ? Array.from({ length: Math.max(0, wide(0) - offset) }, (_, k) => cell(0, k + offset)) : null;
  if (headers && headers.length !== columns) refuse(`${name}: its header has ${headers.length} names, but there are ${columns} columns`);
  const names = left ? Array.from({ length: rows - top }, (_, k) => cell(k + top, 0)) : null;
  const body = new Float64Array((rows - top) * columns);
  /** @type {Map<number, string>} */ const rest = new Map();
  for (let row = top; row < rows; row++) {
    for (let k = 0; k < columns; k++) {
      const at = (row - top) * columns + k;
      body[at] = values[starts[row] + left + k];
      const text = body[at] === body[at] || texts.size === 0 ? undefined : word(row, left + k);
      if (text !== undefined) rest.set(at, text);
    }
  }
  return { name, rows: rows - top, columns, values: body, texts: rest, lines: lines.slice(top), headers, corner: offset ? cell(0, 0) : '', names, words: null, notes };
}

/** The words of a table that should have held numbers only: the first one is refused by its place. @param {Table} table */
export function numbersOnly(table) {
  for (const [at, text] of table.texts) {
    if (missing(text)) continue;
    const row = Math.floor(at / table.columns);
    refuse(`${table.name}, line ${table.lines[row]}, value ${(at % table.columns) + 1}, is "${short(text)}"; a matrix holds numbers only`);
  }
}
