// Options of a call, checked: what is wrong is one sentence that names the field and the value.
import { PushPullError } from '../error.js';

/** @param {string} call @param {string} field @param {string} right @param {unknown} got */
export const wrong = (call, field, right, got) => new PushPullError(`${call}.${field}: must be ${right}, got ${typeof got === 'string' ? JSON.stringify(got) : Array.isArray(got) ? `[${got}]` : got}`, `${call}.${field}`);

/** @param {string} call @param {Record<string, any>} options @param {string[]} valid */
export function checkKeys(call, options, valid) {
  if (options === null || typeof options !== 'object' || Array.isArray(options)) throw new PushPullError(`${call}: options must be an object, got ${options === null ? 'null' : Array.isArray(options) ? 'a list' : typeof options}`, call);
  const odd = Object.keys(options).find((key) => !valid.includes(key));
  if (odd !== undefined) throw new PushPullError(`${call}: unknown option "${odd}"; valid: ${valid.join(', ')}`, `${call}.${odd}`);
}

/** @param {string} call @param {string} field @param {unknown} x @param {number} [from] @returns {any} the number, or nothing */
export function number(call, field, x, from = -Infinity) {
  if (x !== undefined && !(typeof x === 'number' && Number.isFinite(x) && x >= from)) throw wrong(call, field, `a number${from > -Infinity ? ` from ${from}` : ''}`, x);
  return x;
}

/** @param {string} call @param {string} field @param {unknown} x @param {number} from @param {number} to @returns {any} */
export function whole(call, field, x, from, to) {
  if (x !== undefined && !(Number.isInteger(x) && /** @type {number} */ (x) >= from && /** @type {number} */ (x) <= to)) throw wrong(call, field, `a whole number from ${from} to ${to}`, x);
  return x;
}
