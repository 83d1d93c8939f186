// Colours for numbers. Lightness (of OKLab; Ottosson 2020) rises or falls in equal steps, so that equal differences look
// equal and the order survives without colour; the hues go from blue to orange, which colour-blind eyes tell apart. What is
// large stands out from the paper: it is dark on light paper and light on dark paper.
import { channels } from '../theme.js';

/** @typedef {[number, number, number]} Triple */
/**
 * @typedef {object} Scale
 * @property {Uint8Array} rgb 256 colours, three bytes each
 * @property {Uint32Array} packed the same as the words of an image
 * @property {string[]} css the same for a canvas
 */

/** From dark to light: L, a, b. @type {Triple[]} */
const AMOUNT = [[0.27, 0, -0.11], [0.43, -0.035, -0.085], [0.59, -0.06, -0.005], [0.75, 0.01, 0.105], [0.91, 0.03, 0.07]];
/** From negative over none to positive, for light paper and for dark. @type {{ light: Triple[], dark: Triple[] }} */
const SIGNED = {
  light: [[0.38, -0.02, -0.12], [0.67, -0.03, -0.075], [0.96, 0, 0.005], [0.67, 0.07, 0.085], [0.38, 0.085, 0.075]],
  dark: [[0.84, -0.035, -0.07], [0.53, -0.025, -0.09], [0.22, 0, 0], [0.53, 0.075, 0.08], [0.84, 0.055, 0.085]],
};

/** Once around, from ±π over zero in the middle: the ends are one colour, a quarter turn before and behind differ in hue, and zero is
 * the lightest. @type {Triple[]} */
const PHASE = [[0.3, 0.01, -0.03], [0.58, -0.05, -0.1], [0.93, 0, 0.02], [0.62, 0.08, 0.085], [0.3, 0.01, -0.03]];

/** @param {Triple} lab @returns {Triple} sRGB, 0…1 and beyond where a screen cannot show it */
export function fromOklab([L, a, b]) {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const encode = (/** @type {number} */ x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** @param {Triple} rgb 0…1 @returns {Triple} */
export function toOklab(rgb) {
  const [r, g, b] = rgb.map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
  ];
}

/** A smooth way through the stops, which lie at equal distances (Catmull and Rom). @param {Triple[]} stops @param {number} t 0…1 @returns {Triple} */
function through(stops, t) {
  const x = t * (stops.length - 1), i = Math.min(stops.length - 2, Math.floor(x)), u = x - i;
  const at = (/** @type {number} */ n, /** @type {number} */ c) => stops[Math.max(0, Math.min(stops.length - 1, n))][c];
  return /** @type {Triple} */ ([0, 1, 2].map((c) => {
    // Lightness straight: a curve would bend the equal steps.
    if (c === 0) return (1 - u) * at(i, c) + u * at(i + 1, c);
    const [p, q, r, s] = [at(i - 1, c), at(i, c), at(i + 1, c), at(i + 2, c)];
    return q + 0.5 * u * (r - p + u * (2 * p - 5 * q + 4 * r - s + u * (3 * (q - r) + s - p)));
  }));
}

/** @param {(t: number) => Triple} colour @returns {Scale} */
function tabulate(colour) {
  const rgb = new Uint8Array(768), packed = new Uint32Array(256);
  const css = Array.from({ length: 256 }, (_, n) => {
    const bytes = fromOklab(colour(n / 255)).map((x) => Math.round(255 * Math.min(1, Math.max(0, x))));
    rgb.set(bytes, 3 * n);
    packed[n] = pack(bytes);
    return `rgb(${bytes.join(', ')})`;
  });
  return { rgb, packed, css };
}

/** A word of an image on the machines that browsers run on, which put the lowest byte first. @param {ArrayLike<number>} bytes */
export const pack = (bytes) => ((255 << 24) | (bytes[2] << 16) | (bytes[1] << 8) | bytes[0]) >>> 0;

/** @param {string} colour of CSS @returns {Triple} bytes */
export const bytesOf = (colour) => /** @type {Triple} */ ((channels(colour) ?? [128, 128, 128]).map(Math.round));

/** @param {string} paper */
export const isDark = (paper) => toOklab(/** @type {Triple} */ (bytesOf(paper).map((x) => x / 255)))[0] < 0.5;

/** @type {Map<string, Scale>} */
const made = new Map();

/** @param {'amount' | 'signed' | 'phase'} kind @param {string} paper @returns {Scale} */
export function scaleFor(kind, paper) {
  const dark = isDark(paper);
  const key = `${kind} ${dark}`;
  const known = made.get(key);
  if (known) return known;
  const stops = kind === 'phase' ? PHASE : kind === 'signed' ? SIGNED[dark ? 'dark' : 'light'] : dark ? AMOUNT : [...AMOUNT].reverse();
  const scale = tabulate((t) => through(stops, t));
  made.set(key, scale);
  return scale;
}
