// Nothing on a page moves by itself, however late a part of it comes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog } from './core.mjs';
import { browser, server } from './page.mjs';

const DESKTOP = { width: 1280, height: 800 }, PHONE = { width: 360, height: 740 };
/** Rows of fixed points that wrap as their symbols become narrower, a head with an index in it, the first load. */
const LABS = ['stuart-landau', 'nmm1', 'wilson-cowan-divisive-input'].filter((id) => catalog.models.some((model) => model.id === id)).map((id) => `lab/#v1/${id}`);

/** Adds up, in the page, what has moved without having been asked to. */
function watch() {
  window.__moved = [];
  const told = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
      if (!hadRecentInput) window.__moved.push(`${value}: ${sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName} ${told(previousRect)} → ${told(currentRect)}`).join(', ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Opens a page whose fonts are held back until it lives. @param {(page: import('playwright-core').Page) => Promise<void>} [look] once they are there */
async function moved(place, viewport, look = async () => {}) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
  try {
    let free;
    const freed = new Promise((done) => (free = done));
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.route('**/*.woff2', async (route) => {
      await freed;
      await route.continue();
    });
    await page.goto(server.url + place);
    await page.waitForFunction(() => performance.getEntriesByName('first-oscillation').length > 0);
    const frames = () => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done())), 250)));
    await frames();
    free();
    if (place.startsWith('lab/')) await page.waitForFunction(() => document.documentElement.classList.contains('typeset') && document.fonts.size > 0);
    await frames();
    await look(page);
    return await page.evaluate(() => window.__moved);
  } finally {
    await context.close();
  }
}

/** Names of the fonts that a formula is seen in. @param {import('playwright-core').Page} page */
async function fontsOf(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.katex-html span' });
  const found = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId })));
  return new Set(found.flatMap(({ fonts }) => fonts.map(({ familyName, isCustomFont }) => `${familyName}${isCustomFont ? '' : ' of the system'}`)));
}

for (const place of LABS) {
  test(`${place}: with fonts that come late nothing moves, and every character of its formulas is in them`, async () => {
    assert.deepEqual(await moved(place, PHONE), []);
    assert.deepEqual(await moved(place, DESKTOP, async (page) => {
      const fonts = await fontsOf(page);
      assert.ok(fonts.size > 0 && [...fonts].every((name) => name.startsWith('KaTeX_')), [...fonts].join(', '));
    }), []);
  });
}

test('nothing moves on the first page, in the dialects, a lesson and the embed', async () => {
  for (const place of ['', 'dialects/', 'learn/push-and-pull/', 'embed/v1/']) for (const size of [DESKTOP, PHONE]) assert.deepEqual(await moved(place, size), [], `${place} ${size.width}`);
});
