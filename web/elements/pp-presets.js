// <pp-presets>: published parameter sets, each with its source.
import { html } from 'lit';
import { PpElement, define } from './pp-element.js';

export class PpPresets extends PpElement {
  render() {
    const { model, state } = /** @type {import('../types').Lab} */ (this.lab);
    const chosen = model.presets.find((preset) => preset.id === state.preset);
    return html`
      <h2>Presets</h2>
      <div class="chips">
        ${model.presets.map((preset) => html`
          <button type="button" class="chip" aria-pressed=${preset.id === state.preset} title=${preset.source}
            aria-describedby=${preset.id === state.preset ? 'preset-source' : ''}
            @click=${() => this.request('preset', { id: preset.id === state.preset ? '' : preset.id })}>${preset.name}</button>`)}
      </div>
      <p class="source" id="preset-source">${chosen ? chosen.source : ''}</p>`;
  }
}

define('pp-presets', PpPresets);
