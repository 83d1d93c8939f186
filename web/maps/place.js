// Whether the running experiment is still the one that a map was made of, but for the two values on its axes.
import { difference } from '../experiment.js';
import { placeIn, wordsFor } from './choice.js';
import { inWords } from '../fields.js';

/** The document with one number blotted out; what is not on the way to it is shared. @param {any} experiment @param {string} path */
function blot(experiment, path) {
  if (!placeIn(experiment, path)) return experiment;
  const keys = (path in (experiment.parameters ?? {}) ? `parameters.${path}` : path).split('.');
  const copy = (/** @type {any} */ from, /** @type {number} */ depth) => {
    const to = Array.isArray(from) ? [...from] : { ...from };
    to[keys[depth]] = depth === keys.length - 1 ? 0 : copy(from[keys[depth]], depth + 1);
    return to;
  };
  return copy(experiment, 0);
}

/**
 * What has changed since, in words; '' when nothing has.
 * @param {any} then the experiment of the map @param {any} now @param {string[]} paths on the axes @param {Map<string, import('../types').Field>} fields
 */
export function changedSince(then, now, paths, fields) {
  const [from, to] = [then, now].map((one) => paths.reduce(blot, one));
  const found = difference(from, to);
  if (found.kind === 'same') return '';
  const changes = found.kind === 'set' ? found.changes.filter(([path]) => fields.has(path)) : [];
  if (!changes.length) return 'other settings';
  const [path, value] = changes[0], field = /** @type {import('../types').Field} */ (fields.get(path));
  const before = placeIn(then, path);
  const rest = changes.length > 1 ? `, and ${changes.length - 1} more` : '';
  return `${wordsFor(field).label} was ${before ? inWords(before[0][before[1]]) : '–'} and is ${inWords(value)}${rest}`;
}
