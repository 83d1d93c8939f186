// Every model of the family in every situation, in the built page: something lives on the screen, or the rest that is declared.
import assert from 'node:assert/strict';
import test from 'node:test';
import { NODES, at, colours, frames, open, sweep } from './page.mjs';
import { catalog } from './core.mjs';
import { SITUATIONS, write } from '../../web/url.js';

/** What the recorder and the page say. */
const facts = (page) => page.evaluate(() => {
  const { sim, store } = window.__pushPull;
  const trace = sim.trace(), { model } = sim;
  const range = (id) => {
    const row = trace.what.indexOf(id) * trace.nodes * trace.capacity;
    let low = Infinity, high = -Infinity;
    for (let k = trace.first; k < trace.count; ++k) {
      low = Math.min(low, trace.min[row + (k % trace.capacity)]);
      high = Math.max(high, trace.max[row + (k % trace.capacity)]);
    }
    return high - low;
  };
  const push = [...model.states, ...model.readouts].find((one) => one.id === model.push);
  return { model: model.id, nodes: sim.nodes, failure: sim.failure, message: store.state.message?.text ?? '', moved: range(model.push) / (push.high - push.low), wide: document.documentElement.scrollWidth - innerWidth };
});

test('every model shows a rhythm or its declared rest: alone, forced and as a network', async (t) => {
  const { page, done } = await open('#v1/kuramoto');
  const faults = [];
  for (const model of catalog.models) {
    // The whole brain of every model is stepped in network.test.mjs, and seen for the first model of each rung.
    for (const situation of SITUATIONS.filter((one) => one !== 'brain')) {
      const hash = write({ model: model.id, situation, preset: '', values: {}, kept: {} }, catalog);
      await page.evaluate((link) => { location.hash = link; }, hash);
      await page.waitForFunction(([id, where]) => window.__pushPull.sim.model.id === id && window.__pushPull.store.state.situation === where, [model.id, situation]);
      await page.waitForFunction(() => document.querySelector('pp-equation .katex'));
      await sweep(page);
      // A sentence comes a moment after.
      if (situation === 'alone') await page.waitForFunction(() => /\w.*\.$/.test(document.querySelector('pp-status p').textContent));
      const { moved, ...told } = await facts(page);
      const name = `${model.id} ${situation}`;
      try {
        assert.deepEqual(told, { model: model.id, nodes: NODES[situation], failure: '', message: '', wide: 0 }, name);
        assert.ok(moved > 0.01 || (situation !== 'forced' && model.presets[0].regime === 'rest'), `${name}: ${model.push} moves by ${moved} of its window`);
        assert.ok(await colours(page, 'pp-scope') > 4, `${name}: the scope shows traces`);
        assert.equal(await page.evaluate(() => location.hash), hash);
      } catch (error) {
        faults.push(error.message);
      }
      await page.screenshot({ path: at(`build/shots/family-${model.id}-${situation}.jpg`), type: 'jpeg', quality: 80 });
    }
  }
  await done();
  assert.deepEqual(faults, []);
  t.diagnostic(`${catalog.models.length} models`);
});

test('a model of one state is shown on its line: its rate above it, its rest marked, and a click sets it', async () => {
  const { page, done } = await open('#v1/linear');
  assert.match(await page.locator('pp-phase-plane .title').textContent(), /^Phase line$/);
  await page.evaluate(() => window.__pushPull.ask({ type: 'pause' }));
  await frames(page);
  assert.ok(await colours(page, 'pp-phase-plane') > 4, 'there is a picture');
  assert.match(await page.locator('pp-phase-plane canvas').first().getAttribute('aria-label'), /^Phase line of Linear leak.*Fixed points: stable node at 0\.$/);
  const box = await page.locator('pp-phase-plane .stage').boundingBox();
  await page.mouse.click(box.x + box.width * 0.8, box.y + box.height * 0.3);
  await page.waitForFunction(() => window.__pushPull.sim.read('x')[0] > 0.3);
  await page.screenshot({ path: at('build/shots/phase-line.png') });
  await done();
});
