// What the page cites, from the files that say it: CITATION.cff, and the catalogue for the sources of models and presets.

/** The value of a line "key: value". @param {string} text @param {string} key */
const line = (text, key) => new RegExp(`^ *-? *${key}: *"?(.*?)"? *$`, 'm').exec(text)?.[1] ?? '';

/**
 * @param {string} cff @param {any} catalog of all models
 * @returns {{ software: import('../share/cite.js').Software, paper: import('../share/cite.js').Paper, dois: Record<string, string> }} dois: of models by id, of presets by "model/preset" where another
 */
export function citationOf(cff, catalog) {
  const [own, article] = cff.split(/^preferred-citation:$/m);
  const authors = [...article.matchAll(/family-names: *"?(.*?)"? *\n *given-names: *"?(.*?)"? *\n/g)].map(([, family, given]) => ({ family, given }));
  const of = (/** @type {string} */ key) => line(article, key);
  const dois = catalog.models.flatMap((/** @type {any} */ model) => [[model.id, model.doi], ...model.presets.filter((/** @type {any} */ { doi }) => doi && doi !== model.doi).map((/** @type {any} */ { id, doi }) => [`${model.id}/${id}`, doi])]);
  return {
    software: { title: line(own, 'title'), version: line(own, 'version') },
    paper: { authors, title: of('title'), journal: of('journal'), volume: of('volume'), start: of('start'), end: of('end'), year: of('year'), doi: of('doi'), arxiv: /arXiv:([\d.]+)/.exec(article)?.[1] ?? '' },
    dois: Object.fromEntries(dois),
  };
}
