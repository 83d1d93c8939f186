#!/usr/bin/env node
// The command line: `push-pull run|map|models|describe`. Thin over PushPull; the same WebAssembly as the page.
// Exit codes: 0 done, 2 bad input, 1 a fault of ours.
import { readFileSync } from 'node:fs';
import { describe, measures, models } from './cli/describe.mjs';
import { help } from './cli/help.mjs';
import { map } from './cli/map.mjs';
import { BadInput, parse, valued } from './cli/options.mjs';
import { run } from './cli/run.mjs';
import { PushPull, PushPullError } from './push_pull.js';

/** @typedef {(pp: PushPull, words: string[], options: import('./cli/options.mjs').Options) => Promise<number>} Command */

/** @type {Record<string, { options: (typeof valued[number])[], words: [number, number], work: Command }>} */
const commands = {
  run: { options: ['out', 'set', 'connectome', 'lengths', 'fix', 'measure'], words: [1, 1], work: (pp, [file], options) => run(pp, file, options) },
  map: {
    options: ['out', 'set', 'connectome', 'lengths', 'fix', 'measure', 'x', 'y', 'drive', 'signal', 'node', 'lock', 'settle', 'window', 'workers'],
    words: [1, 1], work: (pp, [file], options) => map(pp, file, options),
  },
  models: { options: [], words: [0, 0], work: async (pp) => print(models(pp.catalog)) },
  measures: { options: [], words: [0, 0], work: async (pp) => print(measures(pp.catalog)) },
  describe: { options: [], words: [1, 1], work: async (pp, [id]) => print(describe(pp, id)) },
};

/** @param {string} text */
function print(text) {
  process.stdout.write(text);
  return 0;
}

function version() {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

/** @param {string[]} args @returns {Promise<number>} */
async function answer(args) {
  const { words, options } = parse(args);
  if (options.version) return print(`${version()}\n`);
  const [name, ...rest] = words;
  if (options.help || name === undefined || name === 'help') return print(help);
  const command = Object.hasOwn(commands, name) ? commands[name] : null;
  if (!command) throw new BadInput(`unknown command "${name}"; valid: ${[...Object.keys(commands), 'help'].join(', ')}`);
  const odd = valued.find((key) => options[key].length && !command.options.includes(key));
  if (odd) throw new BadInput(`${name} takes no --${odd}`);
  const [least, most] = command.words;
  if (rest.length < least) throw new BadInput(name !== 'describe' ? `${name} needs an experiment file, or - for stdin` : 'describe needs a model; see push-pull models');
  if (rest.length > most) throw new BadInput(`${name}: unexpected "${rest[most]}"`);
  return command.work(await PushPull.load(), rest, options);
}

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await answer(process.argv.slice(2));
} catch (error) {
  const theirs = error instanceof BadInput || error instanceof PushPullError;
  process.stderr.write(theirs ? `push-pull: ${error.message}\n` : `push-pull: a fault of the program, not of its input\n${/** @type {Error} */ (error)?.stack ?? error}\n`);
  process.exitCode = theirs ? 2 : 1;
}
