// The page's colours and type, resolved once per change of theme.

/**
 * @typedef {object} Theme
 * @property {string} push
 * @property {string} pull
 * @property {string} observe
 * @property {string} drive
 * @property {string} noise
 * @property {string} paper
 * @property {string} ink
 * @property {string} hairline
 * @property {string} muted
 * @property {{ push: string, pull: string, observe: string }} faint for the nodes that are not selected
 * @property {string} font family of numbers and words
 */

const NAMES = /** @type {const} */ (['push', 'pull', 'observe', 'drive', 'noise', 'paper', 'ink', 'hairline', 'muted']);

/**
 * @param {(name: string) => string} read the computed colour of a custom property, as rgb(…) or #…
 * @param {string} font
 * @returns {Theme}
 */
export function readTheme(read, font) {
  const theme = /** @type {any} */ ({ font });
  for (const name of NAMES) theme[name] = read(`--${name}`);
  // Opaque mixtures, not transparency: where a faint trace is drawn piece by piece, the joints
  // of transparent strokes would add up to dots.
  theme.faint = {
    push: mix(theme.push, theme.paper, 0.38),
    pull: mix(theme.pull, theme.paper, 0.38),
    observe: mix(theme.observe, theme.paper, 0.28),
  };
  return theme;
}

/**
 * `part` of colour a on ground b.
 * @param {string} a @param {string} b @param {number} part
 */
export function mix(a, b, part) {
  const [x, y] = [channels(a), channels(b)];
  if (!x || !y) return a;
  return `rgb(${[0, 1, 2].map((i) => Math.round(part * x[i] + (1 - part) * y[i])).join(', ')})`;
}

/**
 * Red, green and blue (0…255) of a CSS colour in one of the forms a browser computes.
 * @param {string} colour
 */
export function channels(colour) {
  const hex = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(colour.trim())?.[1];
  if (hex) {
    const full = hex.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
    return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16));
  }
  const list = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(colour.trim());
  if (!list) return null;
  const values = list[2].split(/[\s,/]+/).filter(Boolean).slice(0, 3).map(Number);
  return values.length === 3 && values.every(Number.isFinite) ? values.map((v) => (list[1] === 'color' ? 255 * v : v)) : null;
}
