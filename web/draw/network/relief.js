// How light falls on the surface, the same in WebGL and on a plain canvas. The light stands a little above and to the left of
// the eye, and folds are darker than crowns, which makes the gyri seen.

export const LIGHT = [-0.3, 0.42, 0.857];
export const AMBIENT = 0.5;
const FOLDS = 0.6;

/** What a vertex keeps of its light for the fold it lies in, about 0.6…1.1. @param {import('./mesh.js').Mesh} mesh */
export function reliefOf({ positions: p, normals: n, triangles }) {
  const count = p.length / 3;
  const sum = new Float32Array(count), degree = new Float32Array(count);
  const edge = (/** @type {number} */ a, /** @type {number} */ b) => {
    const [x, y, z] = [p[3 * b] - p[3 * a], p[3 * b + 1] - p[3 * a + 1], p[3 * b + 2] - p[3 * a + 2]];
    // The sine of the angle at which a neighbour stands above the tangent plane.
    sum[a] += (x * n[3 * a] + y * n[3 * a + 1] + z * n[3 * a + 2]) / Math.hypot(x, y, z);
    degree[a] += 1;
  };
  for (let t = 0; t < triangles.length; t += 3) for (let corner = 0; corner < 3; ++corner) edge(triangles[t + corner], triangles[t + ((corner + 1) % 3)]);
  let relief = sum.map((value, v) => value / Math.max(1, degree[v]));
  // A wider neighbourhood shows folds rather than triangles.
  for (let round = 0; round < 2; ++round) {
    const next = Float32Array.from(relief);
    for (let t = 0; t < triangles.length; ++t) next[triangles[t]] += relief[triangles[t % 3 === 2 ? t - 2 : t + 1]];
    relief = next.map((value, v) => value / (1 + degree[v]));
  }
  return relief.map((value) => Math.min(1.1, Math.max(0.6, 1 - 2.5 * FOLDS * value)));
}
