// The first picture of each rung as SVG: the same columns of the same run that the page draws when the core is there.
import { Session } from '../../home/session.js';
import { STIMULUS } from '../../dialects/ensemble.js';
import { rowOf } from '../../draw/lab.js';
import { timeMarks } from '../../draw/scope.js';

/** @typedef {import('../../home/ladder.js').Ladder} Ladder @typedef {import('../../home/ladder.js').Side} Side */

const WIDTH = 500, HEIGHT = 100, EDGE = 3;
const EVERY = 5;     // columns a point: twenty a cycle
const REACH = 1.4;   // cycles, up and down

const still = { now: () => 0, frame: () => 0, cancel: () => {} };

/** By what is drawn: a model, or the stimulus. @param {any} core @param {Ladder} ladder @returns {Record<string, string>} */
export function postersOf(core, ladder) {
  const { sim } = new Session(core, ladder, still, { draw: () => false, failed: (text) => { throw new Error(text); }, paced: () => {} });
  const trace = sim.trace(), marks = timeMarks(ladder.span, WIDTH).marks;
  const line = (/** @type {Pick<Side, 'as' | 'middle' | 'swing'>} */ { as, middle, swing }, /** @type {string} */ role) => {
    const { mean, offset } = rowOf(trace, as, 0);
    /** @type {string[]} */
    const points = [];
    let before = [0, 0];
    for (let k = 0; k < trace.count; k += EVERY) {
      const cycles = (mean[offset + k] - middle) / swing;
      const here = [Math.round((((k + 0.5) * trace.every * ladder.dt) / ladder.span) * WIDTH), Math.round(HEIGHT / 2 - (cycles / REACH) * (HEIGHT / 2 - EDGE))];
      points.push(`${here[0] - before[0]} ${here[1] - before[1]}`);
      before = here;
    }
    return `<path class="${role}" d="m${points.join(' ').replace(/ -/g, '-')}"/>`;
  };
  const ground = `<path class="ground" d="M0 ${HEIGHT / 2}H${WIDTH}${marks.map((t) => `M${(t / ladder.span) * WIDTH} ${EDGE}V${HEIGHT - EDGE}`).join('')}"/>`;
  const svg = (/** @type {string} */ paths, /** @type {string} */ says) => `<svg class="poster" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${says}">${ground}${paths}</svg>`;
  const posters = Object.fromEntries(ladder.rungs.map(({ model, push, pull }) => [model, svg(line(pull, 'pull') + line(push, 'push'), 'Push and pull swing ten times in a second')]));
  posters[STIMULUS] = svg(line({ as: STIMULUS, middle: 0, swing: ladder.amplitude.value }, 'drive'), 'A sine');
  sim.delete();
  return posters;
}
