// The built page in a headless browser, for the benches that measure it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium as find } from '../scripts/find.mjs';
import { serve } from '../scripts/serve.mjs';
import { chromium } from 'playwright-core';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ cpu: number, net?: { latency: number, downloadThroughput: number, uploadThroughput: number }, size?: { width: number, height: number } }} Profile
 */

export const dist = fileURLToPath(new URL('../dist', import.meta.url));
export const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).page;
const slow4G = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
/** @type {Record<string, Profile>} */
export const profiles = { desktop: { cpu: 1 }, slow: { cpu: 4, net: slow4G } };

export const server = await serve(dist);
const browser = await chromium.launch({
  executablePath: find(process.env)?.at,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

/** Asked of the browser itself: the helpers that Playwright brings into a page take longer to compile, on a slow device, than a frame does, and would come before the mark. */
const RHYTHM = `new Promise((done, fail) => {
  new PerformanceObserver((list) => { if (list.getEntriesByName('first-oscillation').length) done(); }).observe({ type: 'mark', buffered: true });
  setTimeout(fail, 60000, new Error('no first oscillation in a minute'));
})`;

/**
 * Opens a page with an empty cache and waits for the rhythm, if it has one.
 * @template T @param {Profile} profile @param {(page: Page, bytes: number) => Promise<T>} measure @param {string} [place] hash of the link @param {string} [at] folder of the page
 * @param {string} [file] in that folder, without a rhythm @returns {Promise<T>}
 */
export async function visit({ cpu, net, size = { width: 1280, height: 800 } }, measure, place = '', at = 'lab', file = '') {
  const context = await browser.newContext({ viewport: size, serviceWorkers: 'block' });
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
    await page.goto(`${server.url}${at && `${at}/`}${file}${place}`, { waitUntil: file ? 'load' : 'commit' });
    if (!file) {
      const { exceptionDetails } = await devtools.send('Runtime.evaluate', { expression: RHYTHM, awaitPromise: true });
      if (exceptionDetails) throw new Error(`${at || 'home'}: ${exceptionDetails.exception?.description}`);
      await page.waitForLoadState();
    }
    return await measure(page, bytes);
  } finally {
    await context.close();
  }
}

/** The interval between frames, not the time of our own code: painting is part of a frame. @param {Page} page */
export const frames = (page) => page.evaluate(() => new Promise((/** @type {(p95: number) => void} */ done) => {
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
export const work = (page) => page.evaluate(() => new Promise((/** @type {(work: { mean: number, p95: number }) => void} */ done) => {
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

/** @param {string} what @param {number} value @param {number} goal @param {string} unit */
export function row(what, value, goal, unit) {
  const scale = unit === 'KB' ? 1024 : 1;
  const verdict = value <= goal ? 'reached' : !Number.isFinite(value) ? 'not measured' : goal ? `${Math.round((value / goal - 1) * 100)} % over` : 'over';
  console.log(`${what.padEnd(52)}${(value / scale).toFixed(unit ? 1 : Number.isInteger(value) ? 0 : 4).padStart(9)}${String(goal / scale).padStart(9)} ${unit.padEnd(3)} ${verdict}`);
}

export async function close() {
  await browser.close();
  await server.close();
}
