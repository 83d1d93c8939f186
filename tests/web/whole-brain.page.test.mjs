// The whole brain in the built page, in a real browser: what is heard, what is turned, what is cut, and what is seen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { readConnectome } from '../../wasm/files/index.js';
import { at, colours, open, status, steps } from './page.mjs';

const BRAIN = '#v1/stuart-landau?at=brain';
const ask = (page, request) => page.evaluate((one) => window.__pushPull.ask(one), request);
const sim = (page, read) => page.evaluate(`(({ sim, store }) => (${read}))(window.__pushPull)`);
const drawn = (page) => page.waitForFunction(() => window.__pushPull.sim.trace().count > 120);

test('the tab fetches the whole build, and the page goes on with sixty-eight regions, delays and noise', async () => {
  const { page, done } = await open('#v1/stuart-landau');
  await page.getByRole('tab', { name: 'Brain' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 68);
  await drawn(page);
  const facts = await sim(page, '({ lengths: sim.network().lengths.length, noise: sim.experiment().noise[0].kind, speed: sim.experiment().network.speed, failure: sim.failure })');
  assert.deepEqual(facts, { lengths: 68 * 68, noise: 'white', speed: 6, failure: '' });
  assert.match(await page.locator('pp-brain-panel').textContent(), /68 regions, synthetic, rule-based\./);
  assert.match(await status(page), /^68 nodes, gain /);
  assert.ok(await colours(page, 'pp-carpet') > 20, 'the carpet has a pattern');
  await page.waitForFunction(() => document.querySelector('pp-brain'));
  assert.equal(await page.evaluate(() => location.hash), BRAIN);
  await done();
});

test('gain, speed and noise act on the running network, whose past stays', async () => {
  const { page, done } = await open(BRAIN);
  await drawn(page);
  const before = await steps(page);
  for (const [path, value, now] of [['network.gain', 20, 'sim.experiment().network.gain'], ['network.speed', 2, 'sim.experiment().network.speed'], ['noise.0.sigma', 0.01, 'sim.experiment().noise[0].sigma']]) {
    await ask(page, { type: 'set', path, value });
    await page.waitForFunction(`((sim) => (${now}))(window.__pushPull.sim) === ${value}`);
  }
  assert.ok(await steps(page) > before, 'time goes on');
  assert.equal(await sim(page, 'sim.failure'), '');
  // Under a hand the delays lie between steps, at rest they are whole again.
  const between = () => sim(page, 'Boolean(sim.experiment().network.interpolate)');
  assert.equal(await between(), false);
  // Looked at before the hand can rest.
  const moved = await page.evaluate(async () => {
    const slider = document.querySelector('#value-network-speed').closest('pp-parameter').querySelector('input[type=range]');
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await null;
    const { speed, interpolate } = window.__pushPull.sim.experiment().network;
    return [speed > 10, Boolean(interpolate)];
  });
  assert.deepEqual(moved, [true, true]);
  await page.waitForFunction(() => !window.__pushPull.sim.experiment().network.interpolate);
  await done();
});

test('a surface that comes after the brain was left is not painted with a simulation that has gone', async () => {
  const { page, done } = await open('#v1/stuart-landau', { fresh: true });
  let arrive = () => {};
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route('**/cortex*', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/cortex*');
  await page.getByRole('tab', { name: 'Brain' }).click();
  await asked;
  await page.waitForFunction(() => {
    window.__left = document.querySelector('pp-brain');
    return window.__left?.lab;
  });
  await page.getByRole('tab', { name: 'Alone' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 1 && window.__pushPull.sim.steps > 0 && !window.__left.isConnected);
  arrive();
  // Who asks for the surface again has it after the one that has been left.
  await page.getByRole('tab', { name: 'Brain' }).click();
  await page.waitForFunction(() => ['webgl', 'canvas'].includes(document.querySelector('pp-brain')?.painter));
  assert.equal(await page.evaluate(() => window.__left.isConnected), false);
  await done();
});

test('a region is cut off and joined again at once', async () => {
  const { page, done } = await open(BRAIN);
  await drawn(page);
  const heard = () => sim(page, 'Array.from(sim.network().weights.subarray(0, 68)).reduce((a, b) => a + b, 0)');
  assert.ok(await heard() > 0.9);
  const before = await steps(page);
  await page.getByRole('button', { name: 'Cut off L_bankssts' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.network().weights.subarray(0, 68).every((w) => w === 0));
  assert.ok(await page.evaluate(() => location.hash.includes('network.lesions=1')) || await page.waitForFunction(() => location.hash.includes('network.lesions=1')));
  await page.getByRole('button', { name: 'Join L_bankssts' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.network().weights.subarray(0, 68).some((w) => w > 0));
  assert.ok(await steps(page) >= before, 'without a restart');
  await done();
});

test('a kick moves the region that is watched', async () => {
  const { page, done } = await open(`${BRAIN}&noise.0.kind=none&alpha=-5`);
  await ask(page, { type: 'pause' });
  const value = () => sim(page, "sim.read('x')[0]");
  const before = await value();
  await page.getByRole('button', { name: 'Kick L_bankssts' }).click();
  await page.waitForFunction((x) => Math.abs(window.__pushPull.sim.read('x')[0] - x) > 0.1, before);
  await done();
});

test('every view stands in a dock, drawn, and a selection in one is a selection in all', async () => {
  const { page, done } = await open(BRAIN);
  await drawn(page);
  const menus = page.locator('pp-dock select[aria-label], pp-dock label.dock-choice select');
  for (const view of ['matrix', 'nodes', 'measures', 'phase-plane', 'spectrum', 'carpet', 'brain']) {
    await menus.first().selectOption(view);
    await page.waitForFunction((id) => document.querySelector('pp-dock')?.querySelector(`pp-${id}`), view);
    // Of the views that are drawn, the first picture stands when its canvas has colours; the others are text.
    await page.waitForFunction((id) => {
      const one = document.querySelector('pp-dock').querySelector(`pp-${id}`), canvases = [...(one.shadowRoot ?? one).querySelectorAll('canvas')];
      return canvases.length ? canvases.some((canvas) => canvas.width > 0 && canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte)) : one.textContent.trim() || one.shadowRoot?.textContent.trim();
    }, view);
    await page.screenshot({ path: at(`build/shots/dock-${view}.png`) });
  }
  await ask(page, { type: 'select', nodes: [4, 40], add: false });
  assert.match(await page.locator('pp-brain-panel').textContent(), /Kick 2 regions/);
  await done();
});

test('measures come with their definitions', async () => {
  const { page, done } = await open(`${BRAIN}&play=4`);
  await page.locator('pp-dock label.dock-choice select').nth(1).selectOption('measures');
  await page.waitForFunction(() => /\d Hz/.test(document.querySelector('pp-measures dd')?.textContent ?? ''));
  const names = await page.locator('pp-measures summary').allTextContents();
  assert.ok(names.length >= 6, names.join());
  await page.locator('pp-measures summary').nth(1).click();
  assert.match(await page.locator('pp-measures details[open] p').first().textContent(), /\w{3}/);
  await done();
});

test('another graph, another number of regions, and back', async () => {
  const { page, done } = await open(BRAIN);
  for (const [id, nodes] of [['aal90', 90], ['small-world', 68], ['two-nodes', 2], ['dk68', 68]]) {
    await page.locator('pp-brain-panel #value-connectome').selectOption(id);
    await page.waitForFunction((connectome) => window.__pushPull.store.state.values.connectome === connectome || connectome === 'dk68', id);
    await page.waitForFunction(() => window.__pushPull.sim.steps > 50);
    const now = await sim(page, 'sim.nodes');
    assert.ok(id === 'small-world' ? now > 2 : now === nodes, `${id}: ${now}`);
    assert.equal(await sim(page, 'sim.failure'), '');
  }
  await done();
});

test('a file that is dropped becomes the connectome after a look at it', async () => {
  const { page, done } = await open('#v1/kuramoto');
  await page.evaluate(() => {
    const file = new File(['0,1,0\n0.5,0,0\n0,2,0\n'], 'mine.csv', { type: 'text/csv' });
    const transfer = new DataTransfer();
    transfer.items.add(file);
    document.querySelector('pp-lab').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, composed: true, cancelable: true }));
  });
  await page.getByRole('button', { name: /^Use/ }).click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 3);
  assert.equal(await sim(page, 'store.state.situation'), 'brain');
  assert.match(await page.locator('pp-brain-panel').textContent(), /3 regions/);
  await page.waitForFunction(() => window.__pushPull.sim.steps > 50);
  await done();
});

test('a state that leaves the finite numbers is told, and undo goes on', async () => {
  const { page, done } = await open(`${BRAIN}&integrator=euler`);
  await drawn(page);
  await ask(page, { type: 'set', path: 'alpha', value: 90000 });
  await page.waitForFunction(() => /left the finite numbers/.test(document.querySelector('pp-status p').textContent));
  await ask(page, { type: 'undo' });
  await page.waitForFunction(() => !window.__pushPull.sim.failure && window.__pushPull.store.state.running);
  await done();
});

test('the connectome is saved for other programs, and read back it is the same', async () => {
  const { page, done } = await open(BRAIN);
  await drawn(page);
  for (const [format, name] of [['tvb', 'connectome.zip'], ['npz', 'connectome.npz']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel('Save this connectome').selectOption(format)]);
    assert.equal(download.suggestedFilename(), name);
    const { connectome } = await readConnectome([{ name, bytes: new Uint8Array(await readFile(await download.path())) }]);
    const weights = await page.evaluate(() => [...window.__pushPull.lab.connectome.weights]);
    assert.deepEqual([connectome.nodes, connectome.labels[0], [...connectome.weights]], [68, 'L_bankssts', weights]);
  }
  await done();
});

test('the running connectivity is held against a measured one; one of another size is refused with a sentence', async () => {
  const { page, done } = await open(`${BRAIN}&play=4`);
  await page.locator('pp-dock label.dock-choice select').nth(1).selectOption('measures');
  const compare = page.getByRole('button', { name: 'Compare with a measured FC' });
  const matrix = (n) => ({ name: 'fc.csv', mimeType: 'text/csv', buffer: Buffer.from(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : Math.cos(i * j) / 2)).join(',')).join('\n')) });
  const give = async (n) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), compare.click()]);
    await chooser.setFiles(matrix(n));
  };
  await give(5);
  await page.waitForFunction(() => /fc\.csv has 5 regions and the network 68/.test(document.querySelector('pp-status p').textContent));
  await give(68);
  await page.waitForFunction(() => /Correlation with fc\.csv\s*[−0-9]/.test(document.querySelector('pp-measures').textContent.replace(/\s+/g, ' ')));
  await done();
});
