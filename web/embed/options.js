// How an embed presents itself, in the same link as the state:  #v1/stuart-landau?alpha=2&ui=std&show=alpha,omega&lock=gamma
// These keys are promised for ever, as those of ../url.js are. Whatever is not valid becomes one sentence and its standard.

export const LEVELS = /** @type {const} */ (['none', 'min', 'std', 'full']);
export const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
export const LOCALES = ['en'];
/** Steps that a link may ask for before it is shown. */
export const MOST_STEPS = 1e6;
const MOST_NAMES = 40;
/** What the frame of a figure may do: compute and draw; and, asked by a reader, open the lab and save a picture. */
export const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads';

/**
 * @typedef {object} Options
 * @property {'none' | 'min' | 'std' | 'full'} ui
 * @property {string[]} show paths of the sliders, in their order; empty: the model's own choice
 * @property {string[]} lock paths that a reader cannot change; "all"
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {string} lang
 * @property {'auto' | 'reduced'} motion
 * @property {boolean} autoplay
 * @property {number} step steps taken before it is shown
 * @property {string} h the state that those steps must lead to: 16 hex digits, or none
 */

/** @type {Options} */
export const STANDARD = { ui: 'min', show: [], lock: [], theme: 'auto', lang: 'en', motion: 'auto', autoplay: true, step: 0, h: '' };

/** @param {readonly string[]} list */
const oneOf = (list) => ({ read: (/** @type {string} */ text) => (list.includes(text) ? text : null), right: `one of ${list.join(', ')}` });

const names = {
  read: (/** @type {string} */ text) => {
    const list = text.split(',').filter(Boolean);
    return list.length <= MOST_NAMES && list.every((name) => /^[\w.]{1,64}$/.test(name)) ? list : null;
  },
  right: `at most ${MOST_NAMES} names with commas between them`,
};

/** @type {Record<keyof Options, { read: (text: string) => any, right: string }>} */
export const KEYS = {
  ui: oneOf(LEVELS), show: names, lock: names, theme: oneOf(THEMES), lang: oneOf(LOCALES), motion: oneOf(['auto', 'reduced']),
  autoplay: { read: (text) => (text === '1' ? true : text === '0' ? false : null), right: '0 or 1' },
  step: { read: (text) => (/^\d{1,7}$/.test(text) && Number(text) <= MOST_STEPS ? Number(text) : null), right: `a whole number from 0 to ${MOST_STEPS}` },
  h: { read: (text) => (/^[0-9a-f]{16}$/.test(text) ? text : null), right: 'the 16 hexadecimal digits of a state' },
};

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** A part of a link that means presentation. @param {string} pair @returns {keyof Options | null} */
function keyOf(pair) {
  const key = decode(pair.split('=', 1)[0]);
  return Object.hasOwn(KEYS, key) ? /** @type {keyof Options} */ (key) : null;
}

/**
 * Parts a link into the state, as ../url.js reads it, and its presentation.
 * @param {string} link as in location.hash
 * @returns {{ hash: string, options: Options, problems: string[] }}
 */
export function readOptions(link) {
  const at = link.indexOf('?');
  const [head, query] = at < 0 ? [link, ''] : [link.slice(0, at), link.slice(at + 1)];
  const pairs = query.split('&').filter(Boolean);
  const options = { ...STANDARD };
  /** @type {string[]} */
  const problems = [];
  for (const pair of pairs) {
    const key = keyOf(pair);
    if (!key) continue;
    const text = decode(pair.slice(pair.indexOf('=') + 1 || pair.length));
    const value = KEYS[key].read(text);
    if (value !== null) /** @type {any} */ (options)[key] = value;
    else problems.push(`${key} is "${text.length > 40 ? `${text.slice(0, 40)}…` : text}"; it must be ${KEYS[key].right}.`);
  }
  const rest = pairs.filter((pair) => !keyOf(pair)).join('&');
  return { hash: `${head}${rest && `?${rest}`}`, options, problems };
}

/**
 * The link of an embed.
 * @param {string} hash of the state, as ../url.js writes it @param {Partial<Options>} [options]
 */
export function writeOptions(hash, options = {}) {
  const text = (/** @type {any} */ value) => (Array.isArray(value) ? value.join(',') : typeof value === 'boolean' ? String(Number(value)) : String(value));
  const keys = /** @type {(keyof Options)[]} */ (Object.keys(KEYS));
  const pairs = keys.filter((key) => options[key] !== undefined && text(options[key]) !== text(STANDARD[key])).map((key) => `${key}=${text(options[key])}`);
  return pairs.length ? `${hash}${hash.includes('?') ? '&' : '?'}${pairs.join('&')}` : hash;
}
