// A vector field as short arrows: true direction on the screen, compressed length.

/**
 * @typedef {object} Field
 * @property {ArrayLike<number>} dx  ny rows of nx
 * @property {ArrayLike<number>} dy
 * @property {number} nx
 * @property {number} ny
 */

/**
 * Arrows at every `stride`-th sample, as x0, y0, x1, y1 (px, y downwards), centred on the sample.
 * The length is longest · m / (m + median): slow is visible, fast does not run into its neighbour.
 * @param {Field} field
 * @param {{ width: number, height: number, xSpan: number, ySpan: number, stride: number, longest: number }} how
 */
export function arrows({ dx, dy, nx, ny }, { width, height, xSpan, ySpan, stride, longest }) {
  const perX = width / xSpan;
  const perY = height / ySpan;
  const offsetX = ((nx - 1) % stride) >> 1;
  const offsetY = ((ny - 1) % stride) >> 1;
  const found = [];
  const speeds = [];
  for (let j = offsetY; j < ny; j += stride) {
    for (let i = offsetX; i < nx; i += stride) {
      const u = dx[j * nx + i] * perX;
      const v = -dy[j * nx + i] * perY;
      const speed = Math.hypot(u, v);
      if (!(speed > 0) || !Number.isFinite(speed)) continue;
      found.push([(i / (nx - 1)) * width, height - (j / (ny - 1)) * height, u, v, speed]);
      speeds.push(speed);
    }
  }
  const middle = speeds.sort((a, b) => a - b)[speeds.length >> 1] ?? 1;

  const out = new Float64Array(4 * found.length);
  found.forEach(([x, y, u, v, speed], n) => {
    const half = (0.5 * longest) / (speed + middle);
    out.set([x - u * half, y - v * half, x + u * half, y + v * half], 4 * n);
  });
  return out;
}

/**
 * Shafts and heads in one path; heads are open and keep their angle however short the arrow.
 * @param {import('./surface.js').Surface} ctx @param {Float64Array} list @param {number} head px
 */
export function strokeArrows(ctx, list, head) {
  ctx.beginPath();
  for (let n = 0; n < list.length; n += 4) {
    const [x0, y0, x1, y1] = list.subarray(n, n + 4);
    const length = Math.hypot(x1 - x0, y1 - y0);
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    if (length < 2) continue;
    const size = Math.min(head, 0.6 * length) / length;
    const ax = (x1 - x0) * size, ay = (y1 - y0) * size;
    ctx.moveTo(x1 - ax - 0.5 * ay, y1 - ay + 0.5 * ax);
    ctx.lineTo(x1, y1);
    ctx.lineTo(x1 - ax + 0.5 * ay, y1 - ay - 0.5 * ax);
  }
  ctx.stroke();
}
