// Readouts of a network: names and options checked, the core's numbers given their shape.
import { PushPullError, throwIf } from '../error.js';
import { checkKeys, number, whole, wrong } from './options.js';

/**
 * @typedef {{ id: string, shape: string, driven?: boolean }} Row a row of catalog.measures
 * @typedef {Record<string, any>} Options
 */

const kept = ['signal', 'every', 'window', 'band', 'lag', 'what', 'drive', 'n', 'm'];
const asked = ['node', 'frequency', 'band'];
const offline = ['nodes', 'rate', 'phases', 'window', 'band', 'lag', 'node', 'frequency', 'drive', 'start', 'n', 'm'];

/** @param {string} call @param {unknown} band @returns {[number, number] | null} */
function pair(call, band) {
  if (band === undefined || band === null) return null;
  const list = Array.isArray(band) || ArrayBuffer.isView(band) ? Array.from(/** @type {any} */ (band)) : [];
  if (!(list.length === 2 && list.every((x) => typeof x === 'number' && Number.isFinite(x)))) throw wrong(call, 'band', 'two numbers in Hz, from and to, or null', band);
  return /** @type {[number, number]} */ (list);
}

/** What the core is given; not a number keeps its default. @param {string} call @param {Options} options */
function settings(call, { signal, every, window, band, lag, what, drive, n, m }) {
  if (signal !== undefined && typeof signal !== 'string') throw wrong(call, 'signal', 'the id of a signal', signal);
  if (what !== undefined && !(Array.isArray(what) && what.length && what.every((id) => typeof id === 'string'))) throw wrong(call, 'what', 'a list of ids of readouts', what);
  const [low, high] = pair(call, band) ?? [];
  const numbers = [whole(call, 'every', every, 1, 1e6), number(call, 'window', window, 0), low, high, number(call, 'lag', lag, 0), whole(call, 'drive', drive, 0, 1e6), whole(call, 'n', n, 1, 99), whole(call, 'm', m, 1, 99)];
  return [signal ?? 'observable', what ?? [], Float64Array.from(numbers, (x) => x ?? NaN)];
}

/** The row of the table behind an id. @param {readonly Row[]} rows @param {string} call @param {unknown} id */
function rowOf(rows, call, id) {
  const row = rows.findIndex((each) => each.id === id);
  if (row < 0) throw new PushPullError(`${call}: unknown "${id}"; valid: ${rows.map((each) => each.id).join(', ')}`, call);
  return row;
}

/** Node, and from … to in Hz, as the core takes them. @param {string} call @param {Row} row @param {Options} options @param {number} nodes @returns {[number, number, number]} */
function query(call, { id }, { node, frequency, band }, nodes) {
  whole(call, 'node', node, 0, nodes - 1);
  number(call, 'frequency', frequency, 0);
  const between = id === 'coherence' ? pair(call, band) ?? (frequency === undefined ? null : [frequency, frequency]) : null;
  if (between && !(between[0] >= 0 && between[0] <= between[1])) throw wrong(call, 'band', 'two numbers in Hz, from and to', band);
  return [node ?? (id === 'spectrogram' ? 0 : -1), ...(between ?? /** @type {const} */ ([-1, -1]))];
}

/** @param {Row} row @param {any} reading */
function shaped({ id, shape }, { value, rows, columns, samples, until, mean, frequencies, times }) {
  /** @type {Record<string, Float64Array>} */
  const axes = {};
  if (frequencies.length) axes.frequency = frequencies;
  if (shape === 'map') axes.time = times;
  return { value: shape === 'scalar' ? value[0] : value, rows, columns, samples, until, axes, ...(id === 'order' ? { mean } : {}) };
}

/** @param {any} core @param {any} session @param {Options} options */
export function measure(core, session, options) {
  const { off, ...rest } = options ?? {};
  if (off !== undefined && typeof off !== 'boolean') throw wrong('measure', 'off', 'true or false', off);
  checkKeys('measure', options, [...kept, 'off']);
  if (off) core.stopMeasuring(session);
  else throwIf(core.measure(session, ...settings('measure', rest)));
}

/** @param {any} core @param {any} session @param {readonly Row[]} rows @param {number} nodes @param {string} id @param {Options} options */
export function measured(core, session, rows, nodes, id, options) {
  const row = rowOf(rows, 'measured', id);
  checkKeys('measured', options, asked);
  const reading = core.measured(session, row, ...query('measured', rows[row], options, nodes));
  if (!reading) throw new PushPullError(`measured: "${id}" is not measured; name it in measure({ what }), or leave what out for all`, 'measured');
  return shaped(rows[row], reading);
}

/** The same of signals that are already there, one function for each readout. @param {any} core @param {readonly Row[]} rows */
export function analysers(core, rows) {
  /** @type {Record<string, (signals: ArrayLike<number>, options: Options) => any>} */
  const list = {};
  rows.forEach((row, index) => (list[row.id] = (signals, options) => ofSignals(core, row, index, signals, options)));
  return list;
}

/** A drive as a document has it, and when the first sample was taken: the sine that responses are read against. @param {string} call @param {Options} options */
function driveOf(call, { drive, start = 0 }) {
  if (drive === null || typeof drive !== 'object') throw wrong(call, 'drive', 'a drive of an experiment: { frequency, phase, amplitude }', drive);
  const frequency = number(call, 'drive.frequency', drive.frequency ?? 10, 0), phase = number(call, 'drive.phase', drive.phase ?? 0);
  return [frequency, phase + (drive.kind === 'rotating' ? Math.PI / 2 : 0), number(call, 'drive.amplitude', drive.amplitude ?? 1), number(call, 'start', start)];
}

/** @param {any} core @param {Row} row @param {number} index @param {ArrayLike<number>} signals @param {Options} options */
function ofSignals(core, row, index, signals, options = {}) {
  const call = `analyse.${row.id}`;
  checkKeys(call, options, offline);
  const { nodes = 1, rate, phases = false } = options;
  const values = signals instanceof Float64Array ? signals : Float64Array.from(signals);
  const samples = values.length / whole(call, 'nodes', nodes, 1, 1e6);
  if (!(Number.isInteger(samples) && samples >= 1)) throw new PushPullError(`${call}: ${values.length} numbers do not divide among ${nodes} nodes`, call);
  const odd = values.findIndex((x) => !Number.isFinite(x));
  if (odd >= 0) throw new PushPullError(`${call}: sample ${odd % samples} of node ${Math.floor(odd / samples)} must be a finite number, got ${values[odd]}`, call);
  if (!(typeof rate === 'number' && rate > 0 && rate < Infinity)) throw wrong(call, 'rate', 'samples per second, above 0', rate);
  if (typeof phases !== 'boolean') throw wrong(call, 'phases', 'true or false', phases);
  // All of the signal; windows that follow each other are a quarter of it.
  const { window = (samples * 1000) / rate / (row.id === 'fcd' ? 4 : 1) } = options;
  // Coherence takes its band when it is read, everything else while it is measured.
  const band = row.id === 'coherence' ? null : options.band;
  const [, what, numbers] = settings(call, { every: 1, window, band, lag: options.lag, what: [row.id], n: options.n, m: options.m });
  const driven = row.driven ? driveOf(call, options) : [0, 0, 0, 0];
  const result = core.measureSignals(values, nodes, 1000 / rate, phases, what, numbers, index, ...query(call, row, options, nodes), Float64Array.from(driven));
  if (result.text) throw new PushPullError(result.text, result.path);
  return shaped(row, result);
}

/** Pearson correlation of the entries above the diagonals of two square matrices. @param {any} core @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function compare(core, a, b) {
  const nodes = Math.sqrt(a.length);
  if (a.length !== b.length) throw new PushPullError(`analyse.compare: both matrices must be of one size, got ${a.length} and ${b.length} numbers`, 'analyse.compare');
  if (!(Number.isInteger(nodes) && nodes >= 1)) throw new PushPullError(`analyse.compare: the matrices must be square, got ${a.length} numbers`, 'analyse.compare');
  return core.compareTriangles(Float64Array.from(a), Float64Array.from(b), nodes);
}
