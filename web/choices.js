// The requests of pages on which one chooses: another model, situation or preset, the way back, the theme. An embed stays with what its
// link names and is built without them.
import { listed, modelOf } from './fields.js';
import { many, refuse, remember, resumed, told } from './effect.js';
import { SITUATIONS, noModel } from './url.js';

/** @typedef {import('./types').State} State @typedef {import('./types').Context} Context @typedef {import('./requests.js').Effect} Effect */

/**
 * A seed, the number format, the connectome and the shape of a drive are the visitor's, unless it has more channels than the model
 * hears; everything else belongs to the model.
 * @param {State['values']} values @param {Context['catalog']} catalog @param {import('./types').Model} model the one that comes
 */
function portable(values, { drives }, { coupling }) {
  const mine = /^(seed|precision|delays|connectome.*|network\.(speed|normalise|lesions)|drive\.\d\.(kind|nodes|law|duty|depth|cycles|ratio|values|times|repeat))$/;
  return Object.fromEntries(Object.entries(values).filter(([path, value]) => mine.test(path) && !drives.some(({ id, channels = 1 }) => id === value && channels > coupling.channels)));
}

/** @type {Record<string, Effect>} */
export const effects = {
  model: (state, { id }, { catalog }) => {
    const model = modelOf(catalog, id);
    if (!model) return refuse(state, noModel(id, catalog));
    if (id === state.model) return state;
    return { ...state, ...resumed(state), model: id, preset: '', values: portable(state.values, catalog, model), kept: {}, start: state.start + 1, node: 0, touched: '', before: remember(state, '') };
  },
  rung: (state, { rung }, context) => {
    const model = listed(context.catalog).find((one) => one.rung === rung);
    const here = modelOf(context.catalog, state.model)?.rung;
    return model && rung !== here ? effects.model(state, { type: 'model', id: model.id }, context) : state;
  },
  situation: (state, { id }) => {
    if (!SITUATIONS.includes(id) || id === state.situation) return state;
    const start = many(id) || many(state.situation) ? state.start + 1 : state.start;
    return { ...state, ...resumed(state), situation: id, start, node: 0, selection: [], before: remember(state, '') };
  },
  preset: (state, { id }, { catalog }) => {
    const parameters = new Set(modelOf(catalog, state.model)?.parameters.map((row) => row.id));
    const values = Object.fromEntries(Object.entries(state.values).filter(([path]) => !parameters.has(path) && path !== 'play'));
    return { ...state, ...resumed(state), preset: id, values, start: state.start + 1, before: remember(state, '') };
  },
  /** Back to a place, by itself the one before the last change; time goes on where it would under the same change by hand. */
  undo: (state, { to = state.before, text }) => {
    if (!to) return { ...state, message: null };
    const { path: _, ...place } = to;
    const differs = (/** @type {string} */ path) => place.values[path] !== state.values[path];
    const other = place.model !== state.model || (place.situation !== state.situation && (many(place.situation) || many(state.situation)));
    const nodes = other || ['nodes', 'connectome', 'connectome.nodes'].some(differs) ? { node: 0, selection: [] } : {};
    const start = other || place.preset !== state.preset || differs('seed') ? state.start + 1 : state.start;
    return { ...state, ...resumed(state), ...place, ...nodes, start, before: null, message: text ? told('note', text) : null };
  },
  /** What it asks for has been fetched when it comes here. */
  forcing: (state) => ({ ...state, message: null }),
  theme: (state, { id }) => ({ ...state, theme: id }),
};
