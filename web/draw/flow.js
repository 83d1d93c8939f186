// Where the field would carry a point: a short path through a sampled vector field.

/**
 * @typedef {object} Window a rectangle of the plane
 * @property {[number, number]} x
 * @property {[number, number]} y
 */

/**
 * The sampled field at a point, between the samples linearly; null outside.
 * @param {import('./arrows.js').Field} field @param {Window} window @param {number} x @param {number} y
 * @returns {[number, number] | null}
 */
export function fieldAt({ dx, dy, nx, ny }, window, x, y) {
  const u = ((x - window.x[0]) / (window.x[1] - window.x[0])) * (nx - 1);
  const v = ((y - window.y[0]) / (window.y[1] - window.y[0])) * (ny - 1);
  if (!(u >= 0 && v >= 0 && u <= nx - 1 && v <= ny - 1)) return null;
  const i = Math.min(nx - 2, Math.floor(u)), j = Math.min(ny - 2, Math.floor(v));
  const a = u - i, b = v - j;
  const at = j * nx + i;
  const blend = (/** @type {ArrayLike<number>} */ f) =>
    (1 - b) * ((1 - a) * f[at] + a * f[at + 1]) + b * ((1 - a) * f[at + nx] + a * f[at + nx + 1]);
  return [blend(dx), blend(dy)];
}

/**
 * The path from (x, y): x, y pairs, steps of equal length on the screen, until it comes to rest or leaves.
 * @param {import('./arrows.js').Field} field @param {Window} window @param {number} x @param {number} y @param {number} steps
 * @returns {number[]}
 */
export function flow(field, window, x, y, steps) {
  const spanX = window.x[1] - window.x[0], spanY = window.y[1] - window.y[0];
  const length = 0.006;
  const out = [x, y];
  for (let n = 0; n < steps; ++n) {
    const start = fieldAt(field, window, x, y);
    if (!start) break;
    const pace = length / Math.hypot(start[0] / spanX, start[1] / spanY);
    if (!Number.isFinite(pace)) break;
    const half = fieldAt(field, window, x + 0.5 * pace * start[0], y + 0.5 * pace * start[1]);
    // A field that turns round within a step is a point of rest.
    if (!half || half[0] * start[0] / spanX ** 2 + half[1] * start[1] / spanY ** 2 <= 0) break;
    x += pace * half[0];
    y += pace * half[1];
    out.push(x, y);
  }
  return out;
}
