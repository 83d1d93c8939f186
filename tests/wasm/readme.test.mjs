// What the README shows has to run as it stands there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ids, pp } from './core.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(path.join(root, 'README.md'), 'utf8');
const blocks = (/** @type {string} */ language) => [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1]);

// Inside the repository its own name resolves to its own exports.
const folder = path.join(root, 'build', 'readme');
mkdirSync(folder, { recursive: true });

test('the JavaScript samples run and print what their comments say', () => {
  const samples = blocks('js');
  assert.ok(samples.length >= 2);
  const outputs = samples.map((sample, k) => {
    const file = path.join(folder, `sample-${k}.mjs`);
    writeFileSync(file, sample);
    return execFileSync(process.execPath, [file], { encoding: 'utf8' });
  });
  assert.match(outputs[0], /^1100 Float64Array\(1\)/);
  const [, samplesCount, all, rest] = /** @type {RegExpExecArray} */ (/^(\d+) (\d+) (.*)\n/.exec(outputs[1]));
  assert.equal(Number(all), 3 * Number(samplesCount));
  assert.equal(rest, '');
  assert.match(outputs[1], /dt.*-1/);
});

test('the commands run', () => {
  const here = path.join(folder, 'shell');
  rmSync(here, { recursive: true, force: true });
  mkdirSync(here);
  const [script] = blocks('sh');
  const lines = script.trim().split('\n');
  assert.ok(lines.length >= 4);
  const program = `"${process.execPath}" "${path.join(root, 'wasm', 'cli.mjs')}"`;
  for (const line of lines) execFileSync('sh', ['-c', line.replace('npx push-pull', program)], { cwd: here, stdio: ['ignore', 'pipe', 'pipe'] });
  assert.match(readFileSync(path.join(here, 'result.csv'), 'utf8'), /^t_ms,x,y/);
  assert.equal(readFileSync(path.join(here, 'result.npy'), 'latin1').slice(1, 6), 'NUMPY');
});

test('the table of rungs names every model, at its rung', () => {
  const rows = [...text.matchAll(/^\| (\d) \| .* \|$/gm)].map(([row, rung]) => ({ rung: Number(rung), names: [...row.matchAll(/`([\w-]+)`/g)].map((match) => match[1]) }));
  assert.deepEqual(rows.flatMap((row) => row.names).sort(), [...ids].sort());
  for (const { rung, names } of rows) for (const id of names) assert.equal(pp.catalog.models.find((model) => model.id === id).rung, rung, id);
});

test('every file that the texts link to exists', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md']) {
    for (const [, link] of readFileSync(path.join(root, name), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)) readFileSync(path.join(root, link));
  }
});
