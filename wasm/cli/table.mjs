// The result of a run as a table: time, then one column per quantity and node. The page writes its files with the same rows.
import { writeNpy } from '../files/npy.js';

/**
 * @typedef {Float32Array | Float64Array} Numbers
 * @typedef {{ names: string[], times: Float64Array, data: Numbers[] }} Table
 * @typedef {{ times: Float64Array, labels: string[], nodes: number, data: Record<string, Numbers>, failure: string }} Result
 * @param {Result} result
 * @returns {Table}
 */
export function columns({ times, labels, nodes, data }) {
  const names = ['t_ms'];
  const list = [];
  for (const label of labels) {
    for (let node = 0; node < nodes; node++) {
      names.push(nodes === 1 ? label : `${label}[${node}]`);
      list.push(data[label].subarray(node * times.length, (node + 1) * times.length));
    }
  }
  return { names, times, data: list };
}

/** Text of any length: a single string ends at half a gigabyte. @param {Iterable<string>} parts */
function gather(parts) {
  /** @type {Buffer[]} */
  const pieces = [];
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < 1e6) continue;
    pieces.push(Buffer.from(piece));
    piece = '';
  }
  return Buffer.concat([...pieces, Buffer.from(piece)]);
}

/** Numbers in the shortest form that reads back to the same bits. @param {Table} table */
export const toCsv = (table) => gather(rows(table));

/** @param {Table} table */
export function* rows({ names, times, data }) {
  yield `${names.join(',')}\n`;
  for (let k = 0; k < times.length; k++) {
    let row = text(times[k]);
    for (const column of data) row += `,${text(column[k])}`;
    yield `${row}\n`;
  }
}

/** String() alone loses the sign of zero. @param {number} x */
const text = (x) => (Object.is(x, -0) ? '-0' : String(x));

/**
 * One list of samples per node and quantity, beside the document that made them.
 * @param {object} experiment @param {Result} result
 */
export const toJson = (experiment, result) => gather(members({ experiment }, result));

/** @param {object} about what stands before the numbers @param {Result} result */
export function* members(about, { times, labels, nodes, data, failure }) {
  const T = times.length;
  const head = JSON.stringify({ ...about, failure, labels });
  yield `${head.slice(0, -1)},"t_ms":`;
  yield* numbers(times);
  yield ',"data":{';
  for (const [i, label] of labels.entries()) {
    yield `${i ? ',' : ''}${JSON.stringify(label)}:[`;
    for (let node = 0; node < nodes; node++) {
      if (node) yield ',';
      yield* numbers(data[label].subarray(node * T, (node + 1) * T));
    }
    yield ']';
  }
  yield '}}\n';
}

/** @param {Numbers} list */
function* numbers(list) {
  yield '[';
  for (let k = 0; k < list.length; k++) yield `${k ? ',' : ''}${JSON.stringify(list[k])}`;
  yield ']';
}

/** NumPy's format 1.0: float64, little-endian, C order, shape (samples, columns). @param {Table} table */
export function toNpy({ times, data }) {
  const width = data.length + 1, values = new Float64Array(times.length * width);
  for (let k = 0; k < times.length; k++) {
    values[k * width] = times[k];
    for (const [i, column] of data.entries()) values[k * width + i + 1] = column[k];
  }
  return writeNpy(values, [times.length, width]);
}
