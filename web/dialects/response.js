// How a rung answers: its linear response from a small step of the stimulus, and what it does now from the recorder's
// columns. Knows no document.
import { STIMULUS } from './ensemble.js';

/** @typedef {{ values: Float64Array, interval: number, from: number }} StepResponse of the observable, per unit of the input; ms between values, and the time of the first */
/** @typedef {{ gain: number, lag: number }} Answer lag: rad behind the stimulus, −π to π */

const SMALL = 1e-4;   // step of the input, against its range: no nonlinearity is felt
const LENGTH = 6000;  // ms, in which e^(−2t/s) falls to 6·10⁻⁶
const COLUMN = 1;     // ms a value

/**
 * The response at rest to a unit step of an input.
 * @param {any} core @param {any} experiment without drives; its initial state is the fixed point, if there is one given @param {string} input
 * @returns {StepResponse}
 */
export function stepResponse(core, experiment, input) {
  const model = core.catalog.models.find((/** @type {any} */ one) => one.id === experiment.model);
  const { low, high } = model.inputs.find((/** @type {any} */ one) => one.id === input);
  const amplitude = SMALL * (high - low);
  const drives = [{ kind: 'constant', input, amplitude: 0 }];
  const rest = experiment.initial ?? core.analyse.equilibria({ ...experiment, drive: drives })[0].state;
  const sim = core.simulate({ ...experiment, initial: rest, drive: [{ ...drives[0], amplitude }] });
  const every = Math.round(COLUMN / sim.dt), columns = Math.round(LENGTH / (every * sim.dt));
  sim.scope({ what: ['observable'], every, columns });
  const before = sim.read('observable')[0];
  sim.step(columns * every);
  const interval = every * sim.dt, { mean } = sim.trace();
  const values = Float64Array.from(mean.subarray(0, columns), (value) => (value - before) / amplitude);
  sim.delete();
  // A column is the mean of what stands at the end of its steps.
  return { values, interval, from: (interval + sim.dt) / 2 };
}

/**
 * What a sine of a frequency would do: the transform of the impulse response, which is the derivative of the step response.
 * A column is the mean over its interval, which is undone.
 * @param {StepResponse} response @param {number} frequency Hz @returns {Answer}
 */
export function transfer({ values, interval, from }, frequency) {
  const turn = (2 * Math.PI * frequency * interval) / 1000;
  const last = values[values.length - 1];
  let re = 0, im = 0;
  for (let k = 0; k < values.length; ++k) {
    // Of the deviation from where the step leads: the rest of the integral is 0.
    const angle = turn * (k + from / interval), value = values[k] - last;
    re += value * Math.cos(angle);
    im -= value * Math.sin(angle);
  }
  // iω times the transform, plus the end value; the mean over a column weakens it by sinc.
  const sinc = Math.sin(turn / 2) / (turn / 2);
  const real = (-im * turn) / sinc + last, imaginary = (re * turn) / sinc;
  return { gain: Math.hypot(real, imaginary), lag: -Math.atan2(imaginary, real) };
}

/** @typedef {{ re: number, im: number }} Complex */

/**
 * The part of a signal at a frequency, through a Hann window: its amplitude and phase as one complex number.
 * @param {(k: number) => number} value of column k @param {number} from @param {number} to columns
 * @param {(k: number) => number} time ms, middle of column k @param {number} frequency Hz @returns {Complex}
 */
export function partAt(value, from, to, time, frequency) {
  let mean = 0;
  for (let k = from; k < to; ++k) mean += value(k);
  mean /= to - from;
  let re = 0, im = 0, sum = 0;
  for (let k = from; k < to; ++k) {
    const weight = 1 - Math.cos((2 * Math.PI * (k - from + 0.5)) / (to - from));
    const angle = (2 * Math.PI * frequency * time(k)) / 1000, x = weight * (value(k) - mean);
    re += x * Math.cos(angle);
    im -= x * Math.sin(angle);
    sum += weight;
  }
  return { re: (2 * re) / sum, im: (2 * im) / sum };
}

/** How far a part lies behind another, rad, −π to π. @param {Complex} part @param {Complex} of */
export const lagOf = (part, of) => Math.atan2(part.re * -of.im + part.im * of.re, part.re * of.re + part.im * of.im) * -1 || 0;

/** @typedef {{ frequency: number, swing: number, lag: number, locked: boolean | null }} Present swing in the own unit; lag is NaN unless locked; locked is null without a frequency to lock to */

const WINDOW = 1000;  // ms of signal that are looked at
const LEAST = 300;    // ms, below which nothing is said
const PERIOD = 100;   // ms of the moving mean that swings are counted about
const SAME = 0.05;    // Hz: nearer than that the rhythm is the stimulus's
const RINGS = 0.5;    // Hz: what has no rhythm of its own only rings on for a while

/**
 * How often a signal swings about its moving mean, Hz: beats, which let the swings grow and fade, do not hide any.
 * @param {(k: number) => number} value @param {number} from @param {number} to columns @param {number} column ms
 */
export function rhythmOf(value, from, to, column) {
  const half = Math.round(PERIOD / (2 * column));
  let sum = 0, before = NaN, first = NaN, last = NaN, count = 0, most = 0;
  for (let k = from; k < Math.min(to, from + 2 * half + 1); ++k) sum += value(k);
  for (let k = from + half; k + half < to; ++k) {
    const here = value(k) - sum / (2 * half + 1);
    most = Math.max(most, Math.abs(here) / (1e-300 + Math.abs(value(k))));
    if (before < 0 && here >= 0) {
      last = k - here / (here - before);
      if (count === 0) first = last;
      count += 1;
    }
    before = here;
    sum += value(k + half + 1) - value(k - half);
  }
  return count > 1 && most > 1e-6 ? ((count - 1) * 1000) / ((last - first) * column) : NaN;
}

/**
 * What a rung does now: the rhythm of its swings, their size, and how far they follow the stimulus.
 * @param {import('../types').Trace} trace @param {string} id @param {number} dt ms @param {number} driven Hz, NaN when the stimulus has no frequency
 * @param {number} since column of the last change @param {boolean} rests it has no rhythm of its own @returns {Present | null} null before there is enough to measure
 */
export function present(trace, id, dt, driven, since, rests) {
  const column = trace.every * dt, from = Math.max(trace.first, since, trace.count - Math.floor(WINDOW / column));
  if ((trace.count - from) * column < LEAST) return null;
  const row = (/** @type {string} */ name) => {
    const offset = trace.what.indexOf(name) * trace.capacity;
    return (/** @type {number} */ k) => trace.mean[offset + (k % trace.capacity)];
  };
  const frequency = rhythmOf(row(id), from, trace.count - 1, column);
  const locked = driven > 0 && frequency > 0 ? Math.abs(frequency - driven) < (rests ? RINGS : SAME) : null;
  const at = locked ? driven : frequency;
  if (!(at > 0)) return { frequency: NaN, swing: 0, lag: NaN, locked: null };
  const time = (/** @type {number} */ k) => (k + 0.5) * column + dt / 2;
  const part = partAt(row(id), from, trace.count, time, at);
  const lag = locked ? lagOf(part, partAt(row(STIMULUS), from, trace.count, time, at)) : NaN;
  return { frequency: at, swing: Math.hypot(part.re, part.im), lag, locked };
}
