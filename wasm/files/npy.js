// NumPy: one array of an .npy file. All number types of both byte orders, C and Fortran order, and arrays of names.
import { base, latin, transposed, view } from './bytes.js';
import { fits, refuse, tooLarge } from './limits.js';
import { numeric, words } from './variable.js';

/** @type {Record<string, (data: DataView, at: number, little: boolean) => number>} */
const readers = {
  f8: (data, at, little) => data.getFloat64(at, little), f4: (data, at, little) => data.getFloat32(at, little), f2: half,
  i8: (data, at, little) => Number(data.getBigInt64(at, little)), i4: (data, at, little) => data.getInt32(at, little),
  i2: (data, at, little) => data.getInt16(at, little), i1: (data, at) => data.getInt8(at),
  u8: (data, at, little) => Number(data.getBigUint64(at, little)), u4: (data, at, little) => data.getUint32(at, little),
  u2: (data, at, little) => data.getUint16(at, little), u1: (data, at) => data.getUint8(at), b1: (data, at) => data.getUint8(at),
};

/** @param {DataView} data @param {number} at @param {boolean} little */
function half(data, at, little) {
  const bits = data.getUint16(at, little);
  const exponent = (bits >> 10) & 31, fraction = bits & 1023;
  const size = exponent === 0 ? fraction * 2 ** -24 : exponent === 31 ? (fraction ? NaN : Infinity) : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits & 0x8000 ? -size : size;
}

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Variable} */
export function readNpy(bytes, path) {
  const file = base(path);
  const damaged = () => refuse(`${file} is cut short or damaged: it is no whole NumPy array`);
  if (bytes.length < 12) damaged();
  const data = view(bytes);
  const major = bytes[6];
  const length = major === 1 ? data.getUint16(8, true) : data.getUint32(8, true);
  const start = (major === 1 ? 10 : 12) + length;
  if (start > bytes.length || length > 1 << 20) damaged();
  const header = latin(bytes, start - length, length);
  const kind = /'descr':\s*'([<>|=]?)([a-zA-Z])(\d+)'/.exec(header);
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header);
  if (/'descr':\s*'\|?O/.test(header)) refuse(`${file} holds pickled Python objects; save it as a plain array of numbers`);
  if (!kind || !shapeText) refuse(`${file} holds records or a type that is not read; save it as a plain array of numbers`);
  const shape = shapeText[1].split(',').map((part) => part.trim()).filter(Boolean).map(Number);
  if (shape.length > 2) refuse(`${file} has ${shape.length} dimensions; a matrix has two`);
  const [rows, columns] = [shape[0] ?? 1, shape[1] ?? 1];
  const fortran = /'fortran_order':\s*True/.test(header);
  const little = kind[1] !== '>', size = Number(kind[3]);
  const name = file.replace(/\.npy$/i, '');
  if (kind[2] === 'U' || kind[2] === 'S') {
    const width = kind[2] === 'U' ? size * 4 : size;
    if (rows * columns > 1e5 || start + rows * columns * width > bytes.length) damaged();
    return words(name, file, Array.from({ length: rows * columns }, (_, k) => characters(data, start + k * width, size, kind[2] === 'U', little)));
  }
  const reader = readers[kind[2] + size];
  if (!reader) refuse(`${file} holds numbers of the type ${kind[2]}${size}, which is not read; save it as float64`);
  if (!fits(rows, columns)) {
    if (rows === columns) tooLarge(rows, columns, file);
    return numeric(name, file, rows, columns, null);
  }
  if ( start + rows * columns * size > bytes.length) damaged();
  let values = new Float64Array(rows * columns);
  for (let k = 0; k < values.length; k++) values[k] = reader(data, start + k * size, little);
  if (fortran) values = transposed(values, columns, rows);
  return numeric(name, file, rows, columns, values);
}

/** @param {DataView} data @param {number} at @param {number} count @param {boolean} wide UTF-32 @param {boolean} little */
function characters(data, at, count, wide, little) {
  let text = '';
  for (let k = 0; k < count; k++) {
    const code = wide ? data.getUint32(at + 4 * k, little) : data.getUint8(at + k);
    if (code === 0 || code > 0x10ffff) break;
    text += String.fromCodePoint(code);
  }
  return text;
}

/** As numbers of 8 bytes, or of 4 what is of 4: float64 or float32, little-endian, C order. @param {ArrayLike<number>} values @param {number[]} shape */
export function writeNpy(values, shape) {
  if (values instanceof Float32Array) {
    return npyBytes('<f4', shape, 4 * values.length, (data, at) => {
      for (let k = 0; k < values.length; k++) data.setFloat32(at + 4 * k, values[k], true);
    });
  }
  return npyBytes('<f8', shape, 8 * values.length, (data, at) => {
    for (let k = 0; k < values.length; k++) data.setFloat64(at + 8 * k, values[k], true);
  });
}

/** @param {string[]} texts */
export function writeNpyWords(texts) {
  const letters = texts.map((text) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  const width = Math.max(1, ...letters.map((codes) => codes.length));
  return npyBytes(`<U${width}`, [texts.length], 4 * width * texts.length, (data, at) => {
    for (const [i, codes] of letters.entries()) for (const [k, code] of codes.entries()) data.setUint32(at + 4 * (i * width + k), code, true);
  });
}

/** @param {string} descr @param {number[]} shape @param {number} size @param {(data: DataView, at: number) => void} fill */
function npyBytes(descr, shape, size, fill) {
  const fields = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  // Magic, version and length take 10 bytes; the data begin at a multiple of 64.
  const header = `${fields.padEnd(Math.ceil((10 + fields.length + 1) / 64) * 64 - 11)}\n`;
  const bytes = new Uint8Array(10 + header.length + size);
  bytes.set([0x93, 78, 85, 77, 80, 89, 1, 0, header.length & 255, header.length >> 8]);
  for (let k = 0; k < header.length; k++) bytes[10 + k] = header.charCodeAt(k);
  fill(view(bytes), 10 + header.length);
  return bytes;
}
