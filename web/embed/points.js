// In the embed fixed points are marks in the plane and words for who cannot see it; the list of ../elements/plane-points.js below
// the plane has no room.

export class FixedPoints {
  lit = -1;
  /** @type {import('../types').Equilibrium[]} */ #points = [];
  /** @type {string[]} */ #plane = [];

  /** @param {import('../types').Equilibrium[]} points @param {import('../types').Lab} lab */
  show(points, { model }) {
    this.#points = points;
    this.#plane = model.plane;
  }

  /** @param {import('../elements/plane-trail.js').Trail} trail */
  table(trail) {
    const rows = [...this.#points.map(({ type, state }) => [type, ...this.#plane.map((id) => state[id])]), ...trail.rows().map((row) => ['trail', ...row.slice(0, this.#plane.length)])];
    return { caption: 'Fixed points at constant input, then the trail, oldest first.', head: ['what', ...this.#plane], rows };
  }
}
