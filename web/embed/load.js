// Stands in for ../../wasm/load.js: the core is in the head of the page, packed, and nothing is fetched.
import createCore from '../../wasm/dist/push_pull_core.js';

export const choices = ['core'];

/** What ./early.js has begun. */
export const early = /** @type {any} */ (window).__pushPullCore;

/** @type {{ core: Uint8Array, catalog: import('../types').Catalog, math: Record<string, string> } | null} */
let opened = null;

/** What the file carries: the core, the catalogue of its models, and their equations. */
export function carried() {
  if (opened) return opened;
  const bytes = /** @type {Uint8Array} */ (early.open());
  const end = 4 + new DataView(bytes.buffer).getUint32(0, true);
  return (opened = { core: bytes.subarray(4, end), ...JSON.parse(new TextDecoder().decode(bytes.subarray(end))) });
}

/** @returns {Promise<any>} */
export function startCore() {
  return new Promise((resolve, reject) => {
    createCore({
      locateFile: (/** @type {string} */ name) => name,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(carried().core, imports).then(({ instance }) => done(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

export const readCatalogue = async () => carried().catalog;
