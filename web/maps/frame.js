// What stands around the cells of a map: the frame, the axes, and the colours with what they mean.
import { paintScale } from '../draw/network/scene.js';
import { paintAxes } from '../draw/map.js';
import { number } from '../draw/format.js';
import { titledAxis } from './words.js';

/** @typedef {import('../draw/surface.js').Surface} Surface @typedef {import('./words.js').Shown} Shown */
/** @typedef {{ box: import('../draw/map.js').Box, theme: import('../draw/theme.js').Theme }} View */

/** @param {Surface} ctx @param {View} view @param {Shown} map @param {import('../draw/map.js').Range} range @param {string[]} colours */
export function paintAround(ctx, { box, theme }, { choice, among, measure }, range, colours) {
  const { name, unit, scale } = measure, length = Math.min(200, Math.round(box.width * 0.55));
  ctx.strokeStyle = theme.hairline;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
  ctx.stroke();
  paintAxes(ctx, box, theme, titledAxis(among, choice.x), titledAxis(among, choice.y));
  const ends = scale === 'binary' ? ['no', 'yes'] : scale === 'phase' ? ['−π', 'π'] : [number(range.low), number(range.high)];
  const title = fits(ctx, theme.font, [unit ? `${name} (${unit})` : name, name], ends, length);
  paintScale(ctx, colours, box.left + box.width - length, 3, length, theme, [ends[0], ends[1], title]);
}

/** What stands between the ends of the colours, where there is room; it also stands in the menu. @param {Surface} ctx @param {string} font @param {string[]} texts @param {string[]} ends @param {number} length */
function fits(ctx, font, texts, ends, length) {
  ctx.font = `11px ${font}`;
  const room = length - 2 * Math.max(...ends.map((end) => ctx.measureText(end).width)) - 16;
  return texts.find((one) => ctx.measureText(one).width <= room) ?? '';
}
