// The cortical surface as it is stored: triangles grow from one edge of the border to the next, a new vertex lies near where
// the parallelogram across that edge would put it, and what is left to say is small. scripts/brain.mjs writes it.

/**
 * @typedef {object} MeshHead the JSON beside the bytes
 * @property {number} vertices
 * @property {number} triangles
 * @property {number} step mm of one unit of a position
 * @property {[number, number, number]} origin mm of position 0, 0, 0
 * @property {string[]} regions names behind the region bytes
 * @property {string[]} atlas names of the AAL numbers, 1 first
 * @property {string} source
 * @property {string} notice
 */
/**
 * @typedef {object} Mesh
 * @property {Float32Array} positions mm, three a vertex
 * @property {Float32Array} normals outward, of length 1
 * @property {Uint16Array} triangles
 * @property {Uint8Array} regions index of a name in the head
 * @property {Uint8Array} atlas number in the AAL atlas, 1…90
 */

/** How the third vertex of a triangle is told. */
export const NEW = 0, LEFT = 1, RIGHT = 2, TOLD = 3;

/** The edges of a growing surface that have a triangle on one side only. A vertex has few of them. */
export class Border {
  /** Of each vertex: where an edge goes, and the vertex across its triangle, in turn. @type {number[][]} */ #from = [];
  /** Of each vertex: where edges come from. @type {number[][]} */ #into = [];
  /** Edges to grow from, from and to in turn, the youngest last. @type {number[]} */ #gates = [];

  /** A border edge, or null when the surface is closed. @returns {{ a: number, b: number, across: number, left: number, right: number } | null} */
  gate() {
    while (this.#gates.length) {
      const b = /** @type {number} */ (this.#gates.pop()), a = /** @type {number} */ (this.#gates.pop());
      const at = find(this.#from[a], b, 2);
      if (at >= 0) return { a, b, across: this.#from[a][at + 1], left: this.#into[a].at(-1) ?? -1, right: this.#from[b].at(-2) ?? -1 };
    }
    return null;
  }

  /** @param {number} a @param {number} b @param {number} c */
  add(a, b, c) {
    this.#edge(a, b, c);
    this.#edge(b, c, a);
    this.#edge(c, a, b);
  }

  /** @param {number} u @param {number} v @param {number} across */
  #edge(u, v, across) {
    while (this.#from.length <= Math.max(u, v)) {
      this.#from.push([]);
      this.#into.push([]);
    }
    const at = find(this.#from[v], u, 2);
    if (at >= 0) {
      this.#from[v].splice(at, 2);
      this.#into[u].splice(find(this.#into[u], v, 1), 1);
      return;
    }
    this.#from[u].push(v, across);
    this.#into[v].push(u);
    this.#gates.push(u, v);
  }
}

/** @param {number[]} list @param {number} value @param {number} stride */
function find(list, value, stride) {
  for (let n = list.length - stride; n >= 0; n -= stride) if (list[n] === value) return n;
  return -1;
}

/** @param {Uint8Array} bytes unpacked @param {MeshHead} head @returns {Mesh} */
export function decode(bytes, { vertices, triangles: count, step, origin }) {
  let at = 0;
  const take = (/** @type {number} */ length) => bytes.subarray(at, (at += length));
  const symbols = take(count), low = take(3 * vertices), high = take(3 * vertices), regions = take(vertices), atlas = take(vertices);
  const place = new Int32Array(3 * vertices), triangles = new Uint16Array(3 * count);
  const border = new Border();
  let known = 0, done = 0;
  const add = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) => {
    border.add(a, b, c);
    triangles[3 * done] = a;
    triangles[3 * done + 1] = b;
    triangles[3 * done++ + 2] = c;
  };
  const fresh = (/** @type {(axis: number) => number} */ guess) => {
    for (let axis = 0; axis < 3; ++axis) {
      const code = low[axis * vertices + known] | (high[axis * vertices + known] << 8);
      place[3 * known + axis] = guess(axis) + (code & 1 ? -(code + 1) / 2 : code / 2);
    }
    return known++;
  };
  while (done < count) {
    const gate = border.gate();
    if (!gate) {
      // Another part of the surface.
      const first = [0, 1, 2].map((n) => fresh((axis) => (n ? place[3 * (known - 1) + axis] : 0)));
      add(first[0], first[1], first[2]);
      continue;
    }
    const { a, b, across, left, right } = gate;
    const symbol = symbols[done];
    let c = symbol === LEFT ? left : right;
    if (symbol === NEW) c = fresh((axis) => place[3 * a + axis] + place[3 * b + axis] - place[3 * across + axis]);
    if (symbol === TOLD) {
      c = known - 1 - (bytes[at] | (bytes[at + 1] << 8));
      at += 2;
    }
    add(b, a, c);
  }
  const positions = new Float32Array(place.length);
  for (let n = 0; n < place.length; ++n) positions[n] = origin[n % 3] + step * place[n];
  return { positions, normals: normalsOf(positions, triangles), triangles, regions, atlas };
}

/** The mean of the normals of the triangles at a vertex, by their area. @param {Float32Array} p @param {Uint16Array} triangles */
export function normalsOf(p, triangles) {
  const normals = new Float32Array(p.length);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [3 * triangles[t], 3 * triangles[t + 1], 3 * triangles[t + 2]];
    const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
    const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
    const x = uy * vz - uz * vy, y = uz * vx - ux * vz, z = ux * vy - uy * vx;
    for (let corner = 0; corner < 3; ++corner) {
      const at = 3 * triangles[t + corner];
      normals[at] += x;
      normals[at + 1] += y;
      normals[at + 2] += z;
    }
  }
  for (let n = 0; n < normals.length; n += 3) {
    const length = Math.hypot(normals[n], normals[n + 1], normals[n + 2]) || 1;
    for (let axis = 0; axis < 3; ++axis) normals[n + axis] /= length;
  }
  return normals;
}

/** @type {Promise<{ head: MeshHead, mesh: Mesh }> | null} */
let loading = null;

/** The surface, fetched once. A browser that cannot unpack gzip refuses. */
export function loadMesh() {
  loading ??= fetchMesh();
  loading.catch(() => (loading = null));
  return loading;
}

async function fetchMesh() {
  const [about, response] = await Promise.all([fetch(new URL('../../brain/cortex.json', import.meta.url)), fetch(new URL('../../brain/cortex.bin', import.meta.url))]);
  if (!about.ok || !response.ok || !response.body) throw new Error(`the surface of the brain did not arrive: ${about.status}, ${response.status}`);
  const unpacked = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
  /** @type {[MeshHead, ArrayBuffer]} */
  const [head, bytes] = await Promise.all([about.json(), unpacked.arrayBuffer()]);
  return { head, mesh: decode(new Uint8Array(bytes), head) };
}

/** Where the notice that must go with the surface is. */
export const noticeAddress = () => new URL('../../brain/NOTICE.txt', import.meta.url).href;
