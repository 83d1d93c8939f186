// Makes docs/api.md of the declarations in wasm/push_pull.d.ts, the catalogue, and the words in api.md beside this file.
import { readFileSync } from 'node:fs';
import { PushPull } from '../../wasm/push_pull.js';
import { readDeclarations } from './declarations.mjs';
import { math, number, table, text } from './cells.mjs';

/**
 * @typedef {import('./declarations.mjs').Declaration} Declaration
 * @typedef {import('./declarations.mjs').Member} Member
 */

/** Which declarations stand under which heading; a declaration that is in none is a fault. */
const parts = {
  experiment: ['Experiment', 'Value', 'ConnectomeSpec', 'Drive', 'Noise'],
  results: ['RunResult', 'Trace', 'Spectrum', 'Equilibrium', 'MeasureOptions', 'MeasureQuery', 'Measured', 'AnalyseOptions', 'ResponseOptions', 'WindowResponse', 'DrivenResponse',
    'MapSpec', 'MapAxis', 'MapResult', 'ParameterMap', 'Connectome', 'PushPullError'],
  catalogue: ['Catalog', 'Model', 'Quantity', 'Preset', 'Choice', 'Graph', 'MeasureInfo', 'MapMeasureInfo'],
  names: ['ModelId', 'StateId', 'ParameterId', 'InputId', 'PresetId', 'SignalId', 'IntegratorId', 'DriveKind', 'CouplingKind', 'ConnectomeId', 'NoiseId', 'MeasureId', 'MapMeasureId', 'NormalisationId'],
  itself: ['PushPull', 'Simulation', 'Models'],
};

/** Documents that are wrong in one place each. */
const wrong = [
  { model: 'stuart-landau', parameters: { alfa: 1 } },
  { model: 'stuart-landau', parameters: { alpha: 'large' } },
  { model: 'stuart-landau', nodes: 3, parameters: { alpha: [1, 2] } },
  { model: 'stuart-landau', dt: -1 },
  { model: 'stuart-landau', duration: 1e9 },
  { model: 'stuart-landau', record: { what: ['q'] } },
  { model: 'stuart-landau', network: { normalize: 'max' } },
  { model: 'stuart-landau', network: { connectome: { weights: [[0, 1]] } } },
  { model: 'stuart-landau', drive: [{ kind: 'sine', frequency: 6000 }] },
  { model: 'stuart-landau', drive: [{ kind: 'sine', width: 3 }] },
  { model: 'stuart-landau', noise: { kind: 'white', tau: 3 } },
  { model: 'jansen-rit', integrator: 'exponential' },
];

/** A comment of the declarations as Markdown: a name of a file in docs/ becomes a link. @param {string} words */
const prose = (words) => words.replaceAll('<', '&lt;').replace(/\bdocs\/([\w-]+\.md)/g, '[$1]($1)');

/** Code in a cell of a table. @param {string} code */
const code = (code) => `\`${code.replace(/\/\*\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/^\| /, '').trim().replaceAll('|', '\\|')}\``;

/** Without the indentation that it has in the file. @param {string} signature */
function flush(signature) {
  const lines = signature.split('\n'), depth = Math.min(...lines.slice(1).filter((line) => line.trim()).map((line) => line.search(/\S/)), Infinity);
  return [lines[0], ...lines.slice(1).map((line) => line.slice(Math.min(depth, line.search(/\S/) < 0 ? 0 : line.search(/\S/))))].join('\n');
}

/** Methods and fields of a class, each with its signature. @param {Member[]} members @param {string} owner @param {string} depth */
function calls(members, owner, depth) {
  /** @type {Map<string, Member[]>} */
  const byName = new Map();
  for (const one of members) if (one.name) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return [...byName].flatMap(([name, forms]) => [
    `${depth} ${forms[0].signature.startsWith('static ') ? 'PushPull' : owner}.${name}`, '',
    '```ts', ...forms.map((form) => flush(form.signature)), '```', '',
    ...forms.filter((form) => form.about).flatMap((form) => [prose(form.about), '']),
  ]);
}

/** Fields as rows; those of an object that is written out follow with its name before theirs. @param {Member[]} members @param {(type: string) => string} links @param {string} [under] @returns {string[][]} */
function rows(members, links, under = '') {
  return members.filter((one) => one.name).flatMap((one) => [
    [`\`${under}${one.name}${one.optional ? '?' : ''}\``, one.members.length ? 'object' : code(one.type || one.signature.slice(one.name.length)), [prose(one.about).replaceAll('|', '\\|'), links(one.type)].filter(Boolean).join(' ')],
    ...rows(one.members, links, `${under}${one.name}.`),
  ]);
}

/** @param {Declaration[]} declared */
function linker(declared) {
  const own = new Map(declared.filter(({ name }) => [...parts.experiment, ...parts.results, ...parts.catalogue].includes(name)).map(({ name }) => [name, `[${name}](#${name.toLowerCase()})`]));
  return (/** @type {string} */ type) => {
    const named = [...new Set(type.replace(/\/\*\*.*?\*\//gs, '').match(/\b[A-Z]\w+/g) ?? [])].filter((name) => own.has(name));
    return named.length ? `See ${named.map((name) => own.get(name)).join(', ')}.` : '';
  };
}

/** @param {Declaration} one @param {(type: string) => string} links */
function section({ name, kind, about, type, base, members }, links) {
  const fields = members.filter((member) => member.name);
  return [
    `### ${name}`, '',
    ...(about ? [prose(about), ''] : []),
    ...(kind === 'type' && fields.length === 0 ? ['```ts', `type ${name} =`, ...flush(type).split('\n').map((line) => (line.startsWith('  ') ? line : `  ${line}`)), '```', ''] : []),
    ...(base ? [kind === 'class' ? `With all that every \`${base}\` has.` : `With all fields of [${base}](#${base.toLowerCase()}).`, ''] : []),
    ...(fields.length ? table(['Field', 'Type', 'Meaning'], rows(fields, links)) : []),
  ];
}

/** @param {Declaration[]} declared */
function names(declared) {
  const meanings = new Map([['ModelId', 'the id of a model, as in [models.md](models.md)'], ['StateId', 'a state of the model'], ['ParameterId', 'a parameter of the model'], ['InputId', 'an input of the model'],
    ['PresetId', 'a preset of the model'], ['SignalId', 'a state or readout; `observable`; `input.<id>`, all that enters there now; `drive.<k>`, what that drive gives (whole build only)']]);
  return table(['Type', 'What it names'], parts.names.map((name) => {
    const type = declared.find((one) => one.name === name)?.type ?? '';
    return [`\`${name}\``, meanings.get(name) ?? type.split('|').map((id) => `\`${id.trim().replaceAll("'", '')}\``).join(' ')];
  }));
}

/** @param {PushPull['catalog']} catalog */
function ranges(catalog) {
  const row = (/** @type {any} */ { id, symbol, unit, value, low, high, scale, meaning }) => [`\`${id}\` ${math(symbol)}`, value === null ? 'none' : number(value), `${number(low)} to ${number(high)}${scale === 'log' ? ' (log)' : ''}`, text(unit), text(meaning)];
  const drive = new Map(catalog.drives.flatMap(({ fields }) => fields.map((field) => [field.id, field])));
  const head = ['Number', 'Default', 'Range', 'Unit', 'Meaning'];
  return [
    'Of a document', '', ...table(head, catalog.settings.map(row)),
    'Of a drive; which kind reads which is in [forcing.md](forcing.md#kinds)', '', ...table(head, [...drive.values()].map(row)),
    'Of a noise; [noise.md](noise.md) defines them', '', ...table(head, catalog.noiseFields.map(row)),
    'Of a coupling; [networks.md](networks.md#couplings) has the formulas', '',
    ...table(['Coupling', ...head], catalog.couplings.flatMap(({ id, parameters }) => parameters.map((one) => [`\`${id}\``, ...row(one)]))),
    'Of a generated graph; [connectome.md](connectome.md) has the rules. Here the range is a limit', '',
    ...table(['Graph', ...head], catalog.graphs.flatMap(({ id, parameters }) => parameters.map((one) => [`\`${id}\``, ...row(one)]))),
  ];
}

/** @param {PushPull} pp @param {string} declarations the text of push_pull.d.ts */
export function apiPage(pp, declarations) {
  const declared = readDeclarations(declarations).filter(({ signature }) => signature.startsWith('export'));
  const placed = Object.values(parts).flat();
  const lost = declared.find(({ name }) => !placed.includes(name)) ?? placed.find((name) => !declared.some((one) => one.name === name));
  if (lost) throw new Error(`scripts/docs/api.mjs: ${typeof lost === 'string' ? `${lost} is not declared` : `${lost.name} has no place in docs/api.md`}`);
  const links = linker(declared);
  const of = (/** @type {string} */ name) => /** @type {Declaration} */ (declared.find((one) => one.name === name));
  const several = (/** @type {string[]} */ list) => list.flatMap((name) => section(of(name), links));
  const members = of('PushPull').members;
  /** @type {Record<string, string[]>} */
  const filled = {
    PushPull: calls(members.filter(({ name }) => name !== 'analyse'), 'pp', '###'),
    analyse: calls(members.find(({ name }) => name === 'analyse')?.members.filter(({ name }) => name !== '[…]') ?? [], 'pp.analyse', '###'),
    Simulation: [of('Simulation').about, '', ...calls(of('Simulation').members, 'sim', '###')],
    experiment: several(parts.experiment), results: several(parts.results), catalogue: several(parts.catalogue),
    names: names(declared), ranges: ranges(pp.catalog),
    refusals: table(['Document', 'Sentence'], wrong.map((document) => [`\`${JSON.stringify(document)}\``, text(pp.problem(document))])),
  };
  const words = readFileSync(new URL('api.md', import.meta.url), 'utf8');
  const page = words.replace(/^\{\{(\w+)\}\}$/gm, (_, name) => filled[name].join('\n').trimEnd());
  return `<!-- Written by scripts/docs.mjs from wasm/push_pull.d.ts, the catalogue and scripts/docs/api.md. Edit those, then: npm run docs -->\n${page}`;
}
