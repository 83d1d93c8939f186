// Fewer triangles with the least change of shape: edges are drawn together in the order of their quadric error (Garland and
// Heckbert 1997, doi:10.1145/258734.258849), as long as the surface stays closed and no triangle turns over.
import { compact } from './surface.mjs';

/** @typedef {import('./surface.mjs').Surface} Surface @typedef {{ a: number, b: number, cost: number, place: number[], ages: number }} Candidate */

/** @param {Surface} surface @param {number} goal vertices @returns {Surface} */
export function decimate(surface, goal) {
  const mesh = new Mesh(surface);
  const heap = new Heap();
  const offer = (/** @type {number} */ a, /** @type {number} */ b) => heap.push(mesh.candidate(Math.min(a, b), Math.max(a, b)));
  for (let v = 0; v < mesh.around.length; ++v) for (const n of mesh.neighbours(v)) if (v < n) offer(v, n);
  let count = mesh.around.length;
  while (count > goal) {
    const best = heap.pop();
    if (!best) break;
    if (best.ages !== mesh.age[best.a] + mesh.age[best.b] || !mesh.alive(best) || !mesh.allows(best)) continue;
    mesh.collapse(best);
    --count;
    for (const n of mesh.neighbours(best.a)) offer(best.a, n);
  }
  return compact({ positions: mesh.positions, triangles: mesh.triangles.filter((_, t) => mesh.triangles[t - (t % 3)] >= 0) });
}

class Mesh {
  /** @param {Surface} surface */
  constructor({ positions, triangles }) {
    this.positions = [...positions];
    this.triangles = [...triangles];  // −1 at the first corner: gone
    const count = positions.length / 3;
    this.age = new Int32Array(count);
    /** Triangles at each vertex. */
    this.around = Array.from({ length: count }, () => /** @type {Set<number>} */ (new Set()));
    /** Symmetric 4×4, upper triangle. */
    this.quadrics = Array.from({ length: count }, () => new Float64Array(10));
    for (let t = 0; t < triangles.length / 3; ++t) this.#count(t);
  }

  /** @param {number} t */
  #count(t) {
    const corners = this.corners(t);
    const normal = this.#normal(corners.map((v) => this.at(v)));
    const length = Math.hypot(...normal);
    const plane = normal.map((x) => x / (length || 1));
    plane.push(-dot(plane, this.at(corners[0])));
    for (const v of corners) {
      this.around[v].add(t);
      let n = 0;
      for (let i = 0; i < 4; ++i) for (let j = i; j < 4; ++j) this.quadrics[v][n++] += length * plane[i] * plane[j];
    }
  }

  /** @param {number} v */
  at(v) {
    return [this.positions[3 * v], this.positions[3 * v + 1], this.positions[3 * v + 2]];
  }

  /** @param {number} t */
  corners(t) {
    return [this.triangles[3 * t], this.triangles[3 * t + 1], this.triangles[3 * t + 2]];
  }

  /** @param {number} v @returns {Set<number>} */
  neighbours(v) {
    const all = /** @type {Set<number>} */ (new Set());
    for (const t of this.around[v]) for (const n of this.corners(t)) if (n !== v) all.add(n);
    return all;
  }

  /** @param {number[][]} places */
  #normal([p, q, r]) {
    const u = q.map((x, i) => x - p[i]), v = r.map((x, i) => x - p[i]);
    return [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  }

  /** @param {Candidate} candidate */
  alive({ a, b }) {
    return this.around[a].size > 0 && this.around[b].size > 0 && this.neighbours(a).has(b);
  }

  /** What it costs to draw an edge together, and where to. @param {number} a @param {number} b @returns {Candidate} */
  candidate(a, b) {
    const q = this.quadrics[a].map((x, i) => x + this.quadrics[b][i]);
    const middle = this.at(a).map((x, i) => (x + this.at(b)[i]) / 2);
    // A trace of the edge's length keeps flat places evenly covered.
    const edge = Math.hypot(...this.at(a).map((x, i) => x - this.at(b)[i]));
    const best = solve(q);
    const near = best && Math.hypot(...best.map((x, i) => x - middle[i])) < edge;
    const place = near ? best : [this.at(a), this.at(b), middle].sort((u, v) => error(q, u) - error(q, v))[0];
    return { a, b, place, cost: error(q, place) + 0.02 * edge ** 4, ages: this.age[a] + this.age[b] };
  }

  /** The ends share no neighbours but those of the two triangles of the edge, and no triangle turns over. @param {Candidate} candidate */
  allows({ a, b, place }) {
    const theirs = this.neighbours(b);
    if ([...this.neighbours(a)].filter((n) => theirs.has(n)).length !== 2) return false;
    for (const [end, other] of [[a, b], [b, a]]) {
      for (const t of this.around[end]) {
        const corners = this.corners(t);
        if (corners.includes(other)) continue;
        const before = this.#normal(corners.map((v) => this.at(v)));
        const after = this.#normal(corners.map((v) => (v === end ? place : this.at(v))));
        if (dot(before, after) < 0.3 * Math.hypot(...before) * Math.hypot(...after) || Math.hypot(...after) < 0.05) return false;
      }
    }
    return true;
  }

  /** @param {Candidate} candidate */
  collapse({ a, b, place }) {
    for (let axis = 0; axis < 3; ++axis) this.positions[3 * a + axis] = place[axis];
    for (let i = 0; i < 10; ++i) this.quadrics[a][i] += this.quadrics[b][i];
    for (const t of this.around[b]) {
      if (this.around[a].has(t)) {
        for (const v of this.corners(t)) if (v !== b) this.around[v].delete(t);
        this.triangles[3 * t] = -1;
      } else {
        for (let n = 0; n < 3; ++n) if (this.triangles[3 * t + n] === b) this.triangles[3 * t + n] = a;
        this.around[a].add(t);
      }
    }
    this.around[b].clear();
    // Candidates that were made before this one are out of date.
    this.age[a] += 1 + this.age[b];
    this.age[b] = -1e9;
  }
}

/** @param {number[]} u @param {number[]} v */
const dot = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];

/** @param {ArrayLike<number>} q @param {number[]} p */
const error = (q, [x, y, z]) => q[0] * x * x + 2 * q[1] * x * y + 2 * q[2] * x * z + 2 * q[3] * x + q[4] * y * y + 2 * q[5] * y * z + 2 * q[6] * y + q[7] * z * z + 2 * q[8] * z + q[9];

/** The place of the least error, null on flat ground. @param {Float64Array} q */
function solve(q) {
  const [a, b, c, , d, e, , f] = q;
  const [u, v, w] = [-q[3], -q[6], -q[8]];
  const det = a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c);
  if (Math.abs(det) < 1e-4 * (a + d + f) ** 3) return null;
  return [
    (u * (d * f - e * e) - b * (v * f - e * w) + c * (v * e - d * w)) / det,
    (a * (v * f - w * e) - u * (b * f - e * c) + c * (b * w - v * c)) / det,
    (a * (d * w - e * v) - b * (b * w - v * c) + u * (b * e - d * c)) / det,
  ];
}

/** Cheapest first. */
class Heap {
  /** @type {Candidate[]} */ #list = [];

  /** @param {Candidate} one */
  push(one) {
    const list = this.#list;
    let n = list.push(one) - 1;
    for (let up = (n - 1) >> 1; n > 0 && list[up].cost > one.cost; n = up, up = (n - 1) >> 1) list[n] = list[up];
    list[n] = one;
  }

  pop() {
    const list = this.#list;
    const top = list[0], last = list.pop();
    if (!list.length || !last) return top;
    let n = 0;
    for (;;) {
      let down = 2 * n + 1;
      if (down >= list.length) break;
      if (down + 1 < list.length && list[down + 1].cost < list[down].cost) ++down;
      if (list[down].cost >= last.cost) break;
      list[n] = list[down];
      n = down;
    }
    list[n] = last;
    return top;
  }
}
