// The cortex without WebGL: each turn is drawn once into a picture of owners and lights, and a frame only looks up the
// colours of the owners. A frame costs the pixels that the brain covers, whatever the number of triangles.
import { AMBIENT, LIGHT } from './relief.js';
import { pack } from './colours.js';

const MOST = 400000;   // pixels
const TURNING = 90000; // while a hand turns it, which draws it anew in every frame

/** @typedef {import('./mesh.js').Mesh} Mesh */

export class SurfaceRaster {
  /** @type {Mesh | null} */ #mesh = null;
  /** @type {Float32Array} */ #relief = new Float32Array(0);
  /** @type {Uint16Array} */ #owner = new Uint16Array(0);
  #light = new Float32Array(0);
  #canvas = document.createElement('canvas');
  #ctx = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
  #image = new ImageData(1, 1);
  #words = new Uint32Array(this.#image.data.buffer);
  #depth = new Float32Array(1);
  /** The owners of the three corners around a pixel, and the shares of the first two (of 255). */
  #owners = [0, 1, 2].map(() => new Uint16Array(1));
  #shares = [0, 1].map(() => new Uint8Array(1));
  #lights = new Uint8Array(1);
  /** Pixels that the brain covers: those of one owner from the front, those between owners from the back. */
  #covered = new Uint32Array(1);
  #pure = 0;
  #mixed = 0;
  /** Colour of each node, of nobody at the end. */
  #own = new Uint32Array(1);

  /** @param {Mesh} mesh @param {Float32Array} relief @param {Uint16Array} owner */
  load(mesh, relief, owner) {
    [this.#mesh, this.#relief, this.#owner] = [mesh, relief, owner];
    this.#light = new Float32Array(relief.length);
  }

  /**
   * Another turn, zoom or size.
   * @param {import('./project.js').Turn} turn @param {ArrayLike<number>} seen x, y and depth of each vertex, as `project` gives them @param {number} width @param {number} height
   * @param {number} fine pixels of the screen in one of these
   * @param {boolean} turning it will be drawn again at once: coarse is enough
   */
  look(turn, seen, width, height, fine = 1, turning = false) {
    const mesh = /** @type {Mesh} */ (this.#mesh);
    const shrink = Math.min(fine, Math.sqrt((turning ? TURNING : MOST) / (width * height)));
    const [w, h] = [Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink))];
    if (w !== this.#canvas.width || h !== this.#canvas.height) this.#fit(w, h);
    this.#shine(turn, mesh.normals);
    this.#depth.fill(-Infinity);
    for (let t = 0; t < mesh.triangles.length; t += 3) this.#triangle(mesh.triangles[t], mesh.triangles[t + 1], mesh.triangles[t + 2], seen, shrink, w, h);
    this.#pure = this.#mixed = 0;
    this.#words.fill(0);
    const [a, b, c] = this.#owners;
    for (let n = 0; n < w * h; ++n) {
      if (this.#depth[n] === -Infinity) continue;
      if (a[n] === b[n] && b[n] === c[n]) this.#covered[this.#pure++] = n;
      else this.#covered[w * h - ++this.#mixed] = n;
    }
  }

  /** @param {number} w @param {number} h */
  #fit(w, h) {
    this.#canvas.width = w;
    this.#canvas.height = h;
    this.#image = new ImageData(w, h);
    this.#words = new Uint32Array(this.#image.data.buffer);
    this.#depth = new Float32Array(w * h);
    this.#owners = [0, 1, 2].map(() => new Uint16Array(w * h));
    this.#shares = [0, 1].map(() => new Uint8Array(w * h));
    this.#lights = new Uint8Array(w * h);
    this.#covered = new Uint32Array(w * h);
  }

  /** @param {import('./project.js').Turn} turn @param {Float32Array} normals */
  #shine(turn, normals) {
    const direction = [0, 1, 2].map((axis) => LIGHT[0] * turn[axis] + LIGHT[1] * turn[3 + axis] + LIGHT[2] * turn[6 + axis]);
    for (let v = 0; v < this.#light.length; ++v) {
      const falls = Math.max(0, direction[0] * normals[3 * v] + direction[1] * normals[3 * v + 1] + direction[2] * normals[3 * v + 2]);
      this.#light[v] = 255 * Math.min(1, (AMBIENT + (1 - AMBIENT) * falls) * this.#relief[v]);
    }
  }

  /** @param {number} a @param {number} b @param {number} c @param {ArrayLike<number>} seen @param {number} shrink @param {number} w @param {number} h */
  #triangle(a, b, c, seen, shrink, w, h) {
    const ax = seen[3 * a] * shrink, ay = seen[3 * a + 1] * shrink, bx = seen[3 * b] * shrink, by = seen[3 * b + 1] * shrink, cx = seen[3 * c] * shrink, cy = seen[3 * c + 1] * shrink;
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area >= 0) return;  // seen from behind: y points down
    const x0 = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)), x1 = Math.min(w - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const y0 = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)), y1 = Math.min(h - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    if (x0 > x1 || y0 > y1) return;
    const [ownA, ownB, ownC] = this.#owners, [shareA, shareB] = this.#shares, depths = this.#depth, lights = this.#lights, light = this.#light;
    const da = seen[3 * a + 2], db = seen[3 * b + 2], dc = seen[3 * c + 2], la = light[a], lb = light[b], lc = light[c];
    // The shares of the corners are linear along a row.
    const du = (by - cy) / area, dv = (cy - ay) / area;
    for (let y = y0; y <= y1; ++y) {
      const py = y + 0.5, px = x0 + 0.5;
      let u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area, v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area;
      for (let n = y * w + x0, last = y * w + x1; n <= last; ++n, u += du, v += dv) {
        const t = 1 - u - v;
        if (u < 0 || v < 0 || t < 0) continue;
        const depth = u * da + v * db + t * dc;
        if (depth <= depths[n]) continue;
        depths[n] = depth;
        ownA[n] = this.#owner[a];
        ownB[n] = this.#owner[b];
        ownC[n] = this.#owner[c];
        shareA[n] = 255 * u;
        shareB[n] = 255 * v;
        lights[n] = u * la + v * lb + t * lc;
      }
    }
  }

  /**
   * @param {CanvasRenderingContext2D} ctx @param {number} width @param {number} height
   * @param {Uint8Array} levels 0…255, a node each @param {import('./colours.js').Scale} colours @param {ArrayLike<number>} neutral bytes
   */
  paint(ctx, width, height, levels, colours, neutral) {
    const nodes = levels.length;
    if (this.#own.length !== nodes + 1) this.#own = new Uint32Array(nodes + 1);
    const own = this.#own, words = this.#words, covered = this.#covered, lights = this.#lights, [first, second, third] = this.#owners, [share, other] = this.#shares;
    for (let n = 0; n < nodes; ++n) own[n] = colours.packed[levels[n]];
    own[nodes] = pack(neutral);
    for (let k = 0; k < this.#pure; ++k) words[covered[k]] = lit(own[Math.min(nodes, first[covered[k]])], lights[covered[k]] + 1);
    for (let k = covered.length - this.#mixed; k < covered.length; ++k) {
      const n = covered[k], a = share[n], b = other[n], c = 256 - a - b;
      const [p, q, r] = [own[Math.min(nodes, first[n])], own[Math.min(nodes, second[n])], own[Math.min(nodes, third[n])]];
      const redBlue = (((p & 0xff00ff) * a + (q & 0xff00ff) * b + (r & 0xff00ff) * c) >>> 8) & 0xff00ff;
      const green = (((p & 0xff00) * a + (q & 0xff00) * b + (r & 0xff00) * c) >>> 8) & 0xff00;
      words[n] = lit(redBlue | green, lights[n] + 1);
    }
    this.#ctx.putImageData(this.#image, 0, 0);
    ctx.drawImage(this.#canvas, 0, 0, width, height);
  }
}

/** A colour in a light of 1…256. Two channels at once: red and blue lie far enough apart. @param {number} colour @param {number} light */
const lit = (colour, light) => ((255 << 24) | ((((colour & 0xff00ff) * light) >>> 8) & 0xff00ff) | ((((colour & 0xff00) * light) >>> 8) & 0xff00)) >>> 0;
