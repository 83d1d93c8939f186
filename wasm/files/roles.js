// What a matrix is, by the name of its file or variable.
import { base } from './bytes.js';

/** @typedef {'weights' | 'lengths' | 'centres' | 'labels' | 'areas' | 'orientations' | 'cortical' | 'hemispheres' | 'functional' | 'info' | 'ignored'} Role */

/** Whole names come before parts of names, as TVB's own members are called. @type {[RegExp, Role][]} */
const rules = [
  [/^weights?$/, 'weights'], [/^tract_?lengths?$/, 'lengths'], [/^cent(re|er)s$/, 'centres'], [/^areas?$/, 'areas'], [/^(average_)?orientations?$/, 'orientations'],
  [/^cortical$/, 'cortical'], [/^hemispheres?$/, 'hemispheres'], [/^info$/, 'info'], [/^(region_?)?(labels|names)$/, 'labels'],
  [/mapping|indices|readme|licen[cs]e|notice|reference|(^|_)order_/, 'ignored'],
  [/lengths?|(^|[^a-z])len([^a-z]|$)|dist(ance)?s?([^a-z]|$)|delays?/, 'lengths'],
  [/cent(re|er|roid)s?|coord|positions?|xyz/, 'centres'], [/^((?!weight|matrix).)*labels?|names?$/, 'labels'], [/orientation/, 'orientations'],
  [/hemisphere/, 'hemispheres'], [/cortical/, 'cortical'],
  [/(^|[^a-z])fc([^a-z]|$)|func|bold|corr(elation)?([^a-z]|$)/, 'functional'],
  [/weight|streamline|count|densit|fib(er|re)|strength|struc|conn|(^|[^a-z])(sc|cm|cij|cap|w|adj)([^a-z]|$)/, 'weights'],
  [/(^|[^a-z])areas?([^a-z]|$)/, 'areas'], [/tract/, 'lengths'], [/^d$|^l$/, 'lengths'], [/^c$/, 'weights'],
];

/** A name without folder and endings. @param {string} path */
export const bare = (path) => base(path).replace(/(\.(txt|csv|tsv|dat|bz2|gz|npy|mat|edge|node|h5))+$/i, '');

/** The same in small letters; "tractLength" becomes "tract_length". @param {string} path */
export const stem = (path) => bare(path).replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();

/** @param {string} name @returns {Role | null} */
export function roleOf(name) {
  const key = stem(name);
  return rules.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** Files that systems leave in archives and folders. @param {string} path */
export const hidden = (path) => path.endsWith('/') || /(^|\/)(__MACOSX\/|[._])/.test(path) || /(^|\/)(Thumbs\.db|desktop\.ini)$/i.test(path);
