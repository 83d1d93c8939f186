// The scope's picture but for the moving traces: lanes, axes, labels. Paints on any surface.
import { hairline } from './surface.js';
import { niceStep, stepDecimals, ticks } from './ticks.js';
import { drawSymbol, plainSymbol } from './symbols.js';
import { tick, titled } from './format.js';
import { sweepOf } from './sweep.js';

/** @typedef {import('./theme.js').Theme} Theme @typedef {import('./surface.js').Surface} Surface */
/** @typedef {import('./lab.js').Signal} Signal @typedef {import('./ticks.js').Axis} Axis */
/** @typedef {'push' | 'pull' | 'observe' | 'drive'} Role */
/**
 * @typedef {object} Lane
 * @property {{ role: Role, signal: Signal }[]} traces
 * @property {number} top     of the traces (px); the label row is above
 * @property {number} height  of the traces (px)
 * @property {Axis | null} axis
 * @property {number} least   the smallest span its axis may show
 * @property {boolean} [fixed] the axis does not follow the data
 */
/** @typedef {{ left: number, width: number, lanes: Lane[], bottom: number }} Layout */

const GUTTER = 52;
const RIGHT = 12;
const LABELS = 20;
const GAP = 6;
export const FOOT = 22;

/** How a trace is drawn. Round caps, which hide the joints of its pieces, make a dash longer by its width. */
/** @type {Record<Role, number[]>} */
export const DASHES = { push: [], pull: [5, 6], observe: [], drive: [] };
export const WIDTHS = { push: 2, pull: 2, observe: 1.25, drive: 1.75 };
export const NAMES = { push: 'push', pull: 'pull', observe: 'seen by an instrument', drive: 'drive' };

/**
 * Lanes from top to bottom. Push and pull share one when they have the same unit; two quantities
 * cannot share an axis.
 * @param {ReturnType<typeof import('./lab.js').signalsOf>} signals @param {Signal[]} drives of one unit in one lane
 * @param {number} width @param {number} height @param {Lane[]} before whose axes live on
 * @returns {Layout}
 */
export function layout(signals, drives, width, height, before) {
  /** @type {{ traces: Lane['traces'], weight: number }[]} */
  const plan = [];
  const both = [{ role: /** @type {Role} */ ('push'), signal: signals.push }, { role: /** @type {Role} */ ('pull'), signal: signals.pull }];
  if (signals.push.quantity.unit === signals.pull.quantity.unit) plan.push({ traces: both, weight: 3 });
  else plan.push(...both.map((one) => ({ traces: [one], weight: 2 })));
  if (signals.observe) plan.push({ traces: [{ role: 'observe', signal: signals.observe }], weight: 1.5 });
  for (const unit of new Set(drives.map(({ quantity }) => quantity.unit)))
    plan.push({ traces: drives.filter(({ quantity }) => quantity.unit === unit).map((signal) => ({ role: 'drive', signal })), weight: 1 });

  const room = height - FOOT - plan.length * (LABELS + GAP);
  const share = room / plan.reduce((sum, { weight }) => sum + weight, 0);
  let top = 0;
  const lanes = plan.map(({ traces, weight }) => {
    const lane = { traces, top: top + LABELS, height: Math.max(8, Math.round(share * weight)), axis: null, least: leastSpan(traces) };
    top = lane.top + lane.height + GAP;
    const same = before.find((old) => old.traces.map(({ signal }) => signal.id).join() === traces.map(({ signal }) => signal.id).join());
    return { ...lane, axis: same?.axis ?? null };
  });
  return { left: GUTTER, width: Math.max(40, width - GUTTER - RIGHT), lanes, bottom: height - FOOT };
}

/** A tenth of the window that the catalogue gives: rest is a flat line, not magnified noise. @param {Lane['traces']} traces */
const leastSpan = (traces) => 0.1 * Math.max(...traces.map(({ signal: { quantity } }) => quantity.high - quantity.low), 1e-9);

/** px per unit (downwards negative) and px at zero. @param {Lane} lane */
export function scaleOf({ axis, top, height }) {
  const { lo, hi } = axis ?? { lo: -1, hi: 1 };
  const scale = -height / (hi - lo);
  return { scale, shift: top - hi * scale };
}

/** Round times in a window, relative to its start (ms). @param {number} span @param {number} width */
export function timeMarks(span, width) {
  const step = niceStep(span, Math.max(2, Math.min(10, width / 90)));
  return { step, marks: ticks(0, span, span / step).filter((t) => t < span * 0.9999) };
}

/**
 * Grid, scales and labels.
 * @param {Surface} ctx @param {Layout} plan @param {Theme} theme @param {number} span ms @param {string} aside what is drawn, at the right
 */
export function paintGround(ctx, plan, theme, span, aside) {
  const { left, width, lanes, bottom } = plan;
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  for (const t of timeMarks(span, width).marks) hairline(ctx, left + (t / span) * width, LABELS, left + (t / span) * width, bottom);
  for (const lane of lanes) {
    paintScale(ctx, lane, left, width, theme);
    const end = paintLabels(ctx, lane, left, left + width, theme);
    if (lane === lanes[0]) paintAside(ctx, lane, left + width, end, theme, aside);
  }
}

/** At the right of the first row of labels, where there is room. @param {Surface} ctx @param {Lane} lane @param {number} right @param {number} from @param {Theme} theme @param {string} text */
function paintAside(ctx, lane, right, from, theme, text) {
  ctx.textAlign = 'right';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = theme.muted;
  ctx.font = `12px ${theme.font}`;
  if (right - ctx.measureText(text).width > from) ctx.fillText(text, right, lane.top - 7);
}

/** @param {Surface} ctx @param {Lane} lane @param {number} left @param {number} width @param {Theme} theme */
function paintScale(ctx, lane, left, width, theme) {
  const { lo, hi } = lane.axis ?? { lo: -1, hi: 1 };
  const { scale, shift } = scaleOf(lane);
  const count = Math.max(1, Math.min(5, Math.floor(lane.height / 34)));
  const marks = ticks(lo, hi, count);
  const decimals = stepDecimals(niceStep(hi - lo, count));
  ctx.font = `12px ${theme.font}`;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.hairline;
  ctx.fillStyle = theme.muted;
  for (const value of marks) {
    const y = shift + scale * value;
    hairline(ctx, left, y, left + width, y);
    ctx.fillText(tick(value, decimals), left - 8, y);
  }
}

/** Returns where they end. @param {Surface} ctx @param {Lane} lane @param {number} left @param {number} right @param {Theme} theme */
function paintLabels(ctx, lane, left, right, theme) {
  let x = left;
  const y = lane.top - 7;
  for (const { role, signal: { quantity, name = NAMES[role], dash = DASHES[role] } } of lane.traces) {
    ctx.strokeStyle = ctx.fillStyle = theme[role];
    ctx.lineWidth = WIDTHS[role];
    ctx.lineCap = 'round';
    ctx.setLineDash(dash);
    ctx.beginPath();
    ctx.moveTo(x + 1, y - 4);
    ctx.lineTo(x + 27, y - 4);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineCap = 'butt';
    const tailFont = ctx.font = `13px ${theme.font}`;
    const whole = `  ${titled(name, quantity.unit)}`;
    // Where it is narrow the colour has to say which.
    const tail = x + 34 + 9 * plainSymbol(quantity.symbol).length + ctx.measureText(whole).width > right ? titled(' ', quantity.unit) : whole;
    x += 34 + drawSymbol(ctx, quantity.symbol, x + 34, y, 16, { tail, tailFont }) + 20;
  }
  return x;
}

/**
 * The clock along the bottom: left of the pen the present sweep, right of it the one before.
 * @param {Surface} ctx @param {Layout} plan @param {Theme} theme @param {number} span ms @param {number} pen time of the pen (ms)
 */
export function paintClock(ctx, { left, width, bottom }, theme, span, pen) {
  const { step, marks } = timeMarks(span, width);
  const sweep = sweepOf({ span, width, column: 1, base: 0, bar: 0 }, pen);
  const inSeconds = span >= 200;
  const unit = inSeconds ? 1000 : 1;
  const decimals = stepDecimals(step / unit);
  ctx.font = `12px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  const y = bottom + FOOT - 6;
  ctx.textAlign = 'right';
  ctx.fillStyle = theme.muted;
  ctx.fillText(`t (${inSeconds ? 's' : 'ms'})`, left - 8, y);
  for (const mark of marks) {
    const passed = mark + sweep * span <= pen;
    const time = mark + (passed ? sweep : sweep - 1) * span;
    if (time < 0) continue;
    ctx.fillStyle = passed ? theme.ink : theme.muted;
    const x = left + (mark / span) * width;
    ctx.textAlign = mark === 0 ? 'left' : x > left + width - 24 ? 'right' : 'center';
    ctx.fillText(tick(time / unit, decimals), x, y);
  }
}

/** Changes whenever a label of the clock does. @param {number} pen @param {number} span @param {number} width */
export const clockKey = (pen, span, width) => Math.floor(pen / timeMarks(span, width).step);
