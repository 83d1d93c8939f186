// What may be said to an embed, version 1: every message by its name, every field of it by what it must be. Whatever is not listed
// here is answered with one sentence. Values are finite numbers and names from lists; nothing is an expression, HTML or an address.
import { LOCALES, THEMES } from './options.js';

/** @typedef {{ is: (value: any) => boolean, right: string, optional?: boolean }} Check */

const finite = (/** @type {any} */ value) => typeof value === 'number' && Number.isFinite(value);
const short = (/** @type {any} */ value, most = 64) => typeof value === 'string' && value.length <= most;

/** @param {number} low @param {number} high @returns {Check} */
const number = (low, high) => ({ is: (value) => finite(value) && value >= low && value <= high, right: `a number from ${low} to ${high}` });
/** @param {number} low @param {number} high @returns {Check} */
const whole = (low, high) => ({ is: (value) => Number.isInteger(value) && value >= low && value <= high, right: `a whole number from ${low} to ${high}` });
/** @param {readonly string[]} list @returns {Check} */
const oneOf = (list) => ({ is: (value) => list.includes(value), right: `one of ${list.join(', ')}` });
/** @param {readonly string[]} list @returns {Check} */
const someOf = (list) => ({ is: (value) => Array.isArray(value) && value.length <= list.length && value.every((one) => list.includes(one)), right: `a list of ${list.join(', ')}` });
/** @param {Check} check @returns {Check} */
const optional = (check) => ({ ...check, optional: true });

const name = { is: short, right: 'a name' };
const value = { is: (/** @type {any} */ one) => finite(one) || short(one), right: 'a finite number or the name of a choice' };
const values = {
  is: (/** @type {any} */ one) => one !== null && typeof one === 'object' && !Array.isArray(one) && Object.keys(one).length <= 64 && Object.entries(one).every(([key, each]) => short(key) && value.is(each)),
  right: 'at most 64 names with finite numbers or names of choices',
};
const names = { is: (/** @type {any} */ one) => Array.isArray(one) && one.length > 0 && one.length <= 8 && one.every((each) => short(each)), right: 'one to eight names' };
const link = { is: (/** @type {any} */ one) => short(one, 8000) && one.startsWith('#v1/'), right: 'a link that begins with #v1/, of at most 8000 characters' };

const flag = { is: (/** @type {any} */ one) => typeof one === 'boolean', right: 'true or false' };

/** What a reader does to the clock. */
export const BUTTONS = ['toggle', 'play', 'pause', 'reset', 'back', 'step', 'slower', 'faster'];

export const METRICS = /** @type {const} */ (['time', 'steps', 'frequency', 'amplitude', 'low', 'high', 'caption']);

/** @type {Record<string, Record<string, Check>>} */
export const MESSAGES = {
  set: { name, value },
  setMany: { values },
  play: {},
  pause: {},
  step: { n: optional(whole(1, 1e6)) },
  reset: {},
  kick: { node: optional(whole(0, 1e4)), state: optional(name), amount: number(-1e6, 1e6) },
  getState: {},
  setState: { state: link },
  subscribe: { metrics: someOf(METRICS), hz: number(0, 30) },
  series: { vars: names, seconds: number(0.001, 3600), node: optional(whole(0, 1e4)) },
  image: { format: oneOf(['png']), scale: optional(number(0.5, 4)) },
  theme: { value: oneOf(THEMES) },
  locale: { value: oneOf(LOCALES) },
  press: { button: oneOf(BUTTONS), steps: optional(whole(1, 1e6)) },
  follow: { time: number(0, 1e12), running: flag },
  lead: {},
  suspend: {},
  resume: {},
};

/** What is wrong with a message, '' when nothing is. @param {any} message */
export function fault(message) {
  if (message === null || typeof message !== 'object' || Array.isArray(message)) return 'A message must be an object with a type.';
  const { type, id } = message;
  if (id !== undefined && !finite(id) && !short(id)) return 'id must be a finite number or a short text.';
  if (typeof type !== 'string' || !Object.hasOwn(MESSAGES, type)) return `There is no message ${shown(type)}; the messages are ${Object.keys(MESSAGES).join(', ')}.`;
  for (const [key, check] of Object.entries(MESSAGES[type])) {
    if (check.optional && message[key] === undefined) continue;
    if (!check.is(message[key])) return `${type}.${key} is ${shown(message[key])}; it must be ${check.right}.`;
  }
  return '';
}

/** A value in a sentence. @param {any} any */
export function shown(any) {
  if (typeof any === 'string') return `"${any.length > 40 ? `${any.slice(0, 40)}…` : any}"`;
  return any === null || ['number', 'boolean', 'undefined'].includes(typeof any) ? String(any) : Array.isArray(any) ? 'a list' : `of the type ${typeof any}`;
}
