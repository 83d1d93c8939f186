// Brings rungs 4 to 6 of the page "One stimulus, six dialects" to 10 Hz and writes web/dialects/table.js.
//
// For each: the Hopf point of one parameter; then, on either side of it, the value of that parameter at which a small swing
// grows at ∓3/s, with all time constants stretched so that its rhythm is 10 Hz: the turning of the leading eigenvalue below
// the Hopf point, the cycle itself past it. Both depend on each other and are found in turn. From the cycle comes the swing,
// the amplitude of its 10 Hz part in the model's own unit, and from it and the linear response the gain of the stimulus.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PushPull } from '../wasm/push_pull.js';
import { DISTANCE, RHYTHM, RUNGS, STEP, modelOf, stretched } from '../web/dialects/rungs.js';
import { stepResponse, transfer } from '../web/dialects/response.js';

/** Where each Hopf point is looked for, from rest to rhythm; there is one fixed point all the way. @type {Record<string, [number, number]>} */
const BETWEEN = { 'wilson-cowan': [3, 0.5], nmm1: [3.9, 4.2], ping: [0.4, 3] };

/** Where a function that changes sign between two places is 0 (Illinois). @param {(place: number) => number} f @param {number} a @param {number} b */
function root(f, a, b) {
  let fa = f(a), fb = f(b);
  for (let k = 0; k < 60 && Math.abs(b - a) > 1e-13 * Math.abs(b); ++k) {
    const c = b - (fb * (b - a)) / (fb - fa), fc = f(c);
    if (fc === 0) return c;
    if (fc * fb < 0) [a, fa] = [b, fb];
    else fa /= 2;
    if (Math.abs(c - b) < 1e-12 * Math.abs(c)) return c;
    [b, fb] = [c, fc];
  }
  return b;
}

/** @param {any} pp @param {any} rung */
export function findRung(pp, rung) {
  const model = modelOf(pp.catalog, rung), between = BETWEEN[rung.model];
  /** @param {number} at @param {number} stretch */
  const experiment = (at, stretch) => ({ model: rung.model, parameters: stretched(model, rung, at, stretch), integrator: 'rk4', dt: STEP, precision: 'f64' });
  /** Growth (1/s) and turning (Hz) of a small swing. @param {number} at @param {number} stretch */
  const leading = (at, stretch) => leadingOf(pp.analyse.equilibria(experiment(at, stretch))[0]);
  const hopf = root((at) => leading(at, 1).growth, ...between);
  const place = (/** @type {number} */ growth, /** @type {number} */ stretch) => root((at) => leading(at, stretch).growth - growth, ...between);

  /** @param {number} growth @param {(at: number, stretch: number) => number} rhythm Hz */
  const settle = (growth, rhythm) => {
    let stretch = leading(hopf, 1).turning / RHYTHM, at = hopf;
    for (let k = 0; k < 40; ++k) {
      at = place(growth, stretch);
      const factor = rhythm(at, stretch) / RHYTHM;
      stretch *= factor;
      if (Math.abs(factor - 1) < 1e-9) break;
    }
    return { at, stretch, rest: pp.analyse.equilibria(experiment(at, stretch))[0].state };
  };
  const below = settle(-DISTANCE, (at, stretch) => leading(at, stretch).turning);
  const past = settle(DISTANCE, (at, stretch) => cycle(pp, experiment(at, stretch)).frequency);
  const { swing, middle } = cycle(pp, experiment(past.at, past.stretch));
  // As far, against its own cycle, as the same stimulus drives rung 3.
  const response = magnitude(pp, experiment(below.at, below.stretch), rung.input);
  const third = { model: 'stuart-landau', parameters: { alpha: -DISTANCE, omega: 2 * Math.PI * RHYTHM, gamma: DISTANCE, beta: 0 }, integrator: 'rk4', dt: STEP, precision: 'f64' };
  return { hopf, below, past: { ...past, middle }, swing, gain: (magnitude(pp, third, 'x') * swing) / response };
}

/** @param {any} equilibrium */
export function leadingOf({ eigenvalues }, unit = 1000) {
  const [growth, turning] = eigenvalues.filter((/** @type {any} */ [, im]) => im > 0).sort((/** @type {any} */ a, /** @type {any} */ b) => b[0] - a[0])[0];
  return { growth: growth * unit, turning: (turning * unit) / (2 * Math.PI) };
}

/** @param {any} pp @param {any} experiment @param {string} input */
function magnitude(pp, experiment, input) {
  const { gain } = transfer(stepResponse(pp, experiment, input), RHYTHM);
  return gain;
}

/** Of the cycle: frequency (Hz), amplitude of the first harmonic, and what is halfway between its extremes. @param {any} pp @param {any} experiment */
export function cycle(pp, experiment) {
  const rest = pp.analyse.equilibria(experiment)[0].state;
  const push = Object.keys(rest)[0];
  const sim = pp.simulate({ ...experiment, initial: { ...rest, [push]: rest[push] * 1.02 || 0.1 } });
  sim.step(100000);
  sim.scope({ what: ['observable'], every: 1, columns: 2 ** 15 });
  sim.step(2 ** 15);
  const { mean, first, capacity } = sim.trace();
  const signal = Float64Array.from({ length: 2 ** 15 }, (_, k) => mean[(first + k) % capacity]);
  sim.delete();
  const middle = signal.reduce((sum, x) => sum + x, 0) / signal.length;
  /** @type {number[]} */ const ups = [];
  for (let k = 2; k < signal.length - 1; ++k) if (signal[k - 1] < middle && signal[k] >= middle) ups.push(crossing(signal, k, middle));
  const period = (ups[ups.length - 1] - ups[0]) / (ups.length - 1);
  let re = 0, im = 0, n = 0;
  for (let k = Math.ceil(ups[0]); k < ups[0] + period * (ups.length - 1); ++k, ++n) {
    re += signal[k] * Math.cos((2 * Math.PI * k) / period);
    im += signal[k] * Math.sin((2 * Math.PI * k) / period);
  }
  return { frequency: 1000 / (period * STEP), swing: (2 * Math.hypot(re, im)) / n, middle: (Math.max(...signal) + Math.min(...signal)) / 2 };
}

/** Where the cubic through four samples crosses a level. @param {Float64Array} s @param {number} k first sample past it @param {number} level */
function crossing(s, k, level) {
  const [a, b, c, d] = [s[k - 2] - level, s[k - 1] - level, s[k] - level, s[k + 1] - level];
  const at = (/** @type {number} */ t) => b + t * (c - b) + ((t * (t - 1)) / 4) * (a - b - c + d);
  return k - 1 + root(at, 0, 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pp = await PushPull.load();
  const rows = RUNGS.filter((rung) => rung.sought).map((rung) => /** @type {const} */ ([rung.model, findRung(pp, rung)]));
  const short = (/** @type {any} */ value) => JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(10)) : x)).replace(/"(\w+)":/g, '$1: ').replace(/,/g, ', ').replace(/\{/g, '{ ').replace(/\}/g, ' }');
  const text = `// Written by scripts/dialects.mjs, which says what the numbers are.\n\n/** @type {Record<string, import('./rungs.js').Found>} */\nexport const TABLE = {\n${rows.map(([model, row]) => `  '${model}': {\n${Object.entries(row).map(([key, value]) => `    ${key}: ${short(value)},`).join('\n')}\n  },`).join('\n')}\n};\n`;
  await writeFile(fileURLToPath(new URL('../web/dialects/table.js', import.meta.url)), text);
  console.log(text);
}
