import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Points, columnTime, eraseRects, extremes, pathLength, plan, roundWindow, stepsPerColumn, sweepOf, timeX, trace, visible, WINDOWS } from '../../../web/draw/sweep.js';

const sweep = { span: 1000, width: 500, column: 2, base: 0, bar: 20 };

/** A recorder of one trace that has seen `signal(step)` up to column `count`, with 10 steps a column. @param {(step: number) => number} signal @param {number} count */
function record(signal, count, capacity = 1024) {
  const row = { min: new Float32Array(capacity), max: new Float32Array(capacity), mean: new Float32Array(capacity), offset: 0, capacity, first: Math.max(0, count - capacity) };
  for (let k = row.first; k < count; ++k) {
    const values = Array.from({ length: 10 }, (_, i) => signal(10 * k + i + 1));
    row.min[k % capacity] = Math.min(...values);
    row.max[k % capacity] = Math.max(...values);
    row.mean[k % capacity] = values.reduce((a, b) => a + b) / 10;
  }
  return row;
}

const pairs = (/** @type {Points} */ points) => Array.from({ length: points.length / 2 }, (_, i) => [points.data[2 * i], points.data[2 * i + 1]]);

test('the pen wraps: a column lies at its time modulo the window', () => {
  assert.equal(timeX(sweep, columnTime(sweep, 0)), 0.5);
  assert.equal(timeX(sweep, columnTime(sweep, 499)), 499.5);
  assert.equal(timeX(sweep, columnTime(sweep, 500)), 0.5);
  assert.equal(sweepOf(sweep, columnTime(sweep, 499)), 0);
  assert.equal(sweepOf(sweep, columnTime(sweep, 500)), 1);
  assert.equal(timeX({ ...sweep, base: -100 }, -100), 450, 'time before zero wraps too');
});

test('frame after frame no column is skipped and none drawn twice', () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  let drawn = -1;
  let count = 0;
  const seen = new Map();
  for (let frame = 0; frame < 400; ++frame) {
    count += Math.floor(random() * 12);
    const { from, to, repaint } = plan(sweep, { first: Math.max(0, count - 1024), count }, drawn);
    if (repaint) assert.equal(frame, 0);
    for (let k = from; k < to; ++k) seen.set(k, (seen.get(k) ?? 0) + 1);
    drawn = to;
  }
  assert.equal(seen.size, count);
  assert.ok([...seen.values()].every((n) => n === 1));
});

test('everything is repainted after a step back, after a gap, and at the start', () => {
  const extent = { first: 0, count: 700 };
  assert.deepEqual(plan(sweep, extent, -1), { from: 220, to: 700, repaint: true });
  assert.equal(plan(sweep, extent, 699).repaint, false);
  assert.equal(plan(sweep, extent, 701).repaint, true, 'time went back');
  assert.equal(plan(sweep, extent, 100).repaint, true, 'more than a window passed unseen');
});

test('what is visible is one window less the bar, and only what the recorder still has', () => {
  assert.deepEqual(visible(sweep, { first: 0, count: 100 }), [0, 100]);
  assert.deepEqual(visible(sweep, { first: 0, count: 5000 }), [4520, 5000]);
  assert.deepEqual(visible(sweep, { first: 4900, count: 5000 }), [4900, 5000]);
});

test('the path reaches every least and greatest value', () => {
  const spiky = (/** @type {number} */ i) => Math.sin(i / 300) + (i % 997 === 0 ? 3 : 0) - (i % 1409 === 0 ? 2 : 0);
  const row = record(spiky, 480);
  const out = new Points();
  trace(out, sweep, row, 0, 480, 480, -50, 200);
  const ys = pairs(out).map(([, y]) => y).filter((y) => y === y);
  const [lo, hi] = extremes(row, 0, 480, Infinity, -Infinity);
  assert.ok(hi > 3.5 && lo < -2.5, 'the signal has spikes');
  assert.equal(Math.min(...ys), 200 - 50 * hi);
  assert.equal(Math.max(...ys), 200 - 50 * lo);
  for (let k = 1; k < 479; ++k) {
    const near = pairs(out).filter(([x]) => Math.abs(x - timeX(sweep, columnTime(sweep, k))) < 1.01).map(([, y]) => y);
    assert.ok(Math.min(...near) <= 200 - 50 * row.max[k] + 0.51, `greatest value of column ${k} is on the path`);
    assert.ok(Math.max(...near) >= 200 - 50 * row.min[k] - 0.51, `least value of column ${k} is on the path`);
  }
});

test('a smooth signal is one point a column', () => {
  const out = new Points();
  trace(out, sweep, record((/** @type {number} */ i) => Math.sin(i / 160), 400), 1, 399, 400, -50, 100);
  assert.equal(pairs(out).filter(([x]) => x === x).length, 399);
});

test('pieces drawn one after another are the path drawn at once', () => {
  const row = record((/** @type {number} */ i) => Math.sin(i / 70) + (i % 501 === 0 ? 2 : 0), 900);
  const whole = new Points();
  trace(whole, sweep, row, 0, 800, 900, -50, 100);
  const seen = new Set();
  for (let from = 0; from < 800; from += 7) {
    const piece = new Points();
    trace(piece, sweep, row, from, Math.min(800, from + 7), 900, -50, 100);
    for (const p of pairs(piece)) seen.add(String(p));
  }
  for (const p of pairs(whole)) assert.ok(seen.has(String(p)), `point ${p} is missing in the pieces`);
  assert.equal(seen.size, new Set(pairs(whole).map(String)).size);
});

test('across a wrap the line leaves at the right edge and enters at the left', () => {
  const out = new Points();
  trace(out, sweep, record((/** @type {number} */ i) => i / 10000, 520), 495, 505, 520, -50, 100);
  const xs = pairs(out).map(([x]) => x);
  const lift = xs.findIndex((x) => x !== x);
  assert.ok(xs[lift - 1] > sweep.width && xs[lift + 1] < 0);
  for (let i = 1; i < xs.length; ++i) if (xs[i] === xs[i] && xs[i - 1] === xs[i - 1]) assert.ok(xs[i] >= xs[i - 1]);
});

test('a value that is not finite lifts the pen', () => {
  const row = record((/** @type {number} */ i) => (i > 1000 && i <= 1100 ? NaN : 1), 300);
  const out = new Points();
  trace(out, sweep, row, 0, 300, 300, -50, 100);
  const inside = pairs(out).filter(([x, y]) => x === x && !Number.isFinite(y));
  assert.equal(inside.length, 0);
  assert.equal(pairs(out).filter(([x]) => x !== x).length, 2);
});

test('the bar erases exactly what the pen passes, in two pieces across a wrap', () => {
  assert.deepEqual(eraseRects(sweep, 100, 200), [[50, 50]]);
  assert.deepEqual(eraseRects(sweep, 900, 1100), [[450, 50], [0, 50]]);
  assert.deepEqual(eraseRects(sweep, 900, 1000), [[450, 50]]);
  assert.deepEqual(eraseRects(sweep, 0, 1500), [[0, 500]]);
  assert.deepEqual(eraseRects(sweep, 200, 200), []);
});

test('the window shows about nine periods and takes a few seconds to sweep', () => {
  assert.equal(roundWindow(10, 0.1), 1000);
  for (const [frequency, speed] of [[10, 0.1], [40, 0.1], [1, 1], [0.16, 1], [10, 1], [24, 0.01], [0, 0.1], [85, 4]]) {
    const span = roundWindow(frequency, speed);
    assert.ok(WINDOWS.includes(span));
    const wall = span / 1000 / speed;
    assert.ok(wall > 2 && wall < 25, `${frequency} Hz at ${speed}×: ${wall} s`);
  }
});

test('a recorder column is at most a pixel and a fortieth of a period', () => {
  assert.equal(stepsPerColumn(900, 900, 0.1, 10), 10);
  assert.equal(stepsPerColumn(12000, 900, 0.1, 10), 25);
  assert.equal(stepsPerColumn(10, 900, 0.1, 0), 1);
});

test('the length of a path ignores lifts', () => {
  const out = new Points();
  out.add(0, 0);
  out.add(3, 4);
  out.lift();
  out.add(100, 100);
  out.add(100, 101);
  assert.equal(pathLength(out), 6);
});
