// The symbols of the catalogue (a small part of TeX) as runs of text, so that an axis on a canvas,
// a label in the page and a saved SVG show the same glyph as the equation.

/**
 * @typedef {object} Run
 * @property {string} text
 * @property {'base' | 'sub' | 'sup'} level
 * @property {boolean} italic
 */

const GREEK = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ',
  upsilon: 'υ', phi: 'ϕ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω',
};
const UPRIGHT = {
  Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  infty: '∞', cdot: '·', times: '×', pm: '±', langle: '⟨', rangle: '⟩', prime: '′',
};
const ACCENTS = { bar: '\u0304', dot: '\u0307', ddot: '\u0308', hat: '\u0302', tilde: '\u0303', vec: '\u20d7', overline: '\u0304' };
const FONTS = new Set(['mathrm', 'text', 'textrm', 'operatorname', 'mathsf', 'rm']);

/**
 * @param {string} tex
 * @returns {Run[]}
 */
export function symbolRuns(tex) {
  /** @type {Run[]} */
  const runs = [];
  read(tokens(tex), 'base', false, runs);
  return runs;
}

/** The symbol in one line of plain text: "τ_e", "r²". @param {string} tex */
export function plainSymbol(tex) {
  let out = '';
  let level = 'base';
  for (const run of symbolRuns(tex)) {
    if (run.level !== level && run.level === 'sub') out += '_';
    if (run.level !== level && run.level === 'sup' && run.text !== '′') out += '^';
    level = run.level;
    out += run.text.normalize('NFC');
  }
  return out;
}

/** @param {string} tex */
const tokens = (tex) => tex.match(/\\[A-Za-z]+|\\.|[{}_^]|\s+|[^\\{}_^\s]/gu) ?? [];

/**
 * @param {string[]} list tokens; consumed from the front
 * @param {Run['level']} level @param {boolean} upright @param {Run[]} out
 * @param {boolean} [one] read a single group or token
 */
function read(list, level, upright, out, one = false) {
  const put = (/** @type {string} */ text, /** @type {boolean} */ italic) => {
    const last = out.at(-1);
    if (last && last.level === level && last.italic === italic) last.text += text;
    else out.push({ text, level, italic });
  };
  while (list.length) {
    const token = /** @type {string} */ (list.shift());
    if (token === '}') return;
    if (token === '{') read(list, level, upright, out);
    else if (token === '_') read(list, 'sub', upright, out, true);
    else if (token === '^') read(list, 'sup', upright, out, true);
    else if (token === "'") out.push({ text: '′', level: 'sup', italic: false });
    else if (token.startsWith('\\')) command(token.slice(1));
    else if (token.trim()) put(token, !upright && /\p{Letter}/u.test(token));
    else continue; // TeX has no spaces in mathematics
    if (one) return;
  }

  /** @param {string} name */
  function command(name) {
    if (name in GREEK) put(GREEK[/** @type {keyof typeof GREEK} */ (name)], true);
    else if (name in UPRIGHT) put(UPRIGHT[/** @type {keyof typeof UPRIGHT} */ (name)], false);
    else if (FONTS.has(name)) read(list, level, true, out, true);
    else if (name in ACCENTS) {
      read(list, level, upright, out, true);
      const last = out.at(-1);
      if (last) last.text += ACCENTS[/** @type {keyof typeof ACCENTS} */ (name)];
    } else if (/^[A-Za-z]/.test(name) && !['left', 'right', 'textstyle', 'displaystyle'].includes(name)) {
      // Any other command (colours, marks) shows what is inside it.
      read(list, level, upright, out, true);
    } else if (!/^[A-Za-z,;:! ]/.test(name)) put(name, false);
  }
}

/** The mathematics fonts of the page, then what a system has. */
export const MATH_ITALIC = 'KaTeX_Math, "STIX Two Math", "Cambria Math", "Latin Modern Math", Georgia, serif';
export const MATH_UPRIGHT = 'KaTeX_Main, "STIX Two Text", Georgia, serif';

/** @param {Run} run @param {number} size */
function face(run, size) {
  const px = run.level === 'base' ? size : 0.7 * size;
  return `${run.italic ? 'italic ' : ''}${px}px ${run.italic ? MATH_ITALIC : MATH_UPRIGHT}`;
}

/**
 * Draws a symbol with its baseline at (x, y); returns its width.
 * @param {import('./surface.js').Surface} ctx @param {string} tex
 * @param {number} x @param {number} y @param {number} size px
 * @param {{ ground?: string, align?: 'left' | 'right' | 'center', dot?: boolean, tail?: string, tailFont?: string }} [how]
 *   ground: colour of a halo; dot: a time derivative; tail: plain text after it
 */
export function drawSymbol(ctx, tex, x, y, size, { ground, align = 'left', dot = false, tail = '', tailFont = '' } = {}) {
  const runs = symbolRuns(tex);
  ctx.save();
  const widths = runs.map((run) => {
    ctx.font = face(run, size);
    return ctx.measureText(run.text).width;
  });
  ctx.font = tailFont || ctx.font;
  const tailWidth = tail ? ctx.measureText(tail).width : 0;
  const width = widths.reduce((a, b) => a + b, 0);
  const total = width + tailWidth;
  let at = x - (align === 'right' ? total : align === 'center' ? total / 2 : 0);

  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.lineWidth = 4;
  if (ground) ctx.strokeStyle = ground;
  const put = (/** @type {string} */ text, /** @type {number} */ rise) => {
    if (ground) ctx.strokeText(text, at, y - rise);
    ctx.fillText(text, at, y - rise);
  };
  if (dot) {
    ctx.beginPath();
    ctx.arc(at + (widths[0] ?? 0) * 0.55, y - size * (tall(runs[0]?.text) ? 0.86 : 0.6), Math.max(1.1, size * 0.07), 0, 2 * Math.PI);
    ctx.fill();
  }
  runs.forEach((run, i) => {
    ctx.font = face(run, size);
    put(run.text, run.level === 'sub' ? -0.2 * size : run.level === 'sup' ? 0.36 * size : 0);
    at += widths[i];
  });
  if (tail) {
    ctx.font = tailFont || ctx.font;
    put(tail, 0);
  }
  ctx.restore();
  return total;
}

/** Letters that reach above the height of an x. @param {string} [text] */
const tall = (text = '') => /^[A-Zbdfhiklt0-9βδθλξζΑ-Ω]/u.test(text);

/**
 * A symbol as DOM nodes, for labels outside the canvas.
 * @param {Document} page @param {string} tex
 */
export function symbolNode(page, tex) {
  const span = page.createElement('span');
  span.className = 'symbol';
  for (const run of symbolRuns(tex)) {
    const part = page.createElement(run.level === 'base' ? (run.italic ? 'i' : 'span') : run.level);
    if (run.level !== 'base' && run.italic) part.className = 'italic';
    part.textContent = run.text;
    span.append(part);
  }
  return span;
}
