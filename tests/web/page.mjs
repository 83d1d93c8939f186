// The built lab page in a real browser, for the suites that drive it. With SHOTS=1, screenshots are left in build/shots/ to be looked at.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch } from './browser.mjs';
import { catalog } from './core.mjs';

export const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export let server, browser;
before(async () => {
  await mkdir(at('build/shots'), { recursive: true });
  server = await serve(at('dist'), { port: 0 });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Contexts by their kind: what a page is made of is fetched and compiled once for all the tests of a file, which takes three times as long as the rest of a visit. @type {Map<string, Promise<import('playwright-core').BrowserContext>>} */
const contexts = new Map();
function contextFor(kind) {
  const key = JSON.stringify(kind);
  if (!contexts.has(key)) contexts.set(key, browser.newContext(kind));
  return contexts.get(key);
}

/**
 * A page of its own. What is said to a page once it is there is said here, so that most visits are of one kind; `close` leaves nothing for the next visitor.
 * fresh: nothing of it has been fetched before.
 */
export async function newPage({ width = 1440, height = 900, colorScheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference', fresh = false, ...kind } = {}) {
  const context = await (fresh ? browser.newContext(kind) : contextFor(kind));
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
  return { page, async close() {
    await page.evaluate(() => localStorage.clear()).catch(() => {});
    await (fresh ? context : page).close();
  } };
}

export const alive = () => performance.getEntriesByName('first-oscillation').length > 0;

/** Opens an address; `done` fails the test on anything the console complained of. live: wait for its rhythm. init: runs before the page does. */
export async function visit(address, { live = true, init = null, ...options } = {}) {
  const { page, close } = await newPage(options);
  const complaints = [];
  // Reading pixels back is what these tests do, and what Chromium then warns of.
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/willReadFrequently/.test(message.text()) && complaints.push(message.text() || `${message.type()} at ${JSON.stringify(message.location())}`));
  page.on('pageerror', (error) => complaints.push(error.stack || String(error)));
  if (init) await page.addInitScript(init);
  await page.goto(address);
  if (live) await page.waitForFunction(alive);
  return { page, async done() {
    await close();
    assert.deepEqual(complaints, []);
  } };
}

/** Opens the lab. */
export const open = (hash = '', options = {}) => visit(`${server.url}lab/${hash}`, options);

/** Lets the page draw so many frames: views that take turns have then all been drawn. */
export const frames = (page, count = 5) => page.evaluate(async (many) => {
  for (let k = 0; k < many; ++k) await new Promise((resolve) => requestAnimationFrame(resolve));
}, count);

export const status = (page) => page.locator('pp-status p').textContent();
export const steps = (page) => page.evaluate(() => window.__pushPull.sim.steps);
export const paused = (page) => page.evaluate(() => window.__pushPull.loop.run(false));

/** Takes one sweep of the scope without waiting for the clock of the wall, and shows it. */
export const sweep = (page) => page.evaluate(async () => {
  const lab = window.__pushPull;
  lab.fill();
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let k = 0; k < 3; ++k) await frame();
});

/**
 * Holds back what a page fetches until it is let go, so that a test decides what happens before it comes.
 * @param {import('playwright-core').Page} page @param {RegExp | string} what
 */
export async function holdBack(page, what) {
  let go = () => {};
  const held = new Promise((resolve) => (go = () => resolve(undefined)));
  await page.route(what, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(what), came = page.waitForResponse(what).then((response) => response.finished());
  return { asked, async release() {
    go();
    await came;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  } };
}

/** How many different colours a canvas shows: an empty one has one. */
export const colours = (page, view) => page.evaluate((tag) => {
  const seen = new Set();
  for (const canvas of document.querySelector(tag).shadowRoot.querySelectorAll('canvas')) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 200) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
  }
  return seen.size;
}, view);

/** How many nodes the standard of each situation has. */
export const NODES = { alone: 1, forced: 1, network: 10, brain: 68 };

/** The first model of each rung. */
export const rungs = [...new Map(catalog.models.map((model) => [model.rung, model]).reverse()).values()].sort((a, b) => a.rung - b.rung);
