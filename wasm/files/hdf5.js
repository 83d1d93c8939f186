// HDF5 through jsfive, fetched when such a file is met: MATLAB 7.3 (behind 512 bytes of its own, arrays by columns) and TVB's .h5.
import { PushPullError } from '../error.js';
import { base, latin, transposed } from './bytes.js';
import { fits, refuse } from './limits.js';
import { numeric, words } from './variable.js';

const MAGIC = '\x89HDF\r\n\x1a\n';

/** Where the HDF5 begins: at 0, or behind a block of the writer's own. @param {Uint8Array} bytes */
export const beginning = (bytes) => [0, 512, 1024, 2048].find((at) => latin(bytes, at, 8) === MAGIC) ?? -1;

/** @param {Uint8Array} bytes @param {string} path @returns {Promise<import('./variable.js').Reading>} */
export async function readHdf5(bytes, path) {
  const file = base(path);
  const start = beginning(bytes);
  const matlab = start > 0;
  const hdf5 = await import('./jsfive.js');
  /** @type {import('./variable.js').Variable[]} */ const variables = [];
  /** @type {string[]} */ const notes = [];
  /** @type {any} */ let root;
  try {
    // jsfive addresses from the beginning of what it is given.
    root = new hdf5.File(bytes.slice(start).buffer, file);
    walk(root, '', 0);
  } catch (error) {
    if (error instanceof PushPullError) throw error;
    refuse(`${file} is cut short or damaged, or uses a part of HDF5 that is not read; save it as MATLAB 7 (save -v7), npz or CSV`);
  }
  const declared = matlab ? {} : tvb(variables);
  return { format: matlab ? 'MATLAB 7.3' : declared.rowIsTarget ? 'TVB h5' : 'HDF5', variables, notes, declared };

  /** @param {any} group @param {string} prefix @param {number} depth */
  function walk(group, prefix, depth) {
    if (depth > 6) return;
    for (const key of group.keys) {
      if (key.startsWith('#') || variables.length > 200) continue;
      const item = group.get(key);
      if (Array.isArray(item.keys)) walk(item, `${prefix}${key}.`, depth + 1);
      else dataset(item, prefix + key);
    }
  }

  /** @param {any} item @param {string} name */
  function dataset(item, name) {
    const { dtype } = item;
    const shape = /** @type {number[]} */ (item.shape);
    if (Array.isArray(dtype) || shape.length > 2) {
      if (dtype[0] === 'REFERENCE') notes.push(`${name} of ${file} is a cell array, whose names are not read from MATLAB 7.3 files; save it with -v7 to keep them.`);
      return;
    }
    const [rows, columns] = [shape[0] ?? 1, shape[1] ?? 1];
    const text = /^[<>|]?S/.test(dtype);
    if (!text && !/^[<>|]?[fiu]\d/.test(dtype)) return;
    if (!fits(rows, columns)) {
      variables.push(numeric(name, file, rows, columns, null));
      return;
    }
    if (text) {
      variables.push(words(name, file, Array.from(item.value, (each) => String(each).replace(/\0.*$/s, ''))));
      return;
    }
    const values = Float64Array.from(/** @type {ArrayLike<number | bigint>} */ (item.value), Number);
    if (values.length !== rows * columns) refuse(`${file} is cut short or damaged: ${name} has ${values.length} of its ${rows * columns} numbers`);
    if (matlab && item.attrs?.MATLAB_class === 'char') variables.push(words(name, file, [String.fromCharCode(...values.subarray(0, 1000))]));
    else variables.push(matlab ? numeric(name, file, columns, rows, transposed(values, rows, columns)) : numeric(name, file, rows, columns, values));
  }
}

/** The Virtual Brain's own files say what they hold. @param {import('./variable.js').Variable[]} variables */
function tvb(variables) {
  const has = (/** @type {string} */ name) => variables.some((each) => each.name === name);
  return has('weights') && has('tract_lengths') && has('region_labels') ? { rowIsTarget: true, lengthUnit: 'mm' } : {};
}
