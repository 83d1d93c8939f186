// The service worker by itself, on a network and a cache of the test's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import vm from 'node:vm';
import { fileURLToPath } from 'node:url';

const source = readFileSync(fileURLToPath(new URL('../../web/offline/worker.js', import.meta.url)), 'utf8');
const SCOPE = 'https://host.org/some/course/';
const FILES = { 'index.html': 'h1', 'lab/index.html': 'h2', 'assets/lab-abc.js': 'h3', 'assets/family-def.wasm': 'h4' };

/** A worker with what surrounds it; `network` answers or throws. */
function worker({ network = () => new Response('fresh'), connection, kept = {} } = {}) {
  /** @type {Map<string, Response>} */
  const store = new Map(Object.entries(kept).map(([key, text]) => [key, new Response(text)]));
  const asked = [], handlers = {}, names = new Set(), waiting = [];
  const cache = {
    match: async (key) => store.get(key)?.clone(),
    put: async (key, answer) => void store.set(key, answer),
    keys: async () => [...store.keys()].map((url) => ({ url })),
    delete: async (url) => store.delete(url),
  };
  const self = {
    site: { files: FILES, first: ['index.html', 'assets/lab-abc.js'] }, registration: { scope: SCOPE }, clients: { claim: async () => {} },
    addEventListener: (type, act) => (handlers[type] = act),
  };
  const fetch = async (request, options = {}) => {
    asked.push({ url: request.url ?? request, ...options });
    return network(request.url ?? request);
  };
  vm.runInNewContext(source, { self, caches: { open: async (name) => (names.add(name), cache) }, fetch, URL, Response, Headers, navigator: { connection }, setTimeout: (act, _, value) => void waiting.push(() => act(value)) });
  return {
    asked, store, names,
    wait: () => waiting.forEach((act) => act()),
    async tell(type, event = {}) {
      let work;
      handlers[type]({ ...event, waitUntil: (promise) => (work = promise) });
      return work;
    },
    /** The answer to a request, undefined when the worker keeps out of it. */
    ask(url, { method = 'GET', mode = 'cors' } = {}) {
      let answer;
      handlers.fetch({ request: { url, method, mode }, respondWith: (promise) => (answer = Promise.resolve(promise)) });
      return answer;
    },
  };
}

const text = async (answer) => (await answer).text();

test('it keeps out of what is not a file of the site', () => {
  const { ask } = worker();
  const foreign = ['https://other.org/some/course/assets/lab-abc.js', 'https://host.org/assets/lab-abc.js', `${SCOPE}blog/`, `${SCOPE}sw.js`, `${SCOPE}toString`, 'https://host.org/some/course2/'];
  for (const url of foreign) for (const mode of ['cors', 'navigate']) assert.equal(ask(url, { mode }), undefined, url);
  assert.equal(ask(`${SCOPE}lab/`, { method: 'POST', mode: 'navigate' }), undefined);
});

test('a version is installed when all that its pages start with has the right content, and not otherwise', async () => {
  const well = worker();
  await well.tell('install');
  assert.deepEqual(well.asked.map(({ url, integrity }) => [url, integrity]), [[SCOPE, 'sha256-h1'], [`${SCOPE}assets/lab-abc.js`, 'sha256-h3']]);
  assert.deepEqual([...well.names], [`push-pull ${SCOPE}`]);
  const broken = worker({ network: (url) => (url.endsWith('.js') ? new Response('', { status: 404 }) : new Response('fresh')) });
  await assert.rejects(broken.tell('install'), /assets\/lab-abc\.js: 404/);
});

test('the rest of the site follows, one failure does not end it, and a device that saves data fetches nothing ahead', async () => {
  const free = worker({ network: (url) => { if (url === SCOPE) throw new TypeError('no network'); return new Response('fresh'); } });
  await free.tell('message', { data: { used: [`${SCOPE}lab/#v1/nmm1`, 'https://other.org/x.js'] } });
  assert.equal(free.store.size, 3);
  for (const connection of [{ saveData: true, effectiveType: '4g' }, { saveData: false, effectiveType: '3g' }]) {
    const thrifty = worker({ connection });
    await thrifty.tell('install');
    assert.equal(thrifty.asked.length, 0);
    await thrifty.tell('message', { data: { used: [`${SCOPE}lab/#v1/nmm1`] } });
    assert.deepEqual([...thrifty.store.keys()], [`${SCOPE}lab/index.html?h2`], 'what was used is kept');
  }
});

test('a page comes from the network, and as it was kept when the network fails, breaks or is too slow', async () => {
  const kept = { [`${SCOPE}lab/index.html?h2`]: 'kept' }, lab = `${SCOPE}lab/?x=1#v1/nmm1`, how = { mode: 'navigate' };
  assert.equal(await text(worker({ kept }).ask(lab, how)), 'fresh');
  assert.equal(await text(worker({ kept, network: () => { throw new TypeError('no network'); } }).ask(lab, how)), 'kept');
  assert.equal(await text(worker({ kept, network: () => new Response('busy', { status: 503 }) }).ask(lab, how)), 'kept');
  const slow = worker({ kept, network: () => new Promise(() => {}) });
  const answer = slow.ask(lab, how);
  await new Promise((done) => setImmediate(done));
  slow.wait();
  assert.equal(await text(answer), 'kept');
  assert.equal((await worker({ network: () => new Response('gone', { status: 404 }) }).ask(lab, how)).status, 404, 'what was never kept is the host’s to answer');
});

test('a file is fetched once; one whose content is another goes to the page and is not kept', async () => {
  const once = worker();
  for (let k = 0; k < 2; k++) assert.equal(await text(once.ask(`${SCOPE}assets/family-def.wasm`)), 'fresh');
  assert.equal(once.asked.length, 1);
  const other = worker({ network: () => new Response('newer') });
  other.asked.push = function push(one) { // as a browser holds a hash against an answer
    Array.prototype.push.call(this, one);
    if (one.integrity) throw new TypeError('integrity');
    return this.length;
  };
  assert.equal(await text(other.ask(`${SCOPE}assets/family-def.wasm`)), 'newer');
  assert.equal(other.store.size, 0);
});

test('what an older version had and this one has not is dropped when it begins', async () => {
  const { tell, store } = worker({ kept: { [`${SCOPE}lab/index.html?h1`]: 'old', [`${SCOPE}lab/index.html?h2`]: 'new', [`${SCOPE}assets/lab-zzz.js?h9`]: 'old' } });
  await tell('activate');
  assert.deepEqual([...store.keys()], [`${SCOPE}lab/index.html?h2`]);
});
