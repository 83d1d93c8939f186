// The lessons in a real browser: printed with codes, on small screens, and without a word on the console. What the keyboard and axe say of
// them is in the suites of access.
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, server, visit } from './page.mjs';

/** Opens a page of the lessons, '' for their list. */
const openLesson = (name, options = {}) => visit(`${server.url}learn/${name ? `${name}/` : ''}`, { live: Boolean(name), ...options });

for (const width of [360, 768]) {
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
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 68);
  assert.ok(fetched.some((url) => /push_pull_family.*wasm/.test(url)));
  await page.waitForFunction(() => document.querySelector('pp-bench pp-brain')?.shadowRoot);
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
