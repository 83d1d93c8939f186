// Reads and writes connectomes off the main thread, so that the picture goes on. Keeps the files, for reading them again with other options.
import { summarise } from './preview.js';
import { checkFileSize, readConnectome, writeConnectome } from '../../wasm/files/index.js';

/** @type {Promise<{ name: string, bytes: Uint8Array }[]> | null} */ let loaded = null;

/** @param {{ path: string, file: File }[]} list */
async function load(list) {
  // By their size alone, before any is in memory.
  for (const { path, file } of list) checkFileSize(path, file.size);
  return Promise.all(list.map(async ({ path, file }) => ({ name: path, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

addEventListener('message', async ({ data: { id, files, options, connectome, format } }) => {
  try {
    if (connectome) return postMessage({ id, result: writeConnectome(connectome, format) });
    if (files) loaded = load(files);
    const result = await readConnectome(await /** @type {NonNullable<typeof loaded>} */ (loaded), options);
    const { weights, lengths, centres } = result.connectome;
    const picture = summarise(result.connectome);
    const moved = [weights, lengths, centres, picture.cells, picture.edges].flatMap((values) => (values ? [values.buffer] : []));
    postMessage({ id, result: { ...result, picture } }, { transfer: /** @type {ArrayBuffer[]} */ (moved) });
  } catch (error) {
    const known = error instanceof Error && error.name === 'PushPullError';
    postMessage({ id, fault: known ? error.message : 'these files cannot be read: the reader met something it does not know' });
    if (!known) console.error(error);
  }
});
