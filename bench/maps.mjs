// What parameter maps cost with two workers: ms until the coarsest picture and until the whole of it, beside their goals, and what both workers
// computed together: on a busy machine that alone tells.
// Prints a table; exit code 0 either way.
// usage: node bench/maps.mjs [rounds]
import { readFileSync } from 'node:fs';
import { spawn } from '../wasm/cli/map.mjs';
import { MapPool } from '../wasm/maps.js';

const goals = JSON.parse(readFileSync(new URL('goals.json', import.meta.url), 'utf8')).maps;
const rounds = Number(process.argv[2] ?? 3);

/** Tongues of 60 × 40 as the page draws them: 10 periods to settle, 30 to look. */
const maps = {
  'stuart-landau': {
    experiment: { model: 'stuart-landau', drive: [{ kind: 'sine', amplitude: 1 }] },
    spec: { x: { path: 'drive.0.frequency', from: 5, to: 15, count: 60 }, y: { path: 'drive.0.amplitude', from: 0, to: 8, count: 40 }, measure: 'plv', settle: 1000, window: 3000 },
  },
  'jansen-rit': {
    experiment: { model: 'jansen-rit', drive: [{ kind: 'sine', input: 'field', amplitude: 1 }] },
    spec: { x: { path: 'drive.0.frequency', from: 5, to: 16, count: 60 }, y: { path: 'drive.0.amplitude', from: 0, to: 5, count: 40 }, measure: 'plv', settle: 1000, window: 3000 },
  },
};

/** @param {any} experiment @param {any} spec @returns {Promise<{ first: number, all: number, cpu: number }>} */
function fill(experiment, spec) {
  // Loading the workers belongs to the first picture.
  const start = performance.now(), used = process.cpuUsage(), pool = new MapPool(spawn, 2), coarse = Math.ceil(spec.x.count / 8) * Math.ceil(spec.y.count / 8);
  return new Promise((resolve, reject) => {
    let first = 0;
    pool.open(experiment, spec, {
      onCells: (_, __, { done }) => { if (!first && done >= coarse) first = performance.now() - start; },
      onDone: () => (pool.close(), resolve({ first, all: performance.now() - start, cpu: process.cpuUsage(used).user / 1000 })),
      onError: reject,
    });
  });
}

console.log('map'.padEnd(14), 'first ms'.padStart(9), 'goal'.padStart(6), 'whole ms'.padStart(9), 'goal'.padStart(6), 'CPU ms'.padStart(7));
for (const [name, { experiment, spec }] of Object.entries(maps)) {
  const times = [];
  for (let k = 0; k < rounds; k++) times.push(await fill(experiment, spec));
  const first = Math.min(...times.map((time) => time.first)), all = Math.min(...times.map((time) => time.all)), cpu = Math.min(...times.map((time) => time.cpu));
  const verdict = first <= goals.first && all <= goals[name] ? 'reached' : 'missed';
  console.log(name.padEnd(14), first.toFixed(0).padStart(9), String(goals.first).padStart(6), all.toFixed(0).padStart(9), String(goals[name]).padStart(6), cpu.toFixed(0).padStart(7), ' ', verdict);
}
