// The fonts of KaTeX, cut to the characters that the site can show: two thirds of their bytes are other characters.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

export const FONTS_FOLDER = fileURLToPath(new URL('../../build/fonts', import.meta.url));

/** Labels on a canvas are set while the page runs: of any symbol, so of these. */
const ALWAYS = `${printable()} ·×−±√∞²³⁻¹αβγδεζηθικλμνξοπρςστυφχψωϑϕϵΓΔΘΛΞΠΣΥΦΨΩ`;

/** ASCII. */
function printable() {
  return String.fromCharCode(...Array.from({ length: 95 }, (_, k) => 32 + k));
}

/** @param {string} html */
const textOf = (html) => html.replace(/<[^>]*>/g, '').replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Writes each font that the faces name. @param {string} faces rules of @font-face @param {string[]} set typeset pieces of HTML */
export async function cutFonts(faces, set) {
  const characters = [...new Set(ALWAYS + set.map(textOf).join(''))].sort().join('');
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('katex/dist/katex.css')), 'fonts');
  await mkdir(FONTS_FOLDER, { recursive: true });
  const names = new Set([...faces.matchAll(/@fonts\/([\w-]+\.woff2)/g)].map(([, name]) => name));
  await Promise.all([...names].map(async (name) =>
    writeFile(path.join(FONTS_FOLDER, name), await subset(await readFile(path.join(folder, name)), characters, { targetFormat: 'woff2' }))));
}
