// The foot of the map: what is read under the pointer, how far the filling is, what is wrong, and the button that begins and ends it.
import { inPanel, progress } from './words.js';

const TOLD = 200;      // ms between two sentences on the progress

/** @typedef {{ grid: import('./grid.js').Grid, filling: import('./fill.js').Filling | null, fault: string, elsewhere: string }} Told */

export class MapTelling {
  #told = -Infinity;

  /** @param {HTMLElement} foot @param {() => void} press @param {(entries: any) => void} blame */
  constructor(foot, press, blame) {
    foot.innerHTML = '<p class="reading"></p><p class="state"><progress hidden max="1" aria-label="Progress of the map"></progress><span class="words" role="status"></span><button type="button" class="compute">Compute</button></p>';
    const find = (/** @type {string} */ selector) => /** @type {any} */ (foot.querySelector(selector));
    /** @type {HTMLElement} */ this.reading = find('.reading');
    /** @type {HTMLProgressElement} */ this.progress = find('progress');
    /** @type {HTMLElement} */ this.words = find('.words');
    /** @type {HTMLButtonElement} */ this.compute = find('.compute');
    this.compute.addEventListener('click', press);
    this.blame = blame;
  }

  /** @param {string} text */
  read(text) {
    if (text !== this.reading.textContent) this.reading.textContent = text;
  }

  /** How far it is. @param {Told} told @param {boolean} now */
  tell({ grid, filling, fault: own, elsewhere }, now) {
    const time = performance.now(), running = filling?.state === 'running';
    const last = filling && !running && this.progress.hidden === false;
    if (!now && !last && (!running || time - this.#told < TOLD)) return;
    this.#told = time;
    const done = grid.known + grid.failed;
    this.progress.hidden = !running;
    this.progress.value = done / grid.total;
    // What the core says of a range is said in the words of the panel, and shown there.
    const refused = !own && filling?.state === 'failed' ? inPanel(filling.fault) : null;
    if (refused) this.blame(refused.entries);
    const fault = refused?.text ?? own;
    const other = elsewhere && done ? `This map is of another state: ${elsewhere}.` : '';
    const words = fault ? `${fault}.` : other || progress(grid, filling);
    if (words !== this.words.textContent) this.words.textContent = words;
    this.words.className = `words${fault ? ' fault' : other ? ' elsewhere' : ''}`;
    this.compute.textContent = running ? 'Cancel' : done ? 'Compute again' : 'Compute';
  }
}
