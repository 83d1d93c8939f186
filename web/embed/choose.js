// Which sliders an embed shows: what its link names, or what matters most to the model in its situation.

/** @typedef {import('../types').Field} Field @typedef {import('./options.js').Options} Options */

/** How many sliders each level has. */
const MOST = { none: 0, min: 1, std: 4, full: Infinity };

/**
 * @param {Map<string, Field>} fields @param {string} situation @param {Options} options
 * @returns {Field[]}
 */
export function chosen(fields, situation, { ui, show }) {
  const named = show.flatMap((path) => fields.get(path) ?? []);
  if (named.length) return named.slice(0, MOST[ui]);
  const own = [...fields.values()].filter(({ key, group }) => key && (group === 'parameter' || group === of(situation)));
  // What the situation is about comes first.
  return [...own.filter(({ group }) => group !== 'parameter'), ...own.filter(({ group }) => group === 'parameter')].filter(({ options }) => ui === 'full' || !options).slice(0, MOST[ui]);
}

/** What stands behind "More" in a full embed. @param {Map<string, Field>} fields @param {Options} options @returns {Field[]} */
export const others = (fields, { show }) => (show.length ? [] : [...fields.values()].filter(({ key, group }) => (group === 'parameter' && !key) || group === 'solver'));

/** @param {string} situation */
const of = (situation) => (situation === 'forced' ? 'drive' : situation === 'network' ? 'network' : '');

/** @param {string} path @param {Options} options */
export const isLocked = (path, { lock }) => lock.includes(path) || lock.includes('all');
