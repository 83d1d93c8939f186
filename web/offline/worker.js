// The service worker: after a visit the site opens without a connection. What the site consists of is written in front of this
// file when it is built (build/offline.js): the path of each file and the SHA-256 of its content, and which of them the pages
// start with. A file is kept under its hash, and only if it has it: a version of the site is complete or absent, never a mixture.

const scope = /** @type {any} */ (self).registration.scope;
/** @type {{ files: Record<string, string>, first: string[] }} */
const { files, first } = /** @type {any} */ (self).site;

/** A page that the network has not brought by then comes from here, if it is here. */
const PATIENCE_MS = 4000;
/** Of the connection that the response came over, not of the content. */
const PASSING = ['Vary', 'Content-Encoding', 'Content-Length'];

// Other sites may share the origin, and its caches.
const shelf = () => caches.open(`push-pull ${scope}`);
const keyOf = (/** @type {string} */ path) => `${scope}${path}?${files[path]}`;

// Some hosts redirect from index.html to its folder.
const addressOf = (/** @type {string} */ path) => scope + path.replace(/(^|\/)index\.html$/, '$1');

/** @param {string} address @returns {string} the path of a file of the site, '' when it is none */
function fileOf(address) {
  const { origin, pathname } = new URL(address);
  const whole = origin + pathname;
  const path = whole.startsWith(scope) ? whole.slice(scope.length).replace(/(^|\/)$/, '$1index.html') : '';
  return Object.hasOwn(files, path) ? path : '';
}

/** The file as it is kept, from the network if it is not. @param {string} path @param {'auto' | 'low'} [priority] @returns {Promise<Response>} */
async function keep(path, priority = 'auto') {
  const cache = await shelf(), key = keyOf(path);
  const known = await cache.match(key);
  if (known) return known;
  // A file that is named by its content is right wherever the browser has it from.
  const answer = await fetch(addressOf(path), /** @type {any} */ ({ integrity: `sha256-${files[path]}`, cache: path.startsWith('assets/') ? 'default' : 'no-cache', priority }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const headers = new Headers(answer.headers);
  for (const name of PASSING) headers.delete(name);
  const kept = new Response(await answer.blob(), { headers });
  await cache.put(key, kept.clone());
  return kept;
}

/** A page is the newest there is: from the network, and as it was kept where that fails. @param {Request} request @param {string} path @returns {Promise<Response>} */
async function page(request, path) {
  const kept = await (await shelf()).match(keyOf(path));
  const network = fetch(request, { cache: 'no-cache' });
  if (!kept) return network;
  const fresh = network.then((answer) => (answer.status < 400 ? answer : kept), () => kept);
  return Promise.race([fresh, new Promise((/** @type {(page: Response) => void} */ done) => setTimeout(done, PATIENCE_MS, kept))]);
}

/** One after the other, so that nothing else has to wait. @param {string[]} paths @param {(error: unknown) => void} failed */
async function keepAll(paths, failed) {
  for (const path of paths) await keep(path, 'low').catch(failed);
}

/** @param {unknown} error */
function refuse(error) {
  throw error;
}

/** Where every byte counts, only what was used is kept. */
function thrifty() {
  const { saveData = false, effectiveType = '4g' } = /** @type {any} */ (navigator).connection ?? {};
  return saveData || effectiveType !== '4g';
}

/** A new version waits until no page of the old one is open, and then drops what only that one had. */
async function drop() {
  const cache = await shelf();
  const ours = new Set(Object.keys(files).map(keyOf));
  for (const { url } of await cache.keys()) if (!ours.has(url)) await cache.delete(url);
  await /** @type {any} */ (self).clients.claim();
}

// All that the pages start with, or no version at all.
self.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keepAll(thrifty() ? [] : first, refuse)));
self.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(drop()));

// A page at rest tells what it has used; the rest of the site follows. What fails is tried again at the next visit.
self.addEventListener('message', (/** @type {any} */ event) => {
  const used = event.data.used.map(fileOf).filter(Boolean);
  event.waitUntil(keepAll([...used, ...(thrifty() ? [] : Object.keys(files))], () => {}));
});

self.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const path = request.method === 'GET' ? fileOf(request.url) : '';
  if (path) return event.respondWith(request.mode === 'navigate' ? page(request, path) : keep(path).catch(() => fetch(request)));
  // Without a server nobody adds the slash that a folder ends with.
  const folder = `${request.url.replace(/[?#].*/s, '')}/`;
  if (request.mode === 'navigate' && fileOf(folder)) event.respondWith(fetch(request).catch(() => Response.redirect(folder)));
});
