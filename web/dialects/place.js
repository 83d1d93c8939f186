// What can be chosen on this page, how a link says it, and what each request makes of it. Pure, as in the lab: the same
// values, the same words, the same grammar of links (#v1/dialects?drive.0.frequency=9).
import { FASTEST, SLOWEST, inWords, readValue, roundTo125 } from '../fields.js';
import { RHYTHM } from './rungs.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Field} Field @typedef {import('../types').Request} Request */
/** @typedef {import('../types').Quantity} Quantity */

/** Kinds of drive that need more than numbers, that come once, or that not every rung hears the same way. */
const LEFT_OUT = ['rotating', 'curve', 'gaussian', 'interference'];
/** What a kind needs beside its numbers. @type {Record<string, any>} */
const BESIDE = { 'multi-sine': { frequencies: [7, 10, 13] } };
/** Numbers that suit a rhythm of 10 Hz, where those of the catalogue do not. @type {Record<string, Record<string, number>>} */
const HERE = {
  modulated: { modulation: 1 }, chirp: { frequency: 7, to: 13, sweep: 5000 }, burst: { cycles: 4, interval: 1000 }, pulses: { width: 10 }, biphasic: { width: 10 },
  random: { low: 5, high: 15 },
};
/** Numbers that every kind has and this page leaves as they are. */
const LEFT = ['start', 'stop', 'ramp', 'phase'];
/** The menu of the first load; asking for more fetches the whole build. */
const FIRST = [{ id: 'sine', name: 'Sine', meaning: 'one frequency' }, { id: 'constant', name: 'Constant', meaning: 'the same at all times' }];
export const MORE = 'more';
const DRIVE = 'drive.0.';
const SPEED = 0.1;

const SIDES = [
  { id: 'below', name: 'just below: rest', meaning: 'small swings die out' },
  { id: 'past', name: 'just past: rhythm', meaning: 'small swings grow to a cycle' },
];

/** @param {Partial<Quantity> & { id: string }} part @returns {Quantity} */
const quantity = (part) => ({ symbol: '', unit: '', value: 0, low: 0, high: 1, scale: 'linear', meaning: '', ...part });

/** In the unit and for the rhythm of this page. @param {string} kind @param {Quantity} row @returns {Quantity} */
function here(kind, row) {
  const value = HERE[kind]?.[row.id];
  if (row.id === 'amplitude') return { ...row, symbol: 'F', unit: '1/s', value: 3, low: 0, high: 10, scale: 'linear', meaning: 'amplitude' };
  if (row.id === 'frequency') return { ...row, symbol: 'f', unit: 'Hz', value: value ?? RHYTHM, low: 7, high: 13, scale: 'linear', meaning: row.meaning || 'frequency' };
  return { ...row, value: value ?? row.value };
}

/** The numbers that a kind of drive reads. @param {any} catalog @param {string} kind @returns {Quantity[]} */
function numbersOf(catalog, kind) {
  const plain = (kind === 'constant' ? ['amplitude'] : ['amplitude', 'frequency']).map((id) => quantity({ id }));
  const known = FIRST.some(({ id }) => id === kind) ? null : kindsOf(catalog).find(({ id }) => id === kind)?.fields;
  return (known?.filter((row) => !LEFT.includes(row.id)) ?? plain).map((row) => here(kind, row));
}

/** @param {any} catalog @returns {import('../types').Named[]} */
function kindsOf(catalog) {
  if (catalog.others) return [...FIRST, { id: MORE, name: 'More waveforms …', meaning: 'fetches the rest of the laboratory' }];
  const all = catalog.drives.filter((/** @type {any} */ { id }) => !LEFT_OUT.includes(id) && FIRST.every((one) => one.id !== id));
  return [...FIRST, ...all];
}

/** Whether a waveform is still to be fetched. @param {any} catalog @param {string} kind */
export const absent = (catalog, kind) => Boolean(catalog.others && kind && FIRST.every(({ id }) => id !== kind));

/** @param {any} catalog @param {Readonly<Record<string, any>>} values @returns {Map<string, Field>} by path */
export function fieldsOf(catalog, values) {
  /** @type {Map<string, Field>} */
  const fields = new Map();
  const add = (/** @type {any} */ field) => fields.set(field.path, { key: true, group: 'drive', standard: field.quantity.value, options: null, whole: false, ...field });
  add({ path: `${DRIVE}kind`, quantity: quantity({ id: 'kind', meaning: 'Waveform' }), options: kindsOf(catalog), standard: 'sine' });
  const kind = String(values[`${DRIVE}kind`] ?? 'sine');
  for (const row of numbersOf(catalog, kind)) add({ path: `${DRIVE}${row.id}`, quantity: row });
  add({ path: 'side', group: 'page', quantity: quantity({ id: 'side', meaning: 'Hopf point' }), options: SIDES, standard: 'below' });
  add({ path: 'play', group: 'page', quantity: quantity({ id: 'play', unit: '×', value: SPEED, low: SLOWEST, high: FASTEST, scale: 'log', meaning: 'playback speed' }) });
  return fields;
}

/** The stimulus as a drive of the document. @param {Map<string, Field>} fields @param {State['values']} values */
export function stimulusOf(fields, values) {
  const kind = String(values[`${DRIVE}kind`] ?? 'sine');
  /** @type {Record<string, any>} */
  const stimulus = { kind, ...BESIDE[kind] };
  for (const [path, field] of fields) if (path.startsWith(DRIVE) && !field.options) stimulus[path.slice(DRIVE.length)] = values[path] ?? field.standard;
  return stimulus;
}

/** @returns {State} */
export const firstState = () => ({
  model: 'dialects', situation: 'forced', preset: '', values: {}, kept: {}, running: true, failed: null, start: 0, node: 0, selection: [], touched: '', more: false,
  theme: 'auto', message: null, before: null,
});

/** Readable, yet safe between & and =. @param {string | number} text */
const encode = (text) => encodeURIComponent(String(text)).replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%20/g, '+');

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/** @param {State} state @param {any} catalog @returns {string} with the leading # */
export function write(state, catalog) {
  /** @type {[string, string | number][]} */
  const pairs = [];
  for (const [path, field] of fieldsOf(catalog, state.values)) if (path in state.values && state.values[path] !== field.standard) pairs.push([path, state.values[path]]);
  pairs.push(...Object.entries(state.kept));
  const query = pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
  return `#v1/dialects${query && `?${query}`}`;
}

/** The waveform that a link asks for. @param {string} hash */
export const kindIn = (hash) => decode(/[?&]drive\.0\.kind=([^&]*)/.exec(hash)?.[1] ?? '');

/** @param {string} hash @param {any} catalog @returns {{ values: Record<string, any>, kept: Record<string, string>, problems: string[] }} */
export function read(hash, catalog) {
  /** @type {{ values: Record<string, any>, kept: Record<string, string>, problems: string[] }} */
  const place = { values: {}, kept: {}, problems: [] };
  const text = hash.replace(/^#/, '');
  if (!text) return place;
  const match = /^v1\/dialects(?:\?(.*))?$/s.exec(text);
  if (!match) {
    place.problems.push(`A link to this page begins with #v1/dialects; "#${text.slice(0, 40)}" does not.`);
    return place;
  }
  const pairs = (match[1] ?? '').split('&').filter(Boolean).map((pair) => [decode(pair.split('=')[0]), decode(pair.split('=').slice(1).join('='))]);
  // The waveform says which numbers there are.
  pairs.sort(([a], [b]) => Number(b === `${DRIVE}kind`) - Number(a === `${DRIVE}kind`));
  for (const [key, value] of pairs) {
    const field = fieldsOf(catalog, place.values).get(key);
    if (!field) {
      place.kept[key] = value;
      continue;
    }
    const result = readValue(field, value);
    if ('problem' in result) place.problems.push(`${result.problem}. ${key} stays at its standard value, ${inWords(field.standard)}.`);
    else if (result.value !== field.standard) place.values[key] = result.value;
  }
  return place;
}

/** @typedef {{ catalog: any, problem: (values: State['values']) => string }} Context problem: what the core refuses, as a sentence */

/** @param {State} state @param {string} path @param {any} value @param {Context} context @returns {State} */
function setValue(state, path, value, { catalog, problem }) {
  const refuse = (/** @type {string} */ text) => ({ ...state, message: { kind: /** @type {const} */ ('error'), text } });
  const field = fieldsOf(catalog, state.values).get(path);
  if (!field) return refuse(`There is no value called "${path}" here.`);
  const result = readValue(field, String(value));
  const now = state.values[path] ?? field.standard;
  if ('problem' in result) return refuse(`${result.problem}. It stays ${inWords(now)}.`);
  if (result.value === now) return state.message?.kind === 'error' && !state.failed ? { ...state, message: null } : state;
  const { [path]: _, ...others } = state.values;
  // The numbers of one waveform mean nothing to another, but for its size and pace.
  const rest = path === `${DRIVE}kind` ? Object.fromEntries(Object.entries(others).filter(([one]) => !one.startsWith(DRIVE) || /\.(amplitude|frequency)$/.test(one))) : others;
  const values = result.value === field.standard ? rest : { ...rest, [path]: result.value };
  const text = path === 'play' ? '' : problem(values);
  if (text) return refuse(`${text.replace(/\.?$/, '.')} It stays ${inWords(now)}.`);
  return { ...state, values, running: state.running || state.failed?.ran === true, failed: null, message: null };
}

/** @param {State} state @param {number} factor @param {Context} context */
function changeSpeed(state, factor, context) {
  const now = Number(state.values.play ?? SPEED);
  return setValue(state, 'play', Math.min(FASTEST, Math.max(SLOWEST, roundTo125(now * factor))), context);
}

/** @param {State} state @param {boolean} running @returns {State} */
const run = (state, running) => (running === state.running ? state : { ...state, running, failed: null });

/** @type {Record<string, (state: State, request: Request, context: Context) => State>} */
const effects = {
  set: (state, { path, value }, context) => setValue(state, path, value, context),
  unset: (state, { path }, context) => setValue(state, path, fieldsOf(context.catalog, state.values).get(path)?.standard ?? '', context),
  touch: (state, { path }) => (path === state.touched ? state : { ...state, touched: path ?? '' }),
  toggle: (state) => run(state, !state.running),
  step: (state) => run(state, false),
  back: (state) => run(state, false),
  reset: (state) => ({ ...state, start: state.start + 1, running: state.running || state.failed?.ran === true, failed: null, message: null }),
  faster: (state, _, context) => changeSpeed(state, 2.1, context),
  slower: (state, _, context) => changeSpeed(state, 1 / 2.1, context),
  theme: (state, { id }) => ({ ...state, theme: id }),
  link: (state, { hash }, context) => {
    const { values, kept, problems } = read(hash, context.catalog);
    const refused = problems.length ? '' : context.problem(values);
    const text = [...problems, refused].filter(Boolean).join(' ');
    return { ...state, values: refused ? {} : values, kept, failed: null, start: state.start + 1, message: text ? { kind: 'error', text } : null };
  },
  failed: (state, { text }) => ({ ...state, running: false, failed: { ran: state.running }, message: { kind: 'error', text } }),
  note: (state, { text, kind = 'note' }) => ({ ...state, message: text ? { kind, text } : null }),
};

/** @param {Context} context @returns {(state: State, request: Request) => State} */
export const requests = (context) => (state, request) => effects[request.type]?.(state, request, context) ?? state;
