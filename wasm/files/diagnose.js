// The diagnosis: what was understood, as fields and sentences, what is doubtful, and what would mend it.
import { once } from './build.js';
import { thousands } from './limits.js';
import { mirrors, flip, parts } from './orient.js';

/**
 * @typedef {{ id: string, text: string, fix?: { label: string, options: import('./index.js').Options } }} Doubt
 * @typedef {object} Verdict
 * @property {string} format
 * @property {'structural' | 'functional'} kind
 * @property {number} n
 * @property {number} edges pairs (to, from) with a weight, the diagonal left out
 * @property {number} density
 * @property {boolean} symmetric
 * @property {boolean} directed
 * @property {number} reciprocity share of the connections whose way back exists
 * @property {number} asymmetry sum of |W − Wᵀ| over the sum of |W + Wᵀ|
 * @property {'assumed' | 'declared' | 'transposed'} rowIsTarget transposed: the rows of the file are sources, as was chosen
 * @property {string} unitsOfLengths
 * @property {'file' | 'euclidean' | 'none'} lengthsFrom
 * @property {{ weights: string, lengths: string, centres: string, labels: string }} from
 * @property {string} axes right, front and up as axes of the file; '' without centres of a file
 * @property {string} leftRightAxis
 * @property {'no' | 'likely'} logWeights
 * @property {number} diagonal entries that are not zero
 * @property {number[]} isolated nodes without any connection
 * @property {number} duplicates names that another node has too
 * @property {Doubt[]} doubts
 * @property {string[]} notes
 * @property {[string, string][]} lines what was understood, as name and sentence
 */

/** @param {import('./index.js').Connectome} c @param {import('./build.js').Facts} facts @returns {Verdict} */
export function diagnose(c, facts) {
  const seen = count(c);
  const { declared, options } = facts;
  const { n } = seen;
  const names = new Map();
  for (const label of c.labels) names.set(label, (names.get(label) ?? 0) + 1);
  const duplicates = [...names.values()].filter((times) => times > 1).reduce((sum, times) => sum + times, 0);
  const isNear = !seen.symmetric && seen.reciprocity === 1 && seen.asymmetry <= 0.03;
  const symmetric = seen.symmetric || isNear;
  const unit = facts.lengthsFrom === 'file' ? `mm, ${declared.lengthUnit === 'mm' ? 'declared' : 'assumed'}` : facts.lengthsFrom === 'euclidean' ? 'mm, assumed' : '';
  /** @type {Verdict} */
  const verdict = {
    format: facts.format, kind: facts.functional && !seen.log ? 'functional' : 'structural', n, edges: seen.edges, density: seen.edges / (n * (n - 1)), symmetric, directed: !symmetric,
    reciprocity: seen.reciprocity, asymmetry: seen.asymmetry, rowIsTarget: options.transpose ? 'transposed' : declared.rowIsTarget ? 'declared' : 'assumed', unitsOfLengths: unit, lengthsFrom: facts.lengthsFrom, from: facts.from,
    axes: facts.axes, leftRightAxis: leftRight(facts, c), logWeights: !options.exp && seen.log ? 'likely' : 'no', diagonal: seen.diagonal, isolated: seen.isolated, duplicates,
    doubts: [], notes: facts.notes, lines: [],
  };
  verdict.doubts = [...weightDoubts(c, facts, verdict, seen), ...lengthDoubts(c, facts, seen), ...placeDoubts(c, facts)];
  if (isNear) verdict.notes.push(`The two directions differ by ${percent(seen.asymmetry)} only, as rounding does; the matrix is kept as it is.`);
  if (duplicates) verdict.notes.push(`${duplicates} nodes share their names with others; nodes are told apart by their numbers.`);
  if (!c.labels.length) verdict.notes.push('There are no names of nodes; they are numbered.');
  verdict.lines = lines(verdict);
  return verdict;
}

/** @param {number} share */
const percent = (share) => `${share >= 0.1 ? Math.round(100 * share) : Number((100 * share).toPrecision(2))} %`;

/** @param {import('./index.js').Connectome} c */
function count({ weights, lengths, nodes: n }) {
  let edges = 0, back = 0, diagonal = 0, difference = 0, sum = 0, most = 0, apart = 0, negative = 0, unlong = 0, longest = 0, lonely = 0, outside = 0, minusOne = 0;
  let low = Infinity, high = -Infinity, logs = 0, squares = 0, asymmetric = 0;
  const used = new Uint8Array(n), distinct = new Set();
  for (let i = 0; i < n; i++) {
    if (weights[i * n + i] !== 0) diagonal++;
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const w = weights[i * n + j], b = weights[j * n + i];
      const l = lengths ? lengths[i * n + j] : 0;
      if (l > longest) longest = l;
      if (lengths && l !== lengths[j * n + i]) asymmetric++;
      difference += Math.abs(w - b);
      sum += Math.abs(w + b);
      apart = Math.max(apart, Math.abs(w - b));
      if (w === 0) {
        if (l > 0) lonely++;
        continue;
      }
      edges++;
      used[i] = used[j] = 1;
      if (b !== 0) back++;
      if (w < 0) negative++;
      if (w === -1) minusOne++;
      if (w < 0.5 || w > 20) outside++;
      if (lengths && l === 0) unlong++;
      const size = Math.abs(w);
      most = Math.max(most, size);
      low = Math.min(low, w);
      high = Math.max(high, w);
      const log = Math.log(size);
      logs += log;
      squares += log * log;
      if (distinct.size <= 10) distinct.add(w);
    }
  }
  const sd = edges ? Math.sqrt(Math.max(0, squares / edges - (logs / edges) ** 2)) : 0;
  const isolated = [...used.keys()].filter((node) => !used[node]);
  return {
    n, edges, diagonal, negative, minusOne, unlong, longest, lonely, low, high, isolated, asymmetric, distinct: distinct.size, reciprocity: edges ? back / edges : 1, asymmetry: sum ? difference / sum : 0,
    symmetric: apart <= 1e-6 * most, log: distinct.size > 10 && outside <= 0.02 * edges && negative <= 0.01 * edges && high <= 20 && high >= 5 && sd < 0.6,
  };
}

/** @param {import('./build.js').Facts} facts @param {import('./index.js').Connectome} c */
function leftRight(facts, c) {
  if (!facts.axes) return facts.from.centres === 'names' ? 'x, right is high, from the known places of the regions' : '';
  const [right] = parts(facts.axes);
  const how = facts.options.axes ? 'as chosen' : facts.found?.leftRight ? 'by the names' : 'assumed';
  return `${'xyz'[right.axis]}, right is ${right.sign > 0 ? 'high' : 'low'}, ${how}`;
}

/** @param {import('./index.js').Connectome} c @param {import('./build.js').Facts} facts @param {Verdict} verdict @param {ReturnType<typeof count>} seen @returns {Doubt[]} */
function weightDoubts(c, facts, verdict, seen) {
  const { declared, options } = facts;
  const doubts = [];
  const half = once(c.weights, c.nodes);
  if (facts.guessed) doubts.push({ id: 'which', text: `Two matrices have names that say nothing; ${facts.from.lengths} is taken for the lengths because its numbers are closer together.`, fix: { label: 'Swap the two', options: { pick: { weights: bare(facts.from.lengths), lengths: bare(facts.from.weights) } } } });
  if (facts.others.length && !options.pick) doubts.push({ id: 'pick', text: `There is more than one matrix of ${c.nodes} nodes; ${facts.from.weights} is read, ${facts.others.slice(0, 3).map((each) => each.name).join(', ')} ${facts.others.length === 1 ? 'is' : 'are'} not.`, fix: { label: `Take ${facts.others[0].name}`, options: { pick: facts.others[0].name } } });
  if (seen.edges === 0) doubts.push({ id: 'empty', text: 'All weights between nodes are 0, so the nodes do not hear each other.' });
  if (half === 'upper' || half === 'lower') doubts.push({ id: 'triangle', text: `Only the ${half} triangle is filled, as in a file that lists each connection once; read as it is, every connection goes one way.`, fix: { label: 'Mirror it', options: { mirrorTriangle: true } } });
  else if (half) doubts.push({ id: 'triangle', text: 'No connection has a way back, as in a list that names each connection once.', fix: { label: 'Add the ways back', options: { mirrorTriangle: true } } });
  else if (verdict.directed && !declared.rowIsTarget && !options.transpose) doubts.push({ id: 'orientation', text: `The matrix is directed and the file does not say which way; rows are taken as targets${pair(c)}.`, fix: { label: 'Transpose', options: { transpose: true } } });
  if (verdict.logWeights === 'likely') doubts.push({ id: 'log', text: `The weights lie between ${number(seen.low)} and ${number(seen.high)} and close together, as logarithms of counts do.`, fix: { label: 'Take the exponential', options: { exp: true } } });
  if (seen.negative && seen.minusOne === seen.negative) doubts.push({ id: 'minus-one', text: `${thousands(seen.negative)} weight${seen.negative === 1 ? ' is' : 's are'} -1, which often marks a missing one.`, fix: { label: 'Set negative ones to 0', options: { clampNegative: true } } });
  else if (verdict.kind === 'functional') doubts.push({ id: 'functional', text: seen.negative ? `${thousands(seen.negative)} weights are negative, as in functional connectivity; a structural connectome has none.` : 'By its name this is functional connectivity, which is no matrix of fibres.', ...(seen.negative ? { fix: { label: 'Set negative ones to 0', options: { clampNegative: true } } } : {}) });
  if (seen.diagonal) doubts.push({ id: 'diagonal', text: `${thousands(seen.diagonal)} node${seen.diagonal === 1 ? ' has a weight' : 's have weights'} to ${seen.diagonal === 1 ? 'itself' : 'themselves'} (the diagonal); ${seen.diagonal === 1 ? 'it is' : 'they are'} kept.`, fix: { label: 'Drop the diagonal', options: { dropDiagonal: true } } });
  const first = seen.isolated[0] === 0 && !c.labels.length && !options.dropFirst;
  if (first) doubts.push({ id: 'first', text: 'The first row and column are 0, as those of streamlines that ended in no region.', fix: { label: 'Drop the first node', options: { dropFirst: true } } });
  if (seen.isolated.length && seen.edges && !(first && seen.isolated.length === 1)) {
    const list = seen.isolated.slice(0, 5).map((node) => c.labels[node] ?? node + 1).join(', ');
    doubts.push({ id: 'isolated', text: `${seen.isolated.length} node${seen.isolated.length === 1 ? ' has' : 's have'} no connection: ${list}${seen.isolated.length > 5 ? ` and ${seen.isolated.length - 5} more` : ''}.` });
  }
  return doubts;
}

/** The name inside a title "name in file". @param {string} title */
const bare = (title) => title.replace(/ in .*$/, '');

/** @param {number} x */
const number = (x) => String(Number(x.toPrecision(3)));

/** The strongest connection that is stronger than its way back, in words. @param {import('./index.js').Connectome} c */
function pair({ weights, nodes: n, labels }) {
  let best = 0, at = -1;
  for (let k = 0; k < n * n; k++) {
    const less = weights[k] - weights[(k % n) * n + Math.floor(k / n)];
    if (less > best) {
      best = less;
      at = k;
    }
  }
  if (at < 0) return '';
  const [to, from] = [Math.floor(at / n), at % n];
  const name = (/** @type {number} */ node) => labels[node] ?? `node ${node + 1}`;
  return `: ${name(to)} hears ${name(from)} with ${number(weights[at])}, the other way with ${number(weights[from * n + to])}`;
}

/** @param {import('./index.js').Connectome} c @param {import('./build.js').Facts} facts @param {ReturnType<typeof count>} seen @returns {Doubt[]} */
function lengthDoubts(c, facts, seen) {
  const doubts = [];
  const { lengthsFrom: from, options, unequal } = facts;
  const straight = c.centres && { label: 'Use straight distances', options: { lengths: /** @type {const} */ ('euclidean') } };
  if (facts.placeholders === 'lengths' || facts.placeholders === 'both') doubts.push({ id: 'placeholder-lengths', text: `The lengths are all between 0 and 1 mm: they hold a place and measure nothing, so they are left out${from === 'euclidean' ? ' and straight distances stand in' : ''}.`, fix: { label: 'Keep them', options: { keepLengths: true } } });
  else if (unequal) doubts.push({ id: 'unequal', text: `${unequal.name} in ${unequal.file} is ${unequal.rows} × ${unequal.rows} and does not fit the weights; it is left out.`, ...(straight && from === 'none' ? { fix: straight } : {}) });
  else if (from === 'none' && options.lengths !== 'none') doubts.push({ id: 'no-lengths', text: 'There are no lengths, so nothing is delayed until they are given.', ...(straight ? { fix: straight } : {}) });
  if (from === 'euclidean' && options.lengths !== 'euclidean' && !facts.placeholders) doubts.push({ id: 'euclidean', text: 'There are no lengths; the straight distances between the centres stand in, which are shorter than fibres.', fix: { label: 'Do without lengths', options: { lengths: /** @type {const} */ ('none') } } });
  if (from !== 'file') return doubts;
  if (seen.longest > 400) doubts.push({ id: 'unit', text: `The longest connection is ${number(seen.longest)} mm, longer than any in a human brain; the lengths may be in another unit.`, fix: { label: 'Take a tenth', options: { lengthScale: (options.lengthScale ?? 1) / 10 } } });
  else if (/mouse|rat\b|rodent/i.test(`${facts.from.weights} ${c.name}`) && seen.longest > 40) doubts.push({ id: 'unit', text: `By its name this is a rodent, whose brain is about 15 to 25 mm long, but the longest connection is ${number(seen.longest)}; the unit may be 0.1 mm.`, fix: { label: 'Take a tenth', options: { lengthScale: (options.lengthScale ?? 1) / 10 } } });
  if (seen.longest === 0) doubts.push({ id: 'zero-lengths', text: 'All lengths are 0, so nothing is delayed.', ...(straight ? { fix: straight } : {}) });
  else if (seen.unlong) doubts.push({ id: 'zero-lengths', text: `${thousands(seen.unlong)} connection${seen.unlong === 1 ? ' has' : 's have'} length 0 and act${seen.unlong === 1 ? 's' : ''} without delay.`, ...(c.centres && !options.fillLengths ? { fix: { label: 'Fill with straight distances', options: { fillLengths: true } } } : {}) });
  if (seen.lonely) facts.notes.push(`${thousands(seen.lonely)} pairs have a length but no weight; they are not connected.`);
  if (seen.asymmetric) facts.notes.push('The lengths there and back differ for some pairs; each direction has its own delay.');
  return doubts;
}

/** @param {import('./index.js').Connectome} c @param {import('./build.js').Facts} facts @returns {Doubt[]} */
function placeDoubts(c, facts) {
  const { found, axes, options } = facts;
  if (facts.placeholders === 'centres' || facts.placeholders === 'both') return [{ id: 'placeholder-centres', text: `The places of the nodes are all between 0 and 1: they hold a place and measure nothing, so they are left out${c.centres ? '; the known places of the regions stand in' : ''}.` }];
  if (!c.centres) {
    facts.notes.push(facts.matched ? `${facts.matched} of ${c.nodes} names are known regions; the others have no place, so none is drawn in the brain.` : 'There are no places of nodes, so they are not drawn in the brain.');
    return [];
  }
  if (!found) {
    facts.notes.push('The places of the nodes come from their names, which are regions of the Desikan–Killiany atlas.');
    return [];
  }
  if (facts.moved) facts.notes.push('The places are counted from a corner; they are moved to the middle of the brain.');
  if (options.axes) return [];
  /** @type {Doubt[]} */ const doubts = [];
  if (!found.leftRight) doubts.push({ id: 'left-right', text: `The names do not tell left from right; ${leftRight(facts, c)}.`, fix: { label: 'Flip left and right', options: { axes: flip(axes, 0) } } });
  else if (mirrors(axes) && found.frontBack) {
    if (found.voxels) facts.notes.push('The places are in a mirrored frame, as voxels of an image are; they are turned by the names.');
    else doubts.push({ id: 'mirrored', text: 'By the names left and right are mirrored against front and up: either the letters or the places are swapped.', fix: { label: 'Flip left and right', options: { axes: flip(axes, 0) } } });
  }
  if (!found.frontBack && axes !== '+x +y +z') doubts.push({ id: 'front-back', text: `The names do not tell front from back; ${axes.split(' ')[1]} is taken as front.`, fix: { label: 'Flip front and back', options: { axes: flip(axes, 1) } } });
  return doubts;
}

/** @param {Verdict} v @returns {[string, string][]} */
function lines(v) {
  const length = v.lengthsFrom === 'file' ? `${v.from.lengths}, ${v.unitsOfLengths}` : v.lengthsFrom === 'euclidean' ? 'straight distances between centres' : 'none';
  /** @type {[string, string][]} */
  const list = [
    ['Format', v.format], ['Nodes', thousands(v.n)], ['Connections', `${thousands(v.edges)}, density ${percent(v.density)}`],
    ['Direction', v.symmetric ? 'symmetric' : `directed, ${percent(v.reciprocity)} have a way back`],
    ['Orientation', v.symmetric ? 'row = target, the same either way' : v.rowIsTarget === 'transposed' ? 'row = source in the file, as chosen; transposed' : `row = target, ${v.rowIsTarget}`],
    ['Weights', v.from.weights + (v.logWeights === 'likely' ? ', likely logarithms' : '')], ['Lengths', length],
    ['Left–right', v.leftRightAxis || 'no places'], ['Diagonal', v.diagonal ? `${thousands(v.diagonal)} ${v.diagonal === 1 ? 'entry' : 'entries'}` : 'zero'],
  ];
  return list;
}
