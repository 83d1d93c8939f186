// Volumes of one byte or float a voxel, x fastest: reading NIfTI-1, distances, smoothing, connected parts.
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {object} Volume
 * @property {[number, number, number]} size
 * @property {[number, number, number]} origin mm of voxel 0, 0, 0
 * @property {Uint8Array | Float32Array} data
 */

const UINT8 = 2;

/** A NIfTI-1 file of bytes whose axes are those of the scanner, 1 mm apart. @param {Buffer} file gzipped @returns {Volume} */
export function readNifti(file) {
  const bytes = gunzipSync(file);
  const rows = [0, 1, 2].map((row) => [0, 1, 2, 3].map((column) => bytes.readFloatLE(280 + 16 * row + 4 * column)));
  const straight = rows.every((row, i) => row.slice(0, 3).every((value, j) => value === Number(i === j)));
  if (bytes.readInt32LE(0) !== 348 || bytes.readInt16LE(70) !== UINT8 || !straight) throw new Error('not a NIfTI-1 file of bytes in millimetres');
  const size = /** @type {[number, number, number]} */ ([0, 1, 2].map((axis) => bytes.readInt16LE(42 + 2 * axis)));
  const start = bytes.readFloatLE(108);
  return { size, origin: /** @type {[number, number, number]} */ (rows.map((row) => row[3])), data: bytes.subarray(start, start + size[0] * size[1] * size[2]) };
}

/**
 * Square of the distance of every voxel to the nearest one in the set, exactly: the lower envelope of parabolas along each
 * axis in turn (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019).
 * @param {[number, number, number]} size @param {(index: number) => boolean} inside
 */
export function squaredDistance(size, inside) {
  const far = 1e9;
  const field = Float32Array.from({ length: size[0] * size[1] * size[2] }, (_, i) => (inside(i) ? 0 : far));
  alongLines(size, field, envelope);
  return field;
}

/** @param {Float64Array} line @param {number} n @param {{ apex: Int32Array, from: Float64Array, out: Float64Array }} work */
function envelope(line, n, { apex, from, out }) {
  let last = 0;
  apex[0] = 0;
  from[0] = -Infinity;
  for (let q = 1; q < n; ++q) {
    let s = meet(line, q, apex[last]);
    while (last > 0 && s <= from[last]) s = meet(line, q, apex[--last]);
    if (s <= from[last]) last = -1;
    apex[++last] = q;
    from[last] = last ? s : -Infinity;
  }
  for (let q = 0, k = 0; q < n; ++q) {
    while (k < last && from[k + 1] < q) ++k;
    out[q] = (q - apex[k]) ** 2 + line[apex[k]];
  }
}

/** Where the parabolas of two voxels cross. @param {Float64Array} line @param {number} q @param {number} p */
const meet = (line, q, p) => (line[q] + q * q - line[p] - p * p) / (2 * (q - p));

/**
 * @param {[number, number, number]} size @param {Float32Array} field changed in place
 * @param {(line: Float64Array, n: number, work: { apex: Int32Array, from: Float64Array, out: Float64Array }) => void} act
 */
function alongLines(size, field, act) {
  const longest = Math.max(...size) + 1;
  const line = new Float64Array(longest);
  const work = { apex: new Int32Array(longest), from: new Float64Array(longest), out: new Float64Array(longest) };
  const strides = [1, size[0], size[0] * size[1]];
  for (let axis = 0; axis < 3; ++axis) {
    const n = size[axis], stride = strides[axis];
    for (let base = 0; base < field.length; ++base) {
      if (Math.floor(base / stride) % n !== 0) continue;
      for (let q = 0; q < n; ++q) line[q] = field[base + q * stride];
      act(line, n, work);
      for (let q = 0; q < n; ++q) field[base + q * stride] = work.out[q];
    }
  }
}

/** A Gaussian along each axis, cut off at four standard deviations, mirrored at the faces. @param {[number, number, number]} size @param {Float32Array} field @param {number} sigma voxels */
export function smooth(size, field, sigma) {
  const reach = Math.ceil(4 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((a, b) => a + b);
  alongLines(size, field, (line, n, { out }) => {
    for (let q = 0; q < n; ++q) {
      let total = 0;
      for (let k = -reach; k <= reach; ++k) {
        const at = q + k < 0 ? -1 - q - k : q + k >= n ? 2 * n - 1 - q - k : q + k;
        total += weights[k + reach] * line[at];
      }
      out[q] = total / sum;
    }
  });
}

/**
 * Voxels joined by faces to a start, among those that belong.
 * @param {[number, number, number]} size @param {Uint8Array} mark 1 where a voxel belongs; becomes `as` where it was reached
 * @param {number[]} starts @param {number} as @returns {number} how many
 */
export function flood([nx, ny, nz], mark, starts, as) {
  const stack = starts.filter((i) => mark[i] === 1);
  for (const i of stack) mark[i] = as;
  let count = 0;
  const visit = (/** @type {number} */ i) => {
    if (mark[i] !== 1) return;
    mark[i] = as;
    stack.push(i);
  };
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    ++count;
    const x = i % nx, y = Math.floor(i / nx) % ny, z = Math.floor(i / (nx * ny));
    if (x > 0) visit(i - 1);
    if (x < nx - 1) visit(i + 1);
    if (y > 0) visit(i - nx);
    if (y < ny - 1) visit(i + nx);
    if (z > 0) visit(i - nx * ny);
    if (z < nz - 1) visit(i + nx * ny);
  }
  return count;
}

/** Between eight voxels, in proportion. @param {[number, number, number]} size @param {Float32Array} field @param {number[]} at */
export function sample([nx, ny, nz], field, at) {
  const [x, y, z] = at.map(Math.floor);
  let total = 0;
  for (let corner = 0; corner < 8; ++corner) {
    const [dx, dy, dz] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const [i, j, k] = [x + dx, y + dy, z + dz];
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) continue;
    const weight = (dx ? at[0] - x : 1 - at[0] + x) * (dy ? at[1] - y : 1 - at[1] + y) * (dz ? at[2] - z : 1 - at[2] + z);
    total += weight * field[(k * ny + j) * nx + i];
  }
  return total;
}
