// Round ticks and axis ranges. Everything here is a pure function: an axis is a value that goes
// in and comes out, so that a view can keep it, compare it and throw it away.

/**
 * @typedef {object} Axis
 * @property {number} lo
 * @property {number} hi
 * @property {number} slackSince when the data began to leave much of the axis empty (ms), or NaN
 */

/**
 * The smallest of 1, 2, 5 times a power of ten that cuts `span` into at most `count` parts.
 * @param {number} span @param {number} count
 */
export function niceStep(span, count) {
  const raw = span / Math.max(1, count);
  if (!(raw > 0) || !Number.isFinite(raw)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  // The tolerance keeps 0.30000000000000004 / 3 from becoming a step of 0.2.
  const nice = lead <= 1.0000001 ? 1 : lead <= 2.0000001 ? 2 : lead <= 5.0000001 ? 5 : 10;
  return Number((nice * power).toPrecision(1));
}

/**
 * Round numbers inside [lo, hi], at most about `count` of them.
 * @param {number} lo @param {number} hi @param {number} count
 */
export function ticks(lo, hi, count) {
  if (!(hi > lo)) return [];
  const step = niceStep(hi - lo, count);
  const first = Math.ceil(lo / step - 1e-9);
  const last = Math.floor(hi / step + 1e-9);
  const out = [];
  // An integer times the step, printed and read back: 0.3 and not 0.30000000000000004.
  for (let i = first; i <= last; ++i) out.push(Number((i * step).toPrecision(12)));
  return out;
}

/** Decimals that tell the ticks of a step apart. @param {number} step */
export function stepDecimals(step) {
  return Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
}

/**
 * 1, 2, 5 of every decade inside [lo, hi]; only the decades when there are more than two.
 * @param {number} lo @param {number} hi
 */
export function logTicks(lo, hi) {
  if (!(lo > 0) || !(hi > lo)) return [];
  const leads = hi / lo > 200 ? [1] : [1, 2, 5];
  const out = [];
  for (let p = Math.floor(Math.log10(lo)); p <= Math.ceil(Math.log10(hi)); ++p) {
    for (const lead of leads) {
      const value = Number(`${lead}e${p}`);
      if (value >= lo * 0.999999 && value <= hi * 1.000001) out.push(value);
    }
  }
  return out;
}

/**
 * A range that holds the data with a little air, on bounds that are round enough not to creep.
 * @param {number} lo @param {number} hi @param {number} least the smallest span to show
 */
export function cover(lo, hi, least) {
  const middle = (lo + hi) / 2;
  const half = Math.max(hi - lo, least) / 2;
  const quantum = niceStep(2 * half, 20);
  const clean = (/** @type {number} */ v) => Number(v.toPrecision(12));
  return {
    lo: clean(Math.floor((middle - half * 1.08) / quantum) * quantum),
    hi: clean(Math.ceil((middle + half * 1.08) / quantum) * quantum),
  };
}

/**
 * The axis for data in [lo, hi]: it grows at once, and shrinks (by at most a half at a time) only
 * after the data has left much of it empty for a while. Returns `axis` itself when nothing changes.
 * With a `home`, the axis is that range whenever the data is inside it.
 * @param {Axis | null} axis
 * @param {number} lo @param {number} hi
 * @param {{ now: number, least: number, hold?: number, home?: { lo: number, hi: number } }} how `now` and `hold` in ms
 * @returns {Axis}
 */
export function follow(axis, lo, hi, { now, least, hold = 1500, home }) {
  if (!(lo <= hi) || !Number.isFinite(hi - lo)) return axis ?? { lo: -1, hi: 1, ...home, slackSince: NaN };
  const within = home !== undefined && lo >= home.lo && hi <= home.hi;
  if (home) [lo, hi] = [Math.min(lo, home.lo), Math.max(hi, home.hi)];
  const target = within ? home : cover(lo, hi, least);
  if (!axis) return { ...target, slackSince: NaN };

  // A line on the very edge looks cut off: a hundredth of the axis is kept free.
  const edge = 0.01 * (axis.hi - axis.lo);
  const [low, high] = [lo < axis.lo + (lo === home?.lo ? 0 : edge), hi > axis.hi - (hi === home?.hi ? 0 : edge)];
  if (low || high) {
    const grown = cover(Math.min(lo, axis.lo), Math.max(hi, axis.hi), least);
    return {
      lo: low ? Math.min(grown.lo, axis.lo) : axis.lo,
      hi: high ? Math.max(grown.hi, axis.hi) : axis.hi,
      slackSince: NaN,
    };
  }

  const span = axis.hi - axis.lo;
  if (target.hi - target.lo > (within ? 0.999 : 0.7) * span) {
    return Number.isNaN(axis.slackSince) ? axis : { ...axis, slackSince: NaN };
  }
  if (Number.isNaN(axis.slackSince)) return { ...axis, slackSince: now };
  if (now - axis.slackSince < hold) return axis;
  return {
    lo: Math.max(axis.lo, Math.min(target.lo, axis.lo + span / 2)),
    hi: Math.min(axis.hi, Math.max(target.hi, axis.hi - span / 2)),
    slackSince: now,
  };
}
