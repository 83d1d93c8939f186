// Gets the WebAssembly core and the catalogue beside it: from files in Node, by fetch in a browser or a worker.
import createCore from './dist/push_pull_core.js';
import { PushPullError } from './error.js';

const WASM_URL = new URL('./dist/push_pull_core.wasm', import.meta.url);
const CATALOGUE_URL = new URL('./dist/catalogue.json', import.meta.url);

const inNode = typeof process !== 'undefined' && Boolean(process.versions?.node) && WASM_URL.protocol === 'file:';

/** @param {URL} url @returns {Promise<any>} */
async function readLocal(url) {
  const { readFile } = await import(/* @vite-ignore */ 'node:fs/promises');
  return readFile(url);
}

/** @param {URL} url */
async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new PushPullError(`the core could not be loaded: ${response.status} ${response.statusText}`);
  return response;
}

/** @returns {Promise<any>} */
export async function startCore() {
  if (inNode) return createCore({ wasmBinary: await readLocal(WASM_URL) });
  // Started before the glue asks for it, and its failure handed to our caller.
  return new Promise((resolve, reject) => {
    createCore({
      /** @param {WebAssembly.Imports} imports @param {(i: WebAssembly.Instance) => void} done */
      instantiateWasm(imports, done) {
        instantiate(imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** @param {WebAssembly.Imports} imports */
async function instantiate(imports) {
  const response = await get(WASM_URL);
  // Some servers do not know application/wasm; streaming would refuse their answer.
  const known = response.headers.get('content-type')?.startsWith('application/wasm');
  const { instance } = known
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return instance;
}

/** @returns {Promise<any>} */
export async function readCatalogue() {
  if (inNode) return JSON.parse((await readLocal(CATALOGUE_URL)).toString());
  return (await get(CATALOGUE_URL)).json();
}
