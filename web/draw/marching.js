// Marching squares: the contour of a sampled function as polylines.

/**
 * The lines on which `values` crosses zero. `values` is ny rows of nx, row j at y = j. Points come
 * back in grid units (0…nx−1, 0…ny−1), x and y alternating; a closed line ends where it began.
 * @param {ArrayLike<number>} values @param {number} nx @param {number} ny
 * @returns {Float64Array[]}
 */
export function contours(values, nx, ny) {
  const size = nx * ny;
  // Each crossed edge of the grid is one vertex with at most two neighbours.
  // Edge j·nx+i runs from (i, j) to (i+1, j); edge size + j·nx+i from (i, j) to (i, j+1).
  const links = new Int32Array(4 * size).fill(-1);
  /** @type {number[]} */
  const crossed = [];

  const link = (/** @type {number} */ a, /** @type {number} */ b) => {
    for (const [from, to] of [[a, b], [b, a]]) {
      if (links[2 * from] < 0) {
        links[2 * from] = to;
        crossed.push(from);
      } else {
        links[2 * from + 1] = to;
      }
    }
  };

  for (let j = 0; j + 1 < ny; ++j) {
    for (let i = 0; i + 1 < nx; ++i) {
      const at = j * nx + i;
      const a = values[at], b = values[at + 1], c = values[at + nx + 1], d = values[at + nx];
      if (!Number.isFinite(a + b + c + d)) continue;
      const kind = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (c > 0 ? 4 : 0) | (d > 0 ? 8 : 0);
      if (kind === 0 || kind === 15) continue;
      const bottom = at, top = at + nx, left = size + at, right = size + at + 1;
      // At a saddle the mean decides which corners hang together.
      const joined = (a + b + c + d) / 4 > 0;
      switch (kind < 8 ? kind : 15 - kind) {
        case 1: link(left, bottom); break;
        case 2: link(bottom, right); break;
        case 3: link(left, right); break;
        case 4: link(right, top); break;
        case 6: link(bottom, top); break;
        case 7: link(left, top); break;
        default: // 5: two opposite corners
          if (joined === (kind === 5)) {
            link(left, top);
            link(bottom, right);
          } else {
            link(left, bottom);
            link(right, top);
          }
      }
    }
  }
  return walk(links, crossed, (edge) => crossing(values, nx, size, edge));
}

/**
 * Where the function is zero on an edge, linearly.
 * @param {ArrayLike<number>} values @param {number} nx @param {number} size @param {number} edge
 * @returns {[number, number]}
 */
function crossing(values, nx, size, edge) {
  const upright = edge >= size;
  const at = upright ? edge - size : edge;
  const a = values[at];
  const b = values[at + (upright ? nx : 1)];
  const part = a / (a - b);
  const i = at % nx;
  const j = (at - i) / nx;
  return upright ? [i, j + part] : [i + part, j];
}

/**
 * Chains linked vertices into lines: open ones from their ends first, then the loops.
 * @param {Int32Array} links @param {number[]} crossed @param {(edge: number) => [number, number]} place
 */
function walk(links, crossed, place) {
  const seen = new Uint8Array(links.length / 2);
  const lines = [];
  for (const loops of [false, true]) {
    for (const start of crossed) {
      if (seen[start] || (!loops && links[2 * start + 1] >= 0)) continue;
      const line = [];
      let before = -1;
      let here = start;
      while (here >= 0 && !seen[here]) {
        seen[here] = 1;
        line.push(...place(here));
        const next = links[2 * here] === before ? links[2 * here + 1] : links[2 * here];
        before = here;
        here = next;
      }
      if (loops) line.push(line[0], line[1]);
      if (line.length >= 4) lines.push(Float64Array.from(line));
    }
  }
  return lines;
}
