// Which of the variables of some files are the weights, the lengths and the names.
import { MAX_NODES, refuse, thousands, tooLarge } from './limits.js';

/** @typedef {import('./variable.js').Variable} Variable @typedef {import('./variable.js').Reading} Reading */

/** @param {Variable} each */
export const title = (each) => (each.name === '' || each.file.startsWith(each.name) || each.name.startsWith('names of') ? each.file : `${each.name} in ${each.file}`);

/** @param {Variable} each */
const square = (each) => each.values !== null && each.rows === each.columns && each.rows >= 2;

/** @param {Variable} each */
const size = (each) => `${title(each)}: ${each.texts ? `${thousands(each.rows)} name${each.rows === 1 ? '' : 's'}` : `${thousands(each.rows)} × ${thousands(each.columns)} numbers`}`;

/** @param {Variable} each @param {unknown} name */
const called = (each, name) => typeof name === 'string' && (each.name === name || each.file === name || title(each) === name);

/**
 * @param {Variable[]} all
 * @param {{ pick?: string | { weights?: string, lengths?: string }, lengthsFile?: string | boolean }} options
 */
export function choose(all, options) {
  const wish = typeof options.pick === 'string' ? { weights: options.pick } : options.pick ?? {};
  const squares = all.filter(square);
  for (const name of [wish.weights, wish.lengths]) {
    if (name && !squares.some((each) => called(each, name))) refuse(`pick: there is no square matrix "${name}"; there ${squares.length ? `is ${squares.map((each) => `"${each.name}"`).join(', ')}` : 'is none'}`);
  }
  const wanted = typeof options.lengthsFile === 'string' ? options.lengthsFile : wish.lengths;
  const isLength = (/** @type {Variable} */ each) => (wanted ? called(each, wanted) : each.role === 'lengths') && !called(each, wish.weights);
  const open = squares.filter((each) => !isLength(each) && ['weights', null, 'functional'].includes(each.role));
  const rank = (/** @type {Variable} */ each) => ['weights', null, 'functional'].indexOf(each.role) + preference(each.name);
  const candidates = [...open].sort((a, b) => rank(a) - rank(b));
  const weights = squares.find((each) => called(each, wish.weights)) ?? candidates[0];
  if (!weights) missing(all, squares);
  if (weights.rows > MAX_NODES + 1) tooLarge(weights.rows, weights.columns, title(weights));
  let lengths = squares.find((each) => each !== weights && isLength(each)) ?? null;
  const others = candidates.filter((each) => each !== weights && each.rows === weights.rows);
  const rest = { unequal: /** @type {Variable | null} */ (null), guessed: false };
  if (lengths && lengths.rows !== weights.rows) {
    if (wanted) refuse(`${title(lengths)} is ${lengths.rows} × ${lengths.rows}, but ${title(weights)} is ${weights.rows} × ${weights.rows}; both must have the same nodes`);
    rest.unequal = lengths;
    lengths = null;
  }
  // Two matrices whose names say nothing: lengths in mm lie closer together than weights do.
  if (!lengths && !rest.unequal && !wish.weights && others.length === 1 && weights.role === null && others[0].role === null) {
    const [a, b] = [weights, others[0]];
    const [spreadA, spreadB] = [spread(a), spread(b)];
    rest.guessed = true;
    return { weights: spreadA < spreadB ? b : a, lengths: spreadA < spreadB ? a : b, candidates, others: [], ...rest };
  }
  return { weights, lengths, candidates, others, ...rest };
}

/** The usual measure of a structural connectome first. @param {string} name */
const preference = (name) => {
  const order = [/^weights?$/i, /^(sc|strucmatrix_ctx)$/i, /weight|(^|\.)struc.*ctx$/i, /density/i, /count|number_of_(fibers|streamlines)/i];
  const place = order.findIndex((pattern) => pattern.test(name));
  return (place < 0 ? order.length : place) / 10;
};

/** How far the positive numbers of a matrix lie apart, as a standard deviation of logarithms; infinite for numbers no tract has. @param {Variable} each */
function spread({ values }) {
  let n = 0, sum = 0, squares = 0, most = 0;
  for (const value of /** @type {Float64Array} */ (values)) {
    if (!(value > 0)) continue;
    const log = Math.log(value);
    n++;
    sum += log;
    squares += log * log;
    most = Math.max(most, value);
  }
  return n === 0 || most < 2 || most > 1000 ? Infinity : Math.sqrt(squares / n - (sum / n) ** 2);
}

/** Says what there is instead of weights. @param {Variable[]} all @param {Variable[]} squares @returns {never} */
function missing(all, squares) {
  const files = [...new Set(all.map((each) => each.file))].join(' and ');
  const lengths = squares.find((each) => each.role === 'lengths');
  if (lengths) refuse(`${title(lengths)} holds lengths by its name, and there are no weights; add the file with the weights, or pick it as weights`);
  const large = all.find((each) => each.values === null && each.texts === null && each.rows === each.columns);
  if (large) tooLarge(large.rows, large.columns, title(large));
  const centres = all.find((each) => each.role === 'centres' && each.values);
  if (centres) refuse(`${files} holds the places of ${centres.rows} nodes but no weights; add the matrix of weights${/\.node$/i.test(files) ? ', the .edge file' : ''}`);
  const oblong = all.find((each) => each.values && (each.role === 'weights' || all.length === 1));
  if (oblong && oblong.rows > 1 && oblong.columns > 1) refuse(`${title(oblong)} has ${thousands(oblong.rows)} rows and ${thousands(oblong.columns)} columns; a connectome is square, with one row and one column for each node`);
  if (oblong && oblong.values?.length === 1) refuse(`${title(oblong)} is a single number; a network needs two nodes`);
  if (all.length === 0) refuse('there are no weights in these files');
  if (all.every((each) => each.texts) && all.length === 1) refuse(`${files} holds ${thousands(all[0].rows)} words and no numbers; add the matrix of weights`);
  refuse(`there are no weights in ${files}, which holds ${all.slice(0, 3).map(size).join('; ')}${all.length > 3 ? '; …' : ''}; a connectome is a square matrix of numbers`);
}
