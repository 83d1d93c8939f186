// What a plot gives away: its picture and its data as files. Fetched when asked for.

/** @typedef {import('./view.js').View} View */
/** @typedef {import('../draw/surface.js').Surface} Surface */

const SCALE = 3;  // pixels of a PNG for a unit of the drawing

/** @param {View} view @param {string} kind png, svg or csv */
export async function save(view, kind) {
  if (!view.lab) return;
  // The plot may leave while its picture is being made.
  const name = `${view.lab.model.id}-${view.name}.${kind}`;
  const content = kind === 'png' ? await picture(view, SCALE) : new Blob([kind === 'svg' ? await svg(view) : tableAsCsv(view)], { type: kind === 'svg' ? 'image/svg+xml' : 'text/csv' });
  if (!content?.size) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The picture as an SVG file with real paths, '' of a plot that has left. @param {View} view */
export async function svg(view) {
  const { SvgContext } = await import('../draw/svg-context.js');
  if (!view.lab) return '';
  const ruler = view.layers[0];
  const context = new SvgContext(view.width, view.height, (font, text) => {
    ruler.save();
    ruler.font = font;
    const { width } = ruler.measureText(text);
    ruler.restore();
    return width;
  });
  paint(view, context);
  return context.finish(view.describe());
}

/** The picture as a PNG file. @param {View} view @param {number} scale pixels for a unit of the drawing @returns {Promise<Blob | null>} */
export function picture(view, scale) {
  const canvas = document.createElement('canvas');
  canvas.width = view.width * scale;
  canvas.height = view.height * scale;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  paint(view, ctx);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** @param {View} view @param {Surface} ctx */
function paint(view, ctx) {
  ctx.fillStyle = view.theme.paper;
  ctx.fillRect(0, 0, view.width, view.height);
  view.figure(ctx);
}

/** @param {View} view */
function tableAsCsv(view) {
  const { head, rows } = view.table();
  return csv(head, rows);
}

/** A comma separated file; quotes only where needed. @param {string[]} head @param {(string | number)[][]} rows */
export function csv(head, rows) {
  const cell = (/** @type {string | number} */ v) => {
    const text = String(v);
    return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
