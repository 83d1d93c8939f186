// The past of a network with delays, whose snapshots are large: under a slider that moves, a change is noted and not copied, and made
// again on the way forward from the last snapshot before it.
import { History } from '../history.js';

/** @typedef {import('../history.js').Entry} Entry @typedef {import('../history.js').Redo} Redo */

const LARGE = 5e4;       // bytes that are not copied for every step of a slider
const DEAR = 4e5;        // bytes of a snapshot that are copied in each interval, on average
const MOST_NOTED = 200;  // changes between two snapshots

export class NotedHistory extends History {
  /** @override @param {Redo} [redo] makes the same change again, where that can be */
  mark(redo) {
    const latest = this._latest, noted = latest && (latest.then ??= []);
    if (!redo || latest.bytes.length < LARGE || noted.length >= MOST_NOTED) return super.mark();
    this._epoch += 1;
    this._experiment = null;
    noted.push({ step: this._sim.steps, redo });
  }

  /** Where changes were noted since the last snapshot, also to that one, of the parameters before them. @override @param {() => boolean} good */
  recover(good) {
    const latest = this._latest;
    if (latest.epoch === this._epoch) return super.recover(good);
    this._sim.restore(latest.bytes, { state: true });
    if (!good()) return false;
    this._drop(latest.step + 1);
    this.mark();
    return true;
  }

  /** Larger snapshots come less often. @protected @override */
  get _spacing() {
    return Math.ceil(this._interval * Math.max(1, this._latest.bytes.length / DEAR));
  }

  /** @protected @override @param {Entry} entry @param {number} target */
  _follow(entry, target) {
    for (const { step, redo } of entry.then ?? []) {
      if (step >= target) break;
      super._follow(entry, step);
      redo(this._sim);
    }
    super._follow(entry, target);
  }

  /** @protected @override @param {number} step */
  _drop(step) {
    super._drop(step);
    if (this._latest?.then) this._latest.then = this._latest.then.filter((change) => change.step < step);
  }
}
