// What a file from the lab says of itself: which model, under which numbers, when, and the link that leads back. Knows no document.
import { reader } from '../../experiment.js';
import { fieldsOf, inWords } from '../../fields.js';
import { write } from '../../url.js';

/** @typedef {import('../../types').Lab} Lab @typedef {import('../../types').Quantity} Quantity */
/** @typedef {{ title: string, program: string, model: string, parameters: Record<string, number | string>, dt_ms: number, precision: string, integrator: string, seed: number, nodes: number, link: string, source: string }} About */

/** How each situation is called in a title. @type {Record<string, string>} */
const SITUATIONS = { alone: '', forced: ', forced', network: ', network', brain: ', whole brain' };

/** @param {Lab} lab @param {{ version: string, address: string }} where of the program, and of its lab without a hash @returns {About} */
export function aboutOf({ catalog, model, state, sim }, { version, address }) {
  const fields = fieldsOf(catalog, state);
  const value = reader(state, fields);
  const document = sim.experiment();
  /** @type {Record<string, number | string>} */
  const parameters = {};
  for (const { id } of model.parameters) parameters[id] = value(id);
  // What drives, joins and disturbs, as far as it is not as it always is.
  for (const [path, { group, standard }] of fields) if (group !== 'parameter' && group !== 'page' && group !== 'solver' && path in state.values && state.values[path] !== standard) parameters[path] = state.values[path];
  return {
    title: `${model.name}${SITUATIONS[state.situation] ?? ''}`, program: `Push-Pull ${version}`.trim(), model: model.id, parameters,
    dt_ms: sim.dt, precision: document.precision ?? 'f64', integrator: typeof document.integrator === 'object' ? document.integrator.method : document.integrator ?? 'heun', seed: document.seed ?? 1, nodes: sim.nodes,
    link: `${address}${write(state, catalog)}`, source: model.source,
  };
}

/** The key parameters in a line: "alpha = 0.5 s⁻¹, omega = 62.8 rad/s". @param {Lab} lab */
export function keysOf({ catalog, model, state }) {
  const fields = fieldsOf(catalog, state), value = reader(state, fields);
  return model.parameters.filter(({ key }) => key).map(({ id, unit }) => {
    const field = fields.get(id);
    return `${id} = ${field ? inWords(value(id)) : value(id)}${unit ? ` ${unit}` : ''}`;
  }).join(', ');
}

/** The unit and the meaning of what is recorded under an id. @param {import('../../types').Model} model @param {string} id @returns {Pick<Quantity, 'unit' | 'meaning'>} */
export function quantityUnder(model, id) {
  const input = /^input\.(.+)$/.exec(id)?.[1];
  if (input) return model.inputs.find((row) => row.id === input) ?? { unit: '', meaning: 'what enters from outside' };
  if (/^drive\.\d+$/.test(id)) return { unit: '', meaning: 'what this drive gives' };
  if (id === 'observable') return model.readouts[0];
  return [...model.states, ...model.readouts].find((row) => row.id === id) ?? { unit: '', meaning: '' };
}
