// <pp-share-cite>: the state in a list of references.
import citationData from 'virtual:citation';
import { html } from 'lit';
import { PpElement, define } from '../elements/pp-element.js';
import { presetOf } from '../fields.js';
import { bibtex, citation } from './cite.js';
import './copy.js';
import { page } from './link.js';

/** Where the model, its values and its network come from. @param {import('../types').Lab} lab @returns {import('./cite.js').Origin[]} */
function originsOf({ model, state, connectome }) {
  const { dois } = citationData;
  const origins = [{ name: model.name, source: model.source, doi: dois[model.id] ?? '', key: model.id }];
  const preset = presetOf(model, state.preset);
  if (preset) origins.push({ name: `Values “${preset.name}”`, source: preset.source, doi: dois[`${model.id}/${preset.id}`] ?? dois[model.id] ?? '', key: `${model.id}-${preset.id}` });
  if (connectome?.source) origins.push({ name: `Connectome ${connectome.name}`, source: connectome.source, doi: '', key: 'connectome' });
  return origins;
}

export class PpShareCite extends PpElement {
  static properties = { ...PpElement.properties, hash: { attribute: false } };

  constructor() {
    super();
    this.hash = '';
  }

  render() {
    const facts = { ...citationData, origins: originsOf(/** @type {import('../types').Lab} */ (this.lab)), link: page() + this.hash };
    return html`
      <pp-copy label="Text" rows="8" .text=${citation(facts)}></pp-copy>
      <pp-copy label="BibTeX" rows="12" .text=${bibtex(facts)}></pp-copy>`;
  }
}

define('pp-share-cite', PpShareCite);
