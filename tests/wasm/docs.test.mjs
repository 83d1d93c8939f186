// docs/models.md is what the catalogue makes of it, and reads well where Markdown and TeX meet.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import katex from 'katex';
import { pages } from '../../scripts/docs.mjs';
import { number } from '../../scripts/docs/cells.mjs';
import { plainTex } from '../../scripts/docs/tex.mjs';
import { pp } from './core.mjs';

const committed = (/** @type {string} */ name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const page = committed('docs/models.md');

/** What a reader of typeset TeX sees, and how it is built. @param {string} tex @param {Record<string, string>} [macros] */
const typeset = (tex, macros = {}) => katex.renderToString(tex, { output: 'mathml', displayMode: true, throwOnError: true, strict: false, macros }).replace(/<annotation.*?<\/annotation>|<\/?m(row|style)[^>]*>/gs, '');

for (const [name, text] of Object.entries(pages(pp))) {
  test(`${name} is what its sources make of it (mend: npm run docs)`, () => assert.equal(committed(name), text));
}

test('the contents of docs/models.md lead to every model, rung by rung', () => {
  const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]);
  for (const link of links) assert.ok(page.includes(`<a id="${link}"></a>`) || page.includes(`\n## ${link.replace('rung-', 'Rung ')}\n`), link);
  for (const { id } of pp.catalog.models) assert.ok(links.includes(id), id);
});

test('every row of a table has as many cells as its head', () => {
  let cells = 0;
  for (const line of page.split('\n')) {
    const count = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
    if (count && cells) assert.equal(count, cells, line);
    cells = count;
  }
});

test('an equation without macros says what the page shows', () => {
  for (const model of pp.catalog.models) {
    const named = model.equation.replace(/\\p\{([^{}]+)\}/g, (_, id) => `{${model.parameters.find((row) => row.id === id)?.symbol}}`);
    const macros = { '\\push': '{#1}', '\\pull': '{#1}', '\\input': '{#1}', '\\new': '#1' };
    assert.equal(typeset(plainTex(model)), typeset(named, macros), model.id);
  }
});

test('every symbol of the tables is TeX that can be set', () => {
  const symbols = [...page.matchAll(/\$`([^`]*)`\$/g)].map((match) => match[1]);
  assert.ok(symbols.length > 500);
  for (const symbol of new Set(symbols)) typeset(symbol);
});

test('seven digits, and a minus that reads as one', () => {
  assert.equal(number(-0.1 - 0.2), '−0.3');
  assert.equal(number(62.83185307179586), '62.83185');
  assert.equal(number(6.41e-7), '6.41e-7');
});

test('docs/cli.md shows every command and every option at work', async () => {
  const { valued } = await import('../../wasm/cli/options.mjs');
  const samples = [...committed('docs/cli.md').matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1]).join('');
  for (const name of [...valued, 'transpose', 'help', 'version']) assert.match(samples, new RegExp(`--${name}\\b`), name);
  for (const [, name] of committed('wasm/cli/help.mjs').matchAll(/^ {2}push-pull ([a-z]+)/gm)) assert.match(samples, new RegExp(`push-pull ${name}\\b`), name);
});
