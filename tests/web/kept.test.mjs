import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, context, settled } from './core.mjs';
import { fingerprint, idOf, parted } from '../../web/connectome/name.js';
import { fileIn, find, keep, recall } from '../../web/connectome/kept.js';
import { firstState, requests } from '../../web/requests.js';
import { write } from '../../web/url.js';

const connectome = (name, weight = 1, nodes = 4) => ({ name, nodes, weights: new Float64Array(nodes * nodes).fill(weight), lengths: null, labels: ['a', 'b', 'c', 'd'], centres: null, synthetic: false, source: '', notice: '' });

/** A shelf in memory; what is put there is copied, as a browser does. */
function shelf() {
  const kept = new Map();
  return { kept, all: async () => [...kept.values()], put: async (one) => void kept.set(one.print, structuredClone(one)), drop: async (print) => void kept.delete(print) };
}
const refused = { all: () => Promise.reject(new Error('denied')), put: () => Promise.reject(new Error('denied')), drop: () => Promise.reject(new Error('denied')) };

/** A page of its own: requests, and the state they lead to. */
function visit() {
  const reduce = requests(context);
  const page = { state: firstState(context), ask: (request) => void (page.state = reduce(page.state, request)) };
  return page;
}

test('the fingerprint follows every number and name that a simulation reads, and nothing else', () => {
  const own = connectome('mine');
  assert.match(fingerprint(own), /^[0-9a-f]{16}$/);
  assert.equal(fingerprint({ ...own, name: 'other', source: 'x', weights: Float64Array.from(own.weights) }), fingerprint(own));
  const others = [
    ...Array.from({ length: 16 }, (_, at) => ({ ...own, weights: own.weights.map((value, k) => (k === at ? 1 + 2 ** -52 : value)) })),
    { ...own, lengths: own.weights }, { ...own, centres: own.weights.subarray(0, 12) }, { ...own, labels: ['a', 'b', 'd', 'c'] }, connectome('mine', 1, 3), connectome('mine', 2),
  ];
  assert.equal(new Set([own, ...others].map(fingerprint)).size, others.length + 1);
});

test('a link names the file and its fingerprint, and older links the file alone', () => {
  const { imported } = catalog.brain, id = imported.add(connectome('my brain~1.csv', 3));
  assert.deepEqual(parted(id), { name: 'my brain~1.csv', print: fingerprint(connectome('', 3)) });
  const page = visit();
  page.ask({ type: 'situation', id: 'brain' });
  page.ask({ type: 'set', path: 'connectome', value: id });
  const hash = write(page.state, catalog);
  assert.deepEqual(fileIn(hash), parted(id));
  assert.deepEqual(fileIn('#v1/kuramoto?at=brain&connectome=file:mine&seed=2'), { name: 'mine', print: '' });
  for (const none of ['#v1/kuramoto?at=brain&connectome=dk68', '', '#v1/kuramoto?connectome=file:%E0%A4%A']) assert.equal(fileIn(none), null);
  page.ask({ type: 'link', hash: '#v1/kuramoto?at=brain&connectome=file:my+brain%7E1.csv' });
  assert.deepEqual([page.state.values.connectome, page.state.message], [id, null]);
});

test('a file that is kept is there for its link; the last few stay, and not more than there is room for', async () => {
  const on = shelf(), kept = Array.from({ length: 12 }, (_, k) => connectome(`f${k}`, k + 1));
  for (const [k, one] of kept.entries()) await keep(on, one, k);
  assert.deepEqual([...on.kept.values()].map(({ name }) => name), ['f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11']);
  assert.equal((await find(on, parted(idOf(kept[7])))).name, 'f7');
  assert.equal(await find(on, parted(idOf(kept[0]))), null);
  assert.equal((await find(on, { name: 'f9', print: '' })).weights[0], 10);
  const large = (k) => ({ ...connectome(`g${k}`), nodes: 1700, weights: new Float64Array(1700 * 1700).fill(k) });
  for (const k of [1, 2, 3]) await keep(on, large(k), 20 + k);
  assert.deepEqual([...on.kept.values()].map(({ name }) => name), ['g2', 'g3']);
  await keep(on, { ...connectome('huge'), weights: new Float64Array(9e6) }, 30);
  assert.equal(on.kept.size, 2);
  const [damaged] = on.kept.values();
  damaged.connectome.weights[5] = 77;
  assert.equal(await find(on, damaged), null, 'what came back changed is not it');
});

test('a reload brings the whole state back from what is kept, and without it the page says what to do and waits for the file', async () => {
  const own = connectome('mine.zip', 0.25), hash = `#v1/kuramoto?at=brain&connectome=${encodeURIComponent(idOf(own))}&network.gain=3&network.lesions=2&seed=7`;
  const on = shelf(), { brain } = catalog;
  for (const place of [on, refused]) {
    await recall(brain, hash, place);
    const page = visit();
    page.ask({ type: 'link', hash });
    assert.match(page.state.message.text, /file, "mine\.zip", which this browser does not have; drop that file on this page/);
    assert.deepEqual([page.state.values.connectome, page.state.values['network.gain']], [undefined, 3], 'the rest of the link holds');
  }
  const page = visit();
  brain.take(connectome('mine.zip', 0.5), page);
  assert.match(page.state.message.text, /^This “mine\.zip” is not the one of the link/);
  brain.take(own, page);
  await settled();
  assert.deepEqual([page.state.values, page.state.message], [{ connectome: idOf(own), 'network.gain': 3, 'network.lesions': '2', seed: 7 }, null]);
  brain.take(connectome('next', 9), page);
  assert.equal(page.state.values.seed, 7, 'afterwards a file is a file');

  const kept = connectome('kept', 0.125), link = `#v1/kuramoto?at=brain&connectome=${encodeURIComponent(idOf(kept))}&network.gain=2`;
  await keep(on, kept);
  await recall(brain, link, on);
  page.ask({ type: 'link', hash: link });
  assert.deepEqual([page.state.values, page.state.message], [{ connectome: idOf(kept), 'network.gain': 2 }, null]);
});
