// Writes wasm/push_pull.d.ts: the declarations of scripts/types/api.d.ts, with the ids of the catalogue as literal types, so
// that an editor completes and checks the names of models, states and parameters.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PushPull } from '../wasm/push_pull.js';
import { isMain, main, root } from './process.mjs';

export const target = path.join(root, 'wasm', 'push_pull.d.ts');
const template = path.join(root, 'scripts', 'types', 'api.d.ts');

/** @param {readonly { id: string }[]} rows */
const union = (rows) => (rows.length ? [...new Set(rows.map((row) => `'${row.id}'`))].join(' | ') : 'never');

/** @param {PushPull['catalog']} catalog */
export function declarations(catalog) {
  const lines = [
    '// Written by scripts/types.mjs from scripts/types/api.d.ts and the catalogue. Edit those, then: npm run types',
    '',
    '/** What each model calls its states, parameters, inputs, readouts and presets. */',
    'export interface Models {',
    ...catalog.models.flatMap((model) => [
      `  /** Rung ${model.rung}. ${model.name} */`,
      `  '${model.id}': {`,
      `    state: ${union(model.states)};`,
      `    parameter: ${union(model.parameters)};`,
      `    input: ${union(model.inputs)};`,
      `    readout: ${union(model.readouts)};`,
      `    preset: ${union(model.presets)};`,
      '  };',
    ]),
    '}',
    '',
    `export type IntegratorId = ${union(catalog.integrators)};`,
    `export type DriveKind = ${union(catalog.drives)};`,
    `export type CouplingKind = ${union(catalog.couplings)};`,
    `export type ConnectomeId = ${union(catalog.connectomes)};`,
    `export type NoiseId = ${union(catalog.noises)};`,
    `export type MeasureId = ${union(catalog.measures)};`,
    `export type MapMeasureId = ${union(catalog.mapMeasures)};`,
    `export type NormalisationId = ${union(catalog.normalisations)};`,
    '',
  ];
  const body = readFileSync(template, 'utf8').replace(/^import .*\n/gm, '').trimStart();
  return `${lines.join('\n')}\n${body}`;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const { catalog } = await PushPull.load();
    writeFileSync(target, declarations(catalog));
    console.log('wasm/push_pull.d.ts is written.');
  });
}
