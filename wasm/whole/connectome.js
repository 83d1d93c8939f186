// A connectome as numbers, before any experiment runs on it.
import { PushPullError, throwIf } from '../error.js';
import { flatten } from '../flatten.js';

/** What is said wherever such a connectome is shown. */
const SYNTHETIC = 'synthetic, rule-based: drawn by published rules, not measured in anyone';

/**
 * What `network.connectome` of a document says: a name, a graph with its parameters, or matrices. Everything is a copy.
 * @param {any} pp a loaded PushPull
 * @param {any} spec
 */
export function connectome(pp, spec) {
  // A word alone leaves the number of nodes to the experiment; here there is none, and the graph's own counts.
  const asked = typeof spec === 'string' ? { graph: spec } : spec;
  const draft = new pp._core.Draft();
  let found;
  try {
    flatten({ network: { connectome: asked } }, draft, PushPullError);
    found = pp._core.connectome(draft);
  } finally {
    draft.delete();
  }
  throwIf(found);
  const { nodes, weights, lengths, centres, areas, right, labels } = found;
  const id = asked?.graph === 'default' ? 'dk68' : asked?.graph;
  const graph = asked?.weights ? undefined : pp.catalog.graphs.find((/** @type {any} */ row) => row.id === (id ?? 'all-to-all'));
  return {
    name: graph?.name ?? 'Weights of your own',
    nodes, weights, lengths, centres,
    labels: labels.length ? labels : Array.from({ length: nodes }, (_, node) => String(node)),
    ...(areas.length && { areas }),
    ...(right.length && { hemispheres: right }),
    synthetic: Boolean(graph?.synthetic),
    source: graph ? `${graph.id}, by rule` : 'matrices',
    notice: graph?.synthetic ? SYNTHETIC : '',
  };
}
