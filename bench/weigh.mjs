// What the lab page costs to load, in compressed bytes, read from the built site. It takes everything that the page names, and of
// the parts that only one model needs the largest: no less than what a browser fetches to the first oscillation. The catalogue
// as a file of its own is for those who load the module without the page, which carries it inside.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {{ name: string, bytes: number, lazy: boolean }} Part lazy: fetched for one model only
 * @param {string} dist
 * @returns {{ parts: Part[], first: number, everything: number, wasm: number }}
 */
export function weigh(dist) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  follow(path.join(dist, 'lab', 'index.html'), false);
  const all = [...parts.values()];
  const sum = (/** @type {Part[]} */ list) => list.reduce((total, part) => total + part.bytes, 0);
  const largest = Math.max(0, ...all.filter((part) => part.lazy).map((part) => part.bytes));
  return { parts: all, first: sum(all.filter((part) => !part.lazy && !part.name.endsWith('.json'))) + largest, everything: sum(all), wasm: sum(all.filter((part) => part.name.endsWith('.wasm'))) };

  /** @param {string} file @param {boolean} lazy */
  function follow(file, lazy) {
    const name = path.relative(dist, file);
    const known = parts.get(name);
    if (known && (lazy || !known.lazy)) return;
    const content = readFileSync(file);
    parts.set(name, { name, bytes: /\.woff2$/.test(name) ? content.length : gzipSync(content, { level: 9 }).length, lazy });
    if (!/\.(html|js|css)$/.test(name)) return;
    for (const [whole, quoted] of content.toString('utf8').matchAll(/(?:import\(\s*)?["'`(]([^"'`()\s]+\.(?:js|css|json|wasm|woff2|svg|png))(?=["'`)])/g)) {
      const target = path.resolve(path.dirname(file), quoted);
      if (target.startsWith(path.resolve(dist)) && existsSync(target)) follow(target, lazy || whole.startsWith('import('));
    }
  }
}
