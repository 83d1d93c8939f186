// From variables to one connectome: what the options ask for, in a fixed order, and what was found on the way.
import { base } from './bytes.js';
import { choose, title } from './choose.js';
import { matchNames, sidesOf } from './names.js';
import { findAxes, isAxes, turned } from './orient.js';
import { MAX_NODES, refuse, tooLarge } from './limits.js';
import { roleOf } from './roles.js';

/** @typedef {import('./variable.js').Variable} Variable @typedef {import('./variable.js').Reading} Reading @typedef {import('./index.js').Connectome} Connectome @typedef {import('./index.js').Options} Options */

/**
 * What was seen while building; `diagnose` turns it into sentences.
 * @typedef {object} Facts
 * @property {string} format
 * @property {import('./variable.js').Declared} declared
 * @property {{ weights: string, lengths: string, centres: string, labels: string }} from
 * @property {string[]} notes
 * @property {Variable[]} others further matrices that could be the weights
 * @property {Variable | null} unequal lengths of another size
 * @property {boolean} guessed which matrix is which was told by its numbers alone
 * @property {boolean} raw whether the matrix is as the file has it, no option applied
 * @property {'file' | 'euclidean' | 'none'} lengthsFrom
 * @property {'' | 'lengths' | 'centres' | 'both'} placeholders
 * @property {import('./orient.js').Found | null} found
 * @property {string} axes
 * @property {boolean} moved
 * @property {number} matched names found in the table of known regions
 * @property {number} missingLengths
 * @property {boolean} functional
 * @property {Options} options
 */

/** @param {Reading[]} readings @param {Options} options @returns {{ connectome: Connectome, facts: Facts, candidates: Variable[] }} */
export function build(readings, options) {
  const all = readings.flatMap((reading) => reading.variables);
  const { weights: chosen, lengths: long, candidates, others, unequal, guessed } = choose(all, options);
  const declared = readings.find((reading) => reading.variables.includes(chosen))?.declared ?? {};
  const unit = (long && readings.find((reading) => reading.variables.includes(long))?.declared?.lengthUnit) || readings.map((reading) => reading.declared?.lengthUnit).find(Boolean);
  const first = options.dropFirst ? 1 : 0;
  const n = chosen.rows - first;
  if (n > MAX_NODES) tooLarge(chosen.rows, chosen.columns, title(chosen));
  if (n < 2) refuse(`${title(chosen)} has ${n === 1 ? 'one node' : 'no nodes'}; a network needs two`);
  const notes = readings.flatMap((reading) => reading.notes ?? []);
  const weights = weightsOf(chosen, n, first, declared, options, notes);
  const labels = labelsOf(all, chosen, n, first);
  const matrix = long ? lengthsOf(long, n, first, options, notes) : null;
  const placed = placesOf(all, n, first, labels, options);
  const away = matrix && !options.keepLengths && placeholder(matrix.values);
  const { lengths, from } = lengthsFrom(away ? null : matrix?.values ?? null, placed.centres, placed.inFile, n, options);
  const functional = chosen.role === 'functional' || weights.some((value, k) => value < 0 && k % (n + 1) !== 0);
  const per = (/** @type {import('./roles.js').Role} */ role) => {
    const values = all.find((each) => each.role === role && each.values && each.rows * each.columns === n + first && Math.min(each.rows, each.columns) === 1)?.values;
    return values ? values.slice(first) : null;
  };
  const cortical = per('cortical');
  const areas = per('areas');
  const format = [...new Set(readings.map((reading) => reading.format).filter((name) => name && name !== 'text'))].join(' with ') || 'text';
  const connectome = {
    name: nameOf(readings, chosen), nodes: n, weights, lengths, labels: labels.texts, centres: placed.centres,
    hemispheres: placed.sides, cortical: cortical ? Uint8Array.from(cortical, (value) => (value ? 1 : 0)) : null, areas: areas?.every((value) => value >= 0) ? areas : null,
    synthetic: false, source: [...new Set([chosen.file, ...(from === 'file' && long ? [long.file] : [])])].join(', '), notice: '',
  };
  return {
    connectome, candidates,
    facts: {
      format, declared: { ...declared, lengthUnit: unit }, notes, others, unequal, guessed, functional, options,
      from: { weights: title(chosen), lengths: from === 'file' && long ? title(long) : '', centres: placed.from, labels: labels.from },
      raw: !options.transpose && !options.mirrorTriangle, lengthsFrom: from, placeholders: away ? (placed.placeholder ? 'both' : 'lengths') : placed.placeholder ? 'centres' : '',
      found: placed.found, axes: placed.axes, moved: placed.moved, matched: placed.matched, missingLengths: matrix?.missing ?? 0,
    },
  };
}

/** @param {Reading[]} readings @param {Variable} chosen */
const nameOf = (readings, chosen) => base(readings.find((reading) => reading.variables.includes(chosen))?.archive ?? chosen.file).replace(/(\.(zip|csv|tsv|txt|mat|npz|npy|h5|graphml|jcon|json|edge|gz|bz2|dense))+$/i, '');

/** A part of a square matrix, as a copy. @param {Variable} each @param {number} n @param {number} first */
function part({ values, columns }, n, first) {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = /** @type {Float64Array} */ (values)[(i + first) * columns + j + first];
  return out;
}

/** @param {Float64Array} matrix @param {number} n */
export function transpose(matrix, n) {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const kept = matrix[i * n + j];
      matrix[i * n + j] = matrix[j * n + i];
      matrix[j * n + i] = kept;
    }
  }
}

/** Whether every connection stands once only, as in one triangle or in a list. @param {Float64Array} matrix @param {number} n @returns {'' | 'upper' | 'lower' | 'mixed'} where they stand */
export function once(matrix, n) {
  let upper = false, lower = false;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const above = matrix[j * n + i] !== 0, below = matrix[i * n + j] !== 0;
      if (above && below) return '';
      upper ||= above;
      lower ||= below;
    }
  }
  return upper && lower ? 'mixed' : upper ? 'upper' : lower ? 'lower' : '';
}

/** Gives each connection its way back, where none has one. @param {Float64Array} matrix @param {number} n */
function mirror(matrix, n) {
  if (once(matrix, n)) for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i] = matrix[i * n + j] || matrix[j * n + i];
}

/** @param {Variable} chosen @param {number} n @param {number} first @param {import('./variable.js').Declared} declared @param {Options} options @param {string[]} notes */
function weightsOf(chosen, n, first, declared, options, notes) {
  const weights = part(chosen, n, first);
  let cleared = 0;
  for (let k = 0; k < weights.length; k++) {
    const diagonal = k % (n + 1) === 0;
    if (!Number.isFinite(weights[k])) {
      const [row, column] = [Math.floor(k / n) + first, (k % n) + first];
      if (!diagonal) refuse(`${title(chosen)} has no number in ${chosen.lines ? `line ${chosen.lines[row]}` : `row ${row + 1}`}, column ${column + 1} (it is ${Number.isNaN(weights[k]) ? 'NaN or empty' : weights[k]}); write 0 where there is no connection`);
      weights[k] = 0;
      cleared++;
    } else if (diagonal && weights[k] !== 0 && (options.dropDiagonal || declared.noDiagonal)) weights[k] = 0;
    else if (weights[k] < 0 && options.clampNegative) weights[k] = 0;
    if (options.exp && weights[k] !== 0) weights[k] = Math.exp(weights[k]);
  }
  if (cleared) notes.push(`${cleared} entr${cleared === 1 ? 'y' : 'ies'} of the diagonal ${cleared === 1 ? 'is' : 'are'} no number and count as 0.`);
  if (options.mirrorTriangle || (declared.undirected && options.mirrorTriangle !== false)) mirror(weights, n);
  if (options.transpose) transpose(weights, n);
  return weights;
}

/** @param {Variable} long @param {number} n @param {number} first @param {Options} options @param {string[]} notes */
function lengthsOf(long, n, first, options, notes) {
  const lengths = part(long, n, first);
  const scale = options.lengthScale ?? 1;
  if (!(scale > 0 && Number.isFinite(scale))) refuse(`lengthScale is ${scale}; it must be a positive number`);
  let gone = 0, negative = 0;
  for (let k = 0; k < lengths.length; k++) {
    if (lengths[k] === Infinity || Number.isNaN(lengths[k])) {
      lengths[k] = 0;
      gone++;
    } else if (lengths[k] < 0) {
      lengths[k] = 0;
      negative++;
    } else if (scale !== 1) lengths[k] *= scale;
  }
  if (gone) notes.push(`${gone} lengths are no number and count as 0.`);
  if (negative) notes.push(`${negative} lengths are negative, which often marks a missing one, and count as 0.`);
  // The way back is as long as the way there.
  mirror(lengths, n);
  if (options.transpose) transpose(lengths, n);
  return { values: lengths, missing: gone + negative };
}

/** Lengths of at most 1 mm are no tracts, but numbers that hold their place. @param {Float64Array} values */
const placeholder = (values) => values.every((value) => value <= 1) && values.some((value) => value > 0);

/** @param {Variable[]} all @param {Variable} chosen @param {number} n @param {number} first */
function labelsOf(all, chosen, n, first) {
  const lists = all.filter((each) => each.texts && (each.texts.length === n || each.texts.length === n + first));
  // Names beside the weights come before those of another file; a list of words of the same length may still be something else.
  const rank = (/** @type {Variable} */ each) => (/^(names|labels)\b/.test(each.name) || roleOf(each.name) === 'labels' ? 0 : 2) + (each.file === chosen.file ? 0 : 1);
  const found = lists.sort((a, b) => rank(a) - rank(b))[0];
  const texts = found?.texts ? found.texts.slice(found.texts.length - n).map((text) => text.trim()) : [];
  return { texts: texts.map((text, k) => text || String(k + 1)), from: found ? title(found) : '' };
}

/** @param {Variable[]} all @param {number} n @param {number} first @param {{ texts: string[] }} labels @param {Options} options */
function placesOf(all, n, first, labels, options) {
  const { table } = options;
  // Some sets hold a second file of places that are all 0.
  const centres = all.filter((each) => each.role === 'centres' && each.values).sort((a, b) => Number(b.values?.some(Boolean)) - Number(a.values?.some(Boolean)));
  const variable = centres.find((each) => (each.rows === n + first || each.rows === n) && each.columns === 3) ?? centres.find((each) => each.rows === 3 && each.columns === n + first && n > 3);
  const texts = labels.texts;
  const matched = table && texts.length ? matchNames(texts, table) : [];
  const many = matched.filter((place) => place >= 0).length;
  const given = all.find((each) => each.role === 'hemispheres' && each.values && each.values.length === n + first)?.values?.slice(first);
  const stated = given?.every((side) => side === 0 || side === 1) ? Array.from(given) : texts.length ? sidesOf(texts).map(({ right }) => right) : [];
  const sided = (/** @type {Float64Array | null} */ centres) => {
    const clear = (/** @type {number} */ k) => stated[k] ?? -1;
    if (!centres && !stated.some((side) => side >= 0)) return null;
    return Uint8Array.from({ length: n }, (_, k) => (clear(k) >= 0 ? clear(k) : centres && centres[3 * k] > 0 ? 1 : 0));
  };
  const none = { found: null, axes: '', moved: false, matched: many };
  const points = variable ? (variable.columns === 3 ? variable.values?.slice(3 * (variable.rows - n)) : null) ?? columnwise(variable, n) : null;
  const unusable = points && (points.some((value) => !Number.isFinite(value)) || points.every((value) => value >= 0 && value <= 1));
  if (points && !unusable) {
    const found = findAxes(points, stated.length ? stated : new Int8Array(n).fill(-1), texts.length ? texts : Array(n).fill(''), table ?? null);
    if (options.axes !== undefined && !isAxes(options.axes)) refuse(`axes is "${options.axes}"; it names each axis of the file once for right, front and up, such as "-y +x +z"`);
    const axes = options.axes ?? found.axes;
    const { centres, moved } = turned(points, axes);
    return { centres, sides: sided(centres), from: title(/** @type {Variable} */ (variable)), inFile: true, placeholder: false, found, axes, moved, matched: many };
  }
  if (table && many === n && new Set(matched).size === n) {
    const centres = Float64Array.from({ length: 3 * n }, (_, k) => table.centres[3 * matched[Math.floor(k / 3)] + (k % 3)]);
    return { ...none, centres, sides: sided(centres), from: 'names', inFile: false, placeholder: Boolean(unusable) };
  }
  return { ...none, centres: null, sides: sided(null), from: '', inFile: false, placeholder: Boolean(unusable) };
}

/** @param {Variable} variable @param {number} n */
function columnwise({ values, columns }, n) {
  return Float64Array.from({ length: 3 * n }, (_, k) => /** @type {Float64Array} */ (values)[(k % 3) * columns + Math.floor(k / 3) + columns - n]);
}

/**
 * Lengths of the file; without them the straight distances between centres that are in a file, as TVB does.
 * @param {Float64Array | null} given @param {Float64Array | null} centres @param {boolean} inFile @param {number} n @param {Options} options
 * @returns {{ lengths: Float64Array | null, from: 'file' | 'euclidean' | 'none' }}
 */
function lengthsFrom(given, centres, inFile, n, options) {
  const wish = options.lengths ?? (given ? 'file' : inFile ? 'euclidean' : 'none');
  if (!['file', 'euclidean', 'none'].includes(wish)) refuse(`lengths is "${wish}"; it must be "file", "euclidean" or "none"`);
  const straight = (/** @type {number} */ i, /** @type {number} */ j) => (centres ? Math.hypot(centres[3 * i] - centres[3 * j], centres[3 * i + 1] - centres[3 * j + 1], centres[3 * i + 2] - centres[3 * j + 2]) : 0);
  if (wish === 'euclidean' && centres) {
    const scale = given ? 1 : options.lengthScale ?? 1;
    return { lengths: Float64Array.from({ length: n * n }, (_, k) => scale * straight(Math.floor(k / n), k % n)), from: 'euclidean' };
  }
  if (wish === 'none' || !given) return { lengths: null, from: 'none' };
  if (options.fillLengths && centres) for (let k = 0; k < n * n; k++) if (given[k] === 0) given[k] = straight(Math.floor(k / n), k % n);
  return { lengths: given, from: 'file' };
}
