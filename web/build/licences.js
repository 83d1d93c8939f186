// A Vite plugin: the licences of what the built site contains, as licences.txt beside the pages.
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** What is in the site without being a dependency of the package: what only pages use, the typeset formulas, their fonts, and what jsfive brings. */
const MORE = ['lit', 'qr', 'katex', 'temml', 'pako'];

/** The licences, one after the other. */
export async function licenceTexts() {
  const { dependencies } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const texts = await Promise.all([...Object.keys(dependencies), ...MORE].map(async (name) => {
    const folder = new URL(`node_modules/${name}/`, root);
    const file = (await readdir(fileURLToPath(folder))).find((each) => /^licen[cs]e/i.test(each));
    if (!file) throw new Error(`${name} has no file with its licence`);
    const { version } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
    return `${name} ${version}\n\n${(await readFile(new URL(file, folder), 'utf8')).trim()}\n`;
  }));
  const core = await readFile(new URL('THIRD-PARTY.txt', root), 'utf8');
  return `This site contains the following libraries.\n\n${texts.join('\n\n')}\n\n${core}`;
}

/** @returns {import('vite').Plugin} */
export function licences() {
  return {
    name: 'licences',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: await licenceTexts() });
    },
  };
}
