// What to cite with a state: the paper, this software, where the model and its values come from, and the link. Knows no document.

/** @typedef {{ authors: { family: string, given: string }[], title: string, journal: string, volume: string, start: string, end: string, year: string, doi: string, arxiv: string }} Paper */
/** @typedef {{ title: string, version: string }} Software */
/** @typedef {{ name: string, source: string, doi: string, key: string }} Origin of a model, a preset, a connectome */

/** A DOI may hold signs that an address must not. @param {string} doi */
const doiLink = (doi) => `https://doi.org/${encodeURI(doi)}`;

const initials = (/** @type {string} */ given) => given.split(/[\s-]+/).map((name) => name[0]).join('');

/** @param {{ paper: Paper, software: Software, origins: Origin[], link: string }} facts @returns {string} */
export function citation({ paper, software, origins, link }) {
  const authors = paper.authors.map(({ family, given }) => `${family} ${initials(given)}`).join(', ');
  return [
    `${authors} (${paper.year}). ${paper.title}. ${paper.journal} ${paper.volume}, ${paper.start}–${paper.end}. ${doiLink(paper.doi)} (arXiv:${paper.arxiv})`,
    `${software.title}, version ${software.version}.`,
    ...origins.map(({ name, source, doi }) => `${name}: ${source}${source.endsWith('.') ? '' : '.'}${doi ? ` ${doiLink(doi)}` : ''}`),
    `State: ${link}`,
  ].join('\n');
}

/** What TeX reads as a sign of its own; a dash between pages. @param {string} text */
const tex = (text) => text.replace(/[&%$#_{}]/g, '\\$&').replace(/–/g, '--').replace(/[<>]/g, (sign) => `\\text${sign === '<' ? 'less' : 'greater'}{}`);

/** @param {string} type @param {string} key @param {[string, string][]} fields those that are empty are left out */
const entry = (type, key, fields) => `@${type}{${key},\n${fields.filter(([, text]) => text).map(([name, text]) => `  ${name} = {${text}}`).join(',\n')}\n}`;

/** @param {{ paper: Paper, software: Software, origins: Origin[], link: string }} facts @returns {string} */
export function bibtex({ paper, software, origins, link }) {
  const author = paper.authors.map(({ family, given }) => `${/ /.test(family) ? `{${family}}` : family}, ${given}`).join(' and ');
  return [
    entry('article', 'rosetta', [['author', author], ['title', `{${tex(paper.title)}}`], ['journal', paper.journal], ['volume', paper.volume], ['pages', `${paper.start}--${paper.end}`], ['year', paper.year], ['doi', paper.doi], ['eprint', paper.arxiv], ['archiveprefix', 'arXiv']]),
    entry('software', 'push-pull', [['title', `{${tex(software.title)}}`], ['version', software.version], ['url', link]]),
    ...origins.map(({ name, source, doi, key }) => entry('misc', key, [['title', `{${tex(name)}}`], ['note', tex(source)], ['doi', doi]])),
  ].join('\n\n');
}
