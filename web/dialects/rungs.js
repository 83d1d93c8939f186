// The six rungs of this page: one model each, all with a rhythm of their own at 10 Hz, at one distance below or past the
// point where that rhythm is born. What had to be searched for stands in table.js; the rest follows from a formula.
import { TABLE } from './table.js';

/** @typedef {'below' | 'past'} Side of the Hopf point */
/**
 * @typedef {object} Rung
 * @property {string} model
 * @property {string} input    where the stimulus enters
 * @property {string} preset   whose parameters hold where nothing else is said
 * @property {string} [sought] the parameter that is moved to the Hopf point
 * @property {string[]} [times] the time constants (ms) that are stretched together
 */
/** @typedef {{ at: number, stretch: number, rest: Record<string, number>, middle?: number }} Place value of the sought parameter, factor of the time constants, fixed point, and of a cycle the middle of its range */
/** @typedef {{ hopf: number, below: Place, past: Place, swing: number, gain: number }} Found a row of table.js: swing: amplitude of the cycle's first harmonic past the Hopf point; gain: of the stimulus */

/** The rhythm of every rung, Hz. */
export const RHYTHM = 10;
/** Growth rate of a small swing: minus this below the Hopf point, plus this past it, 1/s. */
export const DISTANCE = 2;
/** One time step for all, ms. */
export const STEP = 0.1;

const TURN = 2 * Math.PI * RHYTHM;

/** @type {readonly Rung[]} */
export const RUNGS = [
  { model: 'kuramoto', input: 'x', preset: '' },
  { model: 'damped-harmonic', input: 'x', preset: '' },
  { model: 'stuart-landau', input: 'x', preset: '' },
  { model: 'wilson-cowan', input: 'x', preset: 'wc-a', sought: 'P_x', times: ['tau_x', 'tau_y'] },
  { model: 'nmm1', input: 'x', preset: '', sought: 'P_x', times: ['tau_rx', 'tau_dx', 'tau_ry', 'tau_dy'] },
  { model: 'ping', input: 'v_e', preset: '', sought: 'I', times: ['tau_e', 'tau_i', 'tau_a', 'tau_g'] },
];

/** What a formula gives: on rung 3 the cycle past the Hopf point has radius √(α/γ) = 1. @param {string} model @param {Side} side @returns {Record<string, number>} */
function byFormula(model, side) {
  if (model === 'kuramoto') return { omega: TURN };
  if (model === 'damped-harmonic') return { alpha: -DISTANCE, omega: TURN };
  return { alpha: side === 'past' ? DISTANCE : -DISTANCE, omega: TURN, gamma: DISTANCE, beta: 0 };
}

/** Parameters at a value of the sought one, with time stretched. @param {any} model of the catalogue @param {Rung} rung @param {number} at @param {number} stretch */
export function stretched(model, rung, at, stretch) {
  const preset = model.presets.find((/** @type {any} */ one) => one.id === rung.preset)?.parameters ?? {};
  /** @type {Record<string, number>} */
  const parameters = { ...preset };
  for (const row of model.parameters) if (rung.times?.includes(row.id)) parameters[row.id] = (preset[row.id] ?? row.value) * stretch;
  if (rung.sought) parameters[rung.sought] = at;
  return parameters;
}

/** Rungs 1 to 3 take the stimulus as it is, and their cycle has radius 1. @param {Rung} rung @returns {Pick<Found, 'gain' | 'swing'>} */
export const scaleOf = ({ model }) => TABLE[model] ?? { gain: 1, swing: 1 };

/** @param {any} catalog @param {Rung} rung @param {Side} side @returns {Record<string, number>} */
export function parametersOf(catalog, rung, side) {
  const found = TABLE[rung.model]?.[side];
  return found ? stretched(modelOf(catalog, rung), rung, found.at, found.stretch) : byFormula(rung.model, side);
}

/** The fixed point, from which the rungs start. @param {Rung} rung @param {Side} side @returns {Record<string, number>} */
export const restOf = ({ model }, side) => TABLE[model]?.[side].rest ?? { x: 0, y: 0 };

/** Where a trace is centred, in its own unit. @param {any} catalog @param {Rung} rung @param {Side} side */
export const middleOf = (catalog, rung, side) => TABLE[rung.model]?.[side].middle ?? restOf(rung, side)[modelOf(catalog, rung).states[0].id] ?? 0;

/** Rung 1 has no rest: it starts a quarter of a cycle back, in step with a sine of its own frequency. */
const IN_STEP = { theta: -Math.PI / 2 };

/** @param {any} catalog @param {Rung} rung */
export const modelOf = (catalog, rung) => catalog.models.find((/** @type {any} */ model) => model.id === rung.model);

/**
 * The stimulus F(t) as a rung receives it. @typedef {Record<string, any>} Stimulus a drive of the experiment document, without input
 * @param {any} catalog @param {Rung} rung @param {Side} side @param {Stimulus} stimulus
 */
export function experimentOf(catalog, rung, side, stimulus) {
  const drive = [{ ...stimulus, input: rung.input, amplitude: stimulus.amplitude * scaleOf(rung).gain }];
  return { version: 1, model: rung.model, parameters: parametersOf(catalog, rung, side), initial: rung.model === 'kuramoto' ? IN_STEP : restOf(rung, side), drive, integrator: 'rk4', dt: STEP, precision: 'f64', seed: 1 };
}

/** Rung 1 never rests, rung 2 always does. @param {Rung} rung @param {Side} side */
export const rests = ({ model }, side) => model !== 'kuramoto' && (side === 'below' || model === 'damped-harmonic');
