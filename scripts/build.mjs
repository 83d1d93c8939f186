// Builds what is asked for: `node scripts/build.mjs [wasm] [wasm-scalar] [wasm-named] [site] [release] [debug] [bench]`; wasm and site by default.
// CMake and ninja decide what of the C++ is out of date, the dates of the files decide for the site.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { execute, isMain, main, root, seconds, step, Stop } from './process.mjs';
import { setup } from './setup.mjs';

/** @typedef {'wasm' | 'wasm-scalar' | 'wasm-named' | 'site' | 'release' | 'debug' | 'bench'} Target */

/** @type {Record<Target, import('./needs.mjs').Purpose[]>} */
const purposes = { wasm: ['wasm'], 'wasm-scalar': ['wasm'], 'wasm-named': ['wasm'], site: ['wasm'], release: ['native'], debug: ['native'], bench: ['native', 'bench'] };

/** @param {Target} target @param {NodeJS.ProcessEnv} env @param {typeof step} [tell] */
export async function build(target, env, tell = step) {
  await tell(`build ${target}`, async () => {
    const began = Date.now();
    const changed = target === 'site' ? await buildSite(env) : target === 'wasm-named' ? await buildPreset('wasm', env, 'push_pull_family_named') : await buildPreset(target, env);
    return changed ? `built (${seconds(began)})` : 'up to date';
  });
}

/**
 * @param {Exclude<Target, 'site' | 'wasm-named'>} preset @param {NodeJS.ProcessEnv} env @param {string} [goal] what the preset only makes when asked
 * @returns {Promise<boolean>} whether anything was made
 */
async function buildPreset(preset, env, goal) {
  const folder = path.join(root, 'build', preset);
  const cache = path.join(folder, 'CMakeCache.txt');
  const presets = path.join(root, 'CMakePresets.json');
  // Without build.ninja the last configuration broke off; with newer presets it no longer holds.
  const configured = existsSync(path.join(folder, 'build.ninja')) && statSync(cache).mtimeMs >= statSync(presets).mtimeMs;
  if (!configured) {
    const configure = ['cmake', '--preset', preset, ...(existsSync(cache) ? ['--fresh'] : [])];
    const [command, ...args] = preset.startsWith('wasm') ? ['emcmake', ...configure] : configure;
    await must(command, args, env, `configure-${preset}`);
  }
  const jobs = String(availableParallelism());
  const output = await must('cmake', ['--build', folder, '--parallel', jobs, ...(goal ? ['--target', goal] : [])], env, `build-${preset}`);
  if (preset === 'wasm') declareCore();
  return !/no work to do/.test(output);
}

/** Emscripten's glue is not written to be checked: this keeps the type checker out of it. */
function declareCore() {
  for (const name of ['push_pull_core', 'push_pull_family']) {
    const file = path.join(root, 'wasm', 'dist', `${name}.d.ts`);
    if (!existsSync(file)) writeFileSync(file, 'export default function createCore(options?: object): Promise<any>;\n');
  }
}

/** @param {NodeJS.ProcessEnv} env */
async function buildSite(env) {
  const stamp = path.join(root, 'build', 'site.stamp');
  const inputs = ['web', 'wasm', 'vite.config.js', 'package.json', 'package-lock.json', 'CITATION.cff', 'docs/accessibility.md'];
  const newest = Math.max(...inputs.map((name) => age(path.join(root, name))));
  if (existsSync(path.join(root, 'dist', 'lab', 'index.html')) && existsSync(stamp) && statSync(stamp).mtimeMs > newest) return false;
  const began = new Date();
  await must(process.execPath, [path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], env, 'build-site');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${began.toISOString()}\n`);
  return true;
}

/** The newest change of a file, or of anything in a folder, its own list of files included. @param {string} place @returns {number} ms */
function age(place) {
  if (!existsSync(place)) return Infinity;
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => age(path.join(place, name))));
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @param {string} log */
async function must(command, args, env, log) {
  const { code, output } = await execute(command, args, { env, log });
  if (code !== 0) throw new Stop(`${output.trim()}\n\n${command} ${args.join(' ')} failed; the whole output is in build/logs/${log}.log.`);
  return output;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const asked = /** @type {Target[]} */ (process.argv.slice(2));
    const targets = asked.length ? asked : /** @type {Target[]} */ (['wasm', 'site']);
    const odd = targets.find((name) => !Object.hasOwn(purposes, name));
    if (odd) throw new Stop(`Unknown target "${odd}"; valid: ${Object.keys(purposes).join(', ')}`);
    const env = await setup(...targets.flatMap((name) => purposes[name]));
    for (const target of targets) await build(target, env);
  });
}
