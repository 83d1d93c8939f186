import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cover, follow, logTicks, niceStep, stepDecimals, ticks } from '../../../web/draw/ticks.js';

const RANGES = [[-1, 1], [0, 0.3], [-1.62, 1.62], [0, 1e-6], [-70, 3], [1e5, 1.3e5], [0.5, 0.52], [-3e-3, 4e7]];

test('ticks lie inside the range, are round, and never more than asked for', () => {
  for (const [lo, hi] of RANGES) {
    for (const count of [2, 4, 7, 12]) {
      const found = ticks(lo, hi, count);
      const step = niceStep(hi - lo, count);
      assert.ok(found.length >= 1 && found.length <= count + 1, `${lo}…${hi}: ${found}`);
      assert.match(String(Number(step.toExponential().split('e')[0])), /^[125]$/);
      for (const t of found) {
        assert.ok(t >= lo - step * 1e-6 && t <= hi + step * 1e-6);
        assert.ok(Math.abs(t / step - Math.round(t / step)) < 1e-6, `${t} is no multiple of ${step}`);
      }
    }
  }
});

test('ticks cover the range: less than a step is left at either end', () => {
  for (const [lo, hi] of RANGES) {
    const found = ticks(lo, hi, 6);
    const step = niceStep(hi - lo, 6);
    assert.ok(found[0] - lo < step && hi - found[found.length - 1] < step);
  }
});

test('a tick prints as it should', () => {
  assert.deepEqual(ticks(0, 0.6, 6), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
  assert.deepEqual(ticks(-1, 1, 4), [-1, -0.5, 0, 0.5, 1]);
  assert.equal(stepDecimals(0.05), 2);
  assert.equal(stepDecimals(1), 0);
  assert.equal(stepDecimals(200), 0);
});

test('a logarithmic axis has 1, 2, 5', () => {
  assert.deepEqual(logTicks(1, 50), [1, 2, 5, 10, 20, 50]);
  assert.deepEqual(logTicks(0.1, 100), [0.1, 1, 10, 100]);
  assert.deepEqual(logTicks(0, 10), []);
});

test('a covering range holds the data, and at least the least span', () => {
  for (const [lo, hi] of RANGES) {
    const range = cover(lo, hi, 0);
    assert.ok(range.lo < lo && range.hi > hi);
    assert.ok(range.hi - range.lo < 1.4 * (hi - lo));
  }
  const flat = cover(2, 2, 0.5);
  assert.ok(flat.hi - flat.lo >= 0.5 && flat.lo < 2 && flat.hi > 2);
});

test('an axis grows at once and shrinks only after a while, by no more than half', () => {
  const least = 0.1;
  const start = follow(null, -1, 1, { now: 0, least });
  assert.equal(follow(start, -1, 1, { now: 10, least }), start, 'the same data changes nothing');

  const grown = follow(start, -1, 3, { now: 20, least });
  assert.ok(grown.hi > 3 && grown.lo === start.lo);

  let axis = follow(grown, -0.1, 0.1, { now: 30, least });
  assert.equal(axis.hi, grown.hi, 'waits');
  axis = follow(axis, -0.1, 0.1, { now: 1000, least });
  assert.equal(axis.hi, grown.hi, 'still waits');
  const shrunk = follow(axis, -0.1, 0.1, { now: 1600, least });
  assert.ok(shrunk.hi < grown.hi && shrunk.hi > 0.1);
  assert.ok(shrunk.hi >= grown.hi - (grown.hi - grown.lo) / 2);

  const interrupted = follow(follow(axis, -1, 3, { now: 1100, least }), -0.1, 0.1, { now: 1600, least });
  assert.equal(interrupted.hi, grown.hi, 'a large swing in between starts the wait again');
});

test('data without a finite range leaves the axis as it was', () => {
  const start = follow(null, -1, 1, { now: 0, least: 0 });
  assert.equal(follow(start, NaN, NaN, { now: 1, least: 0 }), start);
  assert.equal(follow(start, -Infinity, Infinity, { now: 1, least: 0 }), start);
});

test('an axis with a home is at home whenever the data is, and comes back to it', () => {
  const home = { lo: 0, hi: 1 };
  const how = { least: 0, home };
  const start = follow(null, 0.2, 0.4, { now: 0, ...how });
  assert.deepEqual([start.lo, start.hi], [0, 1]);
  assert.equal(follow(start, 0, 1, { now: 1, ...how }), start);
  const grown = follow(start, 0.2, 1.3, { now: 2, ...how });
  assert.ok(grown.hi > 1.3 && grown.lo === 0);
  const waiting = follow(grown, 0.2, 0.4, { now: 3, ...how });
  assert.equal(waiting.hi, grown.hi);
  const back = follow(waiting, 0.2, 0.4, { now: 2000, ...how });
  assert.deepEqual([back.lo, back.hi], [0, 1]);
});
