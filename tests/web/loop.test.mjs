import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, core, fakeClock } from './core.mjs';
import { Loop } from '../../web/loop.js';
import { History } from '../../web/history.js';
import { NotedHistory } from '../../web/network/noted-history.js';

const experiment = { version: 1, model: 'stuart-landau', dt: 0.1, integrator: 'rk4', precision: 'f32' };

function bench(document = experiment) {
  const clock = fakeClock();
  const told = { draws: 0, failed: [], paced: [] };
  const loop = new Loop({ clock, draw: () => void ++told.draws, failed: (text) => told.failed.push(text), paced: (slowed) => told.paced.push(slowed) });
  const sim = core.simulate(document);
  loop.pace(1);
  loop.attach(sim);
  return { clock, loop, sim, told };
}

test('simulated time follows wall time at the speed that was asked for', () => {
  for (const speed of [0.01, 0.1, 1, 4]) {
    const { clock, loop, sim } = bench();
    loop.pace(speed);
    loop.run(true);
    clock.tick(16);
    for (let k = 0; k < 200; ++k) clock.tick(16 + (k % 3));
    const wall = 16 + 200 * 17 - 1;
    assert.ok(Math.abs(sim.time - wall * speed) <= 2 * sim.dt, `${speed}: ${sim.time} of ${wall * speed}`);
    sim.delete();
  }
});

test('the first frame after play and the first after a long sleep make no burst', () => {
  const { clock, loop, sim } = bench();
  clock.tick(9000);
  loop.run(true);
  clock.tick(5000);
  assert.equal(sim.steps, 160, 'the first frame is one of 16 ms');
  clock.tick(3000);
  assert.equal(sim.steps, 660, 'one frame accounts for 50 ms at most');
});

test('a hidden page neither steps nor draws, and goes on where it was', () => {
  const { clock, loop, sim, told } = bench();
  loop.run(true);
  clock.tick(16);
  clock.tick(16);
  loop.hide(true);
  const { steps } = sim, { draws } = told;
  for (let k = 0; k < 10; ++k) clock.tick(1000);
  assert.equal(clock.waiting, 0);
  assert.deepEqual([sim.steps, told.draws], [steps, draws]);
  loop.hide(false);
  clock.tick(9000);
  assert.ok(sim.steps > steps && sim.steps <= steps + 161, 'as if no time had passed');
});

test('an overloaded device runs slower, says by how much, and owes nothing', () => {
  const { clock, loop, sim, told } = bench();
  loop.pace(4);
  loop.run(true);
  clock.tick(16);
  clock.cost = 5;  // two slices and the budget of the frame is gone
  for (let k = 0; k < 60; ++k) clock.tick(20);
  const slowed = told.paced.at(-1);
  assert.ok(slowed > 0 && slowed < 4, String(slowed));
  clock.cost = 0;
  const before = sim.time;
  clock.tick(10);
  clock.tick(10);
  assert.ok(sim.time - before <= 4 * 50 + 1, 'no burst when it can run again');
  for (let k = 0; k < 80; ++k) clock.tick(16);
  assert.equal(told.paced.at(-1), 0);
});

test('nothing is drawn or asked for while paused and unchanged', () => {
  const { clock, loop, told } = bench();
  clock.tick(16);
  const { draws } = told;
  assert.equal(clock.waiting, 0);
  loop.invalidate();
  clock.tick(16);
  assert.equal(told.draws, draws + 1);
});

test('back and then forward is the same state to the last bit, at every speed', () => {
  for (const [speed, frames] of [[0.01, 700], [0.1, 400], [1, 300], [4, 300]]) {
    const { clock, loop, sim } = bench();
    loop.pace(speed);
    loop.run(true);
    for (let k = 0; k < frames; ++k) clock.tick(16);
    loop.run(false);
    const end = { steps: sim.steps, hash: sim.hash() };
    for (const back of [1, 7, 500, end.steps]) {
      const gone = loop.back(back);
      assert.equal(sim.steps, end.steps - gone);
      assert.ok(gone === back || sim.steps <= Math.max(0, end.steps - (5000 * speed) / sim.dt), 'at least five seconds of play are kept');
      assert.equal(loop.forward(gone), gone);
      assert.deepEqual({ steps: sim.steps, hash: sim.hash() }, end, `${back} steps at ${speed}×`);
    }
    sim.delete();
  }
});

test('the past before a change is the past that was, with the parameters of that time', () => {
  for (const model of catalog.models) {
    const sim = core.simulate({ version: 1, model: model.id });
    const history = new History(sim);
    history.pace(0.1);
    const walk = (steps) => {
      for (let k = 0; k < steps; ++k) {
        sim.step(1);
        history.keep();
      }
    };
    walk(230);
    const early = sim.hash();
    walk(170);
    const row = model.parameters.find((one) => one.key);
    const changed = 0.9 * row.value + 0.1 * row.high;
    sim.set(row.id, changed);
    history.mark();
    walk(150);
    assert.equal(history.back(320), 320);
    assert.equal(sim.hash(), early, model.id);
    assert.equal(sim.experiment().parameters[row.id], changed, 'and the parameters of now hold from there on');
    sim.delete();
  }
});

test('a kick is part of the past', () => {
  const { loop, sim } = bench();
  loop.forward(300);
  sim.kick(0, 'x', 0.7);
  loop.changed();
  const kicked = sim.hash();
  loop.forward(250);
  loop.back(250);
  assert.equal(sim.hash(), kicked);
  loop.back(1);
  loop.forward(1);
  assert.notEqual(sim.hash(), kicked, 'before the kick the future without it begins');
});

test('a state that leaves the finite numbers stops the loop and names itself; recovery goes back to the change', () => {
  const { clock, loop, sim, told } = bench();
  loop.run(true);
  for (let k = 0; k < 10; ++k) clock.tick(16);
  const good = sim.hash();
  sim.adopt({ ...experiment, integrator: 'euler', dt: 400 });
  loop.changed();
  for (let k = 0; k < 400 && !told.failed.length; ++k) clock.tick(50);
  assert.equal(told.failed.length, 1);
  assert.match(told.failed[0], /state [xy] of node 0/);
  const stopped = sim.steps;
  for (let k = 0; k < 5; ++k) clock.tick(50);
  assert.equal(sim.steps, stopped);
  loop.recover();
  sim.adopt(experiment);
  assert.equal(sim.hash(), good);
  loop.changed();
  assert.equal(loop.forward(100), 100);
});

/** A network with delays, whose snapshots are large, and how often one was taken. @param {number} speed */
function brain(speed) {
  const sim = core.simulate({ version: 1, model: 'stuart-landau', precision: 'f32', network: { connectome: 'default', gain: 0.3, speed }, noise: [{ kind: 'white', sigma: 0.01, states: ['x'] }] });
  const take = sim.snapshot.bind(sim);
  let taken = 0;
  sim.snapshot = (options) => (++taken, take(options));
  return { sim, history: new NotedHistory(sim), taken: () => taken };
}

test('under a slider that moves, the past of a large network is noted and not copied, and is the same to the last bit', () => {
  for (const path of ['network.speed', 'network.gain', 'noise.0.sigma']) {
    const { sim, history, taken } = brain(12);
    history.pace(1);
    sim.step(900);
    history.keep();
    const [before, begun] = [taken(), sim.steps], hashes = new Map();
    for (let k = 0; k < 60; ++k) {
      // The speed falls below every one so far and rises again: what is remembered grows on the way.
      const value = (path === 'network.speed' ? 11 : 0.2) * (1 - 0.8 * Math.sin((Math.PI * k) / 59));
      const redo = (one) => one.set(path, value);
      redo(sim);
      history.mark(redo);
      sim.step(7);
      history.keep();
      hashes.set(sim.steps, sim.hash());
    }
    assert.ok(taken() - before <= 1, `${path}: ${taken() - before} snapshots for 60 steps of a slider`);
    const last = sim.experiment();
    for (const step of [55, 31, 30, 1].map((k) => begun + 7 * k)) {
      history.back(sim.steps - step);
      assert.deepEqual([sim.steps, sim.hash()], [step, hashes.get(step)], path);
    }
    assert.deepEqual(sim.experiment(), last, 'and what holds now holds from there on');
    sim.delete();
  }
});
