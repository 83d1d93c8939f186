// Two small pictures of a connectome: its matrix, and its nodes from above. What costs time with a thousand nodes, `summarise`, is
// done where the file is read.
import { mix } from '../draw/theme.js';

/** @typedef {import('../../wasm/files/index.js').Connectome} Connectome @typedef {import('../draw/theme.js').Theme} Theme */
/** @typedef {{ size: number, cells: Float32Array, low: number, high: number, edges: Uint16Array }} Picture cells: size × size weights; edges: pairs of nodes */

const WIDEST = 352, LINES = 160;

/** @param {Connectome} c @returns {Picture} */
export function summarise(c) {
  const { weights, nodes: n } = c;
  const size = Math.min(n, WIDEST);
  const cells = new Float32Array(size * size);
  let low = Infinity, high = 0;
  for (let i = 0; i < n; i++) {
    const row = Math.floor((i * size) / n) * size;
    for (let j = 0; j < n; j++) {
      const w = Math.abs(weights[i * n + j]);
      if (w === 0) continue;
      if (w > high) high = w;
      if (w < low) low = w;
      // Where several fall on one dot, the strongest shows.
      const at = row + Math.floor((j * size) / n);
      if (w > Math.abs(cells[at])) cells[at] = weights[i * n + j];
    }
  }
  // Five decades tell apart what is seen.
  return { size, cells, low: Math.max(low, high * 1e-5), high, edges: strongest(c) };
}

/** @param {Connectome} c */
function strongest({ weights, nodes: n }) {
  /** @type {[number, number][]} */ const pairs = [];
  let least = 0;
  const all = n * n;
  // In an order that is spread over the matrix, so that of many equal ones not only the first nodes' are drawn.
  for (let t = 0, at = 0; t < all; t++, at = (at + 7919) % all) {
    const w = Math.abs(weights[at]);
    if (w <= least || at % (n + 1) === 0) continue;
    pairs.push([at, w]);
    if (pairs.length < 8 * LINES) continue;
    pairs.sort((a, b) => b[1] - a[1]).length = LINES;
    least = pairs[LINES - 1][1];
  }
  return Uint16Array.from(pairs.sort((a, b) => b[1] - a[1]).slice(0, LINES).flatMap(([at]) => [Math.floor(at / n), at % n]));
}

/** @param {string} colour rgb(…) or #… @param {CanvasRenderingContext2D} context */
function bytes(colour, context) {
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/** The weights by their logarithms. @param {HTMLCanvasElement} canvas @param {Picture} picture @param {Theme} theme */
export function drawMatrix(canvas, { size, cells, low, high }, theme) {
  canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  const range = Math.log(high / low) || 1;
  const shades = [theme.ink, theme.pull].map((colour) => Array.from({ length: 64 }, (_, k) => bytes(mix(colour, theme.paper, 0.12 + (0.88 * k) / 63), context)));
  const paper = bytes(theme.paper, context);
  const image = context.createImageData(size, size);
  for (let k = 0; k < cells.length; k++) {
    const w = Math.abs(cells[k]);
    // One weight for all is drawn in full ink.
    const depth = low === high ? 1 : Math.log(w / low) / range;
    image.data.set(w === 0 ? paper : shades[cells[k] < 0 ? 1 : 0][Math.round(63 * Math.min(1, Math.max(0, depth)))], 4 * k);
  }
  context.putImageData(image, 0, 0);
}

/** Front is up, left is left. The strongest connections are lines. @param {HTMLCanvasElement} canvas @param {Connectome} c @param {Picture} picture @param {Theme} theme @param {number} ratio pixels of the device */
export function drawTop(canvas, c, { edges }, theme, ratio) {
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
  for (let k = 0; k < edges.length; k += 2) {
    context.beginPath();
    context.moveTo(x(edges[k]), y(edges[k]));
    context.lineTo(x(edges[k + 1]), y(edges[k + 1]));
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
