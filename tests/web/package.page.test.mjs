// The npm package in somebody else's page: bundled, with a map filled by its worker, in a browser.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { delayedExperiment, steps } from '../golden/experiment.js';
import { install } from '../wasm/packed.mjs';
import { at, browser } from './page.mjs';

const PAGE = `
import { PushPull } from 'push-pull';
import { openMap } from 'push-pull/maps';
import MapWorker from 'push-pull/maps/worker?worker';

const sim = (await PushPull.load()).simulate(${JSON.stringify(delayedExperiment('f64'))});
sim.step(${steps});
const map = { x: { path: 'alpha', from: -1, to: 1, count: 2 }, y: { path: 'omega', from: 40, to: 60, count: 2 }, measure: 'frequency' };
let cells = 0;
const spawn = () => new MapWorker();
openMap({ model: 'stuart-landau' }, map, { spawn, workers: 1, onCells: (list) => void (cells += list.length), onError: (error) => { throw error; }, onDone: () => void (document.title = sim.hash() + ' ' + cells) });
`;

test('a bundler makes a page of the package that computes the golden bits and fills a map in a worker', async () => {
  const { folder, remove } = await install();
  try {
    writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>…</title><link rel="icon" href="data:,"><script type="module" src="./page.js"></script>');
    writeFileSync(path.join(folder, 'page.js'), PAGE);
    await build({ configFile: false, root: folder, base: './', logLevel: 'error', worker: { format: 'es' }, build: { target: 'es2022' } });
    const server = await serve(path.join(folder, 'dist')), context = await browser.newContext();
    try {
      const page = await context.newPage();
      const wrong = [];
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
      page.on('pageerror', (error) => wrong.push(String(error)));
      await page.goto(server.url);
      await page.waitForFunction(() => document.title.length > 3);
      const { delays } = JSON.parse(readFileSync(at('tests/golden/hashes.json'), 'utf8'));
      assert.equal(await page.title(), `${delays.f64} 4`);
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
      await server.close();
    }
  } finally {
    remove();
  }
});
