// What only the whole build can do: networks in full, and their readouts. Loaded with it, so that the first load of a page does not carry it.
import { PushPull } from './push_pull.js';
import { Simulation } from './simulation.js';
import { connectome } from './whole/connectome.js';
import { ParameterMap, wholeMap } from './whole/map.js';
import { analysers, compare, measure, measured } from './whole/measures.js';
import { writeNetwork } from './whole/network.js';
import { responses } from './whole/responses.js';
import { plain } from './flatten.js';

// The declarations say what there is for everybody; what is underneath is for this folder.
const Build = /** @type {any} */ (PushPull);
const Running = /** @type {any} */ (Simulation);

const NO_DOCUMENT = 4;  // bytes in front of a snapshot, which tell how long its document is: 0

export class WholePushPull extends Build {
  /** @param {any} core @param {any} catalog */
  constructor(core, catalog) {
    super(core, catalog);
    const self = /** @type {any} */ (this), { spectrum } = self.analyse;
    const readouts = analysers(core, self.catalog.measures);
    self.analyse = Object.freeze({
      ...self.analyse,
      ...readouts,
      ...responses(self),
      // A rate alone stands for one signal of one node.
      spectrum: (/** @type {any} */ signals, /** @type {any} */ options) => (typeof options === 'number' ? spectrum : readouts.spectrum)(signals, options),
      compare: (/** @type {any} */ a, /** @type {any} */ b) => compare(core, a, b),
      map: (/** @type {any} */ experiment, /** @type {any} */ spec) => wholeMap(core, experiment, spec),
    });
  }

  /** @param {any} experiment @returns {WholeSimulation} */
  simulate(experiment) {
    return new /** @type {any} */ (WholeSimulation)(this, experiment);
  }

  /** A connectome as numbers: of a name, of a graph with its parameters, or of matrices. Throws PushPullError. @param {any} spec */
  connectome(spec) {
    return connectome(this, spec);
  }

  /** Two numbers of an experiment against one measure, cell by cell; docs/maps.md. Throws PushPullError. @param {any} experiment @param {any} spec */
  map(experiment, spec) {
    return new ParameterMap(this._core, experiment, spec);
  }
}

export class WholeSimulation extends Running {
  /** The network as it runs, row = target: weights after normalisation, edits and lesions, and lengths in mm; empty where it has none. Copies. */
  network() {
    return this._owner._core.network(this._session);
  }

  /** For a document of which the parameters alone differ: matrices on their way to the core would take longer than everything else. @param {any} experiment @returns {boolean} */
  adoptParameters({ network: _, drive: __, noise: ___, record: ____, ...rest }) {
    const draft = this._owner._draft({ ...rest, nodes: rest.nodes ?? this.nodes });
    const done = this._owner._core.adoptParameters(this._session, draft);
    draft.delete();
    if (done) this._document = { ...this._document, ...plain({ parameters: rest.parameters, initial: rest.initial }) };
    return done;
  }

  /** @param {{ state?: boolean, check?: boolean }} [options] check: false for what this page keeps to itself, which is then not proof against change */
  snapshot({ state = false, check = true } = {}) {
    if (!state || check) return super.snapshot({ state });
    let kept = new Uint8Array(NO_DOCUMENT);
    this._owner._core.remember(this._session, {
      set(/** @type {Uint8Array} */ bytes) {
        kept = new Uint8Array(NO_DOCUMENT + bytes.length);
        kept.set(bytes, NO_DOCUMENT);
      },
    });
    return kept;
  }

  /** Starts readouts anew with these options, or stops them: { off: true }. @param {Record<string, any>} [options] */
  measure(options = {}) {
    measure(this._owner._core, this._session, options);
  }

  /** A readout as it stands; a copy. @param {string} id @param {Record<string, any>} [options] */
  measured(id, options = {}) {
    return measured(this._owner._core, this._session, this._owner.catalog.measures, this.nodes, id, options);
  }

  /** The same experiment from here on, state, time and noise included, under other drives. To be deleted as well. @param {{ drive?: any[] }} [options] @returns {WholeSimulation} */
  twin({ drive } = {}) {
    const twin = this._owner.simulate({ ...this.experiment(), ...(drive && { drive }) });
    try {
      twin.restore(this.snapshot({ state: true }), { state: true });
      return twin;
    } catch (error) {
      twin.delete();
      throw error;
    }
  }

  /** Cuts all connections of a node, in and out, or joins them again. Acts at once; what was sent stays remembered. @param {number} node @param {boolean} [on] */
  lesion(node, on = true) {
    this._checkNode('lesion', node);
    this.set(`network.lesions.${node}`, on ? 1 : 0);
  }

  _signals() {
    return [...super._signals(), ...(this._document.drive ?? []).map((/** @type {any} */ _, /** @type {number} */ k) => `drive.${k}`)];
  }

  /** @param {string} path @param {number} value @param {number} node */
  _write(path, value, node) {
    if (!writeNetwork(this._document, this.model.coupling.kind, path, value)) super._write(path, value, node);
  }
}
