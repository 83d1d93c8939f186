// What a sample says it prints, held against what it printed. Numbers agree to the digits that are shown, `…` stands for anything.
import { inspect } from 'node:util';

const NUMBER = /[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?![\w])/gi;

/** As console.log has it, on one line, but for what would not be seen. @param {unknown[]} values */
export const printed = (values) => values.map((value) => (typeof value === 'string' && value ? value : inspect(value, { breakLength: Infinity, compact: true, depth: 6, maxArrayLength: 20 }))).join(' ');

/** Half of the last digit that is shown; a whole number is exact. @param {string} shown */
function margin(shown) {
  const [digits, exponent = '0'] = shown.toLowerCase().split('e');
  const places = digits.split('.')[1]?.length;
  return places === undefined && exponent === '0' ? 0 : 0.5001 * 10 ** (Number(exponent) - (places ?? 0));
}

const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** @param {string} shown @param {string} actual @returns {string} '' or what differs */
export function differs(shown, actual) {
  /** @type {string[]} */
  const numbers = [];
  const pattern = shown.trim().split('…').map((part) => {
    const words = part.split(NUMBER), found = part.match(NUMBER) ?? [];
    numbers.push(...found);
    return words.map((word, k) => escaped(word) + (k < found.length ? '([-+]?[\\d.]+(?:e[-+]?\\d+)?)' : '')).join('');
  }).join('[^]*?');
  const match = new RegExp(`^${pattern}$`, 'i').exec(actual.trim());
  const wrong = match && numbers.find((number, k) => !(Math.abs(Number(match[k + 1]) - Number(number)) <= margin(number)));
  return match && wrong === undefined ? '' : `says\n  ${shown.trim().replaceAll('\n', '\n  ')}\nand gives\n  ${actual.trim().replaceAll('\n', '\n  ')}`;
}
