// A Vite plugin: makes the embed when the site is built, from the sources in web/embed/ and the page's own modules.
//
//   embed/v1/index.html     one file that asks for nothing: script, style, core and equations are in it
//   embed.html              the same, to be saved or uploaded alone
//   embed/v1/push-pull.js   the element <push-pull>, which opens that file in a frame
//   embed/v1/widget.mjs     the same for notebooks
//
// The core and the program (with the catalogue and the equations) stand packed at the end of the page: LZMA, six bits a letter.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { firstOf } from './first.js';
import { renamed, starter } from './glue.js';
import { letters, packer } from './letters.js';
import { equationOf } from './mathml.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CACHE = at('build/embed');
const EMPTY = '\0embed-nothing', CARRIED = '\0embed-carried', DECODER = '\0embed-decoder', PRELOAD = '\0vite/preload-helper.js';

/** Where a file of the site finds the lab. @type {Record<string, string>} */
const PAGES = { 'embed/v1/index.html': '../../lab/', 'embed.html': 'lab/' };

/** Settings that fields.js asks for where there is neither a brain nor a run to a file. */
const SETTINGS = ['nodes', 'dt', 'seed'];

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
  const [core, page, early, program, element, widget] = await Promise.all([
    readFile(at('wasm/dist/push_pull_core.wasm')).then(pack), readFile(at('web/embed/page.html'), 'utf8'), bundle('web/embed/early.js', 'iife'), bundle('web/embed/main.js', 'iife'), bundle('web/embed/push-pull.js', 'es'), bundle('web/embed/widget.js', 'es'),
  ]);
  const packed = await pack(Buffer.from(program));
  const pages = Object.entries(PAGES).map(([name, lab]) => [name, assemble(page, { EARLY: early, LAB: lab, CORE: core, PROGRAM: packed }, [early, program])]);
  return { ...Object.fromEntries(pages), 'embed/v1/push-pull.js': element, 'embed/v1/widget.mjs': widget };
}

/**
 * The policy lets these scripts run, and nothing load.
 * @param {string} page @param {Record<string, string>} texts @param {string[]} scripts
 */
function assemble(page, texts, scripts) {
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
  const all = { ...texts, POLICY: `default-src 'none'; script-src ${hashes} 'wasm-unsafe-eval'; img-src data: blob:; base-uri 'none'; form-action 'none'` };
  return page.replace(/\n\s*/g, '\n').replace(/%(\w+)%/g, (_, name) => /** @type {Record<string, string>} */ (all)[name]);
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
  // As it stands between the tags of a script.
  return /** @type {import('vite').Rolldown.OutputChunk} */ (output[0]).code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--').trim();
}

/** What a file that asks for nothing has in place of what the pages fetch. @returns {import('vite').Plugin} */
function inside() {
  return {
    name: 'embed-inside',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id === './load.js' && /wasm[\\/]push_pull\.js$/.test(importer)) return at('web/embed/load.js');
      if (id === './plane-hands.js' || id === './plane-points.js') return at(`web/embed/${id.slice('./plane-'.length)}`);
      if (id === '../draw/svg-context.js' || id === './choices.js') return EMPTY;
      // What comes with the whole build is named here and never fetched.
      if (id === './whole.js' || (/lab[\\/]family\.js$/.test(importer) && /^\.\.\/\w+\/\w/.test(id))) return EMPTY;
      return { 'virtual:carried': CARRIED, 'virtual:decoder': DECODER }[id] ?? null;
    },
    async load(id) {
      if (id === CARRIED) return `export default ${JSON.stringify(await carried())}`;
      if (id === DECODER) return `export default '${await readFile(at('web/embed/unpack.wasm'), 'base64')}'`;
      if (id === PRELOAD) return 'export const __vitePreload = (load) => load()';
      return id === EMPTY ? 'export {}' : null;
    },
    // What starts the core needs not know how to fetch it.
    async transform(code, id) {
      if (/push_pull_core\.js$/.test(id)) return starter(code, at('web/build/embind.js'));
      if (/embind\.js$/.test(id)) return renamed(code, await readFile(at('wasm/dist/push_pull_core.js'), 'utf8'));
      // Rules for parts of a plot that an embed does not have.
      return /view-style\.js$/.test(id) ? code.replace(/^ *(\.points|:host\(\[docked).*\n/gm, '').replace(/\n +/g, '\n') : null;
    },
  };
}

/** The catalogue of the models of the first load, and their equations. */
async function carried() {
  const { PushPull } = await import('../../wasm/push_pull.js');
  const { catalog } = await /** @type {any} */ (PushPull).load({ models: 'all' });
  const first = firstOf(catalog);
  const math = Object.fromEntries(first.models.map(({ id }) => [id, equationOf(catalog.models.find((/** @type {any} */ model) => model.id === id))]));
  return { catalog: shown(first), math };
}

/** Without what the embed never shows. @param {import('../types').Catalog} catalog */
function shown(catalog) {
  const plain = (/** @type {any[]} */ rows) => rows.map(({ meaning: _, ...row }) => row);
  const models = catalog.models.map((model) => {
    const { about: _, adds: _a, source: _s, ...rest } = model, { sends: _c, ...coupling } = model.coupling;
    return { ...rest, coupling, states: plain(model.states), inputs: plain(model.inputs), readouts: plain(model.readouts), presets: model.presets.map(({ source: _p, ...preset }) => preset) };
  });
  const { couplings: _, settings, ...rest } = catalog;
  return { ...rest, models, settings: settings.filter(({ id }) => SETTINGS.includes(id)), integrators: plain(catalog.integrators), connectomes: plain(catalog.connectomes) };
}

/** Packing takes seconds: what was packed before is kept. @param {Buffer} bytes */
async function pack(bytes) {
  const file = `${CACHE}/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}-pb0.lzma`;
  const known = await readFile(file).catch(() => null);
  if (known) return letters(known);
  const LZMA = await packer();
  const packed = Buffer.from(Int8Array.from(LZMA.compress([...bytes], 9)).buffer);
  await mkdir(CACHE, { recursive: true });
  await writeFile(file, packed);
  return letters(packed);
}
