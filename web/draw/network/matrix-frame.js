// What stands around and over the cells of a matrix.

/** @typedef {import('../surface.js').Surface} Surface @typedef {import('../theme.js').Theme} Theme @typedef {{ left: number, top: number, side: number }} Frame */

/** The border, what rows and columns are, and where the right hemisphere begins. @param {Surface} ctx @param {Frame} frame @param {Theme} theme @param {number} lefts share of the left hemisphere, 0 when it is not told */
export function paintFrame(ctx, { left, top, side }, theme, lefts) {
  ctx.save();
  ctx.strokeStyle = theme.hairline;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(left - 0.5, top - 0.5, side + 1, side + 1);
  if (lefts > 0 && lefts < 1) {
    const at = Math.round(lefts * side) + 0.5;
    ctx.moveTo(left, top + at);
    ctx.lineTo(left + side, top + at);
    ctx.moveTo(left + at, top);
    ctx.lineTo(left + at, top + side);
  }
  ctx.stroke();
  ctx.font = `11px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'left';
  ctx.fillText('from (column) →', left, top - 5);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'top';
  ['to', '(row)', '↓'].forEach((text, n) => ctx.fillText(text, left - 8, top + 13 * n));
  ctx.restore();
}

/** Selected nodes, at the left and above. @param {Surface} ctx @param {Frame} frame @param {Theme} theme @param {number[]} places @param {number} nodes */
export function paintTicks(ctx, { left, top, side }, theme, places, nodes) {
  const step = side / nodes, wide = Math.max(2, step);
  ctx.fillStyle = theme.ink;
  for (const at of places) {
    if (at < 0) continue;
    ctx.fillRect(left - 5, top + (at + 0.5) * step - wide / 2, 4, wide);
    ctx.fillRect(left + (at + 0.5) * step - wide / 2, top - 5, wide, 4);
  }
}

/** The cell that is read, with its text. @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {Theme} theme @param {[number, number]} cell row and column @param {number} nodes @param {string} text @param {number} width of the stage */
export function paintCell(ctx, { left, top, side }, theme, [row, column], nodes, text, width) {
  const step = side / nodes, box = Math.max(5, step);
  const [x, y] = [left + (column + 0.5) * step, top + (row + 0.5) * step];
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.35;
  ctx.beginPath();
  ctx.moveTo(left, y);
  ctx.lineTo(left + side, y);
  ctx.moveTo(x, top);
  ctx.lineTo(x, top + side);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.strokeRect(x - box / 2, y - box / 2, box, box);

  ctx.font = `600 12px ${theme.font}`;
  const length = ctx.measureText(text).width;
  const place = Math.max(2, Math.min(width - length - 12, x - length / 2));
  const below = y + box / 2 + 24 < top + side ? y + box / 2 + 4 : y - box / 2 - 24;
  ctx.fillStyle = theme.paper;
  ctx.fillRect(place, below, length + 10, 20);
  ctx.strokeStyle = theme.hairline;
  ctx.strokeRect(place + 0.5, below + 0.5, length + 9, 19);
  ctx.fillStyle = theme.ink;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, place + 5, below + 10);
}
