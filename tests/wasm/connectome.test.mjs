// Connectomes as JavaScript gets them: every graph of the catalogue, the same that an experiment runs on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { pp, using } from './core.mjs';

/** @param {any} experiment */
const networkOf = (experiment) => using({ model: 'stuart-landau', ...experiment }, (sim) => ({ nodes: sim.nodes, ...sim.network() }));

for (const graph of pp.catalog.graphs) {
  test(`${graph.id}: its connectome is whole, and what an experiment runs on`, () => {
    const found = pp.connectome(graph.id);
    const { nodes, weights, lengths, labels, centres } = found;
    const count = graph.nodes ?? graph.parameters.find((row) => row.id === 'nodes')?.value;
    assert.equal(nodes, count);
    assert.equal(found.name, graph.name);
    assert.equal(weights.length, nodes * nodes);
    assert.ok(weights.some((w) => w > 0) && weights.every(Number.isFinite));
    assert.equal(centres.length, 3 * nodes);
    assert.equal(new Set(labels).size, nodes);
    assert.equal(lengths.length, graph.synthetic ? nodes * nodes : 0);
    assert.equal(found.hemispheres?.length ?? 0, graph.synthetic ? nodes : 0);
    assert.equal(found.synthetic, graph.synthetic);
    assert.equal(/synthetic, rule-based/.test(found.notice), graph.synthetic);
    const runs = networkOf({ network: { connectome: { graph: graph.id } } });
    assert.equal(runs.nodes, nodes);
    if (graph.id !== 'all-to-all') assert.deepEqual(runs.weights, weights);
    assert.deepEqual(runs.lengths, lengths);
  });

  test(`${graph.id}: each of its parameters acts, and both ends of each range are allowed`, () => {
    const standard = pp.connectome(graph.id);
    for (const row of graph.parameters) {
      for (const value of [row.low, row.high]) {
        if (row.id === 'nodes' || row.id === 'neighbours' || row.id === 'modules') continue;
        const found = pp.connectome({ graph: graph.id, [row.id]: value });
        if (value !== row.value) assert.notDeepEqual(found.weights, standard.weights, `${row.id} = ${value}`);
      }
    }
  });
}

test('default is dk68, and its parameters stand beside its name', () => {
  const standard = pp.connectome('default');
  assert.deepEqual(standard, pp.connectome({ graph: 'dk68' }));
  const seed = pp.catalog.graphs.find((row) => row.id === 'dk68')?.parameters.find((row) => row.id === 'seed')?.value;
  assert.deepEqual(pp.connectome({ graph: 'dk68', seed }).weights, standard.weights);
  assert.notDeepEqual(pp.connectome({ graph: 'dk68', seed: 1 }).weights, standard.weights);
});

test('matrices come back as they were given', () => {
  const found = pp.connectome({ weights: [[0, 1], [0.5, 0]], labels: ['a', 'b'], centres: [[-1, 0, 0], [1, 0, 0]] });
  assert.deepEqual([...found.weights], [0, 1, 0.5, 0]);
  assert.deepEqual(found.labels, ['a', 'b']);
  assert.deepEqual([...found.centres], [-1, 0, 0, 1, 0, 0]);
  assert.equal(found.lengths.length, 0);
  assert.deepEqual([found.synthetic, found.notice], [false, '']);
});

test('a connectome that cannot be is refused with one sentence', () => {
  const wrong = [['dk86', /"dk86".*dk68/], [{ graph: 'ring', nodes: 0 }, /nodes/], [{ weights: [[0, 1]] }, /weights/], [{ weights: [[0]], lenghts: [[0]] }, /lenghts/], [3, /3/]];
  for (const [spec, says] of wrong) assert.throws(() => pp.connectome(spec), (/** @type {any} */ error) => error.name === 'PushPullError' && /** @type {RegExp} */ (says).test(error.message));
});

test('the first load refuses what only the whole build can generate', async () => {
  const core = await PushPull.load({ models: 'core' });
  for (const connectome of ['default', 'dk68', { graph: 'small-world' }]) {
    assert.match(core.problem({ model: 'stuart-landau', network: { connectome } }), /network\.connectome: is for the whole build/);
  }
  assert.equal(core.problem({ model: 'stuart-landau', nodes: 4, network: { connectome: 'ring' } }), '');
});
