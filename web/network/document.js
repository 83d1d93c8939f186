// A whole-brain network in the experiment document.

/** @typedef {import('../types').Connectome} Connectome @typedef {import('../types').Experiment} Experiment */

/**
 * @param {Experiment} experiment to be completed
 * @param {{ value: (path: string) => any, model: import('../types').Model }} facts
 * @param {{ connectome: Connectome, spec: any }} found
 */
export function joinBrain(experiment, { value, model }, { connectome, spec }) {
  const travels = Boolean(connectome.lengths?.length);
  experiment.nodes = connectome.nodes;
  experiment.network = { connectome: spec, gain: value('network.gain'), coupling: value('network.coupling'), normalise: value('network.normalise') };
  if (travels && value('delays') === 'lengths') experiment.network.speed = value('network.speed');
  else experiment.network.delay = 0;
  const cut = readList(value('network.lesions')).filter((node) => node < connectome.nodes);
  experiment.network.lesions = cut;
  joinNoise(experiment, { value, model });
}

/** @param {Experiment} experiment @param {{ value: (path: string) => any, model: import('../types').Model }} facts */
export function joinNoise(experiment, { value, model }) {
  const kind = value('noise.0.kind');
  if (kind === 'none') return;
  const noise = { kind, sigma: value('noise.0.sigma'), states: [noisy(model).id] };
  experiment.noise = [kind === 'ou' ? { ...noise, tau: value('noise.0.tau') } : noise];
}

/** Where noise enters: the push, or where that is a position driven by its rate, the rate. @param {import('../types').Model} model */
export function noisy(model) {
  const push = model.states.find((row) => row.id === model.push) ?? model.states[0];
  return model.states.find((row) => row.id === push.rate) ?? push;
}

/** The same experiment on three nodes, to ask the core about one number without handing it large matrices. @param {Experiment} experiment */
export function small(experiment) {
  const { connectome: _, lesions: __, ...network } = experiment.network;
  const three = (/** @type {number} */ x) => [[0, x, x], [x, 0, x], [x, x, 0]];
  return { ...experiment, nodes: 3, network: { ...network, connectome: { weights: three(1), ...('speed' in network && { lengths: three(60) }) } } };
}

/** Node numbers as a link lists them: from 1. @param {string} text @returns {number[]} from 0 */
export const readList = (text) => (text ? String(text).split(',').map((part) => Number(part) - 1) : []);

/** @param {number[]} nodes from 0 */
export const writeList = (nodes) => [...new Set(nodes)].sort((a, b) => a - b).map((node) => node + 1).join(',');
