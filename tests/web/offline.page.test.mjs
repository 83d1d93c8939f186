// The built site on a host that knows nothing but files, in a folder of its own: every page opens, opens again without the host, and
// gives way to a newer one.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { seal } from '../../web/build/offline.js';
import { at, browser } from './page.mjs';

const FOLDER = '/some/course/';
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png', '.txt': 'text/plain' };

/** No header but the type, and lists of folders and other pages do not exist. */
async function dumb(folder, port = 0) {
  const server = createServer(async ({ url }, answer) => {
    const { pathname } = new URL(url, 'http://host');
    if (pathname.startsWith(FOLDER) && !pathname.endsWith('/') && !path.extname(pathname)) return answer.writeHead(301, { Location: `${pathname}/` }).end();
    const file = path.join(folder, pathname.slice(FOLDER.length).replace(/(^|\/)$/, '$1index.html'));
    const content = pathname.startsWith(FOLDER) ? await readFile(file).catch(() => null) : null;
    if (content) answer.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content);
    else answer.writeHead(404, { 'Content-Type': 'text/html' }).end(await readFile(path.join(folder, '404.html')));
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const close = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { origin: `http://localhost:${server.address().port}`, port: server.address().port, close };
}

const filesOf = async (folder) => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();

/** Publishes another version: the script of the list of lessons under a new name, and its page with a new title. */
async function change(folder) {
  const file = path.join(folder, 'learn', 'index.html'), page = await readFile(file, 'utf8');
  const before = /assets\/(learn-[\w-]+\.js)/.exec(page)[1], after = 'learn-00000000.js';
  await rename(path.join(folder, 'assets', before), path.join(folder, 'assets', after));
  await writeFile(file, page.replace(before, after).replace(/<title>.*<\/title>/, '<title>A new version</title>'));
  await seal(folder);
  return { before, after };
}

/** Opens an address and waits until what it shows is alive; what goes wrong is told in one list. */
async function see(context, address) {
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('requestfailed', (request) => wrong.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.url()}: ${response.status()}`));
  await page.goto(address);
  const alive = await page.evaluate(() => Boolean(document.querySelector('pp-lab, pp-dialects, pp-bench, main .stage')));
  if (alive) await page.waitForFunction(() => performance.getEntriesByName('first-oscillation').length > 0);
  return { page, wrong };
}

/** What the site's worker keeps, by name; `all`: whether that is everything it knows of. */
const kept = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return { names: [], all: false };
  const { files } = JSON.parse(/^self\.site = (.*);$/m.exec(await (await fetch(registration.active.scriptURL)).text())[1]);
  const names = (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat();
  return { names, all: names.length === Object.keys(files).length };
});

/** @param {import('playwright-core').Page} page */
async function untilKept(page) {
  const end = Date.now() + 40000;
  for (let k = 1; !(await kept(page)).all; k++) {
    assert.ok(Date.now() < end, 'the worker keeps the site');
    await new Promise((done) => setTimeout(done, 100));
    // A page that opened before the last one of the old version was gone still belongs to that: the next visit does not.
    if (k % 50 === 0) {
      const address = page.url();
      await page.goto('about:blank');
      await new Promise((done) => setTimeout(done, 500));
      await page.goto(address);
    }
  }
}

/** A visit of one page, until the worker keeps the site. */
async function visited(context, address) {
  const { page, wrong } = await see(context, address);
  await untilKept(page);
  assert.deepEqual(wrong, []);
  return page;
}

test('after one visit every page opens without its host, in a folder of any name', async () => {
  const host = await dumb(at('dist')), context = await browser.newContext({ serviceWorkers: 'allow' });
  const site = `${host.origin}${FOLDER}`;
  try {
    const page = await visited(context, `${site}lab/`);
    assert.ok((await page.evaluate(() => caches.keys())).every((name) => name.endsWith(FOLDER)), 'the cache is named by its folder');
    await host.close();
    const files = (await filesOf(at('dist'))).filter((name) => !/^(sw\.js|404\.html|\.nojekyll|push-pull-lab\.html)$/.test(name));
    const gone = await page.evaluate(async ({ site, files }) => {
      const answers = await Promise.all(files.map((name) => fetch(site + name.replace(/(^|\/)index\.html$/, '$1')).then(({ ok }) => ok, () => false)));
      return files.filter((_, k) => !answers[k]);
    }, { site, files });
    assert.deepEqual(gone, []);
    await page.close();
    // Of each folder its own page and the first below it.
    const pages = files.filter((name) => /(^|\/)index\.html$/.test(name)).map((name) => name.replace(/index\.html$/, ''));
    const kinds = pages.filter((name, k) => pages.findIndex((one) => one.split('/')[0] === name.split('/')[0] && one.split('/').length === name.split('/').length) === k);
    for (const place of kinds) {
      const { page: shown, wrong } = await see(context, site + place);
      assert.deepEqual(wrong, [], place);
      await shown.close();
    }
    // The models that come later, and an address without the slash that only a host adds.
    const { page: lab } = await see(context, `${site}lab#v1/jansen-rit`);
    assert.equal(lab.url().split('#')[0], `${site}lab/`);
    await lab.waitForFunction(() => window.__pushPull.lab.model.id === 'jansen-rit');
  } finally {
    await context.close();
    await host.close();
  }
});

test('a new version shows at the next visit, and the old one leaves nothing behind', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'push-pull-site-'));
  await cp(at('dist'), folder, { recursive: true });
  const host = await dumb(folder), context = await browser.newContext({ serviceWorkers: 'allow' });
  const address = `${host.origin}${FOLDER}learn/`;
  try {
    const first = await visited(context, address);
    const { before, after } = await change(folder);
    const { page, wrong } = await see(context, address);
    assert.equal(await page.title(), 'A new version');
    assert.deepEqual(wrong, []);
    // While a page of the old version is open, that version stays whole.
    await first.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      const { installing } = registration;
      // A worker that is installed waits; it may have come here already.
      if (installing) await new Promise((done) => installing.addEventListener('statechange', done));
      if (!registration.waiting) throw new Error('The new version does not wait for the old one to end.');
    });
    assert.ok((await kept(first)).names.some((name) => name.includes(before)));
    await Promise.all([page.close(), first.close()]);
    const last = await visited(context, address);
    const { names } = await kept(last);
    assert.ok(names.some((name) => name.includes(after)) && !names.some((name) => name.includes(before)));
    await last.close();
    await host.close();
    const { page: alone, wrong: faults } = await see(context, address);
    assert.equal(await alone.title(), 'A new version');
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
    await host.close();
    await rm(folder, { recursive: true });
  }
});

test('an address without a page says so and finds the way to the site', async () => {
  const host = await dumb(at('dist')), context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(`${host.origin}${FOLDER}labs/no/where.html#v1/nmm1?A=2`);
    await page.waitForSelector('#ways a');
    assert.deepEqual(await page.$$eval('#ways a', (links) => links.map(({ href }) => new URL(href).pathname + new URL(href).hash)), [FOLDER, `${FOLDER}lab/#v1/nmm1?A=2`, `${FOLDER}learn/`]);
    await page.screenshot({ path: at('build/shots/lost-360.png') });
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
    await host.close();
  }
});
