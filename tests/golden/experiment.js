// The runs behind hashes.json: network, drives and noise at once, networks with and without delays, all kinds of noise and of drives, and generated networks. tests/core/hashes.cpp runs the same.
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

const eleven = Array.from({ length: 11 }, (_, i) => i);

/** Delays of 0 to 24 ms, in both directions different; two numbers sent by each node. @param {string} precision */
export const delayedExperiment = (precision) => ({
  version: 1,
  model: 'stuart-landau',
  nodes: 11,
  network: {
    connectome: {
      weights: eleven.map((i) => eleven.map((j) => ((i * 7 + j * 3) % 5) / 8)),
      lengths: eleven.map((i) => eleven.map((j) => (i * 13 + j * 29) % 97)),
    },
    speed: 4,
  },
  noise: { sigma: 0.001 },
  precision,
  seed: 7,
});

/** A generated network. @param {string} connectome @param {string} precision */
export const generatedExperiment = (connectome, precision) => ({
  version: 1,
  model: 'stuart-landau',
  network: { connectome, normalise: 'row' },
  noise: { sigma: 0.001 },
  precision,
  seed: 7,
});

const forty = Array.from({ length: 40 }, (_, i) => i);

/** Few connections, taken one by one; no delays. @param {string} precision */
export const sparseExperiment = (precision) => ({
  version: 1,
  model: 'stuart-landau',
  nodes: 40,
  network: { connectome: { weights: forty.map((i) => forty.map((j) => ((i * 7 + j * 3) % 17 === 2 ? (1 + ((i + j) % 5)) / 8 : 0))) } },
  noise: { sigma: 0.001 },
  precision,
  seed: 7,
});

/** Noise that remembers, that near nodes share, and that multiplies the state, on the network with delays. @param {string} precision */
export const noisyExperiment = (precision) => ({
  ...delayedExperiment(precision),
  noise: [
    { kind: 'ou', sigma: 2, states: ['x'] },
    { kind: 'pink', sigma: 3, states: ['y'], space: 25 },
    { kind: 'violet', sigma: 0.05, states: ['x'] },
    { kind: 'white', sigma: 0.5, states: 'z', form: 'multiplicative', space: 40 },
    { kind: 'white', sigma: 0.01, states: ['x'] },
  ],
});

/** Every waveform at once, with ramps, targets, and fields from electrodes and in one direction. @param {string[]} waveforms @param {string} precision */
export const drivenExperiment = (waveforms, precision) => ({
  ...generatedExperiment('dk68', precision),
  drive: waveforms.map((kind, k) => ({
    kind,
    amplitude: 0.5 + k,
    start: 3.33 * k,
    ...(k % 2 === 0 && { nodes: [k, k + 30] }),
    ...(k % 3 === 0 && { ramp: 20, stop: 150.01 }),
    ...(k % 4 === 1 && { input: 'field', montage: { anodes: 'F3', cathodes: 'P4' } }),
    ...(k % 4 === 3 && { input: 'field', montage: { kind: 'uniform', direction: [1, 2, 3] } }),
    ...(kind === 'multi-sine' && { frequencies: [3, 20] }),
    ...(kind === 'gaussian' && { at: 90 }),
    ...(kind === 'curve' && { values: [0, 1, 3, -2] }),
  })),
});

/**
 * The network with delays through another coupling, delays interpolated, a node cut and a weight edited.
 * @param {string} model @param {any} coupling @param {string} precision
 */
export const shapedExperiment = (model, coupling, precision) => {
  const experiment = delayedExperiment(precision);
  return { ...experiment, model, network: { ...experiment.network, coupling, gain: 0.1, interpolate: true, lesions: [4], edits: [[2, 3, 0.7]] } };
};
const kinds = ['diffusive', 'sigmoidal-pre', 'sigmoidal-post', 'tanh', 'sigmoidal-jansen-rit', 'laplacian-symmetric'];

/**
 * The hashes of every model, and of networks, as an engine computes them.
 * @param {any} pp a loaded PushPull
 * @returns {Record<string, { f32: string, f64: string }>}
 */
export function goldenHashes(pp) {
  /** @param {any} experiment */
  const hash = (experiment) => {
    const sim = pp.simulate(experiment);
    sim.step(steps);
    const digits = sim.hash();
    sim.delete();
    return digits;
  };
  /** @param {(precision: string) => any} experiment */
  const both = (experiment) => ({ f32: hash(experiment('f32')), f64: hash(experiment('f64')) });
  const models = pp.catalog.models.map((/** @type {any} */ model) => [model.id, both((precision) => goldenExperiment(model, precision))]);
  const generated = ['small-world', 'modular', 'dk68', 'aal90'].map((id) => [id, both((precision) => generatedExperiment(id, precision))]);
  const couplings = kinds.map((kind) => [`network-${kind}`, both((precision) => shapedExperiment('stuart-landau', { kind }, precision))]);
  return {
    ...Object.fromEntries(models),
    delays: both(delayedExperiment),
    noise: both(noisyExperiment),
    drives: both((precision) => drivenExperiment(pp.catalog.drives.map((/** @type {any} */ row) => row.id), precision)),
    ...Object.fromEntries(generated),
    'network-sparse': both(sparseExperiment),
    ...Object.fromEntries(couplings),
    'network-sine': both((precision) => shapedExperiment('kuramoto', { kind: 'sine', lag: 0.3 }, precision)),
  };
}
