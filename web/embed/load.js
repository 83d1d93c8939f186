// Stands in for ../../wasm/load.js: the core is in the head of the page, packed, and nothing is fetched.
import startModule from '../../wasm/dist/push_pull_core.js';
import carried from 'virtual:carried';

export const choices = ['core'];

/** What ./early.js has begun. */
export const early = /** @type {any} */ (window).__pushPullCore;

/** The catalogue of the core's models, and their equations. */
export { carried };

/** @returns {Promise<any>} */
export const startCore = async () => /** @type {any} */ (startModule)(await early.open());

export const readCatalogue = async () => carried.catalog;
