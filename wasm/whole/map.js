// A map: two numbers of an experiment against one measure of it, cell by cell.
import { PushPullError, deleted, throwIf } from '../error.js';
import { flatten } from '../flatten.js';
import { coarseToFine } from '../maps.js';

const axisFields = ['path', 'from', 'to', 'count', 'scale'];
const fields = ['x', 'y', 'measure', 'drive', 'signal', 'node', 'settle', 'window', 'n', 'm'];

/** @param {unknown} x */
const told = (x) => (typeof x === 'string' ? JSON.stringify(x) : x === null ? 'null' : Array.isArray(x) ? 'a list' : typeof x === 'object' ? 'an object' : String(x));

/** @param {string} path @param {string} right @param {unknown} got */
const wrong = (path, right, got) => new PushPullError(`${path}: must be ${right}, got ${told(got)}`, path);

/** @param {string} path @param {any} object @param {string[]} valid */
function checkFields(path, object, valid) {
  if (object === null || typeof object !== 'object' || Array.isArray(object)) throw wrong(path, `an object with ${valid.slice(0, 3).join(', ')}`, object);
  const odd = Object.keys(object).find((key) => !valid.includes(key));
  if (odd !== undefined) throw new PushPullError(`${path}: unknown field "${odd}"; valid: ${valid.join(', ')}`, path === 'map' ? odd : `${path}.${odd}`);
}

/** Not a number where nothing is given: the core has its own. @param {string} path @param {unknown} x @returns {number} */
function number(path, x) {
  if (x === undefined || x === null) return NaN;
  if (typeof x !== 'number' || !Number.isFinite(x)) throw wrong(path, 'a finite number', x);
  return x;
}

/** @param {string} path @param {unknown} x @param {string} [fallback] @returns {string} */
function word(path, x, fallback) {
  const text = x ?? fallback;
  if (typeof text !== 'string') throw wrong(path, 'a word', x);
  return text;
}

/** @param {string} name @param {any} axis @returns {number[]} */
function axisNumbers(name, axis) {
  checkFields(name, axis, axisFields);
  const { scale = 'linear' } = axis;
  if (scale !== 'linear' && scale !== 'log') throw wrong(`${name}.scale`, 'linear or log', scale);
  const list = ['from', 'to', 'count'].map((field) => number(`${name}.${field}`, axis[field]));
  const missing = list.findIndex(Number.isNaN);
  if (missing >= 0) throw new PushPullError(`${name}.${axisFields[missing + 1]}: is missing`, `${name}.${axisFields[missing + 1]}`);
  return [...list, scale === 'log' ? 1 : 0];
}

/** A map in WebAssembly memory: call delete() when done. */
export class ParameterMap {
  /** @param {any} core the Emscripten module @param {any} experiment @param {any} spec */
  constructor(core, experiment, spec) {
    checkFields('map', spec, fields);
    const numbers = [...axisNumbers('x', spec.x), ...axisNumbers('y', spec.y), ...['drive', 'node', 'settle', 'window', 'n', 'm'].map((field) => number(field, spec[field]))];
    const words = [word('x.path', spec.x.path), word('y.path', spec.y.path), word('measure', spec.measure), word('signal', spec.signal, 'observable')];
    const draft = new core.Draft();
    try {
      flatten(experiment, draft, PushPullError);
      if (!draft.check()) throw new PushPullError(draft.problemText(), draft.problemPath());
      this._map = new core.ParameterMap(draft, words, Float64Array.from(numbers));
    } finally {
      draft.delete();
    }
    const { problem, x, y, settle, window } = this._map.describe();
    if (problem.text) this._map.delete();
    throwIf(problem);
    /** The values along the axes. @type {Float64Array} */
    this.x = x;
    /** @type {Float64Array} */
    this.y = y;
    this.nx = this.x.length;
    this.ny = this.y.length;
    /** ms that a cell runs before it is looked at, and for how long it is looked at. @type {number} */
    this.settle = settle;
    /** @type {number} */
    this.window = window;
    const { order, ends } = coarseToFine(this.nx, this.ny);
    /** The cells y·nx + x, coarse to fine. */
    this.order = order;
    this._ends = ends;
    /** Row after row of y; not a number where a cell is not filled yet, or has no answer. */
    this.values = new Float64Array(this.nx * this.ny).fill(NaN);
    /** How many cells of `order` are filled. */
    this.done = 0;
    /** How many of all cells that were computed have no answer, and why the first of them has none. */
    this.failed = 0;
    this.failure = '';
  }

  /** 0 for a cell of the coarsest picture, every 8th of both axes, to 3. @param {number} k its place in `order` */
  level(k) {
    return this._ends.findIndex((end) => k < end);
  }

  /** Fills the next cells of `order`; returns how many. @param {number} [count] */
  run(count = this.order.length) {
    const cells = this.order.subarray(this.done, this.done + Math.max(0, Math.floor(count)));
    const values = this.runCells(cells);
    cells.forEach((cell, k) => (this.values[cell] = values[k]));
    this.done += cells.length;
    return cells.length;
  }

  /** The values of these cells, whatever else is filled. A copy. @param {ArrayLike<number>} cells @returns {Float64Array} */
  runCells(cells) {
    const list = Uint32Array.from(cells), most = this.nx * this.ny;
    const odd = Array.from(cells).find((cell) => !(Number.isInteger(cell) && cell >= 0 && cell < most));
    if (odd !== undefined) throw new PushPullError(`runCells: unknown cell ${odd}; cells are 0 to ${most - 1}`, 'cells');
    const values = this._map.run(list);
    this.failed += values.filter(Number.isNaN).length;
    this.failure ||= this._map.failure();
    return values;
  }

  /** Frees its memory. Nothing may be called after it. */
  delete() {
    this._map.delete();
    this._map = deleted('map', 'pp.map(experiment, spec)');
  }
}

/** All of a map at once. @param {any} core @param {any} experiment @param {any} spec */
export function wholeMap(core, experiment, spec) {
  const map = new ParameterMap(core, experiment, spec);
  try {
    map.run();
    const { nx, ny, x, y, values, failed, failure, settle, window } = map;
    return { nx, ny, x, y, values, failed, failure, settle, window };
  } finally {
    map.delete();
  }
}
