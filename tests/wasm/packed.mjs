// The package as npm makes it, installed without a network in an empty project. What it depends on is packed from this project's
// own node_modules, as the registry would give it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { declare } from '../../scripts/pack.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const quiet = { stdio: /** @type {const} */ (['ignore', 'pipe', 'pipe']), encoding: /** @type {const} */ ('utf8') };

/** The folder of a package as another one finds it. */
function folderOf(name, from) {
  for (const place of createRequire(path.join(from, 'package.json')).resolve.paths(name)) if (existsSync(path.join(place, name, 'package.json'))) return path.join(place, name);
  throw new Error(`${name} is not installed`);
}

/** Folders of all that a package brings along. @returns {string[]} */
function needed(folder, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const at = folderOf(name, folder);
    if (!found.has(at)) needed(at, found.add(at));
  }
  return [...found];
}

/** @returns {Promise<{ folder: string, files: string[], remove: () => void }>} an empty project with the package in it, and what the tarball holds */
export async function install() {
  await declare(process.env);
  const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-pack-'));
  const tarballs = () => readdirSync(folder).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`);
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, ...quiet });
  const files = execFileSync('tar', ['-tzf', tarballs()[0]], { cwd: folder, ...quiet }).trim().split('\n').map((name) => name.replace(/^package\//, ''));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder, ...needed(root)], { cwd: root, ...quiet });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--cache', path.join(folder, 'cache'), ...tarballs()], { cwd: folder, ...quiet });
  return { folder, files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
