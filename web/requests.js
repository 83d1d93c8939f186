// What can be asked of the page, and what each request makes of the state. Pure: (state, request) → state.
import * as choices from './choices.js';
import { refuse, remember, resumed, told } from './effect.js';
import { FASTEST, SLOWEST, fieldsOf, inWords, readValue, roundTo125 } from './fields.js';
import { reader } from './experiment.js';
import { firstModel, read, refusal } from './url.js';

/** @typedef {import('./types').State} State @typedef {import('./types').Request} Request @typedef {import('./types').Context} Context */
/** @typedef {(state: State, request: Request, context: Context) => State} Effect */

/** @param {Context} context @returns {State} */
export const firstState = ({ catalog }) => ({
  model: firstModel(catalog), situation: 'alone', preset: '', values: {}, kept: {}, running: true, failed: null, start: 0, node: 0, selection: [], touched: '', more: false,
  theme: 'auto', message: null, before: null,
});

/** @param {State} state @param {string} path @param {number | string} value @param {Context} context @param {string} [as] changes of one name are taken back together @returns {State} */
function setValue(state, path, value, context, as = path) {
  const field = fieldsOf(context.catalog, state).get(path);
  if (!field) return refuse(state, `There is no value called "${path}" here.`);
  const result = readValue(field, String(value));
  const now = reader(state, fieldsOf(context.catalog, state))(path);
  if ('problem' in result) return refuse(state, `${result.problem}. It stays ${inWords(now)}.`);
  if (result.value === now) return state.message?.kind === 'error' && !state.failed ? { ...state, message: null } : state;
  const { [path]: _, ...rest } = state.values;
  const { clears } = field;
  const others = clears ? Object.fromEntries(Object.entries(rest).filter(([one]) => !clears.test(one))) : rest;
  const values = result.value === field.standard ? others : { ...others, [path]: result.value };
  const problem = path === 'play' ? '' : refusal({ ...state, values, kept: {} }, field, context);
  if (problem) return refuse(state, `${problem} It stays ${inWords(now)}.`);
  const start = path === 'seed' ? state.start + 1 : state.start;
  const other = path === 'connectome' || path === 'connectome.nodes';
  const node = other ? 0 : path === 'nodes' ? Math.min(state.node, Number(result.value) - 1) : state.node;
  // The speed changes nothing of what has failed.
  if (path === 'play') return { ...state, values, message: state.failed ? state.message : null };
  return { ...state, ...resumed(state), values, start, node, selection: other ? [] : state.selection, before: remember(state, as) };
}

/** @param {State} state @param {number} steps of 1, 2, 5 @param {Context} context */
function changeSpeed(state, steps, context) {
  const now = Number(reader(state, fieldsOf(context.catalog, state))('play'));
  const factor = steps > 0 ? 2.1 : 1 / 2.1;  // from any of 1, 2, 5 this lands on the next after rounding
  return setValue(state, 'play', Math.min(FASTEST, Math.max(SLOWEST, roundTo125(now * factor))), context);
}

/** A single step is taken from rest; after a failure, from the last good state. @param {State} state @returns {State} */
const halt = (state) => (state.running || state.failed ? { ...state, running: false, failed: null, message: state.failed ? null : state.message } : state);

/** @type {Record<string, Effect>} */
const effects = {
  set: (state, { path, value, as }, context) => setValue(state, path, value, context, as),
  unset: (state, { path }, context) => {
    const field = fieldsOf(context.catalog, state).get(path);
    return field ? setValue(state, path, field.standard, context) : state;
  },
  touch: (state, { path }) => (path === state.touched ? state : { ...state, touched: path ?? '' }),
  /** The end of a drag: the next change of the same slider is a new one. */
  settle: (state) => (state.before?.path ? { ...state, before: { ...state.before, path: '' } } : state),
  play: (state) => (state.running ? state : { ...state, running: true, failed: null, message: null }),
  pause: (state) => (state.running ? { ...state, running: false } : state),
  toggle: (state) => (state.running ? { ...state, running: false } : effects.play(state, { type: 'play' }, /** @type {any} */ (null))),
  step: halt,
  back: halt,
  kick: (state) => (state.failed ? { ...state, ...resumed(state) } : state),
  pulse: (state) => (state.failed ? { ...state, ...resumed(state) } : state),
  reset: (state) => ({ ...state, ...resumed(state), start: state.start + 1 }),
  faster: (state, _, context) => changeSpeed(state, 1, context),
  slower: (state, _, context) => changeSpeed(state, -1, context),
  select: (state, { node, nodes, add }) => {
    const selection = !nodes ? state.selection : add ? [...state.selection.filter((one) => !nodes.includes(one)), ...nodes.filter((/** @type {number} */ one) => !state.selection.includes(one))] : nodes;
    return { ...state, node: node ?? selection.at(-1) ?? state.node, selection };
  },
  node: (state, { node }) => (node === state.node ? state : { ...state, node }),
  more: (state, { open }) => (open === state.more ? state : { ...state, more: open }),
  link: (state, { hash, text: said = '' }, context) => {
    const { place, problems, notes } = read(hash, context);
    const text = said || [...problems, ...notes].join(' ');
    const message = text ? told(said || problems.length ? 'error' : 'note', text) : null;
    return { ...state, ...resumed(state), ...place, start: state.start + 1, node: 0, selection: [], touched: '', message, before: null };
  },
  /** The simulation has stopped by itself: a state left the finite numbers. */
  revert: (_, { to, text }) => ({ ...to, message: told('error', text) }),
  failed: (state, { text }) => ({ ...state, running: false, failed: { ran: state.running }, message: told('error', text) }),
  note: (state, { text, kind = 'note', retry }) => ({ ...state, message: text ? { ...told(kind, text), retry } : null }),
};

/** @type {Record<string, Effect>} */
const all = { ...effects, ...choices.effects };

/** @param {Context} context @returns {(state: State, request: Request) => State} */
export const requests = (context) => (state, request) => all[request.type]?.(state, request, context) ?? state;
