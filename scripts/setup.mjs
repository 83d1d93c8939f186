// Makes a machine ready: finds what a build or a test needs, installs what is missing through apt where that is possible, and
// otherwise stops with the command to type.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { ask, which } from './find.mjs';
import { needs } from './needs.mjs';
import { execute, root, seconds, step, Stop } from './process.mjs';

/**
 * @typedef {import('./needs.mjs').Need} Need
 * @typedef {import('./needs.mjs').Purpose} Purpose
 */

/** @param {Purpose[]} purposes @returns {Promise<NodeJS.ProcessEnv>} the environment that builds and tests run in */
export async function setup(...purposes) {
  const wanted = needs.filter((need) => need.purposes.some((each) => purposes.includes(each)));
  const env = { ...process.env };
  const steps = wanted.length + 1;
  let installer = /** @type {Apt | null | undefined} */ (undefined);
  for (const [k, need] of wanted.entries()) {
    await step(`[${k + 1}/${steps}] ${need.name}`, async () => {
      const began = Date.now();
      let found = need.find(env);
      const atOnce = found !== null;
      if (!found) {
        installer ??= Apt.here();
        const missing = wanted.filter((other) => other === need || !other.find(env));
        if (!installer) throw new Stop(manual(missing));
        const problem = await installer.install(need);
        found = problem ? null : need.find(env);
        if (!found) throw new Stop([`${need.name} could not be installed.`, problem, manual(missing)].filter(Boolean).join('\n'));
      }
      Object.assign(env, found.env);
      return atOnce ? `found (${found.note})` : `installed (${seconds(began)})`;
    });
  }
  await step(`[${steps}/${steps}] node packages`, packages);
  return env;
}

/** @returns {Promise<string>} */
async function packages() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return 'found';
  // A link leads to the folder of another tree, which npm would empty.
  const folder = path.join(root, 'node_modules');
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Stop('node_modules is a link and out of date. Remove it, or type npm ci where it leads to.');
  const began = Date.now();
  const { code, output } = await execute('npm', ['ci', '--no-audit', '--no-fund'], { log: 'npm-ci' });
  if (code !== 0) throw new Stop(`The node packages could not be installed:\n${output.trim()}\nType: npm ci`);
  return `installed (${seconds(began)})`;
}

/** What to type where nothing can be installed from here. @param {Need[]} missing */
export function manual(missing) {
  const list = (/** @type {(need: Need) => string} */ pick) => [...new Set(missing.map(pick))].join(' ');
  const casks = missing.map((need) => need.brew).filter((name) => name.startsWith('--cask'));
  const formulae = [...new Set(missing.map((need) => need.brew).filter((name) => !name.startsWith('--cask')))].join(' ');
  const brew = [formulae && `brew install ${formulae}`, ...casks.map((cask) => `brew install ${cask}`)].filter(Boolean).join(' && ');
  const lines = [
    `Missing: ${missing.map((need) => need.name).join(', ')}. Install with one of`,
    `  Debian, Ubuntu   sudo apt-get update && sudo apt-get install -y --no-install-recommends ${list((need) => need.apt[0])}`,
    `  Fedora           sudo dnf install -y ${list((need) => need.dnf)}`,
    `  macOS            ${brew}`,
  ];
  if (missing.some((need) => need.name === 'emscripten')) {
    lines.push('  any, emscripten  clone emsdk (https://emscripten.org/docs/getting_started), ./emsdk install latest && ./emsdk activate latest, export EMSDK');
  }
  if (missing.some((need) => need.name === 'Chromium')) lines.push('A browser in another place is named by the variable CHROME.');
  if (missing.some((need) => need.name === 'cmake')) lines.push('cmake has to be 3.21 or newer.');
  return lines.join('\n');
}

class Apt {
  #updated = false;
  #sudo;

  /** @param {string[]} sudo the words before a command that needs rights */
  constructor(sudo) {
    this.#sudo = sudo;
  }

  /** null where there is no apt or no right to use it. PUSH_PULL_INSTALL=no asks for the command instead. */
  static here() {
    if (process.env.PUSH_PULL_INSTALL === 'no' || !which('apt-get', process.env)) return null;
    if (process.getuid?.() === 0) return new Apt([]);
    const sudo = which('sudo', process.env);
    return sudo && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? new Apt([sudo, '-n']) : null;
  }

  /** @param {Need} need @returns {Promise<string>} '' or what apt said */
  async install(need) {
    if (!this.#updated) {
      const update = await this.#apt(['update']);
      if (update) return update;
      this.#updated = true;
    }
    const known = need.apt.find((name) => /Candidate: (?!\(none\))/.test(ask('apt-cache', ['policy', name]))) ?? need.apt[0];
    return this.#apt(['install', '-y', '--no-install-recommends', known]);
  }

  /** @param {string[]} args */
  async #apt(args) {
    // sudo drops the environment, so the setting travels inside the command.
    const [command, ...rest] = [...this.#sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const { code, output } = await execute(command, rest, { log: 'apt' });
    return code === 0 ? '' : output.trim().split('\n').slice(-6).join('\n');
  }
}
