// Nodes and connections over the brain, or in a circle. Paints on any surface.
import { haloText } from '../surface.js';

/** @typedef {import('../surface.js').Surface} Surface @typedef {import('../theme.js').Theme} Theme @typedef {import('./graph.js').Edges} Edges */

/** Of the strongest weight: above, a line is thick; and middling; below, thin. */
const CLASSES = [[0.45, 2], [0.18, 1.3], [0, 0.7]];
const MANY = 300;  // lines: more are thinner

/**
 * Connections, the strongest on top.
 * @param {Surface} ctx @param {Edges} edges strongest first @param {ArrayLike<number>} places x, y, depth @param {string} colour @param {number} behind depth beyond which the brain hides what has both ends there; −Infinity without a brain
 */
export function paintEdges(ctx, { from, to, weight }, places, colour, behind) {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineCap = 'round';
  let end = weight.length;
  for (let rank = CLASSES.length - 1; rank >= 0; --rank) {
    ctx.lineWidth = CLASSES[rank][1] * Math.min(1, Math.sqrt(MANY / weight.length));
    ctx.globalAlpha = (behind > -Infinity ? 0.5 : 0.62) - 0.16 * rank;
    ctx.beginPath();
    for (; end > 0 && (rank === 0 || weight[end - 1] < CLASSES[rank - 1][0] * weight[0]); --end) {
      if (Math.max(places[3 * from[end - 1] + 2], places[3 * to[end - 1] + 2]) < behind) continue;
      ctx.moveTo(places[3 * from[end - 1]], places[3 * from[end - 1] + 1]);
      ctx.lineTo(places[3 * to[end - 1]], places[3 * to[end - 1] + 1]);
    }
    ctx.stroke();
  }
  ctx.restore();
}

/** px: many nodes are small ones. @param {number} nodes @param {number} scale px/mm @param {boolean} painted the brain shows the values */
export const radiusOf = (nodes, scale, painted) => Math.min(9, Math.max(1.5, (painted ? 13 : 30) * Math.sqrt(scale) / Math.sqrt(nodes)));

/**
 * Nodes in the colours of their values.
 * @param {Surface} ctx @param {ArrayLike<number>} places x, y, depth @param {ArrayLike<number>} order far ones first
 * @param {Uint8Array} levels @param {string[]} css @param {number} radius @param {string} edge around each disc
 */
export function paintNodes(ctx, places, order, levels, css, radius, edge) {
  const small = radius < 2.5;  // a square of so few pixels looks like a disc
  ctx.lineWidth = 1;
  ctx.strokeStyle = edge;
  for (let k = 0; k < order.length; ++k) {
    const n = order[k], x = places[3 * n], y = places[3 * n + 1];
    ctx.fillStyle = css[levels[n]];
    if (small) {
      ctx.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
      continue;
    }
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
}

/** Nodes whose values the cortex shows: where they are. @param {Surface} ctx @param {ArrayLike<number>} places x, y, depth @param {ArrayLike<number>} order @param {number} radius @param {Theme} theme */
export function paintDots(ctx, places, order, radius, theme) {
  ctx.save();
  ctx.fillStyle = theme.paper;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = Math.min(1, radius / 2);
  ctx.beginPath();
  for (let k = 0; k < order.length; ++k) {
    const [x, y] = [places[3 * order[k]], places[3 * order[k] + 1]];
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** A ring, dark and light, which shows on any colour; around the node that is watched there are two. @param {Surface} ctx @param {number} x @param {number} y @param {number} radius @param {Theme} theme @param {boolean} watched */
export function paintRing(ctx, x, y, radius, theme, watched) {
  ctx.save();
  for (const [width, colour] of /** @type {[number, string][]} */ ([[4.5, theme.paper], [2, theme.ink]])) {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    for (const around of watched ? [radius, radius + 4.5] : [radius]) {
      ctx.beginPath();
      ctx.arc(x, y, around, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }
  ctx.restore();
}

/** A text at a node, inside the picture. @param {Surface} ctx @param {string} text @param {number} x @param {number} y @param {number} width @param {Theme} theme */
export function paintLabel(ctx, text, x, y, width, theme) {
  ctx.save();
  ctx.font = `600 12px ${theme.font}`;
  ctx.fillStyle = theme.ink;
  ctx.textBaseline = 'middle';
  const { width: length } = ctx.measureText(text);
  const left = x + 12 + length < width - 4;
  ctx.textAlign = 'left';
  haloText(ctx, text, Math.max(4, left ? x + 12 : x - 12 - length), Math.max(10, y - 10), theme.paper);
  ctx.restore();
}

/**
 * The scale of the colours: a strip with its ends.
 * @param {Surface} ctx @param {string[]} css @param {number} x @param {number} y of its top @param {number} length @param {Theme} theme @param {[string, string, string]} words low, high, what
 */
export function paintScale(ctx, css, x, y, length, theme, [low, high, what]) {
  ctx.save();
  const steps = Math.max(8, Math.min(64, Math.floor(length / 2)));
  for (let n = 0; n < steps; ++n) {
    ctx.fillStyle = css[Math.round((255 * n) / (steps - 1))];
    const from = Math.round((n * length) / steps);
    ctx.fillRect(Math.round(x) + from, y, Math.round(((n + 1) * length) / steps) - from, 8);
  }
  ctx.font = `11px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  ctx.fillText(low, x, y + 11);
  ctx.textAlign = 'right';
  ctx.fillText(high, x + length, y + 11);
  ctx.textAlign = 'center';
  ctx.fillText(what, x + length / 2, y + 11);
  ctx.restore();
}
