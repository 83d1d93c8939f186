// The embed: one file that shows one experiment. It asks for nothing, keeps nothing, and runs only while it is seen. Joins the
// session of the lab to a frame, to its link, and to the page around it.
import tokens from '../style/tokens.css?inline';
import basics from '../style/basics.css?inline';
import style from './style.css?inline';
import { PushPull } from '../../wasm/push_pull.js';
import { absent } from '../lab/family.js';
import { Session } from '../lab/session.js';
import { Api, needsLab } from './api.js';
import { Frame } from './frame.js';
import { heights } from './hosts.js';
import { carried } from './load.js';
import { readOptions } from './options.js';
import { BUTTONS } from './schema.js';
import { isLocked } from './choose.js';
import { Task, readTask } from './task.js';

const MOST_PORTS = 8;
const SLICE = 5000;     // steps of a link between two frames
const TOLD_BY_READER = ['set', 'unset'];

const sheet = new CSSStyleSheet();
sheet.replaceSync(tokens + basics + style);
document.adoptedStyleSheets.push(sheet);

let { hash, options, problems } = readOptions(location.hash);
const root = /** @type {HTMLElement} */ (document.querySelector('main'));
const lab = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name=lab]')).content;
// A file on a disk has no lab beside it that a browser would start.
const labAddress = location.protocol.startsWith('http') || lab.startsWith('http') ? lab : '';
const reduced = options.motion === 'reduced' || matchMedia('(prefers-reduced-motion: reduce)').matches;
const still = reduced || !options.autoplay;

/** @type {Api[]} */ const ports = [];
/** @type {Session | null} */ let session = null;
/** @type {Task | null} */ let task = null;
/** @type {Promise<Session> | null} */ let starting = null;
/** @type {import('./api.js').Led | null} whose clock is another figure's */ let led = null;
let failure = '';  // why it did not start
let missing = '';  // what the link names and this file does not carry
// What is not in a frame is seen, which else is known a frame later.
let seen = window === window.top, large = true, suspended = false, drawn = false;

theme(options.theme);
document.documentElement.lang = options.lang;
const frame = new Frame(root, options, { lab: labAddress, ask });
frame.lead(hash);
const size = heights(window, (height) => {
  for (const port of ports) port.tell({ type: 'resize', height });
});
frame.grown = size.grown;

/** @param {string} id */
function theme(id) {
  document.documentElement.dataset.theme = id;
}

/** What a reader asks for. @param {import('../types').Request} request */
function ask(request) {
  if (request.type === 'redraw') return session?.loop.invalidate();
  if (TOLD_BY_READER.includes(request.type) && isLocked(request.path, options)) return undefined;
  // The clock of linked figures is the leader's.
  if (led && BUTTONS.includes(request.type)) return led.tell({ type: 'pressed', button: request.type, steps: request.steps });
  task?.note(request);
  if (session) return session.ask(request);
  // Whoever presses a button before the figure has started wants it to start.
  if (request.type === 'toggle' || request.type === 'play') start().catch(() => {});
  return undefined;
}

const load = () => PushPull.load({ models: 'core', catalog: carried.catalog });

/** @returns {Promise<Session>} */
function start() {
  return (starting ??= begin().catch((error) => {
    root.classList.add('without');
    failure = missing ? `${missing}.` : `The figure did not start: ${error?.message ?? error}. It needs a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer.`;
    frame.tell(failure, missing ? 'note' : 'error');
    for (const port of ports) port.tell({ type: 'error', text: failure });
    throw error;
  }));
}

async function begin() {
  const { catalog, math } = carried;
  const other = absent({ type: 'link', hash }, catalog);
  if (other) throw new Error((missing = needsLab(other.name)));
  const core = await load();
  performance.mark('core-ready');
  frame.typeset(math);
  const clock = { now: () => performance.now(), frame: (/** @type {() => void} */ act) => requestAnimationFrame(act), cancel: (/** @type {number} */ id) => cancelAnimationFrame(id) };
  const begun = new Session(/** @type {any} */ (core), clock, {
    render: (now) => frame.render(now), draw, say: (caption) => frame.say(caption), reset: () => frame.reset(),
  }, { hash, running: !still && !options.step, theme: 'auto' });
  begun.loop.hide(true);
  if (options.step) await advance(begun);
  else if (still) begun.fill();
  session = begun;
  frame.open();
  quiet(begun);
  setTask(begun);
  if (problems.length) begun.ask({ type: 'note', kind: 'error', text: [begun.store.state.message?.text, ...problems].filter(Boolean).join(' ') });
  Object.defineProperty(window, '__pushPull', { value: begun });
  for (const port of ports) greet(port, begun);
  watch();
  return begun;
}

/** @param {Session} begun */
function setTask({ catalog, store: { state } }) {
  if (!options.task) return;
  try {
    task = new Task(options.task, readTask(options.task, catalog, state), state, ({ told }) => {
      for (const port of ports) port.tell(told);
    });
  } catch (error) {
    problems.push(`task is "${options.task}": ${/** @type {Error} */ (error).message}.`);
  }
}

/** @param {Api} port @param {Session} begun */
function greet(port, begun) {
  port.greet(begun);
  if (task) port.tell(task.told);
}

/** What a link holds for another version is nothing to a reader. @param {Session} opened */
function quiet(opened) {
  if (opened.store.state.message?.kind === 'note' && !options.h) opened.ask({ type: 'note' });
}

/** Takes the steps of a link, a few thousand a frame, and holds the state that they lead to against the one it names. @param {Session} begun */
async function advance(begun) {
  for (let done = 0; done < options.step;) {
    const taken = begun.loop.forward(Math.min(SLICE, options.step - done));
    if (!taken) return;
    done += taken;
    await new Promise((resolve) => setTimeout(resolve));
  }
  const is = begun.sim.hash();
  // Playing clears what was said before.
  if (!still) begun.ask({ type: 'play' });
  if (options.h) begun.ask({ type: 'note', text: is === options.h ? `Reproduced bit for bit: state ${is} after ${options.step} steps.` : `After ${options.step} steps the state is ${is}, not ${options.h} as the link says.` });
}

/** @param {import('../types').Lab} now */
function draw(now) {
  const again = frame.draw(now);
  if (task) {
    task.look(now);
    frame.set(task);
  }
  if (!drawn && now.sim.steps > 0) {
    drawn = true;
    requestAnimationFrame(() => performance.mark('first-oscillation'));
  }
  return again;
}

const visible = () => seen && large && !document.hidden && !suspended;

/** Runs while it is seen, and at no other time. */
function watch() {
  if (visible() && !starting) start().catch(() => {});
  session?.loop.hide(!visible());
}

new IntersectionObserver((entries) => {
  seen = /** @type {IntersectionObserverEntry} */ (entries.at(-1)).isIntersecting;
  watch();
}).observe(root);
new ResizeObserver(([{ contentRect }]) => {
  large = contentRect.width > 0 && contentRect.height > 0;
  watch();
  session?.loop.invalidate();
}).observe(root);
document.addEventListener('visibilitychange', watch);
watch();
root.addEventListener('pp-request', (event) => ask(/** @type {CustomEvent} */ (event).detail));
for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) matchMedia(query).addEventListener('change', () => session?.loop.invalidate());

window.addEventListener('hashchange', () => {
  const link = readOptions(location.hash);
  // Another presentation is another frame; the same one goes on in another state.
  if (missing || JSON.stringify(link.options) !== JSON.stringify(options)) return location.reload();
  ({ hash, problems } = link);
  const other = session && absent({ type: 'link', hash }, session.catalog);
  if (other) session?.ask({ type: 'note', kind: 'error', text: `${needsLab(other.name)}.` });
  else if (session) {
    session.ask({ type: 'link', hash });
    quiet(session);
  }
  return undefined;
});

// A page that wants to talk hands over a port. Only the page around this one can; what it may say is in schema.js.
window.addEventListener('message', ({ source, data, ports: [port] }) => {
  if (source !== window.parent || data?.pushpull !== 1 || data.type !== 'hello' || !port) return;
  const api = new Api({
    session: start, theme, caption: () => frame.caption,
    suspend: (on) => {
      suspended = on;
      watch();
    },
    led: (how) => {
      led = how;
      if (session && frame.led !== (how?.running ?? null)) {
        frame.led = how?.running ?? null;
        frame.render(session.lab);
      }
      return visible();
    },
    image: (_, scale) => picture(scale),
    every: (act, ms) => setInterval(act, ms), cease: clearInterval,
  }, (message, transfer = []) => port.postMessage(message, transfer));
  while (ports.length >= MOST_PORTS) ports.shift()?.close();
  ports.push(api);
  port.onmessage = (event) => void api.receive(event.data);
  if (size.height) api.tell({ type: 'resize', height: size.height });
  if (session) greet(api, session);
  else if (failure) api.tell({ type: 'error', text: failure });
});

/** @param {number} scale */
async function picture(scale) {
  const { view } = frame.stage;
  if (!view.lab || !view.width) throw new Error('There is no picture while the figure has no size');
  const { picture: paint } = await import('../elements/view-files.js');
  return paint(view, scale);
}
