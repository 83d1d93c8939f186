// Decimal numbers straight from bytes. Matrices of a thousand nodes are 16 MB of text; strings would cost a second.

import { latin } from './bytes.js';

const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

let stop = 0;
/** Where the last number ended. */
export const stopped = () => stop;

/**
 * The number that begins at `at`, rounded as Number() does: up to 15 digits and a power of ten to 22 are exact in one operation, anything
 * else is left to Number(). NaN, with `stopped()` at `at`, where no number begins.
 * @param {Uint8Array} bytes @param {number} at @param {number} end @param {number} mark the byte of the decimal mark
 */
export function number(bytes, at, end, mark) {
  let k = at;
  const minus = bytes[k] === 45;
  if (minus || bytes[k] === 43) k++;
  let mantissa = 0, digits = 0, zeros = 0, fraction = 0, any = false, past = false;
  for (; k < end; k++) {
    const digit = bytes[k] - 48;
    if (digit >= 0 && digit <= 9) {
      any = true;
      if (past) fraction++;
      // Zeros wait until another digit follows: those at the end of "0.250000000" are no digits.
      if (digit === 0) zeros += mantissa > 0 ? 1 : 0;
      else {
        digits += zeros + 1;
        if (digits <= 15) mantissa = mantissa * POWERS[zeros + 1] + digit;
        zeros = 0;
      }
    } else if (bytes[k] === mark && !past) past = true;
    else break;
  }
  stop = at;
  if (!any) return NaN;
  let exponent = 0, slow = digits > 15;
  const letter = bytes[k] | 32;
  if (k < end && (letter === 101 || letter === 100)) {
    let e = k + 1;
    const down = bytes[e] === 45;
    if (down || bytes[e] === 43) e++;
    const first = e;
    while (e < end && bytes[e] >= 48 && bytes[e] <= 57) exponent = Math.min(exponent * 10 + bytes[e++] - 48, 9999);
    if (e > first) k = e;
    else exponent = 0;
    if (down) exponent = -exponent;
  }
  stop = k;
  const power = exponent + zeros - fraction;
  slow ||= power > 22 || power < -22;
  if (mantissa === 0 && digits === 0) return minus ? -0 : 0;
  if (slow) return Number(latin(bytes, at, k - at).replace(',', '.').replace(/d/i, 'e'));
  const size = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
  return minus ? -size : size;
}
