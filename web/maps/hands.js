// Pointer and keys on a map: which cell is read, and when both values are asked for.
import { cellAt, shareOf } from './grid.js';

/** @typedef {import('./choice.js').Choice} Choice @typedef {[number, number]} Cell */
/**
 * @typedef {object} Ports
 * @property {HTMLElement} stage
 * @property {() => import('../draw/map.js').Box} box of the cells in the stage
 * @property {(event: MouseEvent) => [number, number]} placeOf in the stage
 * @property {() => Choice | null} choice null before there is a map
 * @property {() => [number, number] | null} here where the simulation stands
 * @property {(by: 'pointer' | 'keys') => void} moved another cell is read, or none
 * @property {(cell: Cell) => void} go both values are asked for
 */

const LEAP = 8;  // cells that Shift and an arrow go
/** @type {Record<string, Cell>} */
const MOVES = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], Home: [-Infinity, 0], End: [Infinity, 0], PageUp: [0, Infinity], PageDown: [0, -Infinity] };

export class MapHands {
  /** The cell that is read. @type {Cell | null} */ cell = null;

  /** @param {Ports} ports */
  constructor(ports) {
    this.ports = ports;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage } = this.ports;
    stage.style.touchAction = 'pan-y';
    stage.addEventListener('pointermove', (event) => this.#point(this.#under(event)), { signal });
    stage.addEventListener('pointerleave', () => this.#point(null), { signal });
    stage.addEventListener('click', (event) => {
      this.#point(this.#under(event));
      this.#go();
    }, { signal });
    stage.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  #go() {
    if (this.cell && this.ports.choice()) this.ports.go(this.cell);
  }

  /** @param {MouseEvent} event @returns {Cell | null} */
  #under(event) {
    const choice = this.ports.choice();
    if (!choice) return null;
    const [u, v] = this.ports.placeOf(event), { left, top, width, height } = this.ports.box();
    const i = cellAt(choice.x, (u - left) / width), j = cellAt(choice.y, 1 - (v - top) / height);
    return i < 0 || j < 0 ? null : [i, j];
  }

  /** @param {Cell | null} cell @param {'pointer' | 'keys'} [by] */
  #point(cell, by = 'pointer') {
    const same = String(cell) === String(this.cell);
    this.cell = cell;
    if (!same || by === 'keys') this.ports.moved(by);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { stage, choice: chosen, here: stands } = this.ports, choice = chosen(), here = stands(), move = MOVES[event.key];
    if (!here || !choice || event.target !== stage || (!move && event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return this.#point(null);
    if (event.key === 'Enter') return this.#go();
    const step = event.shiftKey ? LEAP : 1, clip = (/** @type {number} */ n, /** @type {number} */ count) => Math.max(0, Math.min(count - 1, n));
    const { x, y } = choice, at = this.cell ?? [Math.floor(shareOf(x, here[0]) * x.count), Math.floor(shareOf(y, here[1]) * y.count)];
    this.#point([clip(at[0] + step * move[0], x.count), clip(at[1] + step * move[1], y.count)], 'keys');
  }
}
