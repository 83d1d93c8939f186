// A Vite plugin: makes the embed when the site is built, from the sources in web/embed/ and the page's own modules.
//
//   embed/v1/index.html     one file that asks for nothing: script, style, core and equations are in it
//   embed.html              the same, to be saved or uploaded alone
//   embed/v1/push-pull.js   the element <push-pull>, which opens that file in a frame
//   embed/v1/widget.mjs     the same for notebooks
//
// The core, the catalogue and the equations are packed together (LZMA, base64) and stand in the head of the page.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { firstOf } from './first.js';
import { equationOf } from './mathml.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CACHE = at('build/embed');
const EMPTY = '\0embed-nothing', PRELOAD = '\0vite/preload-helper.js';

/** Parts of the glue that a file which asks for nothing does without. */
export const GLUE = [
  ['import.meta.url', '""'], ['if(ENVIRONMENT_IS_WEB||ENVIRONMENT_IS_WORKER){', 'if(0){'], ['instantiateAsync().catch(readyPromiseReject);', ''],
  ['ENVIRONMENT_IS_NODE=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string"', 'ENVIRONMENT_IS_NODE=false'],
  ['ENVIRONMENT_IS_WORKER=typeof importScripts=="function"', 'ENVIRONMENT_IS_WORKER=false'],
];

/** Where a file of the site finds the lab. @type {Record<string, string>} */
const PAGES = { 'embed/v1/index.html': '../../lab/', 'embed.html': 'lab/' };

/** @returns {import('vite').Plugin} */
export function embed() {
  return {
    name: 'embed',
    apply: 'build',
    async generateBundle() {
      for (const [fileName, source] of Object.entries(await makeEmbed())) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** @returns {Promise<Record<string, string>>} file → content */
async function makeEmbed() {
  const [packed, page, early, script, element, widget] = await Promise.all([
    payload(), readFile(at('web/embed/page.html'), 'utf8'), bundle('web/embed/early.js', 'iife'), bundle('web/embed/main.js', 'iife'), bundle('web/embed/push-pull.js', 'es'), bundle('web/embed/widget.js', 'es'),
  ]);
  const pages = Object.entries(PAGES).map(([name, lab]) => [name, assemble(page, { EARLY: early, SCRIPT: script }, { LAB: lab, CORE: packed })]);
  return { ...Object.fromEntries(pages), 'embed/v1/push-pull.js': element, 'embed/v1/widget.mjs': widget };
}

/**
 * The policy lets these scripts run, and nothing load. What is packed stands apart from them: in their middle it would spoil the
 * compression of both.
 * @param {string} page @param {Record<string, string>} scripts @param {Record<string, string>} more
 */
function assemble(page, scripts, more) {
  const safe = Object.fromEntries(Object.entries(scripts).map(([name, text]) => [name, text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--').trim()]));
  const hashes = Object.values(safe).map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
  /** @type {Record<string, string>} */
  const texts = { ...more, ...safe, POLICY: `default-src 'none'; script-src ${hashes} 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; form-action 'none'` };
  return page.replace(/\n\s*/g, '\n').replace(/%(\w+)%/g, (_, name) => texts[name]);
}

/** @param {string} entry @param {'iife' | 'es'} format @returns {Promise<string>} */
async function bundle(entry, format) {
  const made = await build({
    configFile: false, root: at('web'), logLevel: 'error',
    plugins: [inside()],
    build: { write: false, target: 'es2022', modulePreload: false, assetsInlineLimit: 0, rollupOptions: { input: at(entry), preserveEntrySignatures: 'strict', output: { format, codeSplitting: false } } },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (Array.isArray(made) ? made[0] : made);
  if (output.length !== 1) throw new Error(`${entry} became ${output.map(({ fileName }) => fileName).join(', ')}; it must be one file`);
  return /** @type {import('vite').Rolldown.OutputChunk} */ (output[0]).code;
}

/** What a file that asks for nothing has in place of what the pages fetch. @returns {import('vite').Plugin} */
function inside() {
  return {
    name: 'embed-inside',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id === './load.js' && /wasm[\\/]push_pull\.js$/.test(importer)) return at('web/embed/load.js');
      if (id === '../draw/svg-context.js') return EMPTY;
      // What comes with the whole build is named here and never fetched.
      if (id === './whole.js' || (/lab[\\/]family\.js$/.test(importer) && /^\.\.\/\w+\/\w/.test(id))) return EMPTY;
      return null;
    },
    load(id) {
      if (id === PRELOAD) return 'export const __vitePreload = (load) => load()';
      return id === EMPTY ? 'export {}' : null;
    },
    // A script that is no module has no address; and the core is handed to the glue, which need not know how to fetch it.
    transform: (code, id) => (/push_pull_core\.js$/.test(id) ? GLUE.reduce((text, [from, to]) => text.replaceAll(from, to), code) : null),
  };
}

/** Length of the core (4 bytes), the core, and the rest as JSON; packed. @returns {Promise<string>} base64 */
async function payload() {
  const { PushPull } = await import('../../wasm/push_pull.js');
  const { catalog } = await /** @type {any} */ (PushPull).load({ models: 'all' });
  const first = firstOf(catalog);
  const math = Object.fromEntries(first.models.map(({ id }) => [id, equationOf(catalog.models.find((/** @type {any} */ model) => model.id === id))]));
  const core = await readFile(at('wasm/dist/push_pull_core.wasm'));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(core.length);
  return (await pack(Buffer.concat([length, core, Buffer.from(JSON.stringify({ catalog: shown(first), math }))]))).toString('base64');
}

/** Without what the embed never shows. @param {import('../types').Catalog} catalog */
function shown(catalog) {
  const plain = (/** @type {any[]} */ rows) => rows.map(({ meaning: _, ...row }) => row);
  const models = catalog.models.map((model) => {
    const { about: _, adds: _a, source: _s, ...rest } = model;
    return { ...rest, states: plain(model.states), inputs: plain(model.inputs), readouts: plain(model.readouts), presets: model.presets.map(({ source: _p, ...preset }) => preset) };
  });
  const { couplings: _, ...rest } = catalog;
  return { ...rest, models };
}

/** Packing takes seconds: what was packed before is kept. @param {Buffer} bytes */
async function pack(bytes) {
  const file = `${CACHE}/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.lzma`;
  const known = await readFile(file).catch(() => null);
  if (known) return known;
  const { LZMA } = createRequire(import.meta.url)('lzma/src/lzma_worker.js');
  const packed = Buffer.from(Int8Array.from(LZMA.compress([...bytes], 9)).buffer);
  await mkdir(CACHE, { recursive: true });
  await writeFile(file, packed);
  return packed;
}
