// The state of the page as readable text after the #, and back:  #v1/stuart-landau?at=forced&alpha=0.3&drive.0.frequency=12
// A link holds only what differs from the standard values. It may be cut, edited or newer than this page: whatever is
// valid is loaded, whatever is unknown is kept and written back, and each fault becomes one sentence.
import { fieldsOf, inWords, listed, modelOf, presetOf, readValue } from './fields.js';
import { experimentOf } from './experiment.js';

/** @typedef {import('./types').Catalog} Catalog @typedef {import('./types').State} State @typedef {import('./types').Context} Context */
/** @typedef {import('./types').Situation} Situation */
/** @typedef {{ model: string, situation: Situation, preset: string, values: Record<string, number | string>, kept: Record<string, string> }} Place */

export const SITUATIONS = /** @type {const} */ (['alone', 'forced', 'network', 'brain']);

/** Where a visit without a link begins. @param {Catalog} catalog */
export const firstModel = (catalog) => modelOf(catalog, 'stuart-landau')?.id ?? catalog.models[0].id;

/** Readable, yet safe between & and =; half a character is none. @param {string | number} text */
const encode = (text) => encodeURIComponent(String(text).replace(/\p{Cs}/gu, '\ufffd')).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%20/g, '+');

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;  // a link cut in the middle of an escape
  }
}

/** What a link says of a moment of a run, beside the state of the page: docs/links.md. */
const MOMENT = ['step', 'h', 'z'];

/** Parts a link into the state of the page and the moment it names, which is null in most. @param {string} link @returns {{ hash: string, moment: Record<string, string> | null }} */
export function parted(link) {
  const at = link.indexOf('?');
  const pairs = at < 0 ? [] : link.slice(at + 1).split('&');
  const named = pairs.map(split).filter(([key]) => MOMENT.includes(key));
  if (!named.length) return { hash: link, moment: null };
  const rest = pairs.filter((pair) => !MOMENT.includes(split(pair)[0])).join('&');
  return { hash: link.slice(0, at) + (rest && `?${rest}`), moment: Object.fromEntries(named.map(([key, value]) => [key, value ?? ''])) };
}

/** The model that a link names. @param {string} hash */
export const modelIn = (hash) => decode(/^#?v1\/([^?]*)/.exec(hash)?.[1] ?? '');

/** @param {Place} place @param {Catalog} catalog @returns {string} with the leading # */
export function write(place, catalog) {
  /** @type {[string, string | number][]} */
  const pairs = [];
  if (place.situation !== 'alone') pairs.push(['at', place.situation]);
  if (place.preset) pairs.push(['preset', place.preset]);
  // In the order of the fields, so that one state has one link.
  for (const [path, field] of fieldsOf(catalog, place))
    if (path in place.values && place.values[path] !== field.standard) pairs.push([path, place.values[path]]);
  pairs.push(...Object.entries(place.kept));
  const query = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
  return `#v1/${encode(place.model)}${query && `?${query}`}`;
}

/**
 * @param {string} hash as in location.hash
 * @param {Context} context
 * @returns {{ place: Place, problems: string[], notes: string[] }} notes: nothing is wrong, but something does nothing
 */
export function read(hash, context) {
  const { catalog } = context;
  /** @type {string[]} */
  const problems = [];
  const text = hash.replace(/^#/, '');
  /** @type {Place} */
  const place = { model: firstModel(catalog), situation: 'alone', preset: '', values: {}, kept: {} };
  if (!text) return { place, problems, notes: [] };

  const match = /^v1(?:\/([^?]*))?(?:\?(.*))?$/s.exec(text);
  if (!match) {
    problems.push(`A link to this page begins with #v1/ and a model; "#${shorten(text)}" does not. ${nameOf(catalog, place)} is shown.`);
    return { place, problems, notes: [] };
  }
  const named = decode(match[1] ?? '');
  if (modelOf(catalog, named)) place.model = named;
  else problems.push(`${noModel(named, catalog)} ${nameOf(catalog, place)} is shown.`);

  // What other values hang on comes first.
  const first = (/** @type {[string, any]} */ [key]) => ['montage', 'input', 'kind', 'connectome'].indexOf(/** @type {string} */ (key.split('.').pop()));
  // Of a key that stands there twice the last one counts.
  const pairs = [...new Map((match[2] ?? '').split('&').filter(Boolean).map(split))].sort((a, b) => first(b) - first(a));
  for (const [key, value] of pairs) if (key === 'at' || key === 'preset') readChoice(key, value, place, catalog, problems);
  // A value belongs to a model: with the model unknown, the values have no meaning here.
  if (place.model !== named) return { place, problems, notes: [] };
  // What is refused may only be early: another value, further on, makes it right.
  const tell = (/** @type {[string, string | null]} */ [key, value], /** @type {string[]} */ told) => {
    if (key !== 'at' && key !== 'preset') readField(key, value, place, context, told);
    return told.length > 0;
  };
  for (const pair of pairs.filter((one) => tell(one, []))) tell(pair, problems);
  return { place, problems, notes: unknown(place, catalog) };
}

/** @param {Place} place @param {Catalog} catalog @returns {string[]} */
function unknown(place, catalog) {
  const model = modelOf(catalog, place.model), keys = [...Object.keys(place.kept), ...Object.keys(place.values)];
  const said = new Map(keys.map((key) => [key, catalog.forcing?.unknown(key, place) ?? '']));
  const names = Object.keys(place.kept).filter((key) => !said.get(key)).map(shorten), told = [...said.values()].filter(Boolean);
  return names.length && model ? [...told, `${names.join(', ')}: unknown here and ignored. The parameters of ${model.name} are ${ids(model.parameters)}.`] : told;
}

/** @param {string} pair @returns {[string, string | null]} */
function split(pair) {
  const at = pair.indexOf('=');
  return at < 0 ? [decode(pair), null] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
}

/** @param {'at' | 'preset'} key @param {string | null} value @param {Place} place @param {Catalog} catalog @param {string[]} problems */
function readChoice(key, value, place, catalog, problems) {
  const model = modelOf(catalog, place.model);
  if (!model || !value) problems.push(`The link names ${key} without a value; it is left out.`);
  else if (key === 'at') {
    if (SITUATIONS.includes(/** @type {Situation} */ (value))) place.situation = /** @type {Situation} */ (value);
    else problems.push(`at is "${shorten(value)}"; it must be one of ${SITUATIONS.join(', ')}. The model is shown alone.`);
  } else if (presetOf(model, value)) place.preset = value;
  else problems.push(`There is no preset "${shorten(value)}" of ${model.name}. The presets are ${ids(model.presets)}.`);
}

/** @param {string} key @param {string | null} text @param {Place} place @param {Context} context @param {string[]} problems */
function readField(key, text, place, context, problems) {
  const field = fieldsOf(context.catalog, place).get(key);
  if (!field) {
    if (text === null) problems.push(`The link holds "${shorten(key)}" without a value; it may be cut. It is left out.`);
    else place.kept[key] = text;
    return;
  }
  const standard = `${key} stays at its standard value, ${inWords(field.standard)}.`;
  if (text === null) return void problems.push(`The link names ${key} without a value; it may be cut. ${standard}`);
  const result = readValue(field, text);
  if ('problem' in result) return void problems.push(`${result.problem}. ${standard}`);
  if (result.value === field.standard) return;
  const values = { ...place.values, [key]: result.value };
  const problem = refusal({ ...place, values }, field, context);
  if (problem) problems.push(`${problem} ${standard}`);
  else place.values = values;
}

/**
 * The core's own word on a value, as a sentence. It is asked in the situation in which the value counts.
 * @param {Place} place @param {import('./types').Field} field @param {Context} context
 */
export function refusal(place, field, context) {
  const { brain } = context.catalog;
  const own = /** @type {Record<string, Situation>} */ ({ drive: 'forced', network: 'network', brain: 'brain' })[field.group];
  const situation = place.situation === 'brain' ? 'brain' : own ?? place.situation;
  const judge = () => {
    const fault = field.fault?.(place.values);
    if (fault) return fault;
    const experiment = experimentOf(context.catalog, /** @type {State} */ ({ ...place, situation }));
    return context.problem(brain && situation === 'brain' && !field.path.startsWith('connectome') ? brain.small(experiment) : experiment);
  };
  /** @type {string} */ let problem;
  try {
    problem = judge();
  } catch (error) {
    // A graph that cannot be made leaves no experiment to judge.
    problem = /** @type {Error} */ (error).message;
  }
  return problem && !/[.?]$/.test(problem) ? `${problem}.` : problem;
}

/** @param {{ id: string }[]} rows */
const ids = (rows) => rows.map((row) => row.id).join(', ');

/** Pairs of neighbouring letters. @param {string} text */
const pairs = (text) => new Set([...text.toLowerCase()].map((letter, k, all) => letter + all[k + 1]));

/** The few whose ids share the largest part of their pairs of letters with what was typed. @param {string} named @param {Catalog} catalog */
export function noModel(named, catalog) {
  const all = listed(catalog), typed = pairs(named);
  const likeness = (/** @type {{ id: string }} */ { id }) => [...pairs(id)].filter((pair) => typed.has(pair)).length / (id.length + named.length);
  return `There is no model "${shorten(named)}". The nearest are ${ids(all.sort((a, b) => likeness(b) - likeness(a)).slice(0, 3))}; the ladder of the lab has all ${all.length}.`;
}

/** @param {Catalog} catalog @param {Place} place */
const nameOf = (catalog, place) => modelOf(catalog, place.model)?.name;

/** @param {string} text */
const shorten = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
