// Surfaces: the level set of a volume, its parts, smoothing, what it encloses.

/** @typedef {{ positions: number[], triangles: number[] }} Surface three numbers a vertex, three vertices a triangle, seen from outside anticlockwise */

// A cube of eight corners (bit 0 is x, bit 1 y, bit 2 z) in six tetrahedra around its diagonal: neighbouring cubes cut
// their common face alike, so that the surface is closed and no case is ambiguous.
const TETRAHEDRA = [[0, 1, 3, 7], [0, 3, 2, 7], [0, 2, 6, 7], [0, 6, 4, 7], [0, 4, 5, 7], [0, 5, 1, 7]];

/**
 * Where a function passes a level, by marching tetrahedra (the form of marching cubes without ambiguous cases; Doi and
 * Koide 1991, IEICE Trans. E74, 214).
 * @param {[number, number, number]} cells @param {(i: number, j: number, k: number) => number} value above 0 is inside @returns {Surface} in units of a cell
 */
export function levelSet([nx, ny, nz], value) {
  const [sx, sy] = [nx + 1, ny + 1];
  const grid = new Float64Array(sx * sy * (nz + 1));
  for (let n = 0; n < grid.length; ++n) grid[n] = value(n % sx, Math.floor(n / sx) % sy, Math.floor(n / (sx * sy))) || -1e-9;
  const positions = /** @type {number[]} */ ([]), triangles = /** @type {number[]} */ ([]);
  /** @type {Map<number, number>} */ const known = new Map();
  const place = (/** @type {number} */ n) => [n % sx, Math.floor(n / sx) % sy, Math.floor(n / (sx * sy))];
  const crossing = (/** @type {number} */ a, /** @type {number} */ b) => {
    const key = Math.min(a, b) * grid.length + Math.max(a, b);
    const found = known.get(key);
    if (found !== undefined) return found;
    // Not on a corner itself, where vertices of several edges would fall together.
    const t = Math.min(0.98, Math.max(0.02, grid[a] / (grid[a] - grid[b])));
    const [p, q] = [place(a), place(b)];
    for (let axis = 0; axis < 3; ++axis) positions.push(p[axis] + t * (q[axis] - p[axis]));
    known.set(key, positions.length / 3 - 1);
    return positions.length / 3 - 1;
  };
  for (let k = 0; k < nz; ++k) for (let j = 0; j < ny; ++j) for (let i = 0; i < nx; ++i) {
    const corner = (/** @type {number} */ c) => ((k + (c >> 2)) * sy + j + ((c >> 1) & 1)) * sx + i + (c & 1);
    let inside = 0;
    for (let c = 0; c < 8; ++c) inside += Number(grid[corner(c)] > 0);
    if (inside === 0 || inside === 8) continue;
    for (const tetrahedron of TETRAHEDRA) cut(tetrahedron.map(corner), grid, crossing, triangles);
  }
  return { positions, triangles };
}

/** @param {number[]} four corners @param {Float64Array} grid @param {(a: number, b: number) => number} crossing @param {number[]} triangles */
function cut(four, grid, crossing, triangles) {
  const ins = [0, 1, 2, 3].filter((n) => grid[four[n]] > 0), outs = [0, 1, 2, 3].filter((n) => grid[four[n]] <= 0);
  if (!ins.length || !outs.length) return;
  const order = [...ins, ...outs];
  const [p, q, r, s] = order.map((n) => four[n]);
  // Each exchange of two corners turns the sense of the triangles around.
  const flip = order.flatMap((m, i) => order.slice(i + 1).filter((n) => n < m)).length % 2 === 1;
  const push = (/** @type {number} */ u, /** @type {number} */ v, /** @type {number} */ w) => (flip ? triangles.push(u, w, v) : triangles.push(u, v, w));
  if (ins.length === 1) push(crossing(p, q), crossing(p, r), crossing(p, s));
  else if (ins.length === 3) push(crossing(s, p), crossing(s, q), crossing(s, r));
  else {
    const [pr, ps, qr, qs] = [crossing(p, r), crossing(p, s), crossing(q, r), crossing(q, s)];
    push(pr, ps, qs);
    push(pr, qs, qr);
  }
}

/** Each vertex a part of the way to the mean of its neighbours, and a little further back, which keeps the volume (Taubin 1995, doi:10.1145/218380.218473). @param {Surface} surface @param {number} rounds */
export function taubin({ positions, triangles }, rounds) {
  const count = positions.length / 3;
  const neighbours = Array.from({ length: count }, () => /** @type {Set<number>} */ (new Set()));
  for (let t = 0; t < triangles.length; ++t) {
    const [u, v] = [triangles[t], triangles[t % 3 === 2 ? t - 2 : t + 1]];
    neighbours[u].add(v);
    neighbours[v].add(u);
  }
  for (let round = 0; round < rounds; ++round) for (const share of [0.5, -0.53]) {
    const before = [...positions];
    for (let v = 0; v < count; ++v) for (let axis = 0; axis < 3; ++axis) {
      let sum = 0;
      for (const n of neighbours[v]) sum += before[3 * n + axis];
      positions[3 * v + axis] += share * (sum / neighbours[v].size - before[3 * v + axis]);
    }
  }
}

/** The part with the most vertices. @param {Surface} surface @returns {Surface} */
export function largestPart({ positions, triangles }) {
  const parent = Int32Array.from({ length: positions.length / 3 }, (_, v) => v);
  const root = (/** @type {number} */ v) => {
    while (parent[v] !== v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (let t = 0; t < triangles.length; t += 3) for (const other of [1, 2]) parent[root(triangles[t])] = root(triangles[t + other]);
  const sizes = new Map();
  for (let v = 0; v < parent.length; ++v) sizes.set(root(v), (sizes.get(root(v)) ?? 0) + 1);
  const [largest] = [...sizes].sort((a, b) => b[1] - a[1])[0];
  return compact({ positions, triangles: triangles.filter((_, t) => root(triangles[t]) === largest) });
}

/** Without vertices that no triangle uses. @param {Surface} surface @returns {Surface} */
export function compact({ positions, triangles }) {
  const names = new Map();
  const kept = /** @type {number[]} */ ([]);
  const renamed = triangles.map((v) => {
    if (!names.has(v)) {
      names.set(v, names.size);
      kept.push(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
    }
    return names.get(v);
  });
  return { positions: kept, triangles: renamed };
}

/** Volume inside; negative when the triangles turn the wrong way. @param {Surface} surface */
export function volume({ positions: p, triangles }) {
  let six = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((n) => 3 * triangles[t + n]);
    six += p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1]) + p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2]) + p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]);
  }
  return six / 6;
}
