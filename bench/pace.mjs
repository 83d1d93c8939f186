// How fast a model runs in WebAssembly: uncoupled nodes, Heun. Timed over many short windows, of which the best one counts:
// other programs on the machine can only slow one down.
export const nodes = 76, steps = 200;

/**
 * Million node-steps per second. With `again`, every window starts where the run did: a state that has decayed to a subnormal
 * number, which processors are slow with, then says nothing about the model.
 * @param {import('../wasm/push_pull.js').PushPull} pp @param {string} id @param {string} precision @param {{ again?: boolean }} [options]
 */
export function pace(pp, id, precision, { again = false } = {}) {
  const sim = pp.simulate(/** @type {any} */ ({ model: id, nodes, precision, integrator: 'heun' }));
  const begin = sim.snapshot();
  for (let i = 0; i < 200; i++) sim.step(steps);
  let fastest = 0;
  for (const end = performance.now() + 400; performance.now() < end; ) {
    if (again) sim.restore(begin);
    const calls = 2, start = performance.now();
    for (let i = 0; i < calls; i++) sim.step(steps);
    fastest = Math.max(fastest, (calls * steps * nodes) / (performance.now() - start) / 1e3);
  }
  sim.delete();
  return fastest;
}
