// One running experiment around the core's session: names checked, the document kept in step.
import { PushPullError, deleted, throwIf } from './error.js';
import { plain } from './flatten.js';

/** @typedef {Float32Array | Float64Array} View @typedef {Record<string, any>} Experiment */

// More in one call would not come back for hours.
const MOST_STEPS = 2 ** 31 - 1;

/** The document as a simulation keeps it. @param {Experiment} experiment @returns {Experiment} */
function kept(experiment) {
  const document = plain(experiment);
  const connectome = document.network?.connectome;
  if (connectome && typeof connectome === 'object') for (const part of [connectome, ...Object.values(connectome).flatMap((list) => [list, ...(Array.isArray(list) ? list : [])])]) Object.freeze(part);
  return document;
}

/** One running experiment. Call delete() when done: it lives in WebAssembly memory. */
export class Simulation {
  /** @param {any} owner the PushPull that made it @param {Experiment} experiment */
  constructor(owner, experiment) {
    this._owner = owner;
    const draft = owner._draft(experiment);
    this._document = kept(experiment);
    this._session = new owner._core.Session(draft);
    draft.delete();
    /** @type {string[]} */
    this._recorded = [];
    this.nodes = 1;
    this._describe();
  }

  _describe() {
    /** @type {any} */
    this.model = this._owner.catalog.models.find((/** @type {any} */ m) => m.id === this._document.model);
    this.nodes = /** @type {View} */ (this._session.read(this.model.states[0].id)).length;
    this.dt = this._document.dt ?? this.model.dt;
  }

  /** Advances by n steps; returns the steps done, fewer when a state left the finite numbers. @param {number} [n] */
  step(n = 1) {
    if (!(Number.isInteger(n) && n >= 0 && n <= MOST_STEPS)) throw new PushPullError(`step: must be a whole number from 0 to ${MOST_STEPS}, got ${n}`, 'step');
    return this._session.step(n);
  }

  /** ms */
  get time() {
    return this._session.time();
  }
  get steps() {
    return this._session.steps();
  }
  /** '' or why the run stopped. @returns {string} */
  get failure() {
    return this._session.failure();
  }

  /** One number per node: a state, a readout, 'observable' or 'input.<id>'. A view, valid until the next call. @param {string} id @returns {View} */
  read(id) {
    if (!this._session.known(id)) throw new PushPullError(`read: unknown "${id}" of ${this.model.id}; valid: ${this._signals().join(', ')}`, id);
    return this._session.read(id);
  }

  /** Changes a number of the running experiment at once: of all nodes, or of one. @param {string} path @param {number} value @param {number} [node] */
  set(path, value, node) {
    if (typeof value !== 'number') throw new PushPullError(`${path}: must be a finite number, got ${JSON.stringify(value)}`, path);
    if (node !== undefined) this._checkNode(path, node);
    throwIf(this._session.set(String(path), value, node ?? -1));
    this._write(path, value, node ?? -1);
    this.dt = this._document.dt ?? this.model.dt;
  }

  /** Adds an amount to a state of a node. @param {number} node @param {string} state @param {number} amount */
  kick(node, state, amount) {
    const index = this._session.stateIndex(state);
    const ids = this.model.states.map((/** @type {any} */ s) => s.id);
    if (index < 0) throw new PushPullError(`kick: unknown state "${state}" of ${this.model.id}; valid: ${ids.join(', ')}`, state);
    this._checkNode('kick', node);
    if (!Number.isFinite(amount)) throw new PushPullError(`kick: must be a finite number, got ${amount}`, state);
    this._session.kick(node, index, amount);
  }

  /** Takes over another document but keeps states and time; false when model, nodes or precision differ. @param {Experiment} experiment */
  adopt(experiment) {
    const draft = this._owner._draft(experiment);
    const done = this._session.adopt(draft);
    draft.delete();
    if (!done) return false;
    this._document = kept(experiment);
    this._describe();
    return true;
  }

  /** Configures the recorder and empties it. @param {{ what: string[], every: number, columns: number }} options */
  scope({ what, every, columns }) {
    for (const [name, count] of Object.entries({ every, columns })) {
      if (!(Number.isInteger(count) && count >= 1 && count <= 1e9)) throw new PushPullError(`scope.${name}: must be a whole number from 1 to 1000000000, got ${count}`, `scope.${name}`);
    }
    throwIf(this._session.scope(what, every, columns));
    this._recorded = [...what];
  }

  /** Views of the recorder's rings; quantity c, node n, column k at (c·nodes + n)·capacity + k % capacity. */
  trace() {
    return { what: this._recorded, ...this._session.trace() };
  }

  /**
   * Power spectrum of a recorded signal, from the recorder's column means: of the last so many columns, on a fine grid of frequencies.
   * @param {string} id @param {number} [node] @param {{ last?: number }} [options]
   */
  spectrum(id, node = 0, { last = Infinity } = {}) {
    this._checkNode('spectrum', node);
    const rate = 1000 / (this._session.trace().every * this.dt);
    if (!this._recorded.includes(id)) throw new PushPullError(`spectrum: "${id}" is not recorded; recorded: ${this._recorded.join(', ') || 'nothing'}`, 'spectrum');
    const means = this._session.means(id, node);
    return this._owner._core.spectrum(means.subarray(Math.max(0, means.length - last)), rate, 4);
  }

  /**
   * The vector field on a plane through a node's state, constant drives only. Views, valid until the next call.
   * @param {{ x: string, y: string, xRange: [number, number], yRange: [number, number], nx: number, ny: number, node?: number }} options
   */
  slice({ x, y, xRange, yRange, nx, ny, node = 0 }) {
    this._checkNode('slice', node);
    const [xi, yi] = [x, y].map((id) => this._session.stateIndex(id));
    if (xi < 0 || yi < 0) throw new PushPullError(`slice: x and y must be states of ${this.model.id}, got "${x}" and "${y}"`, 'slice');
    if (!(nx >= 2 && ny >= 2 && nx * ny <= 1e6)) throw new PushPullError(`slice: nx and ny must be 2 or more and at most 1,000,000 points, got ${nx} × ${ny}`, 'slice');
    return this._session.slice(xi, yi, xRange, yRange, nx, ny, node);
  }

  /**
   * Where a node would rest under its constant drives. Eigenvalues are per model time unit.
   * @param {number} [node]
   * @returns {{ state: Record<string, number>, type: string, stable: boolean, eigenvalues: [number, number][] }[]}
   */
  equilibria(node = 0) {
    this._checkNode('equilibria', node);
    const ids = this.model.states.map((/** @type {any} */ s) => s.id);
    return this._session.equilibria(node).map((/** @type {any} */ e) => ({
      state: Object.fromEntries(ids.map((/** @type {string} */ id, /** @type {number} */ i) => [id, e.state[i]])),
      type: e.type,
      stable: e.stable,
      eigenvalues: Array.from({ length: ids.length }, (_, i) => [e.eigenvalues[2 * i], e.eigenvalues[2 * i + 1]]),
    }));
  }

  /** Document, states and clock as bytes; with { state: true } without the document. @param {{ state?: boolean }} [options] */
  snapshot({ state = false } = {}) {
    const core = this._session.snapshot();
    const text = new TextEncoder().encode(state ? '' : JSON.stringify(this._document));
    const bytes = new Uint8Array(4 + text.length + core.length);
    new DataView(bytes.buffer).setUint32(0, text.length, true);
    bytes.set(text, 4);
    bytes.set(core, 4 + text.length);
    return bytes;
  }

  /** Goes back to a snapshot; with { state: true } only states and clock, parameters stay. @param {Uint8Array} bytes @param {{ state?: boolean }} [options] */
  restore(bytes, { state = false } = {}) {
    const broken = new PushPullError('restore: these bytes are not a snapshot of this experiment', 'restore');
    if (bytes.length < 4) throw broken;
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    if (length > bytes.length - 4) throw broken;
    let document;
    try {
      if (!state) document = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    } catch {
      throw broken;
    }
    const before = this._document;
    if (!state && !this.adopt(document)) throw broken;
    if (!this._session.restore(bytes.subarray(4 + length))) {
      if (!state) this.adopt(before);
      throw broken;
    }
  }

  /** FNV-1a 64 over states and step count, 16 hex digits. @returns {string} */
  hash() {
    return this._session.hash();
  }

  /** The document as it stands after every `set`. A copy, but for the matrices of a network: nothing writes to them, and they are frozen. */
  experiment() {
    const { network } = this._document;
    if (!network?.connectome) return structuredClone(this._document);
    const copy = structuredClone({ ...this._document, network: { ...network, connectome: '' } });
    copy.network.connectome = network.connectome;
    return copy;
  }

  /** Frees its memory. What the core knows cannot be asked for after it. */
  delete() {
    this._session.delete();
    this._session = deleted('simulation', 'pp.simulate(experiment)');
  }

  _signals() {
    const { states, readouts, inputs } = this.model;
    const ids = (/** @type {any[]} */ rows) => rows.map((row) => row.id);
    return [...new Set([...ids(states), ...ids(readouts), 'observable', ...ids(inputs).map((id) => `input.${id}`)])];
  }

  /** @param {string} call @param {number} node */
  _checkNode(call, node) {
    if (!(Number.isInteger(node) && node >= 0 && node < this.nodes)) {
      throw new PushPullError(`${call}: unknown node ${node}; nodes are 0 to ${this.nodes - 1}`, call);
    }
  }

  /** Keeps the document in step with `set`. @param {string} path @param {number} value @param {number} node */
  _write(path, value, node) {
    const parameter = path.replace(/^parameters\./, '');
    if (this.model.parameters.some((/** @type {any} */ p) => p.id === parameter)) return this._writeParameter(parameter, value, node);
    const noise = /^noise\.(?:(\d+)\.)?(\w+)$/.exec(path);
    // A single noise may stand without a list around it.
    const keys = !noise ? path.split('.') : Array.isArray(this._document.noise) ? ['noise', noise[1] ?? '0', noise[2]] : ['noise', noise[2]];
    const last = /** @type {string} */ (keys.pop());
    let at = this._document;
    for (const key of keys) at = at[key] ??= {};
    at[last] = value;
  }

  /** @param {string} id @param {number} value @param {number} node */
  _writeParameter(id, value, node) {
    const parameters = (this._document.parameters ??= {});
    if (node < 0) {
      parameters[id] = value;
      return;
    }
    // One node of many: the list as the core now holds it.
    const now = parameters[id];
    const list = Array.isArray(now) ? [...now] : Array.from(this._session.parameter(id));
    list[node] = value;
    parameters[id] = list;
  }
}
