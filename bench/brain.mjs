// The whole brain in the page: frames with brain, carpet and scope open, the share of a frame that stepping takes, the speed it
// reaches, and long tasks while a slider is dragged. Each beside its goal.
// usage: node bench/brain.mjs   (npm run bench builds first)
import { close, frames, goals, profiles, row, visit, work } from './visit.mjs';

/** @typedef {import('playwright-core').Page} Page */

const MODEL = 'stuart-landau';
const FRAME = 1000 / 60;
const nodes = (/** @type {number} */ n) => (n === 68 ? `#v1/${MODEL}?at=brain` : `#v1/${MODEL}?at=brain&connectome=small-world&connectome.nodes=${n}&connectome.neighbours=${n / 20}`);

/** Waits until the three views draw. @param {Page} page */
async function opened(page) {
  await page.waitForFunction(() => document.querySelector('pp-brain, pp-carpet') && document.querySelectorAll('pp-dock').length === 2);
  await page.waitForTimeout(2500);
}

/** Stepping alone, ms of one frame at 0.1 × and the speed when nothing holds it back. @param {Page} page */
const stepping = (page) => page.evaluate(() => {
  const { sim, loop } = /** @type {any} */ (window).__pushPull;
  loop.run(false);
  const perFrame = Math.round((0.1 * 1000) / 60 / sim.dt);
  sim.step(2000);
  let best = Infinity;
  for (let round = 0; round < 10; ++round) {
    const began = performance.now();
    sim.step(50 * perFrame);
    best = Math.min(best, (performance.now() - began) / 50);
  }
  return { frame: best, speed: (perFrame * sim.dt) / best, dt: sim.dt, nodes: sim.nodes, delays: sim.network().lengths.length > 0 };
});

/** A tenth of the pairs of n nodes on an ellipsoid, as a file of one's own would bring them, with the lengths between all. @param {Page} page @param {number} n */
async function own(page, n) {
  await page.evaluate((count) => {
    const session = /** @type {any} */ (window).__pushPull;
    let seed = 1;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
    const centres = new Float64Array(3 * count), weights = new Float64Array(count * count), lengths = new Float64Array(count * count);
    for (let i = 0; i < count; ++i) {
      const [u, turn] = [2 * random() - 1, 2 * Math.PI * random()], r = Math.sqrt(1 - u * u);
      centres.set([60 * r * Math.cos(turn), 80 * r * Math.sin(turn) - 15, 50 * u + 20], 3 * i);
      for (let j = 0; j < i; ++j) {
        lengths[i * count + j] = lengths[j * count + i] = Math.hypot(...[0, 1, 2].map((axis) => centres[3 * i + axis] - centres[3 * j + axis]));
        if (random() < 0.1) weights[i * count + j] = weights[j * count + i] = 0.1 + random();
      }
    }
    session.catalog.brain.take({ name: 'own', nodes: count, weights, lengths, centres, labels: [], hemispheres: null, synthetic: false, source: '', notice: '' }, session);
  }, n);
  await page.waitForTimeout(2500);
}

const SLIDERS = ['network.gain', 'network.speed', 'alpha', 'noise.0.sigma', 'spread'];

/** The longest task while each of the sliders is dragged (ms), 50 and more count as long. @param {Page} page */
const drag = (page) => page.evaluate(async (paths) => {
  let longest = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (longest = Math.max(longest, entry.duration))));
  observer.observe({ type: 'longtask' });
  for (const path of paths) {
    const handle = /** @type {HTMLInputElement | null} */ (document.querySelector(`#value-${path.replaceAll('.', '-')}`)?.closest('pp-parameter')?.querySelector('input[type=range]') ?? null);
    for (let k = 0; handle && k < 60; ++k) {
      handle.value = String(Number(handle.min) + (Number(handle.max) - Number(handle.min)) * (0.3 + 0.4 * ((k * 7) % 40) / 40));
      handle.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  }
  observer.disconnect();
  return longest;
}, SLIDERS);

try {
  console.log(`The whole brain in the page: ${MODEL}, delays and white noise\n\n${''.padEnd(52)}${'measured'.padStart(9)}${'goal'.padStart(9)}`);
  for (const n of [68, 400, 1000]) {
    await visit(profiles.desktop, async (page) => {
      await opened(page);
      const goal = n <= 400 ? goals.frame.desktop : 2 * goals.frame.desktop;
      row(`${n} nodes: frame interval, 95th percentile`, await frames(page), goal, 'ms');
      const { mean, p95 } = await work(page);
      row(`${n} nodes: our work in a frame, mean`, mean, goals.frame.desktop, 'ms');
      row(`${n} nodes: our work in a frame, 95th percentile`, p95, goals.frame.desktop, 'ms');
      row(`${n} nodes: longest task while a slider is dragged`, await drag(page), 50, 'ms');
      if (n > 68) {
        await own(page, n);
        row(`${n} nodes, delays: frame interval, 95th percentile`, await frames(page), goal, 'ms');
        row(`${n} nodes, delays: longest task while dragged`, await drag(page), 50, 'ms');
      }
      const { frame, speed, dt, delays } = await stepping(page);
      row(`${n} nodes: stepping in a frame at 0.1×, dt ${dt}${delays ? ', delays' : ''}`, (100 * frame) / FRAME, n === 68 ? 15 : 100, '%');
      console.log(`${`${n} nodes: speed when nothing holds it back`.padEnd(52)}${speed.toFixed(1).padStart(9)}${(n === 68 ? '10' : '').padStart(9)} ×   ${n === 68 ? (speed >= 10 ? 'reached' : 'missed') : ''}`);
    }, nodes(n));
  }
} finally {
  await close();
}
