// What the home page stands on: six rungs settled under one stimulus on one clock, the glyph, and the way through the questions.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { LESSONS } from '../../web/build/lessons.js';
import { wayTo } from '../../web/build/home/which.js';
import { answerInWords } from '../../web/dialects/answer.js';
import { RUNGS } from '../../web/dialects/rungs.js';
import { rowOf } from '../../web/draw/lab.js';
import { makeLadder } from '../../web/home/ladder.js';
import { Session } from '../../web/home/session.js';
import { RADIUS, WIDTH, spring } from '../../web/home/spring.js';
import { walk } from '../../web/home/walk.js';
import { ANSWERS, QUESTIONS } from '../../web/home/which.js';
import { DOWN, SAID } from '../../web/home/words.js';
import { read } from '../../web/url.js';
import { catalog, context, fakeClock } from './core.mjs';

const core = /** @type {any} */ (await PushPull.load({ models: 'core' }));
const ladder = makeLadder(core);
const lessons = (await readdir(LESSONS)).map((name) => name.replace(/^\d+-|\.md$/g, ''));
const [first] = Object.keys(QUESTIONS);
const asks = (id) => id in QUESTIONS;

/** Every way through the questions. */
function ways(at = first, picked = {}) {
  if (!asks(at)) return [picked];
  assert.ok(!(at in picked), `${at} is asked twice`);
  return QUESTIONS[at].choices.flatMap(({ to }) => ways(to, { ...picked, [at]: to }));
}

test('every way through the questions ends, after at most four of them, in a model of the ladder with its place in the lab and its lesson', () => {
  const reached = new Set();
  for (const picked of ways()) {
    const { asked, answer } = walk(first, picked, asks);
    assert.ok(asked.length <= 4, `${asked}`);
    const places = asked.map((id) => Object.keys(QUESTIONS).indexOf(id));
    assert.deepEqual(places, [...places].sort(), 'the next question stands below the last');
    const { model, why, link, lesson } = ANSWERS[String(answer)];
    assert.ok(why && RUNGS.some((rung) => rung.model === model) && catalog.models.some(({ id }) => id === model), model);
    assert.ok(lessons.includes(lesson), lesson);
    const { place, problems } = read(`#v1/${link}`, context);
    assert.deepEqual([place.model, problems], [model, []], link);
    reached.add(model);
    assert.ok(wayTo(String(answer)), 'without script, the way is told');
  }
  assert.deepEqual([...reached].sort(), RUNGS.map(({ model }) => model).sort(), 'every rung is reached');
  assert.deepEqual(Object.keys(ANSWERS).filter((id) => !ways().some((picked) => walk(first, picked, asks).answer === id)), [], 'every answer is reached');
});

test('a question that is not answered leads nowhere yet, and another choice forgets the old way', () => {
  assert.deepEqual(walk(first, {}, asks), { asked: [first], answer: null });
  assert.deepEqual(walk(first, { aim: 'cause' }, asks), { asked: [first, 'cause'], answer: null });
  assert.deepEqual(walk(first, { aim: 'cause', cause: 'onset', parts: 'spikes' }, asks), { asked: [first, 'cause'], answer: 'onset' });
  assert.equal(walk('a', { a: 'b', b: 'a' }, () => true).asked.length, 2, 'a ring of questions ends');
});

test('of every rung is said what it serves and forgets, of every step what is done, and the lesson is there', () => {
  assert.deepEqual(Object.keys(SAID), RUNGS.map(({ model }) => model));
  assert.deepEqual(Object.keys(DOWN), RUNGS.slice(1).map(({ model }) => model));
  for (const { best, forgets, lesson } of Object.values(SAID)) assert.ok(best && forgets && lessons.includes(lesson), lesson);
});

const session = () => {
  const clock = fakeClock(), seen = { drawn: 0 };
  const one = new Session(core, ladder, clock, { draw: () => void seen.drawn++, failed: assert.fail, paced: () => {} });
  return { clock, seen, one };
};
/** Steps of all, which must be one number. */
const together = ({ sim }) => {
  const steps = new Set(sim.sims.map((each) => each.steps));
  assert.equal(steps.size, 1, `steps ${[...steps]}`);
  return [...steps][0];
};

test('the first picture is full, settled, and of the size that is told', () => {
  const { one } = session(), trace = one.sim.trace(), cycle = 1000 / ladder.frequency.value / (trace.every * ladder.dt);
  assert.ok(trace.count * trace.every * ladder.dt > 0.95 * ladder.span);
  for (const { push, pull } of ladder.rungs) for (const { as, middle, swing } of [push, pull]) {
    const { mean, offset } = rowOf(trace, as, 0);
    let most = 0, drift = 0;
    for (let k = 0; k < trace.count - cycle; ++k) {
      most = Math.max(most, Math.abs(mean[offset + k] - middle) / swing);
      drift = Math.max(drift, Math.abs(mean[offset + k + Math.round(cycle)] - mean[offset + k]) / swing);
    }
    assert.ok(most > 0.6 && most < 1.4, `${as} reaches ${most} cycles`);
    assert.ok(drift < 0.02, `${as} changes by ${drift} in a cycle`);
  }
});

test('one core, one clock, one stimulus: all six step together, through play, pause, hiding and every change', () => {
  const { clock, seen, one } = session(), begun = together(one);
  one.loop.run(true);
  for (let k = 0; k < 30; ++k) clock.tick(16.7);
  const played = together(one) - begun;
  assert.ok(Math.abs(played - (30 * 16.7 * ladder.speed) / ladder.dt) < 10, `${played} steps in half a second`);
  for (const [knob, value] of [['frequency', 9.3], ['amplitude', 0], ['amplitude', 7.5], ['frequency', 10]]) {
    one.set(knob, value);
    for (let k = 0; k < 5; ++k) clock.tick(16.7);
    together(one);
    for (const [k, { drive: [drive] }] of one.sim.experiment().entries()) {
      assert.equal(drive.frequency, one.stimulus.frequency);
      assert.equal(drive.amplitude, one.stimulus.amplitude * ladder.rungs[k].gain);
    }
  }
  one.loop.hide(true);
  const before = [together(one), seen.drawn];
  for (let k = 0; k < 10; ++k) clock.tick(16.7);
  assert.deepEqual([together(one), seen.drawn], before, 'what nobody sees neither steps nor draws');
});

test('a change of the frequency leaves the stimulus whole', () => {
  const { clock, one } = session();
  one.loop.run(true);
  for (let k = 0; k < 40; ++k) {
    one.set('frequency', 8 + (k % 7) / 2);
    clock.tick(16.7);
  }
  const trace = one.sim.trace(), { mean, offset } = rowOf(trace, 'stimulus', 0), column = trace.every * ladder.dt;
  const steepest = 2 * Math.PI * 0.011 * column * ladder.amplitude.value * 1.05;
  for (let k = trace.first + 1; k < trace.count; ++k) assert.ok(Math.abs(mean[offset + k] - mean[offset + k - 1]) < steepest, `column ${k}`);
});

test('beside its rhythm each rung answers in its own dialect; without a stimulus only rung 2 comes to rest', () => {
  const told = (amplitude, frequency) => {
    const { clock, one } = session();
    one.set('amplitude', amplitude);
    one.set('frequency', frequency);
    one.loop.forward(4000 / ladder.dt);
    one.loop.run(true);
    for (let k = 0; k < 12; ++k) clock.tick(16.7);
    return one.lab.answers.map((answer, k) => {
      const { push, rests } = ladder.rungs[k];
      return answerInWords(answer, { swing: push.swing, rests, driven: one.lab.driven });
    });
  };
  const beside = told(3, 9.7);
  // Adler: a phase keeps step while it is off by no more than F/2 rad/s, here 0.24 Hz.
  assert.match(beside[0], /^Not locked/);
  assert.match(beside[1], /^Follows/);
  for (const k of [3, 4]) assert.match(beside[k], /^Locked/);
  const alone = told(0, 10);
  assert.equal(alone[1], 'At rest.');
  for (const k of [0, 2, 3, 4, 5]) assert.match(alone[k], /^Swings at (9\.99|10\.0[01]).Hz, (99|100|101).% of its cycle\.$/);
});

test('the masses of the glyph follow push and pull, never meet, and stay in the picture', () => {
  for (const push of [-9, -1, 0, 1, 9, NaN]) for (const pull of [-9, -1, 0, 1, 9, NaN]) {
    const { x, y, path } = spring(push, pull);
    assert.ok(Number(x) > RADIUS && Number(y) < WIDTH - RADIUS && Number(y) - Number(x) > 2 * RADIUS, `${push} ${pull}: ${x} ${y}`);
    assert.doesNotMatch(path, /NaN/);
  }
  assert.ok(Number(spring(1, 0).x) > Number(spring(0, 0).x) && Number(spring(0, 1).y) > Number(spring(0, 0).y));
});
