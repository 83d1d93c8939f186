// What there is to say beside the measures of a network: from when on there is a number, and when a number says nothing.

/** @typedef {import('../types').Lab} Lab */

const FEWEST = 16;        // samples of a segment or block
const SEGMENT = 4096, SHARE = 8;   // Welch: a segment is at most so many samples, and a power of two within an eighth of the window
const BLOCK = 256, QUARTER = 4;    // of the analytic signal: at most so many without a band, within a quarter of the window
const ONE = 0.9999;       // R of nodes that move as one, but for rounding
const AS_ONE = 1e-5;      // share of a state's window within which nodes are in the same state

/** @param {number} room @param {number} most */
const powerOfTwo = (room, most) => Math.max(FEWEST, Math.min(most, 2 ** Math.floor(Math.log2(room))));

/**
 * How long a measure takes to its first number, ms: docs/measures.md has the segments and blocks.
 * @param {string} id @param {{ samples: number, interval: number, angle: boolean }} of samples in the window, ms between two; angle: the phase is a state
 */
export function firstAfter(id, { samples, interval, angle }) {
  const segment = powerOfTwo(samples / SHARE, SEGMENT), block = powerOfTwo(samples / QUARTER, BLOCK);
  // A value of the analytic signal is known when both of its blocks are; the matrices need two.
  const waits = id === 'frequency' ? segment : id === 'fc' ? 2 : id === 'envelope-fc' || !angle ? 1.5 * block : 1;
  return interval * (waits + (id === 'plv' || id === 'envelope-fc' ? 2 : 0));
}

/**
 * Nodes in the same state that nothing tells apart.
 * @param {Pick<Lab, 'sim' | 'model'>} lab @param {number} order R over the window: of what rings down towards rest the last remainders differ
 */
export function moveAsOne({ sim, model }, order) {
  if (sim.nodes < 2 || !(order > ONE)) return false;
  const { noise } = sim.experiment(), list = noise ? [noise].flat() : [];
  if (list.some(({ sigma }) => sigma !== 0)) return false;
  return model.states.every(({ id, low, high }) => {
    const values = sim.read(id);
    let least = values[0], most = values[0];
    for (let node = 1; node < sim.nodes; ++node) {
      least = Math.min(least, values[node]);
      most = Math.max(most, values[node]);
    }
    return most - least <= AS_ONE * (high - low);
  });
}

export const AS_ONE_SAID = 'Without noise, nodes that are alike and in the same state move as one: every correlation and R are 1 by themselves. Add noise, let the nodes differ, or kick one of them.';
