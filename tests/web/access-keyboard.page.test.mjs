// With the keyboard alone: every control of every page, a lesson from its first to its last task, and a walk through the lab.
// Nothing here clicks, fills or gives the focus to anything: keys only.
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, frames, newPage, server } from './page.mjs';
import { listen, pages, settled } from './access.mjs';

/** @param {string} path @param {object} [options] */
async function openAt(path, options = {}) {
  const { page, close } = await newPage(options), heard = listen(page);
  await page.goto(server.url + path);
  await settled(page);
  return { page, async done() {
    await close();
    assert.deepEqual(heard, []);
  } };
}

/** Where the focus is, through shadow roots; and whether a reader sees it there. Runs in the page. */
function focused([host, selector]) {
  let one = document.activeElement;
  const hosts = [];
  while (one?.shadowRoot?.activeElement) {
    hosts.push(one);
    one = one.shadowRoot.activeElement;
  }
  return { found: Boolean(one?.matches(selector) && (!host || hosts.some((outer) => outer.matches(host)))), at: `${one?.localName}#${one?.id}.${one?.className}` };
}

/** Tab, or Shift+Tab, until the focus is there. @param {import('playwright-core').Page} page @param {string} selector @param {{ host?: string, key?: string, most?: number }} [how] */
async function reach(page, selector, { host = '', key = 'Tab', most = 160 } = {}) {
  let last = '';
  for (let k = 0; k < most; ++k) {
    await page.keyboard.press(key);
    const { found, at: place } = await page.evaluate(focused, [host, selector]);
    if (found) return;
    last = place;
  }
  assert.fail(`${key} does not lead to ${host} ${selector}; the focus is at ${last}`);
}
const back = { key: 'Shift+Tab' };

/** Every control that a reader could use, those that the focus has been on, and what was wrong where it was. Run in the page. */
const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';
function expected(selector) {
  const all = [], walk = (root) => {
    for (const one of root.querySelectorAll('*')) {
      // What a link leads to is no control.
      if (one.matches(selector) && (one.tabIndex >= 0 || !one.matches('[tabindex]:not(a, button, input, select, textarea, summary)')) && !one.disabled && one.checkVisibility({ visibilityProperty: true })) all.push(one);
      if (one.shadowRoot) walk(one.shadowRoot);
    }
  };
  walk(document);
  // Of a group that the arrow keys go through, Tab reaches one.
  const group = (one) => (one.type === 'radio' ? `radio ${one.name}` : (one.matches('[role=radio], [role=tab]') ? one.closest('[role=radiogroup], [role=tablist]') : null));
  const byTab = new Map(all.map((one) => [group(one) ?? one, one]));
  window.__wanted = byTab;
  window.__reached = new Set();
  window.__group = group;
  return { count: byTab.size, lost: all.filter((one) => one.tabIndex < 0 && !group(one)).map((one) => one.outerHTML.slice(0, 80)) };
}
function step() {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return { over: window.__reached.size > 0, wrong: '' };
  const place = window.__group(one) ?? one, known = window.__reached.has(place);
  window.__reached.add(place);
  const { outlineStyle, outlineWidth } = getComputedStyle(one), { left, top, width, height } = one.getBoundingClientRect();
  const unseen = outlineStyle === 'none' || parseFloat(outlineWidth) < 1 ? 'has no outline' : '';
  // Covered by what sticks to an edge. A place in a scroller may be partly outside.
  const points = [[left + width / 2, top + height / 2], [left + 4, top + 4], [left + width - 4, top + height - 4]].filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const onTop = ([x, y]) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
    for (let up = hit; up; up = up.parentElement ?? up.getRootNode().host) if (up === one || up.tagName === 'LABEL') return true;
    return false;
  };
  const covered = !points.length ? 'is outside the window' : points.some(onTop) ? '' : 'is covered';
  return { over: known, wrong: unseen || covered ? `${one.outerHTML.slice(0, 90)} ${unseen} ${covered}` : '' };
}
const left = () => [...window.__wanted].filter(([place, one]) => !window.__reached.has(place) && one.isConnected && one.checkVisibility({ visibilityProperty: true })).map(([, one]) => one.outerHTML.slice(0, 120));

for (const path of pages().filter((name) => name !== 'embed/v1/index.html')) {
  test(`${path}: Tab reaches every control, shows where it is, and is held by none`, async () => {
    const { page, done } = await openAt(`${path.replace(/index\.html$/, '')}${path === 'embed.html' ? '#v1/wilson-cowan?ui=full' : ''}`, { reducedMotion: 'reduce' });
    const { count, lost } = await page.evaluate(expected, CONTROLS);
    assert.deepEqual(lost, [], 'no control is out of reach');
    const wrong = new Set();
    let over = false;
    for (let k = 0; k < 3 * count + 20 && !over; ++k) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(step);
      if (now.wrong) wrong.add(now.wrong);
      over = now.over;
    }
    assert.ok(over, 'the way comes round');
    assert.deepEqual(await page.evaluate(left), [], 'all are reached');
    assert.deepEqual([...wrong], []);
    await done();
  });
}

test('lesson 1 is completed with the keyboard alone', async () => {
  const { page, done } = await openAt('learn/push-and-pull/');
  const isDone = (id) => page.waitForFunction((what) => document.querySelector(`#${what}`).hasAttribute('done'), id);
  const begin = async (task, how = {}) => {
    await reach(page, `#${task} .begin`, how);
    await page.keyboard.press('Enter');
    await page.waitForFunction((what) => document.querySelector(`#${what}`).hasAttribute('active'), task);
  };
  // A link beside each task leads over the text between, and one before the plots back to it.
  const toBench = async () => {
    await reach(page, 'pp-task[active] .skip', { most: 3 });
    await page.keyboard.press('Enter');
  };
  const toTask = async () => {
    await reach(page, 'pp-bench .skip', back);
    await page.keyboard.press('Enter');
  };
  await reach(page, '#guess-order input');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');

  // Pause near the top of the pull: on in steps of 10 ms from rest.
  await begin('at-the-top');
  await toBench();
  await reach(page, 'pp-transport .primary');
  await page.keyboard.press('k');
  await page.waitForFunction(() => !window.__pushPull.store.state.running);
  for (let k = 0; k < 40 && !(await page.evaluate(() => document.querySelector('#at-the-top').hasAttribute('done'))); ++k) {
    await page.keyboard.press('Shift+>');
    await frames(page, 3);
  }
  await isDone('at-the-top');
  assert.equal(await page.evaluate(() => document.querySelector('details[data-task=at-the-top]').open), true, 'the explanation opens');

  // The tasks that a number solves: begin, go to its slider, type.
  const solve = async (task, field, value) => {
    await toTask();
    await begin(task);
    await toBench();
    await reach(page, `#${field}`);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
    await isDone(task);
  };
  await solve('fifteen', 'value-omega', '94.2');
  await toTask();
  await reach(page, '#guess-size input');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await begin('half');
  await toBench();
  // The plane: arrow keys choose a state, Enter sets it.
  await reach(page, '.stage', { host: 'pp-phase-plane' });
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
  await isDone('half');
  await solve('hurry', 'value-drive-1-amplitude', '12.57');
  await toTask();
  await reach(page, '#quarter-field');
  await page.keyboard.type('0,25');
  await page.keyboard.press('Enter');
  await isDone('quarter');
  await reach(page, '#forgotten input');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await isDone('forgotten');
  assert.match(await page.locator('.progress').textContent(), /All 8 steps are done/);
  await page.screenshot({ path: at('build/shots/lesson-done.png'), fullPage: true });
  await reach(page, '.where a[href="../"]', back);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/learn\/$/);
  await page.waitForFunction(() => /done$/.test(document.querySelector('.list li').textContent.trim()));
  await done();
});

test('a walk through the lab with the keyboard alone: another rung, a drive, a state, its numbers, a sentence', async () => {
  const { page, done } = await openAt('lab/');
  const state = () => page.evaluate(() => window.__pushPull.store.state);
  await reach(page, 'pp-rail [aria-checked=true]');
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() => window.__pushPull.sim.model.id === 'wilson-cowan');
  await reach(page, 'pp-situation [aria-selected=true]');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => window.__pushPull.store.state.situation === 'forced');
  await reach(page, '#value-drive-0-amplitude');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.5');
  await page.keyboard.press('Enter');
  assert.equal((await state()).values['drive.0.amplitude'], 0.5);

  // A state is set in the plane, and read as a number.
  await reach(page, '.stage', { host: 'pp-phase-plane' });
  await page.keyboard.press('k');
  await page.waitForFunction(() => !window.__pushPull.store.state.running);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  const told = await page.evaluate(() => document.querySelector('pp-phase-plane').shadowRoot.querySelector('.spoken').textContent);
  const [x] = [...told.matchAll(/= ([\d.]+)/g)].map(([, value]) => Number(value));
  await page.keyboard.press('Enter');
  await page.waitForFunction((wanted) => Math.abs(window.__pushPull.sim.read('x')[0] - wanted) < 0.01, x);

  await reach(page, '.open-data', { host: 'pp-scope', ...back });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('pp-scope').shadowRoot.querySelector('dialog')?.open);
  const table = await page.evaluate(() => {
    const root = document.querySelector('pp-scope').shadowRoot;
    const [columns, rows] = [root.querySelectorAll('thead th[scope=col]'), root.querySelectorAll('tbody th[scope=row]')];
    return { caption: root.querySelector('caption').textContent, columns: columns.length, rows: rows.length, cells: root.querySelectorAll('tbody td').length };
  });
  assert.match(table.caption, /^The \d+ columns on the screen/);
  assert.ok(table.rows > 10 && table.rows <= 200 && table.cells === table.rows * (table.columns - 1), JSON.stringify(table));
  await page.keyboard.press('Escape');
  assert.equal((await page.evaluate(focused, ['pp-scope', '.open-data'])).found, true, 'the focus is back where it came from');

  await page.keyboard.press('i');
  await page.waitForFunction(() => /^Wilson–Cowan, driven at [\d.]+ hertz, .*paused, at [\d.]+ seconds\.$/.test(document.querySelector('pp-status .asked').textContent));
  await page.keyboard.press('?');
  await page.waitForFunction(() => document.querySelector('pp-help dialog').open);
  await page.keyboard.press('Escape');
  assert.equal((await page.evaluate(focused, ['pp-scope', '.open-data'])).found, true, 'after the help too');
  await done();
});
