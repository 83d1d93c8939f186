// The six rungs of the home page as they run: one core, one clock, one stimulus. Knows no document.
import { Loop } from '../loop.js';
import { Ensemble } from '../dialects/ensemble.js';
import { present } from '../dialects/response.js';
import { carriedPhase } from '../dialects/stimulus.js';
import { recording } from '../draw/sweep.js';

/** @typedef {import('./ladder.js').Ladder} Ladder @typedef {'amplitude' | 'frequency'} Knob */
/** @typedef {{ draw: (lab: any) => boolean | void, failed: (text: string) => void, paced: (slowed: number) => void }} Face */

const COLUMNS = 900;  // of the recorder on one screen
const LOOK = 150;     // ms between two measurements
const FULL = 0.96;    // of the screen, which the first picture shows

export class Session {
  /** @type {any} */ lab;
  #clock; #face; #ladder;
  /** Radians that keep the sine whole when its frequency changes. */ #phase = 0;
  #since = 0;  // column of the last change
  #looked = -Infinity;

  /** @param {any} core @param {Ladder} ladder @param {import('../loop.js').Clock} clock @param {Face} face */
  constructor(core, ladder, clock, face) {
    this.#clock = clock;
    this.#face = face;
    this.#ladder = ladder;
    const { rungs, rows, span, dt, speed } = ladder;
    /** @type {Record<Knob, number>} */
    this.stimulus = { amplitude: ladder.amplitude.value, frequency: ladder.frequency.value };
    this.sim = new Ensemble(this.#experiments().map((experiment) => core.simulate(experiment)), rows);
    this.sim.scope(recording({ span, width: COLUMNS, dt, frequency: this.stimulus.frequency, nodes: 1, quantities: 2 }));
    this.lab = { model: { id: 'ladder', name: 'Six rungs' }, sim: this.sim, span, dt, rungs, answers: [], driven: NaN, unit: ladder.amplitude.value };
    this.#driven();
    this.loop = new Loop({ clock, draw: () => this.#draw(), failed: face.failed, paced: face.paced });
    this.loop.pace(speed);
    // Before the loop has it: nobody goes back to what the first picture shows.
    this.sim.step(Math.ceil((FULL * span) / dt));
    this.loop.attach(/** @type {any} */ (this.sim));
  }

  /** The stimulus as each rung receives it. */
  #experiments() {
    const { amplitude, frequency } = this.stimulus;
    return this.#ladder.rungs.map(({ experiment, gain }) => ({ ...experiment, drive: [{ ...experiment.drive[0], amplitude: amplitude * gain, frequency, phase: this.#phase }] }));
  }

  #driven() {
    this.lab = { ...this.lab, stimulus: { ...this.stimulus }, driven: this.stimulus.amplitude ? this.stimulus.frequency : NaN };
  }

  /** Acts on all six from the next step on. @param {Knob} knob @param {number} value */
  set(knob, value) {
    const before = this.stimulus;
    if (value === before[knob]) return;
    this.loop.recover();
    this.stimulus = { ...before, [knob]: value };
    this.#phase = carriedPhase(this.#phase, before.frequency, this.stimulus.frequency, this.sim.time);
    this.sim.adopt(this.#experiments());
    this.#driven();
    this.#since = this.sim.trace().count;
    this.loop.changed();
  }

  #draw() {
    const now = this.#clock.now(), { rungs, dt, driven } = this.lab;
    if (now - this.#looked > LOOK) {
      this.#looked = now;
      const trace = this.sim.trace();
      this.lab.answers = rungs.map((/** @type {import('./ladder.js').Rung} */ { model, rests }) => present(trace, model, dt, driven, this.#since, rests));
    }
    return this.#face.draw(this.lab);
  }
}
