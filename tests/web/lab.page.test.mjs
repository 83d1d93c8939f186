// What the built lab page shows and how it is used, in a real browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { NODES, at, colours, frames, open, paused, rungs, steps, sweep } from './page.mjs';
import { faults } from './access.mjs';
import { SITUATIONS } from '../../web/url.js';

// Each rung in one situation after the other, by its link, on one page; the first visit to each situation is a page of its own.
for (const [k, model] of rungs.entries()) {
  test(`rung ${model.rung}: a rhythm is on the screen, alone, forced, in a network and in a whole brain`, async () => {
    const first = k % SITUATIONS.length, order = [...SITUATIONS.slice(first), ...SITUATIONS.slice(0, first)];
    const link = (situation) => `#v1/${model.id}${situation === 'alone' ? '' : `?at=${situation}`}`;
    const { page, done } = await open(link(order[0]), { fresh: k < SITUATIONS.length });
    for (const situation of order) {
      await page.evaluate((hash) => void (location.hash = hash), link(situation));
      await page.waitForFunction(([id, where]) => {
        const { sim, store } = window.__pushPull;
        return sim.model.id === id && store.state.situation === where && sim.steps > 0;
      }, [model.id, situation]);
      await sweep(page);
      await page.waitForFunction(() => /\w.*\.$/.test(document.querySelector('pp-status p').textContent) && document.querySelector('pp-equation .katex'));
      assert.equal(await page.evaluate(() => location.hash), link(situation));
      const sim = await page.evaluate(() => {
        const { sim } = window.__pushPull;
        return { model: sim.model.id, nodes: sim.nodes, drives: sim.experiment().drive?.length ?? 0, failure: sim.failure };
      });
      assert.deepEqual(sim, { model: model.id, nodes: NODES[situation], drives: situation === 'forced' ? 2 : 0, failure: '' });
      assert.ok(await colours(page, 'pp-scope') > 4, 'the scope shows traces');
      assert.equal(await page.locator('pp-equation .katex').count(), 1);
      await page.screenshot({ path: at(`build/shots/${model.rung}-${situation}.png`) });
    }
    await done();
  });
}

test('other sizes and dark: nothing is wider than the screen, and the scope is in view', async () => {
  for (const [name, hash, options] of [
    ['dark-3-alone', '#v1/stuart-landau', { colorScheme: 'dark' }], ['dark-6-network', '#v1/ping?at=network', { colorScheme: 'dark' }], ['dark-3-brain', '#v1/stuart-landau?at=brain', { colorScheme: 'dark' }],
    ['768-3-brain', '#v1/stuart-landau?at=brain', { width: 768, height: 1024 }], ['360-3-brain', '#v1/stuart-landau?at=brain', { width: 360, height: 740, hasTouch: true, isMobile: true }],
    ['768-4-forced', '#v1/wilson-cowan?at=forced', { width: 768, height: 1024 }], ['360-6-alone', '#v1/ping', { width: 360, height: 740, hasTouch: true, isMobile: true }],
    ['320-6-network', '#v1/ping?at=network', { width: 320, height: 640 }], ['1920-3-network', '#v1/stuart-landau?at=network', { width: 1920, height: 1080 }],
    ['contrast-3-forced', '#v1/stuart-landau?at=forced', { forcedColors: 'active' }],
  ]) {
    const { page, done } = await open(hash, options);
    await sweep(page);
    await page.waitForFunction(() => document.querySelector('pp-equation .katex'));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    if (name.startsWith('360')) assert.ok(await page.evaluate(() => document.querySelector('.equation').scrollWidth <= document.querySelector('.equation').clientWidth), `${name}: the equation is whole`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.equation')).backgroundAttachment), 'local, local, scroll, scroll', `${name}: shadows where more is hidden`);
    const box = await page.locator('pp-scope').boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= page.viewportSize().height && box.height > 150, `${name}: ${JSON.stringify(box)}`);
    await page.screenshot({ path: at(`build/shots/${name}.png`) });
    await done();
  }
});

test('on a phone the scope stays in view while a slider far below it is used', async () => {
  const { page, done } = await open('', { width: 360, height: 740, hasTouch: true, isMobile: true });
  const slider = page.locator('pp-parameters input[type=range]').nth(3);
  await slider.scrollIntoViewIfNeeded();
  const scope = await page.locator('pp-scope').boundingBox(), grip = await slider.boundingBox(), bar = await page.locator('pp-lab > .bar').boundingBox();
  assert.ok(scope.y >= -1, `scope at ${scope.y}`);
  assert.ok(grip.y >= scope.y + scope.height - 1 && grip.y + grip.height <= bar.y + 1, 'between the scope and the transport');
  await done();
});

test('axe finds nothing in the help and in a table of data', async () => {
  const { page, done } = await open('#v1/mpr', { colorScheme: 'dark' });
  for (const opener of ['pp-help > button', 'pp-phase-plane .open-data']) {
    await page.locator(opener).click();
    await page.locator('dialog[open]').waitFor();
    assert.deepEqual(await faults(page), [], opener);
    await page.keyboard.press('Escape');
  }
  await done();
});

test('a number that is being typed is left alone while the page renders', async () => {
  const { page, done } = await open();
  await page.locator('#value-alpha').focus();
  await page.locator('#value-alpha').selectText();
  await page.keyboard.type('12', { delay: 50 });
  await page.evaluate(() => window.__pushPull.ask({ type: 'set', path: 'omega', value: 50 }));
  await page.waitForFunction(() => location.hash.includes('omega=50'));
  await frames(page, 30);
  await page.keyboard.type('.5');
  assert.equal(await page.locator('#value-alpha').inputValue(), '12.5');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#value-alpha').inputValue(), '5');
  await done();
});

test('a value that is typed may lie beyond the slider, and nonsense is refused by name', async () => {
  const { page, done } = await open();
  const entry = page.locator('#value-alpha');
  await entry.fill('55');
  await entry.press('Enter');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.values.alpha), 55);
  await entry.fill('lots');
  await entry.press('Enter');
  await page.waitForFunction(() => /alpha is "lots"; it must be a number. It stays 55/.test(document.querySelector('pp-status p').textContent));
  assert.equal(await entry.inputValue(), '55');
  await page.getByRole('button', { name: 'Put alpha back to 5' }).click();
  assert.equal(await entry.inputValue(), '5');
  await done();
});

test('everything is done by keyboard: climb, force, turn a parameter, pause, step back and forward', async () => {
  const { page, done } = await open();
  const tabTo = async (selector) => {
    for (let k = 0; k < 60; ++k) {
      if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not lead to ${selector}`);
  };
  await tabTo('pp-rail [aria-checked=true]');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, 'none', 'the focus is seen');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => window.__pushPull.sim.model.rung === 2);
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() => window.__pushPull.sim.model.id === 'stuart-landau');
  await tabTo('pp-situation [role=tab][aria-selected=true]');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => window.__pushPull.store.state.situation === 'forced');
  await tabTo('pp-parameters input[type=range]');
  const alpha = () => page.evaluate(() => Number(window.__pushPull.store.state.values.alpha ?? 5));
  await page.keyboard.press('ArrowRight');
  const coarse = (await alpha()) - 5;
  assert.ok(coarse > 0);
  await page.keyboard.press('Shift+ArrowRight');
  assert.ok(Math.abs((await alpha()) - 5 - 1.1 * coarse) < 1e-9, 'Shift is ten times finer');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-valuetext')), /^alpha, \d.* per s/);
  await page.keyboard.press('Control+z');
  assert.ok(Math.abs((await alpha()) - 5 - coarse) < 1e-9, 'taken back');
  assert.match(await page.locator('pp-status .spoken').textContent(), /^Undone: α is .* again\.$/);
  await page.keyboard.press('Meta+Shift+Z');
  assert.ok((await alpha()) - 5 > 1.05 * coarse, 'and brought back');
  await page.keyboard.press('k');
  await page.waitForFunction(() => !window.__pushPull.store.state.running);
  const here = await page.evaluate(() => [window.__pushPull.sim.steps, window.__pushPull.sim.hash()]);
  await page.keyboard.press(',');
  assert.equal(await steps(page), here[0] - 1);
  await page.keyboard.press('.');
  assert.deepEqual(await page.evaluate(() => [window.__pushPull.sim.steps, window.__pushPull.sim.hash()]), here);
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.__pushPull.sim.steps === 0);
  await page.keyboard.press('?');
  assert.ok(await page.locator('pp-help dialog').isVisible());
  await page.keyboard.press('Escape');
  await page.keyboard.press(']');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.values.play), 0.2);
  await done();
});

test('arrow keys stop at the ends of a slider', async () => {
  const { page, done } = await open();
  const slider = page.locator('pp-parameters input[type=range]').first();
  const alpha = () => page.evaluate(() => window.__pushPull.store.state.values.alpha);
  await slider.focus();
  for (let k = 0; k < 30; ++k) await page.keyboard.press('PageUp');
  assert.equal(await alpha(), 20);
  await page.locator('#value-alpha').fill('50');
  await page.locator('#value-alpha').press('Enter');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await alpha(), 50);
  await page.keyboard.press('ArrowLeft');
  assert.ok((await alpha()) < 50);
  await done();
});

test('Space on a focused button presses that button only, and a key in an entry field is a letter', async () => {
  const { page, done } = await open();
  await page.locator('.more').focus();
  await page.keyboard.press('Space');
  assert.deepEqual(await page.evaluate(() => [window.__pushPull.store.state.more, window.__pushPull.store.state.running]), [true, true]);
  await page.locator('#value-alpha').focus();
  await page.keyboard.type('k');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.running), true);
  await page.keyboard.press('Control+z');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.message), null, 'what is typed is the browser’s to take back');
  await page.keyboard.press('Escape');
  await page.locator('#value-alpha').fill('9');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.values.alpha), 9);
  await page.keyboard.press('Control+z');
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.values.alpha ?? 5), 5, 'what has been entered is the page’s');
  await page.waitForFunction(() => document.querySelector('#value-alpha').value === '5');
  await done();
});

test('a visitor who asked for no motion gets a full picture that stands still', async () => {
  const { page, done } = await open('#v1/stuart-landau', { reducedMotion: 'reduce' });
  await page.waitForFunction(() => /limit cycle|swings grow/.test(document.querySelector('pp-status p').textContent));
  const first = await steps(page);
  assert.ok(first > 1000);
  await page.waitForTimeout(300);
  assert.equal(await steps(page), first);
  await page.screenshot({ path: at('build/shots/still.png') });
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction((step) => window.__pushPull.sim.steps > step, first);
  await done();
});

test('touching a parameter lights its symbol in the equation, and the other way round', async () => {
  const { page, done } = await open();
  await page.locator('pp-parameters input[type=range]').nth(2).focus();
  await page.waitForFunction(() => document.querySelector('pp-equation .lit')?.dataset.param === 'gamma');
  await page.locator('pp-equation [data-param=beta]').first().hover();
  await page.waitForFunction(() => [...document.querySelectorAll('pp-parameter[touched]')].some((one) => one.path === 'beta'));
  await done();
});

test('the theme can be chosen and is remembered', async () => {
  const { page, done } = await open('', { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await paper(), 'rgb(251, 250, 247)');
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
  assert.equal(await paper(), 'rgb(18, 19, 18)');
  await page.reload();
  await page.waitForFunction(() => window.__pushPull);
  assert.equal(await paper(), 'rgb(18, 19, 18)');
  await done();
});

test('a click in the phase plane sets the state', async () => {
  const { page, done } = await open();
  await page.waitForFunction(() => window.__pushPull.sim.steps > 100 && document.querySelector('pp-phase-plane').plane);
  await paused(page);
  await frames(page);
  const before = await page.evaluate(() => window.__pushPull.sim.hash());
  const box = await page.locator('pp-phase-plane .stage').boundingBox();
  await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.3);
  await page.waitForFunction((hash) => window.__pushPull.sim.hash() !== hash, before);
  const [x, y] = await page.evaluate(() => [window.__pushPull.sim.read('x')[0], window.__pushPull.sim.read('y')[0]]);
  assert.ok(x > 0 && y > 0, `${x}, ${y}`);
  await done();
});
