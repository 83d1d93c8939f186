// The real core for tests of the page's modules, and a clock that moves when it is told to.
import { PushPull } from '../../wasm/push_pull.js';
import { dress as dressBrain } from '../../web/network/brain.js';
import { dress as dressForcing } from '../../web/forcing/dress.js';

const whole = await PushPull.load();
export const core = dressForcing(dressBrain(whole), whole);
export const catalog = core.catalog;
export const context = { catalog, problem: (experiment) => core.problem(experiment) };

/** A clock with frames: `tick(ms)` lets time pass and runs the frame that was asked for. */
export function fakeClock() {
  let time = 1000, next = 1;
  /** @type {Map<number, () => void>} */
  const frames = new Map();
  return {
    cost: 0,  // ms that each look at the clock takes: a slow device
    now() {
      return (time += this.cost);
    },
    frame(callback) {
      frames.set(next, callback);
      return next++;
    },
    cancel: (id) => void frames.delete(id),
    tick(ms) {
      time += ms;
      const due = [...frames.values()];
      frames.clear();
      for (const callback of due) callback();
    },
    get waiting() {
      return frames.size;
    },
  };
}

/** Numbers between 0 and 1 that are the same in every run. @param {number} seed */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const settled = () => new Promise((resolve) => setTimeout(resolve));
