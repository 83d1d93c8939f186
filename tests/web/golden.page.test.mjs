// The golden bits in a browser: the library as anyone would import it, from the repository's own files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { launch } from './browser.mjs';

const golden = JSON.parse(readFileSync(new URL('../golden/hashes.json', import.meta.url), 'utf8'));

test('Chromium gives the golden bits', async () => {
  const server = await serve(fileURLToPath(new URL('../..', import.meta.url)), { port: 0 });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}tests/web/blank.html`);
    const hashes = await page.evaluate(async () => {
      const [library, experiment] = ['/wasm/push_pull.js', '/tests/golden/experiment.js'];
      const { PushPull } = await import(library);
      const { goldenHashes } = await import(experiment);
      return goldenHashes(await PushPull.load());
    });
    assert.deepEqual(hashes, golden);
  } finally {
    await browser.close();
    await server.close();
  }
});
