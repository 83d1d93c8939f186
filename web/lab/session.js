// Joins the state of the page to a running simulation. Requests change the state; the state, compared with what the
// simulation was last told, becomes single numbers, another document, or a new simulation. Knows no document.
import { experimentOf, difference, reader } from '../experiment.js';
import { fieldsOf, modelOf, paceOf } from '../fields.js';
import { drivesOf, recorded } from '../draw/lab.js';
import { recording, roundWindow } from '../draw/sweep.js';
import { Loop } from '../loop.js';
import { Store } from '../store.js';
import { caption } from '../captions.js';
import { measure } from '../measure.js';
import { firstState, requests } from '../requests.js';
import { factsOf } from './facts.js';
import { spared } from './spared.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Core} Core @typedef {import('../types').Simulation} Simulation @typedef {import('../types').Request} Request @typedef {import('../types').Lab} Lab */
/**
 * @typedef {object} Face the page's side
 * @property {(lab: Lab) => void} render after a change of state
 * @property {(lab: Lab) => boolean | void} draw once a frame
 * @property {(caption: string) => void} say what is seen
 * @property {() => void} reset the simulation is a new one
 */

const COLUMNS = 1000;   // of the recorder on one screen, until the scope knows its width
const PAUSE = 400;      // ms between two sentences
const NUDGED = 6000;    // ms for which a sentence tells of a nudge
const AT_REST = 1e-3;   // share of a state's window within which it counts as resting on a fixed point
const GROWS = 1e-6;     // per unit of the model's time: below it a rate is zero but for rounding
const PULSE = 0.25;     // share of the push variable's window by which a region is kicked
const NUDGE = 0.01;     // share of the push variable's window
const REACH = 3;        // windows from the middle of a state's own, within which a run can go on after a failure
const STARTED_OVER = 'The state was too far out to go on from. The run started again from its initial state.';

export class Session {
  /** @type {Simulation} */ sim = /** @type {any} */ (null);
  /** @type {Lab} */ lab = /** @type {any} */ (null);
  /** For tests: when the last change of a value was asked for, told to the core, and first drawn with steps that know it. */
  lastParameterStepDrawn = { path: '', asked: 0, step: -1, drawn: 0 };
  #core; #clock; #face; #context;
  /** @type {Core | null} which has made the simulation */ #of = null;
  /** @type {import('../types').Experiment} */ #told = {};
  #start = -1;
  /** @type {State | null} */ #good = null;
  /** @type {Simulation[]} */ #retired = [];  // the views hold on to them until they are drawn again
  #since = 0;   // first column that the present parameters made
  #nudged = -Infinity;  // when a state was last pushed off an unstable fixed point
  /** @type {{ at: number, steps: number, of: any }} */ #spoken = { at: NaN, steps: -1, of: null };

  /** @param {Core} core @param {import('../loop.js').Clock} clock @param {Face} face @param {{ hash: string, running: boolean, theme: State['theme'], past?: typeof import('../history.js').History }} begin */
  constructor(core, clock, face, begin) {
    this.#core = core;
    this.#clock = clock;
    this.#face = face;
    const context = this.#context = { catalog: core.catalog, problem: (/** @type {any} */ experiment) => this.#core.problem(experiment) };
    const reduce = requests(context);
    const linked = reduce(firstState(context), { type: 'link', hash: begin.hash });
    this.store = new Store({ ...linked, running: begin.running, theme: begin.theme }, reduce);
    this.loop = new Loop({
      clock, past: begin.past,
      draw: () => this.#draw(),
      failed: (text) => this.store.dispatch({ type: 'failed', text: sentence(text) }),
      paced: (slowed) => this.lab && (this.lab = { ...this.lab, slowed }),
    });
    this.#apply(this.store.state);
    // Of a link that the core refused less has become the first state.
    if (!this.lab) this.#apply(this.store.state);
    this.store.subscribe((state) => this.#apply(state));
  }

  get catalog() {
    return this.#core.catalog;
  }

  /** On with another build of the core, one that knows more. What runs goes on in it from the next change on. @param {Core} core */
  move(core) {
    this.#core = core;
    this.#context.catalog = core.catalog;
  }

  /** @param {Request} request */
  ask(request) {
    const { loop } = this;
    this.store.dispatch(request);
    if (request.type === 'set') this.lastParameterStepDrawn = { path: request.path, asked: this.#clock.now(), step: -1, drawn: 0 };
    if (request.type === 'step' || request.type === 'back') this.#recover();
    if (request.type === 'step') loop.forward(request.steps ?? 1);
    if (request.type === 'back') {
      loop.back(request.steps ?? 1);
      this.#since = Math.min(this.#since, this.sim.trace().count);
    }
    if (request.type === 'pulse') {
      const { model } = this.lab, push = model.states.find((one) => one.id === model.push) ?? model.states[0];
      this.#recover();
      for (const node of request.nodes) if (node < this.sim.nodes) this.sim.kick(node, push.id, request.amount ?? PULSE * (push.circular ? Math.PI : push.high - push.low));
      this.#changed();
    }
    if (request.type === 'kick') {
      this.#recover();
      const { sim } = this;
      const node = Math.min(request.node ?? this.store.state.node, sim.nodes - 1);
      for (const [id, value] of Object.entries(request.state)) {
        const { lower, upper } = /** @type {import('../types').Model} */ (sim.model).states.find((row) => row.id === id) ?? { lower: null, upper: null };
        sim.kick(node, id, Math.min(upper ?? Infinity, Math.max(lower ?? -Infinity, Number(value))) - sim.read(id)[node]);
      }
      this.#changed();
    }
  }

  /**
   * After a failure: on from the last state near its windows, or from the initial one when there is none, because what is
   * huge already fails again under any parameters. The views forget the axes that the failure has stretched.
   */
  #recover() {
    if (!this.sim.failure) return;
    if (this.loop.recover(() => near(this.sim))) {
      this.#since = Math.min(this.#since, this.sim.trace().count);
      return this.#face.reset();
    }
    this.#renew(this.lab.state, this.lab.model, this.#told);
    this.store.dispatch({ type: 'note', text: STARTED_OVER });
  }

  /** Fills one screen without showing how: for visitors who asked for no motion. */
  fill() {
    this.loop.forward(Math.ceil((0.98 * this.#span()) / this.sim.dt));
  }

  /** On from a state that was kept of this experiment, without a past. Throws when the bytes are not of one. @param {Uint8Array} bytes */
  resume(bytes) {
    const { state, model } = this.lab;
    this.#renew(state, model, this.#told, bytes);
    this.#follow(state);
  }

  /** The window of the scope, ms. */
  #span() {
    const { model, state, fields } = this.lab;
    return roundWindow(paceOf(model, state.preset), Number(reader(state, fields)('play')));
  }

  /** What the core refuses although its parts were right, as delays that would remember too much, is taken back with its sentence. @param {State} state */
  #apply(state) {
    try {
      this.#follow(state);
      this.#good = state;
    } catch (error) {
      const text = sentence(/** @type {Error} */ (error).message);
      // Of a change by hand the value before it is known, of a link it is not.
      const part = state.before || state.start === this.#start ? null : spared(this.#core, state);
      if (part) return this.store.dispatch({ type: 'revert', to: part.state, text: `${text} ${part.said}` });
      if (!this.#good) return this.store.dispatch({ type: 'link', hash: '', text });
      this.store.dispatch({ type: 'revert', to: this.#good, text });
    }
  }

  /** @param {State} state */
  #follow(state) {
    const { catalog } = this.#core;
    const model = /** @type {import('../types').Model} */ (modelOf(catalog, state.model));
    const fields = fieldsOf(catalog, state);
    const experiment = experimentOf(catalog, state);
    if (state.start !== this.#start) this.#renew(state, model, experiment);
    else {
      // On in the other build as it was, and only then the change, which may make another simulation.
      if (this.#of !== this.#core) this.#renew(this.lab.state, this.lab.model, this.#told, this.sim.snapshot({ state: true }));
      this.#tell(state, model, experiment);
    }
    if (!state.failed) this.#recover();
    const connectome = (state.situation === 'brain' && catalog.brain?.connectome(reader(state, fields)).connectome) || null;
    this.lab = { catalog, model, state, fields, sim: this.sim, connectome, rendered: null, slowed: this.lab?.slowed ?? 0 };
    this.loop.pace(Number(reader(state, fields)('play')));
    this.loop.run(state.running);
    this.loop.invalidate();
    this.#face.render(this.lab);
  }

  /** @param {State} state @param {import('../types').Model} model @param {import('../types').Experiment} experiment @param {Uint8Array} [present] a state to go on from */
  #renew(state, model, experiment, present) {
    const sim = this.#core.simulate(experiment);
    try {
      if (present) sim.restore(present, { state: true });
    } catch (error) {
      sim.delete();
      throw error;
    }
    this.#of = this.#core;
    this.#record(sim, state, model);
    if (this.sim) this.#retired.push(this.sim);
    this.sim = sim;
    this.#told = experiment;
    this.#start = state.start;
    this.#since = 0;
    this.#nudged = -Infinity;
    this.#face.say('');
    this.loop.attach(sim);
    // Of those that were never drawn, as on a hidden page, nobody holds any.
    while (this.#retired.length > 1) this.#retired.pop()?.delete();
    this.#face.reset();
  }

  /** @param {State} state @param {import('../types').Model} model @param {import('../types').Experiment} experiment */
  #tell(state, model, experiment) {
    const change = difference(this.#told, experiment);
    if (change.kind === 'same') return;
    this.#recover();
    /** @param {Simulation} sim @returns {boolean} whether it can go on as this */
    const tell = (sim) => (change.kind === 'set' ? change.changes.every(([path, value]) => (sim.set(path, value), true))
      : (change.kind === 'parameters' && sim.adoptParameters?.(experiment)) || sim.adopt(experiment));
    if (!tell(this.sim)) return this.#renew(state, model, experiment);
    this.#told = experiment;
    this.#nudge(state, model);
    this.lastParameterStepDrawn.step = this.sim.steps;
    this.#changed(tell);
  }

  /**
   * A rhythm that is born at an unstable fixed point would need ages to leave it, from nothing but rounding: in a live run
   * the state is pushed off once.
   * @param {State} state @param {import('../types').Model} model
   */
  #nudge(state, model) {
    this.#nudged = -Infinity;
    const push = model.states.find((one) => one.id === model.push) ?? model.states.find((one) => one.id === model.plane[0]);
    if (!state.running || this.sim.nodes > 1 || !push || push.circular) return;
    const { sim } = this;
    const near = AT_REST * (push.high - push.low);
    // What moves is not at rest, which is known without the fixed points.
    const lately = measure(sim.trace(), model.push, state.node, sim.dt, { columns: 16 });
    if (lately && lately.high - lately.low > 2 * near) return;
    const rests = this.#equilibria(state.node).some((point) => point.eigenvalues.some(([growth]) => growth > GROWS) && model.states.every(({ id, low, high }) =>
      !(id in point.state) || Math.abs(sim.read(id)[state.node] - point.state[id]) < AT_REST * (high - low)));
    if (!rests) return;
    const amount = NUDGE * (push.high - push.low);
    const room = sim.read(push.id)[state.node] + amount < (push.upper ?? Infinity);
    sim.kick(state.node, push.id, room ? amount : -amount);
    this.#nudged = this.#clock.now();
  }

  /** @param {import('../history.js').Redo} [redo] */
  #changed(redo) {
    this.#since = this.sim.trace().count;
    this.loop.changed(redo);
  }

  /** Until the scope asks for its own columns. @param {Simulation} sim @param {State} state @param {import('../types').Model} model */
  #record(sim, state, model) {
    const pace = paceOf(model, state.preset);
    const { catalog } = this.#core, fields = fieldsOf(catalog, state);
    const value = reader(state, fields);
    const what = recorded(model, drivesOf({ catalog, model, state, fields }));
    const { every, columns } = recording({ span: roundWindow(pace, Number(value('play'))), width: COLUMNS, dt: sim.dt, frequency: pace, nodes: sim.nodes, quantities: what.length });
    sim.scope({ what, every, columns });
  }

  #draw() {
    const { sim, lastParameterStepDrawn: last } = this;
    const now = this.#clock.now();
    // The first picture does not wait for words.
    if (Number.isNaN(this.#spoken.at)) this.#spoken.at = -Infinity;
    else if (now - this.#spoken.at > PAUSE) {
      this.#spoken = { at: now, steps: sim.steps, of: this.#told };
      this.#speak();
    }
    // After the last step there is one more sentence to come.
    const silent = this.#spoken.steps !== sim.steps || this.#spoken.of !== this.#told;
    const again = this.#face.draw(this.lab) || silent;
    while (this.#retired.length) this.#retired.pop()?.delete();
    if (last.step >= 0 && !last.drawn && sim.steps > last.step) last.drawn = this.#clock.now();
    return again;
  }

  /** One sentence on what the recorder holds since the last change. */
  #speak() {
    const { sim, lab } = this;
    if (sim.failure) return;
    const nudged = this.#clock.now() - this.#nudged < NUDGED;
    this.#face.say(caption(factsOf(lab, sim, { since: this.#since, nudged, equilibria: (node) => this.#equilibria(node) })));
  }

  /** @type {{ of: any, found: import('../types').Equilibrium[] }} */ #known = { of: null, found: [] };

  /** Found once for each set of parameters. @param {number} node */
  #equilibria(node) {
    if (this.#known.of !== this.#told) this.#known = { of: this.#told, found: this.sim.equilibria(node) };
    return this.#known.found;
  }
}

/** @param {Simulation} sim */
const near = (sim) => /** @type {import('../types').Model} */ (sim.model).states.every(({ id, low, high, circular }) =>
  circular || Array.from(sim.read(id)).every((value) => Math.abs(value - (low + high) / 2) < REACH * (high - low)));

/** @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
