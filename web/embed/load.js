// Stands in for ../../wasm/load.js: ./early.js opens the core that the page carries, and nothing is fetched.
import startModule from '../../wasm/dist/push_pull_core.js';
import carried from 'virtual:carried';

export const choices = ['core'];

/** The catalogue of the core's models, and their equations. */
export { carried };

/** @returns {Promise<any>} */
export const startCore = async () => /** @type {any} */ (startModule)(await /** @type {any} */ (window).__pushPullCore());

export const readCatalogue = async () => carried.catalog;
