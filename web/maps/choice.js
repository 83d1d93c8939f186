// What a map is of: two paths with their ranges, a measure, and how long each cell runs. As text it stands in the link:
//   plv,drive.0.frequency:5:15:60,drive.0.amplitude:0:8:40,settle:1000,window:2000[,lock:2:1]        :log after a count for a logarithmic axis
import { paceOf } from '../fields.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Field} Field */
/** @typedef {{ path: string, from: number, to: number, count: number, scale: 'linear' | 'log' }} Axis */
/** @typedef {{ x: Axis, y: Axis, measure: string, settle: number, window: number, n: number, m: number }} Choice times in ms */

export const FEWEST = 16, MOST = 128;
/** Cells across and up: of a single node, and of a network, whose cells take a thousand times longer. */
const COUNTS = { one: [60, 40], many: [24, 16] };
const SETTLE = 10, WINDOW = 30;  // cycles of the model's rhythm

/** Where a path stands in a document, null when there is no single number. @param {any} experiment @param {string} path @returns {[any, string] | null} */
export function placeIn(experiment, path) {
  const keys = (path in (experiment.parameters ?? {}) ? `parameters.${path}` : path).split('.');
  const last = /** @type {string} */ (keys.pop());
  let at = experiment;
  for (const key of keys) at = at?.[key];
  return typeof at?.[last] === 'number' ? [at, last] : null;
}

/** Every value of the page that is one number of the experiment, and can be changed while it runs. @param {Map<string, Field>} fields @param {any} experiment @returns {Field[]} */
export const offered = (fields, experiment) => [...fields.values()].filter(({ path, group, options, whole, read }) =>
  !options && !whole && !read && ['parameter', 'drive', 'network', 'brain'].includes(group) && placeIn(experiment, path));

/** "f, frequency" and "frequency" @param {Field} field */
export function wordsFor({ path, quantity }) {
  const name = /^[^,;:(]*/.exec(quantity.meaning)?.[0].trim() || path;
  return { name, label: quantity.symbol ? `${plainSymbol(quantity.symbol)}, ${name}` : name };
}

/** The range that a path is shown over until one is given. @param {Field} field @param {number} count @returns {Axis} */
export const axisFor = ({ path, quantity: { low, high, scale } }, count) => ({ path, from: low, to: high, count, scale: scale === 'log' && low > 0 ? 'log' : 'linear' });

/**
 * The measures there are of an experiment, in the unit of its signal.
 * @param {{ catalog: any, model: import('../types').Model }} lab @param {any} experiment @returns {import('./controls.js').Measure[]}
 */
export function measuresOf({ catalog, model }, experiment) {
  const { unit } = model.readouts[0];
  const input = experiment.drive?.[0]?.input ?? 'f', driven = model.inputs.find(({ id, role }) => id === input || role.split(' ').includes(input))?.unit ?? '';
  const units = /** @type {Record<string, string>} */ ({ signal: unit, 'signal²': unit && `${unit}²`, 'signal per unit of the drive': unit === driven ? '' : `${unit || 1}/${driven || 1}` });
  const has = /** @type {Record<string, boolean>} */ ({ '': true, drive: experiment.drive?.length > 0, network: experiment.nodes > 1 });
  return (catalog.mapMeasures ?? []).filter((/** @type {any} */ { needs }) => has[needs])
    .map((/** @type {any} */ row) => ({ ...row, unit: units[row.unit] ?? row.unit }));
}

/** @param {number} value */
const round = (value) => Number(value.toPrecision(2));

/**
 * The map that is shown first: the Arnold tongue around the model's rhythm, or gain against noise.
 * @param {Pick<Lab, 'model' | 'state'>} lab @param {any} experiment @param {Field[]} among
 * @returns {Choice}
 */
export function standard({ model, state }, experiment, among) {
  const many = experiment.nodes > 1;
  const [across, up] = COUNTS[many ? 'many' : 'one'];
  const pace = paceOf(model, state.preset);
  const find = (/** @type {string} */ path) => among.find((one) => one.path === path);
  const frequency = !many && find('drive.0.frequency'), amplitude = find('drive.0.amplitude');
  const times = { settle: round((SETTLE * 1000) / pace), window: round((WINDOW * 1000) / pace), n: 1, m: 1 };
  if (frequency && amplitude) {
    return {
      x: { path: frequency.path, from: round(0.7 * pace), to: round(1.3 * pace), count: across, scale: 'linear' },
      y: { path: amplitude.path, from: 0, to: amplitude.quantity.high, count: up, scale: 'linear' }, measure: 'plv', ...times,
    };
  }
  const x = find('network.gain') ?? among[0], y = find('noise.0.sigma') ?? among.find((one) => one !== x) ?? x;
  return { x: axisFor(x, across), y: axisFor(y, up), measure: many ? 'order' : 'frequency', ...times };
}

/** A choice as the core takes it. @param {Choice} choice @param {any} experiment @param {number} node */
export function specOf({ x, y, measure, settle, window, n, m }, experiment, node) {
  // The drive that an axis turns, or the first that has a frequency.
  const drives = experiment.drive ?? [], own = [x.path, y.path].map((path) => Number(/^drive\.(\d+)\./.exec(path)?.[1] ?? -1));
  const drive = [...own, ...drives.keys()].find((k) => drives[k]?.frequency !== undefined) ?? 0;
  return { x, y, measure, ...(drives.length && { drive }), signal: 'observable', node, settle, window, n, m };
}

/** @param {Choice} choice */
export function write({ x, y, measure, settle, window, n, m }) {
  const axis = (/** @type {Axis} */ { path, from, to, count, scale }) => [path, from, to, count, ...(scale === 'log' ? ['log'] : [])].join(':');
  return [measure, axis(x), axis(y), `settle:${settle}`, `window:${window}`, ...(n === 1 && m === 1 ? [] : [`lock:${n}:${m}`])].join(',');
}

const SHAPE = 'it must be like plv,drive.0.frequency:5:15:60,drive.0.amplitude:0:8:40';

/** @param {string} text @returns {Partial<Choice> & { x: Axis, y: Axis, measure: string }} throws an Error with one sentence */
export function read(text) {
  const [measure, x, y, ...more] = text.split(',').map((part) => part.trim());
  if (!measure || !x || !y) throw new Error(`map is "${text.slice(0, 60)}"; ${SHAPE}`);
  /** @type {any} */
  const choice = { measure, x: readAxis(x, 'x'), y: readAxis(y, 'y') };
  for (const part of more) {
    const [key, ...values] = part.split(':'), numbers = values.map(Number);
    const fits = key === 'lock' ? numbers.length === 2 && numbers.every((one) => Number.isInteger(one) && one > 0) : ['settle', 'window'].includes(key) && numbers.length === 1 && numbers[0] >= 0;
    if (!fits) throw new Error(`"${part.slice(0, 40)}" is no part of a map; after the two axes there may be settle:ms, window:ms and lock:n:m`);
    if (key === 'lock') [choice.n, choice.m] = numbers;
    else choice[key] = numbers[0];
  }
  return choice;
}

/** @param {string} text @param {string} name @returns {Axis} */
function readAxis(text, name) {
  const [path, from, to, count, scale = 'linear', ...rest] = text.split(':');
  const axis = { path, from: number(from), to: number(to), count: number(count), scale: /** @type {Axis['scale']} */ (scale) };
  if (rest.length || !path || !['linear', 'log'].includes(scale)) throw new Error(`the ${name} axis is "${text.slice(0, 60)}"; ${SHAPE}`);
  const fault = faultOf(axis, name);
  if (fault) throw new Error(fault.text);
  return axis;
}

/** An empty entry is no number. @param {string | undefined} text */
export const number = (text) => (text?.trim() ? Number(text.trim().replace(/[−–]/g, '-').replace(/^([^.,]*),([^.,]*)$/, '$1.$2')) : NaN);

/** What is wrong with an axis, and in which entry. @param {Axis} axis @param {string} name @returns {{ entry: 'from' | 'to' | 'count', text: string } | null} */
export function faultOf({ from, to, count, scale }, name) {
  if (!Number.isFinite(from)) return { entry: 'from', text: `${name}.from is no number; it is where the axis begins` };
  if (!Number.isFinite(to)) return { entry: 'to', text: `${name}.to is no number; it is where the axis ends` };
  if (from === to) return { entry: 'to', text: `${name}.to is ${to}, as ${name}.from is; the two must differ` };
  if (!Number.isInteger(count) || count < 2 || count > MOST) return { entry: 'count', text: `${name}.count is ${count}; it must be a whole number from 2 to ${MOST}` };
  if (scale === 'log' && Math.min(from, to) <= 0) return { entry: 'from', text: `${name}.from is ${Math.min(from, to)}; a logarithmic axis begins above 0` };
  return null;
}

/** The field of the link. */
export const MAP_FIELD = {
  path: 'map', group: 'page', key: false, options: null, whole: false, standard: '',
  quantity: { id: 'map', symbol: '', unit: '', value: 0, low: 0, high: 1, scale: 'linear', meaning: 'what the map shows' },
  read: (/** @type {string} */ text) => {
    try {
      if (text) read(text);
      return { value: text };
    } catch (error) {
      return { problem: /** @type {Error} */ (error).message };
    }
  },
};

/**
 * The map of a link, or the standard one and what is wrong with the link.
 * @param {string} text @param {Choice} otherwise @param {Field[]} among what can be on an axis @param {{ id: string }[]} measures
 * @returns {{ choice: Choice, fault: string }}
 */
export function chosen(text, otherwise, among, measures) {
  if (!text) return { choice: otherwise, fault: '' };
  try {
    const choice = { ...otherwise, ...read(text) };
    const unknown = [choice.x.path, choice.y.path].find((path) => !among.some((one) => one.path === path));
    if (unknown) throw new Error(`The map of this link is over ${unknown}, which is no number of this experiment`);
    if (!measures.some(({ id }) => id === choice.measure)) throw new Error(`There is no measure "${choice.measure}" of this experiment; the measures are ${measures.map(({ id }) => id).join(', ')}`);
    return { choice, fault: '' };
  } catch (error) {
    return { choice: otherwise, fault: /** @type {Error} */ (error).message };
  }
}
