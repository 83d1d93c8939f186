import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { declarations, target } from '../../scripts/types.mjs';
import { ids, pp } from './core.mjs';

test('wasm/push_pull.d.ts is what the catalogue makes of it (mend: npm run types)', () => {
  const text = readFileSync(target, 'utf8');
  assert.equal(text, declarations(pp.catalog));
  for (const id of ids) assert.ok(text.includes(`'${id}': {`), id);
});

test('every method that exists is declared, and every declared one exists', () => {
  const text = readFileSync(target, 'utf8');
  const sim = pp.simulate({ model: 'stuart-landau' });
  for (const [name, object] of /** @type {[string, any][]} */ ([['PushPull', pp], ['Simulation', sim]])) {
    const start = text.search(new RegExp(`export class ${name}[ <]`));
    const body = text.slice(start, text.indexOf('\n}\n', start));
    const declared = [...body.matchAll(/^ {2}(?:readonly )?(\w+)[(:<]/gm)].map((match) => match[1]).filter((word) => word !== 'constructor');
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((word) => word !== 'constructor' && !word.startsWith('_'));
    assert.ok(declared.length > 2);
    for (const word of declared) assert.ok(word in object, `${name}.${word} is declared and does not exist`);
    for (const word of own) assert.ok(declared.includes(word), `${name}.${word} exists and is not declared`);
  }
  sim.delete();
});
