// The phase plane's picture. Paints on any surface; knows nothing of pointers or simulations.
import { hairline } from './surface.js';
import { niceStep, stepDecimals, ticks } from './ticks.js';
import { drawSymbol, plainSymbol } from './symbols.js';
import { tick, titled } from './format.js';
import { strokeArrows } from './arrows.js';
import { mix } from './theme.js';

/** @typedef {import('./theme.js').Theme} Theme @typedef {import('./surface.js').Surface} Surface @typedef {import('../types').Quantity} Quantity */
/** @typedef {{ lo: number, hi: number }} Range */
/** @typedef {{ left: number, top: number, width: number, height: number, x: Range, y: Range }} Frame */
/** @typedef {{ x: number, y: number, saddle: boolean, stable: boolean }} Mark */

/** @param {Frame} f @param {number} x */
export const px = (f, x) => f.left + ((x - f.x.lo) / (f.x.hi - f.x.lo)) * f.width;
/** @param {Frame} f @param {number} y */
export const py = (f, y) => f.top + ((f.y.hi - y) / (f.y.hi - f.y.lo)) * f.height;

/** The point of the plane under a pixel, kept inside. @param {Frame} f @param {number} u @param {number} v @returns {[number, number]} */
export function pointAt(f, u, v) {
  const part = (/** @type {number} */ p) => Math.min(1, Math.max(0, p));
  return [
    f.x.lo + part((u - f.left) / f.width) * (f.x.hi - f.x.lo),
    f.y.hi - part((v - f.top) / f.height) * (f.y.hi - f.y.lo),
  ];
}

/**
 * The frame for two axes. With `equal`, a unit is the same length both ways: the roomier axis shows more.
 * @param {number} width @param {number} height @param {Range} x @param {Range} y @param {boolean} equal
 * @returns {Frame}
 */
export function frame(width, height, x, y, equal) {
  const f = { left: 54, top: 26, width: Math.max(20, width - 54 - 14), height: Math.max(20, height - 26 - 40), x, y };
  if (!equal) return f;
  const perX = f.width / (x.hi - x.lo), perY = f.height / (y.hi - y.lo);
  const widen = (/** @type {Range} */ r, /** @type {number} */ by) => {
    const middle = (r.lo + r.hi) / 2, half = ((r.hi - r.lo) / 2) * by;
    return { lo: middle - half, hi: middle + half };
  };
  return perX > perY ? { ...f, x: widen(x, perX / perY) } : { ...f, y: widen(y, perY / perX) };
}

/** @param {Surface} ctx @param {Frame} f @param {Theme} theme @param {Quantity} qx @param {Quantity} qy @param {string} aside what the picture leaves out */
export function paintAxes(ctx, f, theme, qx, qy, aside) {
  const { left, top, width, height } = f;
  ctx.lineWidth = 1;
  ctx.font = `12px ${theme.font}`;
  ctx.strokeStyle = theme.hairline;
  hairline(ctx, left, top + height, left + width, top + height);
  hairline(ctx, left, top, left, top + height);
  ctx.fillStyle = theme.muted;
  ctx.strokeStyle = theme.muted;

  const across = Math.max(2, Math.min(7, Math.floor(width / 70)));
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const value of ticks(f.x.lo, f.x.hi, across)) {
    const x = px(f, value);
    hairline(ctx, x, top + height, x, top + height + 4);
    ctx.fillText(tick(value, stepDecimals(niceStep(f.x.hi - f.x.lo, across))), x, top + height + 7);
  }
  const up = Math.max(2, Math.min(7, Math.floor(height / 45)));
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const value of ticks(f.y.lo, f.y.hi, up)) {
    const y = py(f, value);
    hairline(ctx, left - 4, y, left, y);
    ctx.fillText(tick(value, stepDecimals(niceStep(f.y.hi - f.y.lo, up))), left - 8, y);
  }
  const tailFont = `13px ${theme.font}`;
  ctx.fillStyle = theme.push;
  drawSymbol(ctx, qx.symbol, left + width, top + height + 35, 16, { align: 'right', tail: titled('', qx.unit), tailFont });
  ctx.fillStyle = qy.id ? theme.pull : theme.ink;  // a rate of change is no pull
  drawSymbol(ctx, qy.symbol, left - 8, top - 8, 16, { align: 'left', dot: !qy.id, tail: titled('', qy.unit), tailFont });
  ctx.font = `12px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(aside, left, top + height + 35);
}

/** @param {Surface} ctx @param {Frame} f */
export function clipTo(ctx, { left, top, width, height }) {
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
}

/**
 * Arrows and nullclines.
 * @param {Surface} ctx @param {Frame} f @param {Theme} theme
 * @param {{ arrows: Float64Array, push: Float64Array[], pull: Float64Array[], curve?: Float64Array, nx: number, ny: number, window: Frame }} field
 *   lines in units of its grid, on the window it was sampled in
 */
export function paintField(ctx, f, theme, { arrows, push, pull, curve, nx, ny, window }) {
  ctx.save();
  clipTo(ctx, f);
  ctx.lineWidth = 1;
  ctx.lineCap = 'round';
  ctx.strokeStyle = theme.hairline;
  if (curve) hairline(ctx, f.left, py(f, 0), f.left + f.width, py(f, 0));
  ctx.strokeStyle = mix(theme.ink, theme.paper, curve ? 0.6 : 0.32);
  strokeArrows(ctx, arrows, 4.5);

  const toX = (/** @type {number} */ i) => px(f, window.x.lo + (i / (nx - 1)) * (window.x.hi - window.x.lo));
  const toY = (/** @type {number} */ j) => py(f, window.y.lo + (j / (ny - 1)) * (window.y.hi - window.y.lo));
  ctx.lineWidth = 1.75;
  ctx.lineJoin = 'round';
  for (const [lines, colour, dash] of /** @type {[Float64Array[], string, number[]][]} */ ([[pull, theme.pull, [7, 4]], [push, theme.push, []], [curve ? [curve] : [], theme.ink, []]])) {
    ctx.strokeStyle = colour;
    ctx.setLineDash(dash);
    ctx.beginPath();
    for (const line of lines) {
      ctx.moveTo(toX(line[0]), toY(line[1]));
      for (let k = 2; k < line.length; k += 2) ctx.lineTo(toX(line[k]), toY(line[k + 1]));
    }
    ctx.stroke();
  }
  ctx.restore();
}

/**
 * "ẋ = 0" beside each nullcline, away from the middle, from the other label and from what is busy.
 * @param {Surface} ctx @param {Frame} f @param {Theme} theme
 * @param {{ push: Float64Array[], pull: Float64Array[], nx: number, ny: number }} field
 * @param {Quantity} qx @param {Quantity} qy @param {[number, number][]} busy places to keep free (px)
 */
export function labelNullclines(ctx, f, theme, { push, pull, nx, ny }, qx, qy, busy) {
  /** @type {[number, number] | null} */
  let taken = null;
  for (const [lines, colour, { symbol }] of /** @type {[Float64Array[], string, Quantity][]} */ ([[push, theme.push, qx], [pull, theme.pull, qy]])) {
    const spot = labelSpot(lines, f, nx, ny, taken, busy);
    if (!spot) continue;
    taken = spot;
    ctx.fillStyle = colour;
    // A symbol that is itself a derivative gets no second dot.
    const plain = plainSymbol(symbol);
    drawSymbol(ctx, symbol, spot[0], spot[1], 15, { ground: theme.paper, align: 'center', dot: plain.length < 4, tail: ' = 0', tailFont: `13px ${theme.font}` });
  }
}

/**
 * @param {Float64Array[]} lines @param {Frame} f @param {number} nx @param {number} ny @param {[number, number] | null} taken @param {[number, number][]} busy
 * @returns {[number, number] | null}
 */
function labelSpot(lines, f, nx, ny, taken, busy) {
  let best = null;
  let most = -Infinity;
  const middle = [f.left + f.width / 2, f.top + f.height / 2];
  for (const line of lines) {
    for (let k = 0; k < line.length; k += 6) {
      const x = f.left + (line[k] / (nx - 1)) * f.width, y = f.top + f.height * (1 - line[k + 1] / (ny - 1));
      if (x < f.left + 34 || x > f.left + f.width - 34 || y > f.top + f.height - 10) continue;
      // Above the line, or below it at the top of the plot.
      const beside = y > f.top + 26 ? y - 6 : y + 19;
      let free = 50;
      for (const [u, v] of busy) free = Math.min(free, Math.hypot(x - u, beside - 6 - v));
      const merit = Math.hypot(x - middle[0], y - middle[1]) + (taken ? 2 * Math.min(120, Math.hypot(x - taken[0], beside - taken[1])) : 0) + 8 * free;
      if (merit > most) {
        most = merit;
        best = /** @type {[number, number]} */ ([x, beside]);
      }
    }
  }
  return best;
}

/**
 * Stable is filled, unstable open, a saddle is a cross.
 * @param {Surface} ctx @param {Theme} theme @param {number} x @param {number} y @param {Mark} mark @param {boolean} lit
 */
export function paintMark(ctx, theme, x, y, { saddle, stable }, lit) {
  ctx.save();
  ctx.strokeStyle = theme.ink;
  ctx.fillStyle = stable ? theme.ink : theme.paper;
  ctx.lineWidth = saddle ? 5 : 1.75;
  if (lit) {
    ctx.beginPath();
    ctx.arc(x, y, 12, 0, 2 * Math.PI);
    ctx.lineWidth = 1.5;
    ctx.stroke();
    ctx.lineWidth = saddle ? 5 : 1.75;
  }
  ctx.beginPath();
  if (saddle) {
    const cross = () => {
      ctx.beginPath();
      ctx.moveTo(x - 5, y - 5);
      ctx.lineTo(x + 5, y + 5);
      ctx.moveTo(x - 5, y + 5);
      ctx.lineTo(x + 5, y - 5);
      ctx.stroke();
    };
    ctx.strokeStyle = theme.paper;
    cross();
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 2;
    cross();
  } else {
    ctx.arc(x, y, 5, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

const AGES = 12;

/**
 * A path that fades with age: x, y pairs in px, oldest first; NaN lifts the pen.
 * @param {Surface} ctx @param {ArrayLike<number>} path @param {number} length numbers used @param {string} colour @param {string} ground
 */
export function paintTrail(ctx, path, length, colour, ground) {
  ctx.lineJoin = ctx.lineCap = 'round';
  ctx.setLineDash([]);
  for (let age = 0; age < AGES; ++age) {
    const from = Math.max(0, 2 * Math.floor((age / AGES) * (length / 2)) - 2);
    const to = 2 * Math.floor(((age + 1) / AGES) * (length / 2));
    const fresh = (age + 1) / AGES;
    ctx.strokeStyle = mix(colour, ground, 0.12 + 0.88 * fresh ** 1.6);
    ctx.lineWidth = 1 + 1.25 * fresh;
    ctx.beginPath();
    let down = false;
    for (let i = from; i < to; i += 2) {
      const x = path[i];
      if (x !== x) down = false;
      else if (down) ctx.lineTo(x, path[i + 1]);
      else {
        ctx.moveTo(x, path[i + 1]);
        down = true;
      }
    }
    ctx.stroke();
  }
}

/** The state: a dot with a ring of paper, so that it stands on anything. @param {Surface} ctx @param {Theme} theme @param {number} x @param {number} y @param {number} r @param {string} colour */
export function paintDot(ctx, theme, x, y, r, colour) {
  if (!Number.isFinite(x + y)) return;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.fill();
}
