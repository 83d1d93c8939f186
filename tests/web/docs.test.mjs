// Every link to a state that the texts show opens, read as the lab and the embed read it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { context } from './core.mjs';
import { readOptions } from '../../web/embed/options.js';
import { read } from '../../web/url.js';
import { pages } from '../wasm/docs/markdown.mjs';

/** Links in a text with the line they stand in. @param {string} text */
const links = (text) => text.split('\n').flatMap((line, k) => [...line.matchAll(/#v1\/[^\s…"'`<)]+/g)].map(([link]) => ({ link: link.replace(/[.,]$/, ''), line: k + 1 })));

test('every link to a state in the texts opens without a word', () => {
  let seen = 0;
  for (const { name, text } of pages) {
    for (const { link, line } of links(text)) {
      const { hash, problems } = readOptions(link);
      const state = read(hash, context);
      assert.deepEqual([...problems, ...state.problems], [], `${name}:${line}: ${link}`);
      seen++;
    }
  }
  assert.ok(seen > 5, `${seen} links`);
});

test('a frame that is shown has a name and stays in its sandbox', () => {
  for (const { name, fences } of pages) {
    for (const { language, code, line } of fences) {
      if (language !== 'html') continue;
      for (const [frame] of code.matchAll(/<(?:iframe|push-pull)\b[^>]*>/g)) {
        assert.match(frame, /\btitle="[^"]+"/, `${name}:${line}: a frame needs a title`);
        if (frame.startsWith('<iframe')) assert.match(frame, /\bsandbox="allow-scripts/, `${name}:${line}`);
      }
    }
  }
});

test('a notebook that is shown names what the widget reads', () => {
  const widget = readFileSync(new URL('../../web/embed/widget.js', import.meta.url), 'utf8');
  for (const { name, fences } of pages) {
    for (const { language, code, line } of fences) {
      if (language === 'python') for (const [, trait] of code.matchAll(/^\s+(\w+) = traitlets\./gm)) assert.match(widget, new RegExp(`['".]${trait}\\b`), `${name}:${line}: ${trait}`);
    }
  }
});
