// Small things that all readers of bytes share.

/** @param {Uint8Array} bytes */
export const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Text of unknown encoding: UTF-8 or UTF-16 by its mark, else UTF-8, else Latin-1. @param {Uint8Array} bytes */
export function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** @param {Uint8Array} bytes @param {number} at @param {number} length */
export function latin(bytes, at, length) {
  let text = '';
  for (let k = at; k < Math.min(at + length, bytes.length); k++) text += String.fromCharCode(bytes[k]);
  return text;
}

/** The last part of a path. @param {string} path */
export const base = (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

/** Rows become columns. @param {ArrayLike<number>} values @param {number} rows @param {number} columns of the source */
export function transposed(values, rows, columns) {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j];
  return out;
}

const crcTable = new Int32Array(256).map((_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** @param {Uint8Array} bytes */
export function crc32(bytes) {
  let c = -1;
  for (let k = 0; k < bytes.length; k++) c = crcTable[(c ^ bytes[k]) & 255] ^ (c >>> 8);
  return (c ^ -1) >>> 0;
}
