// The foot of the home page: how to embed a figure, how to cite, for whom the pages do not work yet, and under what licence.
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { escape } from '../lessons/elements.js';

/** One field of CITATION.cff, the first of its name. @param {string} text @param {string} name */
function field(text, name) {
  const found = new RegExp(`^\\s*${name}: "?([^"\\n]+)"?$`, 'm').exec(text);
  if (!found) throw new Error(`CITATION.cff has no field "${name}"`);
  return found[1];
}

/** What docs/accessibility.md says to a visitor: the aim, what is missing, and where to turn. */
function accessibility() {
  // A sentence with a link is about another page of the documentation.
  const text = readFileSync(new URL('../../../docs/accessibility.md', import.meta.url), 'utf8').replace(/ \[[^\]]+\]\([^)]*\)[^.\n]*\./g, '');
  const [head, ...sections] = text.split(/^## /m);
  const section = (/** @type {string} */ name) => {
    const found = sections.find((one) => one.startsWith(`${name}\n`));
    if (!found) throw new Error(`docs/accessibility.md has no section "${name}"`);
    return `**${name}**${found.slice(name.length)}`;
  };
  const aim = head.slice(head.indexOf('\n')).trim().split(/(?<=\.) /)[0];
  return new MarkdownIt().render([aim, section('What is missing'), section('When something does not work for you')].join('\n\n'));
}

/** @param {string} paper its address */
export function footOf(paper) {
  const cff = readFileSync(new URL('../../../CITATION.cff', import.meta.url), 'utf8'), preferred = cff.slice(cff.indexOf('preferred-citation:'));
  const names = [...preferred.matchAll(/family-names: "?([^"\n]+)"?\n\s*given-names: "?([^"\n]+)"?/g)].map(([, family, given]) => `${family} ${given.split(/[ -]/).map((part) => part[0]).join('')}`);
  const article = `${names.join(', ')}. ${field(preferred, 'title')}. ${field(preferred, 'journal')} ${field(preferred, 'volume')}, ${field(preferred, 'start')}–${field(preferred, 'end')} (${field(preferred, 'year')}).`;
  return `<footer class="foot">
      <details><summary>Embed a figure</summary>
        <p>A live figure for a course page, a slide or a notebook is one frame. The part after # is that of any link of the lab; Share in the lab writes it for you.</p>
        <p><code id="embed-code">&lt;iframe src="embed/v1/#v1/stuart-landau?alpha=0.5" title="Stuart–Landau" width="100%" height="420"&gt;&lt;/iframe&gt;</code> <button type="button" class="more" id="copy-embed" hidden>Copy</button></p>
      </details>
      <details><summary>Cite</summary>
        <p>The models: ${escape(article)} <a href="${paper}">${paper.replace('https://', '')}</a></p>
        <p>The software: ${escape(field(cff, 'title'))}, version ${escape(field(cff, 'version'))}.</p>
      </details>
      <details id="accessibility"><summary>Accessibility</summary>
        ${accessibility()}
      </details>
      <p class="small">${escape(field(cff, 'license'))} licence · <a href="licences.txt">Licences of what is in these pages</a></p>
    </footer>`;
}
