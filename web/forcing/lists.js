// Lists as they stand in a link and in a field: numbers, regions, electrodes, with commas between them.

/** @typedef {{ value: string } | { problem: string }} Reading */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** Written short, so that a link stays readable. @param {number} value */
export const short = (value) => String(Number(value.toPrecision(4)));

/** Its entries; between two commas there may be nothing, which is an entry that is missing. @param {string} text */
function parts(text) {
  const plain = text.trim().replace(/[−–]/g, '-');
  return plain ? plain.split(/\s*[,;]\s*|\s+/) : [];
}

/** @param {unknown} text @returns {number[]} */
export const numbersOf = (text) => parts(String(text ?? '')).map(Number);

/** @param {unknown} text @returns {string[]} */
export const namesOf = (text) => parts(String(text ?? '')).filter(Boolean);

/** @param {string} name @param {boolean} [none] whether it may be empty @returns {(text: string) => Reading} */
export const readNumbers = (name, none = false) => (text) => {
  const all = parts(text), gap = all.indexOf('');
  if (gap >= 0) return { problem: `${name}: entry ${gap + 1} is empty; each of the ${all.length} must be a number, with one comma between two` };
  const odd = all.find((part) => !NUMBER.test(part));
  if (odd !== undefined) return { problem: `${name}: "${odd.slice(0, 20)}" is no number` };
  return all.length || none ? { value: all.join(',') } : { problem: `${name} is empty; it must be numbers with commas between them` };
};

/** @param {string} text @returns {Reading} */
export function readTimes(text) {
  const result = readNumbers('times', true)(text);
  if ('problem' in result) return result;
  const times = numbersOf(result.value);
  const late = times.findIndex((t, n) => n > 0 && t <= times[n - 1]);
  return late < 0 ? result : { problem: `times: ${times[late]} ms does not come after ${times[late - 1]} ms` };
}

/** Regions counted from 1, or all. @param {string} path @param {string} text @param {number} [most] regions that there are @returns {Reading} */
export function readNodes(path, text, most = Infinity) {
  const plain = text.replace(/\s+/g, '');
  if (plain === '' || plain === 'all') return { value: 'all' };
  if (!/^[1-9]\d*(,[1-9]\d*)*$/.test(plain)) return { problem: `${path} is "${text.slice(0, 40)}"; it must be "all" or numbers of regions with commas between them` };
  const beyond = plain.split(',').find((region) => Number(region) > most);
  return beyond ? { problem: `${path} names region ${beyond.slice(0, 20)}; there are ${most}, counted from 1` } : { value: plain };
}

/** @param {string} path @returns {(text: string) => Reading} */
export const readNames = (path) => (text) => {
  const all = [...new Set(namesOf(text))];
  return all.length ? { value: all.join(',') } : { problem: `${path} is empty; it must name at least one electrode` };
};
