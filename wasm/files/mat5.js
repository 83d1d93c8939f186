// MATLAB 5 to 7: tagged elements, some of them packed by zlib. Numbers by columns, cells of names, structs by their paths, sparse matrices.
import { Unzlib } from 'fflate';
import { PushPullError } from '../error.js';
import { base, latin, transposed, view } from './bytes.js';
import { Sink, fits, refuse } from './limits.js';
import { numeric, words } from './variable.js';

const MATRIX = 14, COMPRESSED = 15;
/** Classes of arrays. */
const CELL = 1, STRUCT = 2, OBJECT = 3, CHAR = 4, SPARSE = 5, DOUBLE = 6, UINT64 = 15;

/** How numbers are stored: size and reader by type. @type {Record<number, [number, (data: DataView, at: number, little: boolean) => number]>} */
const stored = {
  1: [1, (data, at) => data.getInt8(at)], 2: [1, (data, at) => data.getUint8(at)], 3: [2, (data, at, le) => data.getInt16(at, le)], 4: [2, (data, at, le) => data.getUint16(at, le)],
  5: [4, (data, at, le) => data.getInt32(at, le)], 6: [4, (data, at, le) => data.getUint32(at, le)], 7: [4, (data, at, le) => data.getFloat32(at, le)], 9: [8, (data, at, le) => data.getFloat64(at, le)],
  12: [8, (data, at, le) => Number(data.getBigInt64(at, le))], 13: [8, (data, at, le) => Number(data.getBigUint64(at, le))],
  16: [1, (data, at) => data.getUint8(at)], 17: [2, (data, at, le) => data.getUint16(at, le)], 18: [4, (data, at, le) => data.getUint32(at, le)],
};

/** @param {Uint8Array} bytes @param {string} path @param {import('./limits.js').Budget} budget @returns {import('./variable.js').Reading} */
export function readMat5(bytes, path, budget) {
  const reader = new Mat5(base(path), budget, latin(bytes, 126, 2) === 'IM');
  try {
    reader.file(bytes, 128);
  } catch (error) {
    if (error instanceof PushPullError) throw error;
    refuse(`${reader.name} is cut short or damaged: a MATLAB variable does not end where it says`);
  }
  return { format: 'MATLAB 5', variables: reader.variables, notes: reader.notes };
}

/** @typedef {{ type: number, data: DataView, at: number, size: number, next: number }} Element */

class Mat5 {
  /** @param {string} name @param {import('./limits.js').Budget} budget @param {boolean} little */
  constructor(name, budget, little) {
    this.name = name;
    this.budget = budget;
    this.little = little;
    /** @type {import('./variable.js').Variable[]} */ this.variables = [];
    /** @type {string[]} */ this.notes = [];
  }

  /** @param {Uint8Array} bytes @param {number} at */
  file(bytes, at) {
    const data = view(bytes);
    while (at + 8 <= bytes.length) {
      const element = this.element(data, at);
      if (element.type === COMPRESSED) {
        const sink = new Sink(this.name, this.budget);
        const zlib = new Unzlib((chunk) => sink.add(chunk));
        const packed = bytes.subarray(element.at, element.at + element.size);
        const step = 1 << 16;
        for (let k = 0; k < packed.length; k += step) zlib.push(packed.subarray(k, k + step), k + step >= packed.length);
        this.matrix(this.element(view(sink.bytes()), 0), '', 0);
      } else if (element.type === MATRIX) this.matrix(element, '', 0);
      at = element.next;
    }
  }

  /** @param {DataView} data @param {number} at @returns {Element} */
  element(data, at) {
    const word = data.getUint32(at, this.little);
    // Up to four bytes stand in the tag itself.
    const small = word >>> 16;
    const element = small ? { type: word & 0xffff, data, at: at + 4, size: small, next: at + 8 } : { type: word, data, at: at + 8, size: data.getUint32(at + 4, this.little), next: 0 };
    // Packed elements are not filled up to eight bytes.
    if (!small) element.next = element.at + (element.type === COMPRESSED ? element.size : Math.ceil(element.size / 8) * 8);
    if (element.at + element.size > data.byteLength) throw new RangeError('beyond the end');
    return element;
  }

  /** @param {Element} element @returns {Float64Array} */
  numbers({ type, data, at, size }) {
    if (!stored[type]) throw new RangeError('no numbers');
    const [width, read] = stored[type];
    return Float64Array.from({ length: Math.floor(size / width) }, (_, k) => read(data, at + k * width, this.little));
  }

  /** @param {Element} element */
  text({ type, data, at, size }) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset + at, size);
    if (type === 16 || type === 1 || type === 2) return new TextDecoder().decode(bytes);
    return String.fromCharCode(...this.numbers({ type, data, at, size: Math.min(size, 1e5), next: 0 }));
  }

  /**
   * One array: adds what it holds to the variables, and gives its text if it is one.
   * @param {Element} element @param {string} path of the structs around it @param {number} depth @param {string | null} [given] its name, where it has none of its own
   * @returns {string | null}
   */
  matrix(element, path, depth, given = null) {
    if (element.type !== MATRIX || element.size === 0) return null;
    if (depth > 8) throw new RangeError('too deep');
    const { data } = element;
    const end = element.at + element.size;
    let at = element.at;
    const next = () => {
      if (at >= end) throw new RangeError('beyond the end');
      const part = this.element(data, at);
      at = part.next;
      return part;
    };
    const flags = this.numbers(next());
    const kind = flags[0] & 255, complex = (flags[0] & 0x800) !== 0;
    // Objects and function handles have another layout.
    if (kind >= OBJECT && kind !== CHAR && kind !== SPARSE && !(kind >= DOUBLE && kind <= UINT64)) return null;
    const shape = this.numbers(next());
    const own = this.text(next());
    const name = path + (given ?? own);
    const count = shape.reduce((product, size) => product * size, 1);
    if (kind === CELL) return this.cells(next, count, shape, name, depth);
    if (kind === STRUCT) return this.struct(next, count, name, depth);
    if (kind === CHAR) return this.letters(this.text(next()), shape, name, given !== null);
    if (shape.length > 2) {
      this.notes.push(`${name} of ${this.name} has ${shape.length} dimensions and is left out.`);
      return null;
    }
    const [rows, columns] = shape;
    if (!fits(rows, columns)) {
      this.variables.push(numeric(name, this.name, rows, columns, null));
      return null;
    }
    const values = kind === SPARSE ? this.sparse(next, rows, columns) : this.numbers(next());
    if (values.length !== rows * columns) throw new RangeError('another count');
    if (complex) this.notes.push(`${name} of ${this.name} is complex; its real part is read.`);
    this.variables.push(numeric(name, this.name, rows, columns, transposed(values, columns, rows)));
    return null;
  }

  /** Compressed columns. @param {() => Element} next @param {number} rows @param {number} columns */
  sparse(next, rows, columns) {
    const places = this.numbers(next()), starts = this.numbers(next()), values = this.numbers(next());
    const out = new Float64Array(rows * columns);
    for (let j = 0; j < columns; j++) {
      for (let k = starts[j]; k < starts[j + 1]; k++) {
        if (!(places[k] < rows) || k >= values.length) throw new RangeError('outside');
        out[j * rows + places[k]] = values[k];
      }
    }
    return out;
  }

  /** @param {() => Element} next @param {number} count @param {Float64Array} shape @param {string} name @param {number} depth */
  cells(next, count, shape, name, depth) {
    /** @type {string[]} */ const texts = [];
    for (let k = 0; k < count; k++) {
      const text = this.matrix(next(), '', depth + 1, count === 1 ? name : `${name}{${k + 1}}`);
      if (text !== null) texts.push(text);
    }
    if (texts.length) this.variables.push(words(name, this.name, texts));
    return null;
  }

  /** @param {() => Element} next @param {number} count @param {string} name @param {number} depth */
  struct(next, count, name, depth) {
    const width = this.numbers(next())[0];
    const all = this.text(next());
    const fields = Array.from({ length: Math.floor(all.length / width) }, (_, k) => all.slice(k * width, (k + 1) * width).replace(/\0.*$/s, ''));
    for (let k = 0; k < count; k++) {
      for (const field of fields) {
        const text = this.matrix(next(), `${name}${count > 1 ? `(${k + 1})` : ''}.`, depth + 1, field);
        if (text !== null && count > 1) this.gather(`${name}.${field}`, text);
      }
    }
    return null;
  }

  /** The same field of all entries of a struct is a list. @param {string} name @param {string} text */
  gather(name, text) {
    const list = this.variables.find((each) => each.name === name && each.texts);
    if (list?.texts) list.rows = list.texts.push(text);
    else this.variables.push(words(name, this.name, [text]));
  }

  /** A block of letters is one name a row. @param {string} text @param {Float64Array} shape @param {string} name @param {boolean} inside */
  letters(text, [rows, columns], name, inside) {
    if (inside && rows <= 1) return text.trim();
    if (rows > 1 && rows * columns === text.length) this.variables.push(words(name, this.name, Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => text[i + j * rows]).join('').trim())));
    return null;
  }
}
