// The cortex of the brain view: fetched when there is a network with places in the head, painted by WebGL where that is fast
// and on a plain canvas elsewhere.
import { SurfaceGl } from '../draw/network/surface-gl.js';
import { SurfaceRaster } from '../draw/network/surface-raster.js';
import { loadMesh } from '../draw/network/mesh.js';
import { reliefOf } from '../draw/network/relief.js';
import { NONE, paintedBy } from '../draw/network/graph.js';
import { AMBIENT, LIGHT } from '../draw/network/relief.js';
import { bytesOf } from '../draw/network/colours.js';
import { project } from '../draw/network/project.js';
import { mix } from '../draw/theme.js';

/** @typedef {import('./pp-brain.js').PpBrain} PpBrain @typedef {import('../draw/network/graph.js').Connectome} Connectome */

const NEAR = 8;  // px from a vertex

export class BrainSurface {
  #brain;
  /** @type {import('../draw/network/mesh.js').Mesh | null} */ #mesh = null;
  /** @type {import('../draw/network/mesh.js').MeshHead} */ #head = /** @type {any} */ (null);
  #relief = new Float32Array(0);
  #owner = new Uint16Array(0);
  /** Nodes that have a part of the cortex. @type {Set<number>} */ #shown = new Set();
  /** x, y, depth of each vertex. */ #seen = new Float32Array(0);
  /** @type {Connectome | null} */ #graph = null;
  /** @type {HTMLCanvasElement | null} */ #canvas = null;
  /** @type {SurfaceGl | null} */ #gl = null;
  /** @type {SurfaceRaster | null} */ #raster = null;
  /** Another surface than the last frame painted. */
  fresh = false;
  /** Why there is no surface, '' when nothing is wrong. */
  trouble = '';

  /** @param {PpBrain} brain */
  constructor(brain) {
    this.#brain = brain;
  }

  get kind() {
    if (!this.#mesh || !this.#graph) return 'none';
    return this.#gl ? 'webgl' : 'canvas';
  }

  /** @param {Connectome | null} graph null: a network without places */
  show(graph) {
    this.#graph = graph;
    this.fresh = true;
    this.#clear();
    if (!graph) return;
    if (this.#mesh) return this.#own();
    loadMesh().then(({ head, mesh }) => {
      this.#mesh = mesh;
      this.#head = head;
      this.#relief = reliefOf(mesh);
      this.#seen = new Float32Array(mesh.positions.length);
      this.trouble = '';
      if (this.#graph) this.#own();
    }).catch(() => {
      this.trouble = 'The surface of the brain could not be loaded: nodes and connections only.';
    }).finally(() => {
      this.#brain.say();
      this.#brain.refresh();
    });
  }

  /** Whether the cortex shows the value of a node. @param {number} node */
  shows(node) {
    return this.kind !== 'none' && this.#shown.has(node);
  }

  /** Which node each vertex shows, and with what it is painted. */
  #own() {
    const mesh = /** @type {import('../draw/network/mesh.js').Mesh} */ (this.#mesh);
    this.#owner = paintedBy(/** @type {Connectome} */ (this.#graph), mesh, this.#head);
    this.#shown = new Set(this.#owner);
    if (!this.#gl && !this.#raster) this.#choose();
    (this.#gl ?? this.#raster)?.load(mesh, this.#relief, this.#owner);
    this.fresh = true;
  }

  /** `data-surface` on the element: "canvas" wants no WebGL, "webgl" wants it also in software. */
  #choose() {
    const wish = this.#brain.dataset.surface;
    if (wish !== 'canvas') {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      this.#gl = SurfaceGl.on(canvas, wish === 'webgl');
      if (this.#gl) {
        this.#canvas = canvas;
        this.#brain.stage.prepend(canvas);
        canvas.addEventListener('webglcontextlost', () => this.#fall());
        return;
      }
    }
    this.#raster = new SurfaceRaster();
  }

  /** The browser took the context away. */
  #fall() {
    if (!this.#gl || !this.#mesh) return;
    this.#gl = null;
    this.#canvas?.remove();
    this.#raster = new SurfaceRaster();
    this.#raster.load(this.#mesh, this.#relief, this.#owner);
    this.fresh = true;
    this.#brain.refresh();
  }

  release() {
    const gl = this.#gl;
    this.#gl = this.#raster = null;
    gl?.release();
    this.#canvas?.remove();
    this.#canvas = null;
    this.#graph = null;
  }

  #clear() {
    this.#brain.layers[0].clearRect(0, 0, this.#brain.width, this.#brain.height);
    if (this.#canvas) this.#canvas.hidden = !this.#graph;
  }

  get #neutral() {
    return bytesOf(mix(this.#brain.theme.muted, this.#brain.theme.paper, 0.5));
  }

  /** @param {import('../draw/network/project.js').Turn} turn @param {number} scale px/mm @param {Uint8Array} levels @param {import('../draw/network/colours.js').Scale} colours @param {boolean} turned */
  paint(turn, scale, levels, colours, turned) {
    const { width, height, middle, ratio, unit, layers } = this.#brain;
    const mesh = /** @type {import('../draw/network/mesh.js').Mesh} */ (this.#mesh);
    this.fresh = false;
    if (turned) project(mesh.positions, turn, scale, width / 2, middle, this.#seen);
    if (this.#gl && this.#canvas) {
      // The middle of the head is the middle of this canvas.
      const [w, h] = [Math.round(width * unit * ratio), Math.round(2 * middle * unit * ratio)];
      if (this.#canvas.width !== w || this.#canvas.height !== h) {
        [this.#canvas.width, this.#canvas.height] = [w, h];
        this.#canvas.style.width = `${width * unit}px`;
        this.#canvas.style.height = `${2 * middle * unit}px`;
      }
      this.#gl.paint(turn, scale, width, 2 * middle, levels, colours, this.#neutral);
      return;
    }
    if (turned) this.#raster?.look(turn, this.#seen, width, 2 * middle, unit * ratio, this.#brain.turning);
    layers[0].clearRect(0, 0, width, height);
    this.#raster?.paint(layers[0], width, 2 * middle, levels, colours, this.#neutral);
  }

  /** The node whose region is at a place, −1 for none. @param {number} x @param {number} y */
  at(x, y) {
    if (this.kind === 'none') return -1;
    const seen = this.#seen;
    let best = -1, depth = -Infinity;
    for (let v = 0; v < this.#owner.length; ++v) {
      if (Math.abs(seen[3 * v] - x) > NEAR || Math.abs(seen[3 * v + 1] - y) > NEAR) continue;
      // The nearest to the pointer among those in front: a millimetre of depth for a pixel beside.
      const merit = seen[3 * v + 2] - Math.hypot(seen[3 * v] - x, seen[3 * v + 1] - y);
      if (merit > depth) [best, depth] = [v, merit];
    }
    return best < 0 || this.#owner[best] === NONE ? -1 : this.#owner[best];
  }

  /** For a file: the triangles that face the eye, far ones first. @param {import('../draw/surface.js').Surface} ctx @param {import('../draw/network/project.js').Turn} turn @param {Uint8Array} levels @param {Uint8Array} rgb */
  figure(ctx, turn, levels, rgb) {
    const mesh = this.#mesh, seen = this.#seen;
    if (!mesh || this.kind === 'none') return;
    const faces = [];
    for (let t = 0; t < mesh.triangles.length; t += 3) {
      const [a, b, c] = [3 * mesh.triangles[t], 3 * mesh.triangles[t + 1], 3 * mesh.triangles[t + 2]];
      if ((seen[b] - seen[a]) * (seen[c + 1] - seen[a + 1]) < (seen[b + 1] - seen[a + 1]) * (seen[c] - seen[a])) faces.push({ a, b, c, depth: seen[a + 2] + seen[b + 2] + seen[c + 2] });
    }
    faces.sort((p, q) => p.depth - q.depth);
    ctx.save();
    ctx.lineWidth = 0.6;
    ctx.lineJoin = 'round';
    for (const { a, b, c } of faces) {
      ctx.strokeStyle = ctx.fillStyle = this.#shade(turn, a / 3, levels, rgb);
      ctx.beginPath();
      ctx.moveTo(seen[a], seen[a + 1]);
      ctx.lineTo(seen[b], seen[b + 1]);
      ctx.lineTo(seen[c], seen[c + 1]);
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
    ctx.restore();
  }

  /** @param {import('../draw/network/project.js').Turn} turn @param {number} v @param {Uint8Array} levels @param {Uint8Array} rgb */
  #shade(turn, v, levels, rgb) {
    const { normals } = /** @type {import('../draw/network/mesh.js').Mesh} */ (this.#mesh);
    const [x, y, z] = normals.subarray(3 * v, 3 * v + 3);
    const falls = LIGHT.reduce((sum, part, row) => sum + part * (turn[3 * row] * x + turn[3 * row + 1] * y + turn[3 * row + 2] * z), 0);
    const light = Math.min(1, (AMBIENT + (1 - AMBIENT) * Math.max(0, falls)) * this.#relief[v]);
    const owner = this.#owner[v];
    const own = owner === NONE ? this.#neutral : rgb.subarray(3 * levels[owner], 3 * levels[owner] + 3);
    return `rgb(${[0, 1, 2].map((n) => Math.round(own[n] * light)).join(', ')})`;
  }
}
