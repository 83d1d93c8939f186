// One filling of a map: cells come from workers, wait here, and are taken once a frame. What comes after the end is dropped.

/** @typedef {{ cancel: () => void }} Running @typedef {(experiment: any, spec: any, how: { workers?: number, onCells: (cells: ArrayLike<number>, values: ArrayLike<number>) => void, onDone: () => void, onError: (error: any) => void }) => Running | Promise<Running>} Open */

export const WORKERS = 2;

/** The code and its workers come when the first map is asked for. @returns {Promise<Open>} */
export const loadOpen = async () => /** @type {any} */ (await import('../../wasm/maps.js')).openMap;

export class Filling {
  /** 'running', 'done', 'stopped' or 'failed' */
  state = 'running';
  fault = '';
  began = performance.now();
  /** ms */ took = 0;
  /** @type {{ cells: ArrayLike<number>, values: ArrayLike<number> }[]} */ #waiting = [];
  /** @type {Running | null} */ #running = null;

  /** @param {() => Promise<Open>} load @param {any} experiment @param {any} spec @param {() => void} told something has come */
  constructor(load, experiment, spec, told) {
    this.told = told;
    this.#start(load, experiment, spec).catch((error) => this.#end('failed', error));
  }

  /** @param {() => Promise<Open>} load @param {any} experiment @param {any} spec */
  async #start(load, experiment, spec) {
    const open = await load();
    if (this.state !== 'running') return;
    const running = await open(experiment, spec, {
      workers: WORKERS,
      onCells: (cells, values) => {
        if (this.state !== 'running') return;
        this.#waiting.push({ cells, values });
        this.told();
      },
      onDone: () => this.#end('done'),
      onError: (error) => this.#end('failed', error),
    });
    this.#running = running;
    // It was stopped while it was opened.
    if (this.state !== 'running') running.cancel();
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
