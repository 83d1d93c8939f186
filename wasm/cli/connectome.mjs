// `--connectome`: files or a folder become the network of an experiment; what was understood is told on stderr.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { connectomeDocument, readConnectome } from '../files/index.js';
import { BadInput } from './options.mjs';

/** Fixes that are switches. */
const FIXES = /** @type {const} */ (['transpose', 'exp', 'dropDiagonal', 'clampNegative', 'mirrorTriangle', 'dropFirst', 'fillLengths', 'keepLengths']);

/** @param {any} pp @param {any} experiment @param {import('./options.mjs').Options} options */
export async function addConnectome(pp, experiment, options) {
  const files = [...options.connectome.flatMap((name) => load(name, '--connectome')), ...options.lengths.flatMap((name) => load(name, '--lengths'))];
  /** @type {import('../files/index.js').Options} */
  const wishes = { transpose: options.transpose, table: typeof pp.connectome === 'function' ? pp.connectome('dk68') : null };
  if (options.lengths.length) wishes.lengthsFile = path.basename(options.lengths[0]);
  for (const fix of options.fix) {
    const [name, value] = fix.split(/=(.*)/s);
    if (value === undefined && FIXES.some((each) => each === name)) Object.assign(wishes, { [name]: true });
    else if (value && ['pick', 'axes', 'lengths'].includes(name)) Object.assign(wishes, { [name]: value });
    else if (value && name === 'lengthScale') wishes.lengthScale = Number(value);
    else throw new BadInput(`--fix: "${fix}" is none of ${FIXES.join(', ')}, pick=<name>, axes=<three axes>, lengths=<euclidean or none>, lengthScale=<mm>`);
  }
  const { connectome, verdict } = await readConnectome(files, wishes);
  if (experiment.nodes !== undefined && experiment.nodes !== connectome.nodes) throw new BadInput(`nodes is ${experiment.nodes} in the document, but ${connectome.source} has ${connectome.nodes}; leave it out or set it to ${connectome.nodes}`);
  const { weights, lengths } = connectomeDocument(connectome);
  // Lengths that were asked for are not left out with a note.
  if (options.lengths.length && !lengths && wishes.lengths !== 'none') {
    const why = verdict.notes.find((note) => note.startsWith(`${wishes.lengthsFile} is not read`))?.replace(/\.$/, '');
    throw new BadInput(`--lengths: ${why ?? `${wishes.lengthsFile} holds no lengths between the ${connectome.nodes} nodes`}`);
  }
  experiment.nodes = connectome.nodes;
  experiment.network = { ...experiment.network, connectome: { weights, ...(lengths ? { lengths } : {}) } };
  tell(verdict);
}

/** @param {import('../files/diagnose.js').Verdict} verdict */
function tell(verdict) {
  const lines = [`Connectome: ${verdict.lines.map(([name, text]) => `${name.toLowerCase()}: ${text}`).join('; ')}.`];
  for (const { text, fix } of verdict.doubts) lines.push(`Doubt: ${text}${fix ? ` (${fix.label}: ${flag(fix.options)})` : ''}`);
  for (const note of verdict.notes) lines.push(`Note: ${note}`);
  process.stderr.write(`${lines.join('\n')}\n`);
}

/** @param {import('../files/index.js').Options} fix */
const flag = (fix) => Object.entries(fix).map(([name, value]) => (name === 'transpose' ? '--transpose' : `--fix ${name}${value === true ? '' : `=${JSON.stringify(value)}`}`)).join(' ');

/** A file, or all files below a folder. @param {string} name @param {string} option that names it @returns {{ name: string, bytes: Uint8Array }[]} */
function load(name, option) {
  try {
    if (!statSync(name).isDirectory()) return [{ name: path.basename(name), bytes: new Uint8Array(readFileSync(name)) }];
    const files = readdirSync(name, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
    if (files.length > 1000) throw new BadInput(`${option}: ${name} holds ${files.length} files; name the folder of one connectome`);
    return files.map((file) => ({ name: path.relative(name, file), bytes: new Uint8Array(readFileSync(file)) }));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    throw new BadInput(`${option}: ${name} cannot be read: ${code === 'ENOENT' ? 'there is no such file or folder' : code === 'EACCES' ? 'no permission' : String(error)}`);
  }
}
