// The built page "One stimulus, six dialects" in a real browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, frames, holdBack, server, visit } from './page.mjs';

const open = (hash = '', options = {}) => visit(`${server.url}dialects/${hash}`, options);

/** Steps of each rung. */
const steps = (page) => page.evaluate(() => window.__pushPull.sim.sims.map((sim) => sim.steps));
/** How many pixels of the traces' layer are painted in each row. */
const painted = (page) => page.evaluate(() => {
  const root = document.querySelector('pp-six').shadowRoot, canvas = root.querySelectorAll('canvas')[1], context = canvas.getContext('2d');
  const { top } = root.querySelector('.stage').getBoundingClientRect(), ratio = canvas.height / canvas.getBoundingClientRect().height;
  return [...root.querySelectorAll('.row .trace')].map((slot) => {
    const box = slot.getBoundingClientRect();
    const { data } = context.getImageData(0, Math.round((box.top - top) * ratio), canvas.width, Math.floor(box.height * ratio));
    let count = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 100) count++;
    return count;
  });
});

test('one stimulus and six traces are on the screen and move, with zero steps of drift', async () => {
  const { page, done } = await open();
  await page.waitForFunction(() => window.__pushPull.sim.steps > 500);
  await frames(page);
  const before = await steps(page);
  for (const count of await painted(page)) assert.ok(count > 500, `${await painted(page)}`);
  assert.equal(await page.locator('pp-six .row').count(), 7);
  assert.equal(await page.locator('[data-icon=pause], [data-icon=play]').count(), 1, 'one play button');
  await page.waitForFunction((count) => window.__pushPull.sim.steps > count, before[0]);
  const after = await steps(page);
  for (const each of [before, after]) assert.equal(new Set(each).size, 1, `${each}`);
  await page.waitForFunction(() => /Follows|Locked/.test(document.querySelector('pp-six').shadowRoot.querySelectorAll('.now')[5].textContent));
  await page.screenshot({ path: at('build/shots/dialects.png') });
  await done();
});

test('a drag of the frequency acts at once in all six, and the address follows', async () => {
  const { page, done } = await open();
  const result = await page.evaluate(async () => {
    const lab = window.__pushPull, slider = document.querySelectorAll('pp-parameter input[type=range]')[1];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const delays = [];
    for (let k = 0; k < 30; ++k) {
      const asked = performance.now();
      let frames = 0;
      slider.value = String(8 + (k % 10) / 5);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      do { await frame(); frames++; } while (!(lab.lastParameterStepDrawn.drawn >= asked));
      delays.push(frames);
    }
    return { median: delays.sort((a, b) => a - b)[15], told: lab.sim.experiment().map(({ drive }) => drive[0].frequency) };
  });
  assert.ok(result.median <= 2, `median ${result.median} frames`);
  assert.deepEqual(result.told, Array(6).fill(9.8));
  await page.waitForFunction(() => location.hash === '#v1/dialects?drive.0.frequency=9.8');
  assert.equal(new Set(await steps(page)).size, 1);
  await done();
});

test('keys: play and pause, steps forth and back, speed, restart; never out of step', async () => {
  const { page, done } = await open();
  await page.locator('body').press('Space');
  const [paused] = await steps(page);
  await page.locator('body').press('.');
  assert.deepEqual(await steps(page), Array(6).fill(paused + 1));
  await page.locator('body').press('<');
  assert.deepEqual(await steps(page), Array(6).fill(paused - 99));
  await page.locator('body').press(']');
  assert.match(await page.locator('.clock').textContent(), /0\.20×/);
  await page.locator('body').press('r');
  await page.waitForFunction(() => window.__pushPull.sim.steps === 0);
  await done();
});

test('a link says the stimulus and the side, and a fault in it becomes a sentence', async () => {
  const hash = '#v1/dialects?drive.0.amplitude=5&drive.0.frequency=9.5&side=past';
  const { page, done } = await open(hash);
  const told = await page.evaluate(() => window.__pushPull.sim.experiment().map(({ drive, parameters }) => [drive[0].frequency, parameters.alpha ?? null]));
  assert.deepEqual(told, [[9.5, null], [9.5, -2], [9.5, 2], [9.5, null], [9.5, null], [9.5, null]]);
  assert.equal(await page.evaluate(() => location.hash), hash);
  await page.evaluate(() => void (location.hash = '#v1/dialects?side=sideways'));
  await page.locator('.said .error').waitFor();
  assert.match(await page.locator('.said .error').textContent(), /side is "sideways"; it must be one of below, past/);
  // Into the lab and back.
  await page.locator('pp-six .row[data-model=wilson-cowan] a').click();
  await page.waitForFunction(() => location.pathname.includes('/lab/') && window.__pushPull?.sim.model.id === 'wilson-cowan');
  await page.locator('.head a[href="../dialects/"]').click();
  await page.waitForFunction(() => location.pathname.includes('/dialects/') && window.__pushPull?.sim.sims);
  await done();
});

test('a waveform that is fetched does not take the place of what was chosen while it was', async () => {
  const { page, done } = await open();
  const { asked, release } = await holdBack(page, /push_pull_family-[^/]*\.wasm/);
  await page.evaluate(() => void (location.hash = '#v1/dialects?drive.0.kind=pulses'));
  await asked;
  await page.evaluate(() => void (location.hash = '#v1/dialects?drive.0.frequency=9.5'));
  await page.waitForFunction(() => window.__pushPull.sim.experiment().every(({ drive: [drive] }) => drive.frequency === 9.5));
  await release();
  await page.waitForFunction(() => !window.__pushPull.catalog.others);
  assert.deepEqual(await page.evaluate(() => window.__pushPull.sim.experiment().map(({ drive: [{ kind, frequency }] }) => [kind, frequency])), Array(6).fill(['sine', 9.5]));
  assert.equal(await page.evaluate(() => location.hash), '#v1/dialects?drive.0.frequency=9.5');
  await done();
});

test('reduced motion: it starts paused on a full picture', async () => {
  const { page, done } = await open('', { reducedMotion: 'reduce' });
  await page.waitForFunction(() => window.__pushPull.sim.steps > 9000);
  await frames(page);
  const [before] = await steps(page);
  assert.ok(before > 9000, `${before} steps`);
  for (const count of await painted(page)) assert.ok(count > 1000, `${await painted(page)}`);
  await page.waitForTimeout(300);
  assert.deepEqual(await steps(page), Array(6).fill(before));
  await done();
});

test('nothing is wider than the screen', async () => {
  for (const [hash, options] of [['', { colorScheme: 'dark' }], ['#v1/dialects?side=x', { width: 768, height: 1024, colorScheme: 'dark' }], ['', { width: 360, height: 740, hasTouch: true, isMobile: true }]]) {
    const { page, done } = await open(hash, options);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), JSON.stringify(options));
    await page.screenshot({ path: at(`build/shots/dialects-${options.width ?? 1440}-${options.colorScheme ?? 'light'}.png`) });
    await done();
  }
});

test('data and files: the table has six columns beside time and stimulus, and the picture is saved with its labels', async () => {
  const { page, done } = await open('', { reducedMotion: 'reduce' });
  await page.locator('pp-six .open-data').click();
  await page.locator('pp-six dialog[open]').waitFor();
  assert.equal(await page.locator('pp-six dialog thead th').count(), 8);
  const svg = await page.evaluate(() => document.querySelector('pp-six').toSvg());
  for (const name of ['Stimulus F(t)', 'Wilson–Cowan', 'NMM2 (PING)']) assert.ok(svg.includes(name), name);
  await done();
});

test('more waveforms: the rest of the laboratory is fetched, and the six go on', async () => {
  const { page, done } = await open();
  const [before] = await steps(page);
  await page.locator('#value-drive-0-kind').selectOption('more');
  await page.waitForFunction(() => !window.__pushPull.catalog.others);
  await page.waitForFunction((count) => window.__pushPull.sim.steps > count, before);
  const kinds = await page.locator('#value-drive-0-kind option').evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(!kinds.includes('more') && kinds.includes('sine'), `${kinds}`);
  for (const kind of kinds) {
    await page.locator('#value-drive-0-kind').selectOption(kind);
    await page.waitForFunction((wanted) => window.__pushPull.sim.experiment().every(({ drive }) => drive[0].kind === wanted), kind);
    assert.equal(await page.locator('.said .error').count(), 0, kind);
    assert.equal(new Set(await steps(page)).size, 1, kind);
  }
  await done();
});
