// Nodes × time as an image that is written column by column, in the pixels of the screen: the same sweep as the scope's, so
// that both stand at the same time. With more nodes than rows of pixels a row is the mean of its nodes.
import { timeX } from '../sweep.js';

/** @typedef {import('../sweep.js').Sweep} Sweep @typedef {import('../../types').Trace} Trace */

export class Carpet {
  #image = new ImageData(1, 1);
  #words = new Uint32Array(this.#image.data.buffer);
  #paper = 0;

  /** Empty. @param {number} width @param {number} height px of the screen @param {number} paper a word */
  fit(width, height, paper) {
    this.#paper = paper;
    if (this.#image.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      this.#words = new Uint32Array(this.#image.data.buffer);
    }
    this.#words.fill(paper);
  }

  /**
   * Columns from…to of the recorder, and the bar ahead of the pen.
   * @param {Sweep} sweep in px of the screen @param {Trace} trace @param {number} quantity its place in the recorder @param {number} from @param {number} to
   * @param {Uint32Array} colours 256 words @param {number} low @param {number} high
   * @returns {[number, number]} first pixel written and how many, around the end
   */
  write(sweep, trace, quantity, from, to, colours, low, high) {
    const { width } = this.#image;
    const at = (/** @type {number} */ k) => Math.floor(timeX(sweep, sweep.base + k * sweep.column)) % width;
    const start = at(from);
    let count = 0;
    for (let k = from; k < to; ++k) {
      const x = at(k), columns = (at(k + 1) - x + width) % width;
      // Columns finer than a pixel: the last one stays.
      this.#column(x, Math.max(1, columns), trace, quantity, k, colours, 255 / (high - low), low);
      count += columns;
    }
    for (let n = 0; n < sweep.bar; ++n) this.#clear((start + count + n) % width);
    return [start, Math.min(width, count + Math.ceil(sweep.bar))];
  }

  /** @param {number} x @param {number} count @param {Trace} trace @param {number} quantity @param {number} k @param {Uint32Array} colours @param {number} scale @param {number} low */
  #column(x, count, { nodes, capacity, mean }, quantity, k, colours, scale, low) {
    const { width, height } = this.#image;
    const words = this.#words, slot = k % capacity, rows = Math.min(nodes, height);
    for (let row = 0; row < rows; ++row) {
      const first = Math.floor((row * nodes) / rows), end = Math.max(first + 1, Math.floor(((row + 1) * nodes) / rows));
      let sum = 0;
      for (let n = first; n < end; ++n) sum += mean[(quantity * nodes + n) * capacity + slot];
      const level = (sum / (end - first) - low) * scale;
      const word = colours[level > 0 ? (level < 255 ? Math.round(level) : 255) : 0];
      for (let y = Math.floor((row * height) / rows); y < Math.floor(((row + 1) * height) / rows); ++y) {
        for (let n = 0; n < count; ++n) words[y * width + ((x + n) % width)] = word;
      }
    }
  }

  /** @param {number} x */
  #clear(x) {
    const { width, height } = this.#image;
    for (let y = 0; y < height; ++y) this.#words[y * width + x] = this.#paper;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {number} left @param {number} top of the image, px of the screen @param {number} start @param {number} count columns */
  put(ctx, left, top, start, count) {
    const { width, height } = this.#image;
    const first = Math.min(count, width - start);
    ctx.putImageData(this.#image, left, top, start, 0, first, height);
    if (count > first) ctx.putImageData(this.#image, left, top, 0, 0, count - first, height);
  }
}
