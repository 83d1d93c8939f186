// The cells of a map on a canvas: an image of the plot's own pixels, into which each frame writes what is new, in one go.
import { bytesOf, pack } from '../draw/network/colours.js';
import { boxOf, paintAll, paintNew } from '../draw/map.js';

const PITCH = 6;  // px between two lines of the hatch

export class MapPicture {
  #image = new ImageData(1, 1);

  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {{ width: number, height: number, theme: import('../draw/theme.js').Theme, canvases: HTMLCanvasElement[] }} view
   * @param {{ grid: import('./grid.js').Grid, range: import('../draw/map.js').Range, colours: Uint32Array }} map
   * @param {{ cells: ArrayLike<number> }[]} come since the last frame @param {boolean} stale everything has to be painted anew
   * @returns {boolean} whether everything was
   */
  paint(ctx, { width, height, theme, canvases: [canvas] }, { grid, range, colours }, come, stale) {
    const scale = canvas.width / width, box = boxOf(width, height);
    const [wide, high] = [Math.round(box.width * scale), Math.round(box.height * scale)];
    if (this.#image.width !== wide || this.#image.height !== high) {
      this.#image = new ImageData(wide, high);
      stale = true;
    }
    if (!stale && !come.length) return false;
    const ink = (/** @type {string} */ colour) => pack(bytesOf(colour));
    const inks = { colours, paper: ink(theme.paper), hatch: ink(theme.hairline), mark: ink(theme.muted), pitch: Math.round(PITCH * scale) };
    const words = new Uint32Array(this.#image.data.buffer), left = Math.round(box.left * scale), top = Math.round(box.top * scale);
    if (stale) {
      paintAll(words, wide, high, grid, range, inks);
      ctx.clearRect(0, 0, width, height);
      ctx.putImageData(this.#image, left, top);
      return true;
    }
    const changed = paintNew(words, wide, high, grid, come.flatMap(({ cells }) => Array.from(cells)), range, inks);
    ctx.putImageData(this.#image, left, top, changed.left, changed.top, changed.width, changed.height);
    return false;
  }
}
