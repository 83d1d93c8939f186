// A Vite plugin: asks the core for its catalogue when the page is built and offers it, typeset, as virtual modules.
//
//   virtual:catalog             what the first view needs of the catalogue, so that the page need not ask for it
//   virtual:typeset             { [model id]: () => Promise<Typeset> }, one chunk a model of the first load, of the others one a rung: alike, they pack well
//   virtual:typeset.css         the rules of KaTeX that the formulas of the first load need; the others bring theirs
//   virtual:typeset/fonts       and the fonts of all, as arguments of FontFace
//   virtual:citation            what is cited with a state
//
// In a build it also writes the content security policy into each page and has the core fetched with the first bytes.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { firstOf, slim } from './first.js';
import { citationOf } from './citation.js';
import { FONTS_FOLDER, cutFonts } from './fonts.js';
import { Typesetter, prune } from './typeset.js';

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'",
  "frame-src 'self'", "base-uri 'none'", "form-action 'none'",
].join('; ');

const CATALOG = 'virtual:catalog', INDEX = 'virtual:typeset', SHEET = 'virtual:typeset.css', FONTS = 'virtual:typeset/fonts', CITATION = 'virtual:citation';

const PRELOAD = '\0vite/preload-helper.js';

/**
 * Vite puts a function around each import() that also loads what the module depends on, in browsers of all ages. Here only
 * style sheets are to be loaded so, which a few lines do.
 * @param {() => Promise<any>} load @param {string[] | undefined} sheets @param {string} base
 */
function withSheets(load, sheets, base) {
  for (const sheet of sheets ?? []) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL(sheet, base).href;
    if (document.querySelector(`link[href="${link.href}"]`)) continue;
    document.head.append(link);
  }
  return load();
}

/** @returns {import('vite').Plugin} */
export function pushPull() {
  /** @type {ReturnType<typeof typesetAll> | null} */
  let typeset = null;
  const ready = () => (typeset ??= typesetAll());
  return {
    name: 'push-pull',
    enforce: 'pre',
    // Among what a part depends on Vite also names the part itself.
    config: () => ({ resolve: { alias: { '@fonts': FONTS_FOLDER } }, build: { modulePreload: { resolveDependencies: (_, parts) => parts.filter((one) => one.endsWith('.css')) } } }),
    resolveId: (id) => (id === CATALOG || id === CITATION || id.startsWith(INDEX) ? `\0${id}` : null),
    async load(id) {
      if (id === PRELOAD) return `export const __vitePreload = ${withSheets}`;
      if (id === `\0${CITATION}`) return `export default JSON.parse(${JSON.stringify(JSON.stringify((await ready()).citation))})`;
      if (id !== `\0${CATALOG}` && !id.startsWith(`\0${INDEX}`)) return null;
      const { first, models, rungs, rules, faces } = await ready();
      if (id === `\0${CATALOG}`) return `export default JSON.parse(${JSON.stringify(JSON.stringify(first))})`;
      if (id === `\0${SHEET}`) return rules;
      if (id === `\0${FONTS}`) return listed(faces);
      if (id === `\0${INDEX}`) return `export default {${Object.keys(models).map((name) => `${JSON.stringify(name)}: ${fetched(name, rungs[name])}`).join(',')}}`;
      const part = id.slice(INDEX.length + 2), rung = /^rung-(\d+)$/.exec(part)?.[1];
      if (!rung) return `export default ${JSON.stringify(models[part])}`;
      const ofRung = Object.fromEntries(Object.keys(rungs).filter((name) => String(rungs[name]) === rung).map((name) => [name, models[name]]));
      return `export default ${JSON.stringify(ofRung)}`;
    },
    // On disk, because builds of workers and of other pages write the same file.
    async writeBundle({ dir }) {
      const folder = path.join(dir ?? '', 'assets');
      for (const name of (await readdir(folder)).filter((each) => /^catalogue-[^/]*\.json$/.test(each))) {
        const file = path.join(folder, name);
        await writeFile(file, JSON.stringify(slim(JSON.parse(await readFile(file, 'utf8')))));
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle, path: page }) {
        if (!bundle) return [];
        const up = '../'.repeat(page.split('/').length - 2) || './';
        /** @type {import('vite').HtmlTagDescriptor[]} */
        const tags = [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' }];
        const core = Object.keys(bundle).find((file) => /core[^/]*\.wasm$/.test(file));
        if (core && /(^\/index\.html$|(lab|dialects|learn\/[\w-]+)\/)/.test(page)) tags.push({ tag: 'link', attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: up + core }, injectTo: 'head' });
        return tags;
      },
    },
  };
}

/** @param {string} name of a model @param {number | undefined} rung if it is not of the first load */
const fetched = (name, rung) => (rung === undefined ? `() => import('${INDEX}/${name}')` : `async () => ({ default: (await import('${INDEX}/rung-${rung}')).default[${JSON.stringify(name)}] })`);

/** A module of them. @param {import('./typeset.js').Face[]} faces */
const listed = (faces) => `${faces.map(({ file }, k) => `import file${k} from '@fonts/${file}?url';`).join('')}
export default [${faces.map(({ family, style, weight }, k) => `[${JSON.stringify(family)}, 'url("' + file${k} + '")', ${JSON.stringify({ style, weight })}]`).join(',')}]`;

async function typesetAll() {
  const { PushPull } = await import('../../wasm/push_pull.js');
  const { catalog } = await /** @type {any} */ (PushPull).load({ models: 'all' });
  const sheet = await readFile(createRequire(import.meta.url).resolve('katex/dist/katex.css'), 'utf8');
  const typesetter = new Typesetter();
  const set = (/** @type {any[]} */ models) => Object.fromEntries(models.map((model) => [model.id, typesetter.model(catalog, model)]));
  const first = firstOf(catalog);
  const isFirst = (/** @type {any} */ { id }) => first.models.some((model) => model.id === id);
  const models = set(catalog.models.filter(isFirst));
  const { rules } = prune(sheet, typesetter.used);
  // What only the others need of KaTeX's style comes with them.
  const others = set(catalog.models.filter((/** @type {any} */ model) => !isFirst(model)));
  const all = prune(sheet, typesetter.used);
  const without = (/** @type {string} */ text, /** @type {string} */ known) => text.split('\n').filter((line) => !known.split('\n').includes(line)).join('\n');
  await cutFonts(all.faces, Object.values({ ...models, ...others }).flatMap(({ equation, symbols }) => [equation, ...Object.values(symbols)]), catalog);
  for (const model of Object.values(others)) model.css = `${without(all.rules, rules)}\n${model.css}`;
  /** @type {Record<string, number>} of those that are not of the first load */
  const rungs = Object.fromEntries(catalog.models.filter((/** @type {any} */ { id }) => id in others).map((/** @type {any} */ { id, rung }) => [id, rung]));
  const citation = citationOf(await readFile(new URL('../../CITATION.cff', import.meta.url), 'utf8'), catalog);
  return { first, citation, models: { ...models, ...others }, rungs, rules, faces: all.faces };
}
