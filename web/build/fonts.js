// The fonts of KaTeX, cut to the characters that the site can show: two thirds of their bytes are other characters.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';
import { symbolRuns } from '../draw/symbols.js';

export const FONTS_FOLDER = fileURLToPath(new URL('../../build/fonts', import.meta.url));

/** Where KaTeX says which of its fonts a character is set in; what says nothing is in the main one. @type {[RegExp, RegExp][]} */
const OF_CLASS = [[/\bmathnormal\b/, /^KaTeX_Math/], [/\b(delimsizing|delim-size\d|op-symbol)/, /^KaTeX_Size/]];
const MAIN = /^KaTeX_Main/;

/** What the page itself names or adds: signs, numbers, and the letters of what has no row in the catalogue (web/fields.js, forcing/, network/, maps/, draw/). @type {Piece[]} */
const EVERYWHERE = [{ text: ' ()[]{},./=<>|+-−±·×√∞′0123456789ΔR', font: MAIN }, { text: 'AFNRTdfgnrstvxyzησλτωθ', font: /^KaTeX_Math/ }];

/** @typedef {{ text: string, font: RegExp }} Piece characters, and the fonts they are set in */

/** @param {string} html a formula @returns {Piece[]} */
function piecesOf(html) {
  return [...html.replace(/<math[^]*?<\/math>/g, '').matchAll(/<span(?: class="([^"]*)")?[^>]*>([^<]+)/g)]
    .map(([, classes = '', text]) => ({ text: plain(text), font: OF_CLASS.find(([name]) => name.test(classes))?.[1] ?? MAIN }));
}

/** @param {string} html */
const plain = (html) => html.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** What a label on a canvas is made of, which is set while the page runs. @param {string} tex @returns {Piece[]} */
const labelOf = (tex) => symbolRuns(tex).map(({ text, italic }) => ({ text, font: italic ? /^KaTeX_Math/ : MAIN }));

/** Every symbol in the catalogue. @param {any} tree @returns {string[]} */
const symbolsOf = (tree) => (!tree || typeof tree !== 'object' ? [] : Object.entries(tree).flatMap(([key, value]) => (key === 'symbol' && typeof value === 'string' ? [value] : symbolsOf(value))));

/**
 * Writes each of the fonts, without the instructions for screens of few pixels.
 * @param {import('./typeset.js').Face[]} faces @param {string[]} set typeset pieces of HTML @param {any} catalog
 */
export async function cutFonts(faces, set, catalog) {
  const pieces = [...set.flatMap(piecesOf), ...symbolsOf(catalog).flatMap(labelOf), ...EVERYWHERE];
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('katex/dist/katex.css')), 'fonts');
  await mkdir(FONTS_FOLDER, { recursive: true });
  await Promise.all(faces.map(async ({ file: name }) => {
    const characters = [...new Set(pieces.filter(({ font }) => font.test(name)).map(({ text }) => text).join(''))].sort().join('');
    await writeFile(path.join(FONTS_FOLDER, name), await subset(await readFile(path.join(folder, name)), characters, { targetFormat: 'woff2', noHinting: true }));
  }));
}
