// What of a link can be kept when the core refuses the whole of it.
import { experimentOf } from '../experiment.js';
import { fieldsOf, inWords } from '../fields.js';

/** @typedef {import('../types').State} State @typedef {import('../types').Core} Core */

/** The state without the one value that is refused, and what there is to say of that. @param {Core} core @param {State} state @returns {{ state: State, said: string } | null} null where no single one is to blame */
export function spared(core, state) {
  for (const path of Object.keys(state.values)) {
    const { [path]: _, ...values } = state.values, kept = { ...state, values };
    try {
      core.simulate(experimentOf(core.catalog, kept)).delete();
    } catch {
      continue;
    }
    const field = fieldsOf(core.catalog, kept).get(path);
    return { state: kept, said: field ? `${path} stays at its standard value, ${inWords(field.standard)}.` : `${path} is left out.` };
  }
  return null;
}
