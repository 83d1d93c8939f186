// How a map is painted. Cells are written into an image as words, block by block, so that a frame touches only what is new.
// A cell that is not computed yet is never filled: it is hatched, in the colour of the coarser cell that stands for it where
// there is one, in a hairline where there is none. A cell that failed is crossed.
import { BLANK, FAILED, shareOf, strideOf } from '../maps/grid.js';
import { drawSymbol } from './symbols.js';
import { number, tick, titled } from './format.js';
import { hairline } from './surface.js';
import { cover, logTicks, niceStep, stepDecimals, ticks } from './ticks.js';

/** @typedef {import('../maps/grid.js').Grid} Grid @typedef {import('../maps/choice.js').Axis} Axis @typedef {import('./surface.js').Surface} Surface @typedef {import('./theme.js').Theme} Theme */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {{ low: number, high: number }} Range */
/** @typedef {{ colours: Uint32Array, paper: number, hatch: number, mark: number, pitch: number }} Inks packed words of an image; pitch: px between two lines of the hatch */

/** @param {number} width @param {number} height of the stage @returns {Box} */
export const boxOf = (width, height) => ({ left: 52, top: 34, width: Math.max(40, width - 52 - 12), height: Math.max(40, height - 34 - 38) });

/**
 * What the ends of the colours mean. A measure without bounds of its own takes those of its values, which grow in round steps.
 * @param {{ low: number | null, high: number | null, scale: string }} measure @param {Pick<Grid, 'known' | 'low' | 'high'> | null} grid
 * @returns {Range}
 */
export function rangeFor({ low, high, scale }, grid) {
  if (low !== null && high !== null && Number.isFinite(high - low) && high > low) return { low, high };
  if (!grid?.known) return scale === 'signed' ? { low: -1, high: 1 } : { low: 0, high: 1 };
  const { lo, hi } = cover(grid.low, grid.high, 1e-3 * Math.max(Math.abs(grid.low), Math.abs(grid.high)) || 1e-9);
  const side = Math.max(Math.abs(lo), Math.abs(hi));
  if (scale === 'signed') return { low: -side, high: side };
  return { low: grid.low >= 0 ? Math.max(0, lo) : lo, high: hi };
}

/** 0…255 @param {number} value @param {Range} range */
export function levelOf(value, { low, high }) {
  const level = high > low ? Math.round((255 * (value - low)) / (high - low)) : 128;
  return level < 0 ? 0 : level > 255 ? 255 : level;
}

/** Where cells begin, in px, from the left or from the top. @param {number} i @param {number} count @param {number} length */
const edge = (i, count, length) => Math.round((i * length) / count);

/**
 * Paints one cell into an image; the first row of the map lies at the bottom.
 * @param {Uint32Array} words @param {number} width @param {number} height of the image @param {Grid} grid @param {number} x @param {number} y @param {Range} range @param {Inks} inks
 */
function paintCell(words, width, height, grid, x, y, range, { colours, paper, hatch, mark, pitch }) {
  const { nx, ny, state, values } = grid;
  const left = edge(x, nx, width), right = edge(x + 1, nx, width);
  const top = height - edge(y + 1, ny, height), bottom = height - edge(y, ny, height);
  const cell = grid.standIn(x, y), own = cell === y * nx + x, failed = cell >= 0 && state[cell] === FAILED;
  const line = cell < 0 ? hatch : failed ? mark : colours[levelOf(values[cell], range)];
  for (let v = top; v < bottom; ++v) for (let u = left; u < right; ++u) {
    const on = own && !failed ? true : own ? (u - left === v - top || u - left === bottom - 1 - v) : (u + v) % pitch < (cell < 0 ? 1 : pitch / 2);
    words[v * width + u] = on ? line : paper;
  }
}

/** Everything, as after a change of size or scale. @param {Uint32Array} words @param {number} width @param {number} height @param {Grid} grid @param {Range} range @param {Inks} inks */
export function paintAll(words, width, height, grid, range, inks) {
  for (let y = 0; y < grid.ny; ++y) for (let x = 0; x < grid.nx; ++x) paintCell(words, width, height, grid, x, y, range, inks);
}

/**
 * The cells that have come, with those that they stand for.
 * @param {Uint32Array} words @param {number} width @param {number} height @param {Grid} grid @param {Iterable<number>} cells @param {Range} range @param {Inks} inks
 * @returns {{ left: number, top: number, width: number, height: number }} what has changed of the image
 */
export function paintNew(words, width, height, grid, cells, range, inks) {
  const { nx, ny } = grid;
  let [x0, y0, x1, y1] = [nx, ny, 0, 0];
  for (const cell of cells) {
    const x = cell % nx, y = Math.floor(cell / nx), stride = strideOf(x, y);
    const right = Math.min(nx, x + stride), up = Math.min(ny, y + stride);
    for (let j = y; j < up; ++j) for (let i = x; i < right; ++i) if ((i === x && j === y) || grid.state[j * nx + i] === BLANK) paintCell(words, width, height, grid, i, j, range, inks);
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, right), Math.max(y1, up)];
  }
  if (x1 <= x0) return { left: 0, top: 0, width: 0, height: 0 };
  const left = edge(x0, nx, width), top = height - edge(y1, ny, height);
  return { left, top, width: edge(x1, nx, width) - left, height: height - edge(y0, ny, height) - top };
}

/** @typedef {{ axis: Axis, symbol: string, name: string, unit: string }} Titled */

/** Frame, ticks and titles. @param {Surface} ctx @param {Box} box @param {Theme} theme @param {Titled} x @param {Titled} y */
export function paintAxes(ctx, box, theme, x, y) {
  const { left, top, width, height } = box, floor = top + height;
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = 1;
  ctx.strokeStyle = theme.muted;
  ctx.fillStyle = theme.muted;
  ctx.font = `12px ${theme.font}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const [share, text] of marksOf(x.axis, Math.max(2, Math.floor(width / 64)))) {
    const u = left + share * width;
    hairline(ctx, u, floor + 1, u, floor + 5);
    ctx.fillText(text, u, floor + 7);
  }
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const [share, text] of marksOf(y.axis, Math.max(2, Math.floor(height / 40)))) {
    const v = floor - share * height;
    hairline(ctx, left - 5, v, left - 1, v);
    ctx.fillText(text, left - 8, v);
  }
  ctx.font = `13px ${theme.font}`;
  title(ctx, x, left + width, floor + 34, 'right');
  title(ctx, y, 6, top - 10, 'left');
  ctx.restore();
}

/** @param {Surface} ctx @param {Titled} what @param {number} x @param {number} y @param {'left' | 'right'} align */
function title(ctx, { symbol, name, unit }, x, y, align) {
  const tail = titled(symbol ? `, ${name}` : name, unit);
  ctx.textAlign = align;
  ctx.textBaseline = 'alphabetic';
  drawSymbol(ctx, symbol, x, y, 15, { align, tail, tailFont: ctx.font });
}

/** Round numbers on an axis: share of its length and text. @param {Axis} axis @param {number} most @returns {[number, string][]} */
export function marksOf(axis, most) {
  const [lo, hi] = [Math.min(axis.from, axis.to), Math.max(axis.from, axis.to)];
  const logarithmic = axis.scale === 'log' && hi / lo > 3;
  const step = niceStep(hi - lo, most);
  return (logarithmic ? logTicks(lo, hi) : ticks(lo, hi, most)).map((value) => [shareOf(axis, value), logarithmic ? number(value) : tick(value, stepDecimals(step))]);
}

/**
 * Where the running simulation stands: a cross-hair, and arrows at the edge where it stands beside the map.
 * @param {CanvasRenderingContext2D} ctx @param {Box} box @param {Theme} theme @param {number} x @param {number} y shares of the axes
 */
export function paintPlace(ctx, { left, top, width, height }, theme, x, y) {
  const inside = (/** @type {number} */ share) => share >= 0 && share <= 1;
  const u = left + Math.min(1, Math.max(0, x)) * width, v = top + (1 - Math.min(1, Math.max(0, y))) * height;
  const lines = () => {
    if (inside(x)) hairline(ctx, u, top, u, top + height);
    if (inside(y)) hairline(ctx, left, v, left + width, v);
    ctx.beginPath();
    if (inside(x) && inside(y)) ctx.arc(u, v, 6, 0, 2 * Math.PI);
    else {
      // Points out of the map, to where the simulation is.
      const a = Math.atan2(inside(y) ? 0 : y < 0 ? 1 : -1, inside(x) ? 0 : x < 0 ? -1 : 1);
      const at = (/** @type {number} */ turn, /** @type {number} */ r) => /** @type {[number, number]} */ ([u + r * Math.cos(a + turn), v + r * Math.sin(a + turn)]);
      ctx.moveTo(...at(2.5, 10));
      ctx.lineTo(...at(0, 0));
      ctx.lineTo(...at(-2.5, 10));
    }
    ctx.stroke();
  };
  ctx.save();
  ctx.setLineDash([]);
  // Light under dark: seen on every colour of the map.
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 4;
  ctx.globalAlpha = 0.75;
  lines();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = theme.drive;
  ctx.lineWidth = 1.5;
  lines();
  ctx.restore();
}

/** The cell that is read. @param {CanvasRenderingContext2D} ctx @param {Box} box @param {Theme} theme @param {Grid} grid @param {[number, number]} cell */
export function paintPointed(ctx, { left, top, width, height }, theme, { nx, ny }, [x, y]) {
  const [x0, x1, y0, y1] = [edge(x, nx, width), edge(x + 1, nx, width), edge(y, ny, height), edge(y + 1, ny, height)];
  ctx.save();
  for (const [colour, wide] of /** @type {[string, number][]} */ ([[theme.paper, 4], [theme.ink, 1.5]])) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = wide;
    ctx.strokeRect(left + x0 - 1, top + height - y1 - 1, x1 - x0 + 2, y1 - y0 + 2);
  }
  ctx.restore();
}

/** For a file: rows of equal colour become one rectangle. @param {Surface} ctx @param {Box} box @param {Theme} theme @param {Grid} grid @param {Range} range @param {string[]} css */
export function paintFigure(ctx, { left, top, width, height }, theme, grid, range, css) {
  const { nx, ny, state, values } = grid;
  for (let y = 0; y < ny; ++y) {
    const low = top + height - (y * height) / ny, tall = height / ny;
    for (let x = 0; x < nx;) {
      const colour = of(x, y);
      let end = x + 1;
      while (end < nx && of(end, y) === colour) end += 1;
      if (colour) {
        ctx.fillStyle = colour;
        ctx.fillRect(left + (x * width) / nx, low - tall, ((end - x) * width) / nx, tall);
      }
      x = end;
    }
  }
  ctx.strokeStyle = theme.hairline;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(left - 0.5, top - 0.5, width + 1, height + 1);
  ctx.stroke();
  function of(/** @type {number} */ x, /** @type {number} */ y) {
    const cell = y * nx + x;
    return state[cell] === BLANK ? '' : state[cell] === FAILED ? theme.muted : css[levelOf(values[cell], range)];
  }
}
