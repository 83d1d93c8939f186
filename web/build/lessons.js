// A Vite plugin: the Markdown files of learn/lessons/ become pages, learn/<name>/index.html, and learn/index.html lists them.
// A mistake in a lesson stops the build with its file, its line and a sentence.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dress } from '../network/brain.js';
import { mathml } from './lessons/math.js';
import { indexPage, lessonPage } from './lessons/page.js';
import { readLesson } from './lessons/read.js';
import { fieldsOf, modelOf } from '../fields.js';
import { read } from '../url.js';

export const LESSONS = fileURLToPath(new URL('../learn/lessons', import.meta.url));

const LEARN = path.resolve(LESSONS, '..');
const SYMBOLS = 'virtual:lesson-symbols';

/** In the order of their numbers. @param {string} [folder] */
export async function readLessons(folder = LESSONS) {
  const { PushPull } = await import('../../wasm/push_pull.js');
  const { catalog, problem } = dress(await /** @type {any} */ (PushPull).load({ models: 'all' }));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort((a, b) => parseInt(a) - parseInt(b));
  const lessons = await Promise.all(names.map(async (name) => readLesson(name, await readFile(path.join(folder, name), 'utf8'), { catalog, problem })));
  return { lessons, catalog, problem };
}

/** The symbols that stand at the sliders of the lessons, as MathML. @param {Awaited<ReturnType<typeof readLessons>>} found */
function symbolsOf({ lessons, catalog, problem }) {
  /** @type {Record<string, Record<string, string>>} */
  const symbols = {};
  for (const { hash, controls } of lessons.flatMap(({ scenes }) => scenes)) {
    const { place } = read(hash, { catalog, problem });
    const model = /** @type {import('../types').Model} */ (modelOf(catalog, place.model));
    const fields = fieldsOf(catalog, place);
    const own = (symbols[model.id] ??= {});
    for (const id of controls) {
      const symbol = fields.get(id)?.quantity.symbol;
      if (symbol) own[id] = mathml(symbol, false);
    }
  }
  return symbols;
}

/** @param {'lessons' | 'list'} which the pages of the lessons, or the one that lists them @returns {import('vite').Plugin} */
export function lessons(which) {
  /** @type {ReturnType<typeof readLessons> | null} */
  let found = null;
  const ready = () => (found ??= readLessons());
  return {
    name: 'lessons',
    enforce: 'pre',
    async config() {
      const names = (await readdir(LESSONS)).filter((name) => name.endsWith('.md')).map((name) => name.replace(/^\d+-|\.md$/g, ''));
      const input = Object.fromEntries(names.map((name) => [`learn-${name}`, path.join(LEARN, name, 'index.html')]));
      return { build: { rollupOptions: { input: which === 'list' ? { learn: path.join(LEARN, 'index.html') } : input } } };
    },
    resolveId: (id) => (id === SYMBOLS ? `\0${SYMBOLS}` : id.startsWith(LEARN) && id.endsWith('.html') ? id : null),
    async load(id) {
      if (id === `\0${SYMBOLS}`) return `export default JSON.parse(${JSON.stringify(JSON.stringify(symbolsOf(await ready())))})`;
      if (!id.startsWith(LEARN) || !id.endsWith('.html')) return null;
      const { lessons: all } = await ready();
      const slug = path.relative(LEARN, path.dirname(id));
      return slug ? lessonPage(/** @type {any} */ (all.find((one) => one.slug === slug)), all) : indexPage(all);
    },
  };
}
