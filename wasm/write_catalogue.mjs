// Writes the catalogue as JSON, from the tables compiled with their words.
// usage: node write_catalogue.mjs MODULE OUTPUT
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [module, output] = process.argv.slice(2);
const { default: create } = await import(pathToFileURL(module).href);
const core = await create({ wasmBinary: await readFile(module.replace(/mjs$/, 'wasm')) });
await writeFile(output, JSON.stringify(core.catalogue()));
