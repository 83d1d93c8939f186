// What people get from npm: the packed files alone, in an empty project.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ids } from './core.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the packed package runs in an empty project, as a module and as a command', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-pack-'));
  try {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const home = path.join(folder, 'node_modules', 'push-pull');
    mkdirSync(home, { recursive: true });
    const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    execFileSync('tar', ['-xzf', path.join(folder, tarball), '-C', home, '--strip-components=1']);
    assert.deepEqual(readdirSync(home).sort(), ['LICENSE', 'README.md', 'package.json', 'wasm']);
    writeFileSync(path.join(folder, 'use.mjs'), "import { PushPull } from 'push-pull';\nconsole.log((await PushPull.load()).catalog.models.length);\n");
    assert.equal(execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' }), `${ids.length}\n`);
    assert.match(execFileSync(process.execPath, [path.join(home, 'wasm', 'cli.mjs'), 'models'], { cwd: folder, encoding: 'utf8' }), /stuart-landau/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
