// What the plots need to know of the page's state, in one place.

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Quantity} Quantity */
/** @typedef {{ id: string, quantity: Quantity, name?: string, dash?: number[] }} Signal what the recorder calls it, and what it is */

/** Simulated time per wall time. @param {Lab} lab */
export const speedOf = ({ state, fields }) => Number(state.values.play ?? fields?.get('play')?.standard ?? 0.1);

/** The selected node. @param {Lab} lab */
export const nodeOf = ({ state, sim }) => Math.min(Math.max(0, state.node ?? 0), sim.nodes - 1);

/** The rhythm that a preset declares, or the nearest thing to it (Hz). @param {Lab} lab */
export function declaredFrequency({ model, state }) {
  const preset = model.presets.find((one) => one.id === state.preset);
  return preset?.frequency || model.presets.find((one) => one.frequency)?.frequency || model.forcing.frequency || 0;
}

/** A state or readout of the model by its id. @param {import('../types').Model} model @param {string} id */
export function quantityOf(model, id) {
  const all = [...model.states, ...model.readouts];
  return /** @type {Quantity} */ (all.find((row) => row.id === id) ?? all[0]);
}

/**
 * The signals of a model: push, pull, what an instrument sees (null when it is one of the two), and the drive.
 * @param {import('../types').Model} model
 * @returns {{ push: Signal, pull: Signal, observe: Signal | null, drive: Signal | null }}
 */
export function signalsOf(model) {
  const push = { id: model.push, quantity: quantityOf(model, model.push) };
  const pull = { id: model.pull, quantity: quantityOf(model, model.pull) };
  const seen = model.readouts[0];
  const known = [push, pull].some(({ quantity }) => quantity.symbol === seen.symbol && quantity.unit === seen.unit);
  const input = model.inputs.find((row) => row.role.split(' ').includes('f'));
  return {
    push, pull,
    observe: known ? null : { id: 'observable', quantity: seen },
    drive: input ? { id: `input.${input.id}`, quantity: { ...input, symbol: input.symbol } } : null,
  };
}

/** The two coordinates whose history is the trail: those of the plane, or of the circle. @param {import('../types').Model} model */
export const trailOf = (model) => (onCircle(model) ? [model.push, model.pull] : [model.plane[0], model.plane[1] ?? model.plane[0]]);

/** A phase has no plane, it has a circle. @param {import('../types').Model} model */
export const onCircle = (model) => model.states.some((state) => state.circular && state.id === model.plane[0]);

/** One state alone has a line, on which it moves as its own rate of change says. @param {import('../types').Model} model */
export const onLine = (model) => !onCircle(model) && (model.plane[1] ?? model.plane[0]) === model.plane[0];

/** The rate of change of a state, as the upright axis of its line: nameless, it is drawn as the symbol under a dot. @param {Quantity} x @param {string} timeUnit @returns {Quantity} */
export const rateOf = (x, timeUnit) => ({ ...x, id: '', unit: x.unit ? `${x.unit}/${timeUnit}` : `1/${timeUnit}` });

/**
 * A second-order plane: the rates of both axes are states of their own, and the core's slice is taken at rest, whatever the state.
 * @param {import('../types').Model} model
 */
export const atRest = (model) => !onLine(model) && model.plane.every((id) => model.states.find((state) => state.id === id)?.rate);

/** What is drawn below the traces: the drives, told apart once the page knows of several. @param {Pick<Lab, 'catalog' | 'model' | 'state' | 'fields'>} lab @returns {Signal[]} */
export function drivesOf({ catalog, model, state, fields }) {
  const { drive } = signalsOf(model);
  return catalog.forcing?.signals({ model, state, fields }) ?? (drive && state.situation === 'forced' ? [drive] : []);
}

/** All that the plots read from the recorder. @param {import('../types').Model} model @param {Signal[]} [drives] */
export function recorded(model, drives = []) {
  const { push, pull, drive } = signalsOf(model);
  return [...new Set([push.id, pull.id, 'observable', ...(drive ? [drive.id] : []), ...drives.map(({ id }) => id), ...trailOf(model)])];
}

/**
 * One trace of the recorder.
 * @param {import('../types').Trace} trace @param {string} id @param {number} node
 * @returns {import('./sweep.js').Row}
 */
export function rowOf({ what, nodes, capacity, first, min, max, mean }, id, node) {
  const c = Math.max(0, what.indexOf(id));
  return { min, max, mean, capacity, first, offset: (c * nodes + node) * capacity };
}
