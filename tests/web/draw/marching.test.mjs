import { test } from 'node:test';
import assert from 'node:assert/strict';
import { contours } from '../../../web/draw/marching.js';

/** Samples f on n×n points of [−2, 2]². @param {number} n @param {(x: number, y: number) => number} f */
function sample(n, f) {
  const values = new Float32Array(n * n);
  const at = (/** @type {number} */ i) => -2 + (4 * i) / (n - 1);
  for (let j = 0; j < n; ++j) for (let i = 0; i < n; ++i) values[j * n + i] = f(at(i), at(j));
  return { values, at };
}

test('x² + y² = 1 is one closed line of radius 1', () => {
  const n = 80;
  const { values } = sample(n, (x, y) => x * x + y * y - 1);
  const lines = contours(values, n, n);
  assert.equal(lines.length, 1);
  const [line] = lines;
  assert.equal(line[0], line[line.length - 2]);
  assert.equal(line[1], line[line.length - 1]);
  const h = 4 / (n - 1);
  let length = 0;
  for (let k = 0; k < line.length; k += 2) {
    const [x, y] = [-2 + line[k] * h, -2 + line[k + 1] * h];
    assert.ok(Math.abs(Math.hypot(x, y) - 1) < h * h, `radius ${Math.hypot(x, y)}`);
    if (k) length += h * Math.hypot(line[k] - line[k - 2], line[k + 1] - line[k - 1]);
  }
  assert.ok(Math.abs(length - 2 * Math.PI) < 0.02, `length ${length}`);
});

test('a straight line is one open line from edge to edge, exactly straight', () => {
  const n = 40;
  const { values } = sample(n, (x, y) => x + y - 0.3);
  const lines = contours(values, n, n);
  assert.equal(lines.length, 1);
  const [line] = lines;
  for (let k = 0; k < line.length; k += 2) {
    const h = 4 / (n - 1);
    assert.ok(Math.abs(-4 + h * (line[k] + line[k + 1]) - 0.3) < 1e-4);
  }
  const ends = [line[0], line[1], ...line.slice(-2)];
  assert.equal(ends.filter((v) => v === 0 || v === n - 1).length, 2);
});

test('two branches of a hyperbola and two rings are two lines each', () => {
  const n = 60;
  assert.equal(contours(sample(n, (x, y) => x * y - 0.5).values, n, n).length, 2);
  const rings = (/** @type {number} */ x, /** @type {number} */ y) => (x * x + y * y - 0.25) * (x * x + y * y - 2.25);
  assert.equal(contours(sample(n, rings).values, n, n).length, 2);
});

test('every crossing of a saddle is used once, whichever way it is cut', () => {
  for (const tilt of [-0.2, 0.2]) {
    const values = [1 + tilt, -1 + tilt, -1 + tilt, 1 + tilt];
    const points = contours(values, 2, 2).flatMap((line) => Array.from({ length: line.length / 2 }, (_, k) => `${line[2 * k]},${line[2 * k + 1]}`));
    assert.equal(points.length, 4);
    assert.equal(new Set(points).size, 4);
  }
  // A positive mean joins the positive corners (0,0) and (1,1): no line separates them at the centre.
  for (const line of contours([1.5, -1, -1, 1.5], 2, 2)) {
    const middle = (line[0] + line[2]) / 2 + (line[1] + line[3]) / 2;
    assert.ok(Math.abs(line[0] - line[2]) > 0 && Math.abs(middle - 1) < 0.5);
    assert.ok((line[0] + line[2]) / 2 !== (line[1] + line[3]) / 2, 'cuts off one of the other corners');
  }
});

test('no contour where there is none, and none through a hole of NaN', () => {
  const n = 10;
  assert.deepEqual(contours(sample(n, () => 1).values, n, n), []);
  assert.deepEqual(contours(sample(n, () => NaN).values, n, n), []);
});
