// Files dropped anywhere on the page. The card and all readers are fetched when the first file comes.
import { loadFamily } from '../lab/family.js';

/** @typedef {import('./reader.js').Dropped} Dropped */

/** More are no connectome, but somebody's home folder. */
const MOST = 500;

const card = () => import('../elements/pp-connectome-card.js');

/**
 * Opens the card on files. What it accepts goes to the page as the event `pp-connectome`, whose detail is { connectome, verdict }.
 * @param {Dropped[] | File[]} files @param {HTMLElement} page
 */
export async function open(files, page) {
  const { openConnectomeFiles } = await card();
  openConnectomeFiles(files, {
    table: places,
    onAccept: (connectome, verdict) => page.dispatchEvent(new CustomEvent('pp-connectome', { bubbles: true, composed: true, detail: { connectome, verdict } })),
  });
}

/** Where the regions of the built-in atlas lie, for files that have names only. @returns {Promise<any>} */
const places = async () => /** @type {any} */ (await loadFamily()).connectome?.('dk68') ?? null;

/** Asks for files as the page's own button does. @param {HTMLElement} page */
export function choose(page) {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => input.files?.length && open([...input.files], page));
  input.click();
}

/** @param {DataTransfer} transfer @returns {Promise<Dropped[]>} the files, and those of folders, with their paths */
async function filesOf(transfer) {
  // Entries must be asked for before the event ends.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  if (!entries.length) return [...transfer.files].map((file) => ({ path: file.name, file }));
  /** @type {Dropped[]} */ const all = [];
  for (const entry of entries) await walk(entry, all);
  return all;
}

/** @param {FileSystemEntry} entry @param {Dropped[]} all @returns {Promise<void>} */
async function walk(entry, all) {
  if (all.length >= MOST) return;
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
    all.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  // A folder is told in batches, until an empty one.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!batch.length) return;
    for (const each of batch) await walk(each, all);
  }
}

const page = () => /** @type {HTMLElement} */ (document.querySelector('pp-lab'));
const holds = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
document.addEventListener('dragenter', (event) => void (holds(event) && card()));
document.addEventListener('dragover', (event) => {
  if (!holds(event)) return;
  event.preventDefault();
  document.documentElement.classList.add('dropping');
});
document.addEventListener('dragleave', (event) => event.relatedTarget === null && document.documentElement.classList.remove('dropping'));
document.addEventListener('drop', async (event) => {
  document.documentElement.classList.remove('dropping');
  if (!holds(event) || !event.dataTransfer) return;
  event.preventDefault();
  const files = await filesOf(event.dataTransfer);
  if (files.length) open(files, page());
});
