// docs/models.md is what the catalogue makes of it, and reads well where Markdown and TeX meet.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import katex from 'katex';
import { modelsPage, number, target } from '../../scripts/docs.mjs';
import { plainTex } from '../../scripts/docs/tex.mjs';
import { pp } from './core.mjs';

const folder = fileURLToPath(new URL('../../docs/', import.meta.url));
const page = readFileSync(target, 'utf8');

/** What a reader of typeset TeX sees, and how it is built. @param {string} tex @param {Record<string, string>} [macros] */
const typeset = (tex, macros = {}) => katex.renderToString(tex, { output: 'mathml', displayMode: true, throwOnError: true, strict: false, macros }).replace(/<annotation.*?<\/annotation>|<\/?m(row|style)[^>]*>/gs, '');

test('docs/models.md is what the catalogue makes of it (mend: npm run docs)', () => {
  assert.equal(page, modelsPage(pp.catalog));
});

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

test('the code in docs/add-a-model.md stands in the files it is cut from', () => {
  const sources = ['core/model/active_rotator.hpp', 'core/model/ladder.hpp', 'tests/core/active_rotator_test.cpp'].map((name) => readFileSync(path.join(folder, '..', name), 'utf8'));
  const samples = [...readFileSync(path.join(folder, 'add-a-model.md'), 'utf8').matchAll(/^```cpp\n(.*?)^```/gms)].map((match) => match[1]);
  assert.ok(samples.length >= 14);
  for (const sample of samples) assert.ok(sources.some((source) => source.includes(sample)), `no file has\n${sample}`);
});

test('every command in docs/ is one that exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(folder, '..', 'package.json'), 'utf8'));
  const targets = readFileSync(path.join(folder, '..', 'scripts', 'build.mjs'), 'utf8');
  const tests = readdirSync(path.join(folder, '..', 'tests', 'core')).map((name) => readFileSync(path.join(folder, '..', 'tests', 'core', name), 'utf8')).join('');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in scripts, `${name}: npm run ${script}`);
    for (const [, list] of text.matchAll(/npm run build -- (.*)/g)) for (const target of list.split(' ')) assert.match(targets, new RegExp(`\\b${target}'?: \\[`), target);
    for (const [, file] of text.matchAll(/node (?:--test )?(\S+\.mjs)/g)) assert.ok(existsSync(path.join(folder, '..', file)), `${name}: ${file}`);
    for (const [, claim] of text.matchAll(/core_tests "(\w[^"]*)\*"/g)) assert.ok(tests.includes(`TEST_CASE("${claim}`), `${name}: ${claim}`);
  }
});

test('every file that the texts in docs/ link to exists, and no text names a folder of one machine', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, name), 'utf8').replace(/^```.*?^```$/gms, '');
    for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)) assert.ok(existsSync(path.join(folder, link)), `${name}: ${link}`);
    assert.doesNotMatch(text, /\/(home|root|tmp|Users)\//, name);
  }
});
