// The embed in a real browser: in every kind of frame a host makes, at every level, and through its element. Screenshots are left in
// build/shots/ to be looked at.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PushPull } from '../../wasm/push_pull.js';
import { firstOf } from '../../web/build/first.js';
import { experimentOf } from '../../web/experiment.js';
import { fieldsOf } from '../../web/fields.js';
import { read, write } from '../../web/url.js';
import { dice } from './core.mjs';
import { alive, at, newPage, server as site } from './page.mjs';

const all = (await PushPull.load()).catalog;
const core = await PushPull.load({ models: 'core', catalog: firstOf(all) });

let host;
/** Pages of hosts, by path: what they hold and under which policy. @type {Map<string, { body: string, policy?: string }>} */
const pages = new Map();

before(async () => {
  const server = createServer((request, response) => {
    const { body, policy } = pages.get(request.url.split('?')[0]) ?? { body: '' };
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(policy ? { 'Content-Security-Policy': policy } : {}) });
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><body><main>${body}</main>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = { url: `http://127.0.0.1:${server.address().port}`, close: () => { server.close(); server.closeAllConnections(); } };
});
after(() => host?.close());

const EMBED = 'embed/v1/';

/** Links with values drawn from the sliders, and the state that each comes to here. @param {number} count */
function randomStates(count) {
  const next = dice(11), { models } = firstOf(all), found = [];
  const context = { catalog: core.catalog, problem: (experiment) => core.problem(experiment) };
  while (found.length < count) {
    const model = models[found.length % models.length], situation = ['alone', 'forced', 'network'][Math.floor(3 * next())];
    const fields = [...fieldsOf(core.catalog, { model: model.id, preset: '' }).values()].filter(({ options, path }) => !options && !['play', 'dt'].includes(path));
    const values = Object.fromEntries(fields.filter(() => next() < 0.3).map(({ path, whole, quantity: { value, low, high } }) => [path, whole ? Math.round(low + next() * (Math.min(high, 20) - low)) : Number((value + 0.2 * (next() - 0.5) * (high - low)).toPrecision(5))]));
    const link = write({ model: model.id, situation, preset: '', values, kept: {} }, core.catalog);
    const { place, problems } = read(link, context);
    if (problems.length) continue;
    const sim = core.simulate(experimentOf(core.catalog, place));
    if (sim.step(1000) === 1000) found.push({ link, hash: sim.hash() });
    sim.delete();
  }
  return found;
}
/** Opens a page; `done` fails the test on anything the console complained of. */
async function open(url, options = {}) {
  const { page, close } = await newPage({ width: 800, height: 600, ...options });
  const complaints = [], asked = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack || String(error)));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  return { page, asked, async done() {
    await close();
    assert.deepEqual(complaints, []);
  } };
}

/** The frame with the embed, when its rhythm is seen. @param {import('playwright-core').Page} page */
async function figure(page, n = 0) {
  const handle = await page.locator('iframe').nth(n).elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForFunction(alive);
  return frame;
}

const stepsOf = (frame) => frame.evaluate(() => window.__pushPull.sim.steps);

/** Puts a page on the host and opens it. */
async function hosted(path, body, policy, options) {
  pages.set(path, { body, policy });
  return open(`${host.url}${path}`, options);
}

const iframe = (address, more = '') => `<iframe title="figure" src="${address}" width="640" height="360" ${more}></iframe>`;

test('every host: same origin, cross origin, sandboxed, behind a strict policy, and from a disk', async () => {
  const address = `${site.url}${EMBED}#v1/stuart-landau?alpha=2`;
  const hosts = {
    'cross origin': () => hosted('/cross', iframe(address)),
    sandboxed: () => hosted('/sandbox', iframe(`${address}&ui=std&view=plane,scope&task=at%20rest`, 'sandbox="allow-scripts"')),
    'a strict policy': () => hosted('/strict', iframe(address), `default-src 'none'; frame-src ${site.url}; img-src data:`),
    'the same file alone': () => hosted('/alone', iframe(`${site.url}embed.html#v1/nmm1`, 'sandbox="allow-scripts"')),
  };
  for (const [name, visit] of Object.entries(hosts)) {
    const { page, asked, done } = await visit();
    const frame = await figure(page);
    const first = await stepsOf(frame);
    await frame.waitForFunction((count) => window.__pushPull.sim.steps > count, first);
    assert.equal(asked.filter((url) => url.startsWith(site.url)).length, 1, `${name}: one file and nothing else`);
    await done();
  }
  const plain = await open(`${site.url}${EMBED}`);
  await plain.page.waitForFunction(alive);
  assert.equal(plain.asked.filter((url) => !url.endsWith('favicon.ico')).length, 1, 'same origin: one file and nothing else');
  await plain.page.close();
  const disk = await open(`${pathToFileURL(at('dist/embed.html'))}#v1/kuramoto?at=network&ui=std`);
  await disk.page.waitForFunction(alive);
  assert.equal(await disk.page.locator('.out').isVisible(), false, 'from a disk there is no lab to open');
  await disk.done();
});

test('nothing runs unseen: of no size, then shown; far below; twenty on a page', async () => {
  const address = `${site.url}${EMBED}#v1/stuart-landau?ui=none`;
  const { page, done } = await hosted('/many', `<div id="hidden" hidden>${iframe(address)}</div>${Array.from({ length: 20 }, () => iframe(address)).join('<p>text</p>')}`);
  const seen = await figure(page, 1);
  const frames = await Promise.all((await page.locator('iframe').all()).map(async (one) => (await one.elementHandle()).contentFrame()));
  await page.waitForTimeout(300);
  const started = async () => Promise.all(frames.map((frame) => frame.evaluate(() => Boolean(window.__pushPull))));
  assert.deepEqual((await started()).map(Number).slice(0, 2), [0, 1], 'hidden: not started; in view: started');
  assert.ok((await started()).filter(Boolean).length <= 4, 'only those in view have started');
  const before = await stepsOf(seen);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const last = await figure(page, 20);
  // Scrolled away, it comes to rest.
  await seen.waitForFunction(async () => {
    const { steps } = window.__pushPull.sim;
    await new Promise((resolve) => setTimeout(resolve, 200));
    return window.__pushPull.sim.steps === steps;
  });
  assert.ok(await stepsOf(seen) >= before);
  assert.ok(await stepsOf(last) > 0);
  await page.evaluate(() => {
    document.querySelector('#hidden').hidden = false;
    window.scrollTo(0, 0);
  });
  const shown = await figure(page, 0);
  assert.ok(await stepsOf(shown) > 0, 'shown: it runs');
  await done();
});

test('every level at every width: what it shows fits', async () => {
  for (const [ui, width, height] of [['none', 360, 320], ['min', 800, 420], ['min', 260, 320], ['std', 800, 520], ['std', 360, 620], ['full', 800, 1000], ['full', 360, 1100]]) {
    const theme = width === 800 ? 'light' : 'dark';
    const { page, done } = await open(`${site.url}${EMBED}#v1/wilson-cowan?ui=${ui}&theme=${theme}&view=${ui === 'min' || width === 800 ? 'scope,plane' : 'plane'}&task=${width === 360 ? 'frequency%3E20' : ''}&lock=${ui === 'std' ? 'w_xx' : 'absent'}`, { width, height });
    await page.waitForFunction(alive);
    await page.waitForTimeout(400);
    await page.screenshot({ path: at(`build/shots/embed-${ui}-${width}.png`) });
    const { across, stage } = await page.evaluate(() => ({ across: document.documentElement.scrollWidth, stage: document.querySelector('.stage').clientHeight }));
    assert.ok(across <= width, `${ui} at ${width}: nothing sticks out (${across})`);
    assert.ok(stage >= 120, `${ui} at ${width}: the stage is ${stage} px`);
    await done();
  }
});

test('a reader chooses the plot, and is told when the task is done; the page hears it with a code that can be checked', async () => {
  const { page, done } = await hosted('/task', `<script type="module" src="${site.url}${EMBED}push-pull.js"></script>
    <push-pull state="#v1/stuart-landau" ui="std" view="plane" show="alpha" task="at rest and alpha < 0"></push-pull>`);
  const frame = await figure(page);
  assert.equal(await frame.locator('.task').textContent(), 'Task: at rest and distance past the Hopf point below 0 s⁻¹, using only α.');
  assert.match(await frame.locator('pp-phase-plane canvas').first().getAttribute('aria-label'), /^Phase plane of .*Fixed points: unstable/);
  assert.ok(await frame.locator('pp-scope').isHidden());
  await frame.getByRole('button', { name: 'Scope' }).press('Enter');
  assert.ok(await frame.locator('pp-scope').isVisible() && await frame.locator('pp-phase-plane').isHidden());
  const told = await page.evaluate(async () => {
    const figure = document.querySelector('push-pull');
    await figure.ready;
    const heard = new Promise((resolve) => figure.addEventListener('task', ({ detail }) => detail.done && resolve(detail)));
    await figure.setMany({ alpha: -20, play: 1 });
    const { id, code } = await heard;
    return { id, code, right: figure.constructor.verifies(id, code), wrong: figure.constructor.verifies('at rest', code) };
  });
  assert.deepEqual([told.id, told.right, told.wrong], ['at rest and alpha < 0', true, false]);
  assert.match(await frame.locator('.task').textContent(), new RegExp(`Done: ${told.code}$`));
  await done();
});

test('linked figures: one clock, values that go together, buttons of any; when the first goes, the next leads', async () => {
  const { page, done } = await hosted('/linked', `<script type="module" src="${site.url}${EMBED}push-pull.js"></script>
    <push-pull link="a" share="omega" state="#v1/stuart-landau?alpha=2" height="200"></push-pull>
    <push-pull link="a" share="omega" state="#v1/stuart-landau?alpha=-1" height="200"></push-pull>
    <push-pull link="a" state="#v1/wilson-cowan" ui="none" view="plane" height="160"></push-pull>`);
  const frames = [];
  for (const n of [0, 1, 2]) frames.push(await figure(page, n));
  const all = () => page.evaluate(() => Promise.all([...document.querySelectorAll('push-pull')].map(async (one) => {
    const { time, running, values } = await one.getState();
    return { time, running, values };
  })));
  /** @param {(states: any[]) => boolean} right */
  const become = async (right, words) => {
    for (const end = Date.now() + 20000; Date.now() < end;) {
      if (right(await all())) return;
      await page.waitForTimeout(50);
    }
    assert.fail(`${words}: ${JSON.stringify(await all())}`);
  };
  const together = (states) => states.every(({ time }) => Math.abs(time - states[0].time) < 0.06);
  await become((states) => states[2].time > 10, 'the last one runs with the first');
  await frames[1].getByRole('button', { name: 'Pause' }).click();
  await become((states) => !states[0].running && together(states), 'paused in the second, all stand where the first does');
  await page.evaluate(() => document.querySelector('push-pull').setMany({ omega: 40, alpha: 3 }));
  await become(([a, b]) => a.values.alpha === 3 && b.values.alpha === -1 && b.values.omega === 40, 'what is shared goes with it, the rest is its own');
  await frames[2].getByRole('button', { name: 'Play' }).click();
  await become((states) => states[0].running, 'played from the third');
  await frames[1].getByRole('button', { name: 'Restart' }).click();
  await frames[1].getByRole('button', { name: 'Pause' }).click();
  await become((states) => !states[0].running && states[0].time < 1000 && together(states), 'restarted and paused together');
  await frames[1].getByRole('button', { name: 'Play' }).click();
  await become((states) => states[0].running, 'played');
  await page.evaluate(() => document.querySelector('push-pull').remove());
  await become((states) => states.length === 2 && states[0].running, 'the second leads, and goes on');
  await done();
});

test('by keyboard alone: play, slide, restart; what is locked stays', async () => {
  const { page, done } = await open(`${site.url}${EMBED}#v1/stuart-landau?ui=std&show=alpha,gamma&lock=gamma`);
  await page.waitForFunction(alive);
  const state = () => page.evaluate(() => window.__pushPull.store.state);
  await page.keyboard.press('k');
  assert.equal((await state()).running, false);
  for (let k = 0; k < 12 && !(await page.evaluate(() => document.activeElement?.matches('input[type=range]'))); ++k) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  assert.ok((await state()).values.alpha > 5);
  assert.match(await page.locator('input[type=range]').getAttribute('aria-valuetext'), /^alpha, [\d.]+ per s$/);
  assert.equal(await page.locator('[data-path=gamma] input').count(), 0);
  assert.equal(await page.locator('[data-path=gamma] .shown').textContent(), '5 s⁻¹');
  await page.keyboard.press('.');
  const { steps } = await page.evaluate(() => ({ steps: window.__pushPull.sim.steps }));
  assert.ok(steps > 0);
  await page.keyboard.press('r');
  await page.waitForFunction(() => window.__pushPull.sim.steps === 0);
  await done();
});

test('who asked for no motion, and who asked for a start by hand, finds a full still trace', async () => {
  for (const [hash, options] of [['#v1/nmm1', { reducedMotion: 'reduce' }], ['#v1/nmm1?autoplay=0', {}], ['#v1/nmm1?motion=reduced', {}]]) {
    const { page, done } = await open(`${site.url}${EMBED}${hash}`, options);
    await page.waitForFunction(alive);
    const first = await stepsOf(page.mainFrame());
    assert.ok(first > 1000, `${first} steps`);
    await page.waitForTimeout(200);
    assert.equal(await stepsOf(page.mainFrame()), first);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction((n) => window.__pushPull.sim.steps > n, first);
    await done();
  }
});

test('what the file does not carry gets one sentence and the way to the lab; a faulty link the figure and one sentence', async () => {
  for (const [hash, words] of [['#v1/jansen-rit?A=3&ui=std', /^This figure does not carry Jansen–Rit; the lab does\.$/], ['#v1/stuart-landau?at=brain', /^This figure does not carry the whole brain; the lab does\.$/]]) {
    const { page, done } = await open(`${site.url}${EMBED}${hash}`);
    await page.waitForFunction(() => !document.querySelector('.trouble').hidden);
    assert.match(await page.locator('.trouble').textContent(), words);
    assert.ok(await page.locator('.poster').isVisible());
    assert.equal(await page.getByRole('button').count(), 0, 'no button that does nothing');
    assert.equal(await page.locator('.out').getAttribute('href'), `../../lab/${hash.replace('&ui=std', '')}`);
    await done();
  }
  const { page, done } = await open(`${site.url}${EMBED}#v1/stuart-landau?alpha=x&ui=huge`);
  await page.waitForFunction(alive);
  assert.match(await page.locator('.trouble').textContent(), /alpha is "x".*ui is "huge"/);
  await done();
});

test('a link with its steps and its state says whether it came out bit for bit', async () => {
  const golden = JSON.parse(await readFile(at('tests/golden/embed-links.json'), 'utf8'));
  const { link, state } = golden.find((one) => one.link === '#v1/ping?precision=f64');
  for (const [h, words] of [[state, /^Reproduced bit for bit/], ['0'.repeat(16), /^After 1000 steps the state is/]]) {
    const { page, done } = await open(`${site.url}${EMBED}${link}&step=1000&h=${h}&autoplay=0`);
    await page.waitForFunction(() => !document.querySelector('.trouble').hidden);
    assert.match(await page.locator('.trouble').textContent(), words);
    assert.equal(await page.evaluate(() => window.__pushPull.sim.hash()), state);
    await done();
  }
  const { page, done } = await open(`${site.url}${EMBED}${link}&step=1000&h=${state}`);
  await page.waitForFunction(() => window.__pushPull?.sim.steps > 1000);
  assert.match(await page.locator('.trouble').textContent(), /^Reproduced bit for bit/, 'and while it plays');
  await done();
});

test('the element opens the figure, sets it, hears of it, follows its height, and goes without a trace', async () => {
  const { page, done } = await hosted('/element', `<script type="module" src="${site.url}${EMBED}push-pull.js"></script>
    <template><push-pull state="#v1/stuart-landau?alpha=2" ui="std" show="alpha,omega" title="A rhythm"></push-pull></template>`);
  await page.waitForFunction(() => customElements.get('push-pull'));
  const told = await page.evaluate(async () => {
    const figure = document.querySelector('template').content.firstChild;
    const heard = [];
    for (const type of ['change', 'metrics', 'resize', 'state']) figure.addEventListener(type, ({ detail }) => heard.push(detail));
    document.body.append(figure);
    const ready = await figure.ready;
    await figure.pause();
    await figure.set('alpha', 3);
    const refused = await figure.set('alpha', '3+1').catch((error) => error.message);
    const { state, values } = await figure.getState();
    await figure.reset();
    const stepped = await figure.step(1000);
    const series = await figure.series(['x'], 0.1);
    const image = await figure.image(1);
    await figure.subscribe(['steps', 'frequency'], 30);
    await figure.play();
    await new Promise((resolve) => setTimeout(resolve, 600));
    const frame = figure.shadowRoot.querySelector('iframe');
    return { api: ready.api, refused, state, alpha: values.alpha, hash: stepped.hash, steps: stepped.steps, points: series.data.x.length, png: image.data.type, heard, height: frame.style.height, sandbox: frame.getAttribute('sandbox'), title: frame.title };
  });
  assert.deepEqual([told.api, told.alpha, told.state, told.steps, told.title], [1, 3, '#v1/stuart-landau?alpha=3', 1000, 'A rhythm']);
  assert.match(told.refused, /finite number/);
  assert.doesNotMatch(told.sandbox, /same-origin/);
  assert.ok(told.points > 10 && told.png === 'image/png');
  assert.ok(told.heard.some(({ type, name, value }) => type === 'change' && name === 'alpha' && value === 3));
  assert.ok(told.heard.some(({ type, steps }) => type === 'metrics' && steps > 0));
  const resized = told.heard.findLast(({ type }) => type === 'resize');
  assert.equal(told.height, `${resized.height}px`);
  assert.ok(resized.height > 300 && resized.height < 700);
  await page.evaluate(() => document.querySelector('push-pull').setAttribute('state', '#v1/nmm1'));
  const frame = await figure(page);
  await frame.waitForFunction(() => window.__pushPull.store.state.model === 'nmm1');
  const missing = await page.evaluate(async () => {
    const other = document.createElement('push-pull');
    other.state = '#v1/jansen-rit';
    document.querySelector('main').prepend(other);
    return other.ready.catch((error) => error.message);
  });
  assert.equal(missing, 'This figure does not carry Jansen–Rit; the lab does.');
  await page.evaluate(async () => {
    const figure = document.querySelectorAll('push-pull')[1];
    figure.remove();
    if (figure.shadowRoot.querySelector('iframe')) throw new Error('a frame is left');
  });
  await done();
});

test('fifty random states come to the same state in the frame as in Node, bit for bit', async () => {
  const states = randomStates(50);
  const { page, done } = await hosted('/states', `<script type="module" src="${site.url}${EMBED}push-pull.js"></script><push-pull state="#v1/kuramoto" ui="none" height="200" autoplay="0"></push-pull>`);
  await page.waitForFunction(() => customElements.get('push-pull'));
  const hashes = await page.evaluate(async (links) => {
    const figure = document.querySelector('push-pull');
    await figure.ready;
    await figure.pause();
    const found = [];
    for (const link of links) {
      await figure.setState(link);
      found.push((await figure.step(1000)).hash);
    }
    return found;
  }, states.map(({ link }) => link));
  assert.deepEqual(hashes, states.map(({ hash }) => hash));
  await done();
});

test('Canvas and H5P hear how high it wants to be; a stranger in the page is not heard', async () => {
  const { page, done } = await hosted('/lms', `<script>window.heard = []; addEventListener('message', ({ data, source }) => { heard.push(data); if (data.context === 'h5p' && data.action === 'hello') source.postMessage({ context: 'h5p', action: 'hello' }, '*'); });</script>${iframe(`${site.url}${EMBED}#v1/stuart-landau?ui=std`, 'sandbox="allow-scripts"')}`);
  const frame = await figure(page);
  await page.waitForFunction(() => heard.some((one) => one.subject === 'lti.frameResize' && one.height > 300) && heard.some((one) => one.action === 'resize' && one.scrollHeight > 300));
  // The page itself may speak; a frame beside it may not, and odd messages are nothing.
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe');
    for (const odd of [null, 1, 'x', {}, { pushpull: 1 }, { pushpull: 1, type: 'hello' }, { pushpull: 2, type: 'hello' }, { context: 'h5p', action: {} }]) contentWindow.postMessage(odd, '*');
    const stranger = document.createElement('iframe');
    document.body.append(stranger);
    const { port1, port2 } = new MessageChannel();
    window.answered = false;
    port1.onmessage = () => (window.answered = true);
    const script = stranger.contentDocument.createElement('script');
    script.textContent = `addEventListener('message', ({ data, ports }) => parent.frames[0].postMessage(data, '*', ports))`;
    stranger.contentDocument.head.append(script);
    stranger.contentWindow.postMessage({ pushpull: 1, type: 'hello' }, '*', [port2]);
  });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.answered), false);
  assert.ok(await stepsOf(frame) > 0);
  await done();
});

test('a notebook: the widget draws the figure, hands values over both ways, and takes it away', async () => {
  const { page, done } = await hosted('/notebook', '<div id="cell"></div>');
  const result = await page.evaluate(async (address) => {
    const { default: widget } = await import(address);
    const data = { state: '#v1/stuart-landau', ui: 'min', values: { alpha: 4 }, metrics: ['steps'] }, listeners = {};
    const model = { get: (name) => data[name], set: (name, value) => (data[name] = value), save_changes() {}, on: (event, act) => (listeners[event] = act), off: (event) => delete listeners[event] };
    const el = document.querySelector('#cell');
    const remove = widget.render({ model, el });
    const figure = el.querySelector('push-pull');
    await figure.ready;
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { values } = await figure.getState();
    data.values = { alpha: 1 };
    listeners['change:values']();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const again = (await figure.getState()).values.alpha;
    remove();
    return { alpha: values.alpha, again, measured: data.measured, left: el.children.length, listeners: Object.keys(listeners).length };
  }, `${site.url}${EMBED}widget.mjs`);
  assert.deepEqual([result.alpha, result.again, result.left, result.listeners], [4, 1, 0, 0]);
  assert.ok(result.measured.steps > 0);
  await done();
});

test('the samples of docs/embed.md do what they say', async () => {
  const text = (await readFile(at('docs/embed.md'), 'utf8')).replaceAll('https://HOST/', site.url);
  const samples = (kind) => [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);
  const [frame, element, script] = samples('html'), [port] = samples('js');
  const plain = await hosted('/sample-frame', `${frame}<script>addEventListener('DOMContentLoaded', () => { const frame = document.querySelector('iframe'); window.logged = []; console.log = (...said) => logged.push(said[0]);\n${port}\n});</script>`);
  const shown = await figure(plain.page);
  assert.equal(await shown.evaluate(() => window.__pushPull.store.state.values.alpha), 2);
  await plain.page.waitForFunction(() => window.logged.includes('ready'));
  await plain.done();
  const { page, done } = await hosted('/sample-element', `${element}${script.replace('const { hash }', 'window.sample')}`);
  await page.waitForFunction(() => /^[0-9a-f]{16}$/.test(window.sample?.hash));
  assert.equal(await page.evaluate(() => window.sample.values.alpha), -1);
  await done();
});

test('the link of a running figure may change: other values in the same figure, another level in a new one', async () => {
  const { page, done } = await open(`${site.url}${EMBED}#v1/stuart-landau?ui=min&newer=1`);
  await page.waitForFunction(alive);
  assert.ok(await page.locator('.trouble').isHidden(), 'a key of a newer version is nothing to a reader');
  await page.evaluate(() => {
    window.mark = 1;
    location.hash = '#v1/nmm1?ui=min';
  });
  await page.waitForFunction(() => window.__pushPull.store.state.model === 'nmm1');
  assert.equal(await page.evaluate(() => window.mark), 1);
  await page.evaluate(() => (location.hash = '#v1/jansen-rit?ui=min'));
  await page.waitForFunction(() => !document.querySelector('.trouble').hidden);
  await page.evaluate(() => (location.hash = '#v1/nmm1?ui=std'));
  await page.waitForFunction(() => window.mark === undefined && document.querySelector('main').dataset.ui === 'std');
  await page.waitForFunction(alive);
  await done();
});
