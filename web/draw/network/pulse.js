// What a kick sends: along each of the strongest connections a ring travels with the delay that the connection has, in the
// time of the simulation, and opens where it arrives.
import { delayOf, targetsOf } from './graph.js';

/** @typedef {import('./graph.js').Connectome} Connectome @typedef {import('../surface.js').Surface} Surface */

const MOST = 24;        // connections
const OPENS = 500;      // ms of the wall clock that an arrival is seen
const APART = 350;      // ms between two kicks that are shown: fewer than three a second
const TRAIL = 0.09;     // of the way

export class Pulse {
  #origin = -1;
  #start = NaN;   // simulated ms
  #begun = -Infinity;
  #last = NaN;
  /** @type {number[]} */ #targets = [];
  /** @type {number[]} */ #delays = [];
  /** When each has arrived, on the wall clock; NaN until then. @type {number[]} */ #arrived = [];

  forget() {
    this.#origin = -1;
  }

  get going() {
    return this.#origin >= 0;
  }

  /** The wave that is on its way. */
  get seen() {
    return { origin: this.#origin, targets: this.#targets, delays: this.#delays, arrived: this.#arrived.map((at) => !Number.isNaN(at)) };
  }

  /** @param {Connectome} graph @param {{ delay: number | null, speed: number }} rule @param {number} node @param {number} time simulated ms @param {number} now ms */
  start(graph, rule, node, time, now) {
    if (now - this.#begun < APART) return;
    [this.#origin, this.#start, this.#begun, this.#last] = [node, time, now, time];
    this.#targets = targetsOf(graph, node, MOST);
    this.#delays = this.#targets.map((to) => delayOf(graph, rule, to, node));
    this.#arrived = this.#targets.map(() => NaN);
  }

  /** @param {number} time simulated ms @param {number} now ms @returns {boolean} whether something is still to be seen */
  follow(time, now) {
    if (this.#origin < 0) return false;
    if (time < this.#last) this.forget();  // a step back, or another run
    this.#last = time;
    let more = false;
    for (let n = 0; n < this.#targets.length; ++n) {
      if (Number.isNaN(this.#arrived[n]) && time - this.#start >= this.#delays[n]) this.#arrived[n] = now;
      more ||= !(now - this.#arrived[n] > OPENS);
    }
    if (!more) this.forget();
    return more;
  }

  /** @param {Surface} ctx @param {ArrayLike<number>} places x, y, depth @param {string} colour @param {string} paper @param {boolean} still no motion @param {number} time @param {number} now */
  paint(ctx, places, colour, paper, still, time, now) {
    if (this.#origin < 0) return;
    const [x0, y0] = [places[3 * this.#origin], places[3 * this.#origin + 1]];
    ctx.save();
    ctx.lineCap = 'round';
    for (let n = 0; n < this.#targets.length; ++n) {
      const [x1, y1] = [places[3 * this.#targets[n]], places[3 * this.#targets[n] + 1]];
      const along = (time - this.#start) / this.#delays[n];
      if (along < 1 && !still) this.#travel(ctx, x0 + along * (x1 - x0), y0 + along * (y1 - y0), x0 + Math.max(0, along - TRAIL) * (x1 - x0), y0 + Math.max(0, along - TRAIL) * (y1 - y0), colour, paper);
      const open = (now - this.#arrived[n]) / OPENS;
      if (open >= 0 && open < 1) this.#ring(ctx, x1, y1, still ? 9 : 5 + 9 * open, still ? 1 : 1 - open, colour);
    }
    ctx.restore();
  }

  /** @param {Surface} ctx @param {number} x @param {number} y @param {number} tx @param {number} ty @param {string} colour @param {string} paper */
  #travel(ctx, x, y, tx, ty, colour, paper) {
    ctx.globalAlpha = 1;
    ctx.lineWidth = 2;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(tx, ty);
    ctx.lineTo(x, y);
    ctx.stroke();
    ctx.fillStyle = paper;
    ctx.beginPath();
    ctx.arc(x, y, 4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }

  /** @param {Surface} ctx @param {number} x @param {number} y @param {number} radius @param {number} strength @param {string} colour */
  #ring(ctx, x, y, radius, strength, colour) {
    ctx.globalAlpha = strength;
    ctx.lineWidth = 2;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.stroke();
  }
}
