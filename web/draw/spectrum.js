// The power spectrum's picture, and what is read off it.
import { drawSymbol } from './symbols.js';
import { hairline, haloText } from './surface.js';
import { logTicks, niceStep, stepDecimals, ticks } from './ticks.js';
import { frequency as hertz, number, tick } from './format.js';
import { mix } from './theme.js';

/** @typedef {import('./theme.js').Theme} Theme @typedef {import('./surface.js').Surface} Surface */
/** @typedef {{ frequencies: ArrayLike<number>, power: ArrayLike<number> }} Spectrum */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box */
/** @typedef {{ lo: number, hi: number, logarithmic: boolean }} FrequencyAxis */
/** @typedef {{ lo: number, hi: number, decibel: boolean }} PowerAxis */

/** Decibels shown below the peak. */
export const DEPTH = 60;

/**
 * The strongest rhythm: the highest bin above zero frequency, placed between bins by the parabola through its logarithm.
 * @param {Spectrum} spectrum @returns {{ frequency: number, power: number } | null}
 */
export function peakOf({ frequencies, power }) {
  let best = 0;
  for (let k = 1; k < power.length; ++k) if (power[k] > (best ? power[best] : 0)) best = k;
  if (!best) return null;
  const at = (/** @type {number} */ k) => Math.log(Math.max(power[k], 1e-300));
  const inside = best > 1 && best + 1 < power.length;
  const [a, b, c] = inside ? [at(best - 1), at(best), at(best + 1)] : [0, 0, 0];
  const bend = a - 2 * b + c;
  const shift = inside && bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (a - c)) / bend)) : 0;
  const width = frequencies[1] - frequencies[0];
  return { frequency: frequencies[best] + shift * width, power: power[best] };
}

/** The amplitude of a sine with all the power of the spectrum. @param {Spectrum} spectrum */
export function amplitudeOf({ frequencies, power }) {
  let sum = 0;
  for (let k = 1; k < power.length; ++k) sum += power[k];
  return Math.sqrt(2 * sum * (frequencies[1] - frequencies[0] || 0));
}

/**
 * The upper end of the axis: four times the rhythm, rounded up. It stays while the rhythm stays between a ninth and
 * a half of it.
 * @param {number} before 0 when there is none @param {number} rhythm Hz
 */
export function upperEnd(before, rhythm) {
  if (!(rhythm > 0)) return before || 50;
  if (before && rhythm <= before / 2 && rhythm >= before / 9) return before;
  const power = 10 ** Math.floor(Math.log10(4 * rhythm));
  return power * (ENDS.find((end) => end * power >= 3.99 * rhythm) ?? 10);
}

const ENDS = [1, 1.5, 2, 3, 4, 5, 6, 8];

/** @param {Box} box @param {FrequencyAxis} axis @param {number} f */
export function frequencyX({ left, width }, { lo, hi, logarithmic }, f) {
  const part = logarithmic ? Math.log(Math.max(f, 1e-12) / lo) / Math.log(hi / lo) : (f - lo) / (hi - lo);
  return left + part * width;
}

/** @param {Box} box @param {PowerAxis} axis @param {number} power @param {number} peak */
function powerY({ top, height }, { lo, hi, decibel }, power, peak) {
  const value = decibel ? 10 * Math.log10(Math.max(power, 1e-300) / peak) : power;
  return top + ((hi - Math.max(lo, value)) / (hi - lo)) * height;
}

/** @param {Surface} ctx @param {Box} box @param {Theme} theme @param {FrequencyAxis} fx @param {PowerAxis} py @param {{ symbol: string, scale: string }} title of the power axis */
export function paintScales(ctx, box, theme, fx, py, title) {
  const { left, top, width, height } = box;
  ctx.lineWidth = 1;
  ctx.font = `12px ${theme.font}`;
  ctx.strokeStyle = theme.hairline;
  ctx.fillStyle = theme.muted;
  const across = Math.max(2, Math.min(8, Math.floor(width / 56)));
  const marks = fx.logarithmic ? logTicks(fx.lo, fx.hi) : ticks(fx.lo, fx.hi, across);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  for (const f of marks) {
    const x = frequencyX(box, fx, f);
    hairline(ctx, x, top + height, x, top + height + 4);
    ctx.fillText(fx.logarithmic ? number(f) : tick(f, stepDecimals(niceStep(fx.hi - fx.lo, across))), x, top + height + 7);
  }
  const up = Math.max(2, Math.min(4, Math.floor(height / 36)));
  const levels = ticks(py.lo, py.hi, up);
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  for (const level of levels) {
    const y = top + ((py.hi - level) / (py.hi - py.lo)) * height;
    hairline(ctx, left, y, left + width, y);
    ctx.fillText(py.decibel ? tick(level, 0) : number(level, 2), left - 8, y);
  }
  hairline(ctx, left, top + height, left + width, top + height);
  ctx.font = `13px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  ctx.fillText('frequency (Hz)', left + width, top + height + 36);
  ctx.textAlign = 'left';
  const of = 'power of ';
  ctx.fillText(of, 8, top - 10);
  drawSymbol(ctx, title.symbol, 8 + ctx.measureText(of).width, top - 10, 15, { tail: ` (${title.scale})`, tailFont: ctx.font });
}

/**
 * The curve on a light ground of its own colour.
 * @param {Surface} ctx @param {Box} box @param {Theme} theme @param {FrequencyAxis} fx @param {PowerAxis} py
 * @param {Spectrum} spectrum @param {number} peak
 */
export function paintCurve(ctx, box, theme, fx, py, { frequencies, power }, peak) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.left, box.top - 1, box.width, box.height + 1);
  ctx.clip();
  const floor = box.top + box.height;
  const trace = () => {
    ctx.beginPath();
    let started = false;
    for (let k = 1; k < power.length; ++k) {
      const x = frequencyX(box, fx, frequencies[k]);
      if (!started) ctx.moveTo(x, powerY(box, py, power[k], peak));
      else ctx.lineTo(x, powerY(box, py, power[k], peak));
      started = true;
      if (frequencies[k] > fx.hi) return x;
    }
    return frequencyX(box, fx, frequencies[power.length - 1]);
  };
  const end = trace();
  ctx.lineTo(end, floor);
  ctx.lineTo(frequencyX(box, fx, frequencies[1]), floor);
  ctx.closePath();
  ctx.fillStyle = mix(theme.observe, theme.paper, 0.08);
  ctx.fill();
  trace();
  ctx.strokeStyle = theme.observe;
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  ctx.stroke();
  ctx.restore();
}

/**
 * The peak and its frequency, the drive and its own.
 * @param {Surface} ctx @param {Box} box @param {Theme} theme @param {FrequencyAxis} fx @param {PowerAxis} py
 * @param {{ frequency: number, power: number } | null} peak @param {number} drive Hz, 0 for none
 */
export function paintMarks(ctx, box, theme, fx, py, peak, drive) {
  const { left, top, width, height } = box;
  ctx.font = `13px ${theme.font}`;
  ctx.textBaseline = 'alphabetic';
  const inside = (/** @type {number} */ f) => f >= fx.lo && f <= fx.hi;
  if (drive > 0 && inside(drive)) {
    const x = frequencyX(box, fx, drive);
    ctx.strokeStyle = ctx.fillStyle = theme.drive;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([2, 3]);
    hairline(ctx, x, top, x, top + height);
    ctx.setLineDash([]);
    const late = x > left + width - 90;
    ctx.textAlign = late ? 'right' : 'left';
    // Low, where the peak's label never is.
    haloText(ctx, `drive ${hertz(drive)}`, x + (late ? -6 : 6), top + height - 8, theme.paper);
  }
  if (peak && inside(peak.frequency)) {
    const x = frequencyX(box, fx, peak.frequency), y = powerY(box, py, peak.power, peak.power);
    ctx.fillStyle = theme.observe;
    ctx.beginPath();
    ctx.arc(x, y, 3.5, 0, 2 * Math.PI);
    ctx.fill();
    const late = x > left + width - 70;
    ctx.textAlign = late ? 'right' : 'left';
    ctx.font = `600 13px ${theme.font}`;
    haloText(ctx, hertz(peak.frequency), x + (late ? -9 : 9), y - 3, theme.paper);
  }
}
