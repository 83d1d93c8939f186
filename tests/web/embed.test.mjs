// The embed without a document: its links, its messages, what it carries, and the promise that its links keep.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { experimentOf } from '../../web/experiment.js';
import { fieldsOf } from '../../web/fields.js';
import { Session } from '../../web/lab/session.js';
import { read, write } from '../../web/url.js';
import { Api } from '../../web/embed/api.js';
import { chosen, isLocked } from '../../web/embed/choose.js';
import { STANDARD, readOptions, writeOptions } from '../../web/embed/options.js';
import { MESSAGES, fault } from '../../web/embed/schema.js';
import { unpack } from '../../web/embed/unpack.js';
import { firstOf } from '../../web/build/first.js';
import { equationOf } from '../../web/build/mathml.js';
import { dice, fakeClock } from './core.mjs';
import { drawHostile } from './drawn.mjs';

const all = (await PushPull.load()).catalog;
const core = await PushPull.load({ models: 'core', catalog: firstOf(all) });
const { catalog } = core;
const context = { catalog, problem: (experiment) => core.problem(experiment) };

test('a link parts into the state and its presentation, and joins again', () => {
  const link = '#v1/stuart-landau?alpha=2&ui=std&show=alpha,omega&lock=gamma&theme=dark&autoplay=0&step=100&h=0123456789abcdef&unknown=1';
  const { hash, options, problems } = readOptions(link);
  assert.equal(hash, '#v1/stuart-landau?alpha=2&unknown=1');
  assert.deepEqual(options, { ...STANDARD, ui: 'std', show: ['alpha', 'omega'], lock: ['gamma'], theme: 'dark', autoplay: false, step: 100, h: '0123456789abcdef' });
  assert.deepEqual(problems, []);
  assert.deepEqual(readOptions(writeOptions(hash, options)), { hash, options, problems });
  assert.equal(writeOptions('#v1/nmm1', {}), '#v1/nmm1');
});

test('no key of the presentation is the name of a value', () => {
  const keys = Object.keys(STANDARD);
  for (const model of all.models) for (const { id } of [...model.parameters, ...model.presets]) assert.ok(!keys.includes(id), `${model.id} has ${id}`);
  for (const path of fieldsOf(catalog, { model: 'stuart-landau', preset: '' }).keys()) assert.ok(!keys.includes(path), path);
});

test('a fault in the presentation is one sentence, and the standard holds', () => {
  for (const [link, key] of [['#v1/x?ui=huge', 'ui'], ['#v1/x?step=1e9', 'step'], ['#v1/x?theme=%3Cscript%3E', 'theme'], ['#v1/x?show=a<b', 'show'], ['#v1/x?h=zz', 'h'], ['#v1/x?autoplay', 'autoplay'], ['#v1/x?lang=%E0%A4%A', 'lang']]) {
    const { options, problems } = readOptions(link);
    assert.deepEqual(options[key], STANDARD[key], link);
    assert.equal(problems.length, 1, link);
    assert.match(problems[0], new RegExp(`^${key} is ".*it must be .*\\.$`));
  }
});

test('each level shows as many sliders as it has room for, first what the situation is about', () => {
  const fields = fieldsOf(catalog, { model: 'wilson-cowan', preset: '' });
  const shown = (ui, situation, show = []) => chosen(fields, situation, { ...STANDARD, ui, show }).map(({ path }) => path);
  assert.deepEqual(shown('none', 'alone'), []);
  assert.deepEqual(shown('min', 'alone'), ['P_x']);
  assert.deepEqual(shown('min', 'forced'), ['drive.0.amplitude']);
  assert.deepEqual(shown('std', 'network'), ['network.gain', 'spread', 'nodes', 'P_x']);
  assert.deepEqual(shown('std', 'alone', ['w_xy', 'absent', 'tau_y']), ['w_xy', 'tau_y']);
  assert.ok(isLocked('a', { lock: ['all'] }) && isLocked('a', { lock: ['a'] }) && !isLocked('b', { lock: ['a'] }));
});

test('the promise: every link ever given out opens the same experiment and comes to the same state', () => {
  const golden = JSON.parse(readFileSync(new URL('../golden/embed-links.json', import.meta.url), 'utf8'));
  assert.ok(golden.length >= 20);
  for (const { link, options, experiment, steps, state } of golden) {
    const { hash, options: read_, problems } = readOptions(link);
    const { place, problems: faults } = read(hash, context);
    assert.deepEqual([problems, faults], [[], []], link);
    assert.deepEqual({ ...STANDARD, ...options }, read_, link);
    const document = experimentOf(catalog, place);
    assert.deepEqual(document, experiment, link);
    const sim = core.simulate(document);
    sim.step(steps);
    assert.equal(sim.hash(), state, link);
    sim.delete();
  }
});

test('LZMA comes back as it was, whatever was packed', async () => {
  const { createRequire } = await import('node:module');
  const { LZMA } = createRequire(import.meta.url)('lzma/src/lzma_worker.js');
  const next = dice(5);
  const samples = [[7], Array.from({ length: 300 }, () => 65), Array.from({ length: 4000 }, () => Math.floor(256 * next())), [...Buffer.from(JSON.stringify(catalog.models[2]))], Array.from({ length: 9000 }, (_, k) => (k % 97) ^ Math.floor(3 * next()))];
  for (const sample of samples) {
    const packed = Uint8Array.from(Int8Array.from(LZMA.compress(sample, 5)).map((byte) => byte));
    assert.deepEqual([...unpack(packed)], sample.map((byte) => byte & 255));
  }
});

test('every equation is MathML without a style that a policy would forbid', () => {
  for (const model of all.models) {
    const math = equationOf(model);
    assert.match(math, /^<math display="block">.*<\/math>$/s, model.id);
    assert.doesNotMatch(math, /\s(style|href|on\w+)=|<script/, model.id);
    assert.doesNotMatch(math, /temml-error|<merror/, model.id);
  }
});

/** A session with an api on it, and what the api has said. */
function connected(hash = '#v1/stuart-landau') {
  const clock = fakeClock(), said = [], timers = [];
  const session = new Session(core, clock, { render() {}, draw: () => false, say() {}, reset() {} }, { hash, running: false, theme: 'auto' });
  const hooks = {
    session: async () => session, suspend: (on) => said.push({ suspended: on }), theme: (id) => said.push({ theme: id }), caption: () => 'A sentence.', image: async (format, scale) => ({ format, scale }),
    every: (act) => timers.push(act) - 1, cease: (k) => (timers[k] = () => {}),
  };
  const api = new Api(hooks, (message, transfer) => said.push(structuredClone(message, { transfer })));
  const ask = async (message) => {
    const before = said.length;
    await api.receive(message);
    return said.slice(before).find((one) => one.id === message.id) ?? said.at(-1);
  };
  return { session, api, said, ask, timers, clock };
}

test('a page can set, step, kick, read and restore, and is told what changes', async () => {
  const { session, api, said, ask } = connected();
  api.greet(session);
  assert.equal(said[0].type, 'ready');
  assert.deepEqual([said[0].api, said[0].caps.length], [1, Object.keys(MESSAGES).length]);
  assert.deepEqual(await ask({ id: 1, type: 'set', name: 'alpha', value: 2 }), { type: 'done', id: 1 });
  assert.ok(said.some((one) => one.type === 'change' && one.name === 'alpha' && one.value === 2));
  const first = await ask({ id: 2, type: 'step', n: 1000 });
  assert.deepEqual([first.type, first.steps, first.state, first.values.alpha], ['state', 1000, '#v1/stuart-landau?alpha=2', 2]);
  const same = core.simulate(experimentOf(catalog, read('#v1/stuart-landau?alpha=2', context).place));
  same.step(1000);
  assert.equal(first.hash, same.hash());
  const trace = await ask({ id: 3, type: 'series', vars: ['x', 'y'], seconds: 0.05 });
  assert.ok(trace.times instanceof Float64Array && trace.data.x instanceof Float32Array && trace.data.x.length === trace.times.length && trace.times.length > 10);
  assert.equal((await ask({ id: 4, type: 'kick', amount: 0.1 })).type, 'done');
  assert.equal((await ask({ id: 5, type: 'setMany', values: { alpha: 1, omega: 50 } })).type, 'done');
  assert.equal((await ask({ id: 6, type: 'getState' })).values.omega, 50);
  const moved = await ask({ id: 7, type: 'setState', state: '#v1/nmm1?at=network&ui=full' });
  assert.deepEqual([moved.model, moved.situation, moved.nodes], ['nmm1', 'network', 10]);
  assert.deepEqual(await ask({ id: 8, type: 'image', format: 'png', scale: 1 }), { type: 'image', format: 'png', data: { format: 'png', scale: 1 }, id: 8 });
  await ask({ id: 9, type: 'suspend' });
  assert.ok(said.some((one) => one.suspended === true));
});

test('metrics come at the asked pace, and only while something moves', async () => {
  const { said, ask, timers } = connected();
  await ask({ id: 1, type: 'step', n: 20000 });
  await ask({ id: 2, type: 'subscribe', metrics: ['time', 'frequency', 'caption'], hz: 10 });
  timers.at(-1)();
  const { type, time, frequency, caption } = said.at(-1);
  assert.deepEqual([type, caption], ['metrics', 'A sentence.']);
  assert.ok(Math.abs(time - 2000) < 1e-6 && Math.abs(frequency - 10) < 0.2, `${time} ms, ${frequency} Hz`);
  const before = said.length;
  timers.at(-1)();
  assert.equal(said.length, before);
});

test('what cannot be done is said in one sentence, and nothing changes', async () => {
  const { session, ask } = connected();
  const { hash } = await ask({ id: 0, type: 'getState' });
  for (const [message, words] of [
    [{ type: 'set', name: 'alpha', value: '1+1' }, /finite number/], [{ type: 'set', name: 'alpha', value: NaN }, /set\.value is NaN/], [{ type: 'set', name: '__proto__', value: 1 }, /no value called/],
    [{ type: 'set', name: 'integrator', value: 'magic' }, /must be one of/], [{ type: 'set', name: 'dt', value: -1 }, /dt/], [{ type: 'setMany', values: { alpha: 3, nothing: 1 } }, /nothing/],
    [{ type: 'eval', code: 'alert(1)' }, /There is no message "eval"/], [{ type: 'constructor' }, /no message/], [{ type: 'step', n: 1e9 }, /whole number/], [{ type: 'step', n: -1 }, /whole number/],
    [{ type: 'setState', state: 'javascript:alert(1)' }, /begins with #v1/], [{ type: 'setState', state: '#v1/jansen-rit' }, /does not carry Jansen–Rit/], [{ type: 'setState', state: '#v1/stuart-landau?at=brain' }, /does not carry the whole brain; the lab does/], [{ type: 'setState', state: '#v1/stuart-landau?at=forced&drive.0.kind=square' }, /waveforms/],
    [{ type: 'series', vars: ['secret'], seconds: 1 }, /not recorded/], [{ type: 'kick', node: 5, amount: 1 }, /no node 5/], [{ type: 'kick', state: 'q', amount: 1 }, /no state "q"/], [{ type: 'theme', value: '<b>' }, /one of auto, light, dark/],
  ]) {
    const reply = await ask({ id: 'x', ...message });
    assert.equal(reply.type, 'error', JSON.stringify(message));
    assert.match(reply.text, words);
    assert.match(reply.text, /^[^\n]*\.$/);
  }
  assert.equal((await ask({ id: 1, type: 'getState' })).hash, hash);
  assert.equal(write(session.store.state, catalog), '#v1/stuart-landau');
});

test('10,000 hostile messages: every one is answered, none throws, and the figure still works', async () => {
  const { api, said, session } = connected();
  const next = dice(20261121);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const odd = [undefined, null, true, '', 'x', '<img src=x onerror=alert(1)>', 'a'.repeat(9000), '__proto__', 'constructor', -1, 0, 1, 0.5, 1e308, -1e308, NaN, Infinity, 2 ** 53, [], [1], ['x'], {}, { length: 5 }, [[[]]], 'alpha', 'omega', '#v1/stuart-landau', '#v1/', '#v1/%', 'toString', ['x', 'y'], ['time'], { alpha: 1 }, { alpha: 'x' }, { __proto__: { alpha: 1 } }, () => 1, Symbol('s'), 10n, new Date(0), new Map([[1, 2]])];
  const types = [...Object.keys(MESSAGES), 'hello', 'ready', 'task', 'eval', '__proto__', 'hasOwnProperty', '', 7, null];
  const keys = ['name', 'value', 'values', 'n', 'node', 'state', 'amount', 'metrics', 'hz', 'vars', 'seconds', 'format', 'scale', 'id', 'type', 'constructor'];
  const began = performance.now();
  let answers = 0;
  for (let k = 0; k < 10000; ++k) {
    const message = next() < 0.05 ? pick(odd) : { type: pick(types), id: next() < 0.9 ? k : pick(odd) };
    if (message && typeof message === 'object') for (const key of keys) if (next() < 0.3 && key !== 'type') message[key] = key === 'n' ? pick([1, 5, -1, 'x', NaN, 100]) : pick(odd);
    const before = said.length;
    assert.equal(typeof fault(message), 'string');
    await api.receive(message);
    if (said.length > before) answers += 1;
    assert.ok(said.slice(before).every((one) => ['done', 'error', 'state', 'series', 'image', 'metrics', 'change', 'ready'].includes(one.type) || 'theme' in one || 'suspended' in one), JSON.stringify(said.at(-1)));
  }
  assert.equal(answers, 10000);
  assert.equal({}.alpha, undefined);
  assert.ok(performance.now() - began < 60000);
  await api.receive({ id: 1, type: 'setState', state: '#v1/stuart-landau' });
  await api.receive({ id: 2, type: 'step', n: 10 });
  assert.equal(session.sim.failure, '');
});

test('10,000 hostile links: none throws, and each leaves a state that runs', () => {
  const next = dice(7);
  let kept = 0;
  for (let k = 0; k < 10000; ++k) {
    const link = drawHostile(next);
    const { hash, options, problems } = readOptions(link);
    const { place, problems: faults } = read(hash, context);
    for (const sentence of [...problems, ...faults]) assert.ok(sentence.length < 1500);
    assert.ok(options.step <= 1e6 && ['none', 'min', 'std', 'full'].includes(options.ui));
    assert.equal(readOptions(writeOptions('#v1/x', options)).problems.length, 0);
    if (k % 200 === 0) {
      assert.equal(core.problem(experimentOf(catalog, place)), '', link);
      kept += 1;
    }
  }
  assert.equal(kept, 50);
});
