// One golden hash per model and precision: natively on three register widths, in Node with SIMD and without.
// After a change that is meant to change numbers: UPDATE_GOLDEN=1 node --test tests/wasm/golden.test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import createScalarCore from '../../build/wasm-scalar/push_pull_family.js';
import { PushPull } from '../../wasm/push_pull.js';
import { goldenHashes } from '../golden/experiment.js';
import { pp } from './core.mjs';

const goldenFile = new URL('../golden/hashes.json', import.meta.url);
if (process.env.UPDATE_GOLDEN) writeFileSync(goldenFile, JSON.stringify(goldenHashes(pp), null, 2) + '\n');
const golden = JSON.parse(readFileSync(goldenFile, 'utf8'));

for (const program of ['hashes', 'hashes_8', 'hashes_32']) {
  test(`the native build gives the golden bits (${program})`, () => {
    const file = fileURLToPath(new URL(`../../build/release/tests/core/${program}`, import.meta.url));
    assert.deepEqual(JSON.parse(execFileSync(file).toString()), golden);
  });
}

test('WebAssembly with SIMD gives the golden bits in Node', () => {
  assert.deepEqual(goldenHashes(pp), golden);
});

test('WebAssembly without SIMD gives the golden bits in Node', async () => {
  const wasmBinary = readFileSync(new URL('../../build/wasm-scalar/push_pull_family.wasm', import.meta.url));
  const Any = /** @type {any} */ (PushPull);
  assert.deepEqual(goldenHashes(new Any(await createScalarCore({ wasmBinary }), structuredClone(pp.catalog))), golden);
});
