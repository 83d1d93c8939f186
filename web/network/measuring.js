// The readouts of a simulation: started once for what is asked of it, read a few times a second.
import { reader } from '../experiment.js';
import { paceOf } from '../fields.js';
import { firstAfter } from './waiting.js';

/** @typedef {{ drive: number, n: number, m: number }} Response which drive the response is held against, and n turns of the response to m of the drive */

/** Cycles of the model's rhythm that a readout looks back on: few enough to follow a slider, enough to be steady. */
const CYCLES = 40;
const FINEST = 24;  // samples of a cycle
const LEAST = 3000; // ms over which locking is judged
const TOLD = 8;     // samples of a period of the fastest thing that is measured, so that its phase can be told
const ROOM = 65536; // samples that a window may hold
const FEWEST = 10;  // cycles of the model's rhythm in a window that had to be cut
export const MANY = 400;   // nodes above which matrices would take too long
const FEW = ['frequency', 'order', 'metastability'];
export const RESPONSES = ['locked', 'drive-plv', 'gain', 'lag', 'response-frequency', 'response-amplitude', 'drive-slips'];

/** What is measured of a simulation now. @type {WeakMap<object, { key: string, response: Response | null, every: number, window: number, since: number }>} */
const started = new WeakMap();

/**
 * How often a readout looks, and for how long.
 * @param {{ pace: number, dt: number, window: number, fastest?: number }} facts Hz, ms, ms; fastest (Hz): of drive and response, beside the model's own rhythm
 * @returns {{ every: number, window: number, problem: string }} problem: why no choice tells what is measured, '' when one does
 */
export function samplingOf({ pace, dt, window, fastest = 0 }) {
  const cycle = 1000 / pace, own = Math.max(1, Math.round(cycle / FINEST / dt));
  const needed = fastest > 0 ? Math.floor(1000 / fastest / TOLD / dt + 1e-9) : own;
  if (needed < 1) return { every: own, window, problem: `A period at ${Number(fastest.toPrecision(4))} Hz is ${Number((1000 / fastest / dt).toPrecision(2))} steps long; its phase is told from ${TOLD} on, with dt at most ${Number((1000 / fastest / TOLD).toPrecision(2))} ms.` };
  // A drive that is turned a little asks for the same, so that the readouts go on: halves of what the rhythm alone would take.
  let every = own;
  while (every > needed) every = Math.max(1, Math.floor(every / 2));
  const room = ROOM * every * dt;
  if (room >= window) return { every, window, problem: '' };
  const problem = room >= Math.min(window, FEWEST * cycle) ? '' : `Between a rhythm of ${Number(pace.toPrecision(3))} Hz and ${Number(fastest.toPrecision(4))} Hz lie more samples than a window holds, so that no number tells of both.`;
  return { every, window: room, problem };
}

/** The faster of a drive and of the response that is asked about, Hz; 0 when neither is known. @param {import('../types').Lab} lab @param {Response} response */
function fastestOf({ state, fields }, { drive, n, m }) {
  const value = reader(state, fields), of = (/** @type {string} */ name) => Number(value(`drive.${drive}.${name}`) ?? 0);
  return Math.max(1, m / n) * (of('frequency') + Math.max(of('modulation'), of('difference')));
}

/**
 * @param {import('../types').Lab} lab whose simulation is to be measured from now on, if it is not yet
 * @param {Response} [response] asked for; what was asked for before stays. Throws a sentence where no sampling can tell it
 */
export function measuring(lab, response) {
  const { sim, model, state, connectome, catalog } = lab;
  const whole = /** @type {any} */ (sim);
  const before = started.get(sim) ?? { key: '', response: null, every: 1, window: 0, since: 0 };
  const wanted = response ?? before.response;
  const network = !connectome ? [] : sim.nodes > MANY ? FEW : [...FEW, 'plv', 'fc', 'envelope-fc'];
  const pace = paceOf(model, state.preset), cycles = (CYCLES * 1000) / pace;
  const { every, window, problem } = samplingOf({ pace, dt: sim.dt, window: wanted && !connectome ? Math.max(LEAST, cycles) : cycles, fastest: wanted ? fastestOf(lab, wanted) : 0 });
  const answers = wanted && !problem ? RESPONSES.filter((id) => catalog.measures?.some((row) => row.id === id)) : [];
  const key = JSON.stringify([network.length, problem ? null : wanted, every]);
  if (key !== before.key && whole.measure && network.length + answers.length) {
    whole.measure({ what: [...network, ...answers], signal: 'observable', every, window, ...(problem ? {} : wanted) });
    started.set(sim, { key, response: wanted, every, window, since: sim.time });
  }
  if (problem && response) throw new Error(problem);
  return whole;
}

/** How long so many samples last, ms. @param {{ dt: number }} sim @param {number} samples */
export const lasting = (sim, samples) => samples * (started.get(sim)?.every ?? 1) * sim.dt;

/** From which time on a measure has a number, ms; null where nothing is measured. @param {Pick<import('../types').Lab, 'sim' | 'model'>} lab @param {string} id */
export function numberFrom({ sim, model }, id) {
  const now = started.get(sim);
  if (!now) return null;
  const interval = now.every * sim.dt, angle = model.states.every(({ circular }) => circular);
  return now.since + firstAfter(id, { samples: Math.round(now.window / interval), interval, angle });
}

/** The mean of a matrix off its diagonal. @param {ArrayLike<number>} matrix @param {number} n */
export function meanOff(matrix, n) {
  let sum = 0, count = 0;
  for (let i = 0; i < n; ++i)
    for (let j = 0; j < n; ++j)
      if (i !== j && Number.isFinite(matrix[i * n + j])) {
        sum += matrix[i * n + j];
        count += 1;
      }
  return count ? sum / count : NaN;
}
