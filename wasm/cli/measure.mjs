// `push-pull run --measure`: readouts of a whole run instead of its samples.
import path from 'node:path';
import { BadInput } from './options.mjs';

/** The readouts that are asked for, and whether the file can hold them. @param {any} catalog @param {string[]} lists @param {string | undefined} out */
export function wanted({ measures }, lists, out) {
  const ids = lists.flatMap((list) => list.split(','));
  const valid = measures.map((/** @type {any} */ row) => row.id);
  for (const id of ids) if (!valid.includes(id)) throw new BadInput(`--measure: unknown "${id}"; valid: ${valid.join(', ')}`);
  const kind = out === undefined ? '.json' : path.extname(out).toLowerCase();
  if (!['.csv', '.json'].includes(kind)) throw new BadInput(`--out: "${out}" ends in none of .csv, .json, which readouts are written as`);
  if (kind === '.csv' && ids.length > 1) throw new BadInput(`--out: "${out}" holds one readout; ${ids.length} of them need .json`);
  return { ids, kind };
}

/** What a run has to record for them: the observable, or the phase where a model has nothing else. @param {any} model */
export const signalOf = (model) => (model.plane.length === 1 ? model.plane[0] : 'observable');

/**
 * Readouts against a drive are against the first one.
 * @param {any} pp @param {any} experiment @param {any} model @param {string[]} ids @param {{ times: Float64Array, nodes: number, data: Record<string, Float64Array> }} result
 * @returns {Record<string, any>} by id
 */
export function readouts(pp, experiment, model, ids, { times, nodes, data }) {
  const signal = signalOf(model);
  const rate = (1000 * (times.length - 1)) / (times[times.length - 1] - times[0]);
  return Object.fromEntries(ids.map((id) => [id, pp.analyse[id](data[signal], { nodes, rate, phases: signal !== 'observable', drive: experiment.drive?.[0] })]));
}

/** One readout as rows of numbers. @param {any} reading */
export function toRows({ value, columns }) {
  const list = typeof value === 'number' ? [value] : Array.from(value);
  const rows = [];
  for (let at = 0; at < list.length; at += columns) rows.push(`${list.slice(at, at + columns).join(',')}\n`);
  return rows.join('');
}

/** What is no number is null, as JSON has it. @param {Record<string, any>} all */
export const toText = (all) => `${JSON.stringify(all, (_, x) => (ArrayBuffer.isView(x) ? Array.from(/** @type {any} */ (x)) : x))}\n`;
