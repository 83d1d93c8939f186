// A plot of one quantity over another: scales, lines and points on any surface.
import { haloText, hairline } from '../draw/surface.js';
import { logTicks, niceStep, stepDecimals, ticks } from '../draw/ticks.js';
import { number, tick } from '../draw/format.js';

/** @typedef {import('../draw/theme.js').Theme} Theme @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {{ lo: number, hi: number, title: string, log?: boolean, marks?: [number, string][] }} Scale marks: those that stand in for round numbers */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {{ box: Box, x: Scale, y: Scale }} Plot */

/** Phases are told in parts of π. @type {[number, string][]} */
export const TURN = [[0, '0'], [Math.PI / 2, 'π/2'], [Math.PI, 'π'], [(3 * Math.PI) / 2, '3π/2'], [2 * Math.PI, '2π']];
/** @type {[number, string][]} */
export const HALF_TURNS = [[-Math.PI, '−π'], [0, '0'], [Math.PI, 'π']];

/** @param {Scale} scale @param {number} value 0 at its low end, 1 at its high end */
const share = ({ lo, hi, log }, value) => (log ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo));

/** @param {Plot} plot @param {number} value */
export const xOf = ({ box, x }, value) => box.left + share(x, value) * box.width;
/** @param {Plot} plot @param {number} value */
export const yOf = ({ box, y }, value) => box.top + (1 - share(y, value)) * box.height;

/** @param {Scale} scale @param {number} count @returns {[number, string][]} */
function marksOf({ lo, hi, log, marks }, count) {
  if (marks) return marks.filter(([value]) => value >= lo - 1e-9 && value <= hi + 1e-9);
  if (log) return logTicks(lo, hi).map((value) => [value, number(value)]);
  const decimals = stepDecimals(niceStep(hi - lo, count));
  return ticks(lo, hi, count).map((value) => [value, tick(value, decimals)]);
}

/** @param {Surface} ctx @param {Plot} plot @param {Theme} theme */
export function paintAxes(ctx, plot, theme) {
  const { box: { left, top, width, height }, x, y } = plot;
  ctx.lineWidth = 1;
  ctx.font = `12px ${theme.font}`;
  ctx.strokeStyle = theme.hairline;
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  let free = -Infinity;
  for (const [value, text] of marksOf(x, Math.max(2, Math.floor(width / 56)))) {
    const at = xOf(plot, value), half = ctx.measureText(text).width / 2;
    hairline(ctx, at, top + height, at, top + height + 4);
    if (at - half < free) continue;
    ctx.fillText(text, at, top + height + 7);
    free = at + half + 6;
  }
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const [value, text] of marksOf(y, Math.max(2, Math.floor(height / 36)))) {
    hairline(ctx, left, yOf(plot, value), left + width, yOf(plot, value));
    ctx.fillText(text, left - 6, yOf(plot, value));
  }
  hairline(ctx, left, top + height, left + width, top + height);
  ctx.font = `13px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(x.title, left + width, top + height + 36);
  ctx.textAlign = 'left';
  ctx.fillText(y.title, Math.max(4, left - 44), top - 9);
}

/**
 * A line through what is finite; where it jumps by more than `jump` it is broken, as a phase that wraps.
 * @param {Surface} ctx @param {Plot} plot @param {ArrayLike<number>} xs @param {ArrayLike<number>} ys
 * @param {{ colour: string, width?: number, dash?: number[], jump?: number, dots?: boolean }} how
 */
export function paintLine(ctx, plot, xs, ys, { colour, width = 1.5, dash = [], jump = Infinity, dots = false }) {
  const { box } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left - 4, box.top - 4, box.width + 8, box.height + 8);
  ctx.clip();
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.setLineDash(dash);
  ctx.beginPath();
  let before = NaN;
  for (let n = 0; n < xs.length; ++n) {
    if (!Number.isFinite(ys[n])) {
      before = NaN;
      continue;
    }
    if (Math.abs(ys[n] - before) <= jump) ctx.lineTo(xOf(plot, xs[n]), yOf(plot, ys[n]));
    else ctx.moveTo(xOf(plot, xs[n]), yOf(plot, ys[n]));
    before = ys[n];
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (dots) for (let n = 0; n < xs.length; ++n) if (Number.isFinite(ys[n])) dot(ctx, xOf(plot, xs[n]), yOf(plot, ys[n]), 2);
  ctx.restore();
}

/** @param {Surface} ctx @param {number} x @param {number} y @param {number} radius */
export function dot(ctx, x, y, radius) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fill();
}

/** An upright line with its name. @param {Surface} ctx @param {Plot} plot @param {Theme} theme @param {number} value @param {string} text @param {string} colour */
export function paintUpright(ctx, plot, theme, value, text, colour) {
  const { box: { left, top, width, height }, x } = plot;
  if (!(value >= x.lo && value <= x.hi)) return;
  const at = xOf(plot, value), late = at > left + width - 90;
  ctx.strokeStyle = ctx.fillStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([2, 3]);
  hairline(ctx, at, top, at, top + height);
  ctx.setLineDash([]);
  ctx.font = `13px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = late ? 'right' : 'left';
  haloText(ctx, text, at + (late ? -6 : 6), top + height - 8, theme.paper);
}

/** What there is to say where there is no curve. @param {Surface} ctx @param {Theme} theme @param {number} width @param {number} height @param {string} text */
export function paintWords(ctx, theme, width, height, text) {
  ctx.fillStyle = theme.muted;
  ctx.font = `14px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const words = text.split(' ');
  /** @type {string[]} */ const lines = [];
  for (const word of words) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && ctx.measureText(longer).width <= width - 48) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  lines.forEach((line, n) => ctx.fillText(line, width / 2, height / 2 + (n - (lines.length - 1) / 2) * 20));
}
