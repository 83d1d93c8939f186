// What the views of a network need to know of it. Row = target: weights[to · nodes + from].

/** @typedef {import('../../types').Lab} Lab */
/**
 * @typedef {object} Connectome
 * @property {string} name
 * @property {number} nodes
 * @property {Float64Array} weights
 * @property {Float64Array | null} [lengths] mm
 * @property {string[]} labels
 * @property {Float64Array | null} [centres] mm, MNI: right, anterior, superior
 * @property {Uint8Array | null} [hemispheres] 1 is right
 * @property {boolean} [synthetic]
 * @property {string} [source]
 * @property {string} [notice]
 */
/** @typedef {Lab & { connectome?: Connectome | null, span?: number }} NetworkLab span: of the scope's window, ms */
/** @typedef {{ from: Uint16Array, to: Uint16Array, weight: Float64Array }} Edges strongest first */

/** Beyond it a vertex belongs to no node (mm). */
export const REACH = 25;
export const NONE = 65535;

/** @type {WeakMap<object, Connectome>} */
const bare = new WeakMap();

/** The network that runs. Without one of its own, nodes in a circle, joined as the core says. @param {NetworkLab} lab @returns {Connectome} */
export function graphOf(lab) {
  const { connectome, sim } = lab;
  if (connectome && connectome.nodes === sim.nodes) return connectome;
  const known = bare.get(sim);
  if (known) return known;
  const joined = /** @type {any} */ (sim).network?.();
  const { nodes } = sim;
  const weights = joined?.weights?.length === nodes * nodes ? joined.weights : new Float64Array(nodes * nodes);
  const graph = { name: '', nodes, weights, lengths: joined?.lengths?.length ? joined.lengths : null, labels: [], centres: null, hemispheres: null, synthetic: false, source: '', notice: '' };
  bare.set(sim, graph);
  return graph;
}

/** @param {Connectome} graph @param {number} node */
export const nameOf = (graph, node) => graph.labels?.[node] || `node ${node + 1}`;

/** Whether a node lies on the right: as the file says, or as its place does, or its name. @param {Connectome} graph @param {number} node @returns {boolean | null} */
export function onRight({ hemispheres, centres, labels }, node) {
  if (hemispheres?.length) return hemispheres[node] === 1;
  const side = /^(?:ctx-)?(l|r)(?:h[-_.]|[-_. ])|[-_. ](l|r)$/i.exec(labels?.[node] ?? '');
  if (side) return (side[1] ?? side[2]).toLowerCase() === 'r';
  return centres?.length ? centres[3 * node] > 0 : null;
}

/** Sum of what a node hears, for each node. @param {Connectome} graph */
export function strengths({ nodes, weights }) {
  return Float64Array.from({ length: nodes }, (_, to) => {
    let sum = 0;
    for (let from = 0; from < nodes; ++from) if (from !== to) sum += weights[to * nodes + from];
    return sum;
  });
}

/** The k-th largest of some numbers, which are put into disorder (Hoare 1961). @param {Float64Array} list @param {number} k from 0 */
function largest(list, k) {
  let low = 0, high = list.length - 1;
  while (low < high) {
    const pivot = list[(low + high) >> 1];
    let i = low, j = high;
    while (i <= j) {
      while (list[i] > pivot) ++i;
      while (list[j] < pivot) --j;
      if (i <= j) {
        [list[i], list[j]] = [list[j], list[i]];
        ++i;
        --j;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return list[k];
}

/** The strongest pairs; of two directions the stronger counts. @param {Connectome} graph @param {number} most @returns {Edges} */
export function strongest({ nodes, weights }, most) {
  const pairs = new Float64Array((nodes * (nodes - 1)) / 2);
  let count = 0;
  for (let i = 1; i < nodes; ++i) for (let j = 0; j < i; ++j) {
    const weight = Math.max(Math.abs(weights[i * nodes + j]), Math.abs(weights[j * nodes + i]));
    if (weight > 0) pairs[count++] = weight;
  }
  const shown = Math.min(most, count);
  const least = shown ? largest(pairs.slice(0, count), shown - 1) : Infinity;
  /** @type {[number, number, number][]} */ const found = [];
  for (let i = 1; i < nodes; ++i) for (let j = 0; j < i; ++j) {
    const [there, back] = [Math.abs(weights[i * nodes + j]), Math.abs(weights[j * nodes + i])];
    if (Math.max(there, back) < least) continue;
    found.push(there >= back ? [there, j, i] : [back, i, j]);
  }
  found.sort((p, q) => q[0] - p[0]);
  found.length = Math.min(found.length, shown);
  return { from: Uint16Array.from(found, (edge) => edge[1]), to: Uint16Array.from(found, (edge) => edge[2]), weight: Float64Array.from(found, (edge) => edge[0]) };
}

/** Whom a node speaks to, strongest first. @param {Connectome} graph @param {number} node @param {number} most */
export function targetsOf({ nodes, weights }, node, most) {
  const all = [];
  for (let to = 0; to < nodes; ++to) if (to !== node && weights[to * nodes + node] !== 0) all.push(to);
  return all.sort((p, q) => Math.abs(weights[q * nodes + node]) - Math.abs(weights[p * nodes + node])).slice(0, most);
}

/** How delays come about now: one for every pair, or length over speed (mm/ms). @param {Lab} lab @returns {{ delay: number | null, speed: number }} */
export function delayRule({ sim }) {
  const network = sim.experiment().network ?? {};
  return { delay: typeof network.delay === 'number' ? network.delay : null, speed: Number(network.speed ?? 6) };
}

/** ms from one node to another. @param {Connectome} graph @param {{ delay: number | null, speed: number }} rule @param {number} to @param {number} from */
export const delayOf = ({ nodes, lengths }, { delay, speed }, to, from) => delay ?? (lengths?.length ? lengths[to * nodes + from] / speed : 0);

/** All of them, row = target; NaN where nobody is connected. @param {Connectome} graph @param {{ delay: number | null, speed: number }} rule */
export function delaysOf({ weights, lengths }, { delay, speed }) {
  const delays = new Float64Array(weights.length).fill(NaN);
  for (let n = 0; n < delays.length; ++n) if (weights[n] !== 0) delays[n] = delay ?? (lengths?.length ? lengths[n] / speed : 0);
  return delays;
}

/** Which node has each name of a list; null when the labels are not such names. @param {string[]} labels @param {string[]} names */
function namedBy(labels, names) {
  const place = new Map(names.map((name, n) => [name.toLowerCase(), n]));
  const found = labels.map((label) => place.get(label.toLowerCase()) ?? -1);
  return found.length && found.every((n) => n >= 0) ? new Map(found.map((n, node) => [n, node])) : null;
}

/**
 * Which node each vertex of the surface shows. Where every label is a name of a region of the surface, or of the AAL atlas,
 * that region; else the nearest node in the same hemisphere, and none beyond REACH.
 * @param {Connectome} graph @param {import('./mesh.js').Mesh} mesh @param {{ regions: string[], atlas?: string[] }} names
 */
export function paintedBy(graph, mesh, { regions, atlas = [] }) {
  const count = mesh.positions.length / 3;
  const owner = new Uint16Array(count).fill(NONE);
  const labels = graph.labels ?? [];
  const named = namedBy(labels, regions), numbered = named ? null : namedBy(labels, atlas);
  if (named || numbered) {
    for (let v = 0; v < count; ++v) owner[v] = named?.get(mesh.regions[v]) ?? numbered?.get(mesh.atlas[v] - 1) ?? NONE;
    return owner;
  }
  const { centres } = graph;
  if (!centres?.length) return owner;
  const right = Uint8Array.from({ length: graph.nodes }, (_, n) => Number(onRight(graph, n)));
  for (let v = 0; v < count; ++v) {
    const [x, y, z] = [mesh.positions[3 * v], mesh.positions[3 * v + 1], mesh.positions[3 * v + 2]];
    let least = REACH * REACH;
    for (let n = 0; n < graph.nodes; ++n) {
      if (right[n] !== Number(x > 0)) continue;
      const d = (x - centres[3 * n]) ** 2 + (y - centres[3 * n + 1]) ** 2 + (z - centres[3 * n + 2]) ** 2;
      if (d < least) [least, owner[v]] = [d, n];
    }
  }
  return owner;
}
