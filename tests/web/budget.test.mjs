// The page's byte budgets, on the built site. Times are benched (npm run bench), not tested: they belong to a machine.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { weigh, weighEmbed, weighOffline } from '../../bench/weigh.mjs';

const { bytes } = JSON.parse(readFileSync(new URL('../../bench/goals.json', import.meta.url), 'utf8')).page;
const weight = weigh(fileURLToPath(new URL('../../dist', import.meta.url)));
const heaviest = weight.parts.sort((a, b) => b.bytes - a.bytes).slice(0, 6).map((part) => `${part.name} ${part.bytes}`).join(', ');

test('the page is weighed with all its parts', () => {
  for (const ending of ['.html', '.js', '.css', '.wasm', '.woff2']) assert.ok(weight.parts.some((part) => part.name.endsWith(ending)), `no ${ending} among: ${heaviest}`);
  assert.ok(weight.parts.some((part) => part.when === 1), 'what one model needs is loaded apart');
  for (const kind of ['.wasm', '.json', '.js']) assert.ok(weight.parts.some((part) => part.when === 2 && part.name.endsWith(kind)), `the family comes late with its ${kind}`);
});

test(`the first oscillation takes at most ${bytes.first / 1024} KB`, () => {
  assert.ok(weight.first <= bytes.first, `${weight.first} bytes: ${heaviest}`);
});

test(`the WebAssembly of the first load is at most ${bytes.wasm / 1024} KB`, () => {
  assert.ok(weight.wasm <= bytes.wasm, `${weight.wasm} bytes`);
});

test(`the WebAssembly of the whole family is at most ${bytes.family / 1024} KB`, () => {
  assert.ok(weight.family > 0 && weight.family <= bytes.family, `${weight.family} bytes`);
});

test(`everything the page can fetch is at most ${bytes.everything / 1024} KB`, () => {
  assert.ok(weight.everything <= bytes.everything, `${weight.everything} bytes: ${heaviest}`);
});

test(`what the other waveforms bring is at most ${bytes.forcing / 1024} KB`, () => {
  assert.ok(weight.forcing > 0 && weight.forcing <= bytes.forcing, `${weight.forcing} bytes`);
});

test(`what a whole brain brings is at most ${bytes.brain / 1024} KB, and what the first file brings ${bytes.files / 1024} KB`, () => {
  assert.ok(weight.brain > 0 && weight.brain <= bytes.brain, `${weight.brain} bytes`);
  assert.ok(weight.files > 0 && weight.files <= bytes.files, `${weight.files} bytes`);
});

test(`what the Share dialog brings is at most ${bytes.share / 1024} KB`, () => {
  assert.ok(weight.share > 0 && weight.share <= bytes.share, `${weight.share} bytes`);
});

test(`the embed is one file of at most ${bytes.embed / 1024} KB, and its element takes at most ${bytes.element / 1024} KB`, () => {
  const dist = new URL('../../dist/', import.meta.url);
  const size = weighEmbed(fileURLToPath(dist));
  assert.ok(size <= bytes.embed, `${size} bytes`);
  for (const name of ['push-pull.js', 'widget.mjs']) {
    const content = readFileSync(new URL(`embed/v1/${name}`, dist));
    assert.ok(gzipSync(content, { level: 9 }).length <= bytes.element, name);
    assert.doesNotMatch(content.toString(), /\bfrom\s*["']|import\s*\(/, `${name} stands alone`);
  }
  const page = readFileSync(new URL('embed/v1/index.html', dist), 'utf8');
  assert.equal(page.split('<script>').length, 3, 'two scripts, both in the file');
  assert.doesNotMatch(page, /<(link|img|iframe|style)\b|\sstyle=|(?:src|href)="/, 'nothing is fetched and nothing is styled inline');
  assert.match(page, /default-src 'none'; script-src( 'sha256-[\w+/=]{44}'){2} 'wasm-unsafe-eval'/);
});

test(`one stimulus in six dialects takes at most ${bytes.dialects / 1024} KB to the first oscillation`, () => {
  const { first } = weigh(fileURLToPath(new URL('../../dist', import.meta.url)), 'dialects');
  assert.ok(first > 0 && first <= bytes.dialects, `${first} bytes`);
});

test(`the ladder takes at most ${bytes.home / 1024} KB to the first oscillation, without a font`, () => {
  const { first, parts } = weigh(fileURLToPath(new URL('../../dist', import.meta.url)), '.');
  assert.ok(first > 0 && first <= bytes.home, `${first} bytes`);
  assert.ok(parts.some((part) => part.name.endsWith('.wasm')) && !parts.some((part) => part.name.endsWith('.woff2')));
  assert.ok(parts.filter((part) => part.when === 0).length <= 6, 'at most six requests');
});

const learn = fileURLToPath(new URL('../../dist/learn', import.meta.url));
for (const { name } of readdirSync(learn, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  test(`the lesson ${name} takes at most ${bytes.lesson / 1024} KB`, () => {
    const { first, parts } = weigh(fileURLToPath(new URL('../../dist', import.meta.url)), `learn/${name}`);
    assert.ok(parts.some((part) => part.name.endsWith('.wasm')) && first <= bytes.lesson, `${first} bytes`);
  });
}

test(`what a device keeps of all pages to start with is at most ${bytes.offlineFirst / 1024} KB, and of the whole site ${bytes.offline / 1024} KB`, () => {
  const { first, all } = weighOffline(fileURLToPath(new URL('../../dist', import.meta.url)));
  assert.ok(first <= bytes.offlineFirst && all <= bytes.offline, `${first} and ${all} bytes`);
});
