// Typesets the catalogue when the page is built, so that no mathematics is set at run time. Inline style attributes become
// classes, because the page's content security policy allows none.
import katex from 'katex';
import { fieldsOf } from '../fields.js';

/** @typedef {import('../types').Catalog} Catalog @typedef {import('../types').Model} Model */

export class Typesetter {
  /** @type {Map<string, string>} declaration → class */ #styles = new Map();
  /** @type {Set<string>} every class in what was set */ used = new Set();

  /** The rules that stand for the style attributes in a piece of HTML. @param {string} html */
  #rules(html) {
    const names = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, list]) => list.split(/\s+/)));
    return [...this.#styles].filter(([, name]) => names.has(name)).map(([style, name]) => `.katex .${name}{${style}}`).join('\n');
  }

  /** @param {Catalog} catalog @param {Model} model @returns {import('../types').Typeset} */
  model(catalog, model) {
    /** @type {Record<string, string>} */
    const tex = {};
    for (const [path, field] of fieldsOf(catalog, { model: model.id, preset: '' })) if (field.quantity.symbol) tex[path] = field.quantity.symbol;
    for (const row of [...model.readouts, ...model.states]) tex[row.id] = row.symbol;
    for (const row of model.inputs) tex[`input.${row.id}`] = row.symbol;
    const symbols = Object.fromEntries(Object.entries(tex).map(([id, symbol]) => [id, this.#set(symbol, 'html')]));
    const named = (/** @type {string} */ id) => model.parameters.find((row) => row.id === id)?.symbol ?? id;
    const equation = model.equation.replace(/\\p\{([^{}]+)\}/g, (_, id) => `\\htmlData{param=${id}}{${named(id)}}`);
    // The TeX inside MathML helps nobody who hears the formula.
    const set = this.#set(equation, 'htmlAndMathml', true).replace(/<annotation[^]*?<\/annotation>/g, '');
    return { equation: set, symbols, notes: model.notes, css: this.#rules(set + Object.values(symbols).join('')) };
  }

  /** @param {string} tex @param {'html' | 'htmlAndMathml'} output @param {boolean} [display] */
  #set(tex, output, display = false) {
    const macros = Object.fromEntries(['push', 'pull', 'input', 'new'].map((name) => [`\\${name}`, `\\htmlClass{tex-${name}}{#1}`]));
    const html = katex.renderToString(tex, { output, displayMode: display, macros, strict: false, throwOnError: true, trust: ({ command }) => /^\\html(Data|Class)$/.test(command) });
    const moved = html.replace(/<[^>]*? style="[^"]*"[^>]*>/g, (tag) => this.#classed(tag));
    for (const [, names] of moved.matchAll(/class="([^"]*)"/g)) for (const name of names.split(/\s+/)) this.used.add(name);
    return moved;
  }

  /** @param {string} tag */
  #classed(tag) {
    const style = /** @type {string[]} */ (/ style="([^"]*)"/.exec(tag))[1].replace(/;$/, '');
    const name = this.#styles.get(style) ?? `k${this.#styles.size}`;
    this.#styles.set(style, name);
    const bare = tag.replace(/ style="[^"]*"/, '');
    return bare.includes('class="') ? bare.replace('class="', `class="${name} `) : bare.replace(/^<([\w-]+)/, `<$1 class="${name}"`);
  }
}

/** @typedef {{ family: string, file: string, style: string, weight: string }} Face a font, and the name of its file in KaTeX's folder */

/**
 * The part of KaTeX's style sheet that the typeset catalogue uses: its rules, and apart from them its fonts (woff2 only).
 * @param {string} sheet katex.css @param {Set<string>} used classes
 * @returns {{ rules: string, faces: Face[] }}
 */
export function prune(sheet, used) {
  const rules = [...sheet.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, head, body]) => ({ head: head.trim(), body: body.trim() }));
  const kept = rules.filter(({ head }) => !head.startsWith('@')).flatMap(({ head, body }) => {
    // A class that must not be there need not be used.
    const selectors = head.split(',').filter((selector) => [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].every(([, name]) => used.has(name)));
    return selectors.length && /\.katex/.test(selectors.join()) ? [`${selectors.join(',')}{${body}}`] : [];
  });
  const families = new Set(kept.flatMap((rule) => rule.match(/KaTeX_\w+/g) ?? []));
  const faces = rules.filter(({ head, body }) => head === '@font-face' && families.has(/KaTeX_\w+/.exec(body)?.[0] ?? '') && wanted(body, used)).map(({ body }) => {
    const said = (/** @type {RegExp} */ pattern, otherwise = '') => pattern.exec(body)?.[1] ?? otherwise;
    return { family: said(/(KaTeX_\w+)/), file: said(/fonts\/([^)"']+\.woff2)/), style: said(/font-style:\s*(\w+)/, 'normal'), weight: said(/font-weight:\s*(\w+)/, 'normal') };
  });
  return { rules: kept.join('\n'), faces };
}

/** KaTeX's main font comes in four cuts, of which formulas without bold or text need one. @param {string} face @param {Set<string>} used */
function wanted(face, used) {
  const bold = /font-weight:\s*(bold|700)/.test(face), italic = /font-style:\s*italic/.test(face);
  if (/KaTeX_Main/.test(face)) return bold ? used.has('mathbf') && !italic : !italic || used.has('mathit') || used.has('textit');
  return /KaTeX_Math/.test(face) ? (bold ? used.has('boldsymbol') : true) : !bold || used.has('mathbf');
}
