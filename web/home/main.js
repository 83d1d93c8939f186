// The home page: loads the core, lets the six rungs run, and joins them to the strip and the cards that stand in the page.
import { PushPull } from '../../wasm/push_pull.js';
import ladder from 'virtual:home';
import './home.css';
import { addTheme } from '../lab/theme-button.js';
import { PpRung } from './pp-rung.js';
import { Session } from './session.js';
import { spring } from './spring.js';
import { join as joinStrip } from './strip.js';
import { join as joinWhich } from './which-form.js';

const WORDS = 400;  // ms between two changes of the words

/** Links to the lab were links to this address once; what follows the # is theirs. */
const OLD = /^#v\d+\//;

const find = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(selector));
const reduced = matchMedia('(prefers-reduced-motion: reduce)');
const said = find('.strip .said');
/** @type {Set<Element>} pictures that are on the screen */
const seen = new Set();

/** The glyph and the words of a card, which are not drawn on a canvas. @param {PpRung} picture */
function partsOf(picture) {
  const card = /** @type {HTMLElement} */ (picture.closest('.card'));
  const part = (/** @type {string} */ selector) => /** @type {Element} */ (card.querySelector(selector));
  return { coil: part('.coil'), push: part('circle.push'), pull: part('circle.pull'), now: part('.now') };
}

/** @type {Map<PpRung, ReturnType<typeof partsOf>>} */
const parts = new Map();
let spoken = -Infinity, oscillated = false;

/** @param {any} lab */
function draw(lab) {
  const now = performance.now(), speak = now - spoken > WORDS;
  if (speak) spoken = now;
  for (const picture of /** @type {Set<PpRung>} */ (seen)) {
    picture.draw(lab);
    const own = parts.get(picture);
    if (!own) continue;
    const { x, y, path } = spring(...picture.cycles);
    own.coil.setAttribute('d', path);
    own.push.setAttribute('cx', x);
    own.pull.setAttribute('cx', y);
    // While it rests, a card that comes in has no other frame.
    if ((speak || !own.now.textContent) && own.now.textContent !== picture.answer) own.now.textContent = picture.answer;
  }
  if (oscillated || !seen.size) return;
  oscillated = true;
  requestAnimationFrame(() => performance.mark('first-oscillation'));
}

/** Nothing steps while nothing of it is on the screen. @param {Session} session @param {PpRung[]} pictures */
function watch(session, pictures) {
  const rest = () => session.loop.hide(document.hidden || !seen.size);
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target);
    // Those beyond the screen are painted once, after the others, so that they have their words and numbers.
    requestAnimationFrame(() => {
      for (const picture of pictures) if (!picture.lab) picture.draw(session.lab);
    });
    rest();
    session.loop.invalidate();
  }, { rootMargin: '64px' });
  for (const picture of pictures) {
    observer.observe(picture);
    // What is on the screen already need not wait a frame to be told so.
    const { top, bottom } = picture.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) seen.add(picture);
  }
  document.addEventListener('visibilitychange', rest);
}

async function start() {
  const core = await /** @type {any} */ (PushPull).load({ models: 'core', catalog: ladder.catalog });
  performance.mark('core-ready');
  const clock = { now: () => performance.now(), frame: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
  /** @type {ReturnType<typeof joinStrip> | null} */
  let strip = null;
  const session = new Session(core, ladder, clock, {
    draw,
    failed: (text) => {
      strip?.show(false);
      said.textContent = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
    },
    paced: (slowed) => strip?.paced(slowed),
  });
  PpRung.together(() => customElements.define('pp-rung', PpRung));
  const pictures = /** @type {PpRung[]} */ ([...document.querySelectorAll('pp-rung')]);
  for (const picture of pictures) if (picture.closest('.card')) parts.set(picture, partsOf(picture));
  strip = joinStrip(session, ladder, said);
  watch(session, pictures);
  strip.show(!reduced.matches);
  document.addEventListener('pp-request', (event) => {
    const { type, text } = /** @type {CustomEvent} */ (event).detail;
    if (type === 'note') said.textContent = text;
  });
  Object.defineProperty(window, '__pushPull', { value: session });
}

/** Equations that are wider than their place can be moved by keys. */
function reach() {
  const fit = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth + 1;
      if (wide) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const box of document.querySelectorAll('.card .math')) fit.observe(box);
}

function forward() {
  if (OLD.test(location.hash)) location.replace(`lab/${location.hash}`);
  return OLD.test(location.hash);
}

/** The code for a frame with the address of this site, and a button that copies it. */
function offerEmbed() {
  const code = find('#embed-code'), copy = find('#copy-embed');
  code.textContent = code.textContent.replace('embed/v1/', new URL('embed/v1/', location.href).href);
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent).then(() => (copy.textContent = 'Copied'), () => (copy.textContent = 'Copy it by hand'));
  });
}

addEventListener('hashchange', forward);
if (!forward()) {
  addTheme(find('.head .tools'));
  joinWhich(find('#which form'));
  reach();
  offerEmbed();
  start().catch((error) => {
    const note = find('#trouble');
    note.textContent = `The ladder did not start: ${error?.message ?? error}. It needs a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer.`;
    note.hidden = false;
    console.error(error);
  });
}
