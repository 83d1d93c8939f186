// Changes to a running simulation, and ways back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, busy, ids, pp, using } from './core.mjs';

test('set acts at once, without restarting time, and stands in the document', () => {
  using({ model: 'stuart-landau' }, (sim) => {
    advance(sim, 100);
    const x = sim.read('x')[0];
    sim.set('alpha', -7);
    assert.equal(sim.steps, 100);
    assert.equal(sim.read('x')[0], x);
    assert.equal(sim.experiment().parameters.alpha, -7);
    advance(sim, 1);
    const other = using({ model: 'stuart-landau' }, (twin) => (advance(twin, 101), twin.read('x')[0]));
    assert.notEqual(sim.read('x')[0], other);
  });
});

test('a value that was set and the same value in the document give the same bits', () => {
  for (const model of pp.catalog.models) {
    const [row] = model.parameters;
    const value = row.low + 0.6 * (row.high - row.low);
    const set = using({ model: model.id, nodes: 3 }, (sim) => (sim.set(row.id, value), sim.step(200), sim.hash()));
    const given = using({ model: model.id, nodes: 3, parameters: { [row.id]: value } }, (sim) => (sim.step(200), sim.hash()));
    assert.equal(set, given, `${model.id}.${row.id}`);
  }
});

test('set with a node changes that node only', () => {
  using({ model: 'stuart-landau', nodes: 4, precision: 'f64' }, (sim) => {
    sim.set('omega', 20, 2);
    advance(sim, 50);
    const x = [...sim.read('x')];
    assert.equal(x[0], x[1]);
    assert.equal(x[0], x[3]);
    assert.notEqual(x[0], x[2]);
    const again = using(sim.experiment(), (twin) => (advance(twin, 50), [...twin.read('x')]));
    assert.deepEqual(again, x, 'the document of a running simulation repeats it');
  });
});

test('set reaches gain, drive and step size', () => {
  using(busy('stuart-landau'), (sim) => {
    sim.set('network.gain', 3);
    sim.set('drive.0.amplitude', 2);
    sim.set('dt', 0.05);
    const { network, drive, dt } = sim.experiment();
    assert.deepEqual([network.gain, drive[0].amplitude, dt, sim.dt], [3, 2, 0.05, 0.05]);
    advance(sim, 10);
  });
});

test('a refused set changes nothing', () => {
  using({ model: 'stuart-landau' }, (sim) => {
    const before = [JSON.stringify(sim.experiment()), sim.hash()];
    for (const [path, value] of [['alpha', NaN], ['nonsense', 1], ['dt', -1], ['network.gain', Infinity], ['alpha', '3']]) {
      assert.throws(() => sim.set(/** @type {any} */ (path), /** @type {any} */ (value)), { name: 'PushPullError' }, `${path} = ${value}`);
    }
    assert.deepEqual([JSON.stringify(sim.experiment()), sim.hash()], before);
    advance(sim, 10);
  });
});

test('adopt keeps state and time, and refuses another model or number of nodes', () => {
  using(busy('stuart-landau'), (sim) => {
    advance(sim, 123);
    const before = sim.hash();
    assert.equal(sim.adopt(busy('stuart-landau', { parameters: { alpha: 2 }, integrator: 'rk4' })), true);
    assert.equal(sim.hash(), before);
    assert.equal(sim.experiment().parameters.alpha, 2);
    assert.equal(sim.adopt(busy('wilson-cowan')), false);
    assert.equal(sim.adopt(busy('stuart-landau', { nodes: 6 })), false);
    assert.throws(() => sim.adopt({ model: 'stuart-landau', dt: -1 }), { name: 'PushPullError' });
    assert.equal(sim.hash(), before);
    assert.equal(sim.model.id, 'stuart-landau');
  });
});

test('a snapshot continues bit for bit, on every model, with noise and drive', () => {
  for (const id of ids) {
    for (const precision of ['f32', 'f64']) {
      const state = pp.catalog.models.find((model) => model.id === id).states[0].id;
      const experiment = busy(id, { precision, noise: { kind: 'white', sigma: 1e-3, states: [state] } });
      using(experiment, (sim) => {
        advance(sim, 57);
        const bytes = sim.snapshot();
        const at = sim.hash();
        advance(sim, 211);
        const end = sim.hash();
        assert.notEqual(at, end);
        sim.restore(bytes);
        assert.equal(sim.hash(), at, `${id}, ${precision}`);
        assert.equal(sim.steps, 57);
        advance(sim, 211);
        assert.equal(sim.hash(), end, `${id}, ${precision}`);
        using(experiment, (other) => {
          other.restore(bytes);
          advance(other, 211);
          assert.equal(other.hash(), end, `${id}, ${precision}: in another simulation`);
        });
      });
    }
  }
});

test('restore brings parameters back, or leaves them with { state: true }', () => {
  using({ model: 'stuart-landau' }, (sim) => {
    advance(sim, 20);
    const bytes = sim.snapshot();
    sim.set('alpha', -3);
    sim.restore(bytes, { state: true });
    assert.equal(sim.steps, 20);
    assert.equal(sim.experiment().parameters.alpha, -3);
    sim.restore(bytes);
    const now = sim.hash();
    assert.equal(sim.experiment().parameters?.alpha, undefined);
    advance(sim, 50);
    const straight = using({ model: 'stuart-landau' }, (twin) => (advance(twin, 70), twin.hash()));
    assert.equal(sim.hash(), straight);
    assert.notEqual(now, straight);
  });
});

test('bytes that are no snapshot of this experiment are refused and change nothing', () => {
  using({ model: 'stuart-landau', nodes: 2 }, (sim) => {
    advance(sim, 10);
    const [good, before] = [sim.snapshot(), sim.hash()];
    const foreign = using({ model: 'wilson-cowan', nodes: 2 }, (other) => other.snapshot());
    const wrong = { empty: new Uint8Array(), cut: good.slice(0, -3), longer: Uint8Array.of(...good, 0), noise: new Uint8Array(200).fill(0xa5), foreign };
    for (const [name, bytes] of Object.entries(wrong)) {
      for (const state of [false, true]) assert.throws(() => sim.restore(bytes, { state }), { name: 'PushPullError' }, `${name}, state: ${state}`);
      assert.equal(sim.hash(), before, name);
    }
    sim.restore(good);
  });
});

test('two simulations live side by side without touching each other', () => {
  const alone = using(busy('nmm1'), (sim) => (advance(sim, 100), sim.hash()));
  using(busy('nmm1'), (a) => using(busy('stuart-landau', { nodes: 300 }), (b) => {
    for (let k = 0; k < 100; k++) a.step(1), b.step(3);
    assert.equal(a.hash(), alone);
  }));
});

test('a view from before the memory grew is dead, and a new one is right', () => {
  using({ model: 'stuart-landau', nodes: 4 }, (sim) => {
    const value = sim.read('x')[3];
    const many = Array.from({ length: 8 }, () => pp.simulate({ model: 'stuart-landau', nodes: 20 }));
    for (const other of many) other.scope({ what: ['x', 'y', 'observable'], every: 1, columns: 20000 });
    assert.equal(sim.read('x')[3], value);
    assert.equal(sim.read('x').length, 4);
    for (const other of many) other.delete();
  });
});

/** Calls every member of something that was deleted; those that are plain numbers still answer. @param {any} gone @param {Record<string, any[]>} given @returns {string[]} what was said */
function everyMember(gone, given) {
  const said = new Set();
  for (let at = Object.getPrototypeOf(gone); at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (name === 'constructor' || name.startsWith('_')) continue;
      try {
        if (get) get.call(gone);
        else value.apply(gone, given[name] ?? []);
      } catch (error) {
        said.add(`${error.name}: ${error.message}`);
      }
    }
  }
  return [...said];
}

test('whatever is asked of something deleted, one sentence says so and names the way out', () => {
  const sim = pp.simulate(busy('wilson-cowan')), bytes = sim.snapshot({ state: true });
  const path = pp.catalog.models.find(({ id }) => id === 'wilson-cowan').parameters[0].id;
  sim.delete();
  assert.deepEqual(everyMember(sim, {
    read: ['observable'], set: [path, 1], kick: [0, 'E', 0.1], adopt: [busy('wilson-cowan')], adoptParameters: [busy('wilson-cowan')], scope: [{ what: ['E'], every: 1, columns: 8 }], spectrum: ['E'],
    slice: [{ x: 'E', y: 'I', xRange: [0, 1], yRange: [0, 1], nx: 4, ny: 4 }], restore: [bytes, { state: true }], measured: ['fc', {}], lesion: [0],
  }), ['PushPullError: this simulation was deleted with delete(), and its memory given back; make another with pp.simulate(experiment)']);
  assert.throws(() => sim.time, /this simulation was deleted/);
  assert.throws(() => sim.step(), /this simulation was deleted/);
  const map = pp.map({ model: 'stuart-landau' }, { x: { path: 'alpha', from: 1, to: 2, count: 2 }, y: { path: 'omega', from: 50, to: 60, count: 2 }, measure: 'amplitude' });
  map.delete();
  assert.deepEqual(everyMember(map, { runCells: [[0]], level: [0] }), ['PushPullError: this map was deleted with delete(), and its memory given back; make another with pp.map(experiment, spec)']);
});
