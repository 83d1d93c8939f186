// The lab page: loads the core, starts a session, and joins it to the page and its address.
import { PushPull } from '../../wasm/push_pull.js';
import catalog from 'virtual:catalog';
import typeset from 'virtual:typeset';
import faces from 'virtual:typeset/fonts';
import 'virtual:typeset.css';
import '../style/page.css';
import '../elements/pp-lab.js';
import '../elements/pp-scope.js';
import '../elements/pp-phase-plane.js';
import '../elements/pp-spectrum.js';
import { NotedHistory } from '../network/noted-history.js';
import { Session } from './session.js';
import { Family, absent, loadFamily } from './family.js';
import { Steps } from './steps.js';
import { showTheme, storedTheme } from './theme.js';
import { modelIn, parted, write } from '../url.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Typeset} Typeset */

const page = /** @type {import('../elements/pp-lab.js').PpLab} */ (document.querySelector('pp-lab'));

/** @type {Record<string, Typeset>} */ const rendered = {};
/** @type {Session | undefined} */ let session;
/** @type {Family | undefined} */ let family;
/** @type {Steps | undefined} */ let steps;
let oscillated = false;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** The symbols of a model arrive after the first trace, once. @param {string} model */
async function fetchTypeset(model) {
  if (rendered[model] || !typeset[model]) return;
  // Without it the names stand for the symbols.
  const set = (await typeset[model]().catch(() => null))?.default;
  if (!set || rendered[model]) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(set.css);
  document.adoptedStyleSheets.push(sheet);
  rendered[model] = set;
  if (session) render(session.lab);
}

/** @param {Lab} lab */
const dressed = (lab) => ({ ...lab, rendered: rendered[lab.model.id] ?? null });

/** @param {Lab} lab */
function render(lab) {
  page.lab = dressed(lab);
  steps?.see(lab.state);
  if (showTheme(lab.state.theme)) session?.loop.invalidate();
  fetchTypeset(lab.model.id);
  const hash = write(lab.state, lab.catalog);
  // A link that waits for its model, or that has a fault, stays as it is, as does one that has just come and is not read yet; before there
  // is a session nothing is known of any. One that names a moment stays until something is changed.
  if (session && location.hash === known && hash !== parted(pending || location.hash).hash && lab.state.message?.kind !== 'error' && !family?.waiting) remember(hash);
}

let pending = '';
/** The address as it was last read or written: another one is somebody else's. */
let known = location.hash;

/** The part of an address that one goes back to: the model and its situation. @param {string} hash */
const chapter = (hash) => `${/^#v1\/[^?]*/.exec(hash)?.[0]} ${/[?&](at=[^&]*)/.exec(hash)?.[1]}`;

/** Another model or situation is a new entry of the history, another value is not. @param {string} hash */
function remember(hash) {
  const now = pending || location.hash;
  if (now.length < 2 || chapter(now) === chapter(hash)) return later(hash);
  flush();
  history.pushState(null, '', hash);
  known = location.hash;
}

function flush() {
  if (pending && location.hash === known) {
    history.replaceState(null, '', pending);
    known = location.hash;
  }
  pending = '';
}

/** Browsers limit how often an address may change; a drag changes it once at its end. @param {string} hash */
function later(hash) {
  if (!pending) setTimeout(flush, 150);
  pending = hash;
}

const TYPE_WAIT = 3000;  // ms

/** The fonts of the mathematics, after the first rhythm and all at once: the equation is not seen before, or as long as is borne (style/model.css). */
async function setType() {
  const { documentElement: root, fonts } = document;
  const late = setTimeout(() => root.classList.add('typeset'), TYPE_WAIT);
  // Without one of them the page's serif stands for it.
  for (const came of await Promise.allSettled(faces.map((face) => new FontFace(...face).load()))) if (came.status === 'fulfilled') fonts.add(came.value);
  clearTimeout(late);
  root.classList.add('typeset');
  // What is seen already is made anew in them (elements/math.js).
  if (session) render(session.lab);
}

/** @param {Lab} lab */
function draw(lab) {
  if (oscillated) return page.draw(dressed(lab));
  // The first picture is the rhythm; the plots that need analysis follow a frame later.
  page.draw(dressed(lab), 'pp-scope, pp-transport');
  // A run that fails at once has no rhythm, and its equation is to be seen all the same.
  if (lab.sim.steps > 0 || lab.state.failed) {
    oscillated = true;
    requestAnimationFrame(() => {
      performance.mark('first-oscillation');
      setType();
    });
  }
  return true;
}

const SAID = 5000;  // ms for which it is said what was taken back

/** @param {'undo' | 'redo'} way */
function take(way) {
  const text = steps?.go(way);
  setTimeout(() => session?.store.state.message?.text === text && session?.ask({ type: 'note' }), SAID);
}

/** @param {string} path */
async function reveal(path) {
  if (!session) return;
  if (!page.querySelector(`#value-${path}`)) session.ask({ type: 'more', open: true });
  await page.updateComplete;
  setTimeout(() => /** @type {HTMLElement | null} */ (page.querySelector(`#value-${path}`))?.focus());
}

/** What an address asks for; the moment that it names is looked for once its state is there. @param {string} address @returns {import('../types').Request} */
function linked(address) {
  const { hash, moment } = parted(address);
  return moment ? { type: 'link', hash, after: () => arrive(moment) } : { type: 'link', hash };
}

/** @param {Record<string, string>} moment */
async function arrive(moment) {
  // No step is taken before the replay, and whoever changes something meanwhile has left the way there.
  session?.ask({ type: 'pause' });
  const begun = session?.store.state;
  const part = await import('../share/arrive.js').catch(() => null);
  if (session?.store.state !== begun) return undefined;
  if (part && session) return part.arrive(session, moment);
  const lost = 'The state is shown from its start: what looks for the moment of this link could not be loaded.';
  return session?.ask({ type: 'note', kind: 'error', text: lost, retry: linked(location.hash) });
}

/** Whether a link names a file, or the one before it waited for one. @param {import('../types').Brain | undefined} brain @param {string} hash */
const names = (brain, hash) => /connectome=file/.test(hash) || Boolean(brain?.imported.awaited);

/** Before a link to a file of the visitor's own is read. @param {import('../types').Catalog} catalog @param {string} hash */
const recalled = async ({ brain }, hash) => names(brain, hash) && (await import('../connectome/kept.js').catch(() => null))?.recall(brain, hash);

/** @param {import('../types').Request} link @returns {Promise<import('../types').Core>} */
async function loadFor(link) {
  // On its way with the page itself, so that it is there to fall back on.
  const first = /** @type {any} */ (PushPull).load({ models: 'core', catalog });
  return absent(link, catalog) ? loadFamily().catch(() => first) : first;
}

async function start() {
  // The symbols of the model that the address names come with the core; those of the others when they are shown.
  const link = linked(location.hash);
  const [core] = await Promise.all([loadFor(link), fetchTypeset(modelIn(link.hash) || 'stuart-landau')]);
  await recalled(core.catalog, link.hash);
  const came = !absent(link, core.catalog);
  performance.mark('core-ready');
  const clock = { now: () => performance.now(), frame: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
  const begun = new Session(core, clock, { render, draw, say: (caption) => void (page.caption = caption), reset: () => page.reset() }, { hash: came ? link.hash : '', running: !reduced.matches && !link.after, theme: storedTheme(), past: NotedHistory });
  session = begun;
  const relatives = family = new Family(begun, async (id) => {
    const [whole] = await Promise.all([loadFamily(), fetchTypeset(id)]);
    await recalled(whole.catalog, location.hash);
    return whole;
  });
  if (!came) {
    relatives.refuse(link);
    await null;  // the link stays in the address, because the message is there before the first rendering
  }
  steps = new Steps({ get catalog() { return begun.catalog; }, store: begun.store, ask: (request) => relatives.ask(request) });
  render(begun.lab);
  if (came && link.after) link.after();
  else if (reduced.matches) requestAnimationFrame(() => begun.fill());
  Object.defineProperty(window, '__pushPull', { value: begun });

  page.addEventListener('pp-request', (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail.type === 'reveal') reveal(detail.path);
    else if (detail.type === 'undo' || detail.type === 'redo') take(detail.type);
    else {
      begun.catalog.brain?.glide(begun, detail);
      relatives.ask(detail);
    }
  });
  // A connectome that the visitor has read from files and approved.
  page.addEventListener('pp-connectome', (event) => {
    const { connectome } = /** @type {CustomEvent} */ (event).detail;
    relatives.ask({ type: 'files', after: () => begun.catalog.brain?.take(connectome, begun) });
    import('../connectome/kept.js').then(({ inBrowser, keep }) => keep(inBrowser, connectome)).catch(() => {});
  });
  page.addEventListener('pp-redraw', () => begun.loop.invalidate());
  new ResizeObserver(() => begun.loop.invalidate()).observe(page);
  for (const query of [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')]) query.addEventListener('change', () => begun.loop.invalidate());
  document.addEventListener('visibilitychange', () => begun.loop.hide(document.hidden));
  window.addEventListener('hashchange', async () => {
    pending = '';
    const { hash } = location;
    if (!relatives.waiting && hash === write(begun.store.state, begun.lab.catalog)) return void (known = hash);
    // Until it is read it is somebody else's.
    if (names(begun.catalog.brain, hash)) await recalled(begun.catalog, hash);
    if (hash !== location.hash) return undefined;
    known = hash;
    return relatives.ask(linked(hash));
  });
}

start().catch((error) => {
  const note = /** @type {HTMLElement} */ (document.getElementById('trouble'));
  note.textContent = `The laboratory did not start: ${error?.message ?? error}. It needs a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer.`;
  note.hidden = false;
  console.error(error);
});
