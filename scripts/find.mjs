// Where the tools are on this machine. Nothing here installs or changes anything.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What was found: a line for the person, and what a build must have in its environment to use it.
 * @typedef {{ at: string, note: string, env?: Record<string, string> }} Found
 * @typedef {NodeJS.ProcessEnv} Env
 */

const prefixes = ['/usr', '/usr/local', '/opt/homebrew', '/opt/local'];

/** @param {string} file */
function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first file of that name on the PATH of `env`. @param {string} name @param {Env} env */
export function which(name, env) {
  for (const folder of (env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder && runnable(file)) return file;
  }
  return null;
}

/** What a program says, '' when it does not run. @param {string} file @param {string[]} args @param {Env} [env] */
export function ask(file, args, env) {
  const result = spawnSync(file, args, { encoding: 'utf8', env, timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'] });
  return result.status === 0 ? `${result.stdout}${result.stderr}` : '';
}

/** @param {string} text @returns {[string, number[]]} the first version number in a text */
function version(text) {
  const [found = ''] = /\d+\.\d+(\.\d+)?/.exec(text) ?? [];
  return [found, found.split('.').map(Number)];
}

/** @param {number[]} has @param {number[]} wants */
export function reaches(has, wants) {
  for (const [k, part] of wants.entries()) if ((has[k] ?? 0) !== part) return (has[k] ?? 0) > part;
  return true;
}

/** @param {string} name @param {Env} env @param {{ atLeast?: number[] }} [options] @returns {Found | null} */
export function executable(name, env, { atLeast } = {}) {
  const file = which(name, env);
  if (!file) return null;
  const [text, parts] = version(ask(file, ['--version'], env));
  if (atLeast && !reaches(parts, atLeast)) return null;
  return { at: file, note: text };
}

/** @param {string} file below an include folder @param {Env} env @returns {Found | null} */
export function header(file, env) {
  const roots = [...(env.CMAKE_PREFIX_PATH ?? '').split(path.delimiter).filter(Boolean), ...prefixes];
  const root = roots.find((prefix) => existsSync(path.join(prefix, 'include', file)));
  return root ? { at: path.join(root, 'include', file), note: path.join(root, 'include') } : null;
}

/** @param {Env} env @returns {Found | null} */
export function eigen(env) {
  const named = env.EIGEN_INCLUDE_DIR;
  if (named && existsSync(path.join(named, 'signature_of_eigen3_matrix_library'))) return { at: named, note: named };
  return header('eigen3/Eigen/Core', env) ?? header('Eigen/Core', env);
}

/** Version 3 or version 2. @param {Env} env */
export const catch2 = (env) => header('catch2/catch_all.hpp', env) ?? header('catch2/catch.hpp', env);

/** On the PATH, or in an emsdk that EMSDK names or that lies in the home folder. @param {Env} env @returns {Found | null} */
export function emscripten(env) {
  const onPath = which('emcc', env);
  const folders = [env.EMSDK, path.join(homedir(), 'emsdk')].filter(Boolean).map((root) => path.join(/** @type {string} */ (root), 'upstream', 'emscripten'));
  const folder = onPath ? path.dirname(onPath) : folders.find((place) => runnable(path.join(place, 'emcc')));
  if (!folder) return null;
  const file = path.join(folder, 'emcc');
  const [text] = version(ask(file, ['--version'], env).split('\n')[0]);
  if (!text) return null;
  return { at: file, note: text, env: onPath ? undefined : { PATH: `${folder}${path.delimiter}${env.PATH}` } };
}

/**
 * The optimiser of emcc is a JavaScript program that needs acorn. An emsdk brings its own; Debian packages it apart and
 * finds it only through NODE_PATH.
 * @param {Env} env @returns {Found | null}
 */
export function acorn(env) {
  const emcc = emscripten(env);
  if (!emcc) return null;
  const own = path.dirname(realpathSync(emcc.at));
  const roots = [own, path.join(own, '..', 'libexec'), '/usr/share/emscripten', '/usr/lib/emscripten'];
  const bundled = roots.map((root) => path.join(root, 'node_modules', 'acorn')).find((folder) => existsSync(folder));
  if (bundled && !own.startsWith('/usr/share/emscripten')) return { at: bundled, note: 'its own' };
  const shared = ['/usr/share/nodejs', '/usr/lib/node_modules', ...(env.NODE_PATH ?? '').split(path.delimiter)].filter(Boolean);
  const root = shared.find((folder) => existsSync(path.join(folder, 'acorn')));
  if (root) return { at: path.join(root, 'acorn'), note: root, env: { NODE_PATH: root } };
  return bundled ? { at: bundled, note: 'its own' } : null;
}

/** A C++20 compiler that links with the sanitizers; clang++ if there is one. @param {Env} env @returns {Found | null} */
export function compiler(env) {
  const names = env.CXX ? [env.CXX] : ['clang++', 'g++', 'c++'];
  for (const name of names) {
    const file = path.isAbsolute(name) ? name : which(name, env);
    if (!file || !links(file, env)) continue;
    const line = ask(file, ['--version'], env).split('\n')[0];
    return { at: file, note: `${path.basename(file)} ${version(line)[0]}`, env: { CXX: file } };
  }
  return null;
}

/** @param {string} cxx @param {Env} env */
function links(cxx, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-'));
  try {
    const source = path.join(folder, 'probe.cpp');
    writeFileSync(source, '#include <concepts>\n#include <span>\nint main() { return std::integral<int> ? 0 : 1; }\n');
    const args = ['-std=c++20', '-fsanitize=address,undefined', source, '-o', path.join(folder, 'probe')];
    return spawnSync(cxx, args, { env, stdio: 'ignore', timeout: 60_000 }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const browsers = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROME, then the usual places. @param {Env} env @returns {Found | null} */
export function chromium(env) {
  const places = env.CHROME ? [env.CHROME] : browsers;
  for (const file of places) {
    // Ubuntu ships a script of this name that only asks for a snap: what does not say its version is no browser.
    const [text] = runnable(file) ? version(ask(file, ['--version'], env)) : [''];
    if (text) return { at: file, note: text, env: { CHROME: file } };
  }
  return null;
}
