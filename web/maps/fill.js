// One filling of a map: cells come from workers, wait here, and are taken once a frame. What comes after the end is dropped.

/** @typedef {{ cancel: () => void }} Running */
/** @typedef {{ onCells: (cells: ArrayLike<number>, values: ArrayLike<number>, progress?: { failure: string }) => void, onDone: () => void, onError: (error: any) => void }} Handlers */
/** @typedef {{ open: (experiment: any, spec: any, handlers: Handlers) => Running, close: () => void }} Pool */

const WORKERS = 2;

/** The code and the workers come when the first map is asked for. @returns {Promise<Pool>} */
export const loadPool = async () => (await import('./open.js')).makePool(WORKERS);

export class Filling {
  /** 'running', 'done', 'stopped' or 'failed' */
  state = 'running';
  fault = '';
  began = performance.now();
  /** ms */ took = 0;
  /** @type {{ cells: ArrayLike<number>, values: ArrayLike<number> }[]} */ #waiting = [];
  /** @type {Running | null} */ #running = null;
  /** Why cells have no value, of the first of them. */
  failure = '';

  /** @param {Promise<Pool>} pool @param {any} experiment @param {any} spec @param {() => void} told something has come */
  constructor(pool, experiment, spec, told) {
    this.told = told;
    this.#start(pool, experiment, spec).catch((error) => this.#end('failed', error));
  }

  /** @param {Promise<Pool>} pool @param {any} experiment @param {any} spec */
  async #start(pool, experiment, spec) {
    const workers = await pool;
    if (this.state !== 'running') return;
    this.#running = workers.open(experiment, spec, {
      onCells: (cells, values, progress) => {
        if (this.state !== 'running') return;
        this.failure ||= progress?.failure ?? '';
        this.#waiting.push({ cells, values });
        this.told();
      },
      onDone: () => this.#end('done'),
      onError: (error) => this.#end('failed', error),
    });
  }

  /** @param {'done' | 'stopped' | 'failed'} state @param {any} [error] */
  #end(state, error) {
    if (this.state !== 'running') return;
    this.state = state;
    this.took = performance.now() - this.began;
    if (error) this.fault = String(error.message ?? error).replace(/\.$/, '');
    if (state !== 'done') this.#running?.cancel();
    this.told();
  }

  /** What has come since. */
  take() {
    return this.#waiting.splice(0);
  }

  stop() {
    this.#end('stopped');
  }
}
