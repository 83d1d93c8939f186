// <pp-transport>: play, pause, single steps forward and back, restart, a kick, speed, and the clock.
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { PpElement, define } from './pp-element.js';
import { FASTEST, SLOWEST } from '../fields.js';
import { reader } from '../experiment.js';
import { number } from '../format.js';

/** Shift takes this many steps at once. */
const STRIDE = 100;

export class PpTransport extends PpElement {
  render() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const { running } = lab.state;
    return html`
      <div class="buttons" role="group" aria-label="Playback">
        ${this.#button('reset', 'Restart', 'R', () => this.request('reset'))}
        ${this.#button('back', 'Step back', ',', (event) => this.request('back', { steps: stride(event) }))}
        ${this.#button(running ? 'pause' : 'play', running ? 'Pause' : 'Play', 'Space', () => this.request('toggle'), 'primary')}
        ${this.#button('step', 'Step forward', '.', (event) => this.request('step', { steps: stride(event) }))}
        ${this.#button('kick', lab.sim.nodes > 1 ? 'Kick the watched node' : 'Kick', 'P', () => this.request('pulse', { nodes: [lab.state.node] }))}
      </div>
      <label class="speed"><span>Speed</span>
        <input type="range" min=${Math.log10(SLOWEST)} max=${Math.log10(FASTEST)} step="any" .value=${live(String(Math.log10(this.speed)))}
          aria-valuetext=${`${number(this.speed)} times real time`} @input=${this.#slide} @keydown=${this.#key}
          @dblclick=${() => this.request('unset', { path: 'play' })} />
      </label>
      <output class="clock" aria-label="Simulated time and speed"></output>`;
  }

  get speed() {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    return Number(reader(lab.state, lab.fields)('play'));
  }

  /** @param {string} icon @param {string} name @param {string} key @param {(event: MouseEvent) => void} act @param {string} [kind] */
  #button(icon, name, key, act, kind = '') {
    return html`<button type="button" class="icon ${kind}" data-icon=${icon} aria-label=${name} title="${name} (${key})" @click=${act}></button>`;
  }

  /** Called every frame: the clock goes round the rendering. @param {import('../types').Lab} lab */
  draw(lab) {
    const clock = this.querySelector('.clock');
    if (!clock) return;
    const pace = lab.slowed ? `${factor(lab.slowed)}× of ${factor(this.speed)}×: limited by this device` : `${factor(this.speed)}×`;
    // Where it takes two lines, the second one begins with the dot.
    const text = `t\u00a0=\u00a0${(lab.sim.time / 1000).toFixed(3)}\u00a0s ·\u00a0${pace}`;
    if (clock.textContent !== text) clock.textContent = text;
  }

  /** @param {Event} event */
  #slide(event) {
    this.request('set', { path: 'play', value: Number((10 ** Number(/** @type {HTMLInputElement} */ (event.target).value)).toPrecision(2)) });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = /** @type {Record<string, string>} */ ({ ArrowRight: 'faster', ArrowUp: 'faster', ArrowLeft: 'slower', ArrowDown: 'slower' })[event.key];
    if (!step) return;
    event.preventDefault();
    this.request(step);
  }
}

/** @param {MouseEvent} event */
const stride = (event) => (event.shiftKey ? STRIDE : 1);

/** @param {number} value */
const factor = (value) => {
  const short = String(Number(value.toPrecision(2)));
  return short.length < 4 ? value.toFixed(2) : short;
};

define('pp-transport', PpTransport);
