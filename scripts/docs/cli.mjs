// Makes docs/cli.md: the words of cli.md beside this file, and what the program says of itself.
import { readFileSync } from 'node:fs';
import { help } from '../../wasm/cli/help.mjs';

export function cliPage() {
  const words = readFileSync(new URL('cli.md', import.meta.url), 'utf8');
  return `<!-- Written by scripts/docs.mjs from wasm/cli/help.mjs and scripts/docs/cli.md. Edit those, then: npm run docs -->\n${words.replace('{{help}}', help.trimEnd())}`;
}
