// The phase of a rhythm on its circle, for models that have nothing but a phase.
import { hairline } from './surface.js';
import { strokeArrows } from './arrows.js';
import { drawSymbol } from './symbols.js';
import { mix } from './theme.js';
import { paintDot, paintMark } from './plane.js';
import { fixed } from './format.js';

/** @typedef {import('./theme.js').Theme} Theme @typedef {import('./surface.js').Surface} Surface */
/** @typedef {{ x: number, y: number, r: number }} Circle */

/** @param {number} width @param {number} height @returns {Circle} */
export const circleIn = (width, height) => ({ x: width / 2, y: height / 2, r: Math.max(10, Math.min(width, height) / 2 - 44) });

/** @param {Circle} c @param {number} theta @returns {[number, number]} */
export const onCircle = ({ x, y, r }, theta) => [x + r * Math.cos(theta), y - r * Math.sin(theta)];

/** The phase under a pixel. @param {Circle} c @param {number} u @param {number} v */
export const phaseAt = ({ x, y }, u, v) => Math.atan2(y - v, u - x);

/**
 * The circle, its axes and arrows that show how fast the phase moves where.
 * @param {Surface} ctx @param {Circle} c @param {Theme} theme
 * @param {ArrayLike<number>} speeds θ̇ at equal distances from −π to π, both ends included
 * @param {{ theta: string, push: string, pull: string }} symbols
 */
export function paintCircle(ctx, c, theme, speeds, symbols) {
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  hairline(ctx, c.x - c.r - 14, c.y, c.x + c.r + 14, c.y);
  hairline(ctx, c.x, c.y - c.r - 14, c.x, c.y + c.r + 14);
  ctx.strokeStyle = mix(theme.ink, theme.paper, 0.5);
  ctx.beginPath();
  ctx.arc(c.x, c.y, c.r, 0, 2 * Math.PI);
  ctx.stroke();

  ctx.fillStyle = theme.push;
  drawSymbol(ctx, symbols.push, c.x + c.r + 20, c.y + 5, 16);
  ctx.fillStyle = theme.pull;
  drawSymbol(ctx, symbols.pull, c.x, c.y - c.r - 20, 16, { align: 'center' });

  ctx.strokeStyle = mix(theme.ink, theme.paper, 0.42);
  ctx.lineWidth = 1.25;
  ctx.lineCap = 'round';
  strokeArrows(ctx, paceArrows(c, speeds, 24), 5);
}

/**
 * Tangents just outside the circle; the longest is the fastest.
 * @param {Circle} c @param {ArrayLike<number>} speeds @param {number} count
 */
export function paceArrows(c, speeds, count) {
  const out = new Float64Array(4 * count);
  let fastest = 0;
  for (let i = 0; i < speeds.length; ++i) fastest = Math.max(fastest, Math.abs(speeds[i]));
  const outer = { ...c, r: c.r + 9 };
  for (let n = 0; n < count && fastest > 0; ++n) {
    const theta = -Math.PI + (2 * Math.PI * (n + 0.5)) / count;
    const at = ((theta + Math.PI) / (2 * Math.PI)) * (speeds.length - 1);
    const part = speeds[Math.round(at)] / fastest;
    const reach = (0.62 * Math.PI / count) * part;
    out.set([...onCircle(outer, theta - reach), ...onCircle(outer, theta + reach)], 4 * n);
  }
  return out;
}

/** Where θ̇ = 0, and whether the phase stays there. @param {ArrayLike<number>} speeds from −π to π @returns {{ theta: number, stable: boolean }[]} */
export function restsOf(speeds) {
  const out = [];
  for (let i = 0; i + 1 < speeds.length; ++i) {
    const a = speeds[i], b = speeds[i + 1];
    if (a > 0 === b > 0) continue;
    const theta = -Math.PI + (2 * Math.PI * (i + a / (a - b))) / (speeds.length - 1);
    out.push({ theta, stable: a > 0 });
  }
  return out;
}

/** @param {Surface} ctx @param {Circle} c @param {Theme} theme @param {ArrayLike<number>} speeds */
export function paintRests(ctx, c, theme, speeds) {
  for (const { theta, stable } of restsOf(speeds)) {
    const [x, y] = onCircle(c, theta);
    paintMark(ctx, theme, x, y, { x, y, stable, saddle: false }, false);
  }
}

/**
 * The phases: the selected node with its push and pull, the others faint, and their mean.
 * @param {Surface} ctx @param {Circle} c @param {Theme} theme
 * @param {ArrayLike<number>} phases @param {number} node @param {string} symbol of the phase
 */
export function paintPhases(ctx, c, theme, phases, node, symbol) {
  const [x, y] = onCircle(c, phases[node]);
  let re = 0, im = 0;
  for (let n = 0; n < phases.length; ++n) {
    re += Math.cos(phases[n]) / phases.length;
    im += Math.sin(phases[n]) / phases.length;
    if (n !== node) paintDot(ctx, theme, ...onCircle(c, phases[n]), 4, theme.faint.observe);
  }
  // The shadow of the phase on either axis is what the scope draws.
  ctx.lineWidth = 2;
  ctx.strokeStyle = theme.push;
  line(ctx, c.x, c.y, x, c.y);
  ctx.strokeStyle = theme.pull;
  ctx.setLineDash([7, 4]);
  line(ctx, x, c.y, x, y);
  ctx.setLineDash([]);
  ctx.strokeStyle = mix(theme.ink, theme.paper, 0.5);
  ctx.lineWidth = 1;
  line(ctx, c.x, c.y, x, y);
  const folded = Math.atan2(Math.sin(phases[node]), Math.cos(phases[node]));
  ctx.beginPath();
  ctx.arc(c.x, c.y, 22, 0, -folded, folded > 0);
  ctx.stroke();
  ctx.fillStyle = theme.ink;
  const [u, v] = onCircle({ ...c, r: 36 }, folded / 2);
  drawSymbol(ctx, symbol, u, v + 5, 15, { align: 'center', ground: theme.paper });

  if (phases.length > 1) paintMean(ctx, c, theme, re, im);
  paintDot(ctx, theme, x, y, 6.5, theme.ink);
}

/** @param {Surface} ctx @param {Circle} c @param {Theme} theme @param {number} re @param {number} im */
function paintMean(ctx, c, theme, re, im) {
  const x = c.x + c.r * re, y = c.y - c.r * im;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2.5;
  ctx.lineCap = 'round';
  strokeArrows(ctx, Float64Array.of(c.x, c.y, x, y), 11);
  ctx.fillStyle = theme.ink;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  drawSymbol(ctx, 'R', 8, 2 * c.y - 12, 15, { tail: ` = ${fixed(Math.hypot(re, im), 2)}, the length of the mean`, tailFont: `13px ${theme.font}` });
}

/** @param {Surface} ctx @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 */
function line(ctx, x0, y0, x1, y1) {
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}
