// Node-steps per second of every model, native on 128-bit registers beside WebAssembly SIMD, in one
// interleaved run, and how far the ratio is from its goal. Prints a table; exit code 0 either way.
// usage: node --no-liftoff bench/steps.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PushPull } from '../wasm/push_pull.js';
import { nodes, pace } from './pace.mjs';

const root = new URL('..', import.meta.url).pathname;
const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).steps;
const rounds = Number(process.argv[2] ?? 3);
const pp = await PushPull.load();

/** Million node-steps per second of each benchmark, natively: the best of many short windows, as bench/pace.mjs has it. @returns {Record<string, number>} */
function runNative() {
  const output = execFileSync(`${root}build/bench/bench/step_bench`, ['--benchmark_format=json', '--benchmark_repetitions=10'], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  /** @type {Record<string, number>} */
  const fastest = {};
  for (const b of JSON.parse(output.toString()).benchmarks.filter((/** @type {any} */ one) => one.run_type === 'iteration')) {
    const name = b.run_name.replace(/\/min_time.*/, '');
    fastest[name] = Math.max(fastest[name] ?? 0, b.items_per_second / 1e6);
  }
  return fastest;
}

/** @type {Record<string, { native: number, wasm: number }>} */
const best = {};
for (let round = 0; round < rounds; round++) {
  const native = runNative();
  for (const [name, rate] of Object.entries(native)) {
    const [id, precision] = name.split('/');
    const wasm = pace(pp, id, precision);
    const row = (best[name] ??= { native: 0, wasm: 0 });
    row.native = Math.max(row.native, rate);
    row.wasm = Math.max(row.wasm, wasm);
  }
}

console.log('Million node-steps per second, ' + nodes + ' uncoupled nodes, Heun (best of ' + rounds + ' interleaved rounds)\n');
console.log('model/precision'.padEnd(24), 'native 128-bit'.padStart(15), 'wasm SIMD'.padStart(11), 'ratio'.padStart(7), 'goal'.padStart(6));
for (const [name, { native, wasm }] of Object.entries(best)) {
  const ratio = wasm / native;
  const verdict = ratio >= goals.wasmOverNative ? 'reached' : `${((ratio / goals.wasmOverNative - 1) * 100).toFixed(0)} %`;
  console.log(name.padEnd(24), native.toFixed(1).padStart(15), wasm.toFixed(1).padStart(11), ratio.toFixed(2).padStart(7), String(goals.wasmOverNative).padStart(6), ' ', verdict);
}
