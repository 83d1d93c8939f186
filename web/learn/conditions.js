// What a task asks for, as text:  frequency = 12 ± 0.3 and alpha > 0 then at rest
// A condition is a sequence of stages, a stage is a set of clauses that must hold together. Read when the site is built, so
// that a slip in a lesson stops the build; what is left for the page is plain data.

/**
 * @typedef {object} Clause
 * @property {string} what a reading, or the path of a value that can be changed
 * @property {'>' | '<' | '>=' | '<=' | '=' | 'is' | 'is not'} sign
 * @property {number} value
 * @property {number} margin of '='
 */
/** @typedef {Clause[][]} Condition the stages, one after another */

/** Readings that are true or false. @type {Record<string, string>} */
export const FLAGS = {
  'at rest': 'at rest', oscillating: 'oscillating', locked: 'locked to the drive', growing: 'swings grow', fading: 'swings fade', paused: 'paused',
};

/** Readings that are numbers: what they are called, and their unit. @type {Record<string, { name: string, unit: string }>} */
export const NUMBERS = {
  frequency: { name: 'frequency', unit: 'Hz' },
  amplitude: { name: 'amplitude', unit: '' },
  low: { name: 'lowest point of a swing', unit: '' },
  high: { name: 'highest point of a swing', unit: '' },
  mean: { name: 'middle of the swing', unit: '' },
  order: { name: 'order parameter R', unit: '' },
  slips: { name: 'slips a second', unit: '' },
  kicks: { name: 'pushes by hand', unit: '' },
};

const CLAUSE = /^([\w.-]+)\s*(>=|<=|>|<|=)\s*([-−+]?[\d.]+(?:e[-+]?\d+)?)(?:\s*±\s*([\d.]+))?$/;

/**
 * @param {string} text
 * @param {(path: string) => boolean} isPath whether a value of that path can be changed in the lesson's setting
 * @returns {Condition}
 */
export function readCondition(text, isPath) {
  return text.split(/\s+then\s+/).map((stage) => stage.split(/\s+and\s+/).map((clause) => readClause(clause.trim(), isPath)));
}

/** @param {string} text @param {(path: string) => boolean} isPath @returns {Clause} */
function readClause(text, isPath) {
  const plain = text.replace(/^not\s+/, '');
  if (plain in FLAGS) return { what: plain, sign: plain === text ? 'is' : 'is not', value: 0, margin: 0 };
  const match = CLAUSE.exec(text);
  if (!match) throw new Error(`"${text}" is no condition; it is one of ${Object.keys(FLAGS).join(', ')}, or reads like: frequency = 12 ± 0.3`);
  const [, what, sign, value, margin] = match;
  const measured = what in NUMBERS || what.startsWith('now.');
  if (!measured && !isPath(what)) throw new Error(`"${what}" is neither a reading (${Object.keys(NUMBERS).join(', ')}) nor a value of this model`);
  if (measured && sign === '=' && margin === undefined) throw new Error(`"${text}" asks for an exact value of something measured; give it a margin: ${what} = ${value} ± 0.1`);
  return { what, sign: /** @type {Clause['sign']} */ (sign), value: Number(value.replace('−', '-')), margin: margin === undefined ? 1e-6 * Math.abs(Number(value)) + 1e-9 : Number(margin) };
}

/**
 * @param {Clause} clause
 * @param {(what: string) => number | boolean | null} reading null: not known yet
 */
export function holds({ what, sign, value, margin }, reading) {
  const now = reading(what);
  if (now === null) return false;
  if (sign === 'is') return now === true;
  if (sign === 'is not') return now === false;
  const number = Number(now);
  if (sign === '=') return Math.abs(number - value) <= margin;
  return sign === '>' ? number > value : sign === '<' ? number < value : sign === '>=' ? number >= value : number <= value;
}

/** A clause in words. @param {Clause} clause @param {(what: string) => { name: string, unit: string }} named @param {(value: number) => string} print */
export function inWords({ what, sign, value, margin }, named, print) {
  if (sign === 'is') return FLAGS[what];
  if (sign === 'is not') return `not ${FLAGS[what]}`;
  const { name, unit } = named(what);
  // A margin that only covers the rounding of a slider is not worth a word.
  const wide = margin > 0.002 * Math.abs(value) + 0.001 ? ` ± ${print(margin)}` : '';
  const words = { '>': 'above', '<': 'below', '>=': 'at least', '<=': 'at most', '=': wide ? '' : 'at' };
  return `${name} ${words[/** @type {'='} */ (sign)]} ${print(value)}${wide}${unit ? ` ${unit}` : ''}`.replace(/\s+/g, ' ');
}
