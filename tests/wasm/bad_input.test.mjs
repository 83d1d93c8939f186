// What is wrong is said in one sentence that names the field, the value and the way out; nothing else happens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { busy, ids, pp, using } from './core.mjs';

const sl = { model: 'stuart-landau' };
const deep = { parameters: {} };
for (let k = 0, at = deep.parameters; k < 200; k++) at = at.a = {};

/** @type {[string, any, RegExp[], string | null][]} what, document, what the sentence says, its path */
const table = [
  ['no document', undefined, [/experiment/], null],
  ['null', null, [/experiment/, /null/], null],
  ['a list', [], [/experiment/, /list/], null],
  ['a text', 'stuart-landau', [/experiment/, /string/], null],
  ['no model', {}, [/model/, new RegExp(ids.join(', '))], 'model'],
  ['an unknown model', { model: 'hodgkin' }, [/"hodgkin"/, new RegExp(ids.join(', '))], 'model'],
  ['a model that is a number', { model: 3 }, [/model/, /3/], 'model'],
  ['an unknown field', { ...sl, nods: 3 }, [/nods/, /nodes/], 'nods'],
  ['an unknown parameter', { ...sl, parameters: { alfa: 1 } }, [/alfa/, /alpha, omega, gamma, beta/], 'parameters.alfa'],
  ['a name of the language', { ...sl, parameters: { constructor: 1 } }, [/constructor/, /alpha/], 'parameters.constructor'],
  ['a parameter that is NaN', { ...sl, parameters: { alpha: NaN } }, [/alpha/, /NaN/], 'parameters.alpha'],
  ['an infinite parameter', { ...sl, parameters: { alpha: Infinity } }, [/alpha/, /inf/i], 'parameters.alpha'],
  ['a parameter that is text', { ...sl, parameters: { alpha: 'two' } }, [/alpha/, /"two"/], 'parameters.alpha'],
  ['a list of the wrong length', { ...sl, nodes: 3, parameters: { alpha: [1, 2] } }, [/alpha/, /2/, /3/], 'parameters.alpha'],
  ['a list with a hole', { ...sl, nodes: 3, parameters: { alpha: [1, null, 2] } }, [/alpha/, /1/], 'parameters.alpha'],
  ['a list with NaN', { ...sl, nodes: 2, parameters: { alpha: [1, NaN] } }, [/alpha/], 'parameters.alpha'],
  ['an unknown distribution', { ...sl, parameters: { alpha: { cauchy: [0, 1] } } }, [/alpha/, /cauchy/], null],
  ['a distribution with one number', { ...sl, parameters: { alpha: { normal: [0] } } }, [/alpha/], null],
  ['an unknown initial state', { ...sl, initial: { q: 1 } }, [/q/, /x, y/], 'initial.q'],
  ['no nodes', { ...sl, nodes: 0 }, [/nodes/, /0/], 'nodes'],
  ['half a node', { ...sl, nodes: 1.5 }, [/nodes/, /1\.5/], 'nodes'],
  ['more nodes than memory', { ...sl, nodes: 1e12 }, [/nodes/], 'nodes'],
  ['a negative dt', { ...sl, dt: -0.1 }, [/dt/, /-0\.1/], 'dt'],
  ['a zero dt', { ...sl, dt: 0 }, [/dt/, /0/], 'dt'],
  ['a negative duration', { ...sl, duration: -1 }, [/duration/, /-1/], 'duration'],
  ['an unknown integrator', { ...sl, integrator: 'rk5' }, [/"rk5"/, /euler, heun, rk4, exponential/], 'integrator'],
  ['an unknown precision', { ...sl, precision: 'f16' }, [/f16/, /f32/, /f64/], 'precision'],
  ['a future version', { ...sl, version: 2 }, [/version/, /1/], 'version'],
  ['a negative seed', { ...sl, seed: -1 }, [/seed/, /-1/], 'seed'],
  ['weights that are not square', { ...sl, nodes: 2, network: { connectome: { weights: [[0, 1]] } } }, [/weights/], null],
  ['ragged weights', { ...sl, nodes: 2, network: { connectome: { weights: [[0, 1], [1]] } } }, [/weights/], null],
  ['weights with NaN', { ...sl, nodes: 2, network: { connectome: { weights: [[0, NaN], [1, 0]] } } }, [/weights/], null],
  ['an unknown connectome', { ...sl, nodes: 2, network: { connectome: 'grid' } }, [/"grid"/, /all-to-all/, /ring/], 'network.connectome'],
  ['an unknown graph', { ...sl, network: { connectome: { graph: 'torus' } } }, [/"torus"/, /small-world/], 'network.connectome.graph'],
  ['a graph without a name', { ...sl, network: { connectome: { density: 0.3 } } }, [/graph or weights/, /dk68/], 'network.connectome'],
  ['a graph of another size', { ...sl, nodes: 10, network: { connectome: 'default' } }, [/dk68 has 68 nodes/, /10/], 'nodes'],
  ['a density out of range', { ...sl, network: { connectome: { graph: 'dk68', density: 2 } } }, [/0\.1 to 0\.45/, /2/], 'network.connectome.density'],
  ['a parameter of another graph', { ...sl, network: { connectome: { graph: 'ring', rewiring: 0 } } }, [/rewiring/, /neighbours/], 'network.connectome.rewiring'],
  ['half a seed', { ...sl, network: { connectome: { graph: 'dk68', seed: 0.5 } } }, [/seed/, /0\.5/], 'network.connectome.seed'],
  ['more neighbours than nodes', { ...sl, nodes: 6, network: { connectome: { graph: 'small-world' } } }, [/half of the nodes/, /3 for 6/], 'network.connectome.neighbours'],
  ['centres in a plane', { ...sl, network: { connectome: { weights: [[0, 1], [1, 0]], centres: [[0, 0], [1, 1]] } } }, [/rows of 3/, /rows of 2/], 'network.connectome.centres'],
  ['too few labels', { ...sl, network: { connectome: { weights: [[0, 1], [1, 0]], labels: ['a'] } } }, [/labels/, /2 words/], 'network.connectome.labels'],
  ['an unknown coupling', { ...sl, nodes: 2, network: { coupling: 'magic' } }, [/"magic"/, /diffusive/], 'network.coupling'],
  ['a drive without a kind of its own', { ...sl, drive: [{ kind: 'sawtooth', input: 'f' }] }, [/"sawtooth"/, /sine/], 'drive.0.kind'],
  ['a drive into nowhere', { ...sl, drive: [{ kind: 'sine', input: 'q' }] }, [/q/, /x/], 'drive.0.input'],
  ['a drive of a node that is not there', { ...sl, nodes: 2, drive: [{ kind: 'sine', input: 'f', nodes: [2] }] }, [/nodes/, /2/], 'drive.0.nodes'],
  ['an infinite frequency', { ...sl, drive: [{ kind: 'sine', input: 'f', frequency: Infinity }] }, [/frequency/], 'drive.0.frequency'],
  ['a negative sigma', { ...sl, noise: { kind: 'white', sigma: -1, states: ['x'] } }, [/sigma/, /-1/], null],
  ['noise on nothing that exists', { ...sl, noise: { kind: 'white', sigma: 1, states: ['q'] } }, [/"?q"?/, /x, y/], null],
  ['an unknown noise', { ...sl, noise: { kind: 'grey' } }, [/"grey"/, /white, ou, pink, brown, blue, violet/], 'noise.kind'],
  ['a noise without memory', { ...sl, noise: { kind: 'ou', tau: 0 } }, [/tau/, /greater than 0 ms/], 'noise.tau'],
  ['a memory of what has none to choose', { ...sl, noise: [{ kind: 'pink', tau: 5 }] }, [/"pink"/, /"ou"/], 'noise.0.tau'],
  ['shared noise of nodes without places', { ...sl, nodes: 2, noise: { sigma: 1, space: 20 } }, [/space/, /lengths or centres/], 'noise.space'],
  ['a negative correlation length', { ...sl, noise: { space: -1 } }, [/space/, /-1/], 'noise.space'],
  ['multiplicative noise that is not declared', { model: 'mpr', noise: { form: 'multiplicative', states: ['r'] } }, [/r of mpr/, /additive/], 'noise.form'],
  ['an unknown form of noise', { ...sl, noise: { form: 'loud' } }, [/"loud"/, /additive, multiplicative/], 'noise.form'],
  ['a record of nothing that exists', { ...sl, record: { what: ['q'] } }, [/"?q"?/, /x, y/], null],
  ['a record of half steps', { ...sl, record: { every: 0.5 } }, [/every/, /0\.5/], 'record.every'],
  ['a function', { ...sl, dt: () => 1 }, [/dt/], 'dt'],
  ['a document without end', { ...sl, ...deep }, [/parameters/], null],
];

for (const [what, experiment, says, path] of table) {
  test(`${what} is refused with one sentence`, () => {
    const sentence = pp.problem(experiment);
    for (const part of says) assert.match(sentence, part);
    assert.ok(!sentence.includes('\n') && sentence.length < 600, sentence);
    for (const call of [() => pp.simulate(experiment), () => pp.run(experiment)]) {
      assert.throws(call, (/** @type {any} */ error) => {
        assert.equal(error.name, 'PushPullError');
        assert.equal(error.message, sentence);
        if (path !== null) assert.equal(error.path, path);
        return true;
      });
    }
  });
}

test('null stands for what is left out', () => {
  const given = busy('stuart-landau');
  const nulls = { ...given, parameters: { alpha: null }, initial: null, dt: null, integrator: null, precision: null, duration: null };
  const [a, b] = [given, nulls].map((experiment) => using(experiment, (sim) => (sim.step(100), [sim.hash(), sim.dt])));
  assert.deepEqual(b, a);
});

test('a document cut at any character is refused or complete, and never hangs', () => {
  const text = JSON.stringify(busy('stuart-landau', { noise: { kind: 'white', sigma: 0.1, states: ['x'] }, parameters: { alpha: [1, 2, 3, 4, 5] } }));
  for (let end = 0; end < text.length; end++) {
    let cut;
    try {
      cut = JSON.parse(text.slice(0, end));
    } catch {
      continue;
    }
    assert.notEqual(pp.problem(cut), '');
  }
  assert.equal(pp.problem(JSON.parse(text)), '');
});

test('a document with any one field missing or nonsense never breaks the core', () => {
  const whole = busy('wilson-cowan', { dt: 0.1, duration: 10, noise: { kind: 'white', sigma: 0.1, states: [] }, record: { every: 1 } });
  for (const key of Object.keys(whole)) {
    for (const value of [undefined, null, NaN, -1, 1e300, '', '<script>', [], [[]], {}, [{}], true, { a: { b: [] } }]) {
      const sentence = pp.problem({ ...whole, [key]: value });
      assert.equal(typeof sentence, 'string');
      assert.ok(!/undefined|\[object|std::|wasm/.test(sentence), `${key} = ${JSON.stringify(value)}: ${sentence}`);
    }
  }
  assert.equal(using(busy('wilson-cowan'), (sim) => sim.step(10)), 10);
});

test('a step far too large ends the run, says where, and keeps the last good state and the history', () => {
  using({ ...sl, integrator: 'euler', dt: 5000, nodes: 2 }, (sim) => {
    sim.scope({ what: ['x'], every: 1, columns: 100 });
    const done = sim.step(1000);
    assert.ok(done > 0 && done < 1000);
    assert.match(sim.failure, /state [xy] of node [01].*dt/);
    assert.equal(sim.steps, done);
    assert.ok([...sim.read('x')].every(Number.isFinite));
    assert.equal(sim.trace().count, done);
    assert.equal(sim.step(10), 0);
  });
  const { failure, times, data } = pp.run({ ...sl, integrator: 'euler', dt: 5000, duration: 1e6 });
  assert.match(failure, /finite/);
  assert.equal(data.x.length, times.length);
  assert.ok(data.x.every(Number.isFinite));
});

test('calls on a running simulation refuse what is not there and list what is', () => {
  using({ ...sl, nodes: 2 }, (sim) => {
    const refused = (/** @type {() => void} */ call, /** @type {RegExp} */ says) => assert.throws(call, (/** @type {any} */ error) => error.name === 'PushPullError' && says.test(error.message));
    refused(() => sim.read('q'), /"q".*x, y/);
    refused(() => sim.set('alfa', 1), /alfa.*alpha/);
    refused(() => sim.set('alpha', 1, 2), /2/);
    refused(() => sim.kick(0, 'q', 1), /"q".*x, y/);
    refused(() => sim.kick(5, 'x', 1), /5.*0 to 1/);
    refused(() => sim.kick(0, 'x', NaN), /NaN/);
    refused(() => sim.scope({ what: ['q'], every: 1, columns: 10 }), /q/);
    refused(() => sim.scope({ what: ['x'], every: 0, columns: 10 }), /every|0/);
    refused(() => sim.slice({ x: 'x', y: 'q', xRange: [0, 1], yRange: [0, 1], nx: 4, ny: 4 }), /"q"/);
    refused(() => sim.equilibria(2), /2/);
    refused(() => sim.spectrum('x', 7), /7/);
    assert.equal(sim.step(5), 5);
  });
});
