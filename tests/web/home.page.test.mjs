// The built home page in a real browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import test from 'node:test';
import { at, server, visit } from './page.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const open = (hash = '', options = {}) => visit(`${server.url}${hash}`, { init: watchShift, ...options });

/** Keeps what moves without having been asked to. Runs in the page. */
function watchShift() {
  window.__shift = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift.push(`${entry.value} ${entry.sources.map(({ node }) => node?.className || node?.nodeName)}`);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Steps of each rung. */
const steps = (page) => page.evaluate(() => window.__pushPull.sim.sims.map((sim) => sim.steps));
/** How many pixels each picture has painted, without its ground. */
const painted = (page) => page.evaluate(() => [...document.querySelectorAll('pp-rung')].map((picture) => {
  const canvas = picture.shadowRoot.querySelectorAll('canvas')[1];
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] > 100) count++;
  return count;
}));
/** The picture of each glyph. */
const glyphs = (page) => page.evaluate(() => [...document.querySelectorAll('.spring')].map((svg) => svg.innerHTML));

test('six traces move on one clock; the strip acts on all of them; nothing that is out of sight is drawn', async () => {
  // High enough for all six.
  const { page, done } = await open('', { height: 2700 });
  const [before, springs] = [await steps(page), await glyphs(page)];
  await page.waitForFunction((from) => window.__pushPull.sim.steps > from + 100, before[0]);
  const [after, moved] = [await steps(page), await glyphs(page)];
  for (const each of [before, after]) assert.equal(new Set(each).size, 1, `${each}`);
  springs.forEach((one, k) => assert.notEqual(one, moved[k], `glyph ${k}`));
  for (const count of await painted(page)) assert.ok(count > 400, `${await painted(page)}`);
  await page.waitForFunction(() => [...document.querySelectorAll('.now')].every(({ textContent }) => /^(Locked|Follows)/.test(textContent)));
  assert.deepEqual(await page.evaluate(() => window.__shift), []);

  await page.locator('#frequency').fill('9.3');
  await page.locator('#amplitude-slide').fill('6');
  assert.deepEqual(await page.evaluate(() => window.__pushPull.sim.experiment().map(({ drive: [drive] }) => drive.frequency)), Array(6).fill(9.3));
  assert.equal(await page.locator('#frequency-slide').inputValue(), '9.3');
  assert.equal(await page.locator('#amplitude').inputValue(), '6');
  await page.waitForFunction(() => /^Not locked/.test(document.querySelector('#kuramoto .now').textContent));
  assert.equal(new Set(await steps(page)).size, 1);

  // What cannot be is told and taken back.
  for (const [typed, said] of [['500', /Frequency is 500; it must lie between 7 and 13.Hz. It stays 9.3.Hz/], ['', /Frequency needs a number/]]) {
    await page.locator('#frequency').fill(typed);
    await page.locator('#frequency').press('Enter');
    await page.locator('#play').focus();
    assert.match(await page.locator('.strip .said').textContent(), said);
    assert.equal(await page.locator('#frequency').inputValue(), '9.3');
  }

  // Below the ladder nothing runs.
  await page.setViewportSize({ width: 1440, height: 300 });
  await page.evaluate(() => document.querySelector('.foot').scrollIntoView({ block: 'end' }));
  await page.waitForFunction(async () => {
    const { steps } = window.__pushPull.sim;
    await new Promise((resolve) => setTimeout(resolve, 150));
    return window.__pushPull.sim.steps === steps;
  });
  await page.evaluate(() => scrollTo(0, 400));
  const [rest] = await steps(page);
  await page.waitForFunction((from) => window.__pushPull.sim.steps > from, rest);
  await done();
});

test('keys alone: the strip, the questions to an answer, and from there into the lab', async () => {
  const { page, done } = await open();
  const tabTo = async (selector) => {
    for (let k = 0; k < 80; ++k) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    assert.fail(`no way to ${selector}`);
  };
  await tabTo('#play');
  await page.keyboard.press('Space');
  await page.locator('#play[data-icon=play]').waitFor();
  const [paused] = await steps(page);
  await tabTo('#frequency-slide');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.locator('#frequency-slide').getAttribute('aria-valuetext'), '10.1 hertz');
  await tabTo('[name=which-aim]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo('[name=which-cause]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await tabTo('[name=which-parts]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.answer:visible').count(), 1);
  assert.match(await page.locator('#which [role=status]').textContent(), /^Answer: NMM1/);
  await page.locator('[name=which-aim]').nth(1).check();
  assert.equal(await page.locator('.answer:visible').count(), 0);
  assert.deepEqual(await page.locator('fieldset:visible').evaluateAll((all) => all.map(({ dataset }) => dataset.question)), ['aim', 'push']);
  await page.locator('.again').click();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'which-aim');
  assert.equal(await page.locator('fieldset:visible').count(), 1);
  await page.keyboard.press('Space');
  await tabTo('[name=which-size]');
  await page.keyboard.press('Space');
  assert.equal((await steps(page))[0], paused, 'it still rests');
  await tabTo('.answer:not([hidden]) a');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.pathname.endsWith('/lab/') && window.__pushPull?.sim.model?.id === 'kuramoto' && window.__pushPull.sim.nodes > 1);
  await page.locator('.head .brand').click();
  await page.waitForFunction(() => document.body.classList.contains('home'));
  await done();
});

test('links that once led from here to the lab still do, also when they are typed while the page is open', async () => {
  const { page, done } = await open('#v1/wilson-cowan?P_x=1.2', { live: false });
  await page.waitForFunction(() => location.pathname.endsWith('/lab/') && window.__pushPull?.sim.model.id === 'wilson-cowan' && location.hash.includes('P_x=1.2'));
  await page.goto(server.url);
  await page.evaluate(() => void (location.hash = '#v1/kuramoto'));
  await page.waitForFunction(() => location.pathname.endsWith('/lab/') && window.__pushPull?.sim.model.id === 'kuramoto');
  // Every link of the cards opens what it says.
  await page.goto(server.url);
  const links = await page.locator('a[href^="lab/#"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.equal(new Set(links).size, 18);
  await done();
});

test('without script: six equations, six traces, what each adds and forgets, and the answers', async () => {
  const { page, done } = await open('', { javaScriptEnabled: false, live: false, width: 1000 });
  assert.equal(await page.locator('.card math[display=block]').count(), 6);
  assert.equal(await page.locator('.card .tex-new').count() >= 6, true, 'the new terms are marked');
  assert.equal(await page.locator('.card .poster:visible path.push').count(), 6);
  assert.equal(await page.locator('.card dd').count(), 12);
  assert.equal(await page.locator('.answer:visible').count(), 8);
  assert.equal(await page.locator('fieldset:visible, .knob:visible, #play:visible').count(), 0);
  assert.match(await page.locator('body').innerText(), /With JavaScript they move/);
  await done();
});

test('from 320 to 1440 px nothing is wider than the screen, nothing shifts, and axe finds nothing, in both themes', async () => {
  for (const options of [
    { fresh: true }, { width: 768, height: 1024, colorScheme: 'dark' }, { width: 360, height: 740, hasTouch: true, isMobile: true }, { width: 320, height: 640, colorScheme: 'dark', reducedMotion: 'reduce' },
    { width: 1000, forcedColors: 'active' },
  ]) {
    const name = `${options.width ?? 1440}-${options.colorScheme ?? 'light'}`, { page, done } = await open('', options);
    const begun = await steps(page);
    await page.locator('#ping .now').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('#ping .now').textContent);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    assert.deepEqual(await page.evaluate(() => window.__shift), [], name);
    if (options.reducedMotion) {
      assert.deepEqual(await steps(page), begun, 'reduced motion begins at rest');
      assert.ok(begun[0] > 1900, 'on a full picture');
    }
    await page.evaluate(axe);
    // One equation stands for all: they are alike, and made of many elements. A theme changes colours, a width sizes.
    const found = await page.evaluate((all) => window.axe.run({ exclude: ['.card:not(#ping) math'] }, { runOnly: all ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : { type: 'rule', values: ['color-contrast', 'target-size'] } }), ['1440-light', '360-light'].includes(name));
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`), [], name);
    await page.evaluate(() => void (document.dir = 'rtl'));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}, from right to left`);
    await page.evaluate(() => void (document.dir = 'ltr'));
    await page.screenshot({ path: at(`build/shots/home-${name}.png`) });
    await done();
  }
});
