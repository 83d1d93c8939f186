// <pp-measures>: what an analysis of the network would say now, brought up to date a few times a second, each with its definition.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { number, withUnit } from '../format.js';
import { MANY, meanOff, measuring } from '../network/measuring.js';
import { prose } from './prose.js';

/** @typedef {import('../types').Lab} Lab */

const AGAIN = 250;     // ms between two readings of what is cheap
const SLOWLY = 1000;   // and of matrices

/** @param {any} reading a matrix */
function pairs({ value }, /** @type {Lab} */ { sim }) {
  const mean = meanOff(value, sim.nodes);
  return Number.isFinite(mean) ? { text: number(mean), more: 'mean of all pairs' } : null;
}

/** What a reading comes to in one line. @type {Record<string, (reading: any, lab: Lab) => { text: string, more?: string } | null>} */
const LINES = {
  frequency: ({ value }, { state }) => {
    const all = Array.from(value).filter(Number.isFinite).sort((a, b) => a - b);
    return Number.isFinite(value[state.node]) ? { text: withUnit(value[state.node], 'Hz'), more: `median of all ${withUnit(all[all.length >> 1], 'Hz')}` } : null;
  },
  order: ({ value, mean }) => (Number.isFinite(value) ? { text: number(value), more: Number.isFinite(mean) ? `mean of the window ${number(mean)}` : undefined } : null),
  metastability: ({ value }) => (Number.isFinite(value) ? { text: number(value) } : null),
  plv: pairs,
  fc: pairs,
  'envelope-fc': pairs,
};
const HEAVY = new Set(['plv', 'fc', 'envelope-fc']);

export class PpMeasures extends PpElement {
  /** @type {unknown} */ #of = null;
  #read = -Infinity;
  #heavy = -Infinity;
  /** @type {Map<string, { text: string, more?: string } | null>} */ #lines = new Map();

  /** @param {Lab} lab */
  draw(lab) {
    const other = lab.sim !== this.#of;
    this.#of = lab.sim;
    this.lab = lab;
    const now = performance.now();
    if (!other && now - this.#read < AGAIN) return false;
    const slow = other || now - this.#heavy > SLOWLY;
    if (slow) this.#heavy = now;
    this.#read = now;
    const sim = measuring(lab);
    for (const id of Object.keys(LINES)) {
      if (HEAVY.has(id) && (!slow || lab.sim.nodes > MANY)) continue;
      this.#lines.set(id, LINES[id](sim.measured(id), lab));
    }
    this.requestUpdate();
    return false;
  }

  render() {
    const { catalog, connectome, state } = /** @type {Lab} */ (this.lab);
    const rows = (catalog.measures ?? []).filter((row) => row.id in LINES);
    return html`
      <dl class="measures" aria-label="Measures of the network">
        ${rows.map(({ id, name, meaning }) => {
          const line = this.#lines.get(id);
          return html`
            <div>
              <dt><details><summary title=${meaning}>${name}${id === 'frequency' ? html` <span class="muted">of ${connectome?.labels?.[state.node] ?? `region ${state.node + 1}`}</span>` : nothing}</summary><p class="prose small">${prose(meaning)}</p></details></dt>
              <dd><strong>${line ? line.text : '–'}</strong>${line?.more ? html`<span class="muted"> ${line.more}</span>` : nothing}</dd>
            </div>`;
        })}
      </dl>`;
  }
}

define('pp-measures', PpMeasures);
