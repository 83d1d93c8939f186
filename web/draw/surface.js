// What the drawing code asks of a canvas. A 2D context has it, and so has the SVG recorder.

/**
 * @typedef {Pick<CanvasRenderingContext2D,
 *   'save' | 'restore' | 'translate' | 'beginPath' | 'closePath' | 'moveTo' | 'lineTo' | 'arc' | 'rect' |
 *   'clip' | 'stroke' | 'fill' | 'fillRect' | 'clearRect' | 'fillText' | 'strokeText' | 'setLineDash' |
 *   'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'lineDashOffset' | 'globalAlpha' |
 *   'font' | 'textAlign' | 'textBaseline'> & { measureText(text: string): { width: number } }} Surface
 */

/**
 * A crisp line along a row or column of pixels.
 * @param {Surface} ctx @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1
 */
export function hairline(ctx, x0, y0, x1, y1) {
  const shift = ctx.lineWidth <= 1 ? 0.5 : 0;
  const snap = (/** @type {number} */ v) => Math.round(v - shift) + shift;
  ctx.beginPath();
  ctx.moveTo(x0 === x1 ? snap(x0) : x0, y0 === y1 ? snap(y0) : y0);
  ctx.lineTo(x0 === x1 ? snap(x1) : x1, y0 === y1 ? snap(y1) : y1);
  ctx.stroke();
}

/**
 * Text on a halo of the ground, so that it can stand on lines.
 * @param {Surface} ctx @param {string} text @param {number} x @param {number} y @param {string} ground
 */
export function haloText(ctx, text, x, y, ground) {
  ctx.save();
  ctx.strokeStyle = ground;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.strokeText(text, x, y);
  ctx.restore();
  ctx.fillText(text, x, y);
}
