// `push-pull models` and `push-pull describe`: the catalogue as text.

/**
 * @typedef {import('../push_pull.js').Catalog} Catalog
 * @typedef {import('../push_pull.js').Model} Model
 * @typedef {import('../push_pull.js').Quantity} Quantity
 */

/** @param {Catalog} catalog */
export function models(catalog) {
  return grid([['model', 'rung', 'name', 'what it adds'], ...catalog.models.map((model) => [model.id, String(model.rung), model.name, model.adds])]);
}

/** @param {import('../push_pull.js').PushPull} pp @param {string} id */
export function describe(pp, id) {
  const model = pp.catalog.models.find((each) => each.id === id);
  // An experiment of that model alone has just one fault, and the core words it.
  if (!model) return pp.simulate({ model: /** @type {any} */ (id) }).delete(), '';
  const parts = [
    `${model.name} (${model.id}), rung ${model.rung}\n${model.about}\n`,
    section('States, with their start', model.states),
    section('Parameters', model.parameters),
    section('Inputs, with the usual amplitude of a drive', model.inputs.map((row) => ({ ...row, id: row.id + marks(row.role) })), false),
    section('Readouts', model.readouts, false),
    presets(model),
    `Push ${model.push}, pull ${model.pull}. Time unit ${model.timeUnit}, default step ${model.dt} ms. Nodes send ${model.coupling.sends}, ${model.coupling.kind}.\n`,
    model.notes && `Notes: ${model.notes}\n`,
    `Source: ${model.source}${model.doi && `, doi:${model.doi}`}\n`,
  ];
  return parts.filter(Boolean).join('\n');
}

/** @param {string} role */
const marks = (role) => (role ? ` (${role.split(' ').join(', ')})` : '');

/** @param {string} title @param {readonly Quantity[]} rows @param {boolean} [values] whether a value is set, not only a range */
function section(title, rows, values = true) {
  const head = ['id', ...(values ? ['default'] : []), 'range', 'unit', 'meaning'];
  const line = (/** @type {Quantity} */ row) => [row.id, ...(values ? [number(row.value)] : []), `${number(row.low)} … ${number(row.high)}`, row.unit || '–', row.meaning];
  return rows.length ? `${title}\n${indent(grid([head, ...rows.map(line)]))}` : '';
}

/** @param {Model} model */
function presets(model) {
  const set = (/** @type {Record<string, number>} */ values) => Object.entries(values).map(([id, value]) => `${id}=${number(value)}`).join(' ');
  const regime = (/** @type {Model['presets'][number]} */ preset) => (preset.frequency === null ? preset.regime : `${preset.regime}, ${number(preset.frequency)} Hz`);
  const rows = model.presets.map((preset) => [preset.id, preset.name, regime(preset), [set(preset.parameters), ...Object.entries(preset.initial).map(([id, value]) => `initial.${id}=${number(value)}`)].filter(Boolean).join(' ') || 'the defaults', preset.source]);
  return rows.length ? `Presets\n${indent(grid([['id', 'name', 'regime', 'parameters', 'source'], ...rows]))}` : '';
}

/** Six digits are enough to recognise a value. @param {number | null} x */
const number = (x) => (x === null ? '–' : String(Number(x.toPrecision(6))));

/** @param {string} text */
const indent = (text) => text.replace(/^(?=.)/gm, '  ');

/** Columns as wide as their longest cell; the last one runs free. @param {string[][]} rows */
function grid(rows) {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => [...row[c]].length)));
  const pad = (/** @type {string} */ cell, /** @type {number} */ c, /** @type {string[]} */ row) => (c === row.length - 1 ? cell : cell + ' '.repeat(widths[c] - [...cell].length));
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

/** The readouts, one a line. @param {any} catalog */
export const measures = ({ measures: rows }) => rows.map((/** @type {any} */ { id, unit, meaning }) => `${id.padEnd(14)} ${meaning}${unit ? ` [${unit}]` : ''}.\n`).join('');
