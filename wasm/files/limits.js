// How much a file may hold. What lies above is refused before it is unpacked or parsed.
import { PushPullError } from '../error.js';

/** Nodes that a simulation takes. */
export const MAX_NODES = 1000;
/** Bytes of one file, packed or unpacked: 1,000 × 1,000 numbers of 60 digits. */
export const MAX_FILE = 64 * 2 ** 20;
/** Bytes of all files of one reading together, unpacked. */
export const MAX_ALL = 160 * 2 ** 20;

/** What is wrong with a file, as one sentence; what it quotes of the file may hold line breaks. @param {string} text @returns {never} */
export function refuse(text) {
  throw new PushPullError(text.replace(/[\s\p{Cc}]+/gu, ' '), 'network.connectome');
}

/** @param {number} n */
export const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** One more row and column may be names or the unassigned; long tables may be lists. @param {number} rows @param {number} columns */
export const fits = (rows, columns) => Math.min(rows, columns) <= MAX_NODES + 1 && Math.max(rows, columns) <= 8 * MAX_NODES;

/** @param {number} rows @param {number} columns @param {string} name @returns {never} */
export function tooLarge(rows, columns, name) {
  return refuse(`${name} has ${thousands(rows)} rows and ${thousands(columns)} columns; a simulation takes up to ${thousands(MAX_NODES)} nodes: merge regions into a coarser parcellation, or cut the matrix to the nodes of interest`);
}

/** Counts unpacked bytes, and stops an archive that grows without end. */
export class Budget {
  left = MAX_ALL;

  /** @param {number} bytes @param {string} name */
  take(bytes, name) {
    this.left -= bytes;
    if (this.left < 0) refuse(`${name} unpacks to more than ${MAX_ALL / 2 ** 20} MB together with what came before; a connectome of ${thousands(MAX_NODES)} nodes needs less: unpack it and give only the matrices`);
  }
}

/** Collects chunks up to a limit. */
export class Sink {
  /** @param {string} name @param {Budget} budget @param {number} [limit] */
  constructor(name, budget, limit = MAX_FILE) {
    this.name = name;
    this.budget = budget;
    this.limit = limit;
    /** @type {Uint8Array[]} */
    this.chunks = [];
    this.length = 0;
  }

  /** @param {Uint8Array} chunk */
  add(chunk) {
    this.length += chunk.length;
    if (this.length > this.limit) {
      refuse(`${this.name} unpacks to more ${this.limit < MAX_FILE ? 'bytes than its archive states; the archive is damaged' : `than ${MAX_FILE / 2 ** 20} MB, the most that a file may hold`}`);
    }
    this.budget.take(chunk.length, this.name);
    this.chunks.push(chunk);
  }

  bytes() {
    if (this.chunks.length === 1) return this.chunks[0];
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}
