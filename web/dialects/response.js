// How a rung answers: its linear response from a small step of the stimulus, what it does now from the recorder's columns,
// and what it would do at other frequencies from a side run. Knows no document.

/** @typedef {{ values: Float64Array, interval: number }} StepResponse of the observable, per unit of the input; ms between values */
/** @typedef {{ gain: number, lag: number }} Answer lag: rad behind the stimulus, −π to π */

const SMALL = 1e-4;   // step of the input, against its range: no nonlinearity is felt
const LENGTH = 6000;  // ms, in which e^(−2t/s) falls to 6·10⁻⁶
const EVERY = 10;     // steps a value

/**
 * The response at rest to a unit step of an input.
 * @param {any} core @param {any} experiment without drives @param {string} input
 * @returns {StepResponse}
 */
export function stepResponse(core, experiment, input) {
  const model = core.catalog.models.find((/** @type {any} */ one) => one.id === experiment.model);
  const { low, high } = model.inputs.find((/** @type {any} */ one) => one.id === input);
  const amplitude = SMALL * (high - low);
  const drives = [{ kind: 'constant', input, amplitude: 0 }];
  const rest = core.analyse.equilibria({ ...experiment, drive: drives })[0].state;
  const sim = core.simulate({ ...experiment, initial: rest, drive: [{ ...drives[0], amplitude }] });
  const columns = LENGTH / (EVERY * sim.dt);
  sim.scope({ what: ['observable'], every: EVERY, columns });
  const before = sim.read('observable')[0];
  sim.step(columns * EVERY);
  const interval = EVERY * sim.dt, { mean } = sim.trace();
  const values = Float64Array.from(mean.subarray(0, columns), (value) => (value - before) / amplitude);
  sim.delete();
  return { values, interval };
}

/**
 * What a sine of a frequency would do: the transform of the impulse response, which is the derivative of the step response.
 * A column is the mean over its interval, which is undone.
 * @param {StepResponse} response @param {number} frequency Hz @returns {Answer}
 */
export function transfer({ values, interval }, frequency) {
  const turn = (2 * Math.PI * frequency * interval) / 1000;
  const last = values[values.length - 1];
  let re = 0, im = 0;
  for (let k = 0; k < values.length; ++k) {
    // Of the deviation from where the step leads: the rest of the integral is 0.
    const angle = turn * (k + 0.5), value = values[k] - last;
    re += value * Math.cos(angle);
    im -= value * Math.sin(angle);
  }
  // iω times the transform, plus the end value; the mean over a column weakens it by sinc.
  const sinc = Math.sin(turn / 2) / (turn / 2);
  const real = (-im * turn) / sinc + last, imaginary = (re * turn) / sinc;
  return { gain: Math.hypot(real, imaginary), lag: -Math.atan2(imaginary, real) };
}
