// The page "One stimulus, six dialects": loads the core, starts a session, and joins it to the page and its address.
import { PushPull } from '../../wasm/push_pull.js';
import catalog from 'virtual:catalog';
import './dialects.css';
import './pp-dialects.js';
import { Session } from './session.js';
import { absent, kindIn, write } from './place.js';

/** @typedef {import('../types').State} State */

const page = /** @type {import('./pp-dialects.js').PpDialects} */ (document.querySelector('pp-dialects'));
/** @type {Session | undefined} */ let session;
let oscillated = false;

/** Of the screen: what the first picture shows, and what the second fills, so that nobody waits for the other rungs to come in. */
const FIRST = 0.3, FULL = 0.96;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** A visitor without storage keeps the device's theme. @returns {State['theme']} */
function storedTheme() {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {State['theme']} theme */
function showTheme(theme) {
  if (document.documentElement.dataset.theme === theme) return;
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // the theme lasts as long as the page
  }
  session?.loop.invalidate();
}

/** @param {any} lab */
function render(lab) {
  page.lab = lab;
  showTheme(lab.state.theme);
  if (session && lab.state.message?.kind !== 'error') later(write(lab.state, lab.catalog));
}

let pending = '';
/** The address as it was last read or written. */
let known = location.hash;

/** Browsers limit how often an address may change; a drag changes it once at its end. @param {string} hash */
function later(hash) {
  if (hash === (pending || location.hash || '#v1/dialects')) return;
  if (!pending) setTimeout(() => {
    // An address that came meanwhile is somebody else's.
    if (pending && location.hash === known) history.replaceState(null, '', pending);
    known = location.hash;
    pending = '';
  }, 150);
  pending = hash;
}

/** @param {any} lab */
function draw(lab) {
  const again = page.draw(lab);
  if (!oscillated && lab.sim.steps > 0) {
    oscillated = true;
    requestAnimationFrame(() => {
      performance.mark('first-oscillation');
      /** @type {Session} */ (session).fill(FULL);
    });
  }
  return again || !oscillated;
}

/** @param {'core' | 'all'} models @returns {Promise<any>} */
const load = (models) => /** @type {any} */ (PushPull).load(models === 'core' ? { models, catalog } : { models });

/** The request that waits for its waveform; a later choice of one takes its place. @type {import('../types').Request | null} */
let waiting = null;

/** @param {import('../types').Request} request */
async function ask(request) {
  const begun = /** @type {Session} */ (session);
  const chooses = request.type === 'set' && request.path === 'drive.0.kind', kind = chooses ? request.value : request.type === 'link' ? kindIn(request.hash) : '';
  if (chooses || request.type === 'link') waiting = request;
  if (!absent(begun.catalog, kind)) return begun.ask(request);
  try {
    const core = await load('all');
    if (absent(begun.catalog, kind)) begun.move(core);
    if (kind !== 'more' && waiting === request) begun.ask(request);
  } catch {
    begun.ask({ type: 'note', kind: 'error', text: 'The other waveforms could not be loaded. Try again when the connection is back.' });
  }
}

async function start() {
  // On its way with the page itself, so that it is there to fall back on.
  const first = load('core');
  const core = await (absent(catalog, kindIn(location.hash)) ? load('all').catch(() => first) : first);
  performance.mark('core-ready');
  const clock = { now: () => performance.now(), frame: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
  const begun = new Session(core, clock, { render, draw, reset: () => page.reset() }, { hash: location.hash, running: !reduced.matches, theme: storedTheme() });
  session = begun;
  await page.updateComplete;
  begun.fill(FIRST);
  Object.defineProperty(window, '__pushPull', { value: begun });

  page.addEventListener('pp-request', (event) => ask(/** @type {CustomEvent} */ (event).detail));
  new ResizeObserver(() => begun.loop.invalidate()).observe(page);
  for (const query of [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')]) query.addEventListener('change', () => begun.loop.invalidate());
  document.addEventListener('visibilitychange', () => begun.loop.hide(document.hidden));
  window.addEventListener('hashchange', () => {
    pending = '';
    known = location.hash;
    if (location.hash !== write(begun.store.state, begun.catalog)) ask({ type: 'link', hash: location.hash });
  });
}

start().catch((error) => {
  const note = /** @type {HTMLElement} */ (document.getElementById('trouble'));
  note.textContent = `The page did not start: ${error?.message ?? error}. It needs a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer.`;
  note.hidden = false;
  console.error(error);
});
