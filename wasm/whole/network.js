// Changes of a network while it runs, and how the document keeps them.

/**
 * Writes a change of connections, of a coupling's parameter or of interpolation into a document; false when the path is none of these.
 * @param {any} document @param {string} coupling the model's own kind @param {string} path @param {number} value
 */
export function writeNetwork(document, coupling, path, value) {
  const [part, field, ...rest] = path.split('.');
  const network = part === 'network' && (document.network ??= {});
  if (field === 'interpolate' && network) return (network.interpolate = value !== 0), true;
  if (!network || rest.length === 0) return false;
  if (field === 'weights') writeEdit(network, Number(rest[0]), Number(rest[1]), value);
  else if (field === 'lesions') writeLesion(network, Number(rest[0]), value !== 0);
  else if (field === 'coupling') {
    // A bare word, or nothing where the model's own coupling is meant.
    if (typeof network.coupling !== 'object' || network.coupling === null) network.coupling = { kind: network.coupling ?? coupling };
    network.coupling[rest[0]] = value;
  } else return false;
  return true;
}

/** One entry per pair, the latest. @param {any} network @param {number} to @param {number} from @param {number} weight */
function writeEdit(network, to, from, weight) {
  const edits = (network.edits ??= []);
  const known = edits.find((/** @type {number[]} */ edit) => edit[0] === to && edit[1] === from);
  if (known) known[2] = weight;
  else edits.push([to, from, weight]);
}

/** @param {any} network @param {number} node @param {boolean} cut */
function writeLesion(network, node, cut) {
  const others = (network.lesions ?? []).filter((/** @type {number} */ other) => other !== node);
  network.lesions = cut ? [...others, node].sort((a, b) => a - b) : others;
}
