// Joins the choices of the page to the six simulations. Requests change the state; the state becomes six documents that
// running simulations adopt. Knows no document of the browser's.
import { Loop } from '../loop.js';
import { Store } from '../store.js';
import { recording, roundWindow } from '../draw/sweep.js';
import { Ensemble, STIMULUS } from './ensemble.js';
import { fieldsOf, firstState, requests, stimulusOf } from './place.js';
import { RHYTHM, RUNGS, STEP, experimentOf, modelOf, rests, scaleOf } from './rungs.js';
import { present } from './response.js';
import { carriedPhase } from './stimulus.js';
import { Sweep } from './sweep.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Request} Request */
/** @typedef {{ render: (lab: any) => void, draw: (lab: any) => boolean | void, reset: () => void }} Face */

const COLUMNS = 900;   // of the recorder on one screen
const LOOK = 150;      // ms between two measurements
const PATIENCE = 300;  // ms after the last change until the curves are computed anew
const SWEEPING = 4;    // ms of a frame
const NUDGE = 0.1;     // of the cycle: a rhythm would need ages to leave its fixed point
const KICK = 0.5;      // of the cycle
const RECORDS = 1;     // the rung whose input is F itself
const ROWS = [{ as: STIMULUS, of: RECORDS, what: `input.${RUNGS[RECORDS].input}` }, ...RUNGS.map(({ model }, of) => ({ as: model, of, what: 'observable' }))];

export class Session {
  /** @type {any} */ lab = null;
  /** For tests: when the last change was asked for, and first drawn with steps that know it. */
  lastParameterStepDrawn = { path: '', asked: 0, step: -1, drawn: 0 };
  #core; #clock; #face; #context;
  /** @type {{ start: number, side: string, told: string, stimulus: any }} */ #known = { start: -1, side: '', told: '', stimulus: {} };
  /** Radians that keep a sine whole when its frequency changes. */ #phase = 0;
  /** @type {Sweep} */ #sweep;
  #swept = '';
  /** Counts what is new of the curves. */ #news = 0;
  #changed = -Infinity;
  #since = 0;  // column of the last change
  #looked = -Infinity;
  /** The picture holds on to them until it is drawn again. @type {Ensemble[]} */ #retired = [];

  /** @param {any} core @param {import('../loop.js').Clock} clock @param {Face} face @param {{ hash: string, running: boolean, theme: State['theme'] }} begin */
  constructor(core, clock, face, begin) {
    this.#core = core;
    this.#clock = clock;
    this.#face = face;
    this.#sweep = new Sweep(core, () => clock.now());
    const context = (this.#context = { catalog: core.catalog, problem: (/** @type {any} */ values) => this.#problem(values) });
    const reduce = requests(context);
    this.store = new Store({ ...reduce(firstState(), { type: 'link', hash: begin.hash }), running: begin.running, theme: begin.theme }, reduce);
    this.loop = new Loop({
      clock,
      draw: () => this.#draw(),
      failed: (text) => this.store.dispatch({ type: 'failed', text: `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.` }),
      paced: (slowed) => this.lab && (this.lab = { ...this.lab, slowed }),
    });
    this.#apply(this.store.state);
    this.store.subscribe((state) => this.#apply(state));
  }

  /** @type {Ensemble} */
  get sim() {
    return this.lab.sim;
  }

  get catalog() {
    return this.#core.catalog;
  }

  /** On with a build that knows more waveforms, from where the six are. @param {any} core */
  move(core) {
    const before = this.sim, bytes = before.sims.map((sim) => sim.snapshot({ state: true }));
    this.#core = this.#context.catalog = core;
    this.#context.catalog = core.catalog;
    this.#sweep.stop();
    this.#sweep = new Sweep(core, () => this.#clock.now());
    this.#swept = '';
    this.#renew(this.store.state, this.#phase);
    this.sim.sims.forEach((sim, k) => sim.restore(bytes[k], { state: true }));
    this.#retired.push(before);
    this.#since = this.sim.trace().count;
    this.loop.attach(/** @type {any} */ (this.sim));
    this.#face.reset();
    this.#apply(this.store.state);
  }

  /** @param {Request} request */
  ask(request) {
    if (request.type === 'set') this.lastParameterStepDrawn = { path: request.path, asked: this.#clock.now(), step: -1, drawn: 0 };
    this.store.dispatch(request);
    if (request.type === 'step') this.loop.forward(request.steps ?? 1);
    if (request.type === 'back') {
      this.loop.back(request.steps ?? 1);
      this.#since = Math.min(this.#since, this.sim.trace().count);
    }
    if (request.type === 'pulse' && !this.store.state.failed) {
      this.loop.recover();
      this.#kick(KICK, () => true);
      this.#since = this.sim.trace().count;
      this.loop.changed();
      this.loop.invalidate();
    }
  }

  /** Fills a part of the screen at once. @param {number} part */
  fill(part) {
    this.loop.forward(Math.ceil((part * this.lab.span) / STEP) - this.sim.steps);
  }

  /** What the core refuses of a stimulus. @param {State['values']} values */
  #problem(values) {
    const [, rung] = RUNGS;
    return this.#core.problem(experimentOf(this.catalog, rung, 'below', stimulusOf(fieldsOf(this.catalog, values), values)));
  }

  /** @param {State} state */
  #apply(state) {
    const fields = fieldsOf(this.catalog, state.values);
    const play = Number(state.values.play ?? fields.get('play')?.standard), side = state.values.side ?? 'below';
    const stimulus = stimulusOf(fields, state.values);
    this.lab = {
      catalog: this.catalog, model: { id: 'dialects', name: 'One stimulus, six dialects' }, state, fields, sim: this.lab?.sim, connectome: null, rendered: null,
      slowed: this.lab?.slowed ?? 0, span: roundWindow(RHYTHM, play), side, stimulus, driven: drivenBy(stimulus), answers: this.lab?.answers ?? [], curves: this.#sweep.curves, curvesNew: this.#news,
    };
    if (state.start !== this.#known.start) {
      if (this.lab.sim) this.#retired.push(this.lab.sim);
      this.#renew(state);
      this.loop.attach(/** @type {any} */ (this.sim));
      this.#face.reset();
    } else this.#tell();
    this.#record();
    this.loop.pace(play);
    this.loop.run(state.running);
    this.loop.invalidate();
    this.#face.render(this.lab);
  }

  /** @param {State} state @param {number} [phase] */
  #renew(state, phase = 0) {
    const { side, stimulus } = this.lab;
    this.#phase = phase;
    this.#since = 0;
    const heard = this.#heard(stimulus);
    const sims = RUNGS.map((rung) => this.#core.simulate(experimentOf(this.catalog, rung, side, heard)));
    this.lab = { ...this.lab, catalog: this.catalog, sim: new Ensemble(sims, ROWS), answers: [] };
    this.#known = { start: state.start, side, told: JSON.stringify([side, stimulus]), stimulus };
    this.#nudge(side);
    this.#record();
    this.#note();
  }

  #tell() {
    const { side, stimulus } = this.lab;
    const told = JSON.stringify([side, stimulus]);
    if (told === this.#known.told) return;
    this.loop.recover();
    const before = this.#known.stimulus;
    this.#phase = stimulus.kind === 'sine' && before.kind === 'sine' ? carriedPhase(this.#phase, before.frequency, stimulus.frequency, this.sim.time) : 0;
    const heard = this.#heard(stimulus);
    this.sim.adopt(RUNGS.map((rung) => experimentOf(this.catalog, rung, side, heard)));
    if (side !== this.#known.side) this.#nudge(side);
    this.#known = { start: this.#known.start, side, told, stimulus };
    this.lastParameterStepDrawn.step = this.sim.steps;
    this.#since = this.sim.trace().count;
    this.loop.changed();
    this.#note();
  }

  /** @param {any} stimulus */
  #heard = (stimulus) => (stimulus.kind === 'sine' ? { ...stimulus, phase: this.#phase } : stimulus);

  /** @param {string} side */
  #nudge(side) {
    if (side === 'past') this.#kick(NUDGE, ({ model }) => model !== 'kuramoto');
  }

  /** Moves the push of rungs by a share of their cycle. @param {number} share @param {(rung: typeof RUNGS[number]) => boolean} which */
  #kick(share, which) {
    RUNGS.forEach((rung, k) => {
      if (which(rung)) this.sim.sims[k].kick(0, modelOf(this.catalog, rung).states[0].id, share * scaleOf(rung).swing);
    });
  }

  /** The curves are of another stimulus now. */
  #note() {
    const { side, stimulus } = this.lab, of = `${side} ${stimulus.amplitude}`;
    if (of === this.#swept) return;
    this.#swept = of;
    this.#changed = this.#clock.now();
    this.#sweep.begin(side, Math.abs(stimulus.amplitude));
    this.lab.curvesNew = ++this.#news;
  }

  #record() {
    const { span, sim } = this.lab;
    const view = { span, width: COLUMNS, dt: STEP, frequency: RHYTHM, nodes: 1, quantities: 2 };
    const { every, columns } = recording(view), now = this.#recorded;
    if (now.sim === sim && now.every <= 1.5 * every && now.every * 8 >= every && now.columns >= recording({ ...view, every: now.every }).needed) return;
    sim.scope({ every, columns });
    this.#recorded = { sim, every, columns };
  }

  /** @type {{ sim: any, every: number, columns: number }} */ #recorded = { sim: null, every: 0, columns: 0 };

  #draw() {
    const now = this.#clock.now(), { lastParameterStepDrawn: last } = this;
    if (now - this.#looked > LOOK) {
      this.#looked = now;
      const trace = this.sim.trace();
      this.lab.answers = RUNGS.map((rung) => present(trace, rung.model, STEP, this.lab.driven, this.#since, rests(rung, this.lab.side)));
    }
    let again = this.#face.draw(this.lab) === true;
    for (const gone of this.#retired.splice(0)) gone.delete();
    if (last.step >= 0 && !last.drawn && this.sim.steps > last.step) last.drawn = this.#clock.now();
    if (this.sim.steps > 0) again = this.#work(now) || again;
    return again;
  }

  /** @param {number} now */
  #work(now) {
    if (this.#sweep.busy && now - this.#changed > PATIENCE && this.#sweep.work(SWEEPING)) this.lab.curvesNew = ++this.#news;
    return this.#sweep.busy;
  }

  delete() {
    this.#sweep.stop();
    for (const gone of [...this.#retired.splice(0), this.sim]) gone.delete();
  }
}

/** The frequency of a stimulus that has one, Hz. @param {any} stimulus */
function drivenBy({ kind, frequency, amplitude }) {
  return amplitude !== 0 && ['sine', 'square', 'pulses', 'biphasic'].includes(kind) ? frequency : NaN;
}
