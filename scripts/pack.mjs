// Makes ready what goes to npm and is not in the repository: the core, and the types of `push-pull/files` and `push-pull/maps`, which
// the compiler reads off their comments. `npm pack` runs it.
import path from 'node:path';
import { rmSync } from 'node:fs';
import { build } from './build.mjs';
import { execute, isMain, main, root, Stop } from './process.mjs';
import { setup } from './setup.mjs';

const ENTRIES = ['wasm/files/index.js', 'wasm/maps.js', 'wasm/files/modules.d.ts'];

/** Writes wasm/dist/types/. @param {NodeJS.ProcessEnv} env */
export async function declare(env) {
  const folder = path.join(root, 'wasm', 'dist', 'types');
  rmSync(folder, { recursive: true, force: true });
  const options = ['--ignoreConfig', '--allowJs', '--checkJs', '--strict', '--declaration', '--emitDeclarationOnly', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node', '--rootDir', 'wasm', '--outDir', folder];
  const { code, output } = await execute(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, ...ENTRIES], { env, log: 'pack-types' });
  if (code !== 0) throw new Stop(`The types of the package could not be written:\n${output.trim()}`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const env = await setup('wasm');
    await build('wasm', env);
    await declare(env);
  });
}
