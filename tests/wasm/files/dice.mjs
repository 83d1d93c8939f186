/** Numbers between 0 and 1 that are the same in every run. @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const Mib = 2 ** 20;
