import assert from 'node:assert/strict';
import test from 'node:test';
import { core, fakeClock, settled } from './core.mjs';
import { Session } from '../../web/lab/session.js';
import { Family, absent } from '../../web/lab/family.js';
import { firstOf } from '../../web/build/first.js';
import { fieldsOf, listed } from '../../web/fields.js';
import { read, write } from '../../web/url.js';

// The catalogue as if PING and its kin came with the family.
const FIRST = ['kuramoto', 'damped-harmonic', 'stuart-landau', 'wilson-cowan', 'nmm1'];
const LATER = ['ping', 'ing', 'mpr'];
const whole = { ...core.catalog, models: core.catalog.models.filter(({ id }) => [...FIRST, ...LATER].includes(id)).map((model) => ({ ...model, core: FIRST.includes(model.id) })) };
const build = (catalog) => ({ catalog, problem: (experiment) => core.problem(experiment), simulate: (experiment) => core.simulate(experiment) });
const small = firstOf({ ...whole, brain: undefined, forcing: undefined });

function begin(load = async () => build(whole)) {
  const clock = fakeClock();
  const face = { render() {}, draw() {}, say() {}, reset() {} };
  const session = new Session(build(small), clock, face, { hash: '', running: true, theme: 'auto' });
  const loads = [];
  const family = new Family(session, (id) => {
    loads.push(id);
    return load(loads.length);
  });
  return { session, family, loads, clock };
}

test('the first load holds the tables of its models, and of the others what a menu shows', () => {
  assert.deepEqual(small.models.map((model) => model.id), FIRST);
  assert.deepEqual(small.others.map((model) => Object.keys(model)), small.others.map(() => ['id', 'name', 'rung']));
  assert.deepEqual(listed(small).map((model) => model.id), listed(whole).map((model) => model.id));
  // What the whole build adds are other fields, and the same ones with the same values.
  for (const { id } of small.models) {
    const later = fieldsOf(whole, { model: id, preset: '' });
    for (const [path, { quantity: { symbol, unit, value, low, high } }] of fieldsOf(small, { model: id, preset: '' })) {
      const { quantity } = later.get(path);
      assert.deepEqual([quantity.symbol, quantity.unit, quantity.value, quantity.low, quantity.high], [symbol, unit, value, low, high], `${id} ${path}`);
    }
  }
  assert.deepEqual(firstOf(core.catalog).others, core.catalog.models.filter((model) => !model.core && core.catalog.models.some((one) => one.core)).map(({ id, name, rung }) => ({ id, name, rung })));
});

test('what names a model of the family has to wait for it', () => {
  assert.equal(absent({ type: 'model', id: 'ing' }, small)?.id, 'ing');
  assert.equal(absent({ type: 'rung', rung: 6 }, small)?.id, 'ping');
  assert.equal(absent({ type: 'link', hash: '#v1/mpr?at=network' }, small)?.id, 'mpr');
  for (const request of [{ type: 'model', id: 'nmm1' }, { type: 'rung', rung: 3 }, { type: 'link', hash: '#v1/nothing' }, { type: 'link', hash: '' }, { type: 'set', path: 'alpha', value: 1 }]) assert.equal(absent(request, small), undefined);
  assert.equal(absent({ type: 'model', id: 'ing' }, whole), undefined);
});

test('a whole brain has to wait for the whole build', async () => {
  for (const request of [{ type: 'situation', id: 'brain' }, { type: 'link', hash: '#v1/kuramoto?at=brain' }, { type: 'files' }]) {
    assert.equal(absent(request, small)?.id, 'brain');
    assert.equal(absent(request, whole), undefined);
  }
  const { session, family, loads } = begin();
  const asked = family.ask({ type: 'link', hash: '#v1/kuramoto?at=brain&network.speed=9' });
  assert.match(session.store.state.message.text, /^Loading the whole brain …$/);
  await asked;
  await settled();
  assert.deepEqual([session.sim.model.id, session.sim.nodes, session.sim.experiment().network.speed, loads.length], ['kuramoto', 68, 9, 1]);
});

test('the other waveforms come while the run goes on, with its state and its clock', async () => {
  const { session, family, clock } = begin();
  await family.ask({ type: 'situation', id: 'forced' });
  await settled();
  for (let k = 0; k < 20; ++k) clock.tick(16);
  const { sim } = session, time = sim.time, state = [...sim.read('x'), ...sim.read('y')];
  assert.ok(time > 0);
  await family.ask({ type: 'forcing' });
  await settled();
  assert.notEqual(session.sim, sim, 'in the build that knows them');
  assert.deepEqual([session.sim.time, ...session.sim.read('x'), ...session.sim.read('y')], [time, ...state]);
  assert.ok(session.catalog.forcing);
  assert.equal(session.store.state.message, null);
});

test('a link to nothing counts every model and leads to the nearest, the ones not yet here too', () => {
  const said = (hash) => read(hash, { catalog: small, problem: () => '' }).problems[0];
  assert.ok(said('#v1/nothing').includes(`has all ${listed(whole).length}.`), said('#v1/nothing'));
  assert.match(said('#v1/pink'), /The nearest are ping, /);
});

test('while a model comes the present one runs on; then it is there, and the rest of the family with it', async () => {
  const { session, family, loads, clock } = begin();
  const asked = family.ask({ type: 'link', hash: '#v1/mpr?at=network&network.gain=0.5' });
  assert.match(session.store.state.message.text, /^Loading NMM2: Montbrió–Pazó–Roxin …$/);
  clock.tick(20);
  assert.ok(session.sim.steps > 0 && session.store.state.model === 'stuart-landau');
  await asked;
  await settled();
  assert.deepEqual([session.sim.model.id, session.sim.nodes, session.store.state.message], ['mpr', 10, null]);
  assert.equal(write(session.store.state, session.catalog), '#v1/mpr?at=network&network.gain=0.5');
  await family.ask({ type: 'model', id: 'ing' });
  await family.ask({ type: 'undo' });
  await settled();
  assert.deepEqual([session.store.state.model, loads], ['mpr', ['mpr']]);
});

test('a model that does not come is named, and can be asked for again', async () => {
  const { session, family, loads } = begin(async (count) => {
    if (count === 1) throw new Error('offline');
    return build(whole);
  });
  await family.ask({ type: 'rung', rung: 6 });
  const { message, model, running } = session.store.state;
  assert.match(message.text, /\(PING\) could not be loaded/);
  assert.deepEqual([message.kind, model, running, family.waiting], ['error', 'stuart-landau', true, null]);
  await family.ask(message.retry);
  assert.deepEqual([session.store.state.model, loads.length], ['ping', 2]);
});

test('a later choice replaces one that waits', async () => {
  const { session, family } = begin();
  const first = family.ask({ type: 'model', id: 'ping' }), second = family.ask({ type: 'model', id: 'ing' });
  await Promise.all([first, second]);
  assert.equal(session.store.state.model, 'ing');
  const other = begin();
  const late = other.family.ask({ type: 'model', id: 'ping' });
  other.family.ask({ type: 'rung', rung: 3 });
  await late;
  assert.deepEqual([other.session.store.state.model, other.session.store.state.message], ['stuart-landau', null]);
});

test('what is set while a model comes is not lost on the way', async () => {
  const { session, family } = begin();
  const late = family.ask({ type: 'model', id: 'ping' });
  family.ask({ type: 'set', path: 'alpha', value: 7 });
  await late;
  assert.equal(session.store.state.model, 'ping');
  await family.ask({ type: 'undo' });
  assert.deepEqual([session.store.state.model, session.store.state.values], ['stuart-landau', { alpha: 7 }]);
});

test('what a request brings along, as a connectome that was dropped, waits with it and comes with “Try again”', async () => {
  const { session, family } = begin(async (count) => {
    if (count === 1) throw new Error('offline');
    return build(whole);
  });
  const brought = [];
  await family.ask({ type: 'files', after: () => brought.push(Boolean(session.catalog.brain)) });
  assert.deepEqual([brought, session.store.state.message.kind], [[], 'error']);
  await family.ask(session.store.state.message.retry);
  assert.deepEqual(brought, [true]);
});

test('what follows a choice does not follow another one that has replaced it', async () => {
  const { family } = begin();
  const done = [];
  const late = family.ask({ type: 'link', hash: '#v1/ping', after: () => done.push('ping') });
  await family.ask({ type: 'rung', rung: 3, after: () => done.push('rung') });
  await late;
  assert.deepEqual(done, ['rung']);
});
