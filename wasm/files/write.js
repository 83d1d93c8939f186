// A connectome as files that others read: CSV, npz, and the ZIP of The Virtual Brain. Numbers come back to the bit.
import { zipSync } from 'fflate';
import { PushPullError } from '../error.js';
import { writeNpy, writeNpyWords } from './npy.js';
import { CORNER } from './text.js';

/** @typedef {import('./index.js').Connectome} Connectome @typedef {import('./index.js').File} File */

/** The shortest text that reads back to the same bits. @param {number} x */
const digits = (x) => (Object.is(x, -0) ? '-0' : String(x));

const utf8 = new TextEncoder();

/** A cell of CSV. @param {string} text */
const quoted = (text) => (/[",\r\n#]|^\s|\s$|^$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {ArrayLike<number>} matrix @param {number} rows @param {number} columns @param {string} sign @param {(row: number) => string} [lead] */
function body(matrix, rows, columns, sign, lead = () => '') {
  const lines = [];
  for (let i = 0; i < rows; i++) {
    const cells = [];
    for (let j = 0; j < columns; j++) cells.push(digits(matrix[i * columns + j]));
    lines.push(lead(i) + cells.join(sign));
  }
  return `${lines.join('\n')}\n`;
}

/** @type {Record<string, (c: Connectome) => File[]>} */
const writers = {
  csv(c) {
    const names = named(c);
    const table = (/** @type {Float64Array} */ matrix) => utf8.encode(`${CORNER},${names.map(quoted).join(',')}\n${body(matrix, c.nodes, c.nodes, ',', (row) => `${quoted(names[row])},`)}`);
    const files = [{ name: 'weights.csv', bytes: table(c.weights) }];
    if (c.lengths) files.push({ name: 'lengths.csv', bytes: table(c.lengths) });
    return files;
  },
  npz(c) {
    const { nodes: n } = c;
    /** @type {Record<string, Uint8Array>} */ const members = { 'weights.npy': writeNpy(c.weights, [n, n]) };
    // So that a directed matrix comes back without a question.
    members['row_is_target.npy'] = writeNpy([1], []);
    if (c.lengths) members['lengths.npy'] = writeNpy(c.lengths, [n, n]);
    if (c.labels.length) members['labels.npy'] = writeNpyWords(c.labels);
    if (c.centres) members['centres.npy'] = writeNpy(c.centres, [n, 3]);
    if (c.hemispheres) members['hemispheres.npy'] = writeNpy(c.hemispheres, [n]);
    if (c.cortical) members['cortical.npy'] = writeNpy(c.cortical, [n]);
    if (c.areas) members['areas.npy'] = writeNpy(c.areas, [n]);
    return [{ name: 'connectome.npz', bytes: zipSync(members, { mtime: EPOCH }) }];
  },
  tvb(c) {
    const { nodes: n } = c;
    // Its readers split at blanks, so a name holds none.
    const labels = named(c).map((label) => label.trim().replace(/[\s,"#]+/g, '_'));
    const centres = c.centres ?? new Float64Array(3 * n);
    /** @type {Record<string, string>} */
    const members = {
      'weights.txt': body(c.weights, n, n, ' '),
      'centres.txt': body(centres, n, 3, ' ', (row) => `${labels[row]} `),
      'info.txt': 'weights_unit = "au"\nlength_unit = "mm"\narea_unit = "mm^2"\n',
    };
    // Without lengths The Virtual Brain takes the distances of the centres; without those either there is nothing to delay by.
    if (c.lengths || !c.centres) members['tract_lengths.txt'] = body(c.lengths ?? new Float64Array(n * n), n, n, ' ');
    if (c.hemispheres) members['hemispheres.txt'] = body(c.hemispheres, n, 1, ' ');
    if (c.cortical) members['cortical.txt'] = body(c.cortical, n, 1, ' ');
    if (c.areas) members['areas.txt'] = body(c.areas, n, 1, ' ');
    return [{ name: 'connectome.zip', bytes: zipSync(Object.fromEntries(Object.entries(members).map(([name, text]) => [name, utf8.encode(text)])), { mtime: EPOCH }) }];
  },
};

/**
 * As the field `network.connectome` of an experiment document holds it.
 * @param {Connectome} c @returns {{ weights: number[][], lengths?: number[][], labels?: string[], centres?: number[][] }}
 */
export function connectomeDocument(c) {
  const rows = (/** @type {Float64Array} */ values, /** @type {number} */ columns) => Array.from({ length: c.nodes }, (_, k) => Array.from(values.subarray(k * columns, (k + 1) * columns)));
  return {
    weights: rows(c.weights, c.nodes), ...(c.lengths ? { lengths: rows(c.lengths, c.nodes) } : {}), ...(c.labels.length ? { labels: c.labels } : {}), ...(c.centres ? { centres: rows(c.centres, 3) } : {}),
  };
}

/** The same connectome gives the same bytes at any hour. */
const EPOCH = new Date(1980, 0, 1);

/** @param {Connectome} c */
const named = (c) => (c.labels.length ? c.labels : Array.from({ length: c.nodes }, (_, k) => `node_${k + 1}`));

/** @param {Connectome} connectome @param {string} format csv, npz or tvb @returns {File[]} */
export function writeConnectome(connectome, format) {
  if (!Object.hasOwn(writers, format)) throw new PushPullError(`the format is "${format}"; it must be one of ${Object.keys(writers).join(', ')}`, 'format');
  return writers[format](connectome);
}
