// SIMD and scalar WebAssembly give the same bits; golden.test.mjs holds both against the native build.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import createScalarCore from '../../build/wasm-scalar/push_pull_family.js';
import { PushPull } from '../../wasm/push_pull.js';
import { advance, busy, ids, pp } from './core.mjs';

const wasmBinary = readFileSync(new URL('../../build/wasm-scalar/push_pull_family.wasm', import.meta.url));
const Any = /** @type {any} */ (PushPull);
const scalar = new Any(await createScalarCore({ wasmBinary }), structuredClone(pp.catalog));

/** @param {any} engine @param {any} experiment @param {number} steps */
function hash(engine, experiment, steps) {
  const sim = engine.simulate(experiment);
  advance(sim, steps);
  const digits = sim.hash();
  sim.delete();
  return digits;
}

test('SIMD and scalar builds are two builds', () => {
  const simd = readFileSync(new URL('../../wasm/dist/push_pull_family.wasm', import.meta.url));
  assert.ok(!simd.equals(wasmBinary));
});

for (const id of ids) {
  for (const precision of ['f32', 'f64']) {
    test(`${id}, ${precision}: SIMD equals scalar bit for bit, with every integrator, network, drive and noise`, () => {
      const model = pp.catalog.models.find((each) => each.id === id);
      const noise = { kind: 'white', sigma: 1e-3, states: [model.states[0].id] };
      const integrators = pp.catalog.integrators.map((row) => row.id).filter((name) => name !== 'exponential' || model.linearCore);
      for (const integrator of integrators) {
        for (const connectome of ['all-to-all', 'ring']) {
          const experiment = busy(id, { precision, integrator, noise, network: { connectome } });
          assert.equal(hash(pp, experiment, 400), hash(scalar, experiment, 400), `${integrator}, ${connectome}`);
        }
      }
    });
  }
}
