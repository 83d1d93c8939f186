// `push-pull run`: a document in, a table out.
import { accessSync, constants, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { locate } from './json_error.mjs';
import { readouts, signalOf, toRows, toText, wanted } from './measure.mjs';
import { assign, BadInput, nearest } from './options.mjs';
import { columns, toCsv, toJson, toNpy } from './table.mjs';

/**
 * @param {import('../push_pull.js').PushPull} pp @param {string} source a file, or - for stdin
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<number>} the exit code
 */
export async function run(pp, source, options) {
  const [out] = options.out;
  if (options.measure.length) return runMeasured(pp, source, options);
  const kind = out === undefined ? '.csv' : path.extname(out).toLowerCase();
  if (!['.csv', '.json', '.npy'].includes(kind)) throw new BadInput(`--out: "${out}" ends in none of .csv, .json, .npy`);
  const { experiment } = await document(pp, source, options);
  ready(out);
  const result = pp.run(experiment);
  const table = columns(result);
  if (kind === '.npy') process.stderr.write(`The columns of ${out} are ${table.names.join(', ')}.\n`);
  const body = kind === '.csv' ? toCsv(table) : kind === '.npy' ? toNpy(table) : toJson(experiment, result);
  return deliver(body, out, result.failure);
}

/** @type {typeof run} */
async function runMeasured(pp, source, options) {
  const [out] = options.out;
  const { ids, kind } = wanted(pp.catalog, options.measure, out);
  const { experiment, model } = await document(pp, source, options);
  ready(out);
  if (model) experiment.record = { ...experiment.record, what: [signalOf(model)] };
  const result = pp.run(experiment);
  const all = readouts(pp, experiment, model, ids, result);
  return deliver(kind === '.csv' ? toRows(all[ids[0]]) : toText(all), out, result.failure);
}

/**
 * The document with every --set and the --connectome in it, and its model if there is such.
 * @param {import('../push_pull.js').PushPull} pp @param {string} source @param {import('./options.mjs').Options} options
 */
export async function document(pp, source, options) {
  const experiment = read(source);
  const model = pp.catalog.models.find((each) => each.id === experiment?.model);
  if ((options.set.length || options.connectome.length) && (experiment === null || typeof experiment !== 'object' || Array.isArray(experiment))) {
    throw new BadInput(`${name(source)}: the document must be an object with at least a model`);
  }
  const parameters = model?.parameters.map((row) => row.id) ?? [];
  for (const text of options.set) assign(experiment, text, parameters);
  if (model && options.set.length) misspelt(model.id, parameters, options.set.map((text) => text.split('=')[0]), pp.problem(experiment));
  if (options.connectome.length) await (await import('./connectome.mjs')).addConnectome(pp, experiment, options);
  return { experiment, model };
}

/**
 * A single word that is no field is taken for a parameter, of which the core's sentence does not know.
 * @param {string} model @param {string[]} parameters @param {string[]} paths that were set @param {string} problem what the core says
 */
function misspelt(model, parameters, paths, problem) {
  const path = paths.find((one) => !one.includes('.') && problem.startsWith(`${one}: unknown field`));
  if (!path) return;
  const fields = problem.slice(problem.indexOf('valid: ') + 7), meant = nearest(path, [...parameters, ...fields.split(', ')]);
  throw new BadInput(`--set: ${model} has no parameter "${path}"${meant ? `; did you mean ${meant}?` : '.'} Its parameters: ${parameters.join(', ')}; fields: ${fields}`);
}

/** @param {string | Uint8Array} body @param {string | undefined} out @param {string} failure of the run @returns {Promise<number>} */
export async function deliver(body, out, failure) {
  if (out === undefined) await written(body);
  else save(out, body);
  if (!failure) return 0;
  process.stderr.write(`push-pull: ${failure}\n`);
  return 2;
}

/** @param {string} source @returns {any} */
function read(source) {
  let text;
  try {
    text = readFileSync(source === '-' ? 0 : source, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new BadInput(`${name(source)} cannot be read: ${reason(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    const { line, column, expected, found } = locate(text);
    throw new BadInput(`${name(source)}, line ${line}, column ${column}: expected ${expected}, found ${found}`);
  }
}

/** What cannot be written is said before anything is computed. @param {string | undefined} out */
export function ready(out) {
  if (out === undefined) return;
  try {
    const there = statSync(out, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(there ? out : path.dirname(path.resolve(out)), constants.W_OK);
  } catch (error) {
    throw new BadInput(`${out} cannot be written: ${reason(error)}`);
  }
}

/** @param {string} out @param {string | Uint8Array} body */
function save(out, body) {
  try {
    writeFileSync(out, body);
  } catch (error) {
    throw new BadInput(`${out} cannot be written: ${reason(error)}`);
  }
}

/** A pipe takes a large text in pieces: wait until it has it all. @param {string | Uint8Array} body @returns {Promise<void>} */
function written(body) {
  return new Promise((resolve) => process.stdout.write(body, () => resolve()));
}

/** @param {string} source */
const name = (source) => (source === '-' ? 'stdin' : source);

/** @param {unknown} error */
function reason(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  /** @type {Record<string, string>} */
  const words = { ENOENT: 'there is no such file or folder', EACCES: 'no permission', EISDIR: 'it is a folder' };
  return words[code ?? ''] ?? message;
}
