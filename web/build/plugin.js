// A Vite plugin: asks the core for its catalogue when the page is built and offers it, typeset, as virtual modules.
//
//   virtual:catalog             what the first view needs of the catalogue, so that the page need not ask for it
//   virtual:typeset             { [model id]: () => Promise<Typeset> }, one chunk a model
//   virtual:typeset.css         the rules those formulas need
//   virtual:typeset/fonts.css   and their fonts
//
// In a build it also writes the content security policy into each page and has the core fetched with the first bytes.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { firstOf } from './first.js';
import { Typesetter, prune } from './typeset.js';

const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "font-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'",
].join('; ');

const CATALOG = 'virtual:catalog', INDEX = 'virtual:typeset', SHEET = 'virtual:typeset.css', FONTS = 'virtual:typeset/fonts.css';

/** @returns {import('vite').Plugin} */
export function pushPull() {
  /** @type {ReturnType<typeof typesetAll> | null} */
  let typeset = null;
  const ready = () => (typeset ??= typesetAll());
  return {
    name: 'push-pull',
    resolveId: (id) => (id === CATALOG || id.startsWith(INDEX) ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${CATALOG}` && !id.startsWith(`\0${INDEX}`)) return null;
      const { catalog, models, rules, fonts } = await ready();
      if (id === `\0${CATALOG}`) return `export default JSON.parse(${JSON.stringify(JSON.stringify(firstOf(catalog)))})`;
      if (id === `\0${SHEET}`) return rules;
      if (id === `\0${FONTS}`) return fonts;
      if (id === `\0${INDEX}`) return `export default {${Object.keys(models).map((name) => `${JSON.stringify(name)}: () => import('${INDEX}/${name}')`).join(',')}}`;
      return `export default ${JSON.stringify(models[id.slice(INDEX.length + 2)])}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle, path }) {
        if (!bundle) return [];
        const up = '../'.repeat(path.split('/').length - 2) || './';
        /** @type {import('vite').HtmlTagDescriptor[]} */
        const tags = [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' }];
        const core = Object.keys(bundle).find((file) => /core[^/]*\.wasm$/.test(file));
        if (core && path.includes('lab/')) tags.push({ tag: 'link', attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: up + core }, injectTo: 'head' });
        return tags;
      },
    },
  };
}

async function typesetAll() {
  const { PushPull } = await import('../../wasm/push_pull.js');
  const { catalog } = await /** @type {any} */ (PushPull).load({ models: 'all' });
  const typesetter = new Typesetter();
  const models = Object.fromEntries(catalog.models.map((/** @type {any} */ model) => [model.id, typesetter.model(catalog, model)]));
  const sheet = await readFile(createRequire(import.meta.url).resolve('katex/dist/katex.css'), 'utf8');
  const { rules, fonts } = prune(sheet, typesetter.used);
  return { catalog, models, rules: `${rules}\n${typesetter.css}`, fonts };
}
