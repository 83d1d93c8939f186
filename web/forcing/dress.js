// Forcing for the page's modules, which reach it through `catalog.forcing`. Nothing of it is in the first load.
import { Curves } from './curve.js';
import { forcingFields } from './fields.js';
import { joinForcing, small } from './document.js';
import { unknownKey } from './unknown.js';
import { signalsOfDrives, wordsOfDrives } from './signals.js';

/** @typedef {import('../types').Core} Core @typedef {import('../types').Forcing} Forcing */

/** The core with what the page adds to its catalogue. @param {any} dressed the whole build as it is so far @param {any} [core] and as it came @returns {Core} */
export function dress(dressed, core = dressed) {
  const curves = new Curves();
  const { catalog } = dressed;
  /** @type {Forcing} */
  const forcing = {
    curves,
    analyse: core.analyse,
    fields: (add, _, model, choice) => forcingFields(add, catalog, model, choice, curves),
    unknown: (key, place) => unknownKey(catalog, key, place),
    join: (experiment, facts) => joinForcing(experiment, { ...facts, catalog, curves }),
    signals: (facts) => signalsOfDrives({ ...facts, catalog }),
    said: (facts) => wordsOfDrives({ ...facts, catalog }),
  };
  const brain = catalog.brain && { ...catalog.brain, small: (/** @type {any} */ experiment) => small(catalog.brain.small(experiment)) };
  return { ...dressed, catalog: { ...catalog, ...(brain && { brain }), forcing } };
}
