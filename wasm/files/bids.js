// BIDS BEP017: matrices *_relmat.dense.tsv, each with a .json beside it, and *_nodeindices.tsv with the names.
import { base, decode } from './bytes.js';
import { refuse } from './limits.js';
import { roleOf } from './roles.js';
import { readMatrix } from './text.js';
import { readTable } from './table.js';
import { words } from './variable.js';

const MATRIX = /_(relmat(\.dense)?|conndata-network_connectivity)\.tsv$/i;
const NAMES = /_nodeindices\.tsv$/i;

/** @typedef {{ name: string, bytes: Uint8Array }} File */

/** Takes the files of this layout out of a list. @param {File[]} files @returns {{ readings: import('./variable.js').Reading[], rest: File[] }} */
export function takeBids(files) {
  const matrices = files.filter(({ name }) => MATRIX.test(name));
  if (!files.some(({ name }) => MATRIX.test(name) || NAMES.test(name))) return { readings: [], rest: files };
  /** @type {Set<File>} */ const used = new Set(matrices);
  const readings = matrices.map((file) => {
    const beside = files.find(({ name }) => base(name) === base(file.name).replace(/(\.dense)?\.tsv$/i, '.json'));
    if (beside) used.add(beside);
    return matrix(file, beside ? sidecar(beside) : {}, beside !== undefined);
  });
  for (const file of files.filter(({ name }) => NAMES.test(name))) {
    used.add(file);
    readings.push(names(file));
  }
  return { readings, rest: files.filter((file) => !used.has(file)) };
}

/** @param {File} file @returns {any} */
function sidecar({ name, bytes }) {
  try {
    return JSON.parse(decode(bytes));
  } catch {
    return refuse(`${base(name)} is cut short or damaged: it is no whole JSON text`);
  }
}

/** @param {File} file @param {any} said @param {boolean} described @returns {import('./variable.js').Reading} */
function matrix(file, said, described) {
  const reading = readMatrix(readTable(file.bytes, file.name));
  const measure = said.RelationshipMeasure ?? /_meas-([A-Za-z0-9]+)_/.exec(base(file.name))?.[1] ?? '';
  for (const variable of reading.variables) if (variable.values) Object.assign(variable, { name: measure || variable.name, role: roleOf(String(measure)) ?? variable.role });
  const lengths = reading.variables.some((each) => each.role === 'lengths');
  const name = base(file.name);
  const notes = described ? [] : [`${name} has no .json beside it, so what it measures is taken from its name.`];
  if (said.Directed === false) notes.push(`${name.replace(/\.tsv$/, '')} is declared undirected.`);
  return {
    format: 'BIDS BEP017', variables: reading.variables, notes: [...(reading.notes ?? []), ...notes],
    declared: { undirected: said.Directed === false && !lengths, noDiagonal: said.ValidDiagonal === false && !lengths, lengthUnit: lengths ? said.MeasureUnits : undefined },
  };
}

/** @param {File} file @returns {import('./variable.js').Reading} */
function names({ name, bytes }) {
  const [head, ...lines] = decode(bytes).replace(/^\ufeff/, '').split(/\r?\n/).filter((line) => line.trim()).map((line) => line.split('\t'));
  const column = head?.indexOf('label') ?? -1, index = head?.indexOf('matrix_index') ?? -1;
  if (column < 0) refuse(`${base(name)} needs a column "label"`);
  if (index >= 0) lines.sort((a, b) => Number(a[index]) - Number(b[index]));
  return { format: 'BIDS BEP017', variables: [words('labels', base(name), lines.map((line) => line[column] ?? ''))] };
}
