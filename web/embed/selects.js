// The choices of a full embed: model, situation, preset.
import { make } from './make.js';

/** @typedef {import('../types').Lab} Lab */

const SITUATIONS = [['alone', 'Alone'], ['forced', 'Forced'], ['network', 'Network']];

/** @param {Lab} lab @param {import('./row.js').Ask} ask @returns {HTMLElement[]} */
export function selects({ catalog, model, state }, ask) {
  /** @param {string} name @param {string} type @param {string[][]} rows @param {string} now */
  const choice = (name, type, rows, now) => {
    const select = make('select', { change: () => ask({ type, id: select.value }) }, ...rows.map(([id, text]) => new Option(text, id, false, id === now)));
    return make('label', {}, make('span', {}, name), select);
  };
  return [
    choice('Model', 'model', catalog.models.map(({ id, name, rung }) => [id, `${rung}  ${name}`]), model.id),
    choice('Situation', 'situation', SITUATIONS, state.situation),
    choice('Preset', 'preset', [['', 'none'], ...model.presets.map(({ id, name }) => [id, name])], state.preset),
  ];
}
