// The page's side of the reading worker: one at a time, with an end to waiting.

/** @typedef {import('../../wasm/files/index.js').Result & { picture: import('./preview.js').Picture }} Result @typedef {import('../../wasm/files/index.js').Options} Options @typedef {{ path: string, file: File }} Dropped */

/** Reading takes tens of milliseconds, the largest a few seconds. */
const PATIENCE = 30_000;

export class Reader {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Dropped[]} */ #files;
  #asked = 0;
  #told = false;

  /** @param {Dropped[]} [files] none to write some */
  constructor(files = []) {
    this.#files = files;
  }

  /** Throws an Error with one sentence when the files hold no connectome. @param {Options} options @returns {Promise<Result>} */
  read(options) {
    const files = this.#told ? null : this.#files;
    this.#told = true;
    return this.#ask({ options, files });
  }

  /** A connectome as files. @param {import('../types').Connectome} connectome @param {string} format csv, npz or tvb @returns {Promise<{ name: string, bytes: Uint8Array<ArrayBuffer> }[]>} */
  write(connectome, format) {
    return this.#ask({ connectome, format });
  }

  /** @param {object} message @returns {Promise<any>} */
  #ask(message) {
    const worker = (this.#worker ??= new Worker(new URL('./reader.worker.js', import.meta.url), { type: 'module' }));
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        worker.removeEventListener('message', heard);
        worker.removeEventListener('error', failed);
      };
      const failed = () => {
        end();
        this.close();
        reject(new Error('the part of the page that reads files could not be loaded; reload the page'));
      };
      const timer = setTimeout(() => {
        end();
        this.close();
        reject(new Error(`these files take longer than ${PATIENCE / 1000} s to read and were given up`));
      }, PATIENCE);
      /** @param {MessageEvent} event */
      const heard = ({ data }) => {
        if (data.id !== id) return;
        end();
        if (data.fault) reject(new Error(data.fault));
        else resolve(data.result);
      };
      worker.addEventListener('message', heard);
      worker.addEventListener('error', failed);
      worker.postMessage({ id, ...message });
    });
  }

  close() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#told = false;
  }
}
