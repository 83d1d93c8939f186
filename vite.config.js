// Builds the pages of web/ into dist/. Addresses are relative, so that any static host and any folder will do.
import { build, defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';
import { embed } from './web/build/embed.js';
import { smallGlue } from './web/build/glue.js';
import { home } from './web/build/home.js';
import { licences } from './web/build/licences.js';
import { lessons } from './web/build/lessons.js';
import { offline, seal } from './web/build/offline.js';
import { pushPull } from './web/build/plugin.js';
import { single } from './web/build/single.js';
import { together } from './web/build/together.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One set of pages that share what they have in common.
 * @param {Record<string, string>} input @param {import('vite').Plugin[]} plugins @param {boolean} first the others add to what it wrote
 * @returns {import('vite').UserConfig}
 */
const site = (input, plugins, first) => ({
  root: at('web'),
  base: './',
  plugins: [...plugins, smallGlue(), together(), offline()],
  // The worker that reads files fetches rare readers when it meets such a file.
  worker: { format: 'es', plugins: () => [smallGlue()] },
  server: { fs: { allow: [at('.')] } },
  build: {
    outDir: at('dist'),
    emptyOutDir: first,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input },
  },
});

const catalogue = pushPull();

/** Modules shared with another page would be cut out of the lab's one file, and many small files weigh more. */
const apart = {
  name: 'apart',
  apply: /** @type {const} */ ('build'),
  async closeBundle() {
    await build({ configFile: false, ...site({ dialects: at('web/dialects/index.html') }, [catalogue], false) });
    await build({ configFile: false, ...site({ home: at('web/index.html') }, [catalogue, home()], false) });
    for (const which of /** @type {const} */ (['lessons', 'list'])) await build({ configFile: false, ...site({}, [catalogue, lessons(which)], false) });
    await seal(at('dist'));
  },
};

export default defineConfig(site({ lab: at('web/lab/index.html') }, [catalogue, embed(), single(catalogue), licences(), apart], true));
