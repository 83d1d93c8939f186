import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, core, fakeClock, settled } from './core.mjs';
import { Session } from '../../web/lab/session.js';
import { Steps, chord } from '../../web/lab/steps.js';

/** A session as the page joins it to its steps. */
function begin(hash = '') {
  const clock = fakeClock();
  let steps;
  const session = new Session(core, clock, { render: (lab) => steps?.see(lab.state), draw() {}, say() {}, reset() {} }, { hash, running: true, theme: 'auto' });
  steps = new Steps(session);
  steps.see(session.store.state);
  const live = (ms) => {
    for (let k = 0; k < ms / 20; ++k) clock.tick(20);
  };
  const ask = async (type, detail) => {
    session.ask({ type, ...detail });
    await settled();
  };
  const go = async (way) => {
    const said = steps.go(way);
    await settled();
    return said;
  };
  return { session, live, ask, go, get state() { return session.store.state; } };
}

test('each change is taken back in its turn, and brought back again, with a sentence each', async () => {
  const run = begin();
  await run.ask('set', { path: 'alpha', value: 3 });
  await run.ask('settle');
  await run.ask('preset', { id: 'shear' });
  await run.ask('situation', { id: 'network' });
  await run.ask('set', { path: 'network.gain', value: 2 });
  await run.ask('settle');
  await run.ask('model', { id: 'wilson-cowan' });
  const seen = [];
  for (let k = 0; k < 5; ++k) seen.push(await run.go('undo'));
  assert.deepEqual(seen, ['Undone: the model is Stuart–Landau (Hopf normal form) again.', 'Undone: G is 5 s⁻¹ again.', 'Undone: the situation is Alone again.', 'Undone: no preset is chosen, as before.', 'Undone: α is 5 s⁻¹ again.']);
  assert.deepEqual([run.state.model, run.state.situation, run.state.preset, run.state.values], ['stuart-landau', 'alone', '', {}]);
  assert.equal(run.state.message.text, seen[4]);
  assert.equal(await run.go('undo'), 'There is no change to take back.');
  for (let k = 0; k < 5; ++k) await run.go('redo');
  assert.deepEqual([run.state.model, run.state.situation, run.state.values], ['wilson-cowan', 'network', {}]);
  assert.equal(await run.go('redo'), 'There is no change to bring back.');
  await run.go('undo');
  assert.deepEqual([run.state.preset, run.state.values], ['shear', { 'network.gain': 2 }]);
});

test('a drag of one slider is one step, and the next drag of it another', async () => {
  const run = begin();
  for (const value of [1, 2, 3]) await run.ask('set', { path: 'alpha', value });
  await run.ask('settle');
  for (const value of [4, 4.5]) await run.ask('set', { path: 'alpha', value });
  await run.go('undo');
  assert.deepEqual(run.state.values, { alpha: 3 });
  await run.go('undo');
  assert.deepEqual(run.state.values, {});
  await run.go('redo');
  assert.deepEqual(run.state.values, { alpha: 3 });
});

test('time goes on under a step, and what a change restarts a step restarts too', async () => {
  const run = begin('#v1/stuart-landau?at=brain');
  run.live(500);
  const { sim } = run.session, { steps } = sim;
  assert.ok(steps > 0);
  await run.ask('select', { nodes: [4, 5] });
  await run.ask('set', { path: 'network.lesions', value: '3' });
  await run.ask('set', { path: 'network.lesions', value: '3,5' });
  await run.ask('set', { path: 'network.gain', value: 1 });
  await run.go('undo');
  await run.go('undo');
  assert.equal(run.state.values['network.lesions'], '3', 'one cut after the other');
  assert.deepEqual([run.session.sim === sim, run.state.selection, run.state.node], [true, [4, 5], 5]);
  assert.ok(sim.steps >= steps);
  await run.ask('set', { path: 'seed', value: 2 });
  await run.go('undo');
  assert.equal(run.session.sim.steps, 0, 'another seed is another run');
  const alone = begin();
  alone.live(500);
  await alone.ask('situation', { id: 'forced' });
  const before = alone.session.sim.steps;
  await alone.go('undo');
  assert.ok(before > 0 && alone.session.sim.steps >= before, 'a drive comes and goes without a restart');
});

test('the speed of playback is no step, and stays where the hand has put it', async () => {
  const run = begin();
  await run.ask('set', { path: 'alpha', value: 3 });
  await run.ask('faster');
  await run.go('undo');
  assert.deepEqual(run.state.values, { play: 0.2 });
  assert.equal(await run.go('undo'), 'There is no change to take back.');
});

test('a value that the core refuses is no step, and a new change ends the way forth', async () => {
  const run = begin();
  await run.ask('set', { path: 'alpha', value: 3 });
  await run.ask('settle');
  await run.ask('set', { path: 'alpha', value: 'banana' });
  await run.go('undo');
  assert.deepEqual(run.state.values, {});
  await run.ask('set', { path: 'omega', value: 50 });
  assert.equal(await run.go('redo'), 'There is no change to bring back.');
  assert.deepEqual(run.state.values, { omega: 50 });
});

test('after a failure a step back runs on', async () => {
  const run = begin('#v1/stuart-landau?integrator=euler&play=1');
  run.live(500);
  await run.ask('set', { path: 'alpha', value: 90000 });
  run.live(500);
  await settled();
  assert.ok(run.state.failed);
  await run.go('undo');
  assert.deepEqual([run.state.failed, run.state.running, run.state.values.alpha], [null, true, undefined]);
});

test('Ctrl or ⌘ with Z takes back, with Shift or with Y brings back, and no other chord does', () => {
  const pressed = (key, held) => chord({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });
  assert.deepEqual([pressed('z', { ctrlKey: true }), pressed('z', { metaKey: true }), pressed('Z', { ctrlKey: true, shiftKey: true }), pressed('Z', { metaKey: true, shiftKey: true }), pressed('y', { ctrlKey: true })],
    ['undo', 'undo', 'redo', 'redo', 'redo']);
  assert.deepEqual([pressed('z'), pressed('Z', { shiftKey: true }), pressed('z', { ctrlKey: true, altKey: true }), pressed('y', { metaKey: true }), pressed('x', { ctrlKey: true })], ['', '', '', '', '']);
});

test('every value that can be changed has a name in the sentence of its step', async () => {
  assert.ok(catalog.models.length > 6);
  for (const hash of ['#v1/stuart-landau?at=brain', '#v1/stuart-landau?at=forced']) {
    const run = begin(hash);
    for (const [path, field] of run.session.lab.fields) {
      if (path === 'play' || typeof field.standard !== 'number') continue;
      const value = field.standard === field.quantity.high ? field.quantity.low : field.quantity.high;
      if (path.startsWith('connectome.') || path === 'dt') continue;
      await run.ask('set', { path, value });
      await run.ask('settle');
      if (run.state.message?.kind === 'error') continue;
      const said = await run.go('undo');
      assert.match(said, /^Undone: .{1,60}\.$/, path);
    }
  }
});
