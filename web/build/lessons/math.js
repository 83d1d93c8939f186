// Mathematics of the lessons as MathML, set when the site is built: no script and no font has to come for it.
import katex from 'katex';

/** Names of colours that become classes, because MathML of KaTeX keeps colours and drops classes. */
const MARKS = ['push', 'pull', 'input'];

const macros = Object.fromEntries(MARKS.map((name) => [`\\${name}`, `\\textcolor{${name}}{#1}`]));

/** @param {string} tex @param {boolean} display @returns {string} */
export function mathml(tex, display) {
  const set = katex.renderToString(tex, { output: 'mathml', displayMode: display, macros: { ...macros }, strict: false, throwOnError: true });
  const bare = set.replace(/^<span class="katex">|<\/span>$/g, '').replace(/<annotation[^]*?<\/annotation>/g, '').replace(/<semantics>|<\/semantics>/g, '').replace(/ xmlns="[^"]*"/, '');
  const marked = MARKS.reduce((text, name) => text.replaceAll(`mathcolor="${name}"`, `class="tex-${name}"`), bare);
  // The content security policy allows no inline style.
  if (/ style="/.test(marked)) throw new Error(`"${tex}" needs an inline style; write it without boxes, rules and \\htmlStyle`);
  return marked;
}
