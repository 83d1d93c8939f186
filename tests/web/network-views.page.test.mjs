// The views of a network in a real browser, with a real core: what they show, and what a hand on one does to all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { at, dk68, inside, network, open, painted, ring } from './network-harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const boxOf = (page, tag) => page.locator(`${tag} .stage`).boundingBox();
const asked = (page, type) => inside(page, 'return t.asked.filter((one) => one.type === given)', type);

/** Where a node is on the screen. @param {Page} page @param {number} node */
async function placeOf(page, node) {
  const box = await boxOf(page, 'pp-brain');
  const [x, y] = await inside(page, 'return [...view("pp-brain").seen.slice(3 * given, 3 * given + 2)]', node);
  return [box.x + x, box.y + y];
}

const twoFrames = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The node on the near side that stands most alone. */
const nearNode = (page) => inside(page, `const { seen } = view('pp-brain'), all = Array.from({ length: seen.length / 3 }, (_, n) => n), near = all.filter((n) => seen[3 * n + 2] > 10);
  const alone = (n) => Math.min(...near.filter((m) => m !== n).map((m) => Math.hypot(seen[3 * n] - seen[3 * m], seen[3 * n + 1] - seen[3 * m + 1])));
  return near.sort((p, q) => alone(q) - alone(p))[0]`);

test('the views fit 1440, 768 and 360 px and stand in light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page, done } = await open(dk68(), { page: { colorScheme } });
    await painted(page);
    await page.waitForFunction(() => window.__test.sim.time > 130);
    await inside(page, 't.lab.state = { ...t.lab.state, selection: [3, 22, 57], node: 22, running: false }');
    for (const [width, height] of [[1440, 900], [768, 1024], [360, 800]]) {
      await page.setViewportSize({ width, height });
      await twoFrames(page);
      await page.screenshot({ path: at(`build/shots/network-${width}-${colorScheme}.png`), fullPage: true });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width} px: nothing hangs over the side`);
      assert.match(await page.locator('pp-brain .foot').textContent(), /Synthetic, rule-based connectome\. Surface: Colin27 in MNI space\. Notice/);
      for (const tag of ['pp-matrix', 'pp-carpet']) assert.match(await page.locator(`${tag} .foot`).textContent(), /Synthetic, rule-based/);
      assert.ok(await page.locator('pp-nodes .source').isVisible());
    }
    await done();
  }
});

test('the notice of the surface is where its link leads', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-brain'] });
  await painted(page);
  const text = await page.evaluate(async () => (await fetch(document.querySelector('pp-brain').shadowRoot.querySelector('.foot a').href)).text());
  assert.match(text, /Louis Collins, McConnell Brain Imaging Centre/);
  assert.match(text, /Chris Rorden/);
  await done();
});

/** The mean colour of the brain's picture in a grid of cells, of pixels that the surface covers. */
const picture = (page) => page.evaluate(async () => {
  const brain = document.querySelector('pp-brain'), stage = brain.shadowRoot.querySelector('.stage');
  const source = brain.painter === 'webgl' ? stage.querySelector('canvas') : brain.canvases[0];
  const copy = document.createElement('canvas');
  copy.width = 60;
  copy.height = 40;
  brain.refresh();  // WebGL keeps its picture until the frame ends
  const ctx = copy.getContext('2d', { willReadFrequently: true });
  const middle = (2 * brain.middle) / brain.height;
  ctx.drawImage(source, 0, 0, source.width, brain.painter === 'webgl' ? source.height : source.height * middle, 0, 0, 60, 40);
  return [...ctx.getImageData(0, 0, 60, 40).data];
});

test('WebGL and the plain canvas paint the same brain, and a lost context leaves the canvas', async () => {
  const pictures = {};
  for (const surface of ['webgl', 'canvas']) {
    const { page, done } = await open(dk68(), { views: ['pp-brain'], surface, running: false });
    await painted(page, surface);
    await page.waitForTimeout(300);
    pictures[surface] = await picture(page);
    if (surface === 'webgl') {
      await page.evaluate(() => document.querySelector('pp-brain').shadowRoot.querySelector('.stage canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
      await painted(page, 'canvas');
      pictures.after = await picture(page);
    }
    await done();
  }
  for (const other of ['canvas', 'after']) {
    let covered = 0, apart = 0;
    for (let n = 0; n < pictures.webgl.length; n += 4) {
      if (pictures.webgl[n + 3] < 250 || pictures[other][n + 3] < 250) continue;
      ++covered;
      apart += [0, 1, 2].reduce((sum, c) => sum + Math.abs(pictures.webgl[n + c] - pictures[other][n + c]) / 3, 0);
    }
    assert.ok(covered > 600, `${other}: ${covered} cells`);
    assert.ok(apart / covered < 8, `${other}: ${apart / covered} of 255 apart`);
  }
});

test('a network without places in the head is a circle, and nobody is asked for a surface', async () => {
  const { page, done } = await open(ring(24), { running: false });
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.waitForTimeout(200);
  assert.equal(await inside(page, 'return view("pp-brain").painter'), 'none');
  assert.equal(await page.locator('pp-brain .title').textContent(), 'Network');
  assert.ok(await page.locator('pp-brain .segments').isHidden());
  assert.ok(!fetched.some((url) => url.includes('cortex')));
  await page.screenshot({ path: at('build/shots/network-ring.png') });
  await done();
});

test('without the surface the nodes and connections are still there, and a sentence says why', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-brain'], blocked: '**/cortex.bin' });
  await page.waitForFunction(() => /could not be loaded/.test(document.querySelector('pp-brain').shadowRoot.querySelector('.foot').textContent));
  const inks = await inside(page, `const c = view('pp-brain').canvases[2]; const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height); let n = 0; for (let i = 3; i < data.length; i += 4) n += data[i] > 200; return n`);
  assert.ok(inks > 500);
  await done(/cortex|Failed to load/);
});

test('a click selects in all views, Shift adds, Escape leaves; a double click kicks', async () => {
  const { page, done } = await open(dk68());
  await painted(page);
  const node = await nearNode(page);
  await page.mouse.move(...await placeOf(page, node));
  await page.mouse.click(...await placeOf(page, node));
  await twoFrames(page);
  assert.deepEqual(await inside(page, 'return [...t.lab.state.selection, t.lab.state.node]'), [node, node]);
  assert.equal(await page.locator('pp-nodes .row[aria-selected=true], pp-nodes .row.watched').count() >= Number(node < 10), true);
  await page.locator('pp-nodes .list').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  assert.deepEqual(await inside(page, 'return t.lab.state.selection'), [node, 67]);
  const marks = (tag, layer) => inside(page, `const c = view(given[0]).canvases[given[1]]; const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height); let n = 0; for (let i = 3; i < data.length; i += 4) n += data[i] > 200; return n`, [tag, layer]);
  await twoFrames(page);
  assert.ok(await marks('pp-matrix', 1) > 20 && await marks('pp-carpet', 2) > 20 && await marks('pp-brain', 2) > 60);
  await page.locator('pp-brain .stage').focus();
  await page.keyboard.press('Escape');
  await twoFrames(page);
  assert.deepEqual(await inside(page, 'return t.lab.state.selection'), []);
  assert.equal(await marks('pp-matrix', 1) + await marks('pp-carpet', 2), 0);

  const before = await inside(page, 't.lab.state = { ...t.lab.state, running: false }; return t.sim.read("x")[given]', node);
  await page.mouse.dblclick(...await placeOf(page, node));
  const [kick] = await asked(page, 'kick');
  assert.equal(kick.node, node);
  assert.ok(Math.abs(kick.state.x - before) > 0.1 && Math.abs(await inside(page, 'return t.sim.read("x")[given]', node) - kick.state.x) < 1e-6);
  await done();
});

test('the keyboard goes through the nodes, says them, selects and kicks, turns and zooms', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-brain'], running: false });
  await painted(page);
  await page.locator('pp-brain .stage').focus();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  assert.match(await page.locator('pp-brain .spoken').textContent(), /^L_caudalanteriorcingulate: x = \S+$/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('k');
  assert.equal((await asked(page, 'select'))[0].nodes[0], 1);
  assert.equal((await asked(page, 'kick'))[0].node, 1);
  const seen = () => inside(page, 'return [...view("pp-brain").seen.slice(0, 3)]');
  let last = await seen();
  for (const key of ['ArrowRight', 'ArrowDown', '+', '2', '3', '4', '1']) {
    await page.keyboard.press(key);
    // What a key has turned is drawn with the next frame.
    let now = await seen();
    for (let wait = 0; wait < 40 && String(now) === String(last); ++wait) {
      await page.waitForTimeout(50);
      now = await seen();
    }
    assert.notDeepEqual(now, last, key);
    last = now;
  }
  await done();
});

test('hovering names what it is over', async () => {
  const { page, done } = await open(dk68(), { running: false });
  await painted(page);
  const node = await nearNode(page);
  const before = await inside(page, 'return view("pp-brain").toSvg().then((svg) => svg.length)');
  assert.ok(before > 1e5, 'the file holds the surface');
  await page.mouse.move(...await placeOf(page, node));
  assert.equal(await inside(page, 'return view("pp-brain").pick(...given)', await inside(page, 'return [...view("pp-brain").seen.slice(3 * given, 3 * given + 2)]', node)), node);

  const box = await boxOf(page, 'pp-matrix');
  await page.mouse.move(box.x + box.width / 2 + 31, box.y + box.height / 2);
  const [, to, from, value] = /^to (\S+) from (\S+): (\S+)$/.exec(await inside(page, 'return view("pp-matrix").cell'));
  const weight = await inside(page, 'const { labels, nodes } = t.lab.connectome; return t.sim.network().weights[labels.indexOf(given[0]) * nodes + labels.indexOf(given[1])]', [to, from]);
  assert.ok(Math.abs(Number(value.replace(/·10.*/, '')) - weight) < 0.01 * Math.max(1, weight) || /·10/.test(value));
  await page.screenshot({ path: at('build/shots/network-hover.png') });
  await done();
});

test('the matrix: arrow keys read cells as to and from, delays follow the speed, order by hemisphere', async () => {
  const { page, done } = await open(network(20), { views: ['pp-matrix'], running: false });
  await page.locator('pp-matrix .stage').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  const spoken = page.locator('pp-matrix .spoken');
  assert.match(await spoken.textContent(), /^to L_area1 from L_area1: /);
  await page.keyboard.press('ArrowRight');
  assert.match(await spoken.textContent(), /^to L_area1 from L_area2: /);
  const pair = await inside(page, 'const { weights, nodes } = t.lab.connectome; const n = weights.findIndex((w) => w > 0); return [Math.floor(n / nodes), n % nodes]');
  await page.locator('pp-matrix select').selectOption('delays');
  await page.keyboard.press('Home');
  await page.locator('pp-matrix .stage').focus();
  await page.keyboard.press('Home');
  for (let n = 0; n < pair[0]; ++n) await page.keyboard.press('ArrowDown');
  for (let n = 0; n < pair[1]; ++n) await page.keyboard.press('ArrowRight');
  const said = async () => Number(/: ([\d.]+)/.exec(await inside(page, 'return view("pp-matrix").cell'))[1]);
  const slow = await said();
  await inside(page, 't.sim.set("network.speed", 12); t.lab.state = { ...t.lab.state, values: { ...t.lab.state.values, "network.speed": 12 } }');
  // Twice the speed, half the delay.
  await page.waitForFunction((half) => Math.abs(Number(/: ([\d.]+)/.exec(document.querySelector('pp-matrix').cell)[1]) - half) < 0.04 * half, slow / 2);
  await page.locator('pp-matrix [data-id=sides]').click();
  assert.match(await page.locator('pp-matrix canvas').first().getAttribute('aria-label'), /row is the target/);
  await done();
});

test('what is measured between nodes is offered beside what is given', async () => {
  const { page, done } = await open(network(12), { views: ['pp-matrix'], running: false });
  const offers = () => page.locator('pp-matrix option').evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(await offers(), ['weights', 'lengths', 'delays', 'fc', 'plv']);
  await inside(page, 't.sim.step(40000)');
  await twoFrames(page);
  await page.locator('pp-matrix select').selectOption('fc');
  assert.ok(await inside(page, 'return Array.from(t.sim.measured("fc").value).every(Number.isFinite)'));
  assert.match(await page.locator('pp-matrix canvas').first().getAttribute('aria-label').then((text) => text ?? ''), /./);
  await page.screenshot({ path: at('build/shots/network-fc.png') });
  await done();
});

test('the carpet drawn piece by piece is the carpet drawn at once', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-carpet'], speed: 0.4 });
  await page.waitForFunction(() => window.__test.sim.time > 1300);
  const apart = await inside(page, `t.lab.state = { ...t.lab.state, running: false };
    const carpet = view('pp-carpet'); carpet.draw(t.lab);
    const c = carpet.canvases[1], ctx = c.getContext('2d'), read = () => ctx.getImageData(60, 34, c.width - 90, c.height - 70).data;
    const pieces = read(); carpet.refresh(); const whole = read();
    let different = 0, inked = 0;
    for (let n = 0; n < whole.length; n += 4) { inked += whole[n + 3] > 0; different += Math.abs(whole[n] - pieces[n]) + Math.abs(whole[n + 2] - pieces[n + 2]) > 12; }
    return [different / inked, inked]`);
  assert.ok(apart[1] > 50000 && apart[0] < 0.06, `${apart}`);
  await done();
});

test('a click on the carpet selects the node of the row', async () => {
  const { page, done } = await open(network(10), { views: ['pp-carpet'] });
  await page.waitForFunction(() => window.__test.sim.time > 60);
  const box = await boxOf(page, 'pp-carpet');
  await page.mouse.click(box.x + 200, box.y + 30 + 0.75 * (box.height - 52));
  assert.deepEqual((await asked(page, 'select'))[0].nodes, [7]);
  await done();
});

test('a thousand nodes are listed with few rows; the filter, and many at once by the keyboard', async () => {
  const { page, done } = await open({ ...network(1000, { density: 0.05 }), lengths: null }, { views: ['pp-nodes'], running: false });
  assert.ok(await page.locator('pp-nodes .row').count() < 60);
  await page.locator('pp-nodes .list').focus();
  await page.keyboard.press('End');
  await twoFrames(page);
  assert.match(await page.locator('pp-nodes .row.at .name').textContent(), /R_area499/);
  await page.locator('pp-nodes .filter').fill('R_area12');
  assert.equal(await page.locator('pp-nodes .count').textContent(), '11 of 1000');
  await page.locator('pp-nodes .list').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  assert.deepEqual(await inside(page, 'return t.lab.state.selection.length'), 3);
  await page.keyboard.press('Control+a');
  assert.deepEqual(await inside(page, 'return t.lab.state.selection.length'), 11);
  await done();
});

test('without a barrier: axe finds nothing, in both themes; forced colours and no motion are borne', async () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark']) {
    const { page, done } = await open(dk68(), { running: false, page: { colorScheme } });
    await painted(page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((one) => one.target.flat().join(' ')).join(', ')}`), []);
    await done();
  }
  const { page, done } = await open(dk68(), { speed: 0.05, page: { forcedColors: 'active', reducedMotion: 'reduce' } });
  await painted(page);
  await inside(page, 'view("pp-brain").kick(5)');
  await page.waitForTimeout(300);
  await page.screenshot({ path: at('build/shots/network-forced.png') });
  await done();
});
