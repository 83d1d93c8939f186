// Writes docs/models.md, every model of the catalogue with its equation, tables, presets and sources, and those pages of docs/ whose
// words stand in scripts/docs and whose facts come from elsewhere: api.md, cli.md, numerics.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PushPull } from '../wasm/push_pull.js';
import { isMain, main, root } from './process.mjs';
import { apiPage } from './docs/api.mjs';
import { math, number, table, text } from './docs/cells.mjs';
import { cliPage } from './docs/cli.mjs';
import { numericsPage } from './docs/numerics.mjs';
import { plainTex } from './docs/tex.mjs';

/** @typedef {PushPull['catalog']['models'][number]} Model */

const declarations = path.join(root, 'wasm', 'push_pull.d.ts');

/** Every page that is written, by its name. @param {PushPull} pp @returns {Record<string, string>} */
export const pages = (pp) => ({
  'docs/models.md': modelsPage(pp.catalog),
  'docs/api.md': apiPage(pp, readFileSync(declarations, 'utf8')),
  'docs/cli.md': cliPage(),
  'docs/numerics.md': numericsPage(pp),
});

/** @param {{ low: number, high: number, scale?: string }} row */
const range = ({ low, high, scale }) => `${number(low)} to ${number(high)}${scale === 'log' ? ' (log)' : ''}`;

/** @param {string} source @param {string} doi */
function cited(source, doi) {
  const address = encodeURI(doi).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return doi ? `${text(source)}, [doi:${text(doi)}](https://doi.org/${address})` : text(source);
}

/** @param {{ id: string, symbol: string }} row */
const name = (row) => `${math(row.symbol)} \`${row.id}\``;

/** @param {Model['states'][number]} row */
function bounds({ lower, upper, circular }) {
  if (circular) return 'angle';
  if (lower === null && upper === null) return '';
  return upper === null ? `≥ ${number(/** @type {number} */ (lower))}` : lower === null ? `≤ ${number(upper)}` : `${number(lower)} to ${number(upper)}`;
}

const roles = new Map([['f', '**f**'], ['field', '**field**'], ['f field', '**f**, **field**']]);

/** @param {Model['presets'][number]} preset */
function presetRow({ id, name, parameters, initial, regime, frequency, source, doi }) {
  const given = (/** @type {[string, number][]} */ entries, sign = '') => entries.map(([key, value]) => `\`${key}\`${sign} = ${number(value)}`);
  const sets = [...given(Object.entries(parameters)), ...given(Object.entries(initial), ' at the start')];
  return [`${text(name)} \`${id}\``, frequency ? `${regime}, ${number(frequency)} Hz` : regime, sets.join(', ') || 'the defaults', cited(source, doi)];
}

/** @param {Model} model */
function section(model) {
  const { coupling, timeUnit } = model;
  const load = model.core ? 'It is in the page’s first load.' : 'The page loads it when it is chosen.';
  const method = model.linearCore ? ' The integrator `exponential` may be used.' : '';
  return [
    `<a id="${model.id}"></a>`, '',
    `### ${text(model.name)}`, '',
    `\`${model.id}\` · rung ${model.rung} · its time is in ${timeUnit} · step ${number(model.dt)} ms. ${load}${method}`, '',
    `${text(model.adds)} ${text(model.about)}`, '',
    '```math', plainTex(model), '```', '',
    'States', '',
    ...table(['State', 'Start', 'Window', 'Bounds', 'Unit', 'Meaning'], model.states.map((row) => [name(row), number(row.value), range(row), bounds(row), text(row.unit), text(row.meaning)])),
    'Parameters', '',
    ...table(['Parameter', 'Default', 'Range', 'Unit', 'Meaning'], model.parameters.map((row) => [row.key ? `**${name(row)}**` : name(row), number(row.value), range(row), text(row.unit), text(row.meaning)])),
    'Inputs', '',
    ...table(['Input', 'Role', 'Drives', 'Unit', 'Meaning'], model.inputs.map((row) => [name(row), roles.get(row.role) ?? '', range(row), text(row.unit), text(row.meaning)])),
    'Readouts', '',
    ...table(['Readout', 'Window', 'Unit', 'Meaning'], model.readouts.map((row) => [name(row), range(row), text(row.unit), text(row.meaning)])),
    `Push is \`${model.push}\`, pull is \`${model.pull}\`. Coupling: ${coupling.kind}; a node sends ${text(coupling.sends)}; gain ${math(coupling.gain.symbol)} = ${number(coupling.gain.value)}${coupling.gain.unit ? ` ${text(coupling.gain.unit)}` : ''}, ${range(coupling.gain)}.`, '',
    'Presets', '',
    ...table(['Preset', 'Regime', 'Sets', 'Source'], model.presets.map(presetRow)),
    ...(model.notes ? [`Notes: ${text(model.notes)}`, ''] : []),
    `Source: ${cited(model.source, model.doi)}`, '',
  ];
}

/** @param {PushPull['catalog']} catalog */
export function modelsPage({ models }) {
  const rungs = [...new Set(models.map((model) => model.rung))];
  const of = (/** @type {number} */ rung) => models.filter((model) => model.rung === rung);
  return `${[
    '<!-- Written by scripts/docs.mjs from the tables in core/model. Edit those, then: npm run docs -->',
    '# Models', '',
    `${models.length} models on ${rungs.length} rungs, as their tables have them; \`push-pull describe <model>\` prints one on the command line.`, '',
    ...rungs.flatMap((rung) => [`- [Rung ${rung}](#rung-${rung}): ${of(rung).map((model) => `[${text(model.name)}](#${model.id})`).join(', ')}`]), '',
    'How to read the tables:', '',
    '- A parameter in bold is always visible on the page. A range is what its slider offers; other values are allowed where they make sense.',
    '- A state’s window is what its plot shows first. Bounds are hard: a state is clipped to them in every step. An angle is counted on past a full turn.',
    '- An input is 0 unless something enters: a drive, the network or noise. The role **f** marks where a drive on `f` enters, **field** where an electric field does, times λ. “Drives” is the range of a drive’s amplitude.',
    '- The first readout is what `observable` names. Parameters and inputs are in the model’s own unit of time, frequencies in Hz.',
    '- A preset’s frequency is what the tests hold a run against. What else is checked is in [accuracy.md](accuracy.md).', '',
    ...rungs.flatMap((rung) => [`## Rung ${rung}`, '', ...of(rung).flatMap(section)]),
  ].join('\n').trimEnd()}\n`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    for (const [name, page] of Object.entries(pages(await PushPull.load()))) {
      writeFileSync(path.join(root, name), page);
      console.log(`${name} is written.`);
    }
  });
}
