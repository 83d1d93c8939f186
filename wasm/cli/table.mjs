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

/** Numbers in the shortest form that reads back to the same bits. @param {Table} table */
export function toCsv({ names, times, data }) {
  const rows = [names.join(',')];
  for (let k = 0; k < times.length; k++) {
    let row = text(times[k]);
    for (const column of data) row += `,${text(column[k])}`;
    rows.push(row);
  }
  return `${rows.join('\n')}\n`;
}

/** String() alone loses the sign of zero. @param {number} x */
const text = (x) => (Object.is(x, -0) ? '-0' : String(x));

/**
 * One list of samples per node and quantity, beside the document that made them.
 * @param {object} experiment @param {import('../push_pull.js').RunResult} result
 */
export function toJson(experiment, { times, labels, nodes, data, failure }) {
  const T = times.length;
  const perNode = (/** @type {Float64Array} */ all) => Array.from({ length: nodes }, (_, node) => Array.from(all.subarray(node * T, (node + 1) * T)));
  const byLabel = Object.fromEntries(labels.map((label) => [label, perNode(data[label])]));
  return `${JSON.stringify({ experiment, failure, labels, t_ms: Array.from(times), data: byLabel })}\n`;
}

/** NumPy's format 1.0: float64, little-endian, C order, shape (samples, columns). @param {Table} table */
export function toNpy({ times, data }) {
  const width = data.length + 1;
  const fields = `{'descr': '<f8', 'fortran_order': False, 'shape': (${times.length}, ${width}), }`;
  // Magic, version and length take 10 bytes; the data begin at a multiple of 64.
  const header = `${fields.padEnd(Math.ceil((10 + fields.length + 1) / 64) * 64 - 11)}\n`;
  const bytes = Buffer.alloc(10 + header.length + 8 * times.length * width);
  bytes.write('\x93NUMPY\x01\x00', 'latin1');
  bytes.writeUInt16LE(header.length, 8);
  bytes.write(header, 10, 'latin1');
  let at = 10 + header.length;
  for (let k = 0; k < times.length; k++) {
    at = bytes.writeDoubleLE(times[k], at);
    for (const column of data) at = bytes.writeDoubleLE(column[k], at);
  }
  return bytes;
}
