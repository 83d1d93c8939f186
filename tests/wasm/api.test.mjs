import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { advance, busy, ids, pp, using } from './core.mjs';

test('concurrent loads share one core', async () => {
  const [a, b] = await Promise.all([PushPull.load(), PushPull.load()]);
  assert.equal(a, b);
  assert.equal(a, pp);
});

test('the catalogue has six rungs, is frozen and survives JSON', () => {
  assert.deepEqual([...new Set(pp.catalog.models.map((model) => model.rung))], [1, 2, 3, 4, 5, 6]);
  assert.throws(() => {
    pp.catalog.models[0].parameters[0].value = 99;
  }, TypeError);
  assert.deepEqual(JSON.parse(JSON.stringify(pp.catalog)), pp.catalog);
});

test('every quantity of every model has a range that holds its default, a unit and a meaning', () => {
  for (const model of pp.catalog.models) {
    for (const row of [...model.states, ...model.parameters, ...model.inputs, model.coupling.gain]) {
      assert.ok(row.low < row.high && row.low <= row.value && row.value <= row.high, `${model.id}.${row.id}: ${row.low} … ${row.value} … ${row.high}`);
      assert.equal(typeof row.unit, 'string');
      assert.ok(row.meaning.length > 3 && row.symbol.length > 0, `${model.id}.${row.id}`);
      if (row.scale === 'log') assert.ok(row.low > 0, `${model.id}.${row.id}: a logarithmic scale begins above zero`);
    }
  }
});

test('every symbol of an equation is a parameter of its model', () => {
  for (const model of pp.catalog.models) {
    const known = new Set(model.parameters.map((row) => row.id));
    for (const [, id] of model.equation.matchAll(/\\p\{([^{}]+)\}/g)) assert.ok(known.has(id), `${model.id}: \\p{${id}}`);
    assert.match(model.equation, /\\push\{/, model.id);
  }
});

test('push, pull, plane, spread and presets name what the model has', () => {
  for (const model of pp.catalog.models) {
    const [states, readouts, parameters] = [model.states, model.readouts, model.parameters].map((rows) => rows.map((row) => row.id));
    for (const id of [model.push, model.pull]) assert.ok(states.includes(id) || readouts.includes(id), `${model.id}: ${id}`);
    for (const id of model.plane) assert.ok(states.includes(id), `${model.id}: ${id}`);
    assert.ok(parameters.includes(model.spread.parameter), `${model.id}: ${model.spread.parameter}`);
    for (const preset of model.presets) {
      assert.equal(pp.problem({ model: model.id, parameters: preset.parameters, initial: preset.initial }), '', `${model.id}, ${preset.id}`);
      assert.equal(preset.frequency === null, preset.regime !== 'oscillation', `${model.id}, ${preset.id}`);
    }
  }
});

test('time is a step count and does not accumulate', () => {
  using({ model: 'stuart-landau', dt: 0.1 }, (sim) => {
    assert.equal(sim.time, 0);
    for (let k = 0; k < 1000; k++) sim.step(7);
    assert.equal(sim.steps, 7000);
    assert.equal(sim.time, 7000 * 0.1);
    assert.equal(sim.dt, 0.1);
  });
});

test('steps in one call or in many are the same', () => {
  for (const id of ids) {
    const whole = using(busy(id), (sim) => (advance(sim, 300), sim.hash()));
    const parts = using(busy(id), (sim) => ([1, 0, 99, 200].forEach((n) => advance(sim, n)), sim.hash()));
    assert.equal(whole, parts, id);
    assert.match(whole, /^[0-9a-f]{16}$/);
  }
});

test('read gives a view of memory, one number per node, of the precision asked for', () => {
  for (const [precision, Type] of /** @type {const} */ ([['f32', Float32Array], ['f64', Float64Array]])) {
    using(busy('stuart-landau', { precision }), (sim) => {
      const view = sim.read('x');
      assert.ok(view instanceof Type);
      assert.equal(view.length, 5);
      assert.ok(view.buffer.byteLength > 1e5, 'the buffer is the memory of the core');
      const before = view[2];
      sim.kick(2, 'x', 0.25);
      assert.equal(sim.read('x')[2], Type.of(before + 0.25)[0]);
      assert.equal(view[2], sim.read('x')[2], 'the view shows the change');
    });
  }
});

test('every state, readout and input of every model can be read and is finite', () => {
  for (const model of pp.catalog.models) {
    using(busy(model.id), (sim) => {
      advance(sim, 50);
      const inputs = model.inputs.map((row) => `input.${row.id}`);
      for (const id of [...model.states.map((row) => row.id), ...model.readouts.map((row) => row.id), 'observable', ...inputs]) {
        assert.ok([...sim.read(id)].every(Number.isFinite), `${model.id}.${id}`);
      }
      assert.equal(sim.model.id, model.id);
    });
  }
});

test('input.<id> is all that enters a node now', () => {
  const drive = [{ kind: 'constant', input: 'x', amplitude: 3, nodes: [1] }];
  using({ model: 'stuart-landau', nodes: 2, drive }, (sim) => {
    sim.step(1);
    assert.deepEqual([...sim.read('input.x')], [0, 3]);
  });
});

test('run samples the state after k·every steps, the start first', () => {
  const experiment = { ...busy('wilson-cowan'), precision: 'f64', duration: 20, record: { what: [pp.catalog.models.find((m) => m.id === 'wilson-cowan').push], every: 10 } };
  const { times, labels, nodes, data, failure } = pp.run(experiment);
  const [id] = labels;
  assert.equal(failure, '');
  assert.equal(nodes, 5);
  assert.equal(data[id].length, 5 * times.length);
  using(experiment, (sim) => {
    for (let k = 0; k < times.length; k++) {
      assert.equal(times[k], sim.time);
      const row = sim.read(id);
      for (let n = 0; n < 5; n++) assert.equal(data[id][n * times.length + k], row[n], `sample ${k} of node ${n}`);
      advance(sim, 10);
    }
  });
});

test('the recorder holds the extremes and the mean of each column', () => {
  using({ model: 'stuart-landau', precision: 'f64', nodes: 2 }, (sim) => {
    sim.scope({ what: ['x', 'observable'], every: 5, columns: 8 });
    const seen = [];
    for (let k = 0; k < 60; k++) seen.push(...(sim.step(1), [sim.read('x')[1]]));
    const { what, nodes, every, capacity, first, count, min, max, mean } = sim.trace();
    assert.deepEqual([what, nodes, every, count], [['x', 'observable'], 2, 5, 12]);
    assert.ok(capacity >= 8 && first >= count - capacity);
    for (let k = first; k < count; k++) {
      const column = seen.slice(k * 5, k * 5 + 5);
      const at = (0 * nodes + 1) * capacity + (k % capacity);
      assert.equal(max[at], Math.max(...column));
      assert.equal(min[at], Math.min(...column));
      assert.ok(Math.abs(mean[at] - column.reduce((a, b) => a + b) / 5) < 1e-12);
    }
  });
});

test('the spectrum of a 10 Hz rhythm peaks at 10 Hz', () => {
  using({ model: 'stuart-landau' }, (sim) => {
    sim.scope({ what: ['x'], every: 10, columns: 4096 });
    advance(sim, 40000);
    const { frequencies, power } = sim.spectrum('x', 0);
    assert.ok(Math.abs(frequencies[power.indexOf(Math.max(...power))] - 10) < 0.5);
  });
});

test('analyse.spectrum finds the frequency of a sine in Hz', () => {
  const rate = 250;
  const { frequencies, power } = pp.analyse.spectrum(Float64Array.from({ length: 1000 }, (_, k) => Math.sin((2 * Math.PI * 37 * k) / rate)), rate);
  assert.ok(Math.abs(frequencies[power.indexOf(Math.max(...power))] - 37) < 1);
});

test('a Stuart–Landau node rests at the origin, with eigenvalues α ± iω per second', () => {
  const parameters = { alpha: -2, omega: 30 };
  const [origin, ...others] = pp.analyse.equilibria({ model: 'stuart-landau', parameters });
  assert.equal(others.length, 0);
  assert.ok(origin.stable);
  assert.ok(Math.abs(origin.state.x) < 1e-9 && Math.abs(origin.state.y) < 1e-9);
  for (const [re, im] of origin.eigenvalues) assert.ok(Math.abs(re + 2) < 1e-6 && Math.abs(Math.abs(im) - 30) < 1e-6, `${re} ± ${im}i`);
});

test('a slice is the vector field: rotation and growth of the normal form', () => {
  using({ model: 'stuart-landau', parameters: { alpha: 1, omega: 2, gamma: 1, beta: 0 } }, (sim) => {
    const [nx, ny] = [5, 3];
    const { dx, dy } = sim.slice({ x: 'x', y: 'y', xRange: [-1, 1], yRange: [-1, 1], nx, ny, node: 0 });
    assert.equal(dx.length, nx * ny);
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const [x, y] = [-1 + i / 2, -1 + j];
        const growth = 1 - (x * x + y * y);
        assert.ok(Math.abs(dx[j * nx + i] - (growth * x - 2 * y)) < 1e-5, `dx at ${x}, ${y}`);
        assert.ok(Math.abs(dy[j * nx + i] - (growth * y + 2 * x)) < 1e-5, `dy at ${x}, ${y}`);
      }
    }
  });
});
