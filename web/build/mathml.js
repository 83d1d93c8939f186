// Equations as MathML, set when the site is built: no fonts, no style sheet of their own, and symbols that can be lit.
import temml from 'temml';

/** @typedef {import('../types').Model} Model */

const macros = Object.fromEntries(['push', 'pull', 'input', 'new'].map((name) => [`\\${name}`, `\\class{tex-${name}}{#1}`]));

/** Temml's inline styles, which a content security policy forbids, only correct what older browsers did wrong; what is said of fences and separators shows nowhere. @param {string} math */
const bare = (math) => math.replace(/ style="[^"]*"| (fence|separator)="true"/g, '').replace(/ class="(?!tex-)[^"]*"/g, '').replace(/<mspace><\/mspace>/g, '');

/** The equation of a model; what stands for a parameter says so in data-param. @param {Model} model */
export function equationOf(model) {
  const named = (/** @type {string} */ id) => model.parameters.find((row) => row.id === id)?.symbol ?? id;
  const tex = model.equation.replace(/\\p\{([^{}]+)\}/g, (_, id) => `\\data{param=${id}}{${named(id)}}`);
  return bare(temml.renderToString(tex, { displayMode: true, macros: { ...macros }, trust: true, throwOnError: true, annotate: false }));
}
