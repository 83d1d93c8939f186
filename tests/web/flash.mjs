// Does a picture flash? WCAG 2.3.1 (three flashes or below threshold): a general flash is a pair of opposing changes in relative
// luminance of 0.1 or more, of which the darker state is below 0.8; a red flash is a pair of opposing changes to or from a
// saturated red, R/(R+G+B) ≥ 0.8 of linear values, by more than 0.2 in u′v′. More than three within a second, over more than a quarter
// of any 341 × 256 window, is too much. https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds
//
// Two questions are asked of each window, both stricter than the text where it leaves a choice: how much of it is made of points
// that flash more than three times a second by themselves, in step or not; and how often more than a quarter of it changes at once.
// Imports nothing and can be given to a page as text.

export const WINDOW = { width: 341, height: 256 };
export const MOST_AREA = 0.25;
const SWING = 0.1, DARK = 0.8;
const MOST = 6;          // opposing changes within a second: three flashes
const AT_ONCE = 0.05;    // s within which changes happen together
const RED = 0.8, RED_SWING = 0.2;

const LINEAR = Float32Array.from({ length: 256 }, (_, n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));

/** Follows one number of every point: when it has turned by a swing, and how often. */
class Turns {
  /** @param {number} points @param {number} swing */
  constructor(points, swing) {
    this.swing = swing;
    this.low = new Float32Array(points).fill(Infinity);
    this.high = new Float32Array(points).fill(-Infinity);
    this.way = new Int8Array(points);
    /** It has turned down among bright states, and counts when it goes on to a dark one. */
    this.owed = new Uint8Array(points);
    this.times = new Float32Array(points * (MOST + 1)).fill(-Infinity);
    this.count = new Uint32Array(points);
  }

  /** @param {number} n point @param {number} value @param {number} time s @param {number} below the lower state must lie there for a change to count @returns {number} 1 up, −1 down, 0 */
  see(n, value, time, below) {
    if (value < this.low[n]) this.low[n] = value;
    if (value > this.high[n]) this.high[n] = value;
    const way = this.way[n], up = way <= 0 && value - this.low[n] >= this.swing, down = !up && way >= 0 && this.high[n] - value >= this.swing;
    if (up || down) {
      this.way[n] = up ? 1 : -1;
      this.owed[n] = Number(down || this.low[n] < below);
      // From the turn on it is measured how far it turns back.
      if (up) this.high[n] = value;
      else this.low[n] = value;
    }
    if (!this.owed[n] || (this.way[n] < 0 && value >= below)) return 0;
    this.owed[n] = 0;
    this.times[n * (MOST + 1) + (this.count[n]++ % (MOST + 1))] = time;
    return this.way[n];
  }

  /** More than three flashes in the second before. @param {number} n @param {number} time */
  often(n, time) {
    return this.count[n] > MOST && time - this.times[n * (MOST + 1) + (this.count[n] % (MOST + 1))] < 1 - 1e-6;
  }
}

export class Flashes {
  /** @param {number} width @param {number} height of the frames, in points @param {number} [every] px of the screen between two points */
  constructor(width, height, every = 1) {
    [this.width, this.height] = [width, height];
    this.window = { width: Math.max(1, Math.min(width, Math.round(WINDOW.width / every))), height: Math.max(1, Math.min(height, Math.round(WINDOW.height / every))) };
    this.whole = Math.round(WINDOW.width / every) * Math.round(WINDOW.height / every);
    const points = width * height;
    this.light = new Turns(points, SWING);
    this.red = new Turns(points, RED_SWING);
    this.pure = new Uint8Array(points);
    this.until = new Float32Array(points).fill(-Infinity);
    this.before = new Uint32Array(points);
    /** Of the last frames: [when, how many points changed up, and down]; most frames change too few to be searched. @type {[number, number, number][]} */
    this.lately = [];
    this.changed = [new Float32Array(points).fill(-Infinity), new Float32Array(points).fill(-Infinity)];
    this.sums = new Uint32Array((width + 1) * (height + 1));
    /** Of each place of the window: when more than a quarter of it changed at once, and which way. */
    this.places = new Map();
    this.frames = 0;
    /** Points that have changed since the first frame. */
    this.touched = new Uint8Array(points);
    this.worst = { area: 0, changes: 0, x: 0, y: 0, time: 0 };
  }

  /** @param {Uint8ClampedArray} rgba one frame @param {number} time s */
  see(rgba, time) {
    const { light, red, before } = this, words = new Uint32Array(rgba.buffer, rgba.byteOffset, before.length);
    const counts = [0, 0];
    let often = false;
    for (let n = 0; n < words.length; ++n) {
      // What stays is neither a change nor its end.
      if (words[n] === before[n] && this.frames) continue;
      before[n] = words[n];
      if (this.frames) this.touched[n] = 1;
      const r = LINEAR[rgba[4 * n]], g = LINEAR[rgba[4 * n + 1]], b = LINEAR[rgba[4 * n + 2]];
      const lit = light.see(n, 0.2126 * r + 0.7152 * g + 0.0722 * b, time, DARK), reddened = this.#seeRed(n, r, g, b, time), turn = lit || reddened;
      if (!turn) continue;
      this.changed[turn > 0 ? 0 : 1][n] = time;
      counts[turn > 0 ? 0 : 1] += 1;
      if (!light.often(n, time) && !red.often(n, time)) continue;
      this.until[n] = time + 1;
      often = true;
    }
    this.frames += 1;
    this.lately = [...this.lately.filter(([when]) => time - when < AT_ONCE), [time, counts[0], counts[1]]];
    this.#weigh(time, often);
  }

  /** How far a point is from grey in u′v′, as long as it is a saturated red or was one just now. @param {number} n @param {number} r @param {number} g @param {number} b @param {number} time @returns {number} */
  #seeRed(n, r, g, b, time) {
    const sum = r + g + b, pure = sum > 1e-3 && r / sum >= RED ? 1 : 0;
    if (!pure && !this.pure[n]) return 0;
    this.pure[n] = pure;
    const X = 0.4124 * r + 0.3576 * g + 0.1805 * b, Y = 0.2126 * r + 0.7152 * g + 0.0722 * b, Z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    const of = X + 15 * Y + 3 * Z;
    return this.red.see(n, sum > 1e-3 ? Math.hypot((4 * X) / of - 0.1978, (9 * Y) / of - 0.4683) : 0, time, Infinity);
  }

  /** @param {number} time @param {boolean} often whether more points flash too often */
  #weigh(time, often) {
    if (often) this.#each((n) => this.until[n] >= time, (area, x, y) => this.#note(area, 0, x, y, time));
    this.changed.forEach((times, way) => {
      if (this.lately.reduce((sum, one) => sum + one[1 + way], 0) <= MOST_AREA * this.whole) return;
      this.#each((n) => time - times[n] < AT_ONCE, (area, x, y) => {
        if (area <= MOST_AREA) return;
        const key = y * this.width + x, seen = this.places.get(key) ?? { way: -1, times: [] };
        this.places.set(key, seen);
        if (seen.way === way) return;
        seen.way = way;
        seen.times = [...seen.times.filter((/** @type {number} */ one) => time - one < 1 - 1e-6), time];
        this.#note(0, seen.times.length, x, y, time);
      });
    });
  }

  /** @param {number} area @param {number} changes @param {number} x @param {number} y @param {number} time */
  #note(area, changes, x, y, time) {
    if (area > this.worst.area) Object.assign(this.worst, { area, x, y, time });
    if (changes > this.worst.changes) Object.assign(this.worst, { changes });
  }

  /** The share of such points in windows at a quarter of their size apart. @param {(n: number) => boolean} is @param {(area: number, x: number, y: number) => void} tell */
  #each(is, tell) {
    const { width, height, sums, window } = this, wide = width + 1;
    let any = false;
    for (let y = 0; y < height; ++y) for (let x = 0, row = 0; x < width; ++x) {
      if (is(y * width + x)) row += 1;
      sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1] + row;
      any ||= row > 0;
    }
    if (!any) return;
    const steps = (/** @type {number} */ size, /** @type {number} */ part) => [...new Set([...Array(Math.ceil((size - part) / Math.max(1, part / 4)) + 1).keys()].map((k) => Math.min(size - part, Math.round((k * part) / 4))))];
    for (const y of steps(height, window.height)) for (const x of steps(width, window.width)) {
      const bottom = (y + window.height) * wide, right = x + window.width;
      tell((sums[bottom + right] - sums[bottom + x] - sums[y * wide + right] + sums[y * wide + x]) / this.whole, x, y);
    }
  }

  get moved() {
    return this.touched.reduce((sum, one) => sum + one, 0);
  }

  /** Too much in any window. */
  get fails() {
    return this.worst.area > MOST_AREA || this.worst.changes > MOST;
  }
}
