// The result of a run as a table: time, then one column per quantity and node.

/**
 * @typedef {{ names: string[], times: Float64Array, data: Float64Array[] }} Table
 * @param {import('../push_pull.js').RunResult} result
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
function* rows({ names, times, data }) {
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
 * @param {object} experiment @param {import('../push_pull.js').RunResult} result
 */
export const toJson = (experiment, result) => gather(members(experiment, result));

/** @param {object} experiment @param {import('../push_pull.js').RunResult} result */
function* members(experiment, { times, labels, nodes, data, failure }) {
  const T = times.length;
  const head = JSON.stringify({ experiment, failure, labels });
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

/** @param {Float64Array} list */
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
  return npy(values, [times.length, width]);
}

/** @param {Float64Array} values @param {[number, number]} shape */
export function npy(values, shape) {
  const fields = `{'descr': '<f8', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  // Magic, version and length take 10 bytes; the data begin at a multiple of 64.
  const header = `${fields.padEnd(Math.ceil((10 + fields.length + 1) / 64) * 64 - 11)}\n`;
  const bytes = Buffer.alloc(10 + header.length + 8 * values.length);
  bytes.write('\x93NUMPY\x01\x00', 'latin1');
  bytes.writeUInt16LE(header.length, 8);
  bytes.write(header, 10, 'latin1');
  let at = 10 + header.length;
  for (const value of values) at = bytes.writeDoubleLE(value, at);
  return bytes;
}
