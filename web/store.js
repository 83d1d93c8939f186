// The state of the page: one frozen object, replaced by requests, told to listeners at most once in a microtask, so that
// a burst of requests costs one rendering.

/** @typedef {import('./types').State} State @typedef {import('./types').Request} Request */
/** @typedef {(state: State, before: State) => void} Listener */

/** @template T @param {T} value @returns {T} */
function freeze(value) {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

export class Store {
  /** @type {State} */ #state;
  /** @type {State} what the listeners were last told */ #told;
  #scheduled = false;
  /** @type {Set<Listener>} */ #listeners = new Set();
  #reduce;

  /** @param {State} state @param {(state: State, request: Request) => State} reduce pure */
  constructor(state, reduce) {
    this.#state = this.#told = freeze(state);
    this.#reduce = reduce;
  }

  /** The latest state, also before the listeners hear of it. */
  get state() {
    return this.#state;
  }

  /** @param {Request} request */
  dispatch(request) {
    const next = freeze(this.#reduce(this.#state, request));
    if (next === this.#state) return;
    this.#state = next;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#commit());
  }

  #commit() {
    this.#scheduled = false;
    const before = this.#told;
    this.#told = this.#state;
    if (before !== this.#told) for (const listener of [...this.#listeners]) listener(this.#told, before);
  }

  /** @param {Listener} listener @returns {() => void} call it to stop listening */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
