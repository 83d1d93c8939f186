// The class people import: defaults, names and errors around the WebAssembly core.
// Works in Node and in browsers, on the main thread and in workers.
import { PushPullError } from './error.js';
import { flatten } from './flatten.js';
import { choices, readCatalogue, startCore } from './load.js';
import { Simulation } from './simulation.js';

export { PushPullError, Simulation };

/** @typedef {Record<string, any>} Experiment */

/** What has been asked for, by its list of models. @type {Map<string, Promise<PushPull>>} */
const loading = new Map();

export class PushPull {
  /**
   * Loads the core once; concurrent calls share it. `models: 'core'` is the smaller build with the models of the first load.
   * A page that already carries the catalogue hands it in and saves the request.
   * @param {{ models?: 'all' | 'core', catalog?: any }} [options]
   * @returns {Promise<PushPull>}
   */
  static load({ models = 'all', catalog } = {}) {
    if (!choices.includes(models)) return Promise.reject(new PushPullError(`models: unknown "${models}"; valid: ${choices.join(', ')}`, 'models'));
    const known = loading.get(models);
    if (known) return known;
    const load = Promise.all([startCore(models), catalog ?? readCatalogue(), models === 'all' ? whole() : PushPull]).then(([core, tree, Build]) => new Build(core, only(models, tree)));
    loading.set(models, load);
    // A failed load may be tried again.
    load.catch(() => loading.delete(models));
    return load;
  }

  /** @param {any} core the Emscripten module @param {any} catalog */
  constructor(core, catalog) {
    this._core = core;
    /** All models with their tables, integrators, drives, couplings, connectomes and settings; frozen. */
    this.catalog = freeze(catalog);
    this.analyse = Object.freeze({
      equilibria: (/** @type {Experiment} */ experiment) => {
        const simulation = this.simulate(experiment);
        try {
          return simulation.equilibria(0);
        } finally {
          simulation.delete();
        }
      },
      spectrum: (/** @type {ArrayLike<number>} */ signal, /** @type {number} */ rate) => core.spectrum(Float64Array.from(signal), rate, 1),
    });
  }

  /** '' or one sentence that names the field, the value and what would be right. @param {Experiment} experiment */
  problem(experiment) {
    try {
      this._draft(experiment).delete();
      return '';
    } catch (error) {
      if (error instanceof PushPullError) return error.message;
      throw error;
    }
  }

  /** Starts an experiment. Throws PushPullError. @param {Experiment} experiment @returns {Simulation} */
  simulate(experiment) {
    return new Simulation(this, experiment);
  }

  /** Runs an experiment to its end; everything returned is a copy. @param {Experiment} experiment */
  run(experiment) {
    const draft = this._draft(experiment);
    if (!draft.checkRun()) throw problemOf(draft);
    const { times, labels, nodes, data, failure } = this._core.run(draft);
    draft.delete();
    const length = nodes * times.length;
    /** @type {Record<string, Float64Array>} */
    const byLabel = {};
    labels.forEach((/** @type {string} */ id, /** @type {number} */ q) => (byLabel[id] = data.slice(q * length, (q + 1) * length)));
    return { times, labels, nodes, data: byLabel, failure };
  }

  /** A checked draft of the document, to be deleted by the caller. @param {Experiment} experiment */
  _draft(experiment) {
    const draft = new this._core.Draft();
    try {
      flatten(experiment, draft, PushPullError);
    } catch (error) {
      draft.delete();
      throw error;
    }
    if (!draft.check()) throw problemOf(draft);
    return draft;
  }
}

const whole = async () => /** @type {any} */ ((await import('./whole.js')).WholePushPull);

/** What a draft was refused for, as an error; the draft is gone. @param {any} draft */
function problemOf(draft) {
  const error = new PushPullError(draft.problemText(), draft.problemPath());
  draft.delete();
  return error;
}

/** The catalogue as a build knows it. @param {string} models @param {any} tree */
const only = (models, tree) => (models === 'all' ? tree : { ...tree, models: tree.models.filter((/** @type {any} */ model) => model.core) });

/** @template T @param {T} tree @returns {T} */
function freeze(tree) {
  if (tree && typeof tree === 'object') Object.values(Object.freeze(tree)).forEach(freeze);
  return tree;
}
