// <pp-measures>: what an analysis of the network would say now, brought up to date a few times a second, each with its definition.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { number, withUnit } from '../format.js';
import { meanOff, measuring } from '../network/measuring.js';
import { prose } from './prose.js';

/** @typedef {import('../types').Lab} Lab */

const AGAIN = 250;     // ms between two readings of what is cheap
const SLOWLY = 1000;   // and of matrices
const MOST = 400;      // nodes up to which matrices are summed up here

/** What a reading comes to in one line. @type {Record<string, (reading: any, lab: Lab) => { text: string, more?: string } | null>} */
const LINES = {
  frequency: (r, { state }) => {
    const all = Array.from(r.value).filter(Number.isFinite).sort((a, b) => a - b);
    return all.length ? { text: withUnit(r.value[state.node], 'Hz'), more: `median of all ${withUnit(all[all.length >> 1], 'Hz')}` } : null;
  },
  order: (r) => ({ text: number(r.value[0]), more: Number.isFinite(r.mean) ? `mean of the window ${number(r.mean)}` : undefined }),
  metastability: (r) => ({ text: number(r.value[0]) }),
  plv: (r, { sim }) => ({ text: number(meanOff(r.value, sim.nodes)), more: 'mean of all pairs' }),
  coherence: (r, { sim }) => ({ text: number(meanOff(r.value, sim.nodes)), more: 'mean of all pairs' }),
  fc: (r, { sim }) => ({ text: number(meanOff(r.value, sim.nodes)), more: 'mean of all pairs' }),
  'envelope-fc': (r, { sim }) => ({ text: number(meanOff(r.value, sim.nodes)), more: 'mean of all pairs' }),
};
const HEAVY = new Set(['plv', 'coherence', 'fc', 'envelope-fc']);

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
      if (HEAVY.has(id) && (!slow || lab.sim.nodes > MOST)) continue;
      const reading = sim.measured(id);
      this.#lines.set(id, reading.samples > 1 || reading.value.length === 1 ? LINES[id](reading, lab) : null);
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
