// What arrives late: time of a step with sums in blocks of steps beside one old value per edge and step, natively on 128-bit
// registers. Prints a table; exit code 0 either way.
// usage: node bench/delays.mjs
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const goal = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).delays.gatheredOverBlocks;
const output = execFileSync(`${root}build/bench/bench/delays_bench`, ['--benchmark_format=json', '--benchmark_repetitions=10'], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });

/** Microseconds of a step, the best of all repetitions. @type {Record<string, number>} */
const best = {};
for (const b of JSON.parse(output.toString()).benchmarks.filter((/** @type {any} */ one) => one.run_type === 'iteration')) {
  const name = b.run_name.replace(/\/min_time.*/, '');
  best[name] = Math.min(best[name] ?? Infinity, 1e6 / b.items_per_second);
}

console.log('Microseconds of a step, 30 % of the pairs connected, delays up to 50 ms in steps of 0.1 ms\n');
console.log('precision/nodes'.padEnd(16), 'gathered'.padStart(10), 'in blocks'.padStart(10), 'ratio'.padStart(7), 'goal'.padStart(6));
for (const [name, blocks] of Object.entries(best).filter(([name]) => name.startsWith('blocks/'))) {
  const run = name.replace('blocks/', '');
  const gathered = best[`gathered/${run}`];
  const ratio = gathered / blocks;
  const verdict = ratio >= goal ? 'reached' : `${((ratio / goal - 1) * 100).toFixed(0)} %`;
  console.log(run.padEnd(16), gathered.toFixed(1).padStart(10), blocks.toFixed(2).padStart(10), ratio.toFixed(1).padStart(7), String(goal).padStart(6), ' ', verdict);
}
