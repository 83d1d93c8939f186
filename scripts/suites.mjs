// The test suites: what each needs built, how it runs, and how its counts are read.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ask, which } from './find.mjs';
import { execute, root } from './process.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome
 * @typedef {object} Suite
 * @property {string} name
 * @property {'core' | 'wasm' | 'web'} group
 * @property {import('./build.mjs').Target[]} builds
 * @property {(env: NodeJS.ProcessEnv) => Promise<Outcome>} run
 */

/** @type {Suite[]} */
export const suites = [
  { name: 'core, sanitizers', group: 'core', builds: ['release'], run: (env) => catch2('core_tests_sanitized', env) },
  { name: 'core, optimised', group: 'core', builds: ['release'], run: (env) => catch2('core_tests', env) },
  { name: 'layout of the C++', group: 'core', builds: [], run: layout },
  { name: 'wasm in Node', group: 'wasm', builds: ['release', 'wasm', 'wasm-scalar'], run: (env) => node('wasm', files('tests/wasm', '.test.mjs'), env) },
  { name: 'scripts', group: 'wasm', builds: [], run: (env) => node('scripts', files('tests/scripts', '.test.mjs'), env) },
  { name: 'JavaScript types', group: 'wasm', builds: ['wasm'], run: types },
  { name: 'page, its modules', group: 'web', builds: ['wasm', 'site'], run: (env) => node('web', files('tests/web', '.test.mjs').filter((name) => !inBrowser(name)), env) },
  { name: 'page in a browser', group: 'web', builds: ['wasm', 'site'], run: browser },
];

/** @param {string} name */
const inBrowser = (name) => /\.page\.test\.mjs$/.test(name);
/** Measures time or frames, so that nothing else may run. @param {string} name */
const alone = (name) => /\.alone\.page\.test\.mjs$/.test(name);

/** Files of that ending below a folder. @param {string} folder @param {string} ending @returns {string[]} */
export function files(folder, ending) {
  const top = path.join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    return entry.isDirectory() ? files(name, ending) : entry.name.endsWith(ending) ? [name] : [];
  });
}

/** Some cases take a thousand times as long as others: whoever is done takes the next of so many piles. */
const PILES = 24;

/** A test program, run by as many processes at once as there are processors. @param {string} name @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
async function catch2(name, env) {
  const folder = path.join(root, 'build', 'release', 'tests', 'core');
  const program = path.join(folder, name);
  const list = await execute(program, ['--list-test-names-only'], { env, log: `${name}-list` });
  const cases = list.output.split('\n').map((line) => line.trim()).filter(Boolean);
  const piles = Array.from({ length: Math.min(PILES, cases.length) }, (_, pile) => cases.filter((_, k) => k % PILES === pile)).entries();
  const total = { passed: 0, failed: 0, skipped: 0, output: '' };
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, async () => {
    for (const [pile, some] of piles) {
      const dealt = path.join(folder, `${name}-${pile}.txt`);
      // Quoted: a name may hold what a pattern means otherwise.
      writeFileSync(dealt, some.map((one) => `"${one.replace(/([\\,"[\]])/g, '\\$1')}"\n`).join(''));
      const { code, output } = await execute(program, ['--input-file', dealt], { env: { ...env, UBSAN_OPTIONS: 'print_stacktrace=1' }, log: `${name}-${pile}` });
      const counts = countCatch2(output);
      total.passed += counts.passed;
      total.failed += counts.failed || (code === 0 ? 0 : 1);
      total.skipped += counts.skipped;
      total.output += output;
    }
  }));
  const missing = cases.length - total.passed - total.failed - total.skipped;
  if (missing > 0) return { ...total, failed: total.failed + missing, output: `${total.output}\n${missing} of ${cases.length} cases did not run.\n` };
  return total;
}

/** The counts of test cases in the last lines of Catch2, version 2 or 3. @param {string} output */
export function countCatch2(output) {
  const all = /All tests passed \([\d,]+ assertions? in ([\d,]+) test cases?\)/.exec(output);
  if (all) return { passed: Number(all[1].replaceAll(',', '')), failed: 0, skipped: 0 };
  const line = /^test cases:.*$/m.exec(output)?.[0] ?? '';
  const part = (/** @type {RegExp} */ pattern) => Number(pattern.exec(line)?.[1] ?? 0);
  return { passed: part(/(\d+) passed/), failed: part(/(\d+) failed(?! as)/), skipped: part(/(\d+) skipped/) };
}

/** Two files at once, then those that need a quiet machine. @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
async function browser(env) {
  const list = files('tests/web', '.test.mjs').filter(inBrowser);
  const together = await node('page', list.filter((name) => !alone(name)), env), apart = await node('page-alone', list.filter(alone), env, 1);
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => together[key] + apart[key];
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), output: together.output + apart.output };
}

/** @param {string} log @param {string[]} list @param {NodeJS.ProcessEnv} env @param {number} [hands] files at once @returns {Promise<Outcome>} */
async function node(log, list, env, hands = 2) {
  if (list.length === 0) return { passed: 0, failed: 0, skipped: 0, output: 'There is no test file.\n' };
  const { code, output } = await execute(process.execPath, ['--test', '--test-reporter=spec', `--test-concurrency=${hands}`, ...list], { env, log });
  const counts = countNode(output);
  return { ...counts, failed: counts.failed || (code === 0 ? 0 : 1), output: output.slice(Math.max(0, output.indexOf('✖ failing tests:'))) };
}

/** @param {string} output of the spec or the tap reporter */
export function countNode(output) {
  const count = (/** @type {string} */ word) => Number(new RegExp(`^(?:ℹ|#) ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') + count('todo') };
}

// Newer versions lay out a few constructs differently, so only one is asked.
const layoutVersion = 14;

export const layoutFiles = () => ['core', 'wasm', 'tests/core', 'bench'].flatMap((folder) => [...files(folder, '.cpp'), ...files(folder, '.hpp')]).filter((file) => !file.includes('dist'));

/** @param {NodeJS.ProcessEnv} env @returns {string | null} the program that knows this layout */
export function clangFormat(env) {
  const names = [`clang-format-${layoutVersion}`, 'clang-format'];
  const found = names.map((name) => which(name, env)).find((file) => file && ask(file, ['--version']).includes(`version ${layoutVersion}.`));
  return found ?? null;
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
async function layout(env) {
  const program = clangFormat(env);
  const list = layoutFiles();
  if (!program) return { passed: 0, failed: 0, skipped: 1, output: `clang-format ${layoutVersion} is not on this machine.\n` };
  const { code, output } = await execute(program, ['--dry-run', '-Werror', '--ferror-limit=1', ...list], { env, log: 'layout' });
  const wrong = new Set([...output.matchAll(/^(\S+?):\d+:\d+: error/gm)].map((match) => match[1]));
  const failed = wrong.size || (code === 0 ? 0 : 1);
  return { passed: list.length - failed, failed, skipped: 0, output: failed ? `${output}\nnpm run format mends it.\n` : output };
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<Outcome>} */
async function types(env) {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { code, output } = await execute(process.execPath, [tsc], { env, log: 'types' });
  const failed = new Set([...output.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map((match) => match[1])).size || (code === 0 ? 0 : 1);
  return { passed: code === 0 ? 1 : 0, failed, skipped: 0, output };
}
