// The exact moment of a run, in a link: how many steps from the start (step), the state they lead to (h), and, where a replay does not
// lead there, the state itself (z). Knows no document. The grammar is in docs/links.md.
import { KEYS, MOST_STEPS } from '../embed/options.js';
import { experimentOf } from '../experiment.js';
import { read } from '../url.js';

/** @typedef {{ step: number, h: string, z: string }} Moment @typedef {import('../types').Core} Core */
/** @typedef {{ done: number, end: 'reached' | 'stopped' | 'long' | 'failed' }} Way */

/** Characters of a state that a link may carry: with it a link stays one that mail and chat programs let through. */
export const MOST_TEXT = 2000;
/** Bytes of it when it is unpacked; what is larger is not made by this page. */
const MOST_BYTES = 1 << 16;
/** ms of computing after which a replay is given up. */
const LONGEST = 60000;
/** ms of stepping before the page may breathe. */
const PATIENCE = 12;
const MOST_AT_ONCE = 1 << 16;

const grouped = (/** @type {number} */ n) => n.toLocaleString('en');

/** @param {Record<string, string>} named as ../url.js has parted it from the link @returns {{ moment: Moment, problems: string[] }} */
export function readMoment(named) {
  /** @type {Moment} */
  const moment = { step: 0, h: '', z: named.z ?? '' };
  /** @type {string[]} */
  const problems = [];
  for (const key of /** @type {const} */ (['step', 'h'])) {
    if (!(key in named)) continue;
    const { read: valueOf, right } = KEYS[key], value = valueOf(named[key]);
    if (value !== null) Object.assign(moment, { [key]: value });
    else problems.push(`${key} is "${named[key].slice(0, 40)}"; it must be ${right}.`);
  }
  if ('z' in named && !/^[\w-]{8,}$/.test(moment.z)) problems.push('z is no state; it may be cut.');
  else if (moment.z.length > MOST_TEXT) problems.push(`z has ${grouped(moment.z.length)} characters; it must have at most ${grouped(MOST_TEXT)}.`);
  return { moment, problems };
}

/** @param {string} hash of the state, as ../url.js writes it @param {Partial<Moment>} moment */
export function withMoment(hash, moment) {
  const pairs = Object.entries(moment).filter(([, value]) => value !== '').map(([key, value]) => `${key}=${value}`);
  return pairs.length ? `${hash}${hash.includes('?') ? '&' : '?'}${pairs.join('&')}` : hash;
}

/** All that comes out of a stream, or null when that is too much. @param {ReadableStream<Uint8Array>} stream @param {number} most */
async function drained(stream, most) {
  /** @type {Uint8Array[]} */ const parts = [];
  const reader = stream.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      return null;
    }
    parts.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) all.set(part, (at += part.length) - part.length);
  return all;
}

/** @param {Uint8Array} bytes @param {any} through */
const passed = (bytes, through) => new Blob([/** @type {any} */ (bytes)]).stream().pipeThrough(through);

/** @param {Uint8Array} bytes @returns {Promise<string>} for a link */
export async function pack(bytes) {
  const packed = /** @type {Uint8Array} */ (await drained(passed(bytes, new CompressionStream('deflate-raw')), Infinity));
  let text = '';
  for (const byte of packed) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text @returns {Promise<Uint8Array | null>} null when it is none that was packed here */
export async function unpack(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    return await drained(passed(bytes, new DecompressionStream('deflate-raw')), MOST_BYTES);
  } catch {
    return null;
  }
}

/**
 * Takes many steps, a few milliseconds at a time.
 * @param {(n: number) => number} advance takes so many, and says how many it took
 * @param {number} steps
 * @param {{ more?: (done: number) => boolean, now?: () => number, rest?: () => Promise<unknown> }} [how] more: called when the page has breathed; false ends it
 * @returns {Promise<Way>}
 */
export async function replay(advance, steps, { more = () => true, now = () => performance.now(), rest = () => new Promise((resolve) => setTimeout(resolve)) } = {}) {
  let done = 0, spent = 0, chunk = 64;
  while (done < steps) {
    const began = now();
    for (let time = began; done < steps && time - began < PATIENCE;) {
      const asked = Math.min(chunk, steps - done), taken = advance(asked), before = time;
      done += taken;
      if (taken < asked) return { done, end: 'failed' };
      time = now();
      if (time - before < PATIENCE / 4) chunk = Math.min(MOST_AT_ONCE, 2 * chunk);
      else if (time - before > PATIENCE / 2) chunk = Math.max(1, chunk >> 1);
    }
    spent += now() - began;
    if (done >= steps) break;
    if (spent > LONGEST) return { done, end: 'long' };
    await rest();
    if (!more(done)) return { done, end: 'stopped' };
  }
  return { done, end: 'reached' };
}

/**
 * Goes the way that whoever opens a link will go, in a simulation of its own.
 * @param {Core} core @param {string} hash of the state @param {number} steps @param {(done: number) => boolean} [more]
 * @returns {Promise<{ way: Way | null, hash: string, problem: string }>} way: null when the link does not lead to this state at all
 */
export async function rehearse(core, hash, steps, more) {
  const { place, problems } = read(hash, { catalog: core.catalog, problem: (experiment) => core.problem(experiment) });
  if (problems.length) return { way: null, hash: '', problem: problems[0] };
  const sim = core.simulate(experimentOf(core.catalog, /** @type {any} */ (place)));
  try {
    const way = await replay((n) => sim.step(n), steps, { more });
    return { way, hash: sim.hash(), problem: '' };
  } finally {
    sim.delete();
  }
}

/** @typedef {{ kind: 'replayed' | 'carried' | 'file' | 'large', keys: Partial<Moment>, text: string }} Choice */

/**
 * What a link can say of a moment: the way there where a replay finds it, else the state itself where it is small, else nothing.
 * @param {Core} core @param {string} hash of the state @param {{ step: number, h: string, bytes: Uint8Array }} moment @param {(done: number) => boolean} [more]
 * @returns {Promise<Choice>}
 */
export async function choose(core, hash, { step, h, bytes }, more) {
  const tried = step > MOST_STEPS ? null : await rehearse(core, hash, step, more);
  if (tried && !tried.way) return { kind: 'file', keys: {}, text: `Whoever opens this link is told: ${tried.problem}` };
  if (tried?.hash === h && tried.way?.end === 'reached')
    return { kind: 'replayed', keys: { step, h }, text: `Tried here: a replay of ${grouped(step)} steps from the start leads to this state, bit for bit. Whoever opens the link is told whether theirs does.` };
  const why = !tried ? `A link replays at most ${grouped(MOST_STEPS)} steps, and this run has taken ${grouped(step)}.`
    : tried.way?.end === 'stopped' || tried.way?.end === 'long' ? `The replay was stopped after ${grouped(tried.way.done)} of ${grouped(step)} steps.`
      : 'A replay from the start leads elsewhere, because something was changed or kicked on the way.';
  const z = bytes.length > MOST_BYTES ? '' : await pack(bytes);
  if (z && z.length <= MOST_TEXT) return { kind: 'carried', keys: { h, z }, text: `${why} The link carries the state itself, in ${grouped(z.length)} characters.` };
  return { kind: 'large', keys: {}, text: `${why} The state itself, ${grouped(Math.ceil(bytes.length / 1024))} KB, is too large for a link. The link leads to the start of the run; a run that is restarted with these values can be linked to the step.` };
}

/**
 * What became of a moment, in one sentence.
 * @param {Moment} moment that the link names @param {{ steps: number, hash: string, end: Way['end'] }} found
 * @returns {{ kind: 'note' | 'error', text: string }}
 */
export function verdict({ step, h, z }, { steps, hash, end }) {
  if (end !== 'reached')
    return { kind: 'error', text: `The replay ${end === 'long' ? `took more than ${LONGEST / 1000} seconds and ` : ''}was stopped ${grouped(steps)} steps after the start; the link names ${grouped(step)}. Nothing was compared.` };
  const where = `at step ${grouped(steps)}`;
  if (!h) return { kind: 'note', text: z ? `The state ${where}, as the link carries it.` : `The state ${where}, as the link asks; it names none to compare it with.` };
  if (hash === h) return { kind: 'note', text: `✓ ${z ? 'The state of the link' : 'Reproduced'} bit for bit: ${hash} ${where}${z && !step ? ', carried in the link itself' : ''}.` };
  return { kind: 'error', text: `Not reproduced: ${where} the state is ${hash}, and the link names ${h}. The link was changed, or made by another version of this page.` };
}
