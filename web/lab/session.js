// Joins the state of the page to a running simulation. Requests change the state; the state, compared with what the
// simulation was last told, becomes single numbers, another document, or a new simulation. Knows no document.
import { experimentOf, difference, reader } from '../experiment.js';
import { fieldsOf, modelOf, paceOf } from '../fields.js';
import { recorded } from '../draw/lab.js';
import { roundWindow, stepsPerColumn } from '../draw/sweep.js';
import { Loop } from '../loop.js';
import { Store } from '../store.js';
import { caption, measure } from '../captions.js';
import { firstState, requests } from '../requests.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Core} Core @typedef {import('../types').Simulation} Simulation */
/** @typedef {import('../types').Request} Request @typedef {import('../types').Lab} Lab */
/**
 * @typedef {object} Face the page's side
 * @property {(lab: Lab) => void} render after a change of state
 * @property {(lab: Lab) => boolean | void} draw once a frame
 * @property {(caption: string) => void} say what is seen
 * @property {() => void} reset the simulation is a new one
 */

const COLUMNS = 1000;   // of the recorder on one screen, until the scope knows its width
const KEPT = 4096;      // columns in the recorder
const PAUSE = 400;      // ms between two sentences

export class Session {
  /** @type {Simulation} */ sim = /** @type {any} */ (null);
  /** @type {Lab} */ lab = /** @type {any} */ (null);
  /** For tests: when the last change of a value was asked for, told to the core, and first drawn with steps that know it. */
  lastParameterStepDrawn = { path: '', asked: 0, step: -1, drawn: 0 };
  #core; #clock; #face;
  /** @type {import('../types').Experiment} */ #told = {};
  #start = -1;
  #since = 0;   // first column that the present parameters made
  /** @type {{ at: number, steps: number, of: any }} */ #spoken = { at: -Infinity, steps: -1, of: null };

  /** @param {Core} core @param {import('../loop.js').Clock} clock @param {Face} face @param {{ hash: string, running: boolean, theme: State['theme'] }} begin */
  constructor(core, clock, face, begin) {
    this.#core = core;
    this.#clock = clock;
    this.#face = face;
    const context = { catalog: core.catalog, problem: (/** @type {any} */ experiment) => core.problem(experiment) };
    const reduce = requests(context);
    const linked = reduce(firstState(context), { type: 'link', hash: begin.hash });
    this.store = new Store({ ...linked, running: begin.running, theme: begin.theme }, reduce);
    this.loop = new Loop({
      clock,
      draw: () => this.#draw(),
      failed: (text) => this.store.dispatch({ type: 'failed', text: sentence(text) }),
      paced: (slowed) => this.lab && (this.lab = { ...this.lab, slowed }),
    });
    this.#apply(this.store.state);
    this.store.subscribe((state) => this.#apply(state));
  }

  /** @param {Request} request */
  ask(request) {
    const { loop, sim } = this;
    this.store.dispatch(request);
    if (request.type === 'set') this.lastParameterStepDrawn = { path: request.path, asked: this.#clock.now(), step: -1, drawn: 0 };
    if (request.type === 'step') loop.forward(request.steps ?? 1);
    if (request.type === 'back') {
      loop.back(request.steps ?? 1);
      this.#since = Math.min(this.#since, sim.trace().count);
    }
    if (request.type === 'kick') {
      loop.recover();
      const node = request.node ?? this.store.state.node;
      for (const [id, value] of Object.entries(request.state)) sim.kick(node, id, Number(value) - sim.read(id)[node]);
      this.#changed();
    }
  }

  /** Fills one screen without showing how: for visitors who asked for no motion. */
  fill() {
    this.loop.forward(Math.ceil((0.98 * this.#span()) / this.sim.dt));
  }

  /** The window of the scope, ms. */
  #span() {
    const { model, state, fields } = this.lab;
    return roundWindow(paceOf(model, state.preset), Number(reader(state, fields)('play')));
  }

  /** @param {State} state */
  #apply(state) {
    const { catalog } = this.#core;
    const model = /** @type {import('../types').Model} */ (modelOf(catalog, state.model));
    const fields = fieldsOf(catalog, state);
    const experiment = experimentOf(catalog, state);
    if (state.start !== this.#start) this.#renew(state, model, experiment);
    else this.#tell(state, model, experiment);
    this.lab = { catalog, model, state, fields, sim: this.sim, rendered: null, slowed: this.lab?.slowed ?? 0 };
    this.loop.pace(Number(reader(state, fields)('play')));
    this.loop.run(state.running);
    this.loop.invalidate();
    this.#face.render(this.lab);
  }

  /** @param {State} state @param {import('../types').Model} model @param {import('../types').Experiment} experiment */
  #renew(state, model, experiment) {
    const sim = this.#core.simulate(experiment);
    this.sim?.delete();
    this.sim = sim;
    this.#told = experiment;
    this.#start = state.start;
    this.#since = 0;
    this.#face.say('');
    this.#record(state, model);
    this.loop.attach(sim);
    this.#face.reset();
  }

  /** @param {State} state @param {import('../types').Model} model @param {import('../types').Experiment} experiment */
  #tell(state, model, experiment) {
    const change = difference(this.#told, experiment);
    if (change.kind === 'same') return;
    this.loop.recover();
    if (change.kind === 'set') for (const [path, value] of change.changes) this.sim.set(path, value);
    else if (!this.sim.adopt(experiment)) return this.#renew(state, model, experiment);
    this.#told = experiment;
    this.lastParameterStepDrawn.step = this.sim.steps;
    this.#changed();
  }

  #changed() {
    this.#since = this.sim.trace().count;
    this.loop.changed();
  }

  /** Until the scope asks for its own columns. @param {State} state @param {import('../types').Model} model */
  #record(state, model) {
    const pace = paceOf(model, state.preset);
    const value = reader(state, fieldsOf(this.#core.catalog, state));
    const every = stepsPerColumn(roundWindow(pace, Number(value('play'))), COLUMNS, this.sim.dt, pace);
    this.sim.scope({ what: recorded(model), every, columns: KEPT });
  }

  #draw() {
    const { sim, lastParameterStepDrawn: last } = this;
    const now = this.#clock.now();
    if (now - this.#spoken.at > PAUSE) {
      this.#spoken = { at: now, steps: sim.steps, of: this.#told };
      this.#speak();
    }
    // After the last step there is one more sentence to come.
    const silent = this.#spoken.steps !== sim.steps || this.#spoken.of !== this.#told;
    const again = this.#face.draw(this.lab) || silent;
    if (last.step >= 0 && !last.drawn && sim.steps > last.step) last.drawn = this.#clock.now();
    return again;
  }

  /** One sentence on what the recorder holds since the last change. */
  #speak() {
    const { sim, lab } = this;
    const { model, state } = lab;
    if (sim.failure) return;
    const trace = sim.trace();
    const window = { since: this.#since, columns: COLUMNS };
    const swings = Array.from({ length: sim.nodes }, (_, node) => measure(trace, model.push, node, sim.dt, window));
    if (swings.some((swing) => swing === null)) return;
    const pull = measure(trace, model.pull, state.node, sim.dt, window);
    const circular = model.states.some((one) => one.circular);
    const equilibria = circular || state.situation !== 'alone' ? [] : this.#equilibria(state.node);
    const facts = { model, situation: state.situation, value: reader(state, lab.fields), equilibria, swings: /** @type {any} */ (swings), pull, node: state.node };
    this.#face.say(caption(facts));
  }

  /** @type {{ of: any, found: import('../types').Equilibrium[] }} */ #known = { of: null, found: [] };

  /** Found once for each set of parameters. @param {number} node */
  #equilibria(node) {
    if (this.#known.of !== this.#told) this.#known = { of: this.#told, found: this.sim.equilibria(node) };
    return this.#known.found;
  }
}

/** @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
