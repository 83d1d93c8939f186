// The way back and forth over what was changed by hand: the places that were shown, and a sentence for each step between two of them.
// Time is not turned back, and how fast it runs is no change of the experiment.
import { reader } from '../experiment.js';
import { fieldsOf, modelOf, presetOf } from '../fields.js';
import { entry, unit } from '../format.js';
import { words } from '../slider.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Catalog} Catalog @typedef {import('../types').Request} Request */
/** @typedef {Pick<State, 'model' | 'situation' | 'preset' | 'values' | 'kept'>} Place @typedef {{ catalog: Catalog, store: { readonly state: State }, ask(request: Request): void }} Session */

const MOST = 200;
const LONG = 24;  // letters of a value that is not read out
const NAMED = 3;  // values that are named

/** @param {Place} state @returns {Place} */
const placeOf = ({ model, situation, preset, values, kept }) => ({ model, situation, preset, values, kept });

/** The values that two places do not share. @param {Place} a @param {Place} b */
const apart = (a, b) => [...new Set([...Object.keys(a.values), ...Object.keys(b.values)])].filter((path) => path !== 'play' && a.values[path] !== b.values[path]);

/** @param {Place} a @param {Place} b */
const alike = (a, b) => a.model === b.model && a.situation === b.situation && a.preset === b.preset;

export class Steps {
  #session;
  /** @type {Place | null} */ #shown = null;
  /** @type {Place[]} */ #behind = [];
  /** @type {Place[]} */ #ahead = [];
  /** The next place is one that was asked for here. */ #own = false;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  /** What is shown from now on. @param {State} state */
  see(state) {
    const from = this.#shown ?? state, before = state.before;
    this.#shown = placeOf(state);
    const paths = apart(from, state);
    if (this.#own || (alike(from, state) && !paths.length)) {
      this.#own = false;
      return;
    }
    this.#ahead = [];
    // A slider on its way remembers where it began; one choice of several is a step each time.
    const last = this.#behind.at(-1);
    const sliding = before && last && alike(before, last) && before.values === last.values && paths.every((path) => typeof (state.values[path] ?? from.values[path]) === 'number');
    if (sliding) return;
    this.#behind.push(placeOf(from));
    if (this.#behind.length > MOST) this.#behind.shift();
  }

  /** @param {'undo' | 'redo'} way @returns {string} what there is to say of it */
  go(way) {
    const [source, other] = way === 'undo' ? [this.#behind, this.#ahead] : [this.#ahead, this.#behind];
    const to = source.pop(), now = this.#shown;
    if (!to || !now) return this.#ask({ type: 'note', text: way === 'undo' ? 'There is no change to take back.' : 'There is no change to bring back.' });
    other.push(now);
    this.#own = true;
    return this.#ask({ type: 'undo', to: { ...to, values: paced(to, now) }, text: `${way === 'undo' ? 'Undone' : 'Redone'}: ${this.#said(now, to)}.` });
  }

  /** @param {Request} request */
  #ask(request) {
    this.#session.ask(request);
    return request.text;
  }

  /** What is so once more. @param {Place} from @param {Place} to @returns {string} */
  #said(from, to) {
    const { catalog } = this.#session;
    const model = /** @type {import('../types').Model} */ (modelOf(catalog, to.model));
    if (from.model !== to.model) return `the model is ${model.name} again`;
    if (from.situation !== to.situation) return `the situation is ${to.situation[0].toUpperCase()}${to.situation.slice(1)} again`;
    if (from.preset !== to.preset) return to.preset ? `the preset is ${presetOf(model, to.preset)?.name} again` : 'no preset is chosen, as before';
    const fields = fieldsOf(catalog, to), value = reader(to, fields);
    const name = (/** @type {string} */ path) => {
      const quantity = fields.get(path)?.quantity;
      return (quantity?.symbol && plainSymbol(quantity.symbol)) || (quantity && words(quantity)[0]) || path;
    };
    const paths = apart(from, to);
    if (paths.length > NAMED) return `${paths.length} values are as before`;
    if (paths.length > 1) return `${paths.map(name).join(', ')} are as before`;
    const field = fields.get(paths[0]), now = value(paths[0]);
    const text = field?.options?.find(({ id }) => id === now)?.name ?? `${entry(now) || 'none'}${field?.quantity.unit && now !== '' ? ` ${unit(field.quantity.unit)}` : ''}`;
    return text.length > LONG ? `${name(paths[0])} as before` : `${name(paths[0])} is ${text} again`;
  }
}

/** The values of a place, at the pace of now unless another rhythm brings its own. @param {Place} to @param {Place} now */
function paced(to, now) {
  if (to.model !== now.model || to.preset !== now.preset) return to.values;
  const { play: _, ...values } = to.values;
  return 'play' in now.values ? { ...values, play: now.values.play } : values;
}

/** What a chord of keys asks for: Ctrl or ⌘ with Z, with Shift and Z, or with Y. @param {KeyboardEvent} event @returns {'undo' | 'redo' | ''} */
export function chord({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || ctrlKey === metaKey) return '';
  const letter = key.toLowerCase();
  return letter === 'z' ? (shiftKey ? 'redo' : 'undo') : letter === 'y' && ctrlKey && !shiftKey ? 'redo' : '';
}
