// The push–pull glyph: two masses on a spring. The left one is the push, the right one the pull, each moved along the spring
// by its variable, in cycles. The same on every rung, in the page as it is built and while it runs.

export const WIDTH = 120, HEIGHT = 32;

const MIDDLE = HEIGHT / 2, LEFT = 32, RIGHT = 88;  // where the masses rest
const TRAVEL = 13;   // of a cycle
const MOST = 1.6;    // cycles that are shown
const TURNS = 5, COIL = 5;
export const RADIUS = 7;

/** @param {number} rest @param {number} cycles */
const moved = (rest, cycles) => rest + TRAVEL * Math.max(-MOST, Math.min(MOST, Number.isFinite(cycles) ? cycles : 0));

/**
 * Places of the masses and the path of the spring between them.
 * @param {number} push @param {number} pull in cycles about their middles
 */
export function spring(push, pull) {
  const x = moved(LEFT, push), y = moved(RIGHT, pull), from = x + RADIUS, step = (y - RADIUS - from) / (2 * TURNS + 2);
  const at = (/** @type {number} */ k) => (from + k * step).toFixed(1);
  let path = `M${at(0)} ${MIDDLE}L${at(1)} ${MIDDLE}`;
  for (let k = 0; k < 2 * TURNS; ++k) path += `L${at(k + 1.5)} ${MIDDLE + (k % 2 ? COIL : -COIL)}`;
  return { x: x.toFixed(1), y: y.toFixed(1), middle: MIDDLE, path: `${path}L${at(2 * TURNS + 1)} ${MIDDLE}L${at(2 * TURNS + 2)} ${MIDDLE}` };
}
