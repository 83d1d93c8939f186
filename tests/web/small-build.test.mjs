// What makes the pages small: packed texts come back as they were, and the core answers through the small bindings as through the linker’s own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { WholePushPull } from '../../wasm/whole.js';
import { read } from '../../web/url.js';
import { renamed, start } from '../../web/build/embind.js';
import { prune } from '../../web/build/typeset.js';
import { unpacker } from '../../web/embed/unpack.js';
import { firstOf } from '../../web/build/first.js';
import { namesOf, standIn, starter } from '../../web/build/glue.js';
import { letters, packer } from '../../web/build/letters.js';
import { dice } from './core.mjs';

const all = (await PushPull.load()).catalog;
const core = await PushPull.load({ models: 'core', catalog: firstOf(all) });
const { catalog } = core;

test('LZMA comes back as it was, whatever was packed and in however many pieces it arrives', async () => {
  const LZMA = await packer();
  const begin = unpacker(readFileSync(new URL('../../web/embed/unpack.wasm', import.meta.url)));
  const next = dice(5);
  const samples = [[7], Array.from({ length: 300 }, () => 65), Array.from({ length: 90000 }, () => Math.floor(256 * next())), [...Buffer.from(JSON.stringify(catalog.models[2]))], Array.from({ length: 9000 }, (_, k) => (k % 97) ^ Math.floor(3 * next()))];
  for (const sample of samples) {
    const packed = Buffer.from(Int8Array.from(LZMA.compress(sample, 5)).buffer);
    const text = letters(packed), bytes = sample.map((byte) => byte & 255);
    assert.deepEqual([...begin()(text, true)], bytes);
    // As a slow line brings it.
    const read = begin();
    for (let length = 0; length < text.length; length += 1 + Math.floor(text.length * next() / 7)) {
      const some = [...read(text.slice(0, length), false)];
      assert.deepEqual(some, bytes.slice(0, some.length));
    }
    assert.deepEqual([...read(text, true)], bytes);
  }
});

/** A build over the small bindings. @param {'core' | 'family'} which */
async function answered(which) {
  const dist = (kind) => readFileSync(new URL(`../../wasm/dist/push_pull_${which}.${kind}`, import.meta.url));
  const names = namesOf(dist('js').toString());
  assert.ok(names, 'the glue is of the kind that is known');
  assert.match(standIn(dist('js').toString(), 'embind.js'), /^import .* from "embind.js";\nexport default /);
  return start(names.exports, async (imports) => (await WebAssembly.instantiate(dist('wasm'), imports)).instance, renamed(Object.entries(names.imports).flat().join(' ')));
}

test('the whole build answers through the small bindings as it does through the linker’s own', async () => {
  const pp = await PushPull.load(), small = new WholePushPull(await answered('family'), structuredClone(all));
  for (const experiment of [
    { model: 'jansen-rit', dt: 1, network: { connectome: { graph: 'small-world', nodes: 12, seed: 3 }, gain: 0.2, delay: 5 }, noise: { kind: 'pink', sigma: 0.1 } },
    { model: 'stuart-landau', network: { connectome: { weights: [[0, 1], [1, 0]], lengths: [[0, 60], [60, 0]], labels: ['é', 'b'] }, gain: 1, speed: 6 }, drive: [{ kind: 'sine', input: 'f', amplitude: 1, frequency: 9 }] },
    { model: 'stuart-landau', nodes: 3, parameters: { alpha: { normal: [1, 0.1] } } },
  ].map((each) => ({ version: 1, ...each }))) {
    const [one, other] = [small, pp].map((from) => {
      assert.equal(from.problem(experiment), '');
      const sim = from.simulate(experiment);
      sim.measure({ window: 500 });
      sim.step(3000);
      return sim;
    });
    assert.equal(one.hash(), other.hash());
    const asked = [(sim) => sim.experiment(), (sim) => sim.network(), (sim) => sim.trace().mean, (sim) => sim.snapshot(), ...all.measures.filter(({ driven }) => !driven).map(({ id }) => (sim) => sim.measured(id))];
    const told = (ask, sim) => {
      try {
        return structuredClone(ask(sim));
      } catch (error) {
        return error.message;
      }
    };
    for (const ask of asked) assert.deepEqual(told(ask, one), told(ask, other), String(ask));
    one.delete();
    other.delete();
  }
  const graph = { graph: 'small-world', nodes: 20, seed: 2 };
  assert.deepEqual(structuredClone(small.connectome(graph)), structuredClone(pp.connectome(graph)));
  assert.throws(() => small.connectome({ graph: 'none' }), /none/);
  const experiment = { version: 1, model: 'kuramoto', drive: [{ kind: 'sine', input: 'f', amplitude: 1, frequency: 9 }] };
  const spec = { x: { path: 'drive.0.frequency', from: 8, to: 11, count: 4 }, y: { path: 'drive.0.amplitude', from: 0, to: 5, count: 3 }, measure: 'plv', settle: 200, window: 500 };
  const mapped = (from) => structuredClone(from.analyse.map(experiment, spec));
  assert.deepEqual(mapped(small), mapped(pp));
  const frequencies = [9, 10];
  assert.deepEqual(structuredClone(small.analyse.resonance(experiment, { frequencies })), structuredClone(pp.analyse.resonance(experiment, { frequencies })));
});

test('the core answers through the small bindings as it does through the linker’s own', async () => {
  const small = new PushPull(await answered('core'), structuredClone(firstOf(all)));
  const golden = JSON.parse(readFileSync(new URL('../golden/embed-links.json', import.meta.url), 'utf8'));
  for (const { experiment, steps, state } of golden) {
    const [one, other] = [small.simulate(experiment), core.simulate(experiment)];
    for (const sim of [one, other]) sim.step(steps);
    assert.deepEqual([one.hash(), one.time], [state, other.time]);
    const slice = { x: one.model.plane[0], y: one.model.plane[1] ?? one.model.plane[0], xRange: [0, 1], yRange: [0, 1], nx: 4, ny: 4, node: 0 };
    for (const ask of [(sim) => sim.equilibria(0), (sim) => sim.read('observable'), (sim) => sim.slice(slice), (sim) => sim.trace().mean, (sim) => sim.snapshot()]) assert.deepEqual(structuredClone(ask(one)), structuredClone(ask(other)), experiment.model);
    one.delete();
    other.delete();
    assert.throws(() => one.step(1), /deleted/);
  }
  const { initial: _, ...many } = { ...golden[0].experiment, nodes: 30000, duration: 100, record: { what: ['x'], every: 100 } };
  assert.deepEqual(small.run(many).data.x, core.run(many).data.x, 'memory grows');
  assert.equal(small.problem({ version: 1, model: 'nmm1', parameters: { é: 1 } }), core.problem({ version: 1, model: 'nmm1', parameters: { é: 1 } }));
  assert.equal(namesOf('var asmLibraryArg={"a":_something};'), null);
  assert.match(starter('glue;export default createCore;', 'embind.js'), /^glue;\s+export default/, 'glue that is not known is kept');
});

test('of the style of mathematics, a rule for what lacks a class stays', () => {
  const sheet = '.katex .accent .accent-body:not(.accent-full) { width: 0; }\n.katex .sout { color: red; }';
  assert.equal(prune(sheet, new Set(['katex', 'accent', 'accent-body'])).rules, '.katex .accent .accent-body:not(.accent-full){width: 0;}');
});
