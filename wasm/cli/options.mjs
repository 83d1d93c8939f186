// Reads the words of a command line, and writes `--set` into a document.

/** What the person gave cannot be used. The message says why and what can. */
export class BadInput extends Error {}

/** Options that take a value. */
export const valued = /** @type {const} */ (['out', 'set', 'measure', 'connectome', 'lengths', 'fix', 'x', 'y', 'drive', 'signal', 'node', 'lock', 'settle', 'window', 'workers']);

/** Those that are given once. */
const single = /** @type {const} */ (['out', 'lengths', 'x', 'y', 'drive', 'signal', 'node', 'lock', 'settle', 'window', 'workers']);

/**
 * @typedef {Record<typeof valued[number], string[]> & { transpose: boolean, help: boolean, version: boolean }} Options
 * @param {string[]} args
 * @returns {{ words: string[], options: Options }}
 */
export function parse(args) {
  /** @type {Options} */
  const options = /** @type {any} */ ({ ...Object.fromEntries(valued.map((key) => [key, []])), transpose: false, help: false, version: false });
  const words = [];
  for (let k = 0; k < args.length; k++) {
    const [name, inline] = args[k].split(/=(.*)/s);
    const key = valued.find((each) => name === `--${each}`);
    if (key) {
      const value = inline ?? args[++k];
      if (value === undefined || value === '') throw new BadInput(`${name} needs a value`);
      options[key].push(value);
    } else if (args[k] === '--transpose') options.transpose = true;
    else if (args[k] === '--help' || args[k] === '-h') options.help = true;
    else if (args[k] === '--version') options.version = true;
    else if (args[k].startsWith('-') && args[k] !== '-') throw new BadInput(`unknown option "${args[k]}"; valid: ${[...valued, 'transpose', 'help', 'version'].map((each) => `--${each}`).join(', ')}`);
    else words.push(args[k]);
  }
  for (const key of single) if (options[key].length > 1) throw new BadInput(`--${key} is given twice`);
  if (options.connectome.length === 0 && (options.lengths.length || options.fix.length || options.transpose)) {
    throw new BadInput(`${options.lengths.length ? '--lengths' : options.fix.length ? '--fix' : '--transpose'} belongs to --connectome, which is missing`);
  }
  return { words, options };
}

/**
 * Puts `path=value` into a document. A value that reads as JSON is that, anything else is a word. The id of a parameter stands
 * for `parameters.<id>`. Whether the field exists is for the core to say.
 * @param {any} document @param {string} assignment @param {string[]} parameters ids of the model's parameters
 */
export function assign(document, assignment, parameters) {
  const [path, text] = assignment.split(/=(.*)/s);
  if (!path || text === undefined || text === '') throw new BadInput(`--set: "${assignment}" is not path=value`);
  const keys = (parameters.includes(path) ? `parameters.${path}` : path).split('.');
  if (keys.includes('')) throw new BadInput(`--set: "${path}" is not a path; its names are separated by single dots`);
  let place = document;
  for (const [depth, key] of keys.entries()) {
    check(place, key, keys.slice(0, depth).join('.'));
    if (depth === keys.length - 1) own(place, key, value(text));
    else {
      if (!Object.hasOwn(place, key) || place[key] === null) own(place, key, /^\d+$/.test(keys[depth + 1]) ? [] : {});
      place = place[key];
    }
  }
}

/** The name that is meant by a misspelt one, if any is near: at most every second letter is wrong, missing, too many or swapped. @param {string} word @param {string[]} names */
export function nearest(word, names) {
  const [best] = names.map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(word.length / 2)) ? best.name : undefined;
}

/** How many letters have to be changed, put in, left out or swapped. @param {string} a @param {string} b */
function distance(a, b) {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  rows[0] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) for (let j = 1; j <= b.length; ++j) {
    rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]));
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
  }
  return rows[a.length][b.length];
}

/** @param {any} place @param {string} key @param {string} path */
function check(place, key, path) {
  if (typeof place !== 'object') throw new BadInput(`--set: ${path} is ${JSON.stringify(place)} and has no "${key}"`);
  if (Array.isArray(place) && !(/^\d+$/.test(key) && Number(key) <= place.length)) {
    throw new BadInput(`--set: ${path} has ${place.length} entries; "${key}" is not one of them nor the next`);
  }
}

/** Defines rather than assigns, so that no name reaches an object's prototype. @param {any} place @param {string} key @param {any} what */
function own(place, key, what) {
  Object.defineProperty(place, key, { value: what, enumerable: true, configurable: true, writable: true });
}

/** @param {string} text */
function value(text) {
  if (/^[+-]?(inf(inity)?|nan)$/i.test(text)) return Number(text.replace(/inf(inity)?/i, 'Infinity'));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
