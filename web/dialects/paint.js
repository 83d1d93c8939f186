// What the picture of six is painted with. Paints on any surface, without state.
import { hairline } from '../draw/surface.js';
import { niceStep, stepDecimals, ticks } from '../draw/ticks.js';
import { scaleOf, timeMarks } from '../draw/scope.js';
import { drawSymbol } from '../draw/symbols.js';
import { tick, titled } from '../draw/format.js';
import { RHYTHM } from './rungs.js';

/** @typedef {import('../draw/theme.js').Theme} Theme @typedef {import('../draw/surface.js').Surface} Surface @typedef {import('../draw/scope.js').Lane} Lane */
/** @typedef {{ left: number, top: number, width: number, height: number }} Panel */

const FROM = 7, TO = 13;   // Hz
const EDGE = 10;           // px left free at the sides of a panel
const TURN = 0.4;          // of a panel's height for a lag of one cycle

/** @param {Panel} panel @param {number} frequency */
const fx = ({ left, width }, frequency) => left + EDGE + ((frequency - FROM) / (TO - FROM)) * (width - 2 * EDGE);
/** @param {Panel} panel */
const middle = ({ top, height }) => top + height / 2;
/** On the scale of the trace beside it. @param {Panel} panel @param {number} swing @param {number} size */
const sy = (panel, swing, size) => middle(panel) - ((panel.height - 4) / 2) * (swing / size);
/** @param {Panel} panel @param {number} lag rad */
const ly = ({ top, height }, lag) => top + height * (0.75 + (TURN * lag) / (2 * Math.PI));

/** The lines of round times behind all lanes. @param {Surface} ctx @param {{ left: number, width: number, lanes: Lane[] }} plan @param {Theme} theme @param {number} span ms */
export function paintTimes(ctx, { left, width, lanes }, theme, span) {
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  for (const t of timeMarks(span, width).marks) {
    const x = left + (t / span) * width;
    for (const { top, height } of lanes) hairline(ctx, x, top - 2, x, top + height + 2);
  }
}

/** @param {Surface} ctx @param {Lane} lane @param {{ left: number, width: number }} plan @param {Theme} theme */
export function paintLane(ctx, lane, { left, width }, theme) {
  const { lo, hi } = lane.axis ?? { lo: -1, hi: 1 };
  const { scale, shift } = scaleOf(lane), count = Math.max(2, Math.min(4, lane.height / 30));
  const decimals = stepDecimals(niceStep(hi - lo, count));
  ctx.font = `12px ${theme.font}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  ctx.fillStyle = theme.muted;
  for (const value of ticks(lo, hi, count)) {
    const y = shift + scale * value;
    hairline(ctx, left, y, left + width, y);
    if (y > lane.top + 24 && y < lane.top + lane.height - 5) ctx.fillText(tick(value, decimals), left - 6, y);
  }
  const [{ role, signal: { quantity } }] = lane.traces;
  ctx.fillStyle = theme[role];
  // In a narrow gutter the unit is left to the table of the data.
  const tail = left > 52 ? titled('', quantity.unit) : '';
  drawSymbol(ctx, quantity.symbol, left - 6, lane.top + 13, 15, { align: 'right', tail, tailFont: `12px ${theme.font}` });
}

/**
 * @param {Surface} ctx @param {Panel} panel @param {Theme} theme @param {import('./sweep.js').Curve | undefined} curve
 * @param {{ size: number, driven: number }} how size: cycles of the common scale; driven: Hz, NaN without a frequency
 */
export function paintCurve(ctx, panel, theme, curve, { size, driven }) {
  const { left, top, width, height } = panel;
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  hairline(ctx, left, middle(panel), left + width, middle(panel));
  hairline(ctx, fx(panel, RHYTHM), top + 2, fx(panel, RHYTHM), top + height - 2);
  ctx.setLineDash([1, 3]);
  hairline(ctx, left, ly(panel, 0), left + width, ly(panel, 0));
  ctx.setLineDash([]);
  paintLagScale(ctx, panel, theme);
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  if (driven >= FROM && driven <= TO) {
    ctx.strokeStyle = theme.drive;
    ctx.lineWidth = 1.75;
    hairline(ctx, fx(panel, driven), top, fx(panel, driven), top + height);
  }
  ctx.lineJoin = ctx.lineCap = 'round';
  if (curve) {
    const at = (/** @type {number[]} */ swing) => swing.map((value, k) => /** @type {[number, number]} */ ([fx(panel, curve.frequencies[k]), sy(panel, value, size)]));
    if (curve.linear) stroke(ctx, at(curve.linear), theme.muted, 1, [2, 4]);
    stroke(ctx, at(curve.swing), curve.stale ? theme.faint.push : theme.push, 2, []);
    // Lag means something where there is an answer; a jump by a turn is no line.
    for (const run of runs(curve)) stroke(ctx, run.map((k) => [fx(panel, curve.frequencies[k]), ly(panel, curve.lag[k])]), curve.stale ? theme.faint.observe : theme.ink, 1.25, [5, 3]);
  }
  ctx.restore();
}

/** @param {Surface} ctx @param {Panel} panel @param {Theme} theme */
function paintLagScale(ctx, panel, theme) {
  ctx.font = `11px ${theme.font}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = theme.muted;
  for (const [turns, text] of /** @type {[number, string][]} */ ([[-0.5, '−½'], [0, '0'], [0.5, '½']])) ctx.fillText(text, panel.left - 2, ly(panel, turns * 2 * Math.PI));
}

const HEARD = 0.04;  // cycles: below it a lag is that of nothing

/** Stretches of frequencies over which the lag goes on. @param {import('./sweep.js').Curve} curve */
function runs({ swing, lag }) {
  /** @type {number[][]} */
  const all = [[]];
  lag.forEach((value, k) => {
    const run = all[all.length - 1];
    if (swing[k] < HEARD || (run.length && Math.abs(value - lag[k - 1]) > Math.PI)) all.push([]);
    if (swing[k] >= HEARD) all[all.length - 1].push(k);
  });
  return all.filter((run) => run.length > 1);
}

/** @param {Surface} ctx @param {[number, number][]} points @param {string} colour @param {number} width @param {number[]} dash */
function stroke(ctx, points, colour, width, dash) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash);
  ctx.beginPath();
  points.forEach(([x, y], k) => (k ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The frequencies under the last panel. @param {Surface} ctx @param {Panel} panel @param {Theme} theme */
export function paintScales(ctx, panel, theme) {
  ctx.font = `12px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  const y = panel.top + panel.height + 16;
  for (const frequency of panel.width < 190 ? [8, 10] : [8, 10, 12]) {
    ctx.fillStyle = frequency === RHYTHM ? theme.ink : theme.muted;
    ctx.textAlign = 'center';
    ctx.fillText(String(frequency), fx(panel, frequency), y);
  }
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'right';
  ctx.fillText('f (Hz)', panel.left + panel.width, y);
}

/** What a rung does now. @param {Surface} ctx @param {Panel} panel @param {Theme} theme @param {import('./response.js').Present} answer swing in cycles @param {number} size */
export function paintDot(ctx, panel, theme, { frequency, swing, lag, locked }, size) {
  if (!(frequency >= FROM && frequency <= TO) || !(swing > 0)) return;
  const x = fx(panel, frequency), y = Math.max(panel.top + 4, sy(panel, swing, size));
  dot(ctx, x, y, 4.5, theme.push, theme.paper, locked !== false);
  if (Number.isFinite(lag)) dot(ctx, x, ly(panel, lag), 3, theme.ink, theme.paper, true);
}

/** An open dot goes its own way. @param {Surface} ctx @param {number} x @param {number} y @param {number} radius @param {string} colour @param {string} paper @param {boolean} filled */
function dot(ctx, x, y, radius, colour, paper, filled) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = filled ? colour : paper;
  ctx.fill();
  ctx.strokeStyle = filled ? paper : colour;
  ctx.lineWidth = filled ? 1.5 : 2;
  ctx.stroke();
}
