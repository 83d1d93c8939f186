// The common form that every reader hands over: a list of variables, and what the format itself declares.
import { MAX_NODES, refuse, thousands } from './limits.js';
import { bare, roleOf } from './roles.js';

/**
 * @typedef {object} Variable
 * @property {string} name of the variable, or of the file
 * @property {string} file
 * @property {import('./roles.js').Role | null} role
 * @property {number} rows
 * @property {number} columns
 * @property {Float64Array | null} values row-major; neither values nor texts: too large, left unread
 * @property {string[] | null} texts
 * @property {number[]} [lines] of the file, one per row
 *
 * @typedef {object} Declared
 * @property {boolean} [rowIsTarget] the format says so
 * @property {boolean} [undirected] one triangle stands for both
 * @property {boolean} [noDiagonal]
 * @property {string} [lengthUnit]
 *
 * @typedef {{ format: string, variables: Variable[], declared?: Declared, notes?: string[], archive?: string }} Reading
 */

/** @param {string} name @param {string} file @param {number} rows @param {number} columns @param {Float64Array | null} values @param {Variable['role']} [role] @returns {Variable} */
export const numeric = (name, file, rows, columns, values, role = roleOf(name) ?? (bare(file).length > 2 ? roleOf(file) : null)) => ({ name, file, role: role && ['labels', 'info', 'ignored'].includes(role) ? null : role, rows, columns, values, texts: null });

/** @param {string} name @param {string} file @param {string[]} texts @param {Variable['role']} [role] @returns {Variable} */
export const words = (name, file, texts, role = 'labels') => ({ name, file, role, rows: texts.length, columns: 1, values: null, texts });

/** Nodes and edges as two matrices. NaN lengths stand where there is no edge. */
export class Edges {
  /** @param {number} nodes @param {string} file */
  constructor(nodes, file) {
    if (nodes > MAX_NODES) refuse(`${file} has ${thousands(nodes)} nodes; a simulation takes up to ${thousands(MAX_NODES)}: merge regions into a coarser parcellation`);
    if (nodes < 2) refuse(`${file} has ${nodes === 1 ? 'one node' : 'no nodes'}; a network needs two`);
    this.nodes = nodes;
    this.file = file;
    /** @type {Map<string, Float64Array>} */ this.matrices = new Map();
    this.twice = 0;
    this.seen = new Uint8Array(nodes * nodes);
  }

  /** @param {number} source @param {number} target @param {Record<string, number>} values @param {boolean} both whether the way back is the same edge */
  add(source, target, values, both) {
    const at = target * this.nodes + source;
    if (this.seen[at]) this.twice++;
    this.seen[at] = 1;
    if (both) this.seen[source * this.nodes + target] = 1;
    for (const [name, value] of Object.entries(values)) {
      let matrix = this.matrices.get(name);
      if (!matrix) this.matrices.set(name, (matrix = new Float64Array(this.nodes * this.nodes)));
      matrix[at] = value;
      if (both) matrix[source * this.nodes + target] = value;
    }
  }

  /** @returns {Variable[]} */
  variables() {
    return [...this.matrices].map(([name, values]) => numeric(name, this.file, this.nodes, this.nodes, values, roleOf(name)));
  }

  notes() {
    return this.twice ? [`${this.file} lists ${thousands(this.twice)} connection${this.twice > 1 ? 's' : ''} more than once; the last entry counts.`] : [];
  }
}
