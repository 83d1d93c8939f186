// BrainNet Viewer: .node holds x y z colour size label, one node a line; .edge is a matrix of text.
import { base } from './bytes.js';
import { refuse } from './limits.js';
import { readTable } from './table.js';
import { numeric, words } from './variable.js';

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Reading} */
export function readNodes(bytes, path) {
  const file = base(path);
  const table = readTable(bytes, path, 6);
  if (table.names || table.columns < 5) refuse(`${file}: a .node file has x, y, z, colour, size and label in each line`);
  const points = new Float64Array(3 * table.rows);
  const labels = [];
  for (let row = 0; row < table.rows; row++) {
    for (let axis = 0; axis < 3; axis++) {
      const value = table.values[row * table.columns + axis];
      if (!Number.isFinite(value)) refuse(`${file}, line ${table.lines[row]}: ${'xyz'[axis]} is no number`);
      points[3 * row + axis] = value;
    }
    const at = row * table.columns + 5;
    const label = table.columns > 5 ? table.texts.get(at) ?? String(table.values[at]) : '-';
    labels.push(label === '-' ? '' : label);
  }
  const variables = [numeric('centres', file, table.rows, 3, points)];
  if (labels.some(Boolean)) variables.push(words('labels', file, labels));
  return { format: 'BrainNet Viewer', variables };
}
