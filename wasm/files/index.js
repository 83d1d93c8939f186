// Connectomes from files and to files, in Node and in a browser; needs no document and no WebAssembly.
import { base } from './bytes.js';
import { takeBids } from './bids.js';
import { build } from './build.js';
import { bunzip } from './bzip2.js';
import { detect, foreign } from './detect.js';
import { diagnose } from './diagnose.js';
import { readGraphml } from './graphml.js';
import { readHdf5 } from './hdf5.js';
import { readJson } from './jcon.js';
import { Budget, MAX_FILE, refuse } from './limits.js';
import { readMat4 } from './mat4.js';
import { readMat5 } from './mat5.js';
import { readNpy } from './npy.js';
import { hidden, roleOf } from './roles.js';
import { readText } from './text.js';
import { isTvb } from './tvb.js';
import { gunzip, members, unpack } from './zip.js';
import { PushPullError } from '../error.js';

export { PushPullError };
export { flip, rotate } from './orient.js';
export { connectomeDocument, writeConnectome } from './write.js';

/**
 * @typedef {object} Connectome
 * @property {string} name
 * @property {number} nodes
 * @property {Float64Array} weights N·N, row = target
 * @property {Float64Array | null} lengths N·N, mm
 * @property {string[]} labels empty when there are no names
 * @property {Float64Array | null} centres N·3, mm: right, front, up, as in MNI space
 * @property {Uint8Array | null} hemispheres 1 = right
 * @property {Uint8Array | null} cortical
 * @property {Float64Array | null} areas mm²
 * @property {boolean} synthetic
 * @property {string} source
 * @property {string} notice
 *
 * @typedef {object} Options
 * @property {boolean} [transpose] the file's rows are sources
 * @property {boolean} [exp] weights are logarithms
 * @property {boolean} [dropDiagonal]
 * @property {boolean} [clampNegative] negative weights become 0
 * @property {boolean} [mirrorTriangle] fill the empty triangle from the other
 * @property {boolean} [dropFirst] the first node is what was assigned to none
 * @property {string | { weights?: string, lengths?: string }} [pick] which variable holds the weights (and the lengths)
 * @property {string} [lengthsFile] the file that holds the lengths
 * @property {'file' | 'euclidean' | 'none'} [lengths]
 * @property {boolean} [fillLengths] straight distances where a length is 0
 * @property {boolean} [keepLengths] though they look like placeholders
 * @property {number} [lengthScale] mm of one unit of the file
 * @property {string} [axes] right, front and up as axes of the file, such as "-y +x +z"
 * @property {{ labels: string[], centres: ArrayLike<number> } | null} [table] regions of known places, for names without places
 *
 * @typedef {{ name: string, bytes: Uint8Array }} File
 * @typedef {{ connectome: Connectome, verdict: import('./diagnose.js').Verdict, candidates: { name: string, file: string, nodes: number }[] }} Result
 */

/**
 * Reads a connectome from the files that hold it: one archive, or a matrix with its lengths, names and places beside it.
 * Throws PushPullError with one sentence when there is none.
 * @param {File[]} files @param {Options} [options] @returns {Promise<Result>}
 */
export async function readConnectome(files, options = {}) {
  if (!files.length) refuse('there is no file to read');
  for (const { name, bytes } of files) checkFileSize(name, bytes.length);
  const budget = new Budget();
  const visible = files.filter(({ name }) => files.length === 1 || !hidden(name));
  const { readings: bids, rest } = takeBids(visible);
  /** @type {import('./variable.js').Reading[]} */ const readings = [...bids];
  /** @type {PushPullError | null} */ let fault = null;
  for (const file of rest) {
    if (rest.length > 1 && roleOf(file.name) === 'ignored') {
      readings.push({ format: '', variables: [], notes: [`${base(file.name)} is left out: by its name it holds no connectome.`] });
      continue;
    }
    try {
      readings.push(...await read(file, budget, 0));
    } catch (error) {
      const wrong = sentence(error, file.name);
      // Beside matrices a folder holds texts and pictures; a matrix that cannot be read is never passed over.
      if (rest.length + bids.length === 1 || ['weights', 'lengths', 'centres'].includes(roleOf(file.name) ?? '')) throw wrong;
      fault ??= wrong;
      readings.push({ format: '', variables: [], notes: [`${base(file.name)} is not read: ${wrong.message}.`] });
    }
  }
  if (fault && !readings.some((reading) => reading.variables.length)) throw fault;
  if (isTvb(visible.map(({ name }) => name))) for (const reading of readings) Object.assign(reading, { format: 'TVB text files', declared: { ...reading.declared, rowIsTarget: true } });
  const { connectome, facts, candidates } = build(readings, options);
  return { connectome, verdict: diagnose(connectome, facts), candidates: candidates.map(({ name, file, rows }) => ({ name, file, nodes: rows })) };
}

/** What went wrong, in one sentence whatever it was. @param {unknown} error @param {string} name */
function sentence(error, name) {
  if (error instanceof PushPullError) return error;
  return Object.assign(new PushPullError(`${base(name)} cannot be read: it is damaged, or uses a part of its format that is not known here`, 'network.connectome'), { cause: error });
}

/** Refuses a file by its size, which is known before its bytes are. @param {string} name @param {number} bytes */
export function checkFileSize(name, bytes) {
  if (bytes > MAX_FILE) refuse(`${base(name)} has ${Math.round(bytes / 2 ** 20)} MB; files up to ${MAX_FILE / 2 ** 20} MB are read`);
}

/** @param {File} file @param {Budget} budget @param {number} depth @returns {Promise<import('./variable.js').Reading[]>} */
async function read({ name, bytes }, budget, depth) {
  const kind = detect(bytes, name);
  const file = base(name);
  if (foreign[kind]) refuse(`${file} ${foreign[kind]}`);
  switch (kind) {
    case 'gzip':
    case 'bzip2': {
      if (depth > 2) refuse(`${file} is packed more than three times over; unpack it first`);
      const out = kind === 'gzip' ? gunzip(bytes, file, budget) : bunzip(bytes, file, budget);
      return read({ name: name.replace(/\.(gz|bz2)$/i, ''), bytes: out }, budget, depth + 1);
    }
    case 'zip': return archive({ name, bytes }, budget, depth);
    case 'npy': return [{ format: 'NumPy', variables: [readNpy(bytes, name)] }];
    case 'mat5': return [readMat5(bytes, name, budget)];
    case 'mat4': return [readMat4(bytes, name)];
    case 'hdf5': return [await readHdf5(bytes, name)];
    case 'json': return [readJson(bytes, name)];
    case 'graphml': return [readGraphml(bytes, name)];
    default: return [readText(bytes, name)];
  }
}

/** The members of an archive that may belong to a connectome. @param {File} file @param {Budget} budget @param {number} depth */
async function archive({ name, bytes }, budget, depth) {
  const file = base(name);
  if (depth > 1) refuse(`${file} is an archive inside archives; unpack it first`);
  const list = members(bytes, file).filter((member) => !hidden(member.name));
  const wanted = list.filter((member) => roleOf(member.name) !== 'ignored');
  if (list.length === 0) refuse(`${file} is an empty archive`);
  if (wanted.length === 0) refuse(`${file} holds ${list.slice(0, 3).map((member) => base(member.name)).join(', ')}, and nothing that is named as a matrix of weights`);
  if (wanted.length > 200) refuse(`${file} holds ${wanted.length} files; give only those of one connectome`);
  const tvb = isTvb(wanted.map((member) => member.name));
  const numpy = wanted.some((member) => /\.npy$/i.test(member.name));
  const unpacked = wanted.map((member) => ({ name: member.name, get: () => unpack(bytes, member, file, budget) }));
  /** @type {import('./variable.js').Reading[]} */ const readings = [];
  if (wanted.some((member) => /_relmat(\.dense)?\.tsv$/i.test(member.name))) {
    const { readings: bids } = takeBids(unpacked.filter(({ name: each }) => /\.(tsv|json)$/i.test(each)).map(({ name: each, get }) => ({ name: each, bytes: get() })));
    return bids.map((reading) => ({ ...reading, archive: name }));
  }
  for (const { name: each, get } of unpacked) {
    const role = roleOf(each);
    try {
      readings.push(...await read({ name: each, bytes: get() }, budget, depth + 1));
    } catch (error) {
      if (unpacked.length === 1 || (role !== null && role !== 'info' && role !== 'orientations')) throw sentence(error, each);
      readings.push({ format: '', variables: [], notes: [`${base(each)} in ${file} is not read: ${sentence(error, each).message}.`] });
    }
  }
  const marked = readings.some((reading) => reading.variables.some((each) => each.name === 'row_is_target'));
  const format = numpy ? 'NumPy npz' : tvb ? 'TVB zip' : null;
  return readings.map((reading) => ({ ...reading, archive: name, format: format ?? (reading.format && `${reading.format} in a zip`), declared: { ...reading.declared, ...((tvb && !numpy) || marked ? { rowIsTarget: true } : {}) } }));
}
