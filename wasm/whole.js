// What only the whole build can do: networks in full. Loaded with it, so that the first load of a page does not carry it.
import { PushPull } from './push_pull.js';
import { Simulation } from './simulation.js';
import { writeNetwork } from './whole/network.js';

// The declarations say what there is for everybody; what is underneath is for this folder.
const Build = /** @type {any} */ (PushPull);
const Running = /** @type {any} */ (Simulation);

export class WholePushPull extends Build {
  /** @param {any} experiment @returns {WholeSimulation} */
  simulate(experiment) {
    return new /** @type {any} */ (WholeSimulation)(this, experiment);
  }
}

export class WholeSimulation extends Running {
  /** The network as it runs, row = target: weights after normalisation, edits and lesions, and lengths in mm; empty where it has none. Copies. */
  network() {
    return this._owner._core.network(this._session);
  }

  /** Cuts all connections of a node, in and out, or joins them again. Acts at once; what was sent stays remembered. @param {number} node @param {boolean} [on] */
  lesion(node, on = true) {
    this._checkNode('lesion', node);
    this.set(`network.lesions.${node}`, on ? 1 : 0);
  }

  /** @param {string} path @param {number} value @param {number} node */
  _write(path, value, node) {
    if (!writeNetwork(this._document, this.model.coupling.kind, path, value)) super._write(path, value, node);
  }
}
