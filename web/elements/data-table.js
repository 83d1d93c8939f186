// The data of a plot as a table in a dialog: the numbers that are drawn, with their units. Fetched when asked for.
import { csv } from './view-files.js';

/** @typedef {import('./view.js').Table} Table */
/** @typedef {{ shadowRoot: ShadowRoot | null, table: () => Table }} Plot */

/** Rows that are shown at most; a copy has them all. */
const MOST = 200;

const STYLE = `
  dialog { width: min(90vw, 720px); max-height: 80vh; padding: 16px; color: var(--ink); background: var(--paper); border: 1px solid var(--hairline); border-radius: 4px; }
  dialog[open] { display: flex; flex-direction: column; gap: 8px; }
  dialog::backdrop { background: rgb(0 0 0 / 0.3); }
  dialog .top { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  dialog h2 { flex: 1; margin: 0; font-size: 1rem; }
  dialog button { border-color: var(--hairline); }
  dialog .scroll { overflow: auto; }
  dialog p { margin: 0; color: var(--muted); }
  dialog p:empty { display: none; }
  table { border-collapse: collapse; width: 100%; }
  caption { text-align: start; color: var(--muted); padding-bottom: 8px; }
  /* As wide as the dialog, not as the table. */
  caption span { display: inline-block; max-width: min(90vw - 40px, 680px); }
  th, td { text-align: right; padding: 2px 12px 2px 0; border-bottom: 1px solid var(--hairline); white-space: nowrap; }
  tbody th { font-weight: 400; }
  thead th { position: sticky; top: 0; background: var(--paper); font-weight: 600; }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** @param {Plot} plot */
export function showTable(plot) {
  const root = /** @type {ShadowRoot} */ (plot.shadowRoot);
  const dialog = root.querySelector('dialog') ?? makeDialog(root);
  const table = plot.table();
  const { rows, said } = shorten(table);
  const parts = [document.createElement('caption'), document.createElement('thead'), document.createElement('tbody')];
  parts[0].append(document.createElement('span'));
  parts[0].children[0].textContent = [table.caption, said].filter(Boolean).join(' ');
  parts[1].append(line(table.head, 'col'));
  parts[2].append(...rows.map((row) => line(row, 'row')));
  const find = (/** @type {string} */ selector) => /** @type {any} */ (dialog.querySelector(selector));
  find('table').replaceChildren(...parts);
  find('h2').textContent = root.querySelector('.title')?.textContent ?? '';
  find('p').textContent = '';
  find('.copy').onclick = async () => (find('p').textContent = await copied(table));
  dialog.showModal();
}

/** What is shown of many rows, and the sentence that says so. @param {Table} table */
export function shorten({ rows }) {
  if (rows.length <= MOST) return { rows, said: rows.length ? '' : 'There is nothing to show yet.' };
  // Along an axis evenly; of things with names the first.
  const every = typeof rows[0][0] === 'number' ? Math.ceil(rows.length / MOST) : 1;
  const some = rows.filter((_, k) => k % every === 0).slice(0, MOST);
  return { rows: some, said: `Shown: ${every > 1 ? `every ${ordinal(every)}` : `the first ${MOST}`} of ${rows.length} rows; a copy has all.` };
}

/** @param {number} n */
const ordinal = (n) => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;

/** @param {Table} table @returns {Promise<string>} what came of it */
async function copied({ head, rows }) {
  try {
    await navigator.clipboard.writeText(csv(head, rows));
    return `${rows.length} rows are copied.`;
  } catch {
    return 'This page may not copy. Save, CSV writes the same rows to a file.';
  }
}

/** @param {ShadowRoot} root */
function makeDialog(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets.push(sheet);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'of-table');
  dialog.innerHTML = `<div class="top"><h2 id="of-table"></h2><button type="button" class="copy">Copy as CSV</button><button type="button" class="close">Close</button></div><p role="status"></p>
    <div class="scroll" tabindex="0" role="region" aria-label="Table"><table></table></div>`;
  // Keys for the table are not the page's shortcuts.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.querySelector('.close')?.addEventListener('click', () => dialog.close());
  root.append(dialog);
  return dialog;
}

/** One row: heads of columns, or the head of a row and its cells. @param {(string | number)[]} cells @param {'col' | 'row'} scope */
function line(cells, scope) {
  const row = document.createElement('tr');
  cells.forEach((text, k) => {
    const head = scope === 'col' || k === 0;
    const cell = document.createElement(head ? 'th' : 'td');
    if (head) cell.setAttribute('scope', scope);
    cell.textContent = typeof text === 'number' ? (Number.isFinite(text) ? String(Number(text.toPrecision(6))).replace('-', '\u2212') : '\u2013') : text;
    row.append(cell);
  });
  return row;
}
