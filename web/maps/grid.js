// The cells of a map: where their values lie, which are known, and what an unknown one may be shown as until it is.
// Cells come coarse to fine: first those on every eighth row and column, then on every fourth, every second, and all.

/** @typedef {import('./choice.js').Axis} Axis */

export const COARSEST = 8;
export const BLANK = 0, KNOWN = 1, FAILED = 2;

/** Centres of the cells along an axis. @param {Axis} axis */
export function centres({ from, to, count, scale }) {
  const out = new Float64Array(count);
  const [a, b] = scale === 'log' ? [Math.log(from), Math.log(to)] : [from, to];
  for (let i = 0; i < count; ++i) {
    const at = a + ((b - a) * i) / (count - 1);
    out[i] = i === 0 ? from : i === count - 1 ? to : scale === 'log' ? Math.exp(at) : at;
  }
  return out;
}

/** Where a value lies on an axis whose cells fill 0…1: the first centre is half a cell inside. @param {Axis} axis @param {number} value */
export function shareOf({ from, to, count, scale }, value) {
  const of = scale === 'log' ? Math.log : (/** @type {number} */ v) => v;
  return ((of(value) - of(from)) / (of(to) - of(from)) * (count - 1) + 0.5) / count;
}

/** The cell at a share of the axis; −1 beside it. @param {Axis} axis @param {number} share */
export const cellAt = ({ count }, share) => (share >= 0 && share < 1 ? Math.floor(share * count) : -1);

/** A value of the axis with no more digits than a cell can tell apart. @param {Axis} axis @param {number} i */
export function tidy(axis, i) {
  const all = centres(axis), value = all[i];
  const step = Math.min(...[i - 1, i + 1].filter((k) => k >= 0 && k < axis.count).map((k) => Math.abs(all[k] - value)));
  const decimals = Math.max(0, Math.min(12, Math.ceil(-Math.log10(step / 10))));
  return Number(value.toFixed(decimals));
}

/** How coarse the picture is that a cell belongs to: 8, 4, 2 or 1. @param {number} x @param {number} y */
export function strideOf(x, y) {
  let stride = COARSEST;
  while (x % stride || y % stride) stride /= 2;
  return stride;
}

export class Grid {
  /** @param {Axis} x @param {Axis} y */
  constructor(x, y) {
    this.x = x;
    this.y = y;
    this.nx = x.count;
    this.ny = y.count;
    this.values = new Float64Array(this.nx * this.ny).fill(NaN);
    this.state = new Uint8Array(this.nx * this.ny);
    this.known = 0;
    this.failed = 0;
    this.low = Infinity;
    this.high = -Infinity;
  }

  get total() {
    return this.nx * this.ny;
  }

  /** @param {ArrayLike<number>} cells y·nx + x @param {ArrayLike<number>} values a value that is no number is of a cell that failed */
  fill(cells, values) {
    for (let k = 0; k < cells.length; ++k) {
      const cell = cells[k], value = values[k];
      if (this.state[cell] !== BLANK) continue;
      const good = Number.isFinite(value);
      this.state[cell] = good ? KNOWN : FAILED;
      if (!good) {
        this.failed += 1;
        continue;
      }
      this.values[cell] = value;
      this.known += 1;
      if (value < this.low) this.low = value;
      if (value > this.high) this.high = value;
    }
  }

  /** The coarser cell that stands for an unknown one, itself when it is known, −1 when there is none. @param {number} x @param {number} y */
  standIn(x, y) {
    for (let stride = 1; stride <= COARSEST; stride *= 2) {
      const cell = (y - (y % stride)) * this.nx + x - (x % stride);
      if (this.state[cell] !== BLANK) return cell;
    }
    return -1;
  }

  /** "every eighth row and column" and the like: the finest picture that is whole. */
  get whole() {
    for (let stride = 1; stride <= COARSEST; stride *= 2) {
      let all = true;
      for (let y = 0; all && y < this.ny; y += stride) for (let x = 0; all && x < this.nx; x += stride) all = this.state[y * this.nx + x] !== BLANK;
      if (all) return stride;
    }
    return 0;
  }
}
