// From the state of the page to the experiment document that the core reads.
import { fieldsOf, modelOf, presetOf } from './fields.js';

/** @typedef {import('./types').Catalog} Catalog @typedef {import('./types').State} State @typedef {import('./types').Field} Field */
/** @typedef {import('./types').Model} Model @typedef {import('./types').Experiment} Experiment */

/** A network starts away from synchrony: each node this share of a state's window around the start. */
const SCATTER = 0.1;

/**
 * @param {Pick<State, 'values'>} state
 * @param {Map<string, Field>} fields
 * @returns {(path: string) => any} the value in force at a path
 */
export const reader = (state, fields) => (path) => state.values[path] ?? fields.get(path)?.standard;

/** @param {Catalog} catalog @param {State} state @returns {Experiment} */
export function experimentOf(catalog, state) {
  const model = /** @type {Model} */ (modelOf(catalog, state.model));
  const value = reader(state, fieldsOf(catalog, state));
  /** @type {Record<string, any>} */
  const parameters = {};
  for (const { id } of model.parameters) parameters[id] = value(id);
  /** @type {Record<string, any>} */
  const initial = { ...presetOf(model, state.preset)?.initial };
  /** @type {Experiment} */
  const experiment = {
    version: 1, model: model.id, nodes: 1, parameters, initial,
    integrator: value('integrator'), dt: value('dt'), precision: value('precision'), seed: value('seed'),
  };
  if (state.situation === 'forced') experiment.drive = drives(value);
  const brain = state.situation === 'brain';
  if (brain) catalog.brain?.join(experiment, { value, model });
  catalog.forcing?.join(experiment, { value, model, situation: state.situation });
  if (state.situation === 'network') {
    experiment.nodes = value('nodes');
    experiment.network = { connectome: value('network.connectome'), gain: value('network.gain') };
  }
  if (brain || state.situation === 'network') {
    parameters[model.spread.parameter] = spread(model, value);
    for (const row of model.states) initial[row.id] = scatter(row, initial[row.id] ?? row.value);
  }
  return experiment;
}

/** @param {(path: string) => any} value */
function drives(value) {
  return [
    { kind: 'sine', input: 'f', amplitude: value('drive.0.amplitude'), frequency: value('drive.0.frequency') },
    { kind: 'constant', input: 'f', amplitude: value('drive.1.amplitude') },
  ];
}

/** The declared interval, moved with the parameter and drawn together by the spread. @param {Model} model @param {(path: string) => any} value */
function spread(model, value) {
  const { parameter, low, high } = model.spread;
  const middle = value(parameter);
  // What is positive by nature is spread by a factor.
  if (model.parameters.find((row) => row.id === parameter)?.scale === 'log') {
    const factor = (high / low) ** (value('spread') / 2);
    return factor === 1 ? middle : { uniform: [middle / factor, middle * factor], quantiles: true };
  }
  const half = (value('spread') * (high - low)) / 2;
  return half === 0 ? middle : { uniform: [middle - half, middle + half], quantiles: true };
}

/** @param {Model['states'][number]} row @param {number} start */
function scatter(row, start) {
  const half = row.circular ? Math.PI : SCATTER * (row.high - row.low);
  return { uniform: [Math.max(start - half, row.lower ?? -Infinity), Math.min(start + half, row.upper ?? Infinity)] };
}

/** @typedef {{ kind: 'same' } | { kind: 'set', changes: [string, number][] } | { kind: 'parameters' | 'adopt' }} Difference */

/**
 * What has to be told to a running simulation: nothing, single numbers, all parameters, or the whole document.
 * @param {any} from @param {any} to @returns {Difference}
 */
export function difference(from, to) {
  /** @type {[string, number][]} */
  const changes = [];
  if (compare(from, to, '', changes)) return changes.length ? { kind: 'set', changes } : { kind: 'same' };
  const rest = { parameters: 0, initial: 0 }, others = /** @type {typeof changes} */ ([]);
  return { kind: compare({ ...from, ...rest }, { ...to, ...rest }, '', others) && !others.length ? 'parameters' : 'adopt' };
}

/** @param {any} from @param {any} to @param {string} path @param {[string, number][]} changes @returns {boolean} false when numbers cannot say it */
function compare(from, to, path, changes) {
  if (Object.is(from, to)) return true;
  if (path === 'network.lesions') {
    for (const node of to) if (!from.includes(node)) changes.push([`${path}.${node}`, 1]);
    for (const node of from) if (!to.includes(node)) changes.push([`${path}.${node}`, 0]);
    return true;
  }
  if (typeof from === 'number' && typeof to === 'number') return settable(path) && Boolean(changes.push([path.replace(/^parameters\./, ''), to]));
  if (!from || !to || typeof from !== 'object' || typeof to !== 'object') return false;
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...keys].every((key) => key in from && key in to && compare(from[key], to[key], path ? `${path}.${key}` : key, changes));
}

/** A step or a list of numbers is a matter of the whole document. @param {string} path */
const settable = (path) => /^parameters\.[^.]+$|^drive\.\d+\.\w+$|^network\.(gain|speed)$|^noise\.0\.(sigma|tau)$/.test(path);
