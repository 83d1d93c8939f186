// What the home page runs: the six rungs of "One stimulus, six dialects", just past the points where their rhythms are born
// and settled under the standard stimulus. Made when the site is built, so that the page needs no catalogue and no search,
// and that its first picture can stand in the page before the core is there.
import { STIMULUS } from '../dialects/ensemble.js';
import { fieldsOf } from '../dialects/place.js';
import { RHYTHM, RUNGS, experimentOf, modelOf, rests, scaleOf } from '../dialects/rungs.js';
import { quantityOf } from '../draw/lab.js';
import { roundWindow } from '../draw/sweep.js';

/** @typedef {{ low: number, high: number, value: number, unit: string, symbol: string, meaning: string }} Knob */
/** @typedef {{ as: string, id: string, symbol: string, unit: string, middle: number, swing: number }} Side a variable: its name in the recorder of all and in its own, about which value it swings, and how far in the rung's own cycle */
/**
 * @typedef {object} Rung
 * @property {string} model
 * @property {Record<string, any>} experiment its drive waits for a stimulus
 * @property {number} gain of the stimulus
 * @property {boolean} rests it has no rhythm of its own
 * @property {Side} push
 * @property {Side} pull
 */
/** @typedef {{ dt: number, span: number, speed: number, frequency: Knob, amplitude: Knob, rungs: Rung[], rows: import('../dialects/ensemble.js').Row[], catalog: { models: any[] } }} Ladder */

const STEP = 0.5;       // ms: a two-hundredth of a cycle, and a fifth of the work of the page with the curves
const SETTLE = 8000;    // ms, whole cycles of the stimulus: what the start left behind is e^-16
const NUDGE = 0.1;      // of the cycle: a rhythm would need ages to leave its fixed point
const SIDE = 'past';
const RECORDS = 1;      // the rung whose input is the stimulus itself

/** @param {any} core @returns {Ladder} */
export function makeLadder(core) {
  const { catalog } = core, fields = fieldsOf(catalog, {});
  const knob = (/** @type {string} */ path) => {
    const { low, high, value, unit, symbol, meaning } = /** @type {import('../types').Field} */ (fields.get(path)).quantity;
    return { low, high, value, unit, symbol, meaning };
  };
  const amplitude = knob('drive.0.amplitude'), frequency = knob('drive.0.frequency'), { value: speed } = knob('play');
  const rungs = RUNGS.map((rung) => settled(core, rung, { kind: 'sine', amplitude: amplitude.value, frequency: frequency.value }));
  const rows = [
    { as: STIMULUS, of: RECORDS, what: `input.${RUNGS[RECORDS].input}` },
    ...rungs.flatMap(({ push, pull }, of) => [push, pull].map(({ as, id }) => ({ as, of, what: id }))),
  ];
  // What the class around the core asks of a catalogue.
  const models = RUNGS.map((rung) => modelOf(catalog, rung)).map(({ id, core: first, dt, states }) => ({ id, core: first, dt, states: states.map((/** @type {any} */ state) => ({ id: state.id })) }));
  return { dt: STEP, span: roundWindow(RHYTHM, speed), speed, frequency, amplitude, rungs, rows, catalog: { models } };
}

/** @param {any} core @param {import('../dialects/rungs.js').Rung} rung @param {import('../dialects/rungs.js').Stimulus} stimulus @returns {Rung} */
function settled(core, rung, stimulus) {
  const model = modelOf(core.catalog, rung), { gain, swing } = scaleOf(rung);
  const experiment = { ...experimentOf(core.catalog, rung, SIDE, stimulus), dt: STEP };
  const sim = core.simulate(experiment);
  if (rung.model !== 'kuramoto') sim.kick(0, model.states[0].id, NUDGE * swing);
  sim.step(SETTLE / STEP);
  const initial = Object.fromEntries(model.states.map((/** @type {any} */ { id, circular }) => [id, circular ? turned(sim.read(id)[0]) : sim.read(id)[0]]));
  // A second more: how far push and pull reach.
  sim.scope({ what: [model.push, model.pull], every: 1, columns: 1000 / STEP });
  sim.step(1000 / STEP);
  const { min, max, capacity } = sim.trace();
  const ranges = [0, 1].map((q) => [Math.min(...min.slice(q * capacity, (q + 1) * capacity)), Math.max(...max.slice(q * capacity, (q + 1) * capacity))]);
  sim.delete();
  const side = (/** @type {string} */ as, /** @type {string} */ id, /** @type {number} */ q) => {
    const { symbol, unit } = quantityOf(model, id), [low, high] = ranges[q];
    // The pull is measured by the cycle of the push, so that both keep their relation.
    return { as, id, symbol, unit, middle: (low + high) / 2, swing: (swing * (high - low)) / (ranges[0][1] - ranges[0][0]) };
  };
  const drive = experiment.drive.map((/** @type {any} */ one) => ({ ...one, amplitude: 0 }));
  return { model: rung.model, experiment: { ...experiment, initial, drive }, gain, rests: rests(rung, SIDE), push: side(rung.model, model.push, 0), pull: side(`${rung.model}.pull`, model.pull, 1) };
}

/** Without its whole turns. @param {number} angle */
const turned = (angle) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
