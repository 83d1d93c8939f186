// Two small pictures of a connectome: its matrix, and its nodes from above.
import { mix } from '../draw/theme.js';

/** @typedef {import('../../wasm/files/index.js').Connectome} Connectome @typedef {import('../draw/theme.js').Theme} Theme */

/** @param {string} colour rgb(…) or #… @param {CanvasRenderingContext2D} context */
function bytes(colour, context) {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/** The weights by their logarithms: where several fall on one dot, the strongest shows. @param {HTMLCanvasElement} canvas @param {Connectome} c @param {Theme} theme */
export function drawMatrix(canvas, { weights, nodes: n }, theme) {
  const size = Math.min(n, 352);
  canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  let low = Infinity, high = 0;
  for (const weight of weights) {
    const w = Math.abs(weight);
    if (w > high) high = w;
    if (w > 0 && w < low) low = w;
  }
  // Five decades tell apart what is seen.
  low = Math.max(low, high * 1e-5);
  const range = Math.log(high / low) || 1;
  const shades = [theme.ink, theme.pull].map((colour) => Array.from({ length: 64 }, (_, k) => bytes(mix(colour, theme.paper, 0.12 + (0.88 * k) / 63), context)));
  const paper = bytes(theme.paper, context);
  const strongest = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = Math.floor((i * size) / n) * size + Math.floor((j * size) / n);
      if (Math.abs(weights[i * n + j]) > Math.abs(strongest[at])) strongest[at] = weights[i * n + j];
    }
  }
  const image = context.createImageData(size, size);
  for (let k = 0; k < strongest.length; k++) {
    const w = Math.abs(strongest[k]);
    const shade = w === 0 ? paper : shades[strongest[k] < 0 ? 1 : 0][Math.round(63 * Math.min(1, Math.max(0, Math.log(w / low) / range)))];
    image.data.set(shade, 4 * k);
  }
  context.putImageData(image, 0, 0);
}

/** Front is up, left is left. The strongest connections are lines. @param {HTMLCanvasElement} canvas @param {Connectome} c @param {Theme} theme @param {number} ratio pixels of the device */
export function drawTop(canvas, c, theme, ratio) {
  const side = Math.round(176 * ratio);
  canvas.width = canvas.height = side;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, side, side);
  const points = /** @type {Float64Array} */ (c.centres);
  let reach = 0, low = Infinity, high = -Infinity;
  for (let k = 0; k < c.nodes; k++) {
    reach = Math.max(reach, Math.abs(points[3 * k]));
    low = Math.min(low, points[3 * k + 1]);
    high = Math.max(high, points[3 * k + 1]);
  }
  const scale = (side - 36 * ratio) / Math.max(2 * reach, high - low, 1e-9);
  const x = (/** @type {number} */ k) => side / 2 + scale * points[3 * k], y = (/** @type {number} */ k) => side / 2 - scale * (points[3 * k + 1] - (low + high) / 2);
  context.strokeStyle = theme.hairline;
  context.lineWidth = ratio;
  for (const [i, j] of strongest(c, 160)) {
    context.beginPath();
    context.moveTo(x(i), y(i));
    context.lineTo(x(j), y(j));
    context.stroke();
  }
  context.fillStyle = theme.ink;
  for (let k = 0; k < c.nodes; k++) {
    context.beginPath();
    context.arc(x(k), y(k), (c.nodes > 200 ? 1.2 : 2.4) * ratio, 0, 7);
    context.fill();
  }
  context.fillStyle = theme.muted;
  context.font = `${12 * ratio}px ${theme.font}`;
  context.textBaseline = 'middle';
  context.fillText('L', 3 * ratio, side / 2);
  context.textAlign = 'right';
  context.fillText('R', side - 3 * ratio, side / 2);
  context.textAlign = 'center';
  context.fillText('front', side / 2, 8 * ratio);
}

/** @param {Connectome} c @param {number} count */
function strongest({ weights, nodes: n }, count) {
  /** @type {[number, number, number][]} */ const pairs = [];
  let least = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const w = Math.abs(weights[i * n + j]);
      if (i === j || w <= least) continue;
      pairs.push([i, j, w]);
      if (pairs.length < 8 * count) continue;
      pairs.sort((a, b) => b[2] - a[2]).length = count;
      least = pairs[count - 1][2];
    }
  }
  return pairs.sort((a, b) => b[2] - a[2]).slice(0, count);
}
