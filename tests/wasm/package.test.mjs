// What people get from npm: the tarball, installed in an empty project. Needs npm, and no network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { delayedExperiment, steps } from '../golden/experiment.js';
import { install, root } from './packed.mjs';

/** @type {Awaited<ReturnType<typeof install>>} */ let project;
before(async () => {
  project = await install();
});
after(() => project?.remove());

const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) => execFileSync(command, args, { cwd: project.folder, encoding: 'utf8' });
const put = (/** @type {string} */ name, /** @type {string} */ text) => writeFileSync(path.join(project.folder, name), text);
const described = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

test('the tarball holds the core, its JavaScript, types, licences and nothing else', () => {
  const { files } = project;
  for (const name of ['README.md', 'LICENSE', 'THIRD-PARTY.txt', 'package.json', 'wasm/push_pull.d.ts', 'wasm/dist/push_pull_family.wasm', 'wasm/dist/types/maps.d.ts', 'wasm/whole/map_worker.js']) assert.ok(files.includes(name), name);
  const odd = files.filter((name) => name.includes('/') && !/^wasm\/.*\.(m?js|d\.ts|wasm|json)$/.test(name));
  assert.deepEqual(odd, []);
  assert.ok(!files.some((name) => /test|write_catalogue|wasm\/build/.test(name)));
});

test('the package depends on what its files import and on nothing more', () => {
  const sources = project.files.filter((name) => /\.m?js$/.test(name)).map((name) => readFileSync(path.join(root, name), 'utf8'));
  const imported = sources.flatMap((text) => [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*(?:\/\*.*?\*\/)?\s*['"]([^.'"\s][^'"\s]*)['"]/g)].map(([, name]) => name)).filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  assert.deepEqual([...new Set(imported)].sort(), Object.keys(described.dependencies).sort());
});

test('it runs an experiment to the golden bits as a module', () => {
  const golden = JSON.parse(readFileSync(path.join(root, 'tests', 'golden', 'hashes.json'), 'utf8'));
  const code = `const { PushPull } = await import('push-pull');
    const sim = (await PushPull.load()).simulate(${JSON.stringify(delayedExperiment('f64'))});
    sim.step(${steps});
    console.log(sim.hash());`;
  assert.equal(run(process.execPath, '--input-type=module', '-e', code).trim(), golden.delays.f64);
});

test('it runs as a command, with files and maps', () => {
  put('experiment.json', '{ "model": "stuart-landau", "duration": 100 }');
  const table = run('npx', '--offline', 'push-pull', 'run', 'experiment.json').trim().split('\n');
  assert.ok(table.length > 1000 && /^-?\d/.test(/** @type {string} */ (table.at(-1))));
  put('weights.csv', '0,1\n0.5,0\n');
  const command = path.join(project.folder, 'node_modules', '.bin', 'push-pull');
  assert.equal(run(command, '--version').trim(), described.version);
  assert.match(run(command, 'run', 'experiment.json', '--connectome', 'weights.csv', '--set', 'duration=1', '--out', 'a.npy'), /^$/);
  assert.match(run(command, 'map', 'experiment.json', '--x', 'alpha=-1:1:3', '--y', 'omega=40:60:2', '--measure', 'frequency', '--workers', '1'), /\n60,/);
});

test('its types hold a program to what exists, as Node and as bundlers resolve them', () => {
  put('use.ts', `
import { PushPull, type Experiment } from 'push-pull';
import { readConnectome, type Result } from 'push-pull/files';
import { openMap, type Progress } from 'push-pull/maps';

const pp = await PushPull.load();
const experiment: Experiment<'stuart-landau'> = { model: 'stuart-landau', parameters: { alpha: 2 } };
const sim = pp.simulate(experiment);
sim.set('alpha', 5);
const values: Float32Array | Float64Array = sim.read('x');
// @ts-expect-error a rung has no such parameter
pp.simulate({ model: 'stuart-landau', parameters: { alhpa: 2 } });
const read: Promise<Result> = readConnectome([{ name: 'weights.csv', bytes: new Uint8Array() }], { transpose: true });
export const told = (done: (progress: Progress) => void) => openMap(experiment, {}, { spawn: () => { throw new Error('none'); }, onCells: (_cells, _values, progress) => done(progress) });
export { values, read };
`);
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const options of [['--module', 'nodenext'], ['--module', 'esnext', '--moduleResolution', 'bundler']]) {
    run(process.execPath, tsc, '--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom', '--types', '', ...options, 'use.ts');
  }
});

test('what npm does before packing is a script that exists', () => {
  const [, script] = /^node (scripts\/\S+)/.exec(described.scripts.prepack) ?? [];
  assert.ok(readdirSync(path.join(root, 'scripts')).includes(path.basename(String(script))));
  for (const entry of Object.values(described.exports).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))) assert.ok(['package.json', ...project.files].includes(entry.slice(2)), entry);
});
