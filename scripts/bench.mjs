// `npm run bench [core] [delays] [networks] [measures] [maps] [page] [long] [brain] [cost]`: builds, then prints the speed of the core, the cost of readouts and of maps, and the budgets
// of the page beside their goals,
// what shows in long use, and what each model costs.
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { main, root, Stop } from './process.mjs';
import { setup } from './setup.mjs';

/** @typedef {{ purposes: import('./needs.mjs').Purpose[], builds: import('./build.mjs').Target[], command: string[] }} Bench */

/** @type {Record<string, Bench>} */
const benches = {
  // Without the baseline tier: a long-running call would stay in it, and half the speed with it.
  core: { purposes: ['wasm', 'native', 'bench'], builds: ['wasm', 'bench'], command: ['--no-liftoff', 'bench/steps.mjs'] },
  delays: { purposes: ['native', 'bench'], builds: ['bench'], command: ['bench/delays.mjs'] },
  measures: { purposes: ['wasm'], builds: ['wasm'], command: ['--no-liftoff', 'bench/measures.mjs'] },
  maps: { purposes: ['wasm'], builds: ['wasm'], command: ['--no-liftoff', 'bench/maps.mjs'] },
  networks: { purposes: ['wasm', 'native', 'bench'], builds: ['wasm', 'bench'], command: ['--no-liftoff', 'bench/networks.mjs'] },
  page: { purposes: ['wasm', 'page'], builds: ['wasm', 'site'], command: ['bench/page.mjs'] },
  long: { purposes: ['wasm', 'page'], builds: ['wasm', 'site'], command: ['bench/long.mjs'] },
  brain: { purposes: ['wasm', 'page'], builds: ['wasm', 'site'], command: ['bench/brain.mjs'] },
  cost: { purposes: ['wasm'], builds: ['wasm', 'wasm-named'], command: ['--no-liftoff', 'bench/cost.mjs'] },
};

await main(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
  const odd = names.find((name) => !Object.hasOwn(benches, name));
  if (odd) throw new Stop(`Unknown bench "${odd}"; valid: ${Object.keys(benches).join(', ')}`);
  const chosen = names.map((name) => benches[name]);
  const env = await setup(...chosen.flatMap((bench) => bench.purposes));
  for (const target of new Set(chosen.flatMap((bench) => bench.builds))) await build(target, env);
  let worst = 0;
  for (const { command } of chosen) {
    console.log('');
    worst = Math.max(worst, await new Promise((resolve) => {
      spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).on('close', (code) => resolve(code ?? 1)).on('error', () => resolve(1));
    }));
  }
  return worst;
});
