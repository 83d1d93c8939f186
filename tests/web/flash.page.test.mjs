// No view flashes (UX: WCAG 2.3.1): at no speed of playback does any of them change more than three times a second over more than a
// quarter of a 341 × 256 window. The page runs on a clock of the test's: frame n is at n/60 s, and the pixels of all plots are read.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { browser, server } from './page.mjs';

/**
 * What is looked at: [link, views in the docks (left, right), how many times faster than time passes it is played]; the last speed in both themes.
 * A view that changes large areas belongs here, together with a state that moves it most.
 */
const CASES = /** @type {[string, string[], number[]][]} */ ([
  ['#v1/stuart-landau', [], [0.1, 1, 4]],
  ['#v1/stuart-landau?omega=12.6', [], [1]],
  ['#v1/ping', [], [1, 4]],
  ['#v1/kuramoto?at=forced&drive.0.amplitude=60', [], [1]],
  ['#v1/stuart-landau?at=forced&drive.0.amplitude=20&drive.0.frequency=4', [], [0.1, 1, 4]],
  ['#v1/stuart-landau?at=forced&drive.0.kind=square&drive.0.amplitude=20&drive.0.frequency=4', ['phase-plane', 'response'], [1]],
  ['#v1/stuart-landau?at=forced&map=plv,drive.0.frequency:8:12:32,drive.0.amplitude:0:8:24,settle:100,window:200', ['phase-plane', 'map'], [1]],
  ['#v1/wilson-cowan?at=forced', [], [4]],
  ['#v1/stuart-landau?at=network&network.gain=50', [], [1, 4]],
  ['#v1/ping?at=network', [], [1]],
  ['#v1/stuart-landau?at=brain&network.gain=50&spread=0', ['brain', 'carpet'], [0.1, 1, 4]],
  ['#v1/stuart-landau?at=brain&network.gain=50&spread=0&omega=25', ['brain', 'carpet'], [1]],
  ['#v1/jansen-rit?at=brain', ['brain', 'matrix'], [1]],
  ['#v1/ping?at=brain&noise.0.kind=none', ['carpet', 'brain'], [0.1, 4]],
  ['#v1/dialects?side=past&drive.0.amplitude=10', [], [0.1, 4]],
  ['#v1/dialects?drive.0.kind=square&drive.0.amplitude=10&drive.0.frequency=7', [], [1]],
]);
/** Where a link leads: the first page is warm when its cases come. @param {string} hash */
const folderOf = (hash) => (hash.startsWith('#v1/dialects') ? 'dialects' : 'lab');
const FIRST = { lab: '#v1/stuart-landau?at=brain', dialects: '#v1/dialects?drive.0.kind=square' };
const SIZE = { width: 1280, height: 900 };
const EVERY = 4;       // px of the screen between two points that are looked at
const SETTLE = 30, LENGTH = 80;  // frames until the first picture stands, and those that are looked at
const SHOTS = 45;      // frames of what is no canvas

/** Replaces the page's clock: time stands still until `step` is called, which lets a frame pass. */
function ownClock() {
  let now = 1000, next = 1;
  const frames = new Map();
  performance.now = () => now;
  window.requestAnimationFrame = (callback) => (frames.set(next, callback), next++);
  window.cancelAnimationFrame = (id) => void frames.delete(id);
  window.__step = () => {
    now += 1000 / 60;
    const due = [...frames.values()];
    frames.clear();
    for (const callback of due) callback(now);
    return now / 1000;
  };
  // The page begins by itself.
  window.__running = setInterval(window.__step, 16);
}

/** All canvases of the plots, as they lie on the paper of the stage. */
function readCanvases(every) {
  const stage = document.querySelector('main').getBoundingClientRect();
  const screen = new OffscreenCanvas(Math.ceil(stage.width / every), Math.ceil(stage.height / every));
  const ctx = screen.getContext('2d', { willReadFrequently: true });
  ctx.imageSmoothingEnabled = false;
  const paper = getComputedStyle(document.body).backgroundColor;
  const plots = [...document.querySelectorAll('main *')].flatMap((one) => (one.shadowRoot ? [...one.shadowRoot.querySelectorAll('canvas')] : [])).map((canvas) => [canvas, canvas.getBoundingClientRect()]).filter(([, { width }]) => width);
  return { plots: plots.length, read() {
    ctx.fillStyle = paper;
    ctx.fillRect(0, 0, screen.width, screen.height);
    for (const [canvas, { left, top, width, height }] of plots) ctx.drawImage(canvas, (left - stage.left) / every, (top - stage.top) / every, width / every, height / every);
    return ctx.getImageData(0, 0, screen.width, screen.height);
  } };
}

/** One page for each theme and folder, on which all cases are shown one after the other. */
const pages = new Map();
function pageFor(colorScheme, folder = 'lab') {
  const key = `${colorScheme} ${folder}`;
  if (!pages.has(key)) pages.set(key, openPage(colorScheme, folder));
  return pages.get(key);
}
async function openPage(colorScheme, folder) {
  const analysis = (await readFile(new URL('./flash.mjs', import.meta.url), 'utf8')).replace(/^export /gm, '');
  const context = await browser.newContext({ viewport: SIZE, colorScheme });
  await context.addInitScript({ content: `(${ownClock})(); window.__canvases = ${readCanvases}; { ${analysis}; window.__Flashes = Flashes; }` });
  const page = await context.newPage();
  await page.goto(`${server.url}${folder}/${FIRST[folder]}`);
  await page.waitForFunction((brain) => window.__pushPull?.sim && (!brain || window.__pushPull.sim.nodes === 68), folder === 'lab', { polling: 50 });
  await page.evaluate(() => clearInterval(window.__running));
  return page;
}

/** Goes to a place and lets its views come. */
async function go(page, hash, views, speed) {
  await page.evaluate((to) => window.__pushPull.ask({ type: 'link', hash: to }), `${hash}${hash.includes('?') ? '&' : '?'}play=${speed}`);
  await page.evaluate(() => document.querySelector('pp-lab, pp-dialects').updateComplete);
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.message?.text ?? ''), '');
  for (const [place, view] of views.entries()) {
    await page.locator('pp-dock select').nth(place).selectOption(view);
    await page.waitForFunction(([n, id]) => document.querySelectorAll('pp-dock')[n].querySelector(`pp-${id}`), [place, view], { polling: 50 });
  }
}

/** Lets frames pass until the picture stands. Sizes are told between frames. */
const settle = (page) => page.evaluate(async (frames) => {
  for (let n = 0; n < frames; ++n) {
    window.__step();
    if (n % 4 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
}, SETTLE);

/** Frames of the canvases, analysed in the page. `spoil`: a plot of the test's that flashes so often a second. */
const watch = (page, spoil = 0) => page.evaluate(async ([length, every, spoil]) => {
  const { sim } = window.__pushPull, before = sim.time;
  const own = spoil ? document.querySelector('pp-scope').shadowRoot.querySelector('.stage').appendChild(document.createElement('canvas')) : null;
  const { plots, read } = window.__canvases(every);
  let flashes;
  for (let n = 0; n < length; ++n) {
    const time = window.__step();
    if (own) {
      const ctx = own.getContext('2d');
      ctx.fillStyle = Math.floor(2 * spoil * time) % 2 ? '#888' : '#000';
      ctx.fillRect(0, 0, own.width, own.height);
    }
    const { data, width, height } = read();
    flashes ??= new window.__Flashes(width, height, every);
    flashes.see(data, time);
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  own?.remove();
  return { plots, worst: flashes.worst, fails: flashes.fails, moved: flashes.moved, passed: sim.time - before, failure: sim.failure };
}, [LENGTH, EVERY, spoil]);

for (const scheme of ['light', 'dark']) for (const [hash, views, speeds] of CASES) for (const speed of scheme === 'light' ? speeds : speeds.slice(-1)) {
  test(`${scheme}, ${hash} ${views}, ${speed} × time: nothing flashes`, async (t) => {
    const page = await pageFor(scheme, folderOf(hash));
    await go(page, hash, views, speed);
    await settle(page);
    const seen = await watch(page);
    assert.equal(seen.failure, '');
    assert.ok(seen.plots >= 3 && seen.moved > 50, `${seen.plots} canvases are read, ${seen.moved} points move`);
    assert.ok(Math.abs(seen.passed - (LENGTH / 60) * 1000 * speed) < 20 * speed + 1, `the simulation has gone on by ${seen.passed} ms`);
    t.diagnostic(`worst window: ${(100 * seen.worst.area).toFixed(1)} % flashes, ${seen.worst.changes} changes at once, ${seen.moved} points move`);
    assert.equal(seen.fails, false, JSON.stringify(seen.worst));
  });
}

test('a plot that does flash is seen to', async () => {
  const page = await pageFor('light');
  await go(page, '#v1/stuart-landau', [], 1);
  await settle(page);
  // 300 × 150 px, as a canvas is by itself: half of the window.
  const { fails, worst } = await watch(page, 5);
  assert.ok(fails && worst.area > 0.25, JSON.stringify(worst));
});

for (const scheme of ['light', 'dark']) test(`${scheme}, regions and measures, which are no canvas: nothing flashes`, async () => {
  const page = await pageFor(scheme);
  await go(page, '#v1/stuart-landau?at=brain&network.gain=50&spread=0', ['nodes', 'measures'], 1);
  await settle(page);
  const clip = await page.locator('.panels').boundingBox();
  await page.evaluate(() => (window.__seen = null));
  for (let n = 0; n < SHOTS; ++n) {
    const time = await page.evaluate(() => window.__step());
    const shot = await page.screenshot({ clip, type: 'jpeg', quality: 70, caret: 'initial' });
    await page.evaluate(async ([bytes, time]) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], { type: 'image/jpeg' }));
      const ctx = new OffscreenCanvas(picture.width / 4, picture.height / 4).getContext('2d', { willReadFrequently: true });
      ctx.imageSmoothingEnabled = false;
      ctx.drawImage(picture, 0, 0, ctx.canvas.width, ctx.canvas.height);
      const { data, width, height } = ctx.getImageData(0, 0, ctx.canvas.width, ctx.canvas.height);
      (window.__seen ??= new window.__Flashes(width, height, 4)).see(data, time);
    }, [shot.toString('base64'), time]);
  }
  const { worst, fails, frames } = await page.evaluate(() => ({ worst: window.__seen.worst, fails: window.__seen.fails, frames: window.__seen.frames }));
  assert.deepEqual([frames, fails], [SHOTS, false], JSON.stringify(worst));
});
