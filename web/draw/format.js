// Numbers as people read them: the true minus sign, few digits, a unit.

const MINUS = '\u2212';
const THIN = '\u202f';

/**
 * A number to so many significant digits, without trailing noise; very large and small ones as
 * a power of ten.
 * @param {number} value @param {number} [digits]
 */
export function number(value, digits = 3) {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) {
    const [lead, power] = value.toExponential(digits - 1).split('e');
    return `${trim(lead)}·10${superscript(Number(power))}`.replace(/-/g, MINUS);
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return signed(trim(value.toFixed(Math.min(12, decimals))));
}

/** A fixed number of decimals, for figures that change in place. @param {number} value @param {number} decimals */
export function fixed(value, decimals) {
  return Number.isFinite(value) ? signed(value.toFixed(decimals)) : number(value);
}

/** The label of a tick. @param {number} value @param {number} decimals */
export function tick(value, decimals) {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || decimals > 4)) return number(value);
  return fixed(value, decimals);
}

/** "1/s" is printed s⁻¹. @param {string} unit */
export const unitText = (unit) => unit.replace(/^1\/(\w+)/, '$1⁻¹');

/** "3.2 mV"; a dimensionless quantity has no unit. @param {string} text @param {string} unit */
export const withUnit = (text, unit) => (unit ? `${text}${THIN}${unitText(unit)}` : text);

/** "x (mV)" or "x". @param {string} text @param {string} unit */
export const titled = (text, unit) => (unit ? `${text} (${unitText(unit)})` : text);

/** A frequency with the prefix it needs. @param {number} hz @param {number} [digits] */
export function frequency(hz, digits = 3) {
  if (Math.abs(hz) >= 1000) return withUnit(number(hz / 1000, digits), 'kHz');
  return withUnit(number(hz, digits), 'Hz');
}

/** A duration in the unit a person would say. @param {number} ms @param {number} [digits] */
export function duration(ms, digits = 3) {
  return Math.abs(ms) >= 1000 ? withUnit(number(ms / 1000, digits), 's') : withUnit(number(ms, digits), 'ms');
}

/**
 * An eigenvalue, or a pair of complex ones, in 1/s; a pair is followed by its frequency.
 * @param {[number, number]} value per model time unit @param {boolean} pair
 * @param {'s' | 'ms'} timeUnit
 */
export function eigenvalue([re, im], pair, timeUnit) {
  const scale = timeUnit === 's' ? 1 : 1000;
  if (im === 0) return withUnit(number(re * scale), 's⁻¹');
  const turn = number(Math.abs(im) * scale);
  const sign = pair ? '±' : im > 0 ? '+' : MINUS;
  const hz = (Math.abs(im) * scale) / (2 * Math.PI);
  return `${withUnit(`${number(re * scale)} ${sign} ${turn}${THIN}i`, 's⁻¹')} (${frequency(hz)})`;
}

/** @param {string} text */
const trim = (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** A value that rounds to zero has no sign. @param {string} text */
function signed(text) {
  if (!text.startsWith('-')) return text;
  return Number(text) === 0 ? text.slice(1) : MINUS + text.slice(1);
}

/** @param {number} power */
const superscript = (power) => [...String(power)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
