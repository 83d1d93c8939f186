// Whole-brain networks in the page's modules: fields, document, connectomes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, context, core } from './core.mjs';
import { difference, experimentOf } from '../../web/experiment.js';
import { fieldsOf } from '../../web/fields.js';
import { firstState, requests } from '../../web/requests.js';
import { read, write } from '../../web/url.js';
import { noisy, readList, small, writeList } from '../../web/network/document.js';

const reduce = requests(context);
const after = (...list) => list.reduce((state, [type, detail]) => reduce(state, { type, ...detail }), firstState(context));
const brain = (...list) => after(['situation', { id: 'brain' }], ...list);
const set = (path, value) => ['set', { path, value }];
const documentOf = (state) => experimentOf(catalog, state);

test('every model runs in a whole brain, with delays and noise', () => {
  for (const { id } of catalog.models) {
    const experiment = documentOf(after(['model', { id }], ['situation', { id: 'brain' }]));
    assert.equal(core.problem(experiment), '', id);
    const sim = core.simulate(experiment);
    assert.equal(sim.step(200), 200, `${id}: ${sim.failure}`);
    const now = Array.from(sim.read('observable'));
    assert.ok(new Set(now).size > 60, `${id}: the regions differ`);
    sim.delete();
  }
});

test('every graph of the catalogue can be chosen, and every value of it is a field', () => {
  for (const graph of catalog.graphs) {
    const state = brain(set('connectome', graph.id));
    assert.equal(state.message, null, graph.id);
    const experiment = documentOf(state);
    assert.equal(core.problem(experiment), '', graph.id);
    assert.equal(experiment.nodes, core.catalog.brain.connectome((path) => (path === 'connectome' ? graph.id : undefined)).connectome.nodes);
    const fields = fieldsOf(catalog, state);
    for (const { id } of graph.parameters) assert.ok(fields.has(`connectome.${id}`), `${graph.id} ${id}`);
  }
});

test('speed, gain and noise are told as numbers; delays or none and another connectome as a document', () => {
  const from = documentOf(brain());
  for (const [path, value] of [['network.speed', 12], ['network.gain', 0.7], ['noise.0.sigma', 0.01]])
    assert.deepEqual(difference(from, documentOf(brain(set(path, value)))), { kind: 'set', changes: [[path, value]] });
  for (const one of [set('delays', 'none'), set('connectome', 'aal90')]) assert.equal(difference(from, documentOf(brain(one))).kind, 'adopt');
});

test('a link carries the connectome, its parameters and what was cut', () => {
  const state = brain(set('connectome', 'small-world'), set('connectome.nodes', 50), set('network.lesions', '3,7'), set('network.gain', 0.25));
  const hash = write(state, catalog);
  const { place, problems, notes } = read(hash, context);
  assert.deepEqual([problems, notes], [[], []]);
  assert.deepEqual(place.values, state.values);
  assert.deepEqual(documentOf({ ...state, ...place }).network.lesions, [2, 6]);
  assert.equal(documentOf(state).nodes, 50);
});

test('a model chosen in a whole brain keeps the connectome', () => {
  const state = reduce(brain(set('connectome', 'aal90'), set('network.speed', 3), set('network.gain', 9)), { type: 'model', id: 'kuramoto' });
  assert.deepEqual(state.values, { connectome: 'aal90', 'network.speed': 3 });
});

test('what is typed wrong is refused with a sentence, and the old value stays', () => {
  for (const [path, value, says] of [['network.lesions', '3;x', /network\.lesions is "3;x"; it must be numbers of regions/], ['network.speed', -2, /network\.speed/], ['connectome', 'dk99', /connectome is "dk99"; it must be one of dk68|all-to-all/], ['noise.0.sigma', -1, /sigma/]]) {
    const state = brain(set(path, value));
    assert.match(state.message?.text ?? '', says, path);
    assert.ok(!(path in state.values));
  }
});

test('a file of one\'s own is chosen like any other, and its matrices are told once', () => {
  const nodes = 3, weights = Float64Array.from([0, 1, 0, 0.5, 0, 0, 0, 2, 0]);
  const id = catalog.brain.imported.add({ name: 'mine.csv', nodes, weights, lengths: null, labels: ['a', 'b', 'c'], centres: null, synthetic: false, source: 'mine.csv', notice: '' });
  const experiment = documentOf(brain(set('connectome', id)));
  assert.deepEqual([experiment.nodes, experiment.network.connectome.weights], [3, [[0, 1, 0], [0.5, 0, 0], [0, 2, 0]]]);
  assert.equal(experiment.network.speed, undefined);
  assert.equal(core.problem(experiment), '');
  assert.equal(documentOf(brain(set('connectome', id))).network.connectome, experiment.network.connectome);
});

test('a number is checked on three nodes, whatever the connectome', () => {
  const experiment = small(documentOf(brain()));
  assert.deepEqual([experiment.nodes, experiment.network.connectome.weights.length], [3, 3]);
  assert.equal(core.problem(experiment), '');
});

test('noise enters where forces do: at the rate of a position', () => {
  for (const model of catalog.models) {
    const push = model.states.find(({ id }) => id === model.push) ?? model.states[0];
    assert.equal(noisy(model).id, push.rate ?? push.id, model.id);
  }
});

test('lists of regions count from one', () => {
  assert.deepEqual(readList('1,68'), [0, 67]);
  assert.equal(writeList([67, 0, 67]), '1,68');
});

test('two files of one name are two connectomes', () => {
  const mine = (nodes) => catalog.brain.imported.add({ name: 'weights.txt', nodes, weights: new Float64Array(nodes * nodes).fill(1), lengths: null, labels: [], centres: null, synthetic: false, source: '', notice: '' });
  const ids = [mine(3), mine(4)];
  for (const id of ids) assert.match(id, /^file:weights\.txt~[0-9a-f]{16}$/);
  assert.notEqual(ids[0], ids[1]);
  assert.equal(mine(3), ids[0], 'the same numbers are the same connectome');
  assert.deepEqual(ids.map((id) => catalog.brain.imported.named(id)), ['weights.txt', 'weights.txt (2)']);
  assert.deepEqual(ids.map((id) => documentOf(brain(set('connectome', id))).nodes), [3, 4]);
});

test('a link to a file says whose it is, and what to do', () => {
  const { problems } = read('#v1/kuramoto?at=brain&connectome=file:gone', context);
  assert.match(problems[0], /is a file, "gone", which this browser does not have; drop that file on this page, and all that the link says comes back\. connectome stays at its standard value, dk68\.$/);
});

test('another connectome forgets whom the last one cut, watched and selected', () => {
  const state = reduce(reduce(brain(set('network.lesions', '3')), { type: 'select', nodes: [50] }), { type: 'set', path: 'connectome', value: 'aal90' });
  assert.deepEqual([state.values, state.node, state.selection], [{ connectome: 'aal90' }, 0, []]);
  const fewer = reduce(reduce(brain(set('connectome', 'small-world')), { type: 'select', nodes: [50] }), { type: 'set', path: 'connectome.nodes', value: 10 });
  assert.deepEqual([fewer.node, fewer.selection], [0, []]);
});

test('cutting and joining are told as single numbers', () => {
  const from = documentOf(brain(set('network.lesions', '3'))), to = documentOf(brain(set('network.lesions', '5')));
  assert.deepEqual(difference(from, to), { kind: 'set', changes: [['network.lesions.4', 1], ['network.lesions.2', 0]] });
});
