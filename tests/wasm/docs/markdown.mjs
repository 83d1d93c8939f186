// The texts of the repository as a reader of Markdown sees them: samples, links and the places a link can lead to.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const parser = new MarkdownIt({ html: true });

/**
 * @typedef {{ language: string, code: string, line: number, after: string }} Fence `line`: of its first line of code; `after`: the language of the fence that follows at once
 * @typedef {{ name: string, text: string, fences: Fence[], links: { address: string, words: string, line: number }[], anchors: Set<string> }} Page
 */

/** The anchor that GitHub gives a heading: small letters, no punctuation, blanks become hyphens. @param {string} heading */
export const slug = (heading) => heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');

/** @param {string} name relative to the repository @returns {Page} */
export function readPage(name) {
  const text = readFileSync(path.join(root, name), 'utf8');
  const tokens = parser.parse(text, {});
  /** @type {Page} */
  const page = { name, text, fences: [], links: [], anchors: new Set() };
  tokens.forEach((token, k) => {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'fence') page.fences.push({ language: token.info.trim(), code: token.content, line: line + 1, after: tokens[k + 1]?.type === 'fence' ? tokens[k + 1].info.trim() : '' });
    if (token.type === 'inline') {
      if (tokens[k - 1]?.type === 'heading_open') addHeading(page.anchors, slug(plain(token)));
      addLinks(page, token, line);
    }
    for (const part of [token, ...(token.children ?? [])]) if (part.type.startsWith('html')) for (const [, id] of part.content.matchAll(/\bid="([^"]+)"/g)) page.anchors.add(id);
  });
  return page;
}

/** @param {import('markdown-it').Token} token */
const plain = (token) => (token.children ?? []).filter((part) => part.type === 'text' || part.type === 'code_inline').map((part) => part.content).join('');

/** A second heading of the same words is numbered. @param {Set<string>} anchors @param {string} name */
function addHeading(anchors, name) {
  let own = name;
  for (let k = 1; anchors.has(own); ++k) own = `${name}-${k}`;
  anchors.add(own);
}

/** @param {Page} page @param {import('markdown-it').Token} token @param {number} line */
function addLinks(page, token, line) {
  const parts = token.children ?? [];
  parts.forEach((part, k) => {
    const address = part.type === 'link_open' ? part.attrGet('href') : part.type === 'image' ? part.attrGet('src') : null;
    if (address !== null) page.links.push({ address, words: parts[k + 1]?.content ?? part.content, line });
  });
}

/** Every text of the repository that people read: those at the top, those in docs/, and the one of the page. */
export const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
  'web/README.md',
].sort().map(readPage);
