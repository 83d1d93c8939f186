// Numbers and units as people read them: a true minus sign, three digits that matter, no trailing noise.

/** @param {number} value @param {number} [digits] significant */
export function number(value, digits = 3) {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0 || Math.abs(value) < 1e-12) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
    return minus(`${Number(mantissa)}·10${raised(String(Number(exponent)))}`);
  }
  const text = size >= 10 ** digits ? String(Math.round(value)) : value.toPrecision(digits);
  return minus(text.includes('.') ? text.replace(/\.?0+$/, '') : text);
}

/** A value in an entry field: every digit that was set, and nothing that was not. @param {number | string} value */
export const entry = (value) => (typeof value === 'number' ? minus(String(Number(value.toPrecision(6)))) : value);

/** @param {string} text */
const minus = (text) => text.replace(/^-/, '−');

/** @param {string} digits */
const raised = (digits) => digits.replace(/[-\d]/g, (one) => (one === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(one)]));

/** @param {string} text "1/s" is printed s⁻¹ */
export const unit = (text) => text.replace(/^1\/(\w+)$/, '$1⁻¹');

/** @param {number} value @param {string} of */
export const withUnit = (value, of) => (of ? `${number(value)} ${unit(of)}` : number(value));

/** For a screen reader: signs and powers as words. @param {string} text */
export const spoken = (text) => text.replace(/−/g, 'minus ').replace(/(\w+)⁻¹/g, 'per $1').replace(/\//g, ' per ');
