// Connectomes of the visitor's own, kept in this browser so that a link to one finds it again after a reload and in another tab. Nothing
// leaves the machine. A browser that keeps nothing, as a private window may, is no fault: the file is asked for again.
import { fingerprint, parted } from './name.js';

/** @typedef {import('../types').Connectome} Connectome @typedef {{ print: string, name: string, at: number, bytes: number, connectome: Connectome }} Kept */
/** @typedef {{ all(): Promise<Kept[]>, put(kept: Kept): Promise<void>, drop(print: string): Promise<void> }} Shelf */

const MOST = 8;
const MOST_BYTES = 64e6;

/** What a link says of a file. @param {string} hash */
export function fileIn(hash) {
  const value = [...hash.matchAll(/[?&]connectome=(file(?::|%3A)[^&]*)/gi)].pop()?.[1];
  try {
    return value ? parted(decodeURIComponent(value.replace(/\+/g, ' '))) : null;
  } catch {
    return null;  // cut in the middle of an escape
  }
}

/**
 * What is kept; the oldest goes when there are too many or they are too large together.
 * @param {Shelf} shelf @param {Connectome} connectome @param {number} [now]
 */
export async function keep(shelf, connectome, now = Date.now()) {
  const print = fingerprint(connectome);
  const bytes = [connectome.weights, connectome.lengths, connectome.centres, connectome.areas].reduce((sum, values) => sum + (values?.byteLength ?? 0), 0);
  if (bytes > MOST_BYTES) return;
  await shelf.put({ print, name: connectome.name.trim(), at: now, bytes, connectome });
  let room = MOST_BYTES, places = MOST;
  for (const kept of (await shelf.all()).sort((a, b) => b.at - a.at)) {
    room -= kept.bytes;
    places -= 1;
    if (room < 0 || places < 0) await shelf.drop(kept.print);
  }
}

/** By its fingerprint; where an older link has none, the last of that name. @param {Shelf} shelf @param {{ name: string, print: string }} file @returns {Promise<Connectome | null>} */
export async function find(shelf, { name, print }) {
  const kept = (await shelf.all()).filter((one) => (print ? one.print === print : one.name === name)).sort((a, b) => b.at - a.at)[0];
  // What the browser gives back must be what it was given.
  return kept && fingerprint(kept.connectome) === kept.print ? kept.connectome : null;
}

/**
 * Before a link is read: fetches the file that it names from what is kept, and notes the link when it is not there.
 * @param {import('../types').Brain | undefined} brain @param {string} hash @param {Shelf} [shelf]
 */
export async function recall(brain, hash, shelf = inBrowser) {
  if (!brain) return;
  const file = fileIn(hash), { imported } = brain;
  imported.awaited = null;
  if (!file || imported.find(file)) return;
  const connectome = await find(shelf, file).catch(() => null);
  if (connectome) {
    imported.add(connectome);
    keep(shelf, connectome).catch(() => {});
  } else imported.awaited = { ...file, hash };
}

/** @param {string} id of a connectome @param {Shelf} [shelf] */
export const forget = async (id, shelf = inBrowser) => shelf.drop(parted(id)?.print ?? '');

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act @returns {Promise<any>} */
async function within(mode, act) {
  const opening = indexedDB.open('push-pull', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('connectomes', { keyPath: 'print' });
  const base = await answer(opening);
  try {
    return await answer(act(base.transaction('connectomes', mode).objectStore('connectomes')));
  } finally {
    base.close();
  }
}

/** @type {Shelf} */
export const inBrowser = {
  all: () => within('readonly', (store) => store.getAll()),
  put: (kept) => within('readwrite', (store) => store.put(kept)),
  drop: (print) => within('readwrite', (store) => store.delete(print)),
};
