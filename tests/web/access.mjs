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
    || !(document.querySelector('.stage > .poster') || performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm'))));
}

/** What a page has to bear, done to it from outside. */
const CHANGES = {
  /** WCAG 1.4.12, in the page and in each of its shadow roots; equations keep their own measure. */
  spacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':not(.katex, .katex *, math, math *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    const dress = (root) => {
      root.adoptedStyleSheets.push(sheet);
      for (const one of root.querySelectorAll('*')) if (one.shadowRoot) dress(one.shadowRoot);
    };
    dress(document);
  },
  /** Another language: every label twice as long. */
  long() {
    const walk = (root) => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) if (/\p{L}{3}/u.test(node.data) && !node.parentElement?.closest('script, style, math, .katex, article p, option')) node.data = `${node.data.trimEnd()} ${node.data.trim()} `;
      for (const one of root.querySelectorAll('*')) if (one.shadowRoot) walk(one.shadowRoot);
    };
    walk(document.body);
  },
  /** A script that runs from right to left. */
  rtl() {
    document.documentElement.dir = 'rtl';
  },
};

/** By how many pixels the page is wider than the screen, and which texts are cut off by what surrounds them. Runs in the page. */
function measure() {
  const wrong = [], { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) {
    const scrolls = (one) => one && (/auto|scroll|hidden/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const outside = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width && (right > innerWidth + 0.5 || left < -0.5) && !scrolls(one.parentElement);
    });
    wrong.push(`${scrollWidth - innerWidth} px wider than the screen: ${outside.slice(0, 6).map((one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 20)}`).join('; ')}`);
  }
  const parent = (node) => node.parentElement ?? node.getRootNode().host ?? null;
  const clipped = (node, { left, right, top, bottom }) => {
    for (let one = parent(node); one; one = one.assignedSlot ?? parent(one)) {
      const { overflowX, overflowY, clipPath, display } = getComputedStyle(one);
      if (display === 'contents') continue;
      if (clipPath !== 'none') return null;
      const box = one.getBoundingClientRect();
      const hidden = (how) => how === 'hidden' || how === 'clip';
      if ((hidden(overflowX) && (left < box.left - 2 || right > box.right + 2)) || (hidden(overflowY) && (top < box.top - 3 || bottom > box.bottom + 3))) return one;
      if (/auto|scroll/.test(overflowX + overflowY)) return null;
    }
    return null;
  };
  const walk = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.data.trim() || node.parentElement?.closest('script, style, .katex, math') || node.parentElement?.checkVisibility({ visibilityProperty: true }) === false) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const by = box.width > 1 && clipped(node, box);
        if (by) {
          wrong.push(`"${node.data.trim().slice(0, 40)}" is cut by ${by.localName}.${by.className}`);
          break;
        }
      }
    }
    for (const one of root.querySelectorAll('*')) if (one.shadowRoot) walk(one.shadowRoot);
  };
  walk(document.body);
  return wrong;
}

/** What does not fit after a change. @param {import('playwright-core').Page} page @param {(keyof typeof CHANGES)[]} changes */
export async function unfit(page, ...changes) {
  for (const change of changes) await page.evaluate(CHANGES[change]);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(measure);
}
