// What shows only while a page is used for long, in a headless browser on the built site: memory that grows, tasks that block a drag,
// what jumps when late parts arrive, how much a page asks for before it lives, and figures that do not end. Each beside its goal.
// usage: node bench/long.mjs [minutes, 10] [page…]   (npm run bench long builds first)
import { close, goals, profiles, row, server, visit } from './visit.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').CDPSession} Devtools */

const { long } = goals;
const [given, ...asked] = process.argv.slice(2).map((word) => word.replace(/\/$/, ''));
const minutes = Number(given || 10);
/** Every page that lives, by its folder. @type {string[]} */
const pages = asked.length ? asked : ['', 'lab', 'embed/v1', 'learn/push-and-pull', 'dialects'];
const kind = (/** @type {string} */ at) => at.split('/')[0] || 'home';

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

/** Simulated time runs so much faster than the page would have it. */
const SPEED_UP = 4;
const DRAG_MS = 10000;
const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** @param {Devtools} devtools */
async function heap(devtools) {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** @param {Page} page */
async function speedUp(page) {
  const time = () => page.evaluate(() => /** @type {any} */ (window).__pushPull.sim.time);
  const before = await time();
  await pause(2000);
  const speed = (await time() - before) / 2000;
  await page.evaluate((fast) => /** @type {any} */ (window).__pushPull.loop.pace(fast), speed * SPEED_UP);
}

/** The handle of the first slider that is seen. @param {Page} page */
async function handle(page) {
  const slider = page.locator('input[type=range]:visible').first();
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = /** @type {{ x: number, y: number, width: number, height: number }} */ (await slider.boundingBox());
  return { at: (/** @type {number} */ part) => /** @type {const} */ ([x + width * (0.5 + 0.4 * part), y + height / 2]) };
}

/** How much the heap has grown from the first to the last of so many minutes, with a slider moved now and then. @param {Page} page */
async function growth(page) {
  const devtools = await page.context().newCDPSession(page);
  const start = await heap(devtools);
  await speedUp(page);
  const slider = await handle(page);
  const use = async (/** @type {number} */ ms) => {
    for (const end = Date.now() + ms; Date.now() < end; await pause(1000)) await page.mouse.click(...slider.at(Math.sin(Date.now())));
  };
  const minute = 60000 / SPEED_UP;
  await use(minute);
  const before = await heap(devtools);
  await use(minute * (minutes - 1));
  return { start, grown: await heap(devtools) - before };
}

/** Tasks beyond 50 ms while a slider is dragged. @param {Page} page */
async function dragged(page) {
  const slider = await handle(page);
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window);
    seen.__long = [];
    new PerformanceObserver((list) => seen.__long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await page.mouse.move(...slider.at(0));
  await page.mouse.down();
  for (const began = Date.now(); Date.now() - began < DRAG_MS; await pause(16)) await page.mouse.move(...slider.at(Math.sin((Date.now() - began) / 700)));
  await page.mouse.up();
  return page.evaluate(() => /** @type {any} */ (window).__long.length);
}

/** How far things jump by themselves until a page is at rest, and which; fonts come late. @param {Page} page @returns {Promise<{ total: number, told: string[] }>} */
const shifts = (page) => page.evaluate(() => new Promise((done) => {
  let total = 0;
  /** @type {string[]} */
  const told = [];
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      if (entry.hadRecentInput) continue;
      total += entry.value;
      for (const { node, previousRect: from, currentRect: to } of entry.sources) {
        const element = node?.nodeType === 1 ? node : node?.parentElement;
        const place = (/** @type {DOMRect} */ { x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        told.push(`${Math.round(entry.startTime)} ms: ${element?.localName}${element?.className ? `.${element.className}` : ''} from ${place(from)} to ${place(to)}`);
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done({ total, told }), 3000));
}));

/** @param {Page} page */
const requests = (page) => page.evaluate(() => {
  const { startTime } = performance.getEntriesByName('first-oscillation')[0];
  return 1 + performance.getEntriesByType('resource').filter((entry) => entry.startTime < startTime).length;
});

/** The element is put into a page and taken out again, 50 times: frames, workers and documents that are left, and bytes. @param {Page} page */
async function leftovers(page) {
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate((address) => import(address), `${server.url}embed/v1/push-pull.js`);
  const turn = (/** @type {number} */ times) => page.evaluate(async (count) => {
    for (let k = 0; k < count; k++) {
      const figure = /** @type {any} */ (document.createElement('push-pull'));
      document.body.prepend(figure);
      await figure.ready;
      figure.remove();
    }
  }, times);
  const count = async () => {
    const size = await heap(devtools);
    const { targetInfos } = await devtools.send('Target.getTargets');
    return { size, live: page.frames().length - 1 + page.workers().length + targetInfos.filter(({ type }) => type === 'iframe' || type === 'worker').length, documents: (await devtools.send('Memory.getDOMCounters')).documents };
  };
  await turn(3);
  const before = await count();
  await turn(50);
  const after = await count();
  return { live: after.live + Math.max(0, after.documents - before.documents), grown: after.size - before.size };
}

try {
  console.log(`Long use of each page, ${minutes} simulated minutes\n\n${''.padEnd(52)}${'measured'.padStart(9)}${'goal'.padStart(9)}`);
  for (const at of pages) {
    row(`${kind(at)}, requests before the first oscillation`, await visit(profiles.desktop, requests, '', at), long.requests[kind(at)], '');
    for (const [name, size] of Object.entries(sizes)) {
      const { total, told } = await visit({ ...profiles.slow, size }, shifts, '', at);
      row(`${kind(at)}, layout shift on a slow line, ${name}`, total, long.shift, '');
      if (told.length) console.log(told.map((line) => `    ${line}`).join('\n'));
    }
    row(`${kind(at)}, long tasks while a slider is dragged`, await visit(profiles.desktop, dragged, '', at), long.tasks, '');
  }
  // Side by side: memory is not a matter of speed.
  const grown = await Promise.all(pages.map((at) => visit(profiles.desktop, growth, '', at)));
  pages.forEach((at, k) => {
    row(`${kind(at)}, heap after the first load`, grown[k].start, long.heap[kind(at)], 'KB');
    row(`${kind(at)}, growth of the heap in ${minutes - 1} minutes`, grown[k].grown, long.growth, 'KB');
  });
  if (pages.includes('embed/v1')) {
    const left = await visit(profiles.desktop, leftovers, '', '', 'licences.txt');
    row('the element, taken out 50 times: what still lives', left.live, long.live, '');
    row('the element, taken out 50 times: growth of the heap', left.grown, long.growth, 'KB');
  }
} finally {
  await close();
}
