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
import { codeOf, isCode } from '../../web/embed/code.js';
import { chosen, isLocked } from '../../web/embed/choose.js';
import { STANDARD, readOptions, writeOptions } from '../../web/embed/options.js';
import { MESSAGES, fault } from '../../web/embed/schema.js';
import { Task, readTask } from '../../web/embed/task.js';
import { start } from '../../web/build/embind.js';
import { firstOf } from '../../web/build/first.js';
import { equationOf } from '../../web/build/mathml.js';
import { dice, fakeClock } from './core.mjs';
import { drawHostile } from './drawn.mjs';

const all = (await PushPull.load()).catalog;
const core = await PushPull.load({ models: 'core', catalog: firstOf(all) });
const { catalog } = core;
const context = { catalog, problem: (experiment) => core.problem(experiment) };

test('a link parts into the state and its presentation, and joins again', () => {
  const link = '#v1/stuart-landau?alpha=2&ui=std&view=plane,scope&show=alpha,omega&lock=gamma&task=frequency%3D12±0.5&theme=dark&autoplay=0&step=100&h=0123456789abcdef&unknown=1';
  const { hash, options, problems } = readOptions(link);
  assert.equal(hash, '#v1/stuart-landau?alpha=2&unknown=1');
  assert.deepEqual(options, { ...STANDARD, ui: 'std', view: ['plane', 'scope'], show: ['alpha', 'omega'], lock: ['gamma'], task: 'frequency=12±0.5', theme: 'dark', autoplay: false, step: 100, h: '0123456789abcdef' });
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
  for (const [link, key] of [['#v1/x?ui=huge', 'ui'], ['#v1/x?step=1e9', 'step'], ['#v1/x?theme=%3Cscript%3E', 'theme'], ['#v1/x?show=a<b', 'show'], ['#v1/x?h=zz', 'h'], ['#v1/x?autoplay', 'autoplay'], ['#v1/x?view=brain', 'view'], ['#v1/x?view=scope,scope', 'view'], ['#v1/x?view=toString', 'view'], ['#v1/x?task=alert(1)', 'task'], ['#v1/x?lang=%E0%A4%A', 'lang']]) {
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
    led: (how) => (session.led = how) !== undefined,
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
  const keys = ['name', 'value', 'values', 'n', 'node', 'state', 'amount', 'metrics', 'hz', 'vars', 'seconds', 'format', 'scale', 'id', 'type', 'constructor', 'time', 'running', 'button', 'steps'];
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
  const pick = (list) => list[Math.floor(next() * list.length)];
  const bits = ['#v1/', 'stuart-landau', 'ping', '?', '&', '=', 'alpha', 'ui', 'full', 'show', 'lock', ',', '%', '%00', '%E0', '<svg onload=1>', 'javascript:1', '1e999', '-', 'NaN', '__proto__', 'at', 'network', 'brain', 'step', '1000000', 'h', 'ffffffffffffffff', '+', '\u202e', '#', '/', 'constructor', 'preset', 'nodes', '20', 'dt', '1e-300', 'view', 'plane', 'scope', 'task', 'order>0.8', 'now.x>0', 'now.__proto__>1', 'at rest', ' then ', ' and ', 'frequency=12±'];
  let kept = 0, tasks = 0;
  for (let k = 0; k < 10000; ++k) {
    const link = k % 2 ? drawHostile(next) : Array.from({ length: 1 + Math.floor(next() * 14) }, () => pick(bits)).join('');
    const head = next() < 0.1 ? `task=${pick(['alpha>', 'at rest', 'order>0.8', 'now.x>'])}${pick(['', ' and ', ' then ', '1', '=±'])}` : '';
    const { hash, options, problems } = readOptions(next() < 0.7 ? `#v1/stuart-landau?${head || link}&${link}` : link);
    const { place, problems: faults } = read(hash, context);
    for (const sentence of [...problems, ...faults]) assert.ok(sentence.length < 1500);
    assert.ok(options.step <= 1e6 && ['none', 'min', 'std', 'full'].includes(options.ui));
    assert.equal(readOptions(writeOptions('#v1/x', options)).problems.length, 0);
    if (options.task) {
      try {
        tasks += readTask(options.task, catalog, place).length;
      } catch (error) {
        assert.ok(error.constructor === Error && error.message.length < 600, error.stack);
      }
    }
    if (k % 200 === 0) {
      assert.equal(core.problem(experimentOf(catalog, place)), '', link);
      kept += 1;
    }
  }
  assert.equal(kept, 50);
  assert.ok(tasks > 0, 'some of the tasks can be read');
});

/** A session whose task is followed frame by frame, for some seconds of its own time. */
function tasked(hash, text) {
  const { session, ask } = connected(hash);
  const told = [], { state } = session.store;
  const task = new Task(text, readTask(text, catalog, state), state, (one) => told.push(one.told));
  return { session, ask, task, told, run(seconds) {
    for (let k = 0; k < 50 * seconds; ++k) {
      session.loop.forward(Math.round(20 / session.sim.dt));
      task.look(session.lab);
    }
  } };
}

test('a task is done by bringing it about, not by waiting, and its code is that of the task alone', async () => {
  for (const [hash, text, change] of [
    ['#v1/stuart-landau', 'frequency = 12 ± 0.3 and alpha > 0', { omega: 75.4 }],
    ['#v1/kuramoto?at=network&network.gain=1&show=network.gain', 'order > 0.8', { 'network.gain': 40 }],
    ['#v1/stuart-landau', 'oscillating then at rest', { alpha: -20 }],
  ]) {
    const { ask, task, told, run } = tasked(hash, text);
    run(3);
    assert.deepEqual([told.length, task.told.done], [0, false], `${text}: nothing has been done`);
    await ask({ id: 1, type: 'setMany', values: change });
    run(6);
    assert.equal(told.length, 1, text);
    const [{ type, id, done, code }] = told;
    assert.deepEqual([type, id, done], ['task', text, true]);
    assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.ok(isCode(text, code.toLowerCase()));
    for (const [other, wrong] of [[`${text} `, code], ['at rest', code], [text, 'AAAA-AAAA'], [text, ''], [text, code.slice(0, 4)]]) assert.ok(!isCode(other, wrong), wrong);
  }
  assert.notEqual(codeOf('at rest', '0123456789abcdef'), codeOf('at rest', '0123456789abcdee'));
});

test('a task means its own model: what another does is not measured, and what the model has not is one sentence', async () => {
  const { session, ask, told, run } = tasked('#v1/stuart-landau', 'alpha > -100');
  await ask({ id: 1, type: 'setState', state: '#v1/nmm1' });
  run(2);
  assert.equal(told.length, 0);
  for (const [text, words] of [['P_x > 3', /"P_x" is neither/], ['now.q > 1', /no state/], ['now.__proto__ > 1', /is no/], ['frequency = 3', /margin/], ['process.exit', /no condition/]]) {
    assert.throws(() => readTask(text, catalog, { ...session.store.state, model: 'stuart-landau' }), words);
  }
});

test('a linked figure is where its leader is, step by step, back to the start, and its buttons are the leader’s', async () => {
  const leader = connected('#v1/stuart-landau?alpha=2'), follower = connected('#v1/stuart-landau?alpha=2&dt=0.05');
  const same = core.simulate(experimentOf(catalog, read('#v1/stuart-landau?alpha=2&dt=0.05', context).place));
  await follower.ask({ id: 0, type: 'play' });
  for (const steps of [10, 500, 3]) {
    const { time } = await leader.ask({ id: 1, type: 'step', n: steps });
    await follower.ask({ id: 2, type: 'follow', time, running: true });
    assert.ok(Math.abs(follower.session.sim.time - time) < 0.026, `${follower.session.sim.time} of ${time} ms`);
  }
  same.step(follower.session.sim.steps);
  assert.equal(follower.session.sim.hash(), same.hash());
  assert.equal(follower.session.store.state.running, false);
  await follower.ask({ id: 3, type: 'follow', time: 20, running: false });
  assert.ok(Math.abs(follower.session.sim.time - 20) < 0.026, 'back by a step');
  await follower.ask({ id: 4, type: 'follow', time: 0, running: false });
  assert.equal(follower.session.sim.steps, 0);
  follower.session.led.tell({ type: 'pressed', button: 'toggle' });
  assert.deepEqual(follower.said.at(-1), { type: 'pressed', button: 'toggle' });
  await leader.ask({ id: 5, type: 'press', button: 'toggle' });
  assert.equal(leader.session.store.state.running, true);
  await follower.ask({ id: 6, type: 'lead' });
  assert.equal(follower.session.led, null);
  for (const wrong of [{ type: 'follow', time: -1, running: true }, { type: 'follow', time: 1 }, { type: 'press', button: 'files' }, { type: 'follow', time: NaN, running: true }]) assert.equal((await leader.ask({ id: 7, ...wrong })).type, 'error');
});

test('the widget keeps to anywidget’s front-end module: it renders, syncs both ways through the documented model alone, and cleans up', async () => {
  const figures = [];
  class Element extends EventTarget {
    attributes = {};
    calls = [];
    setAttribute(name, value) { this.attributes[name] = value; }
    async setMany(values) { this.calls.push(values); }
    async subscribe(metrics) { this.calls.push(metrics); }
    remove() { this.gone = true; }
  }
  Object.assign(globalThis, { HTMLElement: Element, customElements: { get: () => undefined, define() {} }, document: { createElement: () => figures[figures.push(new Element()) - 1] } });
  const { default: widget } = await import('../../web/embed/widget.js');
  assert.deepEqual(Object.keys(widget).filter((key) => !['render', 'initialize'].includes(key)), []);
  const data = { state: '#v1/nmm1', ui: 'std', view: ['plane', 'scope'], task: 'at rest', autoplay: false, values: { alpha: 1 }, metrics: ['frequency'] }, heard = [], saved = [];
  const known = { get: (name) => data[name], set: (name, value) => (data[name] = value), save_changes: () => saved.push({ ...data }), on: (event, act) => heard.push([event, act]), off: (event, act) => heard.splice(heard.findIndex(([name, one]) => name === event && one === act), 1), send() {}, widget_manager: {} };
  const model = new Proxy(known, { get: (of, name) => (assert.ok(Object.hasOwn(of, name), `model.${String(name)} is not of the contract`), of[name]) });
  const append = [];
  const cleanup = await widget.render({ model, el: { append: (one) => append.push(one) } });
  const [figure] = figures;
  assert.deepEqual(append, [figure]);
  assert.deepEqual(figure.attributes, { state: '#v1/nmm1', ui: 'std', view: 'plane,scope', task: 'at rest', autoplay: '0' });
  const say = (type, detail) => figure.dispatchEvent(Object.assign(new Event(type), { detail }));
  say('ready', {});
  assert.deepEqual(figure.calls, [{ alpha: 1 }, ['frequency']]);
  say('change', { type: 'change', name: 'alpha', value: 2 });
  say('metrics', { type: 'metrics', frequency: 10 });
  say('task', { type: 'task', id: 'at rest', done: false, code: '' });
  say('task', { type: 'task', id: 'at rest', done: true, code: 'AAAA-BBBB' });
  assert.deepEqual(saved.at(-1), { ...data, values: { alpha: 2 }, measured: { frequency: 10 }, done: { id: 'at rest', code: 'AAAA-BBBB' } });
  assert.equal(saved.length, 3);
  data.values = { alpha: 3 };
  for (const [event, act] of [...heard]) if (event === 'change:values') act();
  assert.deepEqual(figure.calls.at(-1), { alpha: 3 });
  cleanup();
  assert.deepEqual([heard.length, figure.gone], [0, true]);
});
