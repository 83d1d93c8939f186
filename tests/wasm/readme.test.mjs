// What the README says of the models is what there is.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ids, pp } from './core.mjs';

const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of rungs names every model, at its rung', () => {
  const rows = [...text.matchAll(/^\| (\d) \| .* \|$/gm)].map(([row, rung]) => ({ rung: Number(rung), names: [...row.matchAll(/`([\w-]+)`/g)].map((match) => match[1]) }));
  assert.deepEqual(rows.flatMap((row) => row.names).sort(), [...ids].sort());
  for (const { rung, names } of rows) for (const id of names) assert.equal(pp.catalog.models.find((model) => model.id === id).rung, rung, id);
});

test('as many models, methods and lessons are there as it says', () => {
  const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  const lessons = readdirSync(new URL('../../web/learn/lessons', import.meta.url)).filter((name) => name.endsWith('.md'));
  assert.ok(text.includes(`${ids.length} models, ${words[pp.catalog.integrators.length]} methods`));
  assert.match(text, new RegExp(`lessons\\.\\*\\* ${words[lessons.length]} of them`, 'i'));
});
