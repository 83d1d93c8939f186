// A Vite plugin: the lab as one HTML file, push-pull-lab.html, which asks for nothing: script, styles, fonts, the core that knows
// all models, the catalogue and the workers are in it. It works from file://, from a USB stick and in a sandboxed frame. The page
// fetches it only when a visitor saves it, and writes the present state into it (web/share/export/single.js).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { slim } from './first.js';
import { smallGlue } from './glue.js';
import { licenceTexts } from './licences.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const ALONE = at('web/share/export/alone').replaceAll('\\', '/');
const PRELOAD = '\0vite/preload-helper.js';

/** Parts of the glue that a file which asks for nothing does without. */
const GLUE = [
  ['import.meta.url', '""'], ['if(ENVIRONMENT_IS_WEB||ENVIRONMENT_IS_WORKER){', 'if(0){'], ['instantiateAsync().catch(readyPromiseReject);', ''],
  ['ENVIRONMENT_IS_NODE=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string"', 'ENVIRONMENT_IS_NODE=false'],
  ['ENVIRONMENT_IS_WORKER=typeof importScripts=="function"', 'ENVIRONMENT_IS_WORKER=false'],
];

export const SINGLE = 'push-pull-lab.html';

/** Each has to be found somewhere, or the file would ask for something. @type {[RegExp, string][]} */
const ADDRESSES = [
  [/new Worker\(new URL\('\.\/(\w+)\.worker\.js', import\.meta\.url\), \{ type: 'module' \}\)/g, "openWorker('$1')"],
  [/new URL\('[./]+\/brain\/NOTICE\.txt', import\.meta\.url\)\.href/g, 'noticeOf()'],
  [/href="(\.\.\/[\w/]*)"/g, "href=${sitePlace('$1')}"],
];

/** @param {import('vite').Plugin} catalogue what makes the virtual modules @returns {import('vite').Plugin} */
export function single(catalogue) {
  return {
    name: 'single',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: SINGLE, source: await makeSingle(catalogue) });
    },
  };
}

/** @param {import('vite').Plugin} catalogue */
async function makeSingle(catalogue) {
  const [page, icon, start, worker, lab, core, tables, notice, licences] = await Promise.all([
    readFile(at('web/lab/index.html'), 'utf8'), readFile(at('web/icon.svg')), bundle('web/share/export/alone/start.js', []), bundle('web/share/export/alone/worker.js', []), bundle('web/lab/main.js', [catalogue]),
    readFile(at('wasm/dist/push_pull_family.wasm')), readFile(at('wasm/dist/catalogue.json'), 'utf8'), readFile(at('web/brain/NOTICE.txt'), 'utf8'), licenceTexts(),
  ]);
  const packed = (/** @type {Buffer | string} */ content) => gzipSync(content, { level: 9 }).toString('base64');
  const blocks = { core: packed(core), catalogue: packed(JSON.stringify(slim(JSON.parse(tables)))), worker: inScript(worker.code), notice: inScript(notice), licences: inScript(licences) };
  return assemble(page, { blocks, icon: icon.toString('base64'), style: lab.style, scripts: [start.code, lab.code].map(inScript) });
}

/** Text as it may stand in a script element. @param {string} text */
const inScript = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--').trim();

const hashed = (/** @type {string} */ text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page of the lab with all that it names inside it. @param {string} page @param {{ blocks: Record<string, string>, icon: string, style: string, scripts: string[] }} parts */
function assemble(page, { blocks, icon, style, scripts }) {
  const policy = [
    "default-src 'none'", `script-src ${scripts.map(hashed).join(' ')} 'wasm-unsafe-eval'`, 'worker-src blob:', `style-src ${hashed(style)}`, 'font-src data:', 'img-src data: blob:',
    'connect-src data:', "base-uri 'none'", "form-action 'none'",
  ].join('; ');
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`, '<meta name="referrer" content="no-referrer">', '<meta name="site" content="">', '<meta name="start" content="">', `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`, `<style>${style}</style>`,
    ...Object.entries(blocks).map(([name, text]) => `<script type="text/plain" id="carried-${name}">${text}</script>`),
  ].join('\n');
  const body = scripts.map((script) => `<script>${script}</script>`).join('\n');
  // What is put in may hold the signs that replace() reads as its own.
  return page.replace(/\s*<(link|script)\b[^>]*>(<\/script>)?/g, '').replace(/<meta charset="utf-8" \/>/, (charset) => `${charset}\n${head}`).replace('</body>', () => `${body}\n</body>`);
}

/** One classic script, and the style of all its parts. @param {string} entry @param {import('vite').Plugin[]} plugins */
async function bundle(entry, plugins) {
  const made = await build({
    configFile: false, root: at('web'), base: './', logLevel: 'error', plugins: [smallGlue(), inside(), ...plugins],
    build: { write: false, target: 'es2022', modulePreload: false, cssCodeSplit: false, assetsInlineLimit: Infinity, rollupOptions: { input: at(entry), output: { format: 'iife', codeSplitting: false } } },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (Array.isArray(made) ? made[0] : made);
  const scripts = output.filter((part) => part.type === 'chunk'), styles = output.filter((part) => part.fileName.endsWith('.css'));
  if (scripts.length !== 1 || output.length !== scripts.length + styles.length) throw new Error(`${entry} became ${output.map(({ fileName }) => fileName).join(', ')}; it must be one file`);
  const text = (/** @type {any} */ part) => String(part.source);
  // A script that is no module has no address; what is in the file needs none.
  const code = scripts[0].code.replace(/new URL\((`data:[^`]*`),``\+\{\}\.url\)/g, '$1');
  const asked = /new URL\([^()]*\{\}\.url/.exec(code);
  if (asked) throw new Error(`${entry} asks for a file: ${asked[0]}`);
  return { code, style: styles.map(text).join('\n').replace(/<\/(style)/gi, '<\\/$1') };
}

/** What a file that asks for nothing has in place of what the pages fetch. @returns {import('vite').Plugin} */
function inside() {
  return {
    name: 'single-inside',
    enforce: 'pre',
    resolveId: (id, importer = '') => (/\/load\.js$/.test(id) && /[\\/]wasm[\\/]/.test(importer) && !importer.includes('dist') ? `${ALONE}/load.js` : null),
    load: (id) => (id === PRELOAD ? 'export const __vitePreload = (load) => load()' : null),
    transform(code, id) {
      if (/push_pull_family\.js$/.test(id)) return GLUE.reduce((text, [from, to]) => text.replaceAll(from, to), code);
      if (!/[\\/]web[\\/].*\.js$/.test(id)) return null;
      const text = ADDRESSES.reduce((now, [from, to]) => now.replace(from, to), code);
      return text === code ? null : `import { noticeAddress as noticeOf, openWorker, sitePlace } from '${ALONE}/page.js';\n${text}`;
    },
  };
}
