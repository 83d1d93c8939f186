// <pp-measures>: what an analysis of the network would say now, brought up to date a few times a second, each with its definition.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { number, withUnit } from '../format.js';
import { chooseEmpirical } from '../connectome/empirical.js';
import { MANY, meanOff, measuring, numberFrom } from '../network/measuring.js';
import { AS_ONE_SAID, moveAsOne } from '../network/waiting.js';
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
  #asOne = false;
  #heavy = -Infinity;
  /** @type {Map<string, { text: string, more?: string } | null>} */ #lines = new Map();

  /** @type {{ name: string, values: Float64Array } | null} a measured functional connectivity */ #empirical = null;

  /** @param {Lab} lab */
  draw(lab) {
    const other = lab.sim !== this.#of;
    this.#of = lab.sim;
    if (other) this.#lines.clear();
    if (this.#empirical && this.#empirical.values.length !== lab.sim.nodes ** 2) this.#empirical = null;
    const now = performance.now();
    if (!other && now - this.#read < AGAIN) return false;
    this.lab = lab;
    const slow = other || now - this.#heavy > SLOWLY;
    if (slow) this.#heavy = now;
    this.#read = now;
    const sim = measuring(lab);
    for (const id of Object.keys(LINES)) {
      if (HEAVY.has(id) && (!slow || lab.sim.nodes > MANY)) continue;
      const reading = sim.measured(id);
      this.#lines.set(id, LINES[id](reading, lab));
      if (id === 'fc' && this.#empirical) this.#likeness(reading.value);
    }
    this.#asOne = moveAsOne(lab, sim.measured('order').mean);
    this.requestUpdate();
    return false;
  }

  /** @param {Float64Array} now */
  #likeness(now) {
    const r = this.lab?.catalog.brain?.compare(now, /** @type {{ values: Float64Array }} */ (this.#empirical).values) ?? NaN;
    this.#lines.set('empirical', Number.isFinite(r) ? { text: number(r) } : null);
  }

  #compare = async () => {
    try {
      this.#empirical = (await chooseEmpirical(this.lab?.sim.nodes ?? 0)) ?? this.#empirical;
      this.#heavy = -Infinity;
    } catch (error) {
      this.request('note', { kind: 'error', text: `This cannot be compared: ${/** @type {Error} */ (error).message}.` });
    }
  };

  /** Why there is no number yet. @param {string} id */
  #waiting(id) {
    const lab = /** @type {Lab} */ (this.lab), from = HEAVY.has(id) && lab.sim.nodes > MANY ? null : numberFrom(lab, id);
    return from !== null && lab.sim.time < from ? html`<span class="muted">from t = ${number(from / 1000, 2)} s on</span>` : html`<strong>–</strong>`;
  }

  render() {
    const { catalog, connectome, state, sim } = /** @type {Lab} */ (this.lab);
    const rows = (catalog.measures ?? []).filter((row) => row.id in LINES);
    return html`
      <dl class="measures" aria-label="Measures of the network">
        ${rows.map(({ id, name, meaning }) => {
          const line = this.#lines.get(id);
          return html`
            <div>
              <dt><details><summary title=${meaning}>${name}${id === 'frequency' ? html` <span class="muted">of ${connectome?.labels?.[state.node] ?? `region ${state.node + 1}`}</span>` : nothing}</summary><p class="prose small">${prose(meaning)}</p></details></dt>
              <dd>${line ? html`<strong>${line.text}</strong>` : this.#waiting(id)}${line?.more ? html`<span class="muted"> ${line.more}</span>` : nothing}</dd>
            </div>`;
        })}
        ${this.#empirical ? html`<div><dt>Correlation with ${this.#empirical.name}</dt><dd><strong>${this.#lines.get('empirical')?.text ?? '–'}</strong><span class="muted"> upper triangles</span></dd></div>` : nothing}
      </dl>
      ${this.#asOne ? html`<p class="prose small">${AS_ONE_SAID}</p>` : nothing}
      ${sim.nodes > MANY ? html`<p class="prose small">Matrices are measured for up to ${MANY} regions.</p>` : html`<button type="button" class="chip" @click=${this.#compare}>Compare with a measured FC …</button>`}`;
  }
}

define('pp-measures', PpMeasures);
