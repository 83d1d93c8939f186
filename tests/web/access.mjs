// What every built page is held to. Pages are found in dist/, so that a new one joins by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page that is built, by its path below dist/. */
export const pages = () => readdirSync(dist, { recursive: true }).map((name) => String(name).replaceAll('\\', '/')).filter((name) => name.endsWith('.html')).sort();

/** @param {string} path */
export const source = (path) => readFileSync(dist + path, 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a change of theme can break. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds, a line each. @param {import('playwright-core').Page} page @param {{ colour?: boolean, off?: string[] }} [how] */
export async function faults(page, { colour = false, off = [] } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(({ run, ignored }) => window.axe.run(document, { runOnly: run, resultTypes: ['violations'], rules: Object.fromEntries(ignored.map((id) => [id, { enabled: false }])) }),
    { run: colour ? { type: 'rule', values: OF_COLOUR } : { type: 'tag', values: RULES }, ignored: off });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 4).map(({ target, failureSummary }) => `${target.flat().join(' ')} ${failureSummary}`).join(' | ')}`);
}

/** Counts what moves while a page loads. Runs before anything else in the page. */
export function watchShifts() {
  window.__shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shifts.push(`${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${entry.sources.map(({ node, previousRect: a, currentRect: b }) => `${node?.nodeName}.${node?.className ?? ''} ${[a.x, a.y, a.width, a.height].map(Math.round)} → ${[b.x, b.y, b.width, b.height].map(Math.round)}`).join('; ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Everything that a page says or fails to fetch. @param {import('playwright-core').Page} page */
export function listen(page) {
  /** @type {string[]} */ const heard = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(String(error.stack ?? error)));
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => response.status() >= 400 && heard.push(`${response.status()}: ${response.url()}`));
  return heard;
}

/** All is there: nothing more is fetched, and where a core came its rhythm is drawn. @param {import('playwright-core').Page} page */
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => performance.getEntriesByName('first-oscillation').length > 0
    || !(document.querySelector('.stage > .poster') || performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))), null, { timeout: 20000 });
}
