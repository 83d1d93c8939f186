// What can be turned in the drives, as fields like all the others: drive.K.kind, and what a drive of that kind reads.
import { reader } from '../experiment.js';
import { fieldsOf, inputOf, roundTo125 } from '../fields.js';
import { MOST, NONE, behind, doorsOf, kindOf, pathOf, standardKind, unitOf } from './kinds.js';
import { readNodes, readNumbers, readNames, readTimes } from './lists.js';

/** @typedef {import('../types').Catalog} Catalog @typedef {import('../types').Model} Model @typedef {import('../types').Quantity} Quantity */
/** @typedef {(field: any) => void} Put @typedef {{ model: string, preset: string, values?: Record<string, any>, situation?: string }} Chosen */

const WHEN = [
  { id: 'start', symbol: 't_0', value: 0, low: 0, high: 10000, meaning: 'onset' },
  { id: 'stop', symbol: 't_1', value: 0, low: 0, high: 10000, meaning: 'offset; 0 is never' },
  { id: 'ramp', symbol: 't_r', value: 0, low: 0, high: 5000, meaning: 'ramp: linear rise after the onset and fall before the offset' },
];
const LAWS = [{ id: 'linear', name: 'linearly', meaning: 'so many hertz a second' }, { id: 'logarithmic', name: 'logarithmically', meaning: 'so many octaves a second' }];
const REPEATS = [{ id: 'no', name: 'once', meaning: '0 before and after' }, { id: 'yes', name: 'over and over', meaning: 'begins anew at its end' }];
const MONTAGES = [
  { id: 'none', name: 'the same everywhere', meaning: 'every region feels the whole field' },
  { id: 'uniform', name: 'uniform field', meaning: 'one direction in the head; a region feels the part along its own orientation' },
  { id: 'electrodes', name: 'electrodes', meaning: 'a source and a sink on the scalp, projected on each region’s orientation and scaled so that the strongest region feels the amplitude' },
];
const AXES = [['x', 'to the right', 0], ['y', 'to the front', 0], ['z', 'upwards', 1]];
/** A curve to begin with: up, down and back. */
const HUMP = '0,0.2,0.6,0.9,1,0.9,0.6,0.2,0,-0.2,-0.4,-0.4,-0.2,0';
/** From one of its values to the next (ms), where a rhythm has 10 Hz. */
const STROKE = 10;
/** Kinds that push to one side: a negative amplitude is another drive. */
const SIDED = ['constant', 'square', 'pulses', 'biphasic', 'gaussian', 'curve'];

/** @param {any} part @returns {Quantity} */
const quantity = (part) => ({ symbol: '', unit: '', value: 0, low: 0, high: 1, scale: 'linear', meaning: '', ...part });

/** How many regions a drive may name. @param {Catalog} catalog without forcing @param {Chosen} choice */
function regionsOf(catalog, choice) {
  if (choice.situation !== 'brain' || !catalog.brain) return Infinity;
  try {
    return catalog.brain.connectome(reader({ values: choice.values ?? {} }, fieldsOf(catalog, choice))).connectome.nodes;
  } catch {
    // What is wrong with the graph is said of the graph.
    return Infinity;
  }
}

/** What is wrong with the span of a drive. @param {number} k @param {Record<string, any>} values */
function spanFault(k, values) {
  const [start, stop] = ['start', 'stop'].map((name) => Number(values[pathOf(k, name)] ?? 0));
  return stop === 0 || stop > start ? '' : `${pathOf(k, 'stop')} is ${stop} ms and ${pathOf(k, 'start')} is ${start} ms; stop must be after start, or 0 for never.`;
}

/** @param {Put} add @param {Catalog} catalog @param {Model} model @param {Chosen} choice @param {import('./curve.js').Curves} curves */
export function forcingFields(add, catalog, model, choice, curves) {
  const { values = {}, situation } = choice;
  const kinds = [NONE, ...catalog.drives.filter(({ channels = 1 }) => channels <= model.coupling.channels)];
  for (let k = 0; k < MOST; ++k) {
    const put = (/** @type {string} */ name, /** @type {any} */ field) => add({ group: 'drive', key: true, path: pathOf(k, name), ...field });
    const standard = standardKind(k, situation);
    put('kind', { quantity: quantity({ id: 'kind', meaning: 'waveform' }), options: kinds, standard });
    const kind = kindOf(catalog, values[pathOf(k, 'kind')] ?? standard);
    const door = values[pathOf(k, 'input')] ?? 'f';
    // Links of the first load may name the numbers of its drives in any situation.
    if (!kind) continue;
    put('input', { quantity: quantity({ id: 'input', meaning: 'enters as' }), options: doorsOf(model), standard: 'f', clears: new RegExp(`^drive\\.${k}\\.amplitude$`) });
    put('amplitude', { quantity: amplitude(model, kind, door, k) });
    for (const row of /** @type {any[]} */ (kind.fields ?? [])) if (row.id !== 'amplitude' && !WHEN.some(({ id }) => id === row.id)) put(row.id, { quantity: scaled(kind.id === 'curve' && row.id === 'interval' ? { ...row, value: STROKE } : row, model), whole: Boolean(row.whole) });
    addLists(put, kind.id, model, curves);
    for (const row of WHEN) put(row.id, { key: false, quantity: quantity({ ...row, unit: 'ms', high: roundTo125(row.high * slowness(model)) }), fault: (/** @type {any} */ all) => spanFault(k, all) });
    put('nodes', { key: false, quantity: quantity({ id: 'nodes', meaning: 'regions that it reaches' }), standard: 'all', read: (/** @type {string} */ text) => readNodes(pathOf(k, 'nodes'), text, regionsOf(catalog, choice)) });
    if (door === 'field') addMontage(put, k, values);
  }
}

/** Of one cycle of the model's rhythm, against 100 ms. @param {Model} model */
const slowness = (model) => 10 / (model.forcing.frequency || 10);

/** As far as the input goes, or the field that moves it as far. @param {Model} model @param {any} kind @param {string} door @param {number} k */
function amplitude(model, kind, door, k) {
  const input = behind(model, door), { forcing } = model;
  const lambda = door === 'field' ? model.parameters.find(({ id }) => id === 'lambda')?.value || 1 : 1;
  const high = door === 'field' ? roundTo125(input.high / lambda) : input.high;
  const usual = input === inputOf(model, 'f') ? forcing.amplitude : input.high / 5;
  const value = k === 1 && kind.id === 'constant' ? 0 : door === 'field' ? roundTo125(usual / lambda) : usual;
  const { symbol = 'A', meaning = 'size of the drive' } = kind.fields?.find((/** @type {any} */ { id }) => id === 'amplitude') ?? {};
  return quantity({ id: 'amplitude', symbol: k === 1 && kind.id === 'constant' ? 'A_0' : symbol, meaning, unit: unitOf(model, door), value, low: SIDED.includes(kind.id) ? (door === 'field' ? -high : input.low) : 0, high });
}

/** Times and frequencies follow the model's own rhythm. @param {Quantity} row @param {Model} model */
function scaled(row, model) {
  const slow = slowness(model), f = model.forcing.frequency || 10;
  if (row.id === 'frequency' && row.value === 10) return { ...row, symbol: 'f', value: f, low: f / 10, high: f * 10 };
  const by = row.unit === 'Hz' ? 1 / slow : row.unit === 'ms' ? slow : 1;
  if (by === 1) return row;
  const bound = (/** @type {number} */ x) => (x > 0 ? roundTo125(x * by) : x);
  // A pulse cannot be shorter than a step.
  const least = row.unit === 'ms' && row.value > 0 ? roundTo125(2 * model.dt) : 0;
  return { ...row, value: Math.max(least, Number((row.value * by).toPrecision(2))), low: bound(row.low), high: Math.max(2 * least, bound(row.high)) };
}

/** What a kind reads that is no number. @param {(name: string, field: any) => void} put @param {string} kind @param {Model} model @param {import('./curve.js').Curves} curves */
function addLists(put, kind, model, curves) {
  const list = (/** @type {string} */ name, /** @type {string} */ meaning, /** @type {string} */ standard, /** @type {any} */ read) =>
    put(name, { quantity: quantity({ id: name, meaning }), standard, read });
  const f = model.forcing.frequency || 10;
  if (kind === 'multi-sine') {
    list('frequencies', 'frequencies (Hz), with commas', [0.5, 1, 2].map((x) => Number((x * f).toPrecision(3))).join(','), readNumbers('frequencies'));
    list('phases', 'phases (rad), one for each or none', '', readNumbers('phases', true));
  }
  if (kind === 'chirp') put('law', { quantity: quantity({ id: 'law', meaning: 'the frequency goes' }), options: LAWS, standard: 'linear' });
  if (kind !== 'curve') return;
  list('values', 'values of the curve', HUMP, (/** @type {string} */ text) => curves.read(text));
  list('times', 'their times (ms), or none', '', readTimes);
  put('repeat', { quantity: quantity({ id: 'repeat', meaning: 'is played' }), options: REPEATS, standard: 'yes' });
}

/** @param {(name: string, field: any) => void} put @param {number} k @param {Record<string, any>} values */
function addMontage(put, k, values) {
  put('montage', { quantity: quantity({ id: 'montage', meaning: 'the field is' }), options: MONTAGES, standard: 'none' });
  const montage = values[pathOf(k, 'montage')];
  if (montage === 'uniform')
    for (const [axis, where, value] of AXES) put(`montage.${axis}`, { quantity: quantity({ id: axis, symbol: axis, value, low: -1, high: 1, meaning: `direction ${where}` }) });
  if (montage !== 'electrodes') return;
  put('montage.anodes', { quantity: quantity({ id: 'anodes', meaning: 'anodes' }), standard: 'F3', read: readNames('montage.anodes') });
  put('montage.cathodes', { quantity: quantity({ id: 'cathodes', meaning: 'cathodes' }), standard: 'Cz', read: readNames('montage.cathodes') });
}
