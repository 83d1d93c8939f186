// What is painted over large areas must not flash (WCAG 2.3.1: at most three flashes a second). Brightness passes a low-pass
// of the fourth order (Butterworth) at CUTOFF: what alternates three times a second or faster keeps at most 1/21 of its swing,
// which over the whole scale is less than the tenth of luminance that counts as a flash; once a second keeps 97 %.

export const CUTOFF = 1.4;             // Hz of the wall clock
const LONGEST = 100;                   // ms between two frames that are believed
const DAMPING = [0.541196100146197, 1.306562964876377];  // of the two halves of the filter
const SETTLED = 1 / 512;

export class Steady {
  /** Of each node, 0…1. */
  values = new Float64Array(0);
  #state = new Float64Array(0);
  #last = NaN;
  /** The next frame paints what it gets. */
  #fresh = true;

  /** Another simulation: the first values are taken as they are. */
  forget() {
    this.#fresh = true;
  }

  /**
   * @param {ArrayLike<number>} input a value of each node @param {number} low shown as 0 @param {number} high shown as 1 @param {number} now ms
   * @returns {boolean} whether the shown values are still on their way
   */
  follow(input, low, high, now) {
    const nodes = input.length;
    if (this.values.length !== nodes) {
      this.values = new Float64Array(nodes);
      this.#state = new Float64Array(4 * nodes);
      this.#fresh = true;
    }
    const dt = Math.min(LONGEST, Math.max(0, now - this.#last)) / 1000;
    this.#last = now;
    const fresh = this.#fresh || Number.isNaN(dt);
    this.#fresh = false;
    const { values } = this, state = this.#state, scale = 1 / (high - low);
    const g = Math.tan(Math.PI * CUTOFF * dt);
    let moving = false;
    for (let n = 0; n < nodes; ++n) {
      const raw = (input[n] - low) * scale;
      const goal = raw > 0 ? (raw < 1 ? raw : 1) : 0;  // what is not a number is shown as low
      if (fresh) {
        values[n] = state[4 * n + 1] = state[4 * n + 3] = goal;
        state[4 * n] = state[4 * n + 2] = 0;
        continue;
      }
      let x = goal;
      for (let half = 0; half < 2; ++half) {
        // A state-variable filter, which stays exact when frames are uneven: band in one slot, low in the other.
        const at = 4 * n + 2 * half, k = 1 / DAMPING[half];
        const band = (state[at] + g * (x - state[at + 1])) / (1 + g * (g + k));
        const out = state[at + 1] + g * band;
        state[at] = 2 * band - state[at];
        state[at + 1] = 2 * out - state[at + 1];
        x = out;
      }
      values[n] = x < 0 ? 0 : x > 1 ? 1 : x;
      if (Math.abs(x - goal) > SETTLED) moving = true;
    }
    return moving;
  }
}
