// Steps the simulation as the wall clock asks, within a budget of each frame, and has it drawn. An overloaded device sees
// it run slower and is told so; the step never grows, and lost time is never caught up in a burst.
import { History } from './history.js';

/** @typedef {import('./types').Simulation} Simulation */
/** @typedef {{ now: () => number, frame: (callback: () => void) => number, cancel: (id: number) => void }} Clock */
/**
 * @typedef {object} Ports
 * @property {Clock} clock
 * @property {() => boolean | void} draw true asks for another frame although nothing moves
 * @property {(text: string) => void} failed
 * @property {typeof History} [past] keeps the way back
 * @property {(slowed: number) => void} paced the speed reached when it is below the one asked for, else 0
 */

const BUDGET = 8;     // ms of a frame spent stepping
const LONGEST = 50;   // ms of wall time that one frame may account for
const FIRST = 16;     // ms that the first frame after a rest accounts for
const SLICE = 0.5;    // ms of stepping between two looks at the clock
const MEASURE = 500;  // ms over which the speed is measured

export class Loop {
  #ports;
  /** @type {Simulation | null} */ #sim = null;
  /** @type {History | null} */ #history = null;
  #running = false;
  #hidden = false;
  #dirty = true;
  #speed = 0.1;
  #frame = 0;
  #last = NaN;
  #debt = 0;       // steps that time asks for and that are not taken yet
  #cost = 0.001;   // ms a step, measured
  #measured = { wall: 0, steps: 0, late: false };

  /** @param {Ports} ports */
  constructor(ports) {
    this.#ports = ports;
  }

  /** Begins with another simulation. @param {Simulation} sim */
  attach(sim) {
    this.#sim = sim;
    this.#history = new (this.#ports.past ?? History)(sim);
    this.#history.pace(this.#speed);
    this.#debt = 0;
    this.#forgetPace();
    this.invalidate();
  }

  /** @param {boolean} running */
  run(running) {
    if (running === this.#running) return;
    this.#running = running;
    this.#rest();
    this.invalidate();
  }

  /** @param {number} speed simulated time per wall time */
  pace(speed) {
    if (speed === this.#speed) return;
    this.#speed = speed;
    this.#history?.pace(speed);
    this.#debt = 0;
    this.#forgetPace();
  }

  /** A hidden page neither steps nor draws. @param {boolean} hidden */
  hide(hidden) {
    this.#hidden = hidden;
    this.#rest();
    if (hidden) {
      this.#ports.clock.cancel(this.#frame);
      this.#frame = 0;
    } else this.invalidate();
  }

  /** Something other than time has changed what is seen. */
  invalidate() {
    this.#dirty = true;
    this.#ask();
  }

  /**
   * A state that is no number must not be carried on.
   * @param {() => boolean} [good] whether a state is one to go on from
   * @returns {boolean} false when there is none
   */
  recover(good = () => true) {
    return !this.#sim?.failure || this.#history?.recover(good) === true;
  }

  /** After a change of state or parameters. @param {import('./history.js').Redo} [redo] makes it again */
  changed(redo) {
    this.#history?.mark(redo);
    this.#history?.pace(this.#speed);
    this.invalidate();
  }

  /** @param {number} steps @returns {number} steps taken */
  forward(steps) {
    this.recover();
    const done = this.#advance(steps, Infinity);
    this.invalidate();
    return done;
  }

  /** @param {number} steps @returns {number} steps gone back */
  back(steps) {
    if (!this.#history) return 0;
    this.recover();
    const gone = this.#history.back(steps);
    this.#debt = 0;
    this.invalidate();
    return gone;
  }

  #ask() {
    if (!this.#frame && !this.#hidden) this.#frame = this.#ports.clock.frame(() => this.#tick());
  }

  #tick() {
    this.#frame = 0;
    if (this.#hidden || !this.#sim) return;
    const now = this.#ports.clock.now();
    if (this.#running) this.#follow(Number.isNaN(this.#last) ? FIRST : Math.min(LONGEST, Math.max(0, now - this.#last)));
    this.#last = now;
    this.#dirty = Boolean(this.#ports.draw());
    if (this.#running || this.#dirty) this.#ask();
  }

  /** @param {number} wall ms */
  #follow(wall) {
    const sim = /** @type {Simulation} */ (this.#sim);
    this.#debt += (wall * this.#speed) / sim.dt;
    const wanted = Math.floor(this.#debt);
    const done = this.#advance(wanted, BUDGET);
    this.#debt = done < wanted ? 0 : this.#debt - done;
    this.#measure(wall, done, done < wanted);
  }

  /** @param {number} wanted steps @param {number} budget ms @returns {number} steps done */
  #advance(wanted, budget) {
    const sim = this.#sim, history = this.#history, { clock } = this.#ports;
    if (!sim || !history || sim.failure) return 0;
    const start = clock.now();
    let done = 0;
    for (let spent = 0; done < wanted && spent < budget;) {
      const slice = Math.max(1, Math.floor(SLICE / this.#cost));
      const asked = Math.min(wanted - done, history.room, slice);
      const taken = sim.step(asked);
      done += taken;
      if (taken < asked) {
        this.#fail(sim.failure);
        break;
      }
      history.keep();
      spent = clock.now() - start;
    }
    const spent = clock.now() - start;
    if (done > 20 && spent > 0) this.#cost += 0.2 * (spent / done - this.#cost);
    return done;
  }

  /** @param {string} text */
  #fail(text) {
    this.#running = false;
    this.#ports.failed(text);
  }

  /** @param {number} wall @param {number} steps @param {boolean} late */
  #measure(wall, steps, late) {
    const measured = this.#measured;
    measured.wall += wall;
    measured.steps += steps;
    measured.late ||= late;
    if (measured.wall < MEASURE) return;
    const reached = (measured.steps * /** @type {Simulation} */ (this.#sim).dt) / measured.wall;
    this.#ports.paced(measured.late && reached < 0.9 * this.#speed ? reached : 0);
    this.#measured = { wall: 0, steps: 0, late: false };
  }

  #forgetPace() {
    this.#measured = { wall: 0, steps: 0, late: false };
    this.#ports.paced(0);
  }

  /** No time passes between here and the next frame. */
  #rest() {
    this.#last = NaN;
    this.#debt = 0;
    this.#forgetPace();
  }
}
