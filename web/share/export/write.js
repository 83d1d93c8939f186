// A recording as a file: CSV, JSON, or npz for NumPy, each with what it is. Rows and members are those of the command line.
import { Zip, ZipPassThrough } from 'fflate';
import { columns, members, rows } from '../../../wasm/cli/table.mjs';
import { writeNpy } from '../../../wasm/files/npy.js';
import { quantityUnder } from './about.js';
import { turn } from './numbers.js';

/** @typedef {import('./numbers.js').Recording} Recording @typedef {import('./about.js').About} About */
/** @typedef {About & { recording: Record<string, any>, units: Record<string, string> }} Head */

const PIECE = 1 << 20;  // characters gathered before the page has its turn
/** The same recording gives the same bytes at any hour. */
const EPOCH = new Date(1980, 0, 1);

/**
 * What a file says above its numbers.
 * @param {About} about @param {import('../../types').Model} model @param {Recording} recording @param {Record<string, any>} more of where the numbers come from
 * @returns {Head}
 */
export function headOf(about, model, { labels, failure }, more) {
  const units = Object.fromEntries(labels.map((label) => [label, quantityUnder(model, label.replace(/\.(min|max)$/, '')).unit || '1']));
  return { ...about, recording: { ...more, ...(failure ? { ended_early: failure } : {}) }, units: { t_ms: 'ms', ...units } };
}

/** @param {Iterable<string>} parts @param {AbortSignal} [signal] @returns {Promise<Blob[]>} */
async function gather(parts, signal) {
  const pieces = [];
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE) continue;
    pieces.push(new Blob([piece]));
    piece = '';
    await turn();
    signal?.throwIfAborted();
  }
  return [...pieces, new Blob([piece])];
}

/** A line of a comment, whatever the text holds. @param {string} name @param {unknown} value */
const comment = (name, value) => `# ${name}: ${(typeof value === 'object' ? JSON.stringify(value) : String(value)).replace(/\s+/g, ' ')}\n`;

/** @param {Head} head */
function* comments(head) {
  for (const [name, value] of Object.entries(head)) yield comment(name, value);
}

/** @param {Recording} recording @param {Head} head */
function* csvRows(recording, head) {
  yield* comments(head);
  yield* rows(columns(recording));
}

/** @type {Record<string, { type: string, write: (recording: Recording, head: Head, document: import('../../types').Experiment, signal?: AbortSignal) => Promise<BlobPart[]> }>} */
const formats = {
  csv: { type: 'text/csv', write: (recording, head, _, signal) => gather(csvRows(recording, head), signal) },
  json: { type: 'application/json', write: (recording, head, document, signal) => gather(members({ about: head, experiment: document }, recording), signal) },
  npz: { type: 'application/zip', write: async (recording, head, document) => npz(recording, head, document) },
};

export const FORMATS = Object.keys(formats);

/**
 * @param {string} format of FORMATS @param {Recording} recording @param {Head} head @param {import('../../types').Experiment} document whose run it is, or of which it is a part
 * @param {AbortSignal} [signal]
 */
export async function fileOf(format, recording, head, document, signal) {
  const { type, write } = formats[format];
  return new Blob(await write(recording, head, document, signal), { type });
}

const utf8 = new TextEncoder();

/**
 * Arrays `t_ms` (times) and one for each quantity (nodes × times), stored as numpy.savez stores, and beside them two texts.
 * @param {Recording} recording @param {Head} head @param {import('../../types').Experiment} document
 */
function npz({ times, labels, nodes, data }, head, document) {
  /** @type {Record<string, Uint8Array>} */
  const files = { 't_ms.npy': writeNpy(times, [times.length]) };
  for (const id of labels) files[`${id}.npy`] = writeNpy(data[id], [nodes, times.length]);
  files['about.json'] = utf8.encode(JSON.stringify(head));
  files['experiment.json'] = utf8.encode(JSON.stringify(document));
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(/** @type {Uint8Array<ArrayBuffer>} */ (piece));
  });
  for (const [name, bytes] of Object.entries(files)) {
    const file = new ZipPassThrough(name);
    file.mtime = EPOCH;
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return pieces;
}

/** Matrices in one line each, the rest to be read. @param {import('../../types').Experiment} document */
export const documentText = (document) => `${JSON.stringify(document, null, 2).replace(/\[[^[\]{}]*\]/g, (list) => list.replace(/\n\s*/g, ' '))}\n`;
