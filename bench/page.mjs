// The page's budgets, measured in a headless browser on the built site, each beside its goal.
// usage: node bench/page.mjs [runs]   (npm run bench builds first)
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium as find } from '../scripts/find.mjs';
import { serve } from '../scripts/serve.mjs';
import { chromium } from 'playwright-core';
import { weigh } from './weigh.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ cpu: number, net?: { latency: number, downloadThroughput: number, uploadThroughput: number } }} Profile
 */

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).page;
const runs = Number(process.argv[2] ?? 5);
const slow4G = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
/** @type {Record<string, Profile>} */
const profiles = { desktop: { cpu: 1 }, slow: { cpu: 4, net: slow4G } };

const server = await serve(dist);
const browser = await chromium.launch({
  executablePath: find(process.env)?.at,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/**
 * Opens the lab with an empty cache and waits for the rhythm.
 * @template T @param {Profile} profile @param {(page: Page, bytes: number) => Promise<T>} measure @param {string} [place] hash of the link @returns {Promise<T>}
 */
async function visit({ cpu, net }, measure, place = '') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  try {
    await context.addInitScript(countWork);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    let bytes = 0;
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    devtools.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    if (net) await devtools.send('Network.emulateNetworkConditions', { offline: false, ...net });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.goto(`${server.url}lab/${place}`);
    await page.waitForFunction(() => performance.getEntriesByName('first-oscillation').length > 0, null, { timeout: 60000 });
    return await measure(page, bytes);
  } finally {
    await context.close();
  }
}

/** @param {Page} page */
const firstOscillation = (page) => page.evaluate(() => performance.getEntriesByName('first-oscillation')[0].startTime);

/** The interval between frames, not the time of our own code: painting is part of a frame. @param {Page} page */
const frames = (page) => page.evaluate(() => new Promise((/** @type {(p95: number) => void} */ done) => {
  /** @type {number[]} */
  const intervals = [];
  let last = 0;
  requestAnimationFrame(function tick(now) {
    if (last) intervals.push(now - last);
    last = now;
    if (intervals.length < 300) requestAnimationFrame(tick);
    else done(intervals.sort((a, b) => a - b)[Math.floor(intervals.length * 0.95)]);
  });
}));

/** Runs before the page's own scripts: adds up the time of every animation callback. */
function countWork() {
  const ask = window.requestAnimationFrame.bind(window);
  const counted = /** @type {any} */ (window);
  counted.__work = 0;
  counted.__nextFrame = ask;
  window.requestAnimationFrame = (act) => ask((time) => {
    const began = performance.now();
    act(time);
    counted.__work += performance.now() - began;
  });
}

/**
 * Our own work in a frame, ms: stepping and drawing, mean and 95th percentile over 300 frames.
 * @param {Page} page @returns {Promise<{ mean: number, p95: number }>}
 */
const work = (page) => page.evaluate(() => new Promise((/** @type {(work: { mean: number, p95: number }) => void} */ done) => {
  const counted = /** @type {any} */ (window);
  /** @type {number[]} */
  const spent = [];
  counted.__nextFrame(function next() {
    spent.push(counted.__work);
    counted.__work = 0;
    if (spent.length < 302) return void counted.__nextFrame(next);
    const sorted = spent.slice(2).sort((a, b) => a - b);
    done({ mean: sorted.reduce((sum, x) => sum + x, 0) / sorted.length, p95: sorted[Math.floor(sorted.length * 0.95)] });
  });
}));

/**
 * From a move of a slider to the end of the frame that drew the simulation stepped with the new value: median of 40 moves.
 * @param {Page} page
 */
const slider = (page) => page.evaluate(async () => {
  const { lab } = /** @type {any} */ (window).__pushPull;
  const [row] = lab.model.parameters;
  const handle = /** @type {HTMLInputElement} */ (document.querySelector(`pp-parameter[path="${row.id}"] input[type=range], #slide-${row.id}, input[type=range]`));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  /** @type {number[]} */
  const times = [];
  for (let k = 0; k < 40; k++) {
    const before = JSON.stringify(lab.sim.experiment());
    const steps = lab.sim.steps;
    const began = performance.now();
    handle.value = String(Number(handle.min) + (Number(handle.max) - Number(handle.min)) * (0.3 + 0.4 * ((k * 7) % 40) / 40));
    handle.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    for (let n = 0; n < 60; n++) {
      await frame();
      if (lab.sim.steps !== steps && JSON.stringify(lab.sim.experiment()) !== before) break;
    }
    if (lab.sim.steps < steps || JSON.stringify(lab.sim.experiment()) === before) return NaN;
    times.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 30 + (k % 5) * 7));
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
});

/** @param {() => Promise<number>} measure */
async function median(measure) {
  const values = [];
  for (let k = 0; k < runs; k++) values.push(await measure());
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** @param {string} what @param {number} value @param {number} goal @param {string} unit */
function row(what, value, goal, unit) {
  const scale = unit === 'KB' ? 1024 : 1;
  const verdict = value <= goal ? 'reached' : Number.isFinite(value) ? `${Math.round((value / goal - 1) * 100)} % over` : 'not measured';
  console.log(`${what.padEnd(52)}${(value / scale).toFixed(1).padStart(9)}${String(goal / scale).padStart(9)} ${unit.padEnd(3)} ${verdict}`);
}

try {
  const weight = weigh(dist);
  console.log(`The lab page, median of ${runs} loads with an empty cache\n\n${''.padEnd(52)}${'measured'.padStart(9)}${'goal'.padStart(9)}`);
  row('bytes fetched to the first oscillation, gz', await visit(profiles.desktop, async (_, bytes) => bytes), goals.bytes.first, 'KB');
  row('bytes to the first oscillation, from dist/, gz', weight.first, goals.bytes.first, 'KB');
  row('everything the page can fetch, gz', weight.everything, goals.bytes.everything, 'KB');
  row('WebAssembly of the first load, gz', weight.wasm, goals.bytes.wasm, 'KB');
  row('WebAssembly of the whole family, gz', weight.family, goals.bytes.family, 'KB');
  row('first oscillation', await median(() => visit(profiles.desktop, firstOscillation)), goals.firstOscillation.desktop, 'ms');
  row('first oscillation, 4× slower CPU and slow 4G', await median(() => visit(profiles.slow, firstOscillation)), goals.firstOscillation.slow, 'ms');
  row('frame interval, 95th percentile', await visit(profiles.desktop, frames), goals.frame.desktop, 'ms');
  row('frame interval, 95th percentile, 4× slower CPU', await visit({ cpu: 4 }, frames), goals.frame.slow, 'ms');
  const many = await visit(profiles.desktop, work, '#v1/stuart-landau?at=network&nodes=68&network.gain=0');
  row('our work in a frame, 68 uncoupled nodes, mean', many.mean, goals.work, 'ms');
  row('our work in a frame, 68 uncoupled nodes, 95th percentile', many.p95, goals.work, 'ms');
  row('slider to trace, median', await visit(profiles.desktop, slider), goals.slider, 'ms');
} finally {
  await browser.close();
  await server.close();
}
