// Builds the pages of web/ into dist/. Addresses are relative, so that any static host and any folder will do.
import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';
import { licences } from './web/build/licences.js';
import { lessons } from './web/build/lessons.js';
import { pushPull } from './web/build/plugin.js';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('web'),
  base: './',
  plugins: [pushPull(), lessons(), licences()],
  // The worker that reads files fetches rare readers when it meets such a file.
  worker: { format: 'es' },
  server: { fs: { allow: [at('.')] } },
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { home: at('web/index.html'), lab: at('web/lab/index.html') } },
  },
});
