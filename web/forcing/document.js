// Drives and noise in the experiment document.
import { joinNoise, readList } from '../network/document.js';
import { active, kindOf, pathOf } from './kinds.js';
import { namesOf, numbersOf } from './lists.js';

/** @typedef {import('../types').Experiment} Experiment @typedef {import('../types').Model} Model @typedef {import('../types').Catalog} Catalog */
/** @typedef {(path: string) => any} Value */

/** A drive's number that is 0 where nobody has set it; the document says nothing of it then. */
const SILENT = ['phase', 'start', 'stop', 'ramp'];
/** A removed drive keeps the place of those behind it: the number of a drive is its name in links, signals and maps. */
const PLACE = { kind: 'constant', input: 'f', amplitude: 0 };

/**
 * @param {Experiment} experiment to be completed
 * @param {{ value: Value, model: Model, situation: string, catalog: Catalog, curves: import('./curve.js').Curves }} facts
 */
export function joinForcing(experiment, { value, model, situation, catalog, curves }) {
  if (situation === 'forced') joinNoise(experiment, { value, model });
  if (situation !== 'forced' && situation !== 'brain') return;
  const there = active(value);
  if (!there.length) return void delete experiment.drive;
  const facts = { value, catalog, curves, inHead: situation === 'brain' };
  experiment.drive = Array.from({ length: there[there.length - 1] + 1 }, (_, k) => (there.includes(k) ? driveOf(k, facts) : PLACE));
}

/** @param {number} k @param {{ value: Value, catalog: Catalog, curves: import('./curve.js').Curves, inHead: boolean }} facts */
function driveOf(k, { value, catalog, curves, inHead }) {
  const of = (/** @type {string} */ name) => value(pathOf(k, name));
  const kind = of('kind');
  /** @type {Record<string, any>} */
  const drive = { kind, input: of('input'), amplitude: of('amplitude') };
  for (const id of [...(kindOf(catalog, kind)?.fields ?? []).map((row) => row.id), 'start', 'stop', 'ramp'])
    if (typeof of(id) === 'number' && (of(id) !== 0 || !SILENT.includes(id))) drive[id] = of(id);
  if (kind === 'chirp') drive.law = of('law');
  if (kind === 'multi-sine') {
    drive.frequencies = numbersOf(of('frequencies'));
    if (of('phases')) drive.phases = numbersOf(of('phases'));
  }
  if (kind === 'curve') joinCurve(drive, of, curves);
  if (!inHead) return drive;
  if (of('nodes') !== 'all') drive.nodes = readList(of('nodes'));
  const montage = drive.input === 'field' ? montageOf(of) : null;
  if (montage) drive.montage = montage;
  return drive;
}

/** @param {Record<string, any>} drive @param {Value} of @param {import('./curve.js').Curves} curves */
function joinCurve(drive, of, curves) {
  const { values, times } = curves.get(of('values'));
  drive.values = values;
  const own = times ?? numbersOf(of('times'));
  drive.repeat = of('repeat') === 'yes';
  if (!own.length) return;
  drive.times = own;
  delete drive.interval;
}

/** @param {Value} of */
function montageOf(of) {
  const kind = of('montage');
  if (kind === 'uniform') return { kind, direction: ['x', 'y', 'z'].map((axis) => of(`montage.${axis}`)) };
  return kind === 'electrodes' ? { kind, anodes: namesOf(of('montage.anodes')), cathodes: namesOf(of('montage.cathodes')) } : null;
}

/** The drives of a network of three nodes, to ask the core about one number; a montage needs to know where the nodes are. @param {Experiment} experiment */
export function small(experiment) {
  if (!experiment.drive) return experiment;
  const drive = experiment.drive.map((/** @type {any} */ { nodes: _, ...rest }) => rest);
  const { connectome } = experiment.network;
  const placed = drive.some((/** @type {any} */ one) => one.montage);
  return { ...experiment, drive, network: { ...experiment.network, connectome: placed ? { ...connectome, centres: [[-40, 20, 40], [40, 20, 40], [0, -60, 40]] } : connectome } };
}
