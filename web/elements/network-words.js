// What a view of the nodes says in words and as a table.
import { nameOf, onRight, strengths } from '../draw/network/graph.js';
import { number, titled, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('./network-view.js').NetworkView} NetworkView @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab */

const NAMED = 8;  // of the selected nodes

/** @param {NetworkView} view @param {string} title */
export function describeNodes({ graph, observed, selection, lab }, title) {
  const { sim, model } = /** @type {NetworkLab} */ (lab);
  const values = sim.read('observable');
  let top = 0, low = Infinity;
  for (let n = 0; n < values.length; ++n) {
    if (values[n] > values[top]) top = n;
    if (values[n] < low) low = values[n];
  }
  const said = (/** @type {number} */ value) => withUnit(number(value), observed.unit);
  const more = selection.length > NAMED ? ` and ${selection.length - NAMED} more` : '';
  const chosen = selection.length ? ` Selected: ${selection.slice(0, NAMED).map((n) => nameOf(graph, n)).join(', ')}${more}.` : '';
  return `${title} of ${graph.nodes} nodes, ${model.name}: ${plainSymbol(observed.symbol)} from ${said(low)} to ${said(values[top])}, highest in ${nameOf(graph, top)}.${chosen}`;
}

/** @param {Pick<NetworkView, 'graph' | 'observed' | 'lab'>} view @returns {import('./view.js').Table} */
export function tableOfNodes({ graph, observed, lab }) {
  const { sim } = /** @type {NetworkLab} */ (lab);
  const heard = strengths(graph), values = sim.read('observable'), { centres } = graph;
  const axes = centres?.length ? ['x (mm)', 'y (mm)', 'z (mm)'] : [];
  const side = (/** @type {number} */ n) => ({ true: 'right', false: 'left' })[String(onRight(graph, n))] ?? '–';
  return {
    caption: `Every node, what it hears in all, and what an instrument sees there at t = ${withUnit(number(sim.time, 6), 'ms')}.`,
    head: ['node', 'hemisphere', 'strength', titled(plainSymbol(observed.symbol), observed.unit), ...axes],
    rows: Array.from({ length: graph.nodes }, (_, n) => [nameOf(graph, n), side(n), heard[n], values[n], ...axes.map((_, axis) => Number(centres?.[3 * n + axis]))]),
  };
}
