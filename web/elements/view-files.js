// What a plot gives away: its data as a table in a dialog, and its picture and data as files. Fetched when asked for.

/** @typedef {import('./view.js').View} View */
/** @typedef {import('../draw/surface.js').Surface} Surface */

const SCALE = 3;  // pixels of a PNG for a unit of the drawing

const STYLE = `
  dialog { width: min(90vw, 720px); max-height: 80vh; padding: 16px; color: var(--ink); background: var(--paper); border: 1px solid var(--hairline); border-radius: 4px; }
  dialog[open] { display: flex; flex-direction: column; gap: 8px; }
  dialog::backdrop { background: rgb(0 0 0 / 0.3); }
  dialog .bar { display: flex; justify-content: space-between; align-items: center; }
  dialog h2 { margin: 0; font-size: 1rem; }
  dialog button { border-color: var(--hairline); }
  dialog .scroll { overflow: auto; }
  table { border-collapse: collapse; width: 100%; }
  caption { text-align: left; color: var(--muted); padding-bottom: 8px; }
  th, td { text-align: right; padding: 2px 12px 2px 0; border-bottom: 1px solid var(--hairline); white-space: nowrap; }
  th { position: sticky; top: 0; background: var(--paper); font-weight: 600; }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** @param {View} view */
export function showTable(view) {
  const root = /** @type {ShadowRoot} */ (view.shadowRoot);
  const dialog = root.querySelector('dialog') ?? makeDialog(root);
  const { caption, head, rows } = view.table();
  const parts = [document.createElement('caption'), document.createElement('thead'), document.createElement('tbody')];
  parts[0].textContent = caption;
  parts[1].append(line(head, 'th'));
  parts[2].append(...rows.map((row) => line(row, 'td')));
  dialog.querySelector('table')?.replaceChildren(...parts);
  dialog.showModal();
}

/** @param {ShadowRoot} root */
function makeDialog(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets.push(sheet);
  const dialog = document.createElement('dialog');
  dialog.innerHTML = `<div class="bar"><h2></h2><button type="button">Close</button></div>
    <div class="scroll" tabindex="0" role="region" aria-label="Table"><table></table></div>`;
  /** @type {HTMLElement} */ (dialog.querySelector('h2')).textContent = root.querySelector('.title')?.textContent ?? '';
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
  root.append(dialog);
  return dialog;
}

/** @param {(string | number)[]} cells @param {'th' | 'td'} kind */
function line(cells, kind) {
  const row = document.createElement('tr');
  for (const text of cells) {
    const cell = document.createElement(kind);
    if (kind === 'th') cell.setAttribute('scope', 'col');
    cell.textContent = typeof text === 'number' ? String(Number(text.toPrecision(6))).replace('-', '\u2212') : text;
    row.append(cell);
  }
  return row;
}

/** @param {View} view @param {string} kind png, svg or csv */
export async function save(view, kind) {
  if (!view.lab) return;
  const content = kind === 'png' ? await picture(view, SCALE) : new Blob([kind === 'svg' ? await svg(view) : tableAsCsv(view)], { type: kind === 'svg' ? 'image/svg+xml' : 'text/csv' });
  if (!content) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${view.lab.model.id}-${view.name}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The picture as an SVG file with real paths. @param {View} view */
export async function svg(view) {
  const { SvgContext } = await import('../draw/svg-context.js');
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
