// <pp-forcing>: everything from outside: a list of drives, each with its waveform, its door, its numbers, when and where it
// acts; and in the situation Forced the noise.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import './pp-parameter.js';
import './pp-forcing-drive.js';
import { reader } from '../experiment.js';
import { plainSymbol } from '../draw/symbols.js';
import { MOST, active, pathOf } from '../forcing/kinds.js';

export class PpForcing extends PpElement {
  render() {
    const lab = typeset(/** @type {import('../types').Lab} */ (this.lab));
    const value = reader(lab.state, lab.fields);
    const there = active(value);
    const forced = lab.state.situation === 'forced';
    const noise = value('noise.0.kind');
    const show = (/** @type {string} */ path) => html`<pp-parameter .lab=${lab} .path=${path}></pp-parameter>`;
    return html`
      <section aria-label="Drives">
        ${forced ? nothing : html`<h2>Drives</h2>`}
        ${there.map((k) => html`<pp-forcing-drive .lab=${lab} .index=${k} @pp-removed=${this.#removed}></pp-forcing-drive>`)}
        <button type="button" class="more add" ?disabled=${there.length >= MOST} title=${there.length >= MOST ? `At most ${MOST} at once` : ''} @click=${this.#add}>Add a drive</button>
      </section>
      ${forced ? html`<section class="noise" aria-label="Noise">
        ${show('noise.0.kind')}${noise === 'none' ? nothing : show('noise.0.sigma')}${noise === 'ou' ? show('noise.0.tau') : nothing}
      </section>` : nothing}`;
  }

  #add = async () => {
    const lab = /** @type {import('../types').Lab} */ (this.lab);
    const there = active(reader(lab.state, lab.fields));
    const k = Array.from({ length: MOST }, (_, one) => one).find((one) => !there.includes(one));
    if (k === undefined) return;
    this.request('set', { path: pathOf(k, 'kind'), value: 'sine' });
    setTimeout(() => /** @type {HTMLElement | null} */ (this.querySelector(`#value-drive-${k}-kind`))?.focus(), 50);
  };

  #removed = () => setTimeout(() => /** @type {HTMLElement | null} */ (this.querySelector('button.add'))?.focus(), 50);
}

/** A symbol of one letter with or without an index. @param {string} tex */
function written(tex) {
  const [, letter, index] = /** @type {RegExpExecArray} */ (/^(.*?)(?:_\{?(\w+)\}?)?$/.exec(tex));
  return `<i>${plainSymbol(letter)}</i>${index ? `<sub>${index}</sub>` : ''}`;
}

/** The symbols of the first drive, set when the page was built, stand for those of all. @param {import('../types').Lab} lab @returns {import('../types').Lab} */
function typeset(lab) {
  if (!lab.rendered) return lab;
  const symbols = { ...lab.rendered.symbols }, { [pathOf(0, 'amplitude')]: size, [pathOf(0, 'frequency')]: rate } = symbols;
  for (let k = 1; k < MOST; ++k) {
    const { symbol = '' } = lab.fields.get(pathOf(k, 'amplitude'))?.quantity ?? {};
    if (symbol === 'A') symbols[pathOf(k, 'amplitude')] = size;
    symbols[pathOf(k, 'frequency')] = rate;
  }
  for (const [path, { group, quantity: { symbol } }] of lab.fields) if (group === 'drive' && symbol && !symbols[path]) symbols[path] = written(symbol);
  return { ...lab, rendered: { ...lab.rendered, symbols } };
}

define('pp-forcing', PpForcing);
