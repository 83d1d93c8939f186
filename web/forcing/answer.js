// What the numbers of a response can and cannot say.
import { number } from '../draw/format.js';

/** Slips of a beat below which its average is that of a part. */
const BEATS = 3;
/** Share of the driven swing below which the run without the drive is at rest, where it has a place to rest. */
const SMALL = 0.05;
/** ms: longer runs are not worth a sentence. */
const LONGEST = 60000;

/** @typedef {{ frequency: number, amplitude: number, plv: number, locked: boolean, slips: number }} Numbers */

/** How many slips a window holds, from the mean frequencies. @param {{ response: number, drive: number, n: number, m: number, window: number }} facts Hz, ms */
export const slipsIn = ({ response, drive, n, m, window }) => (Math.abs(n * response - m * drive) * window) / 1000;

/**
 * The word that is due where the window holds a part of a beat only; '' where it does not.
 * @param {{ locked: boolean, response: number, drive: number, n: number, m: number, window: number }} live @param {{ frequency: number, window: number } | null} longer the mean over more of it
 */
export function partOfBeat(live, longer) {
  const slips = slipsIn(live);
  if (live.locked || !(live.response > 0) || !(slips < BEATS)) return '';
  const mean = longer ? ` Over ${number(longer.window / 1000)} s the response turns at ${number(longer.frequency)} Hz on average.` : '';
  return `Not locked, and the window of ${number(live.window / 1000)} s holds ${number(slips)} slips: these numbers are of a part of the beat and change within it.${mean}`;
}

/** The window in which the mean of a drifting response settles; null where the one that it was measured in will do. @param {Numbers} found @param {{ drive: number, n: number, m: number, window: number }} facts */
export function longerFor(found, { drive, n, m, window }) {
  const beats = slipsIn({ response: found.frequency, drive, n, m, window: 1000 });
  if (found.locked || !(beats > 0) || (beats * window) / 1000 >= BEATS) return null;
  return Math.min(LONGEST, Math.round((2 * BEATS * 1000) / beats));
}

/**
 * Whether the same run without the drive has nothing to compare with: it only dies away.
 * @param {{ amplitude: number, floor: { amplitude: number } }} found @param {any} experiment @param {number} drive @param {{ stable: boolean }[]} equilibria of the node
 */
export function restsAlone({ amplitude, floor }, experiment, drive, equilibria) {
  const others = (experiment.drive ?? []).some((/** @type {any} */ one, /** @type {number} */ k) => k !== drive && one.amplitude !== 0 && one.kind !== 'constant');
  return floor.amplitude < SMALL * amplitude && !experiment.noise?.length && !others && equilibria.some(({ stable }) => stable);
}
