// Gets the WebAssembly core and the catalogue beside it: from files in Node, by fetch in a browser or a worker.
import createCore from './dist/push_pull_core.js';
import { PushPullError } from './error.js';

const CATALOGUE_URL = new URL('./dist/catalogue.json', import.meta.url);

// Two builds: the models of the first load, whose glue comes with this file, and all of them.
const builds = {
  core: { url: new URL('./dist/push_pull_core.wasm', import.meta.url), glue: async () => createCore },
  all: { url: new URL('./dist/push_pull_family.wasm', import.meta.url), glue: async () => (await import('./dist/push_pull_family.js')).default },
};

/** @typedef {keyof typeof builds} Models */
export const choices = Object.keys(builds);

const inNode = typeof process !== 'undefined' && Boolean(process.versions?.node) && CATALOGUE_URL.protocol === 'file:';

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

/** @param {Models} models @returns {Promise<any>} */
export async function startCore(models) {
  const { url, glue } = builds[models];
  if (inNode) return (await glue())({ wasmBinary: await readLocal(url) });
  // Started before the glue asks for it, and its failure handed to our caller.
  const fetched = get(url);
  fetched.catch(() => {});
  const create = await glue();
  return new Promise((resolve, reject) => {
    create({
      /** @param {WebAssembly.Imports} imports @param {(i: WebAssembly.Instance) => void} done */
      instantiateWasm(imports, done) {
        instantiate(fetched, imports).then(done, reject);
        return {};
      },
    }).then(resolve, reject);
  });
}

/** @param {Promise<Response>} fetched @param {WebAssembly.Imports} imports */
async function instantiate(fetched, imports) {
  const response = await fetched;
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
