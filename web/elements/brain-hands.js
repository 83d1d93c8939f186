// The hands of the brain: a drag turns it, two fingers or the wheel bring it closer, a click selects, a second click kicks;
// and the same from the keyboard. The page keeps its scrolling: the wheel zooms only with Ctrl or ⌘, or when the brain has
// the focus.
import { VIEWS } from '../draw/network/project.js';

/** @typedef {import('./pp-brain.js').PpBrain} PpBrain */

const STILL = 4;        // px that a click may move
const STEP = 24;        // px that an arrow key turns
const NOTCH = 1.0015;   // zoom a unit of the wheel

export class BrainHands {
  #brain;
  /** Pointers that are down, and where. @type {Map<number, [number, number]>} */ #down = new Map();
  #moved = 0;

  /** @param {PpBrain} brain */
  constructor(brain) {
    this.#brain = brain;
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage } = this.#brain;
    stage.style.touchAction = 'pan-y';
    stage.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    stage.addEventListener('pointermove', (event) => this.#move(event), { signal });
    stage.addEventListener('pointerup', (event) => this.#lift(event), { signal });
    stage.addEventListener('pointercancel', (event) => void this.#down.delete(event.pointerId), { signal });
    stage.addEventListener('pointerleave', () => this.#brain.hover(-1), { signal });
    stage.addEventListener('dblclick', (event) => this.#kick(this.#brain.pick(...this.#brain.placeOf(event))), { signal });
    stage.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    stage.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button > 0) return;
    this.#down.set(event.pointerId, this.#brain.placeOf(event));
    if (this.#down.size === 1) this.#moved = 0;
    this.#brain.stage.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const place = this.#brain.placeOf(event);
    const before = this.#down.get(event.pointerId);
    if (!before) return this.#brain.hover(this.#brain.pick(...place));
    const [dx, dy] = [place[0] - before[0], place[1] - before[1]];
    this.#moved += Math.hypot(dx, dy);
    const others = [...this.#down].filter(([id]) => id !== event.pointerId);
    this.#down.set(event.pointerId, place);
    if (others.length) {
      const [x, y] = others[0][1];
      const [was, is] = [Math.hypot(before[0] - x, before[1] - y), Math.hypot(place[0] - x, place[1] - y)];
      if (was > 0 && is > 0) this.#brain.zoomBy(is / was);
    } else if (this.#moved > STILL) {
      this.#brain.hover(-1);
      this.#brain.turnBy(dx, dy);
    }
  }

  /** @param {PointerEvent} event */
  #lift(event) {
    const alone = this.#down.delete(event.pointerId) && this.#down.size === 0;
    if (!alone || this.#moved > STILL) return;
    const node = this.#brain.pick(...this.#brain.placeOf(event));
    if (node >= 0) this.#brain.choose([node], event.shiftKey);
    else if (!event.shiftKey) this.#brain.choose([]);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const { stage } = this.#brain;
    if (!event.ctrlKey && !event.metaKey && /** @type {ShadowRoot} */ (stage.getRootNode()).activeElement !== stage) return;
    event.preventDefault();
    this.#brain.zoomBy(NOTCH ** -event.deltaY);
  }

  /** @param {number} node */
  #kick(node) {
    if (node >= 0) this.#brain.kick(node);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#brain.lab) return;
    const act = this.#acts(event)[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** @param {KeyboardEvent} event @returns {Record<string, () => void>} */
  #acts({ shiftKey }) {
    const brain = this.#brain;
    const views = Object.keys(VIEWS);
    const closer = () => brain.zoomBy(1.2), further = () => brain.zoomBy(1 / 1.2);
    return {
      ArrowLeft: () => brain.turnBy(-STEP, 0), ArrowRight: () => brain.turnBy(STEP, 0), ArrowUp: () => brain.turnBy(0, -STEP), ArrowDown: () => brain.turnBy(0, STEP),
      '+': closer, '=': closer, '-': further, '_': further,
      ...Object.fromEntries(views.map((id, n) => [String(n + 1), () => brain.look(id)])),
      n: () => brain.step(1), p: () => brain.step(-1),
      k: () => this.#kick(brain.cursor),
      Enter: () => brain.cursor >= 0 && brain.choose([brain.cursor], shiftKey),
      Escape: () => brain.choose([]),
    };
  }
}
