// The network views on an empty page with a real core and a session of a few lines: what the lab page does, without the rest
// of it, so that a test chooses the network and the number of nodes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { launch } from './browser.mjs';
import { dice } from './core.mjs';

export const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let server;
/** @type {Map<boolean, Promise<{ browser: import('playwright-core').Browser, context: import('playwright-core').BrowserContext }>>} */
const browsers = new Map();
before(async () => {
  await mkdir(at('build/shots'), { recursive: true });
  server = await serve(at('.'), { port: 0 });
});
after(async () => {
  for (const one of browsers.values()) await (await one).browser.close();
  await server?.close();
});

/**
 * One for all pages: what they are made of is compiled once. With WebGL everything is drawn by a processor that plays a graphics card,
 * which is slow: only for tests that look at it. @param {boolean} webgl
 */
async function contextFor(webgl) {
  if (!browsers.has(webgl)) browsers.set(webgl, (async () => {
    const browser = await launch(webgl ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : ['--disable-gpu']);
    return { browser, context: await browser.newContext() };
  })());
  return (await /** @type {any} */ (browsers.get(webgl))).context;
}

const atlas = JSON.parse(readFileSync(at('web/brain/cortex.json'), 'utf8'));

/**
 * A network in the head, drawn by lot: nodes on an ellipsoid, joined the more strongly the nearer they are.
 * @param {number} nodes @param {{ labels?: string[], density?: number }} [options]
 */
export function network(nodes, { labels, density = 0.2 } = {}) {
  const random = dice(nodes);
  const centres = [], weights = new Array(nodes * nodes).fill(0), lengths = new Array(nodes * nodes).fill(0);
  for (let n = 0; n < nodes; ++n) {
    const right = n >= nodes / 2;
    const [u, v] = [2 * Math.PI * random(), 2 * random() - 1];
    const r = Math.sqrt(1 - v * v);
    centres.push((right ? 1 : -1) * (4 + 56 * Math.abs(r * Math.cos(u))), -17 + 78 * r * Math.sin(u), 18 + 52 * v);
  }
  for (let i = 0; i < nodes; ++i) for (let j = 0; j < i; ++j) {
    const d = Math.hypot(...[0, 1, 2].map((axis) => centres[3 * i + axis] - centres[3 * j + axis]));
    const w = random() < density * 2 * Math.exp(-d / 60) ? Math.exp(-d / 30) * (0.3 + random()) : 0;
    weights[i * nodes + j] = weights[j * nodes + i] = w;
    lengths[i * nodes + j] = lengths[j * nodes + i] = 1.3 * d;
  }
  const names = labels ?? Array.from({ length: nodes }, (_, n) => `${n < nodes / 2 ? 'L' : 'R'}_area${n % Math.ceil(nodes / 2)}`);
  return { name: 'by lot', nodes, weights, lengths, labels: names, centres, hemispheres: Array.from({ length: nodes }, (_, n) => Number(n >= nodes / 2)), synthetic: true, source: 'drawn by lot', notice: '' };
}

/** The example of the shared folder when it is there, else 68 nodes drawn by lot with the names of the regions. */
export function dk68() {
  const folder = process.env.PUSH_PULL_SHARED ?? at('../shared');
  const file = `${folder}/connectome/default/dk68_synthetic_seed135.json`;
  if (!existsSync(file)) return network(68, { labels: atlas.regions });
  const { labels, weights, tract_lengths: lengths, centres } = JSON.parse(readFileSync(file, 'utf8'));
  const hemispheres = labels.map((/** @type {string} */ label) => Number(label.startsWith('R')));
  return { name: 'dk68', nodes: 68, labels, weights: weights.flat(), lengths: lengths.flat(), centres: centres.flat(), hemispheres, synthetic: true, source: 'rule', notice: '' };
}

/** Nodes in a circle. @param {number} nodes */
export function ring(nodes) {
  const weights = new Array(nodes * nodes).fill(0);
  for (let n = 0; n < nodes; ++n) weights[n * nodes + ((n + 1) % nodes)] = weights[n * nodes + ((n + nodes - 1) % nodes)] = 0.5;
  return { name: 'ring', nodes, weights, lengths: null, labels: [], centres: null, hemispheres: null, synthetic: true, source: 'rule', notice: '' };
}

/**
 * @param {any} connectome @param {{ views?: string[], model?: string, speed?: number, running?: boolean, gain?: number, surface?: string, blocked?: string, page?: object }} [options]
 */
export async function open(connectome, { views = ['pp-brain', 'pp-carpet', 'pp-matrix', 'pp-nodes'], model = 'stuart-landau', speed = 0.1, running = true, gain = 0.3, surface = '', blocked = '', page: how = {} } = {}) {
  const { viewport = { width: 1440, height: 900 }, colorScheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference' } = /** @type {any} */ (how);
  const page = await (await contextFor(surface === 'webgl')).newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/willReadFrequently|GPU stall/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack || String(error)));
  if (blocked) await page.route(blocked, (route) => route.abort());
  await page.goto(`${server.url}tests/web/network.html`);
  // A million numbers go faster as their bytes.
  const packed = (numbers) => numbers && Buffer.from(Float64Array.from(numbers).buffer).toString('base64');
  await page.evaluate(async ({ given: { weights, lengths, ...rest }, views, model, speed, running, gain, surface }) => {
    const numbers = (text) => text && [...new Float64Array(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer)];
    const given = { ...rest, weights: numbers(weights), lengths: numbers(lengths) };
    return (await import('/tests/web/network-page.js')).begin(given, { views, model, speed, running, gain, surface });
  }, { given: { ...connectome, weights: packed(connectome.weights), lengths: packed(connectome.lengths) }, views, model, speed, running, gain, surface });
  return { page, async done(/** @type {RegExp} */ expected = /^$/) {
    await page.close();
    assert.deepEqual(complaints.filter((text) => !expected.test(text)), []);
  } };
}

/** Runs in the page: `t` is what it is tested by, `view(tag)` an element. */
export const inside = (page, body, given) => page.evaluate(([text, value]) => new Function('t', 'view', 'given', text)(window.__test, (tag) => document.querySelector(tag), value), [body, given]);
/** The surface is there. */
export const painted = (page, kind = 'canvas') => page.waitForFunction((wanted) => document.querySelector('pp-brain').painter === wanted, kind);
