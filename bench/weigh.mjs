// What a page, by itself the lab, costs to load, in compressed bytes, read from the built site. To the first oscillation it takes all that
// the page names, and of the parts that only one model needs the largest: no less than what a browser fetches. The build that
// knows the whole family, its catalogue and what only its models need are counted as a part of everything. What comes when a
// whole brain is opened, with the other waveforms, with the first file that is dropped, and with the Share dialog, has budgets of its own.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const WORKER = 'sw.js';
const FIRST = 0, ONE_MODEL = 1, FAMILY = 2, FORCING = 3, BRAIN = 4, FILES = 5, SHARED = 6;
/** Views that come with a network, and bring what they need. */
const NETWORK = ['pp-brain', 'pp-matrix', 'pp-carpet', 'pp-nodes'];

/**
 * @typedef {{ name: string, bytes: number, when: number }} Part when: one of the above
 * @param {string} dist @param {string} [page] folder of the page
 * @returns {{ parts: Part[], first: number, everything: number, wasm: number, family: number, forcing: number, brain: number, files: number, share: number }} wasm: of the first load; family: the WebAssembly that knows all models
 */
export function weigh(dist, page = 'lab') {
  const late = familyOf(dist);
  /** @type {Map<string, Part>} */
  const parts = new Map();
  follow(path.join(dist, page, 'index.html'), FIRST);
  const all = [...parts.values()];
  const sum = (/** @type {Part[]} */ list) => list.reduce((total, part) => total + part.bytes, 0);
  const of = (/** @type {number} */ when) => all.filter((part) => part.when === when);
  const largest = Math.max(0, ...of(ONE_MODEL).map((part) => part.bytes));
  const isCore = (/** @type {Part} */ { name }) => name.endsWith('.wasm');
  return { parts: all, first: sum(of(FIRST)) + largest, everything: sum([FIRST, ONE_MODEL, FAMILY].flatMap(of)), forcing: sum(of(FORCING)), brain: sum(of(BRAIN)), files: sum(of(FILES)), share: sum(of(SHARED)), wasm: sum(of(FIRST).filter(isCore)), family: sum(of(FAMILY).filter(isCore)) };

  /** @param {string} file @param {number} when of who names it */
  function follow(file, when) {
    const name = path.relative(dist, file);
    // It names the whole site, which it fetches when the page is at rest, if the line allows it.
    if (name === WORKER) return;
    // What only a later part names comes with that part.
    when = Math.max(late(path.basename(name)), when);
    const known = parts.get(name);
    if (known && known.when <= when) return;
    const content = readFileSync(file);
    parts.set(name, { name, bytes: /\.woff2$/.test(name) ? content.length : gzipSync(content, { level: 9 }).length, when });
    if (!/\.(html|js|css)$/.test(name)) return;
    // A link that a reader may follow is not fetched.
    for (const [whole, quoted] of content.toString('utf8').replace(/<a\s[^>]*>/g, '').matchAll(/(?:import\(\s*)?["'`(]([^"'`()\s]+\.(?:js|css|json|wasm|woff2|svg|png|bin|txt))(?=["'`)])/g)) {
      const target = path.resolve(path.dirname(file), quoted);
      if (target.startsWith(path.resolve(dist)) && existsSync(target)) follow(target, Math.max(when, whole.startsWith('import(') ? ONE_MODEL : FIRST));
    }
  }
}

/** The embed, which is one file, compressed as a host sends it. @param {string} dist */
export const weighEmbed = (dist) => gzipSync(readFileSync(path.join(dist, 'embed', 'v1', 'index.html')), { level: 9 }).length;

/**
 * What the site keeps on a device, compressed as it was fetched: that which all pages start with, and everything.
 * @param {string} dist @returns {{ first: number, all: number }}
 */
export function weighOffline(dist) {
  const { files, first } = JSON.parse(/^self\.site = (.*);$/m.exec(readFileSync(path.join(dist, WORKER), 'utf8'))?.[1] ?? '');
  const weight = (/** @type {string[]} */ names) => names.reduce((sum, name) => {
    const content = readFileSync(path.join(dist, name));
    return sum + (/\.(woff2|png)$/.test(name) ? content.length : gzipSync(content, { level: 9 }).length);
  }, 0);
  return { first: weight(first), all: weight(Object.keys(files)) };
}

/** The lab as one file, which the page fetches only to be saved. @param {string} dist */
export const weighSingle = (dist) => gzipSync(readFileSync(path.join(dist, 'push-pull-lab.html')), { level: 9 }).length;

/** What is opened with a whole brain, what with the other waveforms, what comes with the first file that is dropped, and what with the Share dialog or a link to a moment. */
const OPENED = ['network', 'pp-brain', 'pp-matrix', 'pp-carpet', 'pp-nodes', 'pp-measures', 'cortex'];
const FORCED = ['forcing', 'pp-response', 'pp-phase-response', 'analyse.worker', 'asking', 'pp-map', 'map.worker'];
const DROPPED = ['drop', 'save', 'empirical', 'reader', 'pp-connectome-card', 'reader.worker', 'jsfive'];
const GIVEN = ['share', 'moment', 'arrive', 'qr', 'pp-export'];

/** Which files do not come with the first load. The family brings its build, its catalogue, and the type of its models. @param {string} dist */
function familyOf(dist) {
  const catalogue = readdirSync(path.join(dist, 'assets')).find((name) => /^catalogue-.*\.json$/.test(name));
  const { models } = catalogue ? JSON.parse(readFileSync(path.join(dist, 'assets', catalogue), 'utf8')) : { models: [] };
  const names = ['push_pull_family', 'whole', 'catalogue', ...models.filter((/** @type {any} */ model) => !model.core).map((/** @type {any} */ model) => model.id)];
  return (/** @type {string} */ file) => {
    // A name, the hash of the content, and the kind.
    const name = /^(.*)-[\w-]{8}\.\w+$/.exec(file)?.[1] ?? '';
    return names.includes(name) || /^rung-\d+$/.test(name) ? FAMILY : OPENED.includes(name) ? BRAIN : FORCED.includes(name) ? FORCING : DROPPED.includes(name) ? FILES : GIVEN.includes(name) ? SHARED : FIRST;
  };
}
