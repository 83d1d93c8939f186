// What a link says of drives that do not exist, or not so: each key gets the word that leads on.
import { modelOf } from '../fields.js';
import { MOST, NONE, kindOf, pathOf, standardKind } from './kinds.js';

/** @typedef {import('../types').Catalog} Catalog @typedef {{ model: string, situation: string, preset: string, values: Record<string, any> }} Place */

/** Only regions of a brain can be chosen among, or lie in a field that has a direction. */
const IN_BRAIN = /^(nodes|montage)/;

/** What every drive reads, and what a kind reads that is no number. */
const ALWAYS = ['input', 'amplitude', 'start', 'stop', 'ramp'];
const LISTS = /** @type {Record<string, string[]>} */ ({ 'multi-sine': ['frequencies', 'phases'], chirp: ['law'], curve: ['values', 'times', 'repeat'] });

/** @param {Catalog} catalog @param {string} kind */
const readBy = (catalog, kind) => [...new Set([...ALWAYS, ...(kindOf(catalog, kind)?.fields ?? []).map(({ id }) => id), ...(LISTS[kind] ?? [])])];

/** @param {string} text */
const shorten = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** @param {Catalog} catalog @param {string} key of a link, with its value taken or kept @param {Place} place @returns {string} '' where nothing is wrong, or it is no key of a drive */
export function unknownKey(catalog, key, { model: id, situation, values }) {
  const [, number, name] = /^drive\.(\d+)\.(.+)$/.exec(key) ?? [];
  if (number === undefined || !modelOf(catalog, id)) return '';
  const k = Number(number), said = shorten(key);
  if (k >= MOST) return `${said}: there are at most ${MOST} drives, ${pathOf(0, 'kind')} to ${pathOf(MOST - 1, 'kind')}; it is ignored.`;
  if (situation === 'forced' && IN_BRAIN.test(name)) return `${said} does nothing here: it is of a whole brain, at=brain.`;
  // Numbers of a drive that is taken are fields; what has no drive is kept for the day when it has one.
  const kind = values[pathOf(k, 'kind')] ?? standardKind(k, situation);
  if (key in values) return '';
  if (name.startsWith('montage')) return values[pathOf(k, 'input')] === 'field' ? `${said} is ignored: ${pathOf(k, 'montage')} is ${values[pathOf(k, 'montage')] ?? NONE.id}.` : `${said} is ignored: a montage belongs to a field, ${pathOf(k, 'input')}=field.`;
  if (kind === NONE.id) return `${said} is ignored: drive ${k + 1} is none; choose its kind with ${pathOf(k, 'kind')}.`;
  return `${said} is unknown here and ignored. Drives of the kind ${kind} read ${readBy(catalog, kind).join(', ')}.`;
}
