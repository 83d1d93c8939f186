// Which axis of a file runs from left to right, and which from back to front: from names, never from habit alone.
import { frontness, matchNames, sidesOf } from './names.js';

/** Each axis of the result (right, front, up) as an axis of the file with a sign: "-y +x +z". @typedef {string} Axes */

/** The middle of a brain in MNI space: the box of the cortical surface of Colin27. */
const MIDDLE = [0, -17, 17];

/** @param {Axes} axes */
export const parts = (axes) => axes.trim().split(/\s+/).map((part) => ({ sign: part[0] === '-' ? -1 : 1, axis: 'xyz'.indexOf(part.at(-1) ?? '') }));

/** @param {any} axes */
export const isAxes = (axes) => typeof axes === 'string' && /^([+-]?[xyz]\s*){3}$/.test(axes) && parts(axes).map(({ axis }) => axis).sort().join('') === '012';

/** @param {{ sign: number, axis: number }[]} list @returns {Axes} */
const told = (list) => list.map(({ sign, axis }) => `${sign < 0 ? '-' : '+'}${'xyz'[axis]}`).join(' ');

/** Turns one axis of the result round. @param {Axes} axes @param {number} which 0 right, 1 front, 2 up */
export const flip = (axes, which) => told(parts(axes).map((part, k) => (k === which ? { ...part, sign: -part.sign } : part)));

/** A quarter turn seen from above: what was right becomes front. @param {Axes} axes */
export function rotate(axes) {
  const [right, front, up] = parts(axes);
  return told([{ ...front, sign: -front.sign }, right, up]);
}

/** Whether the axes mirror: a left-handed frame. @param {Axes} axes */
export function mirrors(axes) {
  const list = parts(axes);
  const order = list.map(({ axis }) => axis);
  const even = order.join('') === '012' || order.join('') === '120' || order.join('') === '201';
  return (even ? 1 : -1) * list.reduce((product, { sign }) => product * sign, 1) < 0;
}

/** @param {Float64Array} points @param {number} axis @param {ArrayLike<number>} score @param {(k: number) => boolean} counts */
function correlation(points, axis, score, counts) {
  let n = 0, sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
  for (let k = 0; k < score.length; k++) {
    if (!counts(k)) continue;
    const x = points[3 * k + axis], y = score[k];
    n++;
    sx += x;
    sy += y;
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const spread = (xx - (sx * sx) / n) * (yy - (sy * sy) / n);
  return n < 3 || !(spread > 0) ? 0 : (xy - (sx * sy) / n) / Math.sqrt(spread);
}

/** The axis that follows a score best. @param {Float64Array} points @param {ArrayLike<number>} score @param {(k: number) => boolean} counts @param {number[]} free @param {number} least */
function follow(points, score, counts, free, least) {
  const found = free.map((axis) => ({ axis, r: correlation(points, axis, score, counts) })).sort((a, b) => Math.abs(b.r) - Math.abs(a.r))[0];
  return found && Math.abs(found.r) >= least ? { axis: found.axis, sign: found.r < 0 ? -1 : 1 } : null;
}

/**
 * @typedef {{ axes: Axes, leftRight: boolean, frontBack: boolean, voxels: boolean }} Found leftRight, frontBack: known from names
 * @param {Float64Array} points @param {ArrayLike<number>} sides 1 right, 0 left, -1 unknown @param {string[]} labels
 * @param {{ labels: string[], centres: ArrayLike<number> } | null} table regions whose places are known
 * @returns {Found}
 */
export function findAxes(points, sides, labels, table) {
  let free = [0, 1, 2];
  const right = follow(points, sides, (k) => sides[k] >= 0, free, 0.5);
  if (right) free = free.filter((axis) => axis !== right.axis);
  const places = table ? matchNames(labels, table) : labels.map(() => -1);
  const score = (/** @type {number} */ axis) => places.map((place) => (place < 0 || !table ? 0 : table.centres[3 * place + axis]));
  const enough = places.filter((place) => place >= 0).length >= 8;
  const regions = sidesOf(labels).map(({ region }) => frontness(region));
  const matched = (/** @type {number} */ k) => places[k] >= 0;
  let front = enough ? follow(points, score(1), matched, free, 0.6) : null;
  front ??= follow(points, regions, (k) => regions[k] !== 0, free, 0.6);
  // In every frame met so far z is up; the axis that is left over then runs from back to front.
  const known = front !== null;
  if (!front) {
    const axis = free.includes(1) ? 1 : free.includes(0) ? 0 : 2;
    front = { axis, sign: 1 };
  }
  free = free.filter((axis) => axis !== front?.axis);
  const side = right ?? { axis: free[0], sign: 1 };
  free = free.filter((axis) => axis !== side.axis);
  const up = (enough ? follow(points, score(2), matched, free, 0.6) : null) ?? { axis: free[0], sign: 1 };
  return { axes: told([side, front, up]), leftRight: right !== null, frontBack: known, voxels: points.every((value) => value >= 0) };
}

/** Places in the axes right, front, up; a frame that does not lie around the middle of the brain is moved there. @param {Float64Array} points @param {Axes} axes */
export function turned(points, axes) {
  const list = parts(axes);
  const out = new Float64Array(points.length);
  for (let k = 0; k < points.length; k++) out[k] = list[k % 3].sign * points[k - (k % 3) + list[k % 3].axis];
  const low = [Infinity, Infinity, Infinity], high = [-Infinity, -Infinity, -Infinity];
  for (let k = 0; k < out.length; k++) {
    low[k % 3] = Math.min(low[k % 3], out[k]);
    high[k % 3] = Math.max(high[k % 3], out[k]);
  }
  // A brain has points on both sides of the middle of MNI space; a file counted from a corner has not.
  const away = low[0] > -5 || high[0] < 5;
  if (away) for (let k = 0; k < out.length; k++) out[k] += MIDDLE[k % 3] - (low[k % 3] + high[k % 3]) / 2;
  // Minus zero is no place of its own.
  for (let k = 0; k < out.length; k++) out[k] += 0;
  return { centres: out, moved: away };
}
