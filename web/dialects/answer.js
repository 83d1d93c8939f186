// What a rung does now, as one sentence.
import { withUnit } from '../draw/format.js';

/** @typedef {import('./response.js').Present} Present */
/**
 * @typedef {object} Against what the answer is told against
 * @property {number} swing  of the rung's own cycle
 * @property {boolean} rests it has no rhythm of its own
 * @property {number} driven Hz, NaN when the stimulus has no frequency
 * @property {number} [linear] the swing that proportion alone would give, in cycles
 */

/** @param {Present | null | undefined} answer @param {Against} against */
export function answerInWords(answer, { swing: cycle, rests, driven, linear = NaN }) {
  if (!answer) return '';
  const size = answer.swing / cycle, swing = `${percent(size)} of its cycle`;
  if (!(answer.frequency > 0) || size < 0.005) return 'At rest.';
  if (answer.locked === null) return `Swings at ${hertz(answer.frequency)}, ${swing}.`;
  if (!answer.locked) return `Not locked: turns at ${hertz(answer.frequency)}, ${hertz(Math.abs(driven - answer.frequency))} ${answer.frequency < driven ? 'behind' : 'ahead'}.`;
  const late = answer.lag / (2 * Math.PI);
  const when = Math.abs(late) < 0.005 ? 'in step' : `${Math.abs(late).toFixed(2)} cycle ${late > 0 ? 'late' : 'early'}`;
  const share = linear > 0.02 ? `; ${percent(size / linear)} of proportion` : '';
  return `${rests ? 'Follows' : 'Locked'}, ${when}; swing ${swing}${share}.`;
}

/** @param {number} hz */
const hertz = (hz) => withUnit(hz.toFixed(2), 'Hz');
/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)}\u202f%`;
