// When drawing everything takes longer than a frame lasts, the views below the scope take turns: each is drawn every second frame, and the
// trace goes on at full pace. After a while of smooth frames all are drawn again, later each time that was too much.

const LATE = 20;            // ms between two frames of which one was missed, on a screen of 60 Hz
const REST = 200;           // ms: nothing was drawn in between
const MEMORY = 60;          // frames over which late ones are counted
const MANY = 0.08, FEW = 0.01;
const PATIENCE = 4000, LONGEST = 120000;  // ms of smooth frames until all are drawn again
const SOON = 3000;          // ms within which late frames say that it was too early

export class Turns {
  /** Views take turns. */ taken = false;
  #last = NaN;
  #late = 0;
  #since = 0;
  #patience = PATIENCE;
  #frame = 0;

  /** A frame begins. @param {number} now ms */
  begin(now) {
    const interval = now - this.#last;
    this.#last = now;
    this.#frame += 1;
    if (!(interval < REST)) return;
    this.#late += (Number(interval > LATE) - this.#late) / MEMORY;
    if (!this.taken && this.#late > MANY) {
      this.#patience = now - this.#since < SOON ? Math.min(LONGEST, 2 * this.#patience) : this.#patience;
      this.#turn(true, now);
    } else if (this.taken && this.#late < FEW && now - this.#since > this.#patience) this.#turn(false, now);
  }

  /** @param {boolean} taken @param {number} now */
  #turn(taken, now) {
    this.taken = taken;
    this.#since = now;
    this.#late = taken ? 2 * FEW : FEW;
  }

  /** Whether the k-th of so many views is drawn in this frame. @param {number} k @param {number} count */
  has(k, count) {
    return !this.taken || count < 2 || (this.#frame + k) % 2 === 0;
  }
}
