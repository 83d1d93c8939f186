// What each model adds to the module of the whole family, in bytes, and what a step of one node takes. Prints a Markdown table.
// usage: node --no-liftoff bench/cost.mjs [rounds]
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { PushPull } from '../wasm/push_pull.js';
import { nodes, pace } from './pace.mjs';
import { functionSizes } from './sizes.mjs';

const rounds = Number(process.argv[2] ?? 3);
const pp = await PushPull.load();
const module = readFileSync(new URL('../wasm/dist/push_pull_family.wasm', import.meta.url));
const compressed = gzipSync(module, { level: 9 }).length;
const functions = functionSizes(readFileSync(new URL('../build/wasm/push_pull_family_named.wasm', import.meta.url)));

// A function belongs to the first model in its name: Compiled<M, T>, jacobian<M> and what M keeps out of line.
const key = (/** @type {string} */ name) => name.replaceAll('-', '').toLowerCase();
const known = new Map(pp.catalog.models.map(({ id }) => [key(id), id]));
/** @type {Map<string, number>} */
const bytes = new Map([...known.values()].map((id) => [id, 0]));
let shared = 0;
for (const { name, bytes: size } of functions) {
  const own = [...name.matchAll(/push_pull::(\w+)(?=[,>:])/g)].map((match) => known.get(key(match[1]))).find(Boolean);
  if (own) bytes.set(own, (bytes.get(own) ?? 0) + size);
  else if (/push_pull::.*(Lanes|Dual)</.test(name)) shared += size;
}
const odd = [...bytes].find(([, size]) => size === 0);
if (odd) throw new Error(`no function of "${odd[0]}" is in the module; does its struct have another name?`);

/** ns per node and step. @type {Map<string, number>} */
const best = new Map();
for (let round = 0; round < rounds; round++) {
  for (const { id } of pp.catalog.models) {
    for (const precision of ['f32', 'f64']) best.set(`${id}/${precision}`, Math.min(best.get(`${id}/${precision}`) ?? Infinity, 1e3 / pace(pp, id, precision, { again: true })));
  }
}

const squeezed = (/** @type {number} */ size) => Math.round((size * compressed) / module.length);
const sum = [...bytes.values()].reduce((total, size) => total + size, 0);
console.log(`The module of the family: ${module.length} bytes, ${compressed} compressed (gzip -9); ${nodes} uncoupled nodes, Heun, Node ${process.versions.node}, best of ${rounds} rounds\n`);
console.log('| Model | Bytes | Compressed, about | f32: ns per node and step | f64: ns per node and step |\n| --- | --: | --: | --: | --: |');
for (const [id, size] of bytes) console.log(`| \`${id}\` | ${size} | ${squeezed(size)} | ${['f32', 'f64'].map((precision) => best.get(`${id}/${precision}`)?.toFixed(1)).join(' | ')} |`);
console.log(`| all of them | ${sum} | ${squeezed(sum)} | | |\n| functions that several models share | ${shared} | ${squeezed(shared)} | | |`);
