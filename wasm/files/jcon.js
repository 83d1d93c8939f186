// JSON: NiiVue's connectomes (lists of values, or nodes and edges as objects), and the connectome of an experiment document.
import { base, decode } from './bytes.js';
import { MAX_NODES, refuse, thousands } from './limits.js';
import { Edges, numeric, words } from './variable.js';

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Reading} */
export function readJson(bytes, path) {
  const file = base(path);
  /** @type {any} */ let json;
  try {
    json = JSON.parse(decode(bytes).replace(/^\ufeff/, ''));
  } catch {
    refuse(`${file} is cut short or damaged: it is no whole JSON text`);
  }
  const own = json?.weights ? json : json?.network?.connectome?.weights ? json.network.connectome : null;
  if (own) return document(own, file);
  if (json?.RelationshipMeasure) refuse(`${file} describes a matrix of ${json.RelationshipMeasure}; add the .tsv file of the same name`);
  if (!json?.nodes || json.edges === undefined) refuse(`${file} is JSON without "nodes" and "edges" or "weights"; NiiVue's .jcon has the first, an experiment document the second`);
  if (!Array.isArray(json.edges)) refuse(`${file}: "edges" must be a list`);
  return Array.isArray(json.nodes) ? sparse(json, file) : dense(json, file);
}

/** A number of the file, or a refusal. @param {any} value @param {string} what */
function finite(value, what) {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(`${what} is ${short(value)}; it must be a number`);
  return value;
}

/** @param {any} value */
const short = (value) => (JSON.stringify(value) ?? 'missing').slice(0, 40);

/** @param {any} json @param {string} file @returns {import('./variable.js').Reading} */
function dense({ nodes, edges }, file) {
  const n = Array.isArray(nodes.X) ? nodes.X.length : nodes.names?.length ?? Math.round(Math.sqrt(edges.length));
  if (n > MAX_NODES) refuse(`${file} has ${thousands(n)} nodes; a simulation takes up to ${thousands(MAX_NODES)}`);
  if (edges.length !== n * n) refuse(`${file} has ${n} nodes and ${edges.length} edge values; it needs ${n * n}, one for each pair`);
  const weights = Float64Array.from(edges, (value, k) => finite(value, `${file}: edge value ${k + 1}`));
  const variables = [numeric('edges', file, n, n, weights, 'weights')];
  if (Array.isArray(nodes.names) && nodes.names.length === n) variables.push(words('names', file, nodes.names.map(String)));
  if ([nodes.X, nodes.Y, nodes.Z].every((axis) => Array.isArray(axis) && axis.length === n)) {
    variables.push(numeric('centres', file, n, 3, Float64Array.from({ length: 3 * n }, (_, k) => finite(nodes[['X', 'Y', 'Z'][k % 3]][Math.floor(k / 3)], `${file}: a coordinate of node ${Math.floor(k / 3) + 1}`))));
  }
  return { format: 'NiiVue connectome', variables, notes: [`${file} lists a value for each pair; both triangles are kept as they are.`] };
}

/** @param {any} json @param {string} file @returns {import('./variable.js').Reading} */
function sparse({ nodes, edges }, file) {
  const built = new Edges(nodes.length, file);
  for (const [k, edge] of edges.entries()) {
    for (const end of ['first', 'second']) {
      if (!Number.isInteger(edge?.[end]) || edge[end] < 0 || edge[end] >= nodes.length) refuse(`${file}: "${end}" of edge ${k + 1} is ${short(edge?.[end])}; it must be the number of a node, from 0 to ${nodes.length - 1}`);
    }
    built.add(edge.first, edge.second, { weight: finite(edge.colorValue, `${file}: "colorValue" of edge ${k + 1}`) }, true);
  }
  if (edges.length === 0) refuse(`${file} has no edges`);
  const variables = [...built.variables(), words('names', file, nodes.map((/** @type {any} */ node, /** @type {number} */ k) => String(node?.name ?? k + 1)))];
  if (nodes.every((/** @type {any} */ node) => ['x', 'y', 'z'].every((axis) => Number.isFinite(node?.[axis])))) {
    variables.push(numeric('centres', file, nodes.length, 3, Float64Array.from(nodes.flatMap((/** @type {any} */ { x, y, z }) => [x, y, z]))));
  }
  return { format: 'NiiVue connectome', variables, declared: { undirected: true }, notes: [...built.notes(), `${file} lists each connection once; it counts in both directions, as in NiiVue.`] };
}

/** @param {any} json @param {string} file @returns {import('./variable.js').Reading} */
function document(json, file) {
  const matrix = (/** @type {string} */ key) => {
    const rows = json[key];
    const n = Array.isArray(rows) ? rows.length : 0;
    if (n > MAX_NODES) refuse(`${file} has ${thousands(n)} nodes; a simulation takes up to ${thousands(MAX_NODES)}`);
    const width = key === 'centres' ? 3 : n;
    if (n === 0 || rows.some((/** @type {any} */ row) => !Array.isArray(row) || row.length !== width)) refuse(`${file}: "${key}" must be a list of rows of ${width} numbers each`);
    return numeric(key, file, n, width, Float64Array.from(rows.flat(), (value, k) => finite(value, `${file}: row ${Math.floor(k / width) + 1}, column ${(k % width) + 1} of "${key}"`)));
  };
  const variables = ['weights', 'lengths', 'centres'].filter((key) => json[key]?.length).map(matrix);
  if (Array.isArray(json.labels)) variables.push(words('labels', file, json.labels.map(String)));
  return { format: 'experiment document', variables, declared: { rowIsTarget: true, lengthUnit: 'mm' } };
}
