// The page's budgets, measured in a headless browser on the built site, each beside its goal.
// usage: node bench/page.mjs [runs]   (npm run bench builds first)
import { close, dist, frames, goals, profiles, row, visit, work } from './visit.mjs';
import { weigh, weighEmbed, weighSingle } from './weigh.mjs';

/** @typedef {import('playwright-core').Page} Page */

const runs = Number(process.argv[2] ?? 5);
const EMBED = 'embed/v1', HOME = '.';

/** @param {Page} page */
const firstOscillation = (page) => page.evaluate(() => performance.getEntriesByName('first-oscillation')[0].startTime);

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

/** Tongues that the page fills with two workers while it goes on drawing. */
const TONGUES = /** @type {Record<string, string>} */ ({
  'stuart-landau': 'map=plv,drive.0.frequency:5:15:60,drive.0.amplitude:0:8:40,settle:1000,window:3000',
  'jansen-rit': 'drive.0.input=field&map=plv,drive.0.frequency:5:16:60,drive.0.amplitude:0:5:40,settle:1000,window:3000',
});

/** The 95th percentile of the interval between frames from the beginning of a map to its end. @param {Page} page @returns {Promise<number>} */
async function framesOfMap(page) {
  await page.waitForFunction(() => document.querySelectorAll('pp-dock').length === 2);
  await page.evaluate(() => {
    const progress = () => document.querySelector('pp-map')?.shadowRoot?.querySelector('progress');
    const seen = /** @type {any} */ (window);
    /** @type {number[]} */ seen.__intervals = [];
    let last = 0;
    seen.__filled = new Promise((/** @type {(value?: undefined) => void} */ done) => requestAnimationFrame(function tick(now) {
      const bar = progress();
      if (bar && !bar.hidden) {
        if (last) seen.__intervals.push(now - last);
        last = now;
      } else if (last) return void done();
      requestAnimationFrame(tick);
    }));
  });
  if (!(await page.$('pp-map'))) await page.locator('pp-dock select').nth(1).selectOption('map');
  return page.evaluate(async () => {
    const seen = /** @type {any} */ (window);
    await seen.__filled;
    return seen.__intervals.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b)[Math.floor(seen.__intervals.length * 0.95)];
  });
}

/** @param {() => Promise<number>} measure */
async function median(measure) {
  const values = [];
  for (let k = 0; k < runs; k++) values.push(await measure());
  return values.sort((a, b) => a - b)[values.length >> 1];
}

try {
  const weight = weigh(dist);
  console.log(`The lab page, median of ${runs} loads with an empty cache\n\n${''.padEnd(52)}${'measured'.padStart(9)}${'goal'.padStart(9)}`);
  row('bytes fetched to the first oscillation, gz', await visit(profiles.desktop, async (_, bytes) => bytes), goals.bytes.first, 'KB');
  row('bytes to the first oscillation, from dist/, gz', weight.first, goals.bytes.first, 'KB');
  row('everything the page can fetch, gz', weight.everything, goals.bytes.everything, 'KB');
  row('WebAssembly of the first load, gz', weight.wasm, goals.bytes.wasm, 'KB');
  row('WebAssembly of the whole family, gz', weight.family, goals.bytes.family, 'KB');
  row('what a whole brain brings, gz', weight.brain, goals.bytes.brain, 'KB');
  row('what the first dropped file brings, gz', weight.files, goals.bytes.files, 'KB');
  row('what the Share dialog brings, gz', weight.share, goals.bytes.share, 'KB');
  row('first oscillation', await median(() => visit(profiles.desktop, firstOscillation)), goals.firstOscillation.desktop, 'ms');
  row('first oscillation, 4× slower CPU and slow 4G', await median(() => visit(profiles.slow, firstOscillation)), goals.firstOscillation.slow, 'ms');
  row('the embed, one file, gz', weighEmbed(dist), goals.bytes.embed, 'KB');
  row('the lab as one file, gz', weighSingle(dist), goals.bytes.single, 'KB');
  row('the embed, first oscillation', await median(() => visit(profiles.desktop, firstOscillation, '', EMBED)), goals.firstOscillation.embed, 'ms');
  row('the embed, first oscillation, 4× slower, slow 4G', await median(() => visit(profiles.slow, firstOscillation, '', EMBED)), goals.firstOscillation.embedSlow, 'ms');
  row('frame interval, 95th percentile', await visit(profiles.desktop, frames), goals.frame.desktop, 'ms');
  row('frame interval, 95th percentile, 4× slower CPU', await visit({ cpu: 4 }, frames), goals.frame.slow, 'ms');
  const many = await visit(profiles.desktop, work, '#v1/stuart-landau?at=network&nodes=20&network.gain=0');
  row('our work in a frame, 20 uncoupled nodes, mean', many.mean, goals.work, 'ms');
  row('our work in a frame, 20 uncoupled nodes, 95th percentile', many.p95, goals.work, 'ms');
  row('the ladder, bytes to the first oscillation, gz', weigh(dist, HOME).first, goals.bytes.home, 'KB');
  row('the ladder, first oscillation', await median(() => visit(profiles.desktop, firstOscillation, '', HOME)), goals.firstOscillation.home, 'ms');
  row('the ladder, first oscillation, 4× slower, slow 4G', await median(() => visit(profiles.slow, firstOscillation, '', HOME)), goals.firstOscillation.homeSlow, 'ms');
  row('the ladder, frame interval, 95th percentile', await visit(profiles.desktop, frames, '', HOME), goals.frame.desktop, 'ms');
  row('six dialects, first oscillation', await median(() => visit(profiles.desktop, firstOscillation, '', 'dialects')), goals.firstOscillation.desktop, 'ms');
  row('six dialects, frame interval, 95th percentile', await visit(profiles.desktop, frames, '', 'dialects'), goals.frame.desktop, 'ms');
  for (const [model, map] of Object.entries(TONGUES)) {
    const fill = () => visit(profiles.desktop, framesOfMap, `#v1/${model}?at=forced&${map}`);
    row(`a map of ${model} fills: frame interval, p95`, await median(fill), goals.frame.desktop, 'ms');
  }
  row('slider to trace, median', await visit(profiles.desktop, slider), goals.slider, 'ms');
} finally {
  await close();
}
