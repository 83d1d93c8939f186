// The lessons in a real browser: done by keyboard, read by axe, printed with codes, on small screens, and without a word on the console.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { at, browser, server } from './page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a page of the lessons, '' for their list; `done` fails on any complaint of the console. */
async function openLesson(name, { width = 1440, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack || String(error)));
  await page.goto(`${server.url}learn/${name ? `${name}/` : ''}`);
  if (name) await page.waitForFunction(() => performance.getEntriesByName('first-oscillation').length > 0, null, { timeout: 20000 });
  return { page, async done() {
    await context.close();
    assert.deepEqual(complaints, []);
  } };
}

/** Tab until what has the focus matches; the way there is what a keyboard can do. */
async function tabTo(page, selector, most = 120) {
  for (let k = 0; k < most; ++k) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector)) return;
  }
  assert.fail(`${selector} is not reached by Tab`);
}

const isDone = (page, id) => page.waitForFunction((what) => document.querySelector(`#${what}`).hasAttribute('done'), id, { timeout: 40000 });

test('lesson 1 is completed by keyboard only', async () => {
  const { page, done } = await openLesson('push-and-pull');
  await tabTo(page, '#guess-order input');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  assert.match(await page.locator('#guess-order .said').textContent(), /Kept/);

  // Pause near the top of the pull: run on in steps of 10 ms from rest.
  await tabTo(page, '#at-the-top .begin');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#at-the-top').hasAttribute('active'));
  await tabTo(page, 'pp-transport .primary');
  await page.keyboard.press('k');
  await page.waitForFunction(() => !window.__pushPull.store.state.running);
  for (let k = 0; k < 40 && !(await page.evaluate(() => document.querySelector('#at-the-top').hasAttribute('done'))); ++k) {
    await page.keyboard.press('Shift+>');
    await page.waitForTimeout(60);
  }
  await isDone(page, 'at-the-top');
  assert.equal(await page.evaluate(() => document.querySelector('details[data-task=at-the-top]').open), true, 'the explanation opens');

  // The tasks that a number solves: begin, go to the slider, type.
  const solve = async (task, field, value) => {
    await page.evaluate(() => { document.querySelector('#text').focus(); });
    await tabTo(page, `#${task} .begin`);
    await page.keyboard.press('Enter');
    await page.waitForFunction((what) => document.querySelector(`#${what}`).hasAttribute('active'), task);
    await tabTo(page, `#${field}`);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    await isDone(page, task);
  };
  await solve('fifteen', 'value-omega', '94.2');

  await page.evaluate(() => { document.querySelector('#text').focus(); });
  await tabTo(page, '#guess-size input');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, '#half .begin');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#half').hasAttribute('active'));
  // The plane: arrow keys choose a state, Enter sets it.
  for (let k = 0; k < 60; ++k) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.localName === 'pp-phase-plane' && document.activeElement.shadowRoot.activeElement?.classList.contains('stage'))) break;
  }
  const aim = async () => {
    const said = await page.evaluate(() => document.querySelector('pp-phase-plane').shadowRoot.querySelector('.spoken').textContent);
    return [...said.replace(/−/g, '-').matchAll(/= (-?[\d.]+)/g)].map(([, value]) => Number(value));
  };
  await page.keyboard.press('ArrowRight');
  let radius = Infinity;
  for (let k = 0; k < 200 && Math.abs(radius - 0.5) > 0.06; ++k) {
    const [x, y] = await aim();
    radius = Math.hypot(x, y);
    if (Math.abs(radius - 0.5) <= 0.06) break;
    // First to the axis of the pull, then along it, where the steps are finer.
    if (Math.abs(x) > 0.1) await page.keyboard.press(x > 0 ? 'ArrowLeft' : 'ArrowRight');
    else await page.keyboard.press((radius > 0.5) === (y > 0) ? 'ArrowDown' : 'ArrowUp');
  }
  assert.ok(Math.abs(radius - 0.5) <= 0.06, `${radius}`);
  await page.keyboard.press('Enter');
  await isDone(page, 'half');
  await solve('hurry', 'value-drive-1-amplitude', '12.57');

  await tabTo(page, '#quarter-field');
  await page.keyboard.type('0,25');
  await page.keyboard.press('Enter');
  await isDone(page, 'quarter');
  await tabTo(page, '#forgotten input');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await isDone(page, 'forgotten');
  assert.match(await page.locator('.progress').textContent(), /All 8 steps are done/);
  await page.screenshot({ path: at('build/shots/lesson-done.png'), fullPage: true });
  await page.goto(`${server.url}learn/`);
  assert.match(await page.locator('.list li').first().textContent(), /done$/);
  await done();
});

for (const theme of ['light', 'dark']) {
  for (const name of ['', 'push-and-pull', 'networks-delays-synchrony']) {
    test(`axe finds nothing, ${name || 'the list'}, ${theme}`, async () => {
      const { page, done } = await openLesson(name, { colorScheme: theme, bypassCSP: true });
      await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))]), []);
      await done();
    });
  }
}

for (const width of [360, 320, 768]) {
  test(`at ${width} px nothing is wider than the screen, and the sliders come up`, async () => {
    for (const name of ['', 'push-and-pull', 'excitation-and-inhibition', 'networks-delays-synchrony']) {
      const { page, done } = await openLesson(name, { width, height: 760 });
      if (name) await page.locator('.sheet').click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name}: ${wide} px`);
      if (name) assert.ok(await page.locator('pp-parameter').first().isVisible());
      await page.screenshot({ path: at(`build/shots/${name || 'lessons'}-${width}.png`) });
      await done();
    }
  });
}

test('on paper each setting has a code, and controls are gone', async () => {
  const { page, done } = await openLesson('the-hopf-point');
  await page.evaluate(() => { window.printed = 0; window.print = () => (window.printed += 1); });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.waitForFunction(() => window.printed === 1);
  const codes = page.locator('.code svg path');
  assert.ok(await codes.count() >= 3);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.code').first().isVisible());
  assert.match(await page.locator('.code figcaption').first().textContent(), /\/lab\/#v1\/stuart-landau\?alpha=-5/);
  assert.ok(!(await page.locator('pp-bench').isVisible()));
  assert.ok(!(await page.locator('.begin').first().isVisible()));
  await page.screenshot({ path: at('build/shots/lesson-print.png'), fullPage: true });
  await done();
});

test('a whole brain comes when the lesson asks for it, and not before', async () => {
  const { page, done } = await openLesson('networks-delays-synchrony');
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url()));
  assert.ok(!fetched.some((url) => /family/.test(url)));
  await page.locator('pp-scene button').first().click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 68, null, { timeout: 30000 });
  assert.ok(fetched.some((url) => /push_pull_family.*wasm/.test(url)));
  await page.waitForFunction(() => document.querySelector('pp-bench pp-brain')?.shadowRoot, null, { timeout: 10000 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: at('build/shots/lesson-brain.png') });
  await done();
});

test('a reader who asked for no motion finds a drawn trace at rest', async () => {
  const { page, done } = await openLesson('push-and-pull', { reducedMotion: 'reduce' });
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.running), false);
  assert.ok(await page.evaluate(() => window.__pushPull.sim.steps) > 1000);
  await done();
});

test('numbers in the prose are changed by arrow keys, and words set values', async () => {
  const { page, done } = await openLesson('push-and-pull');
  const knob = page.locator('pp-number .scrub');
  await page.waitForFunction(() => document.querySelector('pp-number .scrub').getAttribute('aria-valuenow'));
  await knob.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => Math.abs(window.__pushPull.sim.experiment().parameters.omega - 63.5) < 0.51);
  await page.goto(`${server.url}learn/damping-and-resonance/`);
  await page.waitForFunction(() => window.__pushPull?.sim.steps > 200);
  await page.locator('pp-set button').first().click();
  await page.waitForFunction(() => Math.hypot(window.__pushPull.sim.read('x')[0], window.__pushPull.sim.read('y')[0]) > 0.9);
  await done();
});
