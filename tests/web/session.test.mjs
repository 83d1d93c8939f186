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
