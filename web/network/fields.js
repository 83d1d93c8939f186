// What can be turned in a whole-brain network, as fields like all the others.
import { parted } from '../connectome/name.js';
import { GRAPH } from './connectomes.js';
import { noisy } from './document.js';

/** @typedef {import('../types').Catalog} Catalog @typedef {import('../types').Model} Model */

const NONE = { id: 'none', name: 'none', meaning: 'no noise' };
const TRAVEL = [
  { id: 'lengths', name: 'along their lengths', meaning: 'a connection takes its length over the conduction speed' },
  { id: 'none', name: 'at once', meaning: 'no conduction delays' },
];
const LISTED = /^[1-9]\d*(,[1-9]\d*)*$/;

/** @param {any} part */
const quantity = (part) => ({ symbol: '', unit: '', value: 0, low: 0, high: 1, scale: 'linear', meaning: '', ...part });

/** @param {string} id @param {string} meaning */
const choice = (id, meaning) => quantity({ id, meaning });

/**
 * @param {(field: any) => void} add @param {Catalog & Record<string, any>} catalog @param {Model} model
 * @param {{ values?: Record<string, any>, situation?: string }} chosen @param {import('./connectomes.js').ImportedConnectomes} imported
 */
export function brainFields(add, catalog, model, { values = {}, situation }, imported) {
  const put = (/** @type {any} */ field) => add({ group: 'brain', key: true, ...field });
  const graphs = [...(catalog.graphs ?? []), ...imported.ids.map((id) => ({ id, name: imported.named(id), meaning: 'your file', parameters: [] }))];
  put({ path: 'connectome', quantity: choice('connectome', 'connectome'), options: graphs, standard: 'dk68', clears: /^(connectome\.|network\.lesions$|drive\.\d\.nodes$)/, read: (/** @type {string} */ text) => chosenFrom(graphs, text.trim(), imported) });
  const graph = graphs.find((one) => one.id === (values.connectome ?? 'dk68'));
  for (const row of graph?.parameters ?? [])
    put({ path: GRAPH + row.id, key: false, quantity: row, whole: Boolean(row.whole) });
  put({ path: 'delays', quantity: choice('delays', 'signals arrive'), options: TRAVEL, standard: 'lengths' });
  put({ path: 'network.speed', quantity: quantity({ id: 'speed', symbol: 'v', unit: 'm/s', value: 6, low: 1, high: 20, scale: 'log', meaning: 'conduction speed' }) });
  put({ path: 'network.normalise', key: false, quantity: choice('normalise', 'weights are scaled so that'), options: catalog.normalisations, standard: 'row' });
  const sine = model.coupling.kind === 'sine';
  const couplings = catalog.couplings.filter((one) => (one.id === 'sine') === sine);
  put({ path: 'network.coupling', key: false, quantity: choice('coupling', 'coupling'), options: couplings, standard: model.coupling.kind });
  addNoise(put, catalog, model, situation === 'forced' ? 'none' : 'white');
  put({ path: 'network.lesions', key: false, quantity: choice('lesions', 'regions cut off from the others'), standard: '', read: lesions });
}

/** Noise of a tenth of the slider shakes a rhythm visibly: it is scaled by the state's window and one cycle. @param {(field: any) => void} put @param {any} catalog @param {Model} model @param {string} standard */
function addNoise(put, catalog, model, standard) {
  const state = noisy(model);
  const cycle = (model.timeUnit === 's' ? 1 : 1000) / (model.presets.find((one) => one.frequency)?.frequency || model.forcing.frequency || 10);
  const high = Number((0.5 * (state.high - state.low) / Math.sqrt(cycle)).toPrecision(1));
  put({ path: 'noise.0.kind', quantity: choice('noise', 'noise'), options: [NONE, ...(catalog.noises ?? [{ id: 'white', name: 'white', meaning: 'white noise' }])], standard });
  put({
    path: 'noise.0.sigma',
    quantity: quantity({ id: 'sigma', symbol: '\\sigma', unit: `${state.unit && state.unit !== '1' ? state.unit : '1'}/√${model.timeUnit}`, value: high / 20, low: 0, high, meaning: `noise strength: it enters at ${state.id} of each region on its own` }),
  });
  put({ path: 'noise.0.tau', key: false, quantity: quantity({ id: 'tau', symbol: '\\tau_\\eta', unit: 'ms', value: 20, low: 1, high: 1000, scale: 'log', meaning: 'memory of Ornstein–Uhlenbeck noise' }) });
}

/** @param {{ id: string }[]} graphs @param {string} text @param {import('./connectomes.js').ImportedConnectomes} imported */
function chosenFrom(graphs, text, imported) {
  if (graphs.some(({ id }) => id === text)) return { value: text };
  const file = parted(text), known = file && imported.find(file);
  if (known) return { value: known };
  if (file) return { problem: `The connectome of this link is a file, "${file.name.slice(0, 40)}", which this browser does not have; drop that file on this page, and all that the link says comes back` };
  return { problem: `connectome is "${text.slice(0, 40)}"; it must be one of ${graphs.map(({ id }) => id).join(', ')}` };
}

/** @param {string} text */
function lesions(text) {
  const plain = text.replace(/\s+/g, '');
  return plain === '' || LISTED.test(plain) ? { value: plain } : { problem: `network.lesions is "${text}"; it must be numbers of regions with commas between them` };
}
