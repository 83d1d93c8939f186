// The run behind hashes.json: network, drives and noise at once. tests/core/hashes.cpp runs the same.
export const steps = 2000;

/** @param {{ id: string, forcing: { amplitude: number, frequency: number } }} model @param {string} precision */
export const goldenExperiment = (model, precision) => ({
  version: 1,
  model: model.id,
  nodes: 5,
  network: { connectome: 'ring' },
  drive: [
    { kind: 'sine', amplitude: model.forcing.amplitude, frequency: model.forcing.frequency },
    { input: 'field', amplitude: 0.25, nodes: [1, 3] },
  ],
  noise: { sigma: 0.001 },
  precision,
  seed: 7,
});

/**
 * The hashes of every model as an engine computes them.
 * @param {any} pp a loaded PushPull
 * @returns {Record<string, { f32: string, f64: string }>}
 */
export function goldenHashes(pp) {
  /** @param {any} model @param {string} precision */
  const hash = (model, precision) => {
    const sim = pp.simulate(goldenExperiment(model, precision));
    sim.step(steps);
    const digits = sim.hash();
    sim.delete();
    return digits;
  };
  return Object.fromEntries(pp.catalog.models.map((/** @type {any} */ model) => [model.id, { f32: hash(model, 'f32'), f64: hash(model, 'f64') }]));
}
