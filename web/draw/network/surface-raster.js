// The cortex without WebGL: each turn is drawn once into a picture of owners and lights, and a frame only looks up the
// colours of the owners. A frame costs the pixels that the brain covers, whatever the number of triangles.
import { NONE } from './graph.js';
import { AMBIENT, LIGHT } from './relief.js';
import { pack } from './colours.js';

const MOST = 400000;  // pixels

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
  #owners = new Uint16Array(1);
  #lights = new Uint8Array(1);
  /** Pixels that the brain covers, and how many. */
  #covered = new Uint32Array(1);
  #count = 0;
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
   */
  look(turn, seen, width, height) {
    const mesh = /** @type {Mesh} */ (this.#mesh);
    const shrink = Math.min(1, Math.sqrt(MOST / (width * height)));
    const [w, h] = [Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink))];
    if (w !== this.#canvas.width || h !== this.#canvas.height) this.#fit(w, h);
    this.#shine(turn, mesh.normals);
    this.#depth.fill(-Infinity);
    this.#owners.fill(NONE);
    for (let t = 0; t < mesh.triangles.length; t += 3) this.#triangle(mesh.triangles[t], mesh.triangles[t + 1], mesh.triangles[t + 2], seen, shrink, w, h);
    this.#count = 0;
    this.#words.fill(0);
    for (let n = 0; n < w * h; ++n) if (this.#depth[n] > -Infinity) this.#covered[this.#count++] = n;
  }

  /** @param {number} w @param {number} h */
  #fit(w, h) {
    this.#canvas.width = w;
    this.#canvas.height = h;
    this.#image = new ImageData(w, h);
    this.#words = new Uint32Array(this.#image.data.buffer);
    this.#depth = new Float32Array(w * h);
    this.#owners = new Uint16Array(w * h);
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
    for (let y = y0; y <= y1; ++y) {
      for (let x = x0; x <= x1; ++x) {
        const u = ((bx - x - 0.5) * (cy - y - 0.5) - (by - y - 0.5) * (cx - x - 0.5)) / area;
        const v = ((cx - x - 0.5) * (ay - y - 0.5) - (cy - y - 0.5) * (ax - x - 0.5)) / area;
        const t = 1 - u - v;
        if (u < 0 || v < 0 || t < 0) continue;
        const depth = u * seen[3 * a + 2] + v * seen[3 * b + 2] + t * seen[3 * c + 2];
        const n = y * w + x;
        if (depth <= this.#depth[n]) continue;
        this.#depth[n] = depth;
        this.#owners[n] = this.#owner[u >= v && u >= t ? a : v >= t ? b : c];
        this.#lights[n] = u * this.#light[a] + v * this.#light[b] + t * this.#light[c];
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
    const own = this.#own, words = this.#words, covered = this.#covered, owners = this.#owners, lights = this.#lights;
    for (let n = 0; n < nodes; ++n) own[n] = colours.packed[levels[n]];
    own[nodes] = pack(neutral);
    for (let k = 0; k < this.#count; ++k) {
      const n = covered[k];
      const colour = own[Math.min(nodes, owners[n])], light = lights[n] + 1;
      // Two channels at once: red and blue lie far enough apart.
      words[n] = ((255 << 24) | ((((colour & 0xff00ff) * light) >>> 8) & 0xff00ff) | ((((colour & 0xff00) * light) >>> 8) & 0xff00)) >>> 0;
    }
    this.#ctx.putImageData(this.#image, 0, 0);
    ctx.drawImage(this.#canvas, 0, 0, width, height);
  }
}
