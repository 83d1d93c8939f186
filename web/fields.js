// Every value that a person can change, as a table made from the catalogue: the sliders, the keys of a link and the
// messages about them are all read from it, so that none of the three can know a value that the others do not.
import { plainSymbol } from './draw/symbols.js';

/** @typedef {import('./types').Catalog} Catalog @typedef {import('./types').Model} Model @typedef {import('./types').Field} Field */
/** @typedef {import('./types').Quantity} Quantity @typedef {import('./types').Named} Named @typedef {import('./types').Preset} Preset */

/** Graphs of the build of the first load. */
const SMALL = ['all-to-all', 'ring'];

const PRECISIONS = [
  { id: 'f32', name: '32-bit', meaning: 'fast: about seven digits' },
  { id: 'f64', name: '64-bit', meaning: 'exact: about sixteen digits' },
];

/** @param {Partial<Quantity> & {id: string}} part @returns {Quantity} */
const quantity = (part) => ({ symbol: '', unit: '', value: 0, low: 0, high: 1, scale: 'linear', meaning: '', ...part });

/** Playback speeds are 1, 2 or 5 times a power of ten. @param {number} value */
export function roundTo125(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = value / power;
  return Number(((digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power).toPrecision(6));
}

export const SLOWEST = 0.01;
export const FASTEST = 4;
/** ms; no rhythm of a model here is seen with a longer step, and one frame could not end it. */
export const LONGEST_STEP = 1000;

/** A declared rhythm is seen at about one cycle a second. @param {number | null | undefined} frequency Hz */
export function playFor(frequency) {
  return Math.min(FASTEST, Math.max(SLOWEST, roundTo125(1 / (frequency || 10))));
}

/** @param {Catalog} catalog @param {string} id @returns {Model | undefined} */
export const modelOf = (catalog, id) => catalog.models.find((model) => model.id === id);

/** Every model there is to choose by its rung, those of the first load before the others. @param {Catalog} catalog @returns {import('./types').Listed[]} */
export const listed = ({ models, others = [] }) => [...models, ...others].sort((a, b) => a.rung - b.rung || Number(b.core ?? 0) - Number(a.core ?? 0));

/** @param {Model} model @param {string} id @returns {Preset | undefined} */
export const presetOf = (model, id) => model.presets.find((preset) => preset.id === id);

/** The input that carries the paper's mark f (physiological drive) or field. @param {Model} model @param {string} role */
export const inputOf = (model, role) => model.inputs.find((input) => input.role.split(' ').includes(role));

/** The rhythm that sets the pace of the page. @param {Model} model @param {string} preset */
export function paceOf(model, preset) {
  return presetOf(model, preset)?.frequency || model.presets.find((one) => one.frequency)?.frequency || model.forcing.frequency || 10;
}

/**
 * @param {Catalog} catalog
 * @param {{ model: string, preset: string, situation?: string, values?: Record<string, any> }} choice
 * @returns {Map<string, Field>} by path
 */
export function fieldsOf(catalog, choice) {
  const model = /** @type {Model} */ (modelOf(catalog, choice.model));
  const chosen = presetOf(model, choice.preset)?.parameters ?? {};
  /** @type {Map<string, Field>} */
  const fields = new Map();
  /** @param {Partial<Field> & { path: string, group: Field['group'], quantity: Quantity }} field */
  const add = (field) => fields.set(field.path, { key: false, standard: field.quantity.value, options: null, whole: false, ...field });
  /** @param {string} id @param {string} fallback */
  const setting = (id, fallback) => catalog.settings.find((row) => row.id === id) ?? quantity({ id, meaning: fallback });

  for (const row of model.parameters) add({ path: row.id, group: 'parameter', key: row.key, quantity: row, standard: chosen[row.id] ?? row.value });
  addDrive(add, catalog, model);
  addNetwork(add, catalog, model, setting);
  catalog.brain?.fields(add, catalog, model, choice);
  catalog.forcing?.fields(add, catalog, model, choice);

  const integrators = catalog.integrators.filter((one) => model.linearCore || one.id !== 'exponential');
  const integrator = integrators.find((one) => one.id === 'rk4') ?? integrators[0];
  add({ path: 'integrator', group: 'solver', quantity: quantity({ id: 'integrator', meaning: 'how a step is taken' }), options: integrators, standard: integrator.id });
  const step = setting('dt', 'time step');
  add({ path: 'dt', group: 'solver', quantity: { ...step, unit: 'ms', value: model.dt, low: model.dt / 20, high: model.dt * 20, scale: 'log' } });
  add({ path: 'precision', group: 'solver', quantity: quantity({ id: 'precision', meaning: 'how many digits a number keeps' }), options: PRECISIONS, standard: 'f32' });
  add({ path: 'seed', group: 'solver', quantity: { ...setting('seed', 'seed of everything random'), value: 1, low: 1, high: 100, scale: 'linear' }, whole: true });
  add({
    path: 'play', group: 'page',
    quantity: quantity({ id: 'play', unit: '×', value: playFor(paceOf(model, choice.preset)), low: SLOWEST, high: FASTEST, scale: 'log', meaning: 'playback speed' }),
  });
  return fields;
}

/** @param {(field: any) => void} add @param {Catalog} catalog @param {Model} model */
function addDrive(add, catalog, model) {
  const strength = inputOf(model, 'f') ?? inputOf(model, 'field') ?? model.inputs[0];
  const rows = catalog.drives.find((drive) => drive.id === 'sine')?.fields ?? [];
  const row = (/** @type {string} */ id) => rows.find((one) => one.id === id) ?? quantity({ id, meaning: `${id} of the drive` });
  const { amplitude, frequency } = model.forcing;
  const amplitudes = { ...row('amplitude'), symbol: 'A', unit: strength.unit, low: 0, high: strength.high };
  add({ path: 'drive.0.amplitude', group: 'drive', key: true, quantity: { ...amplitudes, value: amplitude } });
  add({
    path: 'drive.0.frequency', group: 'drive', key: true,
    quantity: { ...row('frequency'), symbol: 'f', unit: 'Hz', value: frequency, low: frequency / 10, high: frequency * 10, scale: 'log' },
  });
  add({
    path: 'drive.1.amplitude', group: 'drive', key: true,
    quantity: { ...amplitudes, symbol: 'A_0', low: strength.low, value: 0, meaning: 'constant offset added to the sine' },
  });
}

/** @param {(field: any) => void} add @param {Catalog} catalog @param {Model} model @param {(id: string, fallback: string) => Quantity} setting */
function addNetwork(add, catalog, model, setting) {
  add({ path: 'network.gain', group: 'network', key: true, quantity: model.coupling.gain });
  const { parameter } = model.spread;
  const varied = model.parameters.find((row) => row.id === parameter);
  add({
    path: 'spread', group: 'network', key: true,
    quantity: quantity({ id: 'spread', symbol: `\\Delta ${varied?.symbol ?? ''}`, value: 1, meaning: `difference between the nodes: at 1, ${plainSymbol(varied?.symbol ?? parameter)} covers a width of ${Number((model.spread.high - model.spread.low).toPrecision(3))}` }),
  });
  add({
    path: 'network.connectome', group: 'network', key: true, quantity: quantity({ id: 'connectome', meaning: 'who hears whom' }),
    options: catalog.connectomes.filter(({ id }) => SMALL.includes(id)), standard: SMALL[0],
  });
  add({ path: 'nodes', group: 'network', key: true, quantity: { ...setting('nodes', 'number of nodes'), value: 10, low: 2, high: 20, scale: 'linear' }, whole: true });
}

/** A value in a sentence. @param {number | string} value */
export const inWords = (value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value || 'none');

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A unit as it is typed and as it is printed, 1/s and s⁻¹, compares as one text. @param {string} text */
const plainUnit = (text) => text.replace(/\s+/g, '').replace(/^1\/(\w+)/, '$1^-1').replace(/⁻¹/g, '^-1').replace(/\*\*/g, '^');

/** The number as JavaScript writes it: a minus sign or a dash, a decimal comma and the unit are what people type. @param {Field} field @param {string} text */
function plainNumber(field, text) {
  const signed = text.replace(/[−–]/g, '-');
  const [, head, tail] = /** @type {RegExpExecArray} */ (/^([-+]?\s*[\d.,]*(?:e[-+]?\d+)?)(.*)$/is.exec(signed));
  const known = field.quantity.unit && tail && plainUnit(tail) === plainUnit(field.quantity.unit);
  const digits = known ? head : signed;
  return digits.replace(/^([-+])\s+/, '$1').replace(/^([^.,]*),([^.,]*)$/, '$1.$2').trim();
}

/**
 * Reads what was typed or linked. A value beyond the slider's range is fine; something that is no number is not.
 * @param {Field} field @param {string} text
 * @returns {{ value: number | string } | { problem: string }}
 */
export function readValue(field, text) {
  if (field.read) return field.read(text);
  const trimmed = field.options ? text.trim() : plainNumber(field, text.trim());
  if (field.options) {
    const ids = field.options.map((option) => option.id);
    return ids.includes(trimmed) ? { value: trimmed } : { problem: `${field.path} is "${text}"; it must be one of ${ids.join(', ')}` };
  }
  const value = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
  if (!Number.isFinite(value)) return { problem: `${field.path} is "${text}"; it must be a number` };
  if (field.whole && !Number.isInteger(value)) return { problem: `${field.path} is ${trimmed}; it must be a whole number` };
  if (field.path === 'play' && (value < SLOWEST || value > FASTEST)) return { problem: `play is ${trimmed}; it must lie between ${SLOWEST} and ${FASTEST}` };
  if (field.path === 'dt' && value > LONGEST_STEP) return { problem: `dt is ${trimmed} ms; it must be at most ${LONGEST_STEP} ms` };
  const most = field.most || (field.path === 'nodes' ? field.quantity.high : Infinity);
  if (most < Infinity && (value < field.quantity.low || value > most)) return { problem: `${field.path} is ${trimmed}; it must lie between ${field.quantity.low} and ${most}` };
  return { value };
}
