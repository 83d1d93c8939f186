// The live plots in a real browser, on the built lab page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { frames, holdBack, open } from './page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {string} hash @param {(page: Page) => Promise<void>} act @param {object} [options] */
async function lab(hash, act, options = {}) {
  const { page, done } = await open(hash, options);
  await act(page);
  await done();
}

/** Runs in the page: `lab` is the session, `view(tag)` an element. @param {Page} page @param {string} body @param {any} [given] */
const inside = (page, body, given) => page.evaluate(([text, value]) =>
  new Function('lab', 'view', 'given', text)(/** @type {any} */ (window).__pushPull, (/** @type {string} */ tag) => document.querySelector(tag), value), /** @type {[string, any]} */ ([body, given]));

/** @param {Page} page */
const pause = (page) => inside(page, 'lab.ask({ type: "pause" })').then(() => frames(page));

/** Takes steps without waiting for the clock of the wall. @param {Page} page @param {number} ms */
const advance = (page, ms) => inside(page, 'lab.loop.forward(Math.round(given / lab.sim.dt))', ms).then(() => frames(page));

/** The same with a frame after every twentieth. @param {Page} page @param {number} ms */
async function inPieces(page, ms) {
  await pause(page);
  for (let k = 0; k < 20; ++k) await inside(page, 'lab.loop.forward(Math.round(given / lab.sim.dt)); return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))', ms / 20);
}

/** The middle of a plot on the screen. @param {Page} page @param {string} tag */
async function stageOf(page, tag) {
  const box = await page.locator(`${tag} .stage`).boundingBox();
  assert.ok(box);
  return box;
}

/** Pixels that have a colour of the trace layer, counted in each column. @param {Page} page @param {number[]} rgb */
const inkOf = (page, rgb) => inside(page, `
  const canvas = view('pp-scope').shadowRoot.querySelectorAll('canvas')[1];
  const { data, width, height } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const columns = new Array(width).fill(0);
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200 && Math.abs(data[i] - given[0]) + Math.abs(data[i + 1] - given[1]) + Math.abs(data[i + 2] - given[2]) < 40) columns[(i / 4) % width]++;
  }
  return columns;`, rgb);

const PUSH = [194, 65, 12];
const PULL = [29, 78, 216];

test('the scope draws push unbroken from the left edge to the pen, in pieces as well as at once', () => lab('#v1/stuart-landau', async (page) => {
  await inPieces(page, 250);
  const pieces = await inkOf(page, PUSH);
  await inside(page, 'view("pp-scope").refresh()');
  const whole = await inkOf(page, PUSH);
  for (const columns of [pieces, whole]) {
    const first = columns.findIndex((/** @type {number} */ n) => n > 0);
    const last = columns.length - 1 - [...columns].reverse().findIndex((/** @type {number} */ n) => n > 0);
    assert.ok(first >= 48 && first < 60 && last - first > 150, `from ${first} to ${last}`);
    assert.ok(columns.slice(first, last).every((/** @type {number} */ n) => n > 0), 'no column is empty');
  }
}));

test('pull is dashed: it covers about half of what push does, in pieces as well as at once', () => lab('#v1/mpr', async (page) => {
  await inPieces(page, 60);
  const share = async () => {
    const count = async (/** @type {number[]} */ rgb) => (await inkOf(page, rgb)).filter((/** @type {number} */ n) => n > 0).length;
    return (await count(PULL)) / (await count(PUSH));
  };
  for (const how of ['pieces', 'whole']) {
    if (how === 'whole') await inside(page, 'view("pp-scope").refresh()');
    const part = await share();
    assert.ok(part > 0.4 && part < 0.8, `${how}: ${part}`);
  }
}));

test('a paused scope survives a change of size and theme, and time stands still', () => lab('#v1/wilson-cowan', async (page) => {
  await advance(page, 250);
  await pause(page);
  const steps = await inside(page, 'return lab.sim.steps');
  await page.setViewportSize({ width: 1200, height: 700 });
  await frames(page);
  assert.ok((await inkOf(page, PUSH)).filter((/** @type {number} */ n) => n > 0).length > 200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await frames(page);
  assert.equal((await inkOf(page, PUSH)).filter((/** @type {number} */ n) => n > 0).length, 0, 'the light colour is gone');
  assert.ok((await inkOf(page, [251, 146, 60])).filter((/** @type {number} */ n) => n > 0).length > 200, 'the dark one is there');
  assert.equal(await inside(page, 'return lab.sim.steps'), steps);
}));

test('after steps back the pen stands where it stood, over the same trace', () => lab('#v1/wilson-cowan', async (page) => {
  await pause(page);
  await advance(page, 200);
  const every = await inside(page, 'return lab.sim.trace().every');
  await inside(page, 'lab.loop.forward(given - lab.sim.steps % given)', every);
  await frames(page);
  const before = await inside(page, 'return view("pp-scope").toSvg()');
  await inside(page, 'lab.loop.forward(40 * given)', every);
  await frames(page);
  assert.notEqual(await inside(page, 'return view("pp-scope").toSvg()'), before);
  await inside(page, 'lab.loop.back(40 * given)', every);
  await frames(page);
  const points = (/** @type {string} */ svg) => [...svg.matchAll(/<path d="(M[^"]{400,})"/g)].map((match) => match[1].split(/[ML]/));
  const [was, is] = [points(before), points(await inside(page, 'return view("pp-scope").toSvg()'))];
  assert.equal(is.length, 2, 'push and pull');
  was.forEach((trace, i) => {
    assert.equal(is[i].at(-1)?.split(' ')[0], trace.at(-1)?.split(' ')[0], 'the pen');
    // Going back lands on a snapshot and runs on from there: the column that this cuts may differ by a hair.
    const known = new Set(is[i]);
    assert.ok(trace.filter((point) => !known.has(point)).length <= 4);
  });
}));

test('arrow keys read the paused scope', () => lab('#v1/stuart-landau', async (page) => {
  await advance(page, 300);
  await pause(page);
  await page.locator('pp-scope .stage').focus();
  await page.keyboard.press('ArrowLeft');
  const spoken = page.locator('pp-scope .spoken');
  assert.match(String(await spoken.textContent()), /^t = [\d.]+\u202f(ms|s), x = \S+, y = \S+$/);
  const first = await spoken.textContent();
  await page.keyboard.press('ArrowLeft');
  assert.notEqual(await spoken.textContent(), first);
}));

test('changing the window keeps the history, and its length is what the scope says', () => lab('#v1/stuart-landau', async (page) => {
  await advance(page, 900);
  await pause(page);
  await page.locator('pp-scope select').selectOption('2000');
  await frames(page);
  assert.match(String(await page.locator('pp-scope canvas').first().getAttribute('aria-label')), /Scope of Stuart–Landau.*push x from/);
  const columns = (await inkOf(page, PUSH)).filter((/** @type {number} */ n) => n > 0).length;
  const width = (await stageOf(page, 'pp-scope')).width - 64;
  assert.ok(Math.abs(columns / width - 0.45) < 0.06, `900 of 2000 ms cover ${columns} of ${width} px`);
}));

test('a click sets the state, to the pixel', () => lab('#v1/stuart-landau', async (page) => {
  await pause(page);
  const box = await stageOf(page, 'pp-phase-plane');
  const goal = await inside(page, `const f = view('pp-phase-plane').plane;
    return [f.left + f.width * 0.7, f.top + f.height * 0.3, f.x.lo + 0.7 * (f.x.hi - f.x.lo), f.y.hi - 0.3 * (f.y.hi - f.y.lo), (f.x.hi - f.x.lo) / f.width]`);
  await page.mouse.click(box.x + goal[0], box.y + goal[1]);
  const [x, y] = await inside(page, 'return [lab.sim.read("x")[0], lab.sim.read("y")[0]]');
  assert.ok(Math.abs(x - goal[2]) < 1.5 * goal[4] && Math.abs(y - goal[3]) < 1.5 * goal[4], `${x}, ${y} for ${goal}`);
}));

test('a drag holds the running state at the pointer, and lets it go', () => lab('#v1/stuart-landau', async (page) => {
  const box = await stageOf(page, 'pp-phase-plane');
  const f = await inside(page, 'return view("pp-phase-plane").plane');
  const [u, v] = [box.x + f.left + 0.6 * f.width, box.y + f.top + 0.25 * f.height];
  await page.mouse.move(u - 60, v + 40);
  await page.mouse.down();
  await page.mouse.move(u, v, { steps: 5 });
  await page.waitForTimeout(500);
  const near = () => inside(page, `const f = view('pp-phase-plane').plane;
    const [x, y] = [lab.sim.read('x')[0], lab.sim.read('y')[0]];
    return Math.hypot(x - (f.x.lo + 0.6 * (f.x.hi - f.x.lo)), y - (f.y.hi - 0.25 * (f.y.hi - f.y.lo)))`);
  assert.ok(await near() < 0.25, `held: ${await near()}`);
  await page.mouse.up();
  const released = await inside(page, 'return lab.sim.time');
  await page.waitForFunction((t) => /** @type {any} */ (window).__pushPull.sim.time > t + 50, released);
  assert.ok(await near() > 0.5, `released: ${await near()}`);
}));

test('the keyboard sets the state: arrows, then Enter; Escape leaves it', () => lab('#v1/wilson-cowan', async (page) => {
  await pause(page);
  const read = () => inside(page, 'return lab.sim.read("x")[0]');
  const start = await read();
  await page.locator('pp-phase-plane .stage').focus();
  for (let n = 0; n < 5; ++n) await page.keyboard.press('ArrowRight');
  assert.equal(await read(), start);
  await page.keyboard.press('Enter');
  const range = await inside(page, 'const { x } = view("pp-phase-plane").plane; return x.hi - x.lo');
  assert.ok(Math.abs(await read() - start - 0.1 * range) < 1e-4);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  assert.ok(Math.abs(await read() - start - 0.1 * range) < 1e-4);
}));

test('on the circle of a phase a click sets the phase', () => lab('#v1/kuramoto', async (page) => {
  await pause(page);
  const box = await stageOf(page, 'pp-phase-plane');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 - 60);
  assert.ok(Math.abs(await inside(page, 'return lab.sim.read("theta")[0]') - Math.PI / 2) < 0.03);
}));

test('the list below the plane names every fixed point as the core does', () => lab('#v1/mpr', async (page) => {
  await page.locator('pp-phase-plane .kind').first().waitFor();
  const types = await inside(page, 'return lab.sim.equilibria(0).map((point) => point.type)');
  assert.deepEqual(await page.locator('pp-phase-plane .kind').allTextContents(), types);
  assert.match((await page.locator('pp-phase-plane .points li').allTextContents()).join(' '), /−309 ± 3319\u202fi\u202fs⁻¹ \(528\u202fHz\)/);
}));

test('the spectrum says what it waits for, then finds the rhythm; the drive is marked', () => lab('#v1/stuart-landau?at=forced', async (page) => {
  await pause(page);
  const label = () => page.locator('pp-spectrum canvas').getAttribute('aria-label');
  const told = (/** @type {string} */ words) => page.waitForFunction((text) => new RegExp(text).test(document.querySelector('pp-spectrum')?.shadowRoot?.querySelector('canvas')?.getAttribute('aria-label') ?? ''), words);
  await told('needs \\d+\u202fms more');
  await advance(page, 4000);
  await told('peak is at');
  const found = /peak is at ([\d.]+)\u202fHz, the drive at 10\.5\u202fHz/.exec(String(await label()));
  assert.ok(found && Math.abs(Number(found[1]) - 10.25) < 0.5, String(await label()));
}));

test('every plot has its data as a table and saves PNG, SVG and CSV', () => lab('#v1/stuart-landau?at=forced', async (page) => {
  await pause(page);
  await advance(page, 2500);
  for (const [tag, least, head] of /** @type {[string, number, RegExp][]} */ ([['pp-scope', 100, /t \(ms\)/], ['pp-phase-plane', 50, /eigenvalues/], ['pp-spectrum', 20, /frequency \(Hz\)/]])) {
    await page.locator(`${tag} .open-data`).click();
    await page.locator(`${tag} dialog[open]`).waitFor();
    assert.ok(await page.locator(`${tag} tbody tr`).count() >= least, `${tag} has rows`);
    assert.match((await page.locator(`${tag} th`).allTextContents()).join(' '), head);
    await page.keyboard.press('Escape');
    for (const kind of ['png', 'svg', 'csv']) {
      await page.locator(`${tag} .open-save`).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`${tag} [data-file=${kind}]`).click()]);
      assert.equal(download.suggestedFilename(), `stuart-landau-${tag.slice(3)}.${kind}`);
      const bytes = await readFile(await download.path());
      if (kind === 'png') assert.deepEqual([...bytes.subarray(1, 4)], [...Buffer.from('PNG')]);
      if (kind === 'svg') assert.ok((bytes.toString().match(/<path /g) ?? []).length > 5, `${tag}.svg has paths`);
      if (kind === 'csv') assert.ok(bytes.toString().trim().split('\n').length > least);
    }
  }
}));

test('a plot taken out of the page leaves nothing behind, and works again when put back', () => lab('#v1/stuart-landau', async (page) => {
  const left = await inside(page, `
    const host = view('pp-spectrum').parentNode;
    const plot = document.createElement('pp-spectrum');
    let painted = 0;
    plot.figure = () => painted++;
    for (let n = 0; n < 30; ++n) {
      host.append(plot);
      plot.draw(lab.lab);
      plot.remove();
    }
    painted = 0;
    document.documentElement.classList.toggle('probe');
    return new Promise((done) => setTimeout(() => done(painted), 100));`);
  assert.equal(left, 0, 'a removed plot does not hear the theme');
  const again = await inside(page, `
    const host = view('pp-spectrum').parentNode;
    const plot = view('pp-spectrum');
    plot.remove();
    host.append(plot);
    return new Promise((done) => setTimeout(() => done(plot.width > 0 && plot.theme !== null), 200));`);
  assert.ok(again);
}));

test('a table or a file that comes after its plot has left the page is dropped without a word', () => lab('#v1/stuart-landau', async (page) => {
  const downloads = [];
  page.on('download', (download) => downloads.push(download));
  const table = await holdBack(page, /\/data-table-[^/]*\.js/), files = await holdBack(page, /\/view-files-[^/]*\.js/);
  await page.locator('pp-phase-plane .open-data').click();
  await page.locator('pp-spectrum .open-save').click();
  await page.locator('pp-spectrum [data-file=png]').click();
  await Promise.all([table.asked, files.asked]);
  await inside(page, 'for (const tag of ["pp-phase-plane", "pp-spectrum"]) view(tag).remove()');
  await Promise.all([table.release(), files.release()]);
  await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => /data-table|view-files/.test(name)).length > 1);
  assert.deepEqual([downloads, await inside(page, 'return lab.store.state.message')], [[], null]);
}, { fresh: true }));

test('a finger that moves down scrolls the page', () => lab('#v1/stuart-landau', async (page) => {
  assert.equal(await page.locator('pp-phase-plane .stage').evaluate((stage) => getComputedStyle(stage).touchAction), 'pan-y');
}));
