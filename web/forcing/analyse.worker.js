// Asks the core about experiments away from the page's frames.
import { PushPull } from '../../wasm/push_pull.js';

self.addEventListener('message', async ({ data: { id, call, experiment, options } }) => {
  try {
    const core = /** @type {any} */ (await PushPull.load({ models: 'all' }));
    self.postMessage({ id, result: core.analyse[call](experiment, options) });
  } catch (error) {
    self.postMessage({ id, fault: /** @type {Error} */ (error).message });
  }
});
