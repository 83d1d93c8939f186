// Parameter maps filled by workers, from coarse to fine. Knows neither browsers nor Node: whoever opens a map brings `spawn`.
import { PushPullError } from './error.js';

/**
 * What this file needs of a worker; a browser's module worker is one.
 * @typedef {{ postMessage: (data: any, transfer?: any[]) => void, onmessage: ((event: { data: any }) => void) | null, onerror: ((event: any) => void) | null, terminate: () => void }} WorkerLike
 * @typedef {{ nx: number, ny: number, x: Float64Array, y: Float64Array, settle: number, window: number, order: Uint32Array }} Frame
 * @typedef {{ done: number, total: number, failed: number, failure: string }} Progress
 * @typedef {{ onStart?: (frame: Frame) => void, onCells?: (cells: Uint32Array, values: Float64Array, progress: Progress) => void, onDone?: (end: { failed: number, failure: string }) => void, onError?: (error: PushPullError) => void }} Handlers
 */

/** What a worker gets at a time takes about so long: short enough to stop at once, long enough to be worth the message. */
const CHUNK_MS = 80;
/** Fewer cells side by side cost nearly as much as these, unless each is a simulation of its own and slow. */
const FEW_CELLS = 64, SLOW_MS = 6;
/** More than one simulation carries side by side. */
const MOST_CELLS = 256;

/**
 * The cells y·nx + x of a map from coarse to fine: every 8th of both axes, every 4th, every 2nd, all. `ends[k]` is where level k ends.
 * Column by column: a tongue has its frequency on x, and runs side by side that hear one frequency share its sine.
 * @param {number} nx @param {number} ny @returns {{ order: Uint32Array, ends: number[] }}
 */
export function coarseToFine(nx, ny) {
  const order = new Uint32Array(nx * ny), ends = [];
  let at = 0;
  for (const step of [8, 4, 2, 1]) {
    for (let x = 0; x < nx; x += step) for (let y = 0; y < ny; y += step) {
      const known = step < 8 && x % (2 * step) === 0 && y % (2 * step) === 0;
      if (!known) order[at++] = y * nx + x;
    }
    ends.push(at);
  }
  return { order, ends };
}

/** Fills one map with workers of its own, which end with it. @param {any} experiment @param {any} spec @param {Handlers & { spawn: () => WorkerLike, workers?: number }} options @returns {{ cancel: () => void }} */
export function openMap(experiment, spec, { spawn, workers, onDone, onError, ...handlers }) {
  const pool = new MapPool(spawn, workers);
  try {
    pool.open(experiment, spec, { ...handlers, onDone: (end) => (pool.close(), onDone?.(end)), onError: (error) => (pool.close(), onError?.(error)) });
  } catch (error) {
    pool.close();
    throw error;
  }
  return { cancel: () => pool.close() };
}

/** Workers that stay loaded from map to map. The values of a map depend neither on their number nor on who computes which cell. */
export class MapPool {
  /** @type {Hand[]} */ #hands = [];
  /** @type {Task | null} */ #task = null;
  #spawn;

  /** @param {() => WorkerLike} spawn @param {number} [workers] */
  constructor(spawn, workers = 2) {
    this.#spawn = spawn;
    this.#hands = Array.from({ length: Math.max(1, Math.floor(workers)) }, () => new Hand(spawn));
  }

  /** Begins another map; the one before is given up. @param {any} experiment @param {any} spec @param {Handlers} handlers @returns {{ cancel: () => void }} */
  open(experiment, spec, handlers) {
    this.cancel();
    this.#renew();
    const task = (this.#task = new Task(handlers, this.#hands.length));
    task.onFault = () => this.cancel();
    for (const hand of this.#hands) hand.open(task, experiment, spec);
    return { cancel: () => { if (this.#task === task) this.cancel(); } };
  }

  /** Nothing of the present map arrives any more. */
  cancel() {
    if (!this.#task) return;
    this.#task.over = true;
    this.#task = null;
    this.#renew();
  }

  /** A worker in the middle of something long is not waited for, and one that has stopped is of no use. */
  #renew() {
    this.#hands = this.#hands.map((hand) => (!hand.dead && hand.busyFor() < 4 * CHUNK_MS ? hand : (hand.end(), new Hand(this.#spawn))));
  }

  /** Ends the workers. */
  close() {
    if (this.#task) this.#task.over = true;
    this.#task = null;
    for (const hand of this.#hands) hand.end();
    this.#hands = [];
  }
}

/** One map in the making: who has which cells, and what has come back. */
class Task {
  over = false;
  started = false;
  at = 0;
  done = 0;
  failed = 0;
  failure = '';
  /** @type {number[]} */ ends = [];
  order = new Uint32Array(0);
  /** ms that a cell took lately. */
  pace = 0;
  onFault = () => {};

  /** @param {Handlers} handlers @param {number} hands */
  constructor(handlers, hands) {
    this.handlers = handlers;
    this.hands = hands;
  }

  /** @param {{ nx: number, ny: number, x: Float64Array, y: Float64Array, settle: number, window: number }} frame */
  start(frame) {
    if (this.started) return;
    this.started = true;
    Object.assign(this, coarseToFine(frame.nx, frame.ny));
    this.handlers.onStart?.({ ...frame, order: this.order });
  }

  /** The next cells to compute; none when all are given away. */
  next() {
    const level = this.ends.find((end) => end > this.at) ?? this.at, coarse = this.at < this.ends[0];
    const left = this.order.length - this.at;
    // The coarsest picture is shared evenly; later pieces are as long as one waits for, and the last ones short, so that all end together.
    const few = this.pace > SLOW_MS ? 1 : FEW_CELLS;
    const wanted = coarse || !this.pace ? Math.ceil(this.ends[0] / this.hands) : Math.max(few, CHUNK_MS / this.pace);
    const count = Math.min(Math.floor(wanted), MOST_CELLS, coarse ? level - this.at : Math.max(few, Math.ceil(left / this.hands)), left);
    this.at += count;
    return this.order.slice(this.at - count, this.at);
  }

  /** @param {{ cells: Uint32Array, values: Float64Array, failed: number, failure: string, ms: number }} piece */
  take({ cells, values, failed, failure, ms }) {
    this.pace = ms / cells.length;
    this.done += cells.length;
    this.failed += failed;
    this.failure ||= failure;
    this.handlers.onCells?.(cells, values, { done: this.done, total: this.order.length, failed: this.failed, failure: this.failure });
    if (this.over || this.done < this.order.length) return;
    this.over = true;
    this.handlers.onDone?.({ failed: this.failed, failure: this.failure });
  }

  /** @param {string} message @param {string} [path] */
  fault(message, path) {
    if (this.over) return;
    this.over = true;
    this.onFault();
    this.handlers.onError?.(new PushPullError(message, path));
  }
}

/** A worker, and the task it works for. */
class Hand {
  /** @type {Task | null} */ #task = null;
  #number = 0;
  #since = 0;
  dead = false;

  /** @param {() => WorkerLike} spawn */
  constructor(spawn) {
    this.worker = spawn();
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => {
      this.dead = true;
      this.#task?.fault(`map: a worker stopped: ${event?.message || 'its code could not be loaded'}`);
    };
  }

  /** @param {Task} task @param {any} experiment @param {any} spec */
  open(task, experiment, spec) {
    this.#task = task;
    this.#since ||= performance.now();
    this.worker.postMessage({ kind: 'open', map: ++this.#number, experiment, spec });
  }

  /** For how many ms it has been at work. */
  busyFor() {
    return this.#since ? performance.now() - this.#since : 0;
  }

  end() {
    this.#task = null;
    this.worker.onerror = null;
    this.worker.terminate();
  }

  /** @param {any} data */
  #hear(data) {
    // What a map that was given up still sends says only that the worker is free again.
    this.#since = data.map === this.#number ? 0 : this.#since;
    const task = this.#task;
    if (!task || task.over || data.map !== this.#number) return;
    if (data.kind === 'fault') return task.fault(data.message, data.path);
    if (data.kind === 'ready') task.start(data.frame);
    else task.take(data);
    this.#ask(task);
  }

  /** @param {Task} task */
  #ask(task) {
    if (task.over) return;
    const cells = task.next();
    if (!cells.length) return;
    this.#since = performance.now();
    this.worker.postMessage({ kind: 'cells', map: this.#number, cells }, [cells.buffer]);
  }
}
