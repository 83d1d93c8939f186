// The moving part of the scope: remembers how far it has drawn, lets the axes follow the data, and draws what is new.
import { Points, columnTime, eraseRects, extremes, pathLength, plan, strokePoints, timeX, trace as addTrace, visible } from '../draw/sweep.js';
import { follow } from '../draw/ticks.js';
import { rowOf } from '../draw/lab.js';
import { DASHES, WIDTHS, scaleOf } from '../draw/scope.js';
import { haloText, hairline } from '../draw/surface.js';

/** @typedef {import('../draw/scope.js').Layout} Layout @typedef {import('../draw/scope.js').Role} Role */
/** @typedef {import('../draw/theme.js').Theme} Theme @typedef {import('../draw/surface.js').Surface} Surface */
/** @typedef {{ trace: import('../types').Trace, sweep: import('../draw/sweep.js').Sweep, plan: Layout, theme: Theme, node: number, now: number }} How */

const LOOK = 300;       // ms between two looks at the whole window for an axis to shrink
const CAP = 4;          // px
const MOST_DRAWN = 80;  // nodes: of more, every second, third … is drawn
const CROWD = 20;       // nodes above which the pull of the others would only hide their push
const PATIENCE = 900;   // ms that an axis stays too large

/** One in so many nodes is drawn. @param {number} nodes */
export const sampled = (nodes) => Math.ceil(nodes / MOST_DRAWN);

export class Sweeper {
  #drawn = -1;          // columns drawn
  #erased = -Infinity;  // time up to which the bar has erased (ms)
  #looked = -Infinity;
  #scanned = -1;        // columns whose extremes the axes know
  #node = -1;
  #column = 0;
  #base = 0;
  /** @type {How | null} */ #how = null;
  #points = new Points();
  /** Length of the dashed line so far, for each trace (px). @type {Map<string, number>} */ #dash = new Map();
  /** @type {[number, number, number, number][]} */ #dots = [];

  forget() {
    this.#drawn = this.#scanned = -1;
    this.#looked = -Infinity;
  }

  /** Columns on the screen, from and to. @returns {[number, number]} */
  get seen() {
    if (!this.#how) return [0, 0];
    const { sweep, trace } = this.#how;
    return visible(sweep, { first: trace.first, count: trace.count });
  }

  /** @param {number} k */
  timeOf(k) {
    return this.#how ? columnTime(this.#how.sweep, k) : NaN;
  }

  /** The column drawn at a place of the window, −1 for none. @param {number} x px from its left edge */
  columnAt(x) {
    if (!this.#how || x < 0 || x > this.#how.sweep.width) return -1;
    const { sweep } = this.#how;
    const [from, to] = this.seen;
    const pen = columnTime(sweep, to - 1);
    let time = Math.floor(pen / sweep.span) * sweep.span + (x / sweep.width) * sweep.span;
    if (time > pen) time -= sweep.span;
    const k = Math.round((time - sweep.base) / sweep.column - 0.5);
    return k >= from && k < to ? k : -1;
  }

  /** Least and greatest value on the screen in the selected node. @param {string} id @returns {[number, number]} */
  rangeOf(id) {
    if (!this.#how) return [Infinity, -Infinity];
    const [from, to] = this.seen;
    return extremes(rowOf(this.#how.trace, id, this.#how.node), from, to, Infinity, -Infinity);
  }

  /** Lets the axes follow the data; true when one of them changed. @param {How} how @param {boolean} stale */
  follow(how, stale) {
    this.#how = how;
    const { trace, sweep, plan: { lanes }, now, node } = how;
    const moved = sweep.column !== this.#column || Math.abs(sweep.base - this.#base) > 1e-6 || node !== this.#node;
    [this.#column, this.#base, this.#node] = [sweep.column, sweep.base, node];
    if (moved) this.#drawn = -1;
    const [oldest, count] = visible(sweep, trace);
    const whole = stale || moved || this.#scanned < oldest || this.#scanned > count || now - this.#looked > LOOK;
    if (whole) this.#looked = now;
    const from = whole ? oldest : this.#scanned;
    this.#scanned = count;

    const apart = sampled(trace.nodes);
    let changed = moved;
    for (const lane of lanes) {
      if (lane.fixed) continue;
      let lo = Infinity, hi = -Infinity;
      for (const { signal } of lane.traces) {
        for (let n = node % apart; n < trace.nodes; n += apart) [lo, hi] = extremes(rowOf(trace, signal.id, n), from, count, lo, hi);
      }
      // New columns alone can make an axis grow; to shrink, the whole window must have been seen.
      const edge = lane.axis ? 0.01 * (lane.axis.hi - lane.axis.lo) : 0;
      const outside = !lane.axis || lo < lane.axis.lo + edge || hi > lane.axis.hi - edge;
      const axis = whole || outside ? follow(lane.axis, lo, hi, { now, least: lane.least, hold: PATIENCE }) : lane.axis;
      if (!axis) continue;
      if (axis.lo !== lane.axis?.lo || axis.hi !== lane.axis?.hi) changed = true;
      lane.axis = axis;
    }
    return changed;
  }

  /** Draws the new columns, or all of them. @param {Surface} ctx @param {How} how @param {boolean} stale */
  draw(ctx, how, stale) {
    const { trace, sweep, plan: { left, lanes, bottom } } = how;
    // The last column waits one frame: whether it is smooth shows only in the next.
    const { from, to, repaint } = plan(sweep, { first: trace.first, count: Math.max(trace.first, trace.count - 1) }, stale ? -1 : this.#drawn);
    this.#drawn = to;
    const ahead = columnTime(sweep, to) + (sweep.bar / sweep.width) * sweep.span;
    if (repaint) ctx.clearRect(0, 0, left + sweep.width + 100, bottom + 1);
    // A little to the left as well, where the cap of an old line reaches out.
    else for (const [x, w] of eraseRects(sweep, this.#erased, ahead)) ctx.clearRect(Math.floor(left + x) - CAP, 0, Math.ceil(w) + CAP + 1, bottom + 1);
    this.#erased = ahead;
    if (repaint) this.#dash.clear();
    if (to > from) this.#stroke(ctx, how, from, to);
    this.#dots = lanes.flatMap((lane) => lane.traces.map(({ role, signal }) => {
      const row = rowOf(trace, signal.id, how.node);
      const { scale, shift } = scaleOf(lane);
      return /** @type {[number, number, number, number]} */ ([left + timeX(sweep, columnTime(sweep, to - 1)),
        shift + scale * row.mean[row.offset + ((to - 1) % row.capacity)], ROLES.indexOf(role), to - 1 >= trace.first ? 1 : 0]);
    }));
  }

  /** Everything on the screen, for a file. @param {Surface} ctx @param {Theme} theme of the file */
  paintAll(ctx, theme) {
    if (!this.#how) return;
    const kept = new Map(this.#dash);
    const [from, to] = this.seen;
    this.#dash.clear();
    this.#stroke(ctx, { ...this.#how, theme }, from, to - 1);
    this.#dash = kept;
  }

  /** @param {Surface} ctx @param {How} how @param {number} from @param {number} to */
  #stroke(ctx, { trace, sweep, plan: { left, lanes, bottom }, theme, node }, from, to) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, 0, sweep.width, bottom);
    ctx.clip();
    ctx.translate(left, 0);
    ctx.lineJoin = ctx.lineCap = 'round';
    for (const lane of lanes) {
      const { scale, shift } = scaleOf(lane);
      const add = (/** @type {string} */ id, /** @type {number} */ n) => addTrace(this.#points, sweep, rowOf(trace, id, n), from, to, trace.count, scale, shift);
      const order = [...lane.traces].reverse();
      const apart = sampled(trace.nodes);
      if (trace.nodes > 1) {
        ctx.lineWidth = 1;
        for (const { role, signal } of order) {
          if (role === 'drive' || (role === 'pull' && trace.nodes > CROWD)) continue;
          this.#points.clear();
          for (let n = node % apart; n < trace.nodes; n += apart) if (n !== node) add(signal.id, n);
          ctx.strokeStyle = theme.faint[role];
          strokePoints(ctx, this.#points);
        }
      }
      for (const { role, signal } of order) {
        this.#points.clear();
        add(signal.id, node);
        ctx.strokeStyle = theme[role];
        ctx.lineWidth = WIDTHS[role];
        const dash = signal.dash ?? DASHES[role];
        if (dash.length) {
          const before = this.#dash.get(signal.id) ?? 0;
          ctx.setLineDash(dash);
          ctx.lineDashOffset = before;
          this.#dash.set(signal.id, (before + pathLength(this.#points)) % dash.reduce((a, b) => a + b, 0));
        }
        strokePoints(ctx, this.#points);
        ctx.setLineDash([]);
      }
    }
    ctx.restore();
  }

  /** A dot at the end of each trace. @param {Surface} ctx @param {Theme} theme @param {Layout} layout */
  paintPens(ctx, theme, { left, width, bottom }) {
    ctx.clearRect(0, 0, left + width + 100, bottom + 40);
    for (const [x, y, role, there] of this.#dots) {
      if (!there || !Number.isFinite(y)) continue;
      ctx.fillStyle = theme[ROLES[role]];
      ctx.beginPath();
      ctx.arc(x, y, role === ROLES.indexOf('observe') ? 2.5 : 4, 0, 2 * Math.PI);
      ctx.fill();
    }
  }

  /** @param {Surface} ctx @param {Theme} theme @param {Layout} layout @param {number} k column @param {string[]} lines */
  paintCursor(ctx, theme, { left, width, bottom, lanes }, k, lines) {
    if (!this.#how) return;
    const x = left + timeX(this.#how.sweep, this.timeOf(k));
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1;
    hairline(ctx, x, lanes[0].top - 18, x, bottom);
    const right = x > left + 0.6 * width;
    ctx.font = `12px ${theme.font}`;
    ctx.textAlign = right ? 'right' : 'left';
    ctx.textBaseline = 'top';
    ctx.fillStyle = theme.ink;
    lines.forEach((text, i) => haloText(ctx, text, x + (right ? -8 : 8), lanes[0].top + 4 + 17 * i, theme.paper));
  }
}

/** @type {Role[]} */
const ROLES = ['push', 'pull', 'observe', 'drive'];
