// Six rungs at 10 Hz, one stimulus, one clock: what the page "One stimulus, six dialects" stands on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PushPull } from '../../wasm/push_pull.js';
import { cycle, leadingOf } from '../../scripts/dialects.mjs';
import { DISTANCE, RHYTHM, RUNGS, STEP, experimentOf, restOf, rests, scaleOf } from '../../web/dialects/rungs.js';
import { TABLE } from '../../web/dialects/table.js';
import { partAt, present, rhythmOf, stepResponse, transfer } from '../../web/dialects/response.js';
import { Session } from '../../web/dialects/session.js';
import { Sweep } from '../../web/dialects/sweep.js';
import { fieldsOf, read, requests, firstState, write } from '../../web/dialects/place.js';
import { inLab } from '../../web/dialects/words.js';
import { read as readLab } from '../../web/url.js';
import { context, fakeClock, settled } from './core.mjs';

const core = /** @type {any} */ (await PushPull.load({ models: 'core' }));
const { catalog } = core;
const silent = { kind: 'constant', amplitude: 0 };
const near = (value, expected, tolerance, what) => assert.ok(Math.abs(value - expected) <= tolerance * Math.abs(expected), `${what}: ${value}, not ${expected}`);
const found = RUNGS.filter((rung) => rung.sought);

for (const rung of RUNGS.filter(({ model }) => model !== 'kuramoto')) {
  test(`${rung.model} just below its Hopf point: a small swing fades at ${DISTANCE}/s and turns at ${RHYTHM} Hz`, () => {
    const experiment = experimentOf(catalog, rung, 'below', silent);
    const [point] = core.analyse.equilibria(experiment);
    const { growth, turning } = leadingOf(point, core.catalog.models.find(({ id }) => id === rung.model).timeUnit === 's' ? 1 : 1000);
    near(growth, -DISTANCE, 1e-6, 'growth');
    near(turning, RHYTHM, 1e-6, 'turning');
    for (const [id, value] of Object.entries(restOf(rung, 'below'))) assert.ok(Math.abs(point.state[id] - value) < 1e-8, `rest ${id}: ${value}, not ${point.state[id]}`);
  });
}

for (const rung of RUNGS.filter(({ model }) => model !== 'kuramoto' && model !== 'damped-harmonic')) {
  test(`${rung.model} just past its Hopf point: a small swing grows at ${DISTANCE}/s to a cycle of ${RHYTHM} Hz with the swing of the table`, () => {
    const { drive, initial, ...experiment } = experimentOf(catalog, rung, 'past', silent);
    const [point] = core.analyse.equilibria(experiment);
    near(leadingOf(point, core.catalog.models.find(({ id }) => id === rung.model).timeUnit === 's' ? 1 : 1000).growth, DISTANCE, 1e-6, 'growth');
    const { frequency, swing, middle } = cycle(core, experiment);
    near(frequency, RHYTHM, 1e-5, 'frequency');
    near(swing, scaleOf(rung).swing, 1e-4, 'swing');
    if (rung.sought) near(middle, TABLE[rung.model].past.middle, 1e-3, 'middle');
    assert.ok(Object.entries(restOf(rung, 'past')).every(([id, value]) => Math.abs(point.state[id] - value) < 1e-8));
  });
}

for (const rung of found) {
  test(`${rung.model}: the Hopf point of the table is one`, () => {
    const { at, stretch } = TABLE[rung.model].below, { hopf } = TABLE[rung.model];
    const { parameters } = experimentOf(catalog, rung, 'below', silent);
    const [point] = core.analyse.equilibria({ model: rung.model, parameters: { ...parameters, [rung.sought]: hopf }, precision: 'f64' });
    assert.ok(Math.abs(leadingOf(point).growth) < 1e-5 * DISTANCE, `growth ${leadingOf(point).growth}`);
    assert.ok(stretch > 0 && at !== hopf);
  });
}

test('the linear response of the damped oscillator is its closed form', () => {
  const { drive, ...experiment } = experimentOf(catalog, RUNGS[1], 'below', silent);
  const response = stepResponse(core, experiment, 'x');
  for (const f of [8, 10, 11.5]) {
    const w = 2 * Math.PI * f, w0 = 2 * Math.PI * RHYTHM;
    // (iω − α) / ((iω − α)² + ω₀²)
    const [ar, ai] = [DISTANCE, w], [dr, di] = [ar * ar - ai * ai + w0 * w0, 2 * ar * ai], size = dr * dr + di * di;
    const [re, im] = [(ar * dr + ai * di) / size, (ai * dr - ar * di) / size];
    const { gain, lag } = transfer(response, f);
    near(gain, Math.hypot(re, im), 1e-3, `gain at ${f} Hz`);
    assert.ok(Math.abs(lag + Math.atan2(im, re)) < 2e-3, `lag ${lag} at ${f} Hz, not ${-Math.atan2(im, re)}`);
  }
});

test('a small stimulus of 10 Hz moves rungs 2 to 6 equally far, by the measure of their cycles', () => {
  const shares = RUNGS.slice(1).map((rung) => {
    const { drive, ...experiment } = experimentOf(catalog, rung, 'below', silent), { gain, swing } = scaleOf(rung);
    return (transfer(stepResponse(core, experiment, rung.input), RHYTHM).gain * gain) / swing;
  });
  for (const share of shares) near(share, shares[0], 1e-3, `${shares}`);
});

const session = (hash = '') => {
  const clock = fakeClock(), seen = { labs: 0, drawn: 0 };
  const one = new Session(core, clock, { render: () => void seen.labs++, draw: () => void seen.drawn++, reset: () => {} }, { hash, running: true, theme: 'auto' });
  return { clock, seen, one };
};
/** The step counts and recorded columns of all six, which must be one number each. */
const together = ({ sim }) => {
  const steps = new Set(sim.sims.map((each) => each.steps)), columns = new Set(sim.sims.map((each) => `${each.trace().first} ${each.trace().count} ${each.trace().every}`));
  assert.equal(steps.size, 1, `steps ${[...steps]}`);
  assert.equal(columns.size, 1, `columns ${[...columns]}`);
  return [...steps][0];
};

test('six rungs stay on one clock: zero steps of drift after play, pause, steps forth and back, other speeds and other values', async () => {
  const { clock, one } = session();
  const ask = async (request) => {
    one.ask(request);
    await settled();
    return together(one);
  };
  for (let k = 0; k < 30; ++k) clock.tick(16.7);
  const played = together(one);
  assert.ok(played > 400 && played < 600, `${played} steps in half a second at a tenth of real time`);
  await ask({ type: 'toggle' });
  clock.tick(200);
  assert.equal(together(one), played, 'nothing moves while paused');
  assert.equal(await ask({ type: 'step', steps: 7 }), played + 7);
  assert.equal(await ask({ type: 'back', steps: 100 }), played - 93);
  await ask({ type: 'toggle' });
  for (const [path, value] of [['play', 2], ['drive.0.frequency', 11], ['drive.0.amplitude', 8], ['side', 'past'], ['play', 0.02], ['drive.0.kind', 'constant'], ['side', 'below']]) {
    await ask({ type: 'set', path, value });
    for (let k = 0; k < 10; ++k) clock.tick(16.7 + k);
    together(one);
  }
  await ask({ type: 'back', steps: 1000 });
  await ask({ type: 'reset' });
  assert.equal(together(one), 0);
  one.delete();
});

test('a kick moves each of the six by half of its cycle, and a step back takes it away', async () => {
  const { clock, one } = session();
  for (let k = 0; k < 20; ++k) clock.tick(16.7);
  one.ask({ type: 'toggle' });
  await settled();
  const push = () => RUNGS.map((_, k) => one.sim.sims[k].read(catalog.models.find(({ id }) => id === RUNGS[k].model).states[0].id)[0]);
  const before = push();
  one.ask({ type: 'pulse', nodes: [0] });
  push().forEach((now, k) => near(now - before[k], scaleOf(RUNGS[k]).swing / 2, 1e-6, RUNGS[k].model));
  one.ask({ type: 'step', steps: 5 });
  one.ask({ type: 'back', steps: 6 });
  one.ask({ type: 'step', steps: 1 });
  push().forEach((now, k) => near(now, before[k], 1e-6, RUNGS[k].model));
  one.delete();
});

test('a step back and forth is the same to the last bit in all six', async () => {
  const { clock, one } = session('#v1/dialects?side=past&drive.0.frequency=10.5');
  for (let k = 0; k < 20; ++k) clock.tick(16.7);
  one.ask({ type: 'toggle' });
  await settled();
  const before = one.sim.hash();
  one.ask({ type: 'back', steps: 150 });
  one.ask({ type: 'step', steps: 150 });
  assert.equal(one.sim.hash(), before);
  one.delete();
});

test('every rung receives the same stimulus, times its gain, and a sine goes on where it is when its frequency changes', async () => {
  const { clock, one } = session();
  const heard = () => RUNGS.map((rung, k) => one.sim.sims[k].read(`input.${rung.input}`)[0] / scaleOf(rung).gain);
  const same = () => {
    const all = heard();
    for (const value of all) assert.ok(Math.abs(value - all[0]) < 1e-9, `${all}`);
    return all[0];
  };
  for (let k = 0; k < 17; ++k) clock.tick(16.7);
  const before = same();
  one.ask({ type: 'set', path: 'drive.0.frequency', value: 12.3 });
  await settled();
  one.sim.step(1);
  assert.ok(Math.abs(same() - before) < 3 * 2 * Math.PI * 12.3 * 2e-3 * STEP, `${before} → ${same()}`);
  one.delete();
});

test('what is recorded beside each other belongs to one time', () => {
  const { clock, one } = session();
  for (let k = 0; k < 40; ++k) clock.tick(16.7);
  const trace = one.sim.trace();
  const rows = one.sim.sims.map((sim) => sim.trace());
  for (let k = trace.first; k < trace.count; ++k) {
    rows.forEach(({ what, mean, capacity }, q) => assert.equal(trace.mean[(q + 1) * trace.capacity + (k % trace.capacity)], mean[what.indexOf('observable') * capacity + (k % capacity)]));
    const t = ((k + 0.5) * trace.every * STEP) / 1000;
    assert.ok(Math.abs(trace.mean[k % trace.capacity] - 3 * Math.sin(2 * Math.PI * 10 * t)) < 0.05, `column ${k}`);
  }
  one.delete();
});

test('a rhythm is counted through its beats, and a lag is that of the stimulus', () => {
  const column = 1, beat = (k) => (1 + 0.8 * Math.sin(0.006 * k)) * Math.sin((2 * Math.PI * 9.7 * k) / 1000) + 5;
  near(rhythmOf(beat, 0, 1000, column), 9.7, 5e-3, 'rhythm');
  assert.ok(Number.isNaN(rhythmOf(() => 5, 0, 1000, column)));
  const { re, im } = partAt((k) => 2 * Math.sin((2 * Math.PI * 10 * k) / 1000 - 0.4), 0, 1000, (k) => k, 10);
  near(Math.hypot(re, im), 2, 1e-6, 'amplitude');
  const { clock, one } = session('#v1/dialects?drive.0.amplitude=0.5');
  for (let k = 0; k < 600; ++k) clock.tick(500);
  const answer = present(one.sim.trace(), 'damped-harmonic', STEP, 10, 0, true);
  assert.equal(answer.locked, true);
  assert.ok(Math.abs(answer.lag) < 0.02, `lag ${answer.lag}`);
  near(answer.swing, 0.5 / (2 * DISTANCE), 0.01, 'swing');
  one.delete();
});

test('the response curves: proportion for small stimuli, a tongue of the width F/2 for rung 1', () => {
  const sweep = new Sweep(core, () => 0);
  sweep.begin('below', 2);
  sweep.work(1e9);
  const { frequencies, swing } = sweep.curves.get('kuramoto');
  // Locked where the detuning is below F/2 (rad/s): 0.159 Hz.
  frequencies.forEach((f, k) => Math.abs(f - 10) < 0.15 ? near(swing[k], 1, 0.01, `${f} Hz`) : Math.abs(f - 10) > 0.3 && assert.ok(swing[k] < 0.6, `${f} Hz: ${swing[k]}`));
  const linear = sweep.curves.get('damped-harmonic');
  linear.swing.forEach((value, k) => near(value, linear.linear[k], 0.02, `${frequencies[k]} Hz`));
  assert.deepEqual(RUNGS.map((rung) => rests(rung, 'past')), [false, true, false, false, false, false]);
  assert.equal(sweep.curves.size, 6);
});

test('links say what differs, keep what they do not know, and name what is wrong', () => {
  const hash = '#v1/dialects?drive.0.amplitude=5&drive.0.frequency=9.5&side=past&later=1';
  const { values, kept, problems } = read(hash, catalog);
  assert.deepEqual(problems, []);
  assert.equal(write({ ...firstState(), values, kept }, catalog), hash);
  assert.equal(write(firstState(), catalog), '#v1/dialects');
  assert.match(read('#v1/dialects?side=up', catalog).problems[0], /side is "up"; it must be one of below, past/);
  assert.match(read('#v2/other', catalog).problems[0], /begins with #v1\/dialects/);
  const reduce = requests({ catalog, problem: (values) => core.problem({ model: 'damped-harmonic', drive: [{ kind: 'sine', input: 'x', amplitude: values['drive.0.amplitude'] ?? 1, frequency: 10 }] }) });
  assert.match(reduce(firstState(), { type: 'set', path: 'drive.0.frequency', value: 'fast' }).message.text, /must be a number. It stays 10\./);
  assert.ok([...fieldsOf(catalog, {}).keys()].includes('drive.0.frequency') && !fieldsOf(catalog, { 'drive.0.kind': 'constant' }).has('drive.0.frequency'));
});

test('each rung leads to the same model with the same parameters in the lab', () => {
  for (const rung of RUNGS) {
    const { place, problems, notes } = readLab(inLab(rung, { catalog: context.catalog, side: 'past', stimulus: { kind: 'sine', amplitude: 3, frequency: 9 } }).replace(/^.*#/, '#'), context);
    assert.deepEqual([problems, notes], [[], []], rung.model);
    assert.equal(place.model, rung.model);
    if (rung.sought) near(Number(place.values[rung.sought]), TABLE[rung.model].past.at, 1e-9, rung.sought);
  }
});

test('with the build that knows more waveforms the six go on from where they are', async () => {
  const { clock, one } = session('#v1/dialects?drive.0.frequency=9');
  for (let k = 0; k < 20; ++k) clock.tick(16.7);
  const steps = one.sim.steps, x = Array.from(one.sim.sims, (sim) => sim.read(sim.model.states[0].id)[0]);
  one.move(await PushPull.load());
  assert.equal(together(one), steps);
  assert.deepEqual(Array.from(one.sim.sims, (sim) => sim.read(sim.model.states[0].id)[0]), x);
  assert.ok(!fieldsOf(one.catalog, {}).get('drive.0.kind').options.some(({ id }) => id === 'more'));
  one.ask({ type: 'set', path: 'drive.0.frequency', value: 11 });
  await settled();
  for (let k = 0; k < 20; ++k) clock.tick(16.7);
  assert.ok(together(one) > steps);
  one.delete();
});

test('docs/forcing-dialects.md prints the numbers of the table', () => {
  const page = readFileSync(new URL('../../docs/forcing-dialects.md', import.meta.url), 'utf8');
  for (const rung of found) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${RUNGS.indexOf(rung) + 1} |`));
    const { hopf, below, past, gain } = TABLE[rung.model];
    const [at, stretchBelow, atPast, stretchPast, times] = [below.at, below.stretch, past.at, past.stretch, gain];
    const printed = row.split('|').slice(3).join('|').match(/\d+\.\d+/g);
    const expected = [hopf, at, stretchBelow, atPast, stretchPast, times];
    assert.equal(printed.length, expected.length, row);
    printed.forEach((text, k) => assert.equal(text, expected[k].toFixed(text.split('.')[1].length), row));
  }
});

test('six that are replaced stay as long as the picture may read them', async () => {
  const { clock, one } = session();
  clock.tick(20);
  const before = one.sim, [first] = before.sims;
  one.ask({ type: 'reset' });
  await settled();
  assert.notEqual(one.sim, before);
  assert.ok(first.steps > 0, 'a change of the theme paints what was drawn last');
  clock.tick(20);
  assert.throws(() => first.steps, 'after the next picture they are gone');
  one.delete();
});
