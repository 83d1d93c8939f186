// `push-pull run --connectome`: the same files as the page reads.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { encodings } from './encodings.mjs';

const program = fileURLToPath(new URL('../../../wasm/cli.mjs', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const document = (network) => ({ version: 1, model: 'wilson-cowan', precision: 'f64', duration: 5, network: { normalise: 'none', gain: 0.3, ...network } });
const save = (name, content) => writeFileSync(path.join(folder, name), typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
const cli = (...args) => spawnSync(process.execPath, [program, 'run', ...args], { encoding: 'utf8', cwd: folder, timeout: 60_000 });

before(() => {
  save('run.json', document());
  save('c.zip', encodings['TVB zip'].files[0].bytes);
  save('weights.csv', '0,2\n1,0\n');
  save('far.csv', '0,30\n30,0\n');
  save('ragged.csv', '0,30\n30\n');
  mkdirSync(path.join(folder, 'bids'));
  for (const { name, bytes } of encodings['BIDS BEP017'].files) save(path.join('bids', path.basename(name)), bytes);
});

test('a connectome from a file runs as the same one written into the document', () => {
  save('same.json', { ...document({ connectome: { weights: [[0, 1], [2, 0]], lengths: [[0, 30], [30, 0]] } }), nodes: 2 });
  const given = cli('run.json', '--connectome', 'weights.csv', '--lengths', 'far.csv', '--transpose');
  assert.equal(given.status, 0, given.stderr);
  assert.equal(given.stdout, cli('same.json').stdout);
  assert.match(given.stderr, /orientation: row = source in the file, as chosen; transposed;/);
  assert.notEqual(given.stdout, cli('run.json', '--connectome', 'weights.csv', '--lengths', 'far.csv').stdout);
});

test('what was understood and doubted stands on stderr, with the option that mends it', () => {
  const { stderr, status } = cli('run.json', '--connectome', 'weights.csv');
  assert.equal(status, 0);
  assert.match(stderr, /^Connectome: format: CSV; nodes: 2; /);
  assert.match(stderr, /Doubt: The matrix is directed .*\(Transpose: --transpose\)/);
  assert.match(stderr, /Doubt: There are no lengths/);
});

test('an archive and a folder are read', () => {
  for (const name of ['c.zip', 'bids']) {
    const { status, stdout, stderr } = cli('run.json', '--connectome', name);
    assert.equal(status, 0, stderr);
    assert.equal(stdout.split('\n')[0].match(/\[3\]/g).length > 0, true);
  }
});

test('a wrong file, number of nodes or fix is refused in one line', () => {
  for (const [args, says] of [
    [['--connectome', 'run.json'], /run\.json is JSON without/], [['--connectome', 'nothing.csv'], /no such file or folder/], [['--lengths', 'far.csv'], /--lengths belongs to --connectome/],
    [['--connectome', 'c.zip', '--set', 'nodes=7'], /nodes is 7 in the document, but weights\.txt.* has 4/], [['--connectome', 'c.zip', '--fix', 'magic'], /--fix: "magic" is none of/],
    [['--connectome', 'weights.csv', '--lengths', 'ragged.csv'], /--lengths: ragged\.csv holds no lengths between the 2 nodes/], [['--connectome', 'weights.csv', '--lengths', 'nothing.csv'], /--lengths: nothing\.csv cannot be read: there is no such file/],
  ]) {
    const { status, stderr } = cli('run.json', ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, says);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  }
});
