// `push-pull map`: two numbers of an experiment against one measure, filled by worker threads.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { openMap } from '../maps.js';
import { BadInput } from './options.mjs';
import { deliver, document, ready } from './run.mjs';
import { writeNpy } from '../files/npy.js';

/** @typedef {{ nx: number, ny: number, x: Float64Array, y: Float64Array, values: Float64Array, failed: number, failure: string, settle: number, window: number }} Filled */

/** A thread with the face of a browser's worker. @returns {import('../maps.js').WorkerLike} */
export function spawn() {
  const thread = new Worker(new URL('./map_worker.mjs', import.meta.url));
  /** @type {import('../maps.js').WorkerLike} */
  const face = { postMessage: (data, transfer = []) => thread.postMessage(data, transfer), onmessage: null, onerror: null, terminate: () => void thread.terminate() };
  thread.on('message', (data) => face.onmessage?.({ data }));
  thread.on('error', (error) => face.onerror?.(error));
  return face;
}

/** A whole map by worker threads. @param {any} experiment @param {any} spec @param {{ workers?: number, onProgress?: (done: number, total: number) => void }} [options] @returns {Promise<Filled>} */
export function fillMap(experiment, spec, { workers = 2, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {any} */
    let map;
    openMap(experiment, spec, {
      spawn, workers,
      onStart: ({ nx, ny, x, y, settle, window }) => (map = { nx, ny, x, y, settle, window, values: new Float64Array(nx * ny).fill(NaN) }),
      onCells: (cells, values, { done, total }) => {
        cells.forEach((cell, k) => (map.values[cell] = values[k]));
        onProgress?.(done, total);
      },
      onDone: (end) => resolve({ ...map, ...end }),
      onError: reject,
    });
  });
}

/**
 * @param {import('../push_pull.js').PushPull} pp @param {string} source @param {import('./options.mjs').Options} options
 * @returns {Promise<number>} the exit code
 */
export async function map(pp, source, options) {
  const [out] = options.out;
  const kind = out === undefined ? '.csv' : path.extname(out).toLowerCase();
  if (!['.csv', '.json', '.npy'].includes(kind)) throw new BadInput(`--out: "${out}" ends in none of .csv, .json, .npy`);
  const spec = specOf(options), workers = whole(options, 'workers') ?? 2;
  if (workers < 1 || workers > 64) throw new BadInput(`--workers: must be from 1 to 64, got ${workers}`);
  const { experiment } = await document(pp, source, options);
  // What is wrong is said before any worker starts.
  ready(out);
  /** @type {any} */ (pp).map(experiment, spec).delete();
  const filled = await fillMap(experiment, spec, { workers, onProgress: progress() });
  if (filled.failed) process.stderr.write(`push-pull: ${filled.failed} of ${filled.values.length} cells have no answer, the first ${filled.failure}\n`);
  if (kind === '.npy') process.stderr.write(`${out} has a row for each of ${filled.ny} values of ${spec.y.path} from ${filled.y[0]} to ${filled.y[filled.ny - 1]}, a column for each of ${filled.nx} of ${spec.x.path} from ${filled.x[0]} to ${filled.x[filled.nx - 1]}.\n`);
  const body = kind === '.csv' ? toCsv(spec, filled) : kind === '.npy' ? writeNpy(filled.values, [filled.ny, filled.nx]) : toJson(experiment, spec, filled);
  return deliver(body, out, '');
}

/** @param {import('./options.mjs').Options} options */
function specOf(options) {
  const measures = options.measure.flatMap((list) => list.split(','));
  if (measures.length !== 1) throw new BadInput(`map needs one --measure, got ${measures.length}`);
  const [n, m] = options.lock.length ? lockOf(options.lock[0]) : [];
  return {
    x: axisOf('x', options.x[0]), y: axisOf('y', options.y[0]), measure: measures[0], drive: whole(options, 'drive'), node: whole(options, 'node'), signal: options.signal[0],
    settle: number(options, 'settle'), window: number(options, 'window'), n, m,
  };
}

/** @param {string} name @param {string | undefined} text */
function axisOf(name, text) {
  const shape = `--${name} drive.0.frequency=1:30:60`;
  if (text === undefined) throw new BadInput(`map needs --${name}, as in ${shape}`);
  const [place, range = ''] = text.split(/=(.*)/s);
  const [from, to, count, scale, ...more] = range.split(':');
  const numbers = [from, to, count].map((part) => (part?.trim() ? Number(part) : NaN));
  if (!place || more.length || !numbers.every(Number.isFinite) || (scale !== undefined && scale !== 'log')) throw new BadInput(`--${name}: "${text}" is not path=from:to:count or path=from:to:count:log, as in ${shape}`);
  return { path: place, from: numbers[0], to: numbers[1], count: numbers[2], scale: scale ?? 'linear' };
}

/** @param {string} text */
function lockOf(text) {
  const parts = text.split(':').map(Number);
  if (parts.length !== 2 || !parts.every((part) => Number.isInteger(part) && part > 0)) throw new BadInput(`--lock: "${text}" is not n:m, as in --lock 2:1`);
  return parts;
}

/** @param {import('./options.mjs').Options} options @param {'settle' | 'window' | 'drive' | 'node' | 'workers'} key */
function number(options, key) {
  const [text] = options[key];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!text.trim() || !Number.isFinite(value)) throw new BadInput(`--${key}: must be a number, got "${text}"`);
  return value;
}

/** @param {import('./options.mjs').Options} options @param {'drive' | 'node' | 'workers'} key */
function whole(options, key) {
  const value = number(options, key);
  if (value !== undefined && !Number.isInteger(value)) throw new BadInput(`--${key}: must be a whole number, got "${options[key][0]}"`);
  return value;
}

/** Where a person looks on, a line that counts. */
function progress() {
  if (!process.stderr.isTTY) return undefined;
  return (/** @type {number} */ done, /** @type {number} */ total) => process.stderr.write(done < total ? `\r${done} of ${total} cells` : '\r\x1b[K');
}

/** The values of x head the columns, each row begins with its y: what pandas reads with index_col=0. @param {any} spec @param {Filled} map */
function toCsv(spec, { nx, ny, x, y, values }) {
  const text = (/** @type {number} */ value) => (Number.isNaN(value) ? 'nan' : Object.is(value, -0) ? '-0' : String(value));
  const rows = [[`${spec.y.path}\\${spec.x.path}`, ...Array.from(x, text)].join(',')];
  for (let row = 0; row < ny; row++) rows.push([y[row], ...values.subarray(row * nx, (row + 1) * nx)].map(text).join(','));
  return `${rows.join('\n')}\n`;
}

/** @param {any} experiment @param {any} spec @param {Filled} map */
function toJson(experiment, spec, { nx, ny, x, y, values, failed, failure, settle, window }) {
  const list = Array.from({ length: ny }, (_, row) => Array.from(values.subarray(row * nx, (row + 1) * nx)));
  return `${JSON.stringify({ experiment, map: { ...spec, settle: spec.settle ?? null, window: spec.window ?? null }, longest: { settle, window }, failed, failure, x: Array.from(x), y: Array.from(y), values: list })}\n`;
}
