// Maps of the page: two workers that stay loaded, so that the next map begins at once.
import { MapPool } from '../../wasm/maps.js';

/** @type {MapPool | null} */ let pool = null;

const spawn = () => /** @type {import('../../wasm/maps.js').WorkerLike} */ (/** @type {unknown} */ (new Worker(new URL('./map.worker.js', import.meta.url), { type: 'module' })));

/** Workers for one view, which ends them when it goes. @param {number} workers */
export const makePool = (workers) => new MapPool(spawn, workers);

/** Fills a map; the one before is given up. @param {any} experiment @param {any} spec @param {import('../../wasm/maps.js').Handlers & { workers?: number }} options @returns {{ cancel: () => void }} */
export function openMap(experiment, spec, { workers = 2, ...handlers }) {
  pool ??= new MapPool(spawn, workers);
  return pool.open(experiment, spec, handlers);
}
