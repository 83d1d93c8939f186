// Links, failures and models that come later: the ways into the built page and out of trouble, in a real browser.
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, browser, colours, holdBack, open, rungs, server, status, steps } from './page.mjs';
import { catalog, context, core, dice } from './core.mjs';
import { NASTIEST, drawPlace, isTaken } from './drawn.mjs';
import { experimentOf } from '../../web/experiment.js';
import { read, write } from '../../web/url.js';

/** Random states of every model with the link of each and the state that 1,000 steps lead to, computed here. */
function drawn(count, seed) {
  const random = dice(seed), all = [];
  for (let k = 0; all.length < count; ++k) {
    const place = drawPlace(catalog.models[k % catalog.models.length], random);
    if (!isTaken(place)) continue;
    const sim = core.simulate(experimentOf(catalog, place));
    const done = sim.step(1000);
    all.push({ hash: write(place, catalog), state: sim.hash(), whole: done === 1000 });
    sim.delete();
  }
  return all;
}

test('50 random states survive link, fresh context and 1,000 steps with the same hash, some through their own verdict', async () => {
  const states = drawn(50, 20261122);
  assert.ok(new Set(states.map(({ hash }) => /at=\w+/.exec(hash)?.[0])).size === 4 && states.filter(({ whole }) => whole).length > 40);
  // The link that brings the whole build; the others then pass through the same reading.
  const { page, done } = await open('#v1/jansen-rit?at=brain');
  const found = await page.evaluate(async (links) => {
    const session = window.__pushPull, out = [];
    session.ask({ type: 'pause' });
    for (const hash of links) {
      session.ask({ type: 'link', hash });
      session.ask({ type: 'pause' });
      await null;
      if (session.sim.steps !== 0) out.push(`${session.sim.steps} steps at once`);
      session.sim.step(1000);
      out.push(session.sim.hash());
    }
    return out;
  }, states.map(({ hash }) => hash));
  states.forEach(({ hash, state }, k) => assert.equal(found[k], state, hash));
  await done();
  for (const { hash, state } of states.filter(({ whole }) => whole).slice(0, 3)) {
    const other = await open(`${hash}${hash.includes('?') ? '&' : '?'}step=1000&h=${state}`, { fresh: true });
    await other.page.waitForFunction(() => /bit for bit|Not reproduced|stopped|finite/.test(document.querySelector('pp-status p')?.textContent));
    assert.match(await status(other.page), /^✓ Reproduced bit for bit/, hash);
    assert.equal(await other.page.evaluate(() => window.__pushPull.sim.hash()), state);
    await other.done();
  }
});

test(`the ${NASTIEST.length} nastiest links: none throws, hangs, leads away, loads or runs anything`, async () => {
  // With all that links may fetch already there.
  const { page, done } = await open('#v1/kuramoto?at=brain&step=10');
  await page.waitForFunction(() => /names none to compare/.test(document.querySelector('pp-status p')?.textContent));
  const odd = [];
  page.on('dialog', (dialog) => (odd.push(`dialog ${dialog.message()}`), dialog.dismiss()));
  page.on('popup', () => odd.push('popup'));
  page.on('download', () => odd.push('download'));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.url}assets/`) || request.method() !== 'GET') odd.push(`request ${request.url().slice(0, 120)}`);
  });
  await page.evaluate(() => (window.kept = 1));
  const parts = () => page.evaluate(() => [document.querySelectorAll('iframe, script, object, embed, form:not([method=dialog])').length, [...document.querySelectorAll('*')].filter((one) => one.getAttributeNames().some((name) => /^on/.test(name))).length]);
  const before = await parts();
  for (const link of NASTIEST) {
    const asked = Date.now();
    const alive = await page.evaluate(async (hash) => {
      location.hash = hash;
      await new Promise((resolve) => setTimeout(resolve, 30));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [window.kept, window.pwned, typeof window.__pushPull.sim.hash()];
    }, link);
    assert.deepEqual(alive, [1, undefined, 'string'], link.slice(0, 120));
    assert.ok(Date.now() - asked < 20000, `${Date.now() - asked} ms: ${link.slice(0, 120)}`);
  }
  await page.evaluate(() => (location.hash = '#v1/kuramoto?omega=50'));
  await page.waitForFunction(() => window.__pushPull.sim.model.id === 'kuramoto' && !document.querySelector('dialog[open]') && window.__pushPull.sim.experiment().parameters.omega === 50);
  assert.deepEqual([await parts(), odd, page.url().startsWith(`${server.url}lab/#`)], [before, [], true]);
  // The same on the way in, where nothing stands yet to fall back on.
  for (const link of NASTIEST.filter((_, k) => k % 16 === 0)) {
    await page.goto('about:blank');
    await page.goto(`${server.url}lab/${link}`);
    await page.waitForFunction(() => window.__pushPull?.sim);
    assert.equal(await page.evaluate(() => window.pwned), undefined);
  }
  await done();
});

test('a moment that is asked for while the page runs is found whenever its replay comes, and not at all by who has gone on', async () => {
  const { page, done } = await open('#v1/kuramoto', { fresh: true });
  const sim = core.simulate(experimentOf(catalog, read('#v1/stuart-landau', context).place)), link = (step, h) => `#v1/stuart-landau?step=${step}&h=${h}`;
  sim.step(500);
  const h = sim.hash();
  sim.delete();
  const { asked, release } = await holdBack(page, /\/arrive-[^/]*\.js/);
  await page.evaluate((hash) => void (location.hash = hash), link(500, h));
  await asked;
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  await release();
  await page.waitForFunction(() => /bit for bit|Not reproduced/.test(document.querySelector('pp-status p').textContent));
  assert.match(await status(page), /^✓ Reproduced bit for bit: .* at step 500\.$/);
  // What is asked for in the same breath comes first.
  await page.evaluate((hash) => {
    const { __pushPull: session } = window;
    addEventListener('hashchange', () => session.ask({ type: 'set', path: 'alpha', value: 3 }), { once: true });
    location.hash = hash;
  }, link(400, h));
  await page.waitForFunction(() => window.__pushPull.sim.experiment().parameters?.alpha === 3);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  assert.deepEqual(await page.evaluate(() => [window.__pushPull.sim.steps, window.__pushPull.store.state.message]), [0, null]);
  await done();
});

test('a dropped connectome that waited for a part which did not load is there after “Try again”', async () => {
  const context = await browser.newContext(), page = await context.newPage();
  await page.route('**/push_pull_family*.wasm', (route) => route.abort());
  await page.goto(`${server.url}lab/#v1/kuramoto`);
  await page.waitForFunction(() => window.__pushPull?.sim.steps > 0);
  await page.evaluate(() => document.querySelector('pp-lab').dispatchEvent(new CustomEvent('pp-connectome', { detail: { connectome: { name: 'mine', nodes: 3, weights: Float64Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0), lengths: null, labels: ['a', 'b', 'c'], centres: null, synthetic: false, notice: '' } } })));
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/push_pull_family*.wasm');
  await again.click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 3);
  await page.waitForFunction(() => /connectome=file:mine/.test(location.hash));
  await context.close();
});

test('a bad link says what is wrong and shows what is valid', async () => {
  for (const [hash, said, model] of [
    ['#v1/stuart-lan', /no model "stuart-lan"\. The nearest are stuart-landau,/, 'stuart-landau'], ['#v1/kuramoto?omega=fast', /omega is "fast"; it must be a number/, 'kuramoto'],
    ['#v1/kuramoto?omega=NaN&at=forced', /omega is "NaN"/, 'kuramoto'], ['#v1/kuramoto?dt=-1', /dt.*-1/, 'kuramoto'], ['#v3/kuramoto', /begins with #v1\//, 'stuart-landau'],
    ['#v1/kuramoto?omeg', /"omeg" without a value/, 'kuramoto'], ['#v1/kuramoto?at=sea', /alone, forced, network, brain/, 'kuramoto'],
  ]) {
    const { page, done } = await open(hash);
    assert.match(await status(page), said);
    assert.equal(await page.evaluate(() => window.__pushPull.sim.model.id), model);
    assert.equal(await page.evaluate(() => location.hash), hash, 'the link is left for the visitor to mend');
    await done();
  }
});

test('a link edited in place is loaded without a reload', async () => {
  const { page, done } = await open('#v1/kuramoto');
  await page.evaluate(() => { window.kept = true; location.hash = '#v1/stuart-landau?alpha=2&at=network'; });
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 10);
  assert.deepEqual(await page.evaluate(() => [window.kept, window.__pushPull.sim.model.id, window.__pushPull.sim.experiment().parameters.alpha]), [true, 'stuart-landau', 2]);
  await done();
});

for (const [id, value] of [['alpha', '90000'], ['dt', '60']]) {
  test(`a state that blows up because of ${id} pauses, keeps the picture, says why, and goes on after undo`, async () => {
    const { page, done } = await open('#v1/stuart-landau?integrator=euler&play=1');
    const columns = () => page.evaluate(() => window.__pushPull.sim.trace().count - window.__pushPull.sim.trace().first);
    await page.waitForFunction(() => window.__pushPull.sim.trace().count > 40);
    await page.locator('.more').click();
    const before = await columns();
    await page.locator(`#value-${id}`).fill(value);
    await page.locator(`#value-${id}`).press('Enter');
    await page.waitForFunction(() => window.__pushPull.sim.failure);
    await page.waitForFunction(() => /left the finite numbers/.test(document.querySelector('pp-status p').textContent));
    assert.match(await status(page), /State [xy] of node 0 left the finite numbers at t = /);
    assert.equal(await page.evaluate(() => window.__pushPull.store.state.running), false);
    // Another step is another grid of columns; any other change leaves the past as it was.
    if (id !== 'dt') assert.ok(before > 20 && (await columns()) >= before, 'the history is there');
    assert.ok(await colours(page, 'pp-scope') > 4, 'the picture is there');
    await page.screenshot({ path: at(`build/shots/blow-up-${id}.png`) });
    assert.ok(await page.getByRole('button', { name: 'Start again' }).isVisible());
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    const from = await steps(page);
    await page.waitForFunction((step) => window.__pushPull.sim.steps > step + 50, from);
    assert.equal(await page.evaluate(() => window.__pushPull.sim.failure), '');
    await done();
  });
}

test('a link that fails at once offers the standard values', async () => {
  const { page, done } = await open('#v1/stuart-landau?integrator=euler&alpha=90000');
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByRole('button', { name: 'Standard values' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.steps > 50 && location.hash === '#v1/stuart-landau');
  assert.equal(await page.evaluate(() => window.__pushPull.sim.failure), '');
  await done();
});

const relative = catalog.models.some((model) => model.core) ? catalog.models.find((model) => model.id === 'jansen-rit') ?? catalog.models.find((model) => !model.core) : undefined;
test('a model of the family comes by link, by menu and with Back, and its failure to come can be mended', { skip: !relative && 'every model is of the first load' }, async () => {
  const { page, done } = await open(`#v1/${relative.id}`);
  assert.equal(await page.evaluate(() => window.__pushPull.sim.model.id), relative.id);
  await done();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${server.url}lab/#v1/kuramoto`);
  await other.waitForFunction(() => window.__pushPull?.sim.steps > 0);
  const shown = (id) => other.waitForFunction((name) => window.__pushPull.sim.model.id === name && location.hash === `#v1/${name}`, id);
  await other.route('**/catalogue*.json', (route) => route.abort());
  await other.evaluate((id) => document.querySelector('pp-rail').request('model', { id }), relative.id);
  await other.getByRole('button', { name: 'Try again' }).waitFor();
  assert.equal(await other.evaluate(() => window.__pushPull.sim.model.id), 'kuramoto');
  assert.equal(await other.evaluate(() => window.__pushPull.store.state.running), true);
  await other.unroute('**/catalogue*.json');
  await other.getByRole('button', { name: 'Try again' }).click();
  await shown(relative.id);
  await other.goBack();
  await shown('kuramoto');
  await other.goForward();
  await shown(relative.id);
  await context.close();
});

test('a link whose model does not come shows the first model, keeps the link, and can be tried again', { skip: !relative && 'every model is of the first load' }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/push_pull_family*.wasm', (route) => route.abort());
  await page.goto(`${server.url}lab/#v1/${relative.id}?at=network`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  assert.match(await status(page), new RegExp(`${relative.name} could not be loaded`));
  assert.deepEqual(await page.evaluate(() => [window.__pushPull.sim.model.id, location.hash]), ['stuart-landau', `#v1/${relative.id}?at=network`]);
  await page.unroute('**/push_pull_family*.wasm');
  await again.click();
  await page.waitForFunction((id) => window.__pushPull.sim.model.id === id && window.__pushPull.sim.nodes === 10, relative.id);
  await context.close();
});

const crowd = rungs.map(({ rung }) => catalog.models.filter((model) => model.rung === rung)).find((models) => models.length > 3);
test('a full rung lists its models by name, and the keys of the list are its own', { skip: !crowd && 'no rung has more than three models' }, async () => {
  const { page, done } = await open(`#v1/${crowd[0].id}`);
  const list = page.locator('pp-rail select');
  const listed = await list.locator('option').evaluateAll((options) => options.map((option) => option.value));
  assert.deepEqual([...listed].sort(), crowd.map(({ id }) => id).sort());
  assert.equal(await list.inputValue(), crowd[0].id);
  await list.selectOption(listed[2]);
  await page.waitForFunction((id) => window.__pushPull.sim.model.id === id, listed[2]);
  await list.focus();
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction((id) => window.__pushPull.sim.model.id === id, listed[1]);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SELECT');
  await done();
});
