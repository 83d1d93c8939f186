// Stands in for wasm/load.js in the one-file lab: the core is in the file. It carries one build, which knows all models.
import createCore from '../../../../wasm/dist/push_pull_family.js';
import { carried } from './carried.js';

export const choices = ['core', 'all'];

/** @returns {Promise<any>} */
export async function startCore() {
  const bytes = await carried('core');
  return new Promise((resolve, reject) => {
    createCore({
      locateFile: (/** @type {string} */ name) => name,
      /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(/** @type {Uint8Array<ArrayBuffer>} */ (bytes), imports).then(({ instance }) => done(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

export const readCatalogue = async () => JSON.parse(new TextDecoder().decode(await carried('catalogue')));
