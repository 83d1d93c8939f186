// Makes the built site ready to be uploaded and to open without a connection. A Vite plugin gives each page its manifest and the
// script that registers the service worker; `seal` comes last, when all pages are there, and adds to the folder
//
//   sw.js           the service worker, with every file of the site and its hash
//   manifest.json   what a device shows of the site once it is installed, with its icons
//   404.html        what hosts show for an address that has no page
//   .nojekyll       so that GitHub Pages publishes the folder as it is
import { createHash } from 'node:crypto';
import { copyFile, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const from = (/** @type {string} */ name) => fileURLToPath(new URL(`../offline/${name}`, import.meta.url));
const MANIFEST = 'manifest.json';
const ICONS = ['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];
/** Files that no page asks for. */
const APART = ['sw.js', '404.html', '.nojekyll'];

/** @returns {import('vite').Plugin} */
export function offline() {
  return {
    name: 'offline',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      // Becomes a part of the page's own script: named by the folder, it is a module of each and no file that pages of several share.
      handler: (_, { path: page }) => [
        { tag: 'script', attrs: { type: 'module', src: `/offline/register.js?${page.split('/')[1].replace('.', '-')}` }, injectTo: 'head' },
        { tag: 'link', attrs: { rel: 'manifest', href: `${'../'.repeat(page.split('/').length - 2)}${MANIFEST}`, 'vite-ignore': true }, injectTo: 'head' },
      ],
    },
  };
}

/** @param {string} dist the built site */
export async function seal(dist) {
  await Promise.all([
    ...ICONS.map((name) => copyFile(name === 'icon.svg' ? from(`../${name}`) : from(name), path.join(dist, name))),
    writeFile(path.join(dist, MANIFEST), await manifest()),
    writeFile(path.join(dist, '404.html'), await lost()),
    writeFile(path.join(dist, '.nojekyll'), ''),
  ]);
  const names = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const kept = names.filter((name) => !APART.includes(name)).sort();
  const contents = await Promise.all(kept.map((name) => readFile(path.join(dist, name))));
  const files = Object.fromEntries(kept.map((name, k) => [name, createHash('sha256').update(contents[k]).digest('base64')]));
  const site = { files, first: firstOf(Object.fromEntries(kept.map((name, k) => [name, contents[k]]))) };
  await writeFile(path.join(dist, 'sw.js'), `self.site = ${JSON.stringify(site)};\n${await readFile(from('worker.js'), 'utf8')}`);
}

/** How each kind of file names what it cannot start without. @type {Record<string, RegExp>} */
const NAMES = {
  '.html': /\s(?:src|href)="([^"]+)"/g,
  '.js': /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g,
  '.css': /url\(["']?([^"')]+)/g,
};

/** The pages that the site opens with, and all that they cannot start without. @param {Record<string, Buffer>} contents */
function firstOf(contents) {
  const first = new Set(Object.keys(contents).filter((name) => name.endsWith('.html') && contents[name].includes('rel="manifest"')));
  for (const name of first) {
    const pattern = NAMES[path.extname(name)];
    for (const [, target] of pattern ? contents[name].toString('utf8').matchAll(pattern) : []) {
      const file = path.posix.join(path.posix.dirname(name), target);
      if (Object.hasOwn(contents, file)) first.add(file);
    }
  }
  return [...first];
}

async function manifest() {
  const paper = /--paper: (#\w+)/.exec(await readFile(from('../style/tokens.css'), 'utf8'))?.[1];
  const description = /name="description" content="([^"]+)"/.exec(await readFile(from('../lab/index.html'), 'utf8'))?.[1];
  return `${JSON.stringify({
    name: 'Push–Pull', short_name: 'Push–Pull', description, lang: 'en', start_url: './', scope: './', display: 'standalone', background_color: paper, theme_color: paper,
    icons: ICONS.map((src) => ({ src, sizes: /\d+/.exec(src)?.[0].replace(/.*/, '$&x$&') ?? 'any', type: src.endsWith('.svg') ? 'image/svg+xml' : 'image/png', ...(src.includes('maskable') ? { purpose: 'maskable' } : {}) })),
  }, null, 2)}\n`;
}

/** One file that asks for nothing but the manifest, because nobody knows from where it is shown. */
async function lost() {
  const [page, tokens, style, script] = await Promise.all(['lost.html', '../style/tokens.css', 'lost.css', 'lost.js'].map((name) => readFile(from(name), 'utf8')));
  const hash = (/** @type {string} */ text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const css = tokens + style;
  /** @type {Record<string, string>} */
  const texts = { STYLE: css, SCRIPT: script, POLICY: `default-src 'none'; style-src ${hash(css)}; script-src ${hash(script)}; connect-src 'self'; base-uri 'none'; form-action 'none'` };
  return page.replace(/%([A-Z]+)%/g, (_, name) => texts[name]);
}
