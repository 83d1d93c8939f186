// The one stimulus that all rungs hear.

const TURN = 2 * Math.PI;

/**
 * The phase with which a sine goes on where it is when its frequency changes, rad, −π to π.
 * @param {number} phase until now @param {number} before @param {number} after Hz @param {number} time ms
 */
export function carriedPhase(phase, before, after, time) {
  const carried = phase + TURN * ((time / 1000) * (before - after));
  return carried - TURN * Math.round(carried / TURN);
}
