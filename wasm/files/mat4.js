// MATLAB 4: a header of 20 bytes before each matrix, then its name and its numbers by columns. There is no magic.
import { base, latin, transposed, view } from './bytes.js';
import { fits, refuse } from './limits.js';
import { numeric, words } from './variable.js';

const SIZES = [8, 4, 4, 2, 2, 1];

/** @param {DataView} data @param {number} at @returns {{ little: boolean, type: number, text: boolean, rows: number, columns: number, imaginary: boolean, name: number } | null} */
function header(data, at) {
  if (at + 20 > data.byteLength) return null;
  for (const little of [true, false]) {
    const word = (/** @type {number} */ k) => data.getInt32(at + 4 * k, little);
    const mopt = word(0);
    const [machine, zero, type, kind] = [Math.floor(mopt / 1000), Math.floor(mopt / 100) % 10, Math.floor(mopt / 10) % 10, mopt % 10];
    if (mopt < 0 || machine !== (little ? 0 : 1) || zero !== 0 || type > 5 || kind > 1) continue;
    const [rows, columns, imaginary, name] = [word(1), word(2), word(3), word(4)];
    if (rows < 0 || columns < 0 || rows > 1e7 || columns > 1e7 || imaginary < 0 || imaginary > 1 || name < 2 || name > 256) continue;
    return { little, type, text: kind === 1, rows, columns, imaginary: imaginary === 1, name };
  }
  return null;
}

/** @param {Uint8Array} bytes */
export function isMat4(bytes) {
  const found = header(view(bytes), 0);
  if (!found) return false;
  const name = latin(bytes, 20, found.name - 1);
  return /^[A-Za-z]\w*$/.test(name) && bytes[20 + found.name - 1] === 0;
}

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Reading} */
export function readMat4(bytes, path) {
  const file = base(path);
  const data = view(bytes);
  const variables = [];
  for (let at = 0; at < bytes.length; ) {
    const found = header(data, at);
    const name = found ? latin(bytes, at + 20, found.name - 1) : '';
    const start = at + 20 + (found?.name ?? 0);
    const size = found ? SIZES[found.type] : 0, count = found ? found.rows * found.columns : 0;
    if (!found || start + count * size * (found.imaginary ? 2 : 1) > bytes.length) refuse(`${file} is cut short or damaged after ${variables.length} MATLAB variable${variables.length === 1 ? '' : 's'}`);
    const read = (/** @type {number} */ k) => {
      const place = start + k * size;
      return [data.getFloat64, data.getFloat32, data.getInt32, data.getInt16, data.getUint16, data.getUint8][found.type].call(data, place, found.little);
    };
    if (found.text) {
      if (count < 1e6) variables.push(words(name, file, Array.from({ length: found.rows }, (_, i) => String.fromCharCode(...Array.from({ length: found.columns }, (_, j) => read(i + j * found.rows))).trim())));
    } else if (!fits(found.rows, found.columns)) variables.push(numeric(name, file, found.rows, found.columns, null));
    else {
      const values = Float64Array.from({ length: count }, (_, k) => read(k));
      variables.push(numeric(name, file, found.rows, found.columns, transposed(values, found.columns, found.rows)));
    }
    at = start + count * size * (found.imaginary ? 2 : 1);
  }
  return { format: 'MATLAB 4', variables };
}
