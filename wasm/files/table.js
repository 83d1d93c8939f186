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

/** Reads every cell of a text, row by row. */
class Cells {
  values = new Float64Array(4096);
  count = 0;
  line = 1;
  at = 0;
  /** @type {Map<number, string>} */ texts = new Map();
  /** Index of the first cell of each row, and of the one after the last. @type {number[]} */ starts = [];
  /** @type {number[]} */ lines = [];

  /** @param {Uint8Array} bytes @param {string} name */
  constructor(bytes, name) {
    this.bytes = bytes;
    this.name = name;
    Object.assign(this, sniff(bytes));
    while (this.at < bytes.length) this.#row();
    this.starts.push(this.count);
  }

  split = BLANK;
  mark = 46;

  /** @param {number} byte */
  #blank(byte) {
    return byte === BLANK || (byte === TAB && this.split !== TAB);
  }

  #skip() {
    while (this.#blank(this.bytes[this.at])) this.at++;
  }

  #ended() {
    return this.at >= this.bytes.length || newline(this.bytes[this.at]);
  }

  #row() {
    const { bytes, name, split } = this;
    this.#skip();
    if (bytes[this.at] === HASH) while (!this.#ended()) this.at++;
    if (!this.#ended()) {
      this.starts.push(this.count);
      this.lines.push(this.line);
      const first = this.count;
      for (;;) {
        this.#cell();
        this.#skip();
        if (this.count - first > 8 * MAX_NODES && this.texts.size === 0) refuse(`${name}, line ${this.line}, has more than ${thousands(8 * MAX_NODES)} numbers; a simulation takes up to ${thousands(MAX_NODES)} nodes: merge regions into a coarser parcellation, or cut the matrix to the nodes of interest`);
        if (this.#ended()) break;
        if (split === BLANK) continue;
        if (bytes[this.at] !== split) refuse(`${name}, line ${this.line}: a quoted cell is followed by something else than a separator`);
        this.at++;
        this.#skip();
        // After the last separator an empty cell stands at the end of the line.
        if (!this.#ended()) continue;
        this.#word('');
        break;
      }
    }
    if (bytes[this.at] === 13 && bytes[this.at + 1] === 10) this.at++;
    this.at++;
    this.line++;
  }

  #cell() {
    const { bytes, split } = this;
    if (bytes[this.at] === QUOTE) {
      const text = this.#quoted();
      return text.trim() !== '' && Number.isFinite(Number(text)) ? this.#push(Number(text)) : this.#word(text);
    }
    const value = number(bytes, this.at, bytes.length, this.mark);
    let next = stopped();
    const last = next;
    while (split !== BLANK && this.#blank(bytes[next])) next++;
    const closed = next >= bytes.length || newline(bytes[next]) || bytes[next] === split || (split === BLANK && this.#blank(bytes[next]));
    if (last > this.at && closed) {
      this.#push(value);
      this.at = next;
      return;
    }
    const from = this.at;
    while (!this.#ended() && bytes[this.at] !== split && !(split === BLANK && this.#blank(bytes[this.at]))) this.at++;
    this.#word(decode(bytes.subarray(from, this.at)).trim());
  }

  /** Between quotation marks, two of which stand for one. */
  #quoted() {
    const { bytes } = this;
    let text = '';
    for (;;) {
      const from = ++this.at;
      while (this.at < bytes.length && bytes[this.at] !== QUOTE) this.at++;
      if (this.at >= bytes.length) refuse(`${this.name}, line ${this.line}: a quotation mark is not closed`);
      text += decode(bytes.subarray(from, this.at++));
      if (bytes[this.at] !== QUOTE) return text;
      text += '"';
    }
  }

  /** @param {number} value */
  #push(value) {
    if (this.count === this.values.length) {
      const more = new Float64Array(2 * this.count);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.count++] = value;
  }

  /** @param {string} text */
  #word(text) {
    if (this.texts.size > 100000) refuse(`${this.name} holds words where a matrix has numbers, such as "${short(text)}" in line ${this.line}`);
    this.texts.set(this.count, text);
    this.#push(NaN);
  }
}

/** @param {number} byte */
const newline = (byte) => byte === 10 || byte === 13;

/** @param {string} text */
export const short = (text) => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

/**
 * What surrounds the numbers: a separator that closes each line, a header, names of the rows.
 * @param {{ rows: number, width: (row: number) => number, word: (row: number, column: number) => string | undefined, number: (row: number, column: number) => number, split: number, name: string }} table
 */
function frameOf({ rows, width, word, number: at, split, name }) {
  /** @type {string[]} */ const notes = [];
  const every = Array.from({ length: rows }, (_, row) => row);
  const trailing = split !== BLANK && width(0) > 1 && every.every((row) => word(row, width(row) - 1) === '') ? 1 : 0;
  const wide = (/** @type {number} */ row) => width(row) - trailing;
  const isWord = (/** @type {number} */ row, /** @type {number} */ column) => !missing(word(row, column) ?? '');
  const words = (/** @type {number} */ row) => Array.from({ length: wide(row) }, (_, k) => isWord(row, k)).filter(Boolean).length;
  /** Whether the first line counts: 0, 1, 2 … or 1, 2, 3 … @param {number} from */
  const counts = (from) => at(0, from) <= 1 && Array.from({ length: wide(0) - from }, (_, k) => at(0, k + from) - at(0, from) === k).every(Boolean);
  // A first line of words above numbers is a header; so is one that counts, above a matrix with one row more than columns.
  let top = rows > 1 && words(0) > words(1) && words(0) >= Math.max(1, wide(0) - 1) ? 1 : 0;
  if (top === 0 && rows > 3 && rows === wide(1) + 1 && wide(0) === wide(1) && counts(0)) {
    top = 1;
    notes.push(`The first line of ${name} counts the columns and is taken as a header.`);
  }
  // Words in the first cell of every line are the names of the rows; so are numbers under an empty corner.
  let left = rows > top && every.slice(top).every((row) => isWord(row, 0)) ? 1 : 0;
  if (!left && rows > 2 && wide(0) > 2 && word(0, 0) === '' && (top === 1 || counts(1))) left = top = 1;
  return { trailing, top, left, notes };
}

/**
 * A table with all rows of one width; names of rows and columns are taken off.
 * @param {Uint8Array} bytes @param {string} path
 * @param {number} [least] only so many cells of each line count; what follows them may differ
 * @returns {Table}
 */
export function readTable(bytes, path, least = 0) {
  const name = base(path);
  if (/[\0\x01-\x08\x0e-\x1a]/.test(String.fromCharCode(...bytes.subarray(0, 512))) && bytes[0] < 0xfe) refuse(`${name} is neither text nor one of the known formats`);
  const { values, texts, starts, lines, split } = new Cells(plain(bytes), name);
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
  const cell = (/** @type {number} */ row, /** @type {number} */ column) => word(row, column) ?? String(values[starts[row] + column]);

  const frame = frameOf({ rows, width, word, number: (row, column) => values[starts[row] + column], split, name });
  const { trailing, top, left } = frame;
  notes.push(...frame.notes);
  const wide = (/** @type {number} */ row) => width(row) - trailing;
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
