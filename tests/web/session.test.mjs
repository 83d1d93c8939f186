import assert from 'node:assert/strict';
import test from 'node:test';
import { core, fakeClock, settled } from './core.mjs';
import { Session } from '../../web/lab/session.js';

/** A session without a page; `said` is the last caption. */
function begin(hash = '', running = true) {
  const clock = fakeClock();
  const seen = { said: '', resets: 0 };
  const face = { render() {}, draw() {}, say: (text) => (seen.said = text), reset: () => (seen.resets += 1) };
  const session = new Session(core, clock, face, { hash, running, theme: 'auto' });
  const live = (ms) => {
    for (let k = 0; k < ms / 20; ++k) clock.tick(20);
  };
  const ask = async (type, detail) => {
    session.ask({ type, ...detail });
    await settled();
  };
  return { session, seen, live, ask };
}

for (const hash of ['#v1/stuart-landau', '#v1/stuart-landau?at=forced&drive.0.amplitude=0']) {
  test(`a rhythm is born within seconds from a state at rest: ${hash}`, async () => {
    const { session, seen, live, ask } = begin(hash);
    await ask('set', { path: 'alpha', value: -20 });
    live(10000);
    assert.ok(Math.abs(session.sim.read('x')[0]) < 1e-3);
    await ask('set', { path: 'alpha', value: 5 });
    assert.ok(Math.abs(session.sim.read('x')[0] - 0.03) < 2e-3, 'one percent of the window');
    await ask('set', { path: 'alpha', value: 5.1 });
    assert.ok(Math.abs(session.sim.read('x')[0]) < 0.035, 'once');
    live(900);
    await ask('set', { path: 'alpha', value: 5 });
    live(25000);
    assert.ok(Math.hypot(session.sim.read('x')[0], session.sim.read('y')[0]) > 0.5);
    assert.match(seen.said, /limit cycle of radius/);
  });
}

test('the caption tells of the nudge', async () => {
  const { seen, live, ask } = begin();
  await ask('set', { path: 'alpha', value: -20 });
  live(10000);
  await ask('set', { path: 'alpha', value: 5 });
  live(4500);
  assert.match(seen.said, /the swings grow at .*Nudged from rest\.$/);
});

test('a paused change is told from the fixed points alone, and is not nudged', async () => {
  const { session, seen, live, ask } = begin();
  await ask('set', { path: 'alpha', value: -20 });
  live(10000);
  await ask('pause');
  const x = session.sim.read('x')[0];
  await ask('set', { path: 'alpha', value: 3 });
  live(1000);
  assert.equal(session.sim.read('x')[0], x);
  assert.equal(seen.said, 'Past the Hopf point by 3 s⁻¹: the state does not rest.');
  await ask('set', { path: 'alpha', value: -4 });
  live(1000);
  assert.match(seen.said, /^Rest is possible at x = .*: a stable focus/);
});

const huge = async ({ session, live, ask }) => {
  await ask('kick', { state: { x: 1e9 } });
  live(500);
  await settled();
  assert.match(session.sim.failure, /left the finite numbers/);
};

for (const [id, value] of [['alpha', 90000], ['dt', 60]]) {
  test(`after a blow-up because of ${id} undo goes on from the last good state`, async () => {
    const { session, live, ask } = begin('#v1/stuart-landau?integrator=euler&play=1');
    live(1500);
    const { steps } = session.sim;
    await ask('set', { path: id, value });
    live(500);
    await settled();
    assert.match(session.store.state.message.text, /left the finite numbers/);
    assert.deepEqual([session.store.state.running, session.store.state.failed], [false, { ran: true }]);
    await ask('undo');
    assert.equal(session.store.state.running, true);
    assert.ok(session.sim.steps >= steps && Math.abs(session.sim.read('x')[0]) < 5, 'the past is kept');
    live(500);
    await settled();
    assert.deepEqual([session.sim.failure, session.store.state.failed, session.store.state.message], ['', null, null]);
    assert.ok(session.sim.steps > steps + 50);
  });
}

test('what is too far out to go on from starts again from the initial state, and says so', async () => {
  for (const way of [['set', { path: 'alpha', value: 4 }], ['undo'], ['play']]) {
    const run = begin('#v1/stuart-landau?integrator=euler');
    await run.ask('set', { path: 'alpha', value: 6 });
    run.live(300);
    await huge(run);
    await run.ask(...way);
    run.live(500);
    await settled();
    const { message, failed, running } = run.session.store.state;
    assert.deepEqual([message?.kind, failed, running, run.session.sim.failure], ['note', null, true, ''], way[0]);
    assert.match(message.text, /started again from its initial state/);
    assert.ok(Math.abs(run.session.sim.read('x')[0]) < 2);
  }
});

test('a step, a step back or a hand on the state lead out of a failure too', async () => {
  for (const way of [['step', { steps: 3 }], ['back', { steps: 3 }], ['kick', { state: { x: 0.5 } }], ['reset']]) {
    const run = begin('#v1/stuart-landau?integrator=euler');
    run.live(300);
    await huge(run);
    await run.ask(...way);
    assert.deepEqual([run.session.store.state.failed, run.session.sim.failure], [null, ''], way[0]);
    assert.ok(Math.abs(run.session.sim.read('x')[0]) < 2, way[0]);
  }
});

test('parameters that fail at once fail again, and the way out stands', async () => {
  const { session, live, ask } = begin('#v1/stuart-landau?integrator=euler&alpha=90000');
  for (const way of ['reset', 'play', 'reset']) {
    live(500);
    await settled();
    assert.ok(session.store.state.failed && session.sim.failure, way);
    await ask(way);
  }
  live(500);
  await ask('unset', { path: 'alpha' });
  live(500);
  await settled();
  assert.deepEqual([session.sim.failure, session.store.state.failed, session.store.state.running], ['', null, true]);
});

test('a hand does not put a state where it cannot be', async () => {
  const { session, ask } = begin('#v1/mpr');
  const bounded = session.sim.model.states.find((row) => row.lower !== null);
  await ask('kick', { state: { [bounded.id]: bounded.lower - 1 } });
  assert.ok(Math.abs(session.sim.read(bounded.id)[0] - bounded.lower) < 1e-6);
});

test('what only the whole network refuses is taken back with its sentence, and the page goes on', async () => {
  const { session, live, ask } = begin('#v1/coombes-byrne?at=brain');
  live(200);
  await ask('set', { path: 'network.speed', value: 0.0001 });
  await settled();
  const { message, values } = session.store.state;
  assert.match(message.text, /delays of up to/);
  assert.ok(!('network.speed' in values));
  const { steps } = session.sim;
  await ask('set', { path: 'network.gain', value: 0.1 });
  live(200);
  assert.ok(session.sim.steps > steps);
  assert.equal(session.sim.experiment().network.gain, 0.1);
});

test('of a link that only the whole network refuses, one value falls back alone', async () => {
  const link = '#v1/coombes-byrne?at=brain&network.gain=0.1&network.speed=0.01&drive.0.kind=sine';
  const first = begin(link), later = begin('#v1/stuart-landau');
  await later.ask('link', { hash: link });
  await settled();
  for (const { session } of [first, later]) {
    const { message, values, situation, model } = session.store.state;
    assert.match(message.text, /delays of up to.*network\.speed stays at its standard value, 6\.$/);
    assert.deepEqual([model, situation, values], ['coombes-byrne', 'brain', { 'network.gain': 0.1, 'drive.0.kind': 'sine' }]);
    assert.equal(session.sim.nodes, 68);
  }
});

test('a thousand regions of a model with many quantities are recorded', () => {
  const { session, live } = begin('#v1/jansen-rit?at=brain&connectome=small-world&connectome.nodes=1000&connectome.neighbours=5');
  live(60);
  assert.deepEqual([session.sim.nodes, session.sim.failure], [1000, '']);
  assert.ok(session.sim.steps > 0);
});

for (const hash of ['#v1/stuart-landau?at=brain', '#v1/stuart-landau?at=network', '#v1/wilson-cowan?at=brain']) {
  test(`a network says nothing of a rhythm before each node has had time to swing, and then does not take it back: ${hash}`, async () => {
    const { session, seen, live, ask } = begin(hash);
    const said = [];
    for (let k = 0; k < 60; ++k) {
      live(200);
      said.push(seen.said.replace(/^\d+ nodes, gain [\d.]+: /, '').replace(/[\d.]+(?= (to|Hz|a second))/g, '#'));
    }
    assert.doesNotMatch(said.join('\n'), /of them swing/);
    assert.match(said.at(-1), /#/, String(session.sim.time));
    const quiet = said.findLastIndex((one) => /^too soon/.test(one));
    assert.ok(quiet > 0 && said.slice(0, quiet).every((one) => /^$|too soon|no rhythm yet|^\d+ nodes/.test(one)), said.join('\n'));
    await ask('set', { path: 'network.gain', value: 2 });
    live(20);
    live(20);
    live(400);
    assert.match(seen.said, /too soon|no rhythm yet|gain 2\.$/, 'nor after a change');
  });
}
