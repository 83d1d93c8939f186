// One visit to a lesson: which setting is shown, which task is watched. Knows no document, so that tests take a lesson as a
// student would.
import { Readings } from './readings.js';
import { Watch } from './watch.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Request} Request @typedef {import('./conditions.js').Condition} Condition */
/** @typedef {{ hash: string, controls: string[], views: string[] }} Scene */
/** @typedef {{ id: string, scene: number, when: Condition, hold: number }} Task */

export class Course {
  scene = 0;
  readings = new Readings();
  /** @type {{ task: Task, watch: Watch } | null} the task that is watched */ active = null;
  #ask; #met;
  /** Counts what was begun: a setting that comes late must not start a task that was left. */ #begun = 0;

  /** @param {Scene[]} scenes @param {(request: Request) => unknown} ask resolves when the request has been met @param {(task: Task) => void} [met] a task is done */
  constructor(scenes, ask, met = () => {}) {
    this.scenes = scenes;
    this.#ask = ask;
    this.#met = met;
  }

  /** Another setting, from its start. @param {number} scene */
  async show(scene) {
    this.scene = scene;
    await this.#ask({ type: 'link', hash: this.scenes[scene].hash });
  }

  /** @param {Task} task */
  async begin(task) {
    const begun = (this.#begun += 1);
    this.active = null;
    await this.show(task.scene);
    if (begun !== this.#begun) return;
    await this.#ask({ type: 'play' });
    if (begun !== this.#begun) return;
    this.readings.kicks = 0;
    this.active = { task, watch: new Watch(task.when, task.hold) };
  }

  leave() {
    this.#begun += 1;
    this.active = null;
  }

  /** What a hand does to the state is no change of a value. @param {Request} request */
  note({ type }) {
    if (type === 'kick' || type === 'pulse') this.readings.kicked();
  }

  /** After each frame. @param {Lab} lab */
  frame(lab) {
    this.readings.look(lab);
    const { active } = this;
    if (!active || lab.sim.failure || !active.watch.look(lab.sim.time, this.readings)) return;
    this.active = null;
    this.#met(active.task);
  }
}
