// The fixed points in words below the phase plane: what kind, where, and their eigenvalues. Pointing at a line marks the point.
import { eigenvalue, number, titled, withUnit } from '../draw/format.js';
import { plainSymbol, symbolNode } from '../draw/symbols.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Equilibrium} Equilibrium */

const SHOWN = 3;  // eigenvalues, or pairs of them, in a line

/** Complex pairs once. @param {Equilibrium} point @returns {{ value: [number, number], pair: boolean }[]} */
export function modes({ eigenvalues }) {
  /** @type {{ value: [number, number], pair: boolean }[]} */
  const out = [];
  for (const value of eigenvalues) {
    const last = out.at(-1);
    // The solver's two halves of a pair agree to rounding only.
    const size = 1e-6 * Math.hypot(...value);
    const twin = last && !last.pair && value[1] !== 0 && Math.hypot(last.value[0] - value[0], last.value[1] + value[1]) < size;
    if (twin) last.pair = true;
    else out.push({ value: [value[0], value[1]], pair: false });
  }
  return out;
}

export class FixedPoints {
  /** Index of the marked point, −1 for none. */
  lit = -1;
  /** @type {Equilibrium[]} */ #points = [];
  /** @type {Lab | null} */ #lab = null;
  #list = document.createElement('ul');
  #text = '';
  /** How many were there. */ #fonts = 0;
  /** Of the list, px, as last laid out. */ #height = 0;

  /** @param {HTMLElement} foot @param {() => void} changed another point is marked */
  constructor(foot, changed) {
    this.changed = changed;
    this.#list.className = 'points';
    this.#list.setAttribute('aria-label', 'Fixed points');
    foot.append(this.#list);
    new ResizeObserver(([{ contentRect }]) => void (this.#height = contentRect.height)).observe(this.#list);
  }

  /** @param {Equilibrium[]} points @param {Lab} lab */
  show(points, lab) {
    this.#points = points;
    this.#lab = lab;
    // Rebuilding the list under a pointer or a focus would lose both: only a new text is a new list.
    const fonts = document.fonts.size, text = JSON.stringify([lab.model.id, points.map((p) => [p.type, modes(p).map(({ value, pair }) => eigenvalue(value, pair, lab.model.timeUnit)), Object.values(p.state).map((v) => number(v))])]);
    if (text === this.#text && fonts === this.#fonts) return;
    // The same list in the fonts of symbols, when they come, is as high as it was.
    this.#list.style.minHeight = text === this.#text ? `${this.#height}px` : '';
    this.#text = text;
    this.#fonts = fonts;
    this.lit = -1;
    const circular = lab.model.states.some((state) => state.circular);
    this.#list.hidden = circular;
    this.#list.replaceChildren(...points.map((point, i) => this.#line(point, i, lab)));
    if (!points.length && !circular) {
      const none = document.createElement('li');
      none.textContent = 'No fixed point in the range of the axes.';
      this.#list.append(none);
    }
  }

  /** @param {Equilibrium} point @param {number} i @param {Lab} lab */
  #line(point, i, { model }) {
    const line = document.createElement('li');
    line.tabIndex = 0;
    const kind = document.createElement('span');
    kind.className = 'kind';
    kind.textContent = point.type;
    const place = document.createElement('span');
    model.plane.forEach((id, n) => {
      const quantity = model.states.find((row) => row.id === id) ?? model.states[0];
      place.append(n ? ', ' : '', symbolNode(document, quantity.symbol), ` = ${withUnit(number(point.state[id]), quantity.unit)}`);
    });
    // Beside another one that differs only outside the plane.
    const twin = this.#points.find((other) => other !== point && model.plane.every((id) => number(other.state[id]) === number(point.state[id])));
    const apart = twin && model.states.find(({ id }) => number(twin.state[id]) !== number(point.state[id]));
    if (apart) place.append(', ', symbolNode(document, apart.symbol), ` = ${withUnit(number(point.state[apart.id]), apart.unit)}`);
    const list = modes(point);
    const values = document.createElement('span');
    const rest = list.length - SHOWN;
    values.append(symbolNode(document, '\\lambda'), ` = ${list.slice(0, SHOWN).map(({ value, pair }) => eigenvalue(value, pair, model.timeUnit)).join(',  ')}`, rest > 0 ? `,  ${rest} more in Data` : '');
    line.append(glyph(point), kind, place, values);
    const mark = (/** @type {number} */ which) => {
      if (this.lit === which) return;
      this.lit = which;
      this.changed();
    };
    for (const type of ['pointerenter', 'focus']) line.addEventListener(type, () => mark(i));
    for (const type of ['pointerleave', 'blur']) line.addEventListener(type, () => mark(-1));
    return line;
  }

  /** Fixed points first, then the trail. @param {import('./plane-trail.js').Trail} trail */
  table(trail) {
    const lab = /** @type {Lab} */ (this.#lab);
    const plane = lab.model.plane.map((id) => lab.model.states.find((row) => row.id === id) ?? lab.model.states[0]);
    const head = ['what', ...plane.map(({ symbol, unit }) => titled(plainSymbol(symbol), unit)), 'eigenvalues'];
    const fixed = this.#points.map((point) => [point.type, ...plane.map(({ id }) => point.state[id]), modes(point).map(({ value, pair }) => eigenvalue(value, pair, lab.model.timeUnit)).join('; ')]);
    const path = trail.rows().map((row) => ['trail', ...row.slice(0, plane.length), '']);
    return { caption: 'Fixed points at constant input, then the trail, oldest first.', head, rows: [...fixed, ...path] };
  }
}

/** The mark of the plot, so that colour and position are not all. @param {Equilibrium} point */
function glyph({ stable, type }) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '-6 -6 12 12');
  svg.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS('http://www.w3.org/2000/svg', type === 'saddle' ? 'path' : 'circle');
  if (type === 'saddle') shape.setAttribute('d', 'M-4-4 4 4M-4 4 4-4');
  else shape.setAttribute('r', '4.5');
  shape.setAttribute('fill', stable ? 'currentColor' : 'none');
  shape.setAttribute('stroke', 'currentColor');
  shape.setAttribute('stroke-width', '1.75');
  svg.append(shape);
  return svg;
}
