// What readouts cost in WebAssembly: microseconds that a sample adds to a run, and milliseconds that one reading takes, beside its goal.
// Prints a table; exit code 0 either way.
// usage: node --no-liftoff bench/measures.mjs [nodes…]
import { readFileSync } from 'node:fs';
import { PushPull } from '../wasm/push_pull.js';

const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).measures;
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [68, 400, 1000];
const pp = await PushPull.load();

/** @param {() => void} work */
function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {number} times @param {() => void} work */
const best = (times, work) => Math.min(...Array.from({ length: times }, () => time(work)));

// A sample every step of 2 ms, and a window of 600 of them: the cost does not depend on its length.
const samples = 150;
console.log('nodes'.padEnd(6), 'readout'.padEnd(14), 'µs a sample'.padStart(12), 'ms a reading'.padStart(13), 'goal'.padStart(5));
for (const nodes of sizes) {
  for (const { id } of pp.catalog.measures) {
    const sim = pp.simulate({ model: 'damped-harmonic', nodes, dt: 2, precision: 'f32', noise: { kind: 'white', sigma: 1, states: ['x'] } });
    sim.step(samples);
    const bare = best(8, () => sim.step(samples));
    sim.measure({ every: 1, window: 1200, what: [id] });
    sim.step(700);
    const sample = Math.max(0, (best(8, () => sim.step(samples)) - bare) / samples);
    const reading = best(8, () => sim.measured(id));
    const goal = goals[nodes];
    const verdict = goal === undefined ? '' : reading <= goal ? 'reached' : `${((reading / goal - 1) * 100).toFixed(0)} % over`;
    console.log(String(nodes).padEnd(6), id.padEnd(14), (1000 * sample).toFixed(1).padStart(12), reading.toFixed(2).padStart(13), String(goal ?? '').padStart(5), ' ', verdict);
    sim.delete();
  }
}
