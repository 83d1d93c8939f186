// Node-steps per second of every model, native on 128-bit registers beside WebAssembly SIMD, in one
// interleaved run, and how far the ratio is from its goal. Prints a table; exit code 0 either way.
// usage: node --no-liftoff bench/steps.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PushPull } from '../wasm/push_pull.js';

const root = new URL('..', import.meta.url).pathname;
const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).steps;
const rounds = Number(process.argv[2] ?? 5);
const [nodes, steps] = [76, 200];
const pp = await PushPull.load();

/** Million node-steps per second of each benchmark, natively. @returns {Record<string, number>} */
function runNative() {
  const output = execFileSync(`${root}build/bench/bench/step_bench`, ['--benchmark_format=json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return Object.fromEntries(JSON.parse(output.toString()).benchmarks.map((/** @type {any} */ b) => [b.name.replace(/\/min_time.*/, ''), b.items_per_second / 1e6]));
}

/** The same in WebAssembly: many short calls, so that the optimising compiler's code is what runs. @param {string} id @param {string} precision */
function runWasm(id, precision) {
  const sim = pp.simulate(/** @type {any} */ ({ model: id, nodes, precision }));
  for (let i = 0; i < 20; i++) sim.step(steps);
  let calls = 0;
  // Processor time, as Google Benchmark counts: other programs on the machine must not enter the ratio.
  const start = process.cpuUsage();
  let elapsed = 0;
  while ((elapsed = process.cpuUsage(start).user) < 50_000) {
    sim.step(steps);
    calls++;
  }
  sim.delete();
  return (calls * steps * nodes) / elapsed;
}

/** @type {Record<string, { native: number, wasm: number }>} */
const best = {};
for (let round = 0; round < rounds; round++) {
  const native = runNative();
  for (const [name, rate] of Object.entries(native)) {
    const [id, precision] = name.split('/');
    const wasm = runWasm(id, precision);
    const row = (best[name] ??= { native: 0, wasm: 0 });
    row.native = Math.max(row.native, rate);
    row.wasm = Math.max(row.wasm, wasm);
  }
}

console.log('Million node-steps per second, 76 uncoupled nodes, Heun (best of ' + rounds + ' interleaved rounds)\n');
console.log('model/precision'.padEnd(24), 'native 128-bit'.padStart(15), 'wasm SIMD'.padStart(11), 'ratio'.padStart(7), 'goal'.padStart(6));
for (const [name, { native, wasm }] of Object.entries(best)) {
  const ratio = wasm / native;
  const verdict = ratio >= goals.wasmOverNative ? 'reached' : `${((ratio / goals.wasmOverNative - 1) * 100).toFixed(0)} %`;
  console.log(name.padEnd(24), native.toFixed(1).padStart(15), wasm.toFixed(1).padStart(11), ratio.toFixed(2).padStart(7), String(goals.wasmOverNative).padStart(6), ' ', verdict);
}
