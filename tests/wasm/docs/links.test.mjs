// What the texts of the repository point at is there: files, places in them, commands, sources.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pp } from '../core.mjs';
import { pages, root, slug } from './markdown.mjs';

const known = new Map(pages.map((page) => [page.name, page]));

test('a heading has the anchor that GitHub gives it', () => {
  assert.equal(slug('Weights: normalisation, edits, lesions'), 'weights-normalisation-edits-lesions');
  assert.equal(slug('What is the same bits — and where'), 'what-is-the-same-bits--and-where');
  assert.equal(slug('sim.step(n)'), 'simstepn');
});

test('every link between the texts leads to a file, and to a place in it', () => {
  const dead = [];
  for (const { name, links } of pages) {
    for (const { address, line } of links) {
      if (/^[a-z]+:/.test(address)) continue;
      const [file, anchor] = decodeURI(address).split('#');
      const target = file ? path.posix.join(path.posix.dirname(name), file) : name;
      if (!existsSync(path.join(root, target))) dead.push(`${name}:${line}: there is no ${target}`);
      else if (anchor && known.has(target) && !known.get(target)?.anchors.has(anchor)) dead.push(`${name}:${line}: ${target} has no place "${anchor}"`);
    }
  }
  assert.deepEqual(dead, []);
});

/** A DOI: 10, the registrant, a slash and a suffix without blanks. */
const isDoi = (/** @type {string} */ text) => /^10\.\d{4,9}\/[^\s]+[^\s.,;]$/.test(text);

test('every DOI is well formed, and what is read is what is linked', () => {
  const wrong = [];
  for (const { name, links } of pages) {
    for (const { address, words, line } of links) {
      const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.*)$/.exec(address)?.[1];
      if (doi === undefined) continue;
      if (!address.startsWith('https://doi.org/') || !isDoi(decodeURIComponent(doi))) wrong.push(`${name}:${line}: ${address}`);
      if (words.startsWith('doi:') && words.slice(4) !== decodeURIComponent(doi)) wrong.push(`${name}:${line}: "${words}" leads to ${doi}`);
    }
  }
  for (const model of pp.catalog.models) for (const { doi } of [model, ...model.presets]) if (doi && !isDoi(doi)) wrong.push(`${model.id}: ${doi}`);
  assert.deepEqual(wrong, []);
});

test('every command in the texts is one that exists', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const targets = readFileSync(path.join(root, 'scripts', 'build.mjs'), 'utf8');
  const claims = readdirSync(path.join(root, 'tests', 'core')).map((name) => readFileSync(path.join(root, 'tests', 'core', name), 'utf8')).join('');
  for (const { name, text } of pages) {
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in scripts, `${name}: npm run ${script}`);
    for (const [, list] of text.matchAll(/npm run build -- ([\w -]+)/g)) for (const target of list.trim().split(' ')) assert.match(targets, new RegExp(`\\b${target}'?: \\[`), target);
    for (const [, file] of text.matchAll(/node (?:--test )?([\w./-]+\.mjs)/g)) assert.ok(existsSync(path.join(root, file)), `${name}: ${file}`);
    for (const [, claim] of text.matchAll(/core_tests "(\w[^"]*)\*"/g)) assert.ok(claims.includes(`TEST_CASE("${claim}`), `${name}: ${claim}`);
  }
});

const sources = new Set(['core', 'wasm', 'web', 'tests', 'scripts', 'bench'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((name) => path.basename(String(name)))));
/** What the build of the site writes is named in it. */
const build = readdirSync(path.join(root, 'web/build')).filter((name) => name.endsWith('.js')).map((name) => readFileSync(path.join(root, 'web/build', name), 'utf8')).join('');

test('every file and folder named in the texts is there, and no text names a folder of one machine', () => {
  const absent = [];
  for (const { name, text } of pages) {
    // What is built is not there yet, and the changelog tells of what is gone.
    for (const [, file] of text.matchAll(/`((?:core|wasm|web|tests|scripts|bench|docs)\/[\w./-]*)`/g)) {
      if (name !== 'CHANGELOG.md' && !file.startsWith('wasm/dist') && !existsSync(path.join(root, file))) absent.push(`${name}: ${file}`);
    }
    for (const [, file] of text.matchAll(/`(?!generated\/)(?:[\w-]+\/)*([\w-][\w.-]*\.(?:m?js|[ch]pp|css))`/g)) if (name !== 'CHANGELOG.md' && !sources.has(file) && !build.includes(`'${file}'`)) absent.push(`${name}: ${file}`);
    assert.doesNotMatch(text.replace(/^```.*?^```$/gms, ''), /(?<![\w.-])\/(home|root|tmp|Users|work)\//, name);
  }
  assert.deepEqual(absent, []);
});
