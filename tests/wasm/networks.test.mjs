// Networks through JavaScript: what is changed while a simulation runs stays in its document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, pp, using } from './core.mjs';

const nodes = 6;
const matrix = (/** @type {(i: number, j: number) => number} */ entry) => Array.from({ length: nodes }, (_, i) => Array.from({ length: nodes }, (_, j) => entry(i, j)));
const network = { connectome: { weights: matrix((i, j) => (i === j ? 0 : (1 + ((i + 2 * j) % 3)) / 8)), lengths: matrix((i, j) => (7 * i + 13 * j) % 40) }, speed: 4 };
const delayed = { model: 'stuart-landau', nodes, network, initial: { x: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] } };

test('a lesion acts at once, is in the document, and is undone without a trace', () => {
  using(delayed, (sim) => {
    advance(sim, 300);
    sim.lesion(3);
    assert.deepEqual(sim.experiment().network.lesions, [3]);
    assert.equal(sim.read('input.x')[3], 0);
    const { weights } = sim.network();
    for (let k = 0; k < nodes; k++) assert.equal(weights[3 * nodes + k] + weights[k * nodes + 3], 0);
    sim.lesion(1);
    assert.deepEqual(sim.experiment().network.lesions, [1, 3]);
    sim.lesion(3, false);
    sim.lesion(1, false);
    assert.deepEqual(sim.experiment().network.lesions, []);
    advance(sim, 300);
    using(delayed, (other) => {
      advance(other, 600);
      assert.equal(sim.hash(), other.hash());
    });
    assert.throws(() => sim.lesion(6), /unknown node 6/);
  });
});

test('a document that was changed while it ran starts as the changed network', () => {
  using(delayed, (sim) => {
    sim.set('network.weights.3.5', 0.7);
    sim.set('network.weights.2.0', 0.1);
    sim.set('network.weights.3.5', 0.9);
    sim.lesion(4);
    assert.deepEqual(sim.experiment().network.edits, [[3, 5, 0.9], [2, 0, 0.1]]);
    advance(sim, 500);
    using(sim.experiment(), (other) => {
      advance(other, 500);
      assert.equal(other.hash(), sim.hash());
      assert.deepEqual(other.network().weights, sim.network().weights);
    });
  });
});

test('a parameter of a coupling can be given and turned, whatever form the document has', () => {
  const base = { model: 'kuramoto', nodes: 3, network: { connectome: 'ring' }, initial: { theta: [0, 1, 2] } };
  for (const coupling of [undefined, 'sine', { kind: 'sine' }, { lag: 0.1 }]) {
    using({ ...base, network: { ...base.network, ...(coupling !== undefined && { coupling }) } }, (sim) => {
      sim.set('network.coupling.lag', 0.4);
      assert.equal(sim.experiment().network.coupling.lag, 0.4);
      advance(sim, 200);
      using({ ...base, network: { ...base.network, coupling: { kind: 'sine', lag: 0.4 } } }, (other) => {
        advance(other, 200);
        assert.equal(other.hash(), sim.hash());
      });
      using(sim.experiment(), (again) => assert.equal(again.step(1), 1));
    });
  }
});

test('every coupling of the catalogue runs with every parameter it lists', () => {
  for (const { id, parameters } of pp.catalog.couplings) {
    const values = Object.fromEntries(parameters.map((one) => [one.id, one.value]));
    using({ model: id === 'sine' ? 'kuramoto' : 'linear', nodes: 3, network: { connectome: 'ring', coupling: { kind: id, ...values } } }, (sim) => {
      advance(sim, 10);
      for (const one of parameters) sim.set(`network.coupling.${one.id}`, one.value);
      advance(sim, 10);
      assert.equal(sim.failure, '');
    });
  }
});

test('a given past is heard', () => {
  const history = { x: Array.from({ length: 50 }, () => Array(nodes).fill(2)) };
  using({ ...delayed, network: { ...network, history } }, (told) => {
    using(delayed, (constant) => {
      assert.notEqual(told.read('input.x')[0], constant.read('input.x')[0]);
    });
  });
});

test('what only the whole build can do is refused by name where it does not fit', () => {
  assert.equal(pp.problem(/** @type {any} */ ({ model: 'linear', nodes: 3, network: { connectome: 'ring', lesions: [3] } })), 'network.lesions: unknown node 3; nodes are 0 to 2');
  assert.match(pp.problem(/** @type {any} */ ({ model: 'linear', nodes: 3, network: { connectome: 'ring', coupling: { kind: 'tanh', lag: 1 } } })), /^network.coupling.lag: unknown field; valid/);
});

test('delays that lie between steps let what arrives slide while the speed moves; whole steps let it jump', () => {
  const pair = { model: 'stuart-landau', nodes: 2, dt: 0.1, initial: { x: [0, 1], y: [0, 0] }, network: { connectome: { weights: [[0, 1], [0, 0]], lengths: [[0, 60], [60, 0]] }, gain: 0.05, coupling: 'additive', speed: 6 } };
  // The largest change of what arrives from one step to the next, as the speed rises slowly, beside that at rest.
  const jump = (/** @type {number} */ between) => using(pair, (sim) => {
    sim.set('network.interpolate', between);
    advance(sim, 2000);
    const largest = (/** @type {(k: number) => void} */ turn) => {
      let most = 0;
      for (let k = 0, before = sim.read('input.x')[0]; k < 2000; ++k) {
        turn(k);
        advance(sim, 1);
        const now = sim.read('input.x')[0];
        most = Math.max(most, Math.abs(now - before));
        before = now;
      }
      return most;
    };
    const rest = largest(() => {});
    return largest((k) => k % 2 || sim.set('network.speed', 6 + k / 2000)) / rest;
  });
  assert.ok(jump(1) < 1.05, `between steps: ${jump(1)} times that at rest`);
  assert.ok(jump(0) > 1.5, `whole steps: ${jump(0)} times that at rest`);
  using(pair, (sim) => {
    sim.set('network.interpolate', 1);
    assert.equal(sim.experiment().network.interpolate, true);
    sim.set('network.interpolate', 0);
    advance(sim, 500);
    using(pair, (other) => {
      advance(other, 500);
      assert.equal(sim.hash(), other.hash(), 'as if it had never been set');
    });
  });
});

test('the parameters alone of another document give the run that the whole of it gives', () => {
  const other = { ...delayed, parameters: { omega: { uniform: [55, 70], quantiles: true }, alpha: 0.4 } };
  using(delayed, (sim) => using(delayed, (whole) => {
    for (const one of [sim, whole]) advance(one, 333);
    assert.ok(sim.adoptParameters(other) && whole.adopt(other));
    for (const one of [sim, whole]) advance(one, 333);
    assert.equal(sim.hash(), whole.hash());
    assert.deepEqual(sim.experiment().parameters, other.parameters);
    assert.deepEqual(sim.experiment().network, whole.experiment().network);
    assert.throws(() => sim.adoptParameters({ ...delayed, parameters: { omega: 'fast' } }), /omega/);
    assert.equal(sim.adoptParameters({ ...delayed, nodes: 5, initial: {} }), false, 'of another network nothing is taken');
  }));
});

test('a snapshot that is not checked is the same snapshot, and a memory that grew since is as it was', () => {
  using(delayed, (sim) => {
    advance(sim, 200);
    const [bytes, checked] = [sim.snapshot({ state: true, check: false }), sim.snapshot({ state: true })];
    assert.equal(bytes.length, checked.length);
    assert.ok(bytes.filter((byte, k) => byte !== checked[k]).length <= 8, 'but for the check');
    const on = () => {
      advance(sim, 50);
      sim.set('network.speed', 0.7);
      advance(sim, 100);
      return sim.hash();
    };
    const first = on();
    sim.set('network.speed', 4);
    sim.restore(bytes, { state: true });
    assert.equal(on(), first);
  });
});
