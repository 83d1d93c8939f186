// What the first view needs of the catalogue: the models of the first load with all that is shown of them, and of the others
// what a menu shows. Equations and notes come typeset with their model.

/** @param {any} catalog of all models; those of the first load say `core` @returns {import('../types').Catalog} */
export function firstOf(catalog) {
  // The core of the first load knows two graphs.
  catalog = { ...catalog, connectomes: catalog.connectomes.slice(0, 2) };
  const core = catalog.models.filter((/** @type {any} */ model) => model.core);
  const models = core.length ? core : catalog.models;
  const others = catalog.models.filter((/** @type {any} */ model) => !models.includes(model));
  const { normalisations: _, graphs: _g, noises: _n, noiseFields: _f, measures: _m, driveFields: _d, electrodes: _e, mapMeasures: _p, ...rest } = catalog;
  // Of the drives only what its two sliders say.
  const drives = catalog.drives.filter((/** @type {any} */ { id }) => id === 'sine').map((/** @type {any} */ { id, fields = [] }) => ({ id, fields: fields.filter((/** @type {any} */ row) => row.id === 'amplitude' || row.id === 'frequency') }));
  return { ...rest, drives, models: models.map(shown), others: others.map((/** @type {any} */ { id, name, rung }) => ({ id, name, rung })) };
}

/** The catalogue of all models as a page needs it, which has equations and notes typeset. @param {any} catalog */
export const slim = (catalog) => ({ ...catalog, models: catalog.models.map(shown) });

/** @param {any} model */
function shown({ equation: _, notes: __, doi: ___, presets, ...model }) {
  return { ...model, presets: presets.map((/** @type {any} */ { doi: _, ...preset }) => preset) };
}
