// A closed surface as the bytes that web/draw/network/mesh.js reads.
import { Border, LEFT, NEW, RIGHT, TOLD } from '../../web/draw/network/mesh.js';

/**
 * @param {import('./surface.mjs').Surface} surface @param {number} step mm @param {number[]} origin mm
 * @param {(number[])[]} planes one byte a vertex each
 */
export function encode({ positions, triangles }, step, origin, planes) {
  const vertices = positions.length / 3;
  const grid = positions.map((value, n) => Math.round((value - origin[n % 3]) / step));
  /** Edge u→v to the third vertex of its triangle. */
  const third = new Map();
  for (let t = 0; t < triangles.length; t += 3) {
    const corner = triangles.slice(t, t + 3);
    for (let n = 0; n < 3; ++n) third.set(corner[n] * 65536 + corner[(n + 1) % 3], corner[(n + 2) % 3]);
  }
  const symbols = [], told = [], order = /** @type {number[]} */ ([]);
  const residuals = [0, 1, 2].map(() => /** @type {number[]} */ ([]));
  const number = new Int32Array(vertices).fill(-1);
  const border = new Border();
  const fresh = (/** @type {number} */ v, /** @type {(axis: number) => number} */ guess) => {
    number[v] = order.length;
    order.push(v);
    for (let axis = 0; axis < 3; ++axis) {
      const rest = grid[3 * v + axis] - guess(axis);
      residuals[axis].push(rest < 0 ? -2 * rest - 1 : 2 * rest);
    }
  };
  const at = (/** @type {number} */ n, /** @type {number} */ axis) => grid[3 * order[n] + axis];
  for (let done = 0; done < triangles.length / 3; ++done) {
    const gate = border.gate();
    if (!gate) {
      const start = triangles.findIndex((v) => number[v] < 0);
      const corner = triangles.slice(start - (start % 3), start - (start % 3) + 3);
      corner.forEach((v, n) => fresh(v, (axis) => (n ? at(order.length - 2, axis) : 0)));
      symbols.push(NEW);
      border.add(number[corner[0]], number[corner[1]], number[corner[2]]);
      continue;
    }
    const { a, b, across, left, right } = gate;
    const c = third.get(order[b] * 65536 + order[a]);
    const n = number[c];
    if (n < 0) {
      symbols.push(NEW);
      fresh(c, (axis) => at(a, axis) + at(b, axis) - at(across, axis));
    } else if (n === left || n === right) {
      symbols.push(n === left ? LEFT : RIGHT);
    } else {
      symbols.push(TOLD);
      told.push((order.length - 1 - n) & 255, (order.length - 1 - n) >> 8);
    }
    border.add(b, a, number[c]);
  }
  const codes = residuals.flat();
  return Uint8Array.from([...symbols, ...codes.map((code) => code & 255), ...codes.map((code) => code >> 8), ...planes.flatMap((plane) => order.map((v) => plane[v])), ...told]);
}
