// What a worker does for a map: opens it, then computes the cells it is sent. The page's worker and Node's are a few lines around it.
import { PushPullError } from '../error.js';
import { startCore } from '../load.js';
import { ParameterMap } from './map.js';

/** @type {Promise<any> | null} */ let core = null;
/** @type {ParameterMap | null} */ let map = null;
/** The map that the present one is, by the sender's count. */
let number = 0;

/** @param {any} data a message of maps.js @param {(answer: any, transfer?: any[]) => void} post */
export async function serve(data, post) {
  try {
    if (data.kind === 'open') {
      number = data.map;
      // What did not come may come the next time.
      core ??= startCore('all').catch((/** @type {unknown} */ error) => {
        core = null;
        throw error;
      });
      const loaded = await core;
      // Another one may have come while the core loaded.
      if (number !== data.map) return;
      map?.delete();
      map = null;
      map = new ParameterMap(loaded, data.experiment, data.spec);
      const { nx, ny, x, y, settle, window } = map;
      post({ kind: 'ready', map: number, frame: { nx, ny, x, y, settle, window } });
    } else if (map && data.map === number) {
      const start = performance.now(), before = map.failed;
      const values = map.runCells(data.cells);
      post({ kind: 'values', map: number, cells: data.cells, values, failed: map.failed - before, failure: map.failure, ms: performance.now() - start }, [values.buffer]);
    }
  } catch (error) {
    const { message, path = '' } = /** @type {PushPullError} */ (error);
    post({ kind: 'fault', map: data.map, message: error instanceof PushPullError ? message : `map: a worker stopped: ${message}`, path });
  }
}
