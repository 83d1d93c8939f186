import assert from 'node:assert/strict';
import test from 'node:test';
import { Turns } from '../../web/turns.js';

/** Frames so far apart, for so long: how often each of two views is drawn, and when they last began or ended to take turns. */
function watch(turns, from, ms, interval) {
  const drawn = [0, 0];
  let now = from, changed = NaN, before = turns.taken;
  for (; now < from + ms; now += interval(turns)) {
    turns.begin(now);
    for (const k of [0, 1]) drawn[k] += Number(turns.has(k, 2));
    if (turns.taken !== before) changed = now - from;
    before = turns.taken;
  }
  return { drawn, now, changed, frames: Math.round(ms / interval(turns)) };
}

test('on a device that keeps up every view is drawn in every frame', () => {
  const turns = new Turns(), { drawn } = watch(turns, 0, 20000, () => 1000 / 60);
  assert.ok(!turns.taken && drawn[0] === drawn[1] && drawn[0] >= 1199, String(drawn));
});

test('where frames are missed two views take turns, neither twice in a row, and one alone is always drawn', () => {
  const turns = new Turns();
  // Both at once take two frames, one of them fits.
  const cost = (one) => (one.taken ? 1000 / 60 : 2000 / 60);
  const begun = watch(turns, 0, 1000, cost);
  assert.ok(turns.taken && begun.changed < 500, `after ${begun.changed} ms`);
  const { drawn, frames } = watch(turns, begun.now, 2000, cost);
  assert.ok(Math.abs(drawn[0] - frames / 2) <= 1 && Math.abs(drawn[1] - frames / 2) <= 1, String(drawn));
  turns.begin(begun.now + 2001);
  assert.notEqual(turns.has(0, 2), turns.has(1, 2));
  assert.ok(turns.has(0, 1));
});

test('what was too much for a while is tried again, and less and less often when it still is', () => {
  const turns = new Turns();
  let now = 0;
  const tries = [];
  let before = false;
  while (now < 120000) {
    turns.begin(now);
    if (before && !turns.taken) tries.push(now);
    before = turns.taken;
    now += turns.taken ? 1000 / 60 : 2000 / 60;
  }
  assert.ok(tries.length >= 3 && tries.length <= 7, `${tries.length} tries in two minutes`);
  for (let k = 2; k < tries.length; ++k) assert.ok(tries[k] - tries[k - 1] > 1.5 * (tries[k - 1] - tries[k - 2]), String(tries));
  // The device is free again.
  for (const end = now + 125000; now < end; now += 1000 / 60) turns.begin(now);
  assert.ok(!turns.taken);
});

test('a page that rested has missed no frames', () => {
  const turns = new Turns();
  for (let k = 0; k < 100; ++k) turns.begin(k * 1000);
  assert.ok(!turns.taken);
});
