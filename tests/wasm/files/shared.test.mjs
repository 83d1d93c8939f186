// Every file of the shared collection of connectomes gives the verdict that its description demands.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PushPullError, readConnectome } from '../../../wasm/files/index.js';
import { alone, together } from './verdicts.mjs';

const shared = path.join(process.env.PUSH_PULL_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url)), 'connectome');
const root = path.join(shared, 'data');
const skip = existsSync(root) ? false : 'the shared collection of connectomes is not here';

const load = (name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(root, name))) });
const walk = (folder) => readdirSync(path.join(root, folder)).flatMap((name) => {
  const file = path.posix.join(folder, name);
  return statSync(path.join(root, file)).isDirectory() ? walk(file) : [file];
});

function regions() {
  const [head, ...rows] = readFileSync(path.join(shared, 'dk68.csv'), 'utf8').trim().split('\n').map((line) => line.split(','));
  const column = (name) => head.indexOf(name);
  return { labels: rows.map((row) => row[column('label')]), centres: rows.flatMap((row) => ['x_mni', 'y_mni', 'z_mni'].map((axis) => Number(row[column(axis)]))) };
}
const table = skip ? null : regions();

/** A verdict in one line, or the sentence of a refusal. */
async function judged(names) {
  try {
    const { connectome: c, verdict: v } = await readConnectome(names.map(load), { table });
    assert.ok(c.weights.every(Number.isFinite) && c.weights.length === v.n ** 2 && (!c.lengths || c.lengths.every((x) => x >= 0)));
    return `${v.format} | ${v.n} nodes, ${v.edges} edges, ${v.symmetric ? 'symmetric' : `directed ${v.reciprocity.toFixed(2)}`}, ${v.rowIsTarget} | lengths ${v.lengthsFrom}${v.lengthsFrom === 'file' ? ` ${v.unitsOfLengths}` : ''} | ${
      v.axes || (c.centres ? 'by names' : 'no places')} | log ${v.logWeights}, diagonal ${v.diagonal}, isolated ${v.isolated.length}, names ${c.labels.length}${v.duplicates ? ` (${v.duplicates} shared)` : ''} | ${v.doubts.map(({ id }) => id).join(' ') || 'no doubt'}`;
  } catch (error) {
    assert.ok(error instanceof PushPullError, error.stack);
    return `refused: ${error.message}`;
  }
}

test('every file alone gives its verdict', { skip }, async (t) => {
  for (const name of walk('')) {
    await t.test(name, async () => {
      assert.ok(name in alone, 'the table has no such file');
      assert.equal(await judged([name]), alone[name]);
    });
  }
});

test('files that belong together give their verdict', { skip }, async (t) => {
  for (const [names, verdict] of together) await t.test(names.join(' + '), async () => assert.equal(await judged(names), verdict));
});

test('one connectome of 68 nodes in every encoding is the same to the bit', { skip }, async (t) => {
  const truth = (await readConnectome([load('formats/conn.npz')])).connectome;
  const groups = walk('formats').filter((name) => !/NOTICE|directed_toy|bids|\.node$|conn\.edge/.test(name)).map((name) => [name]);
  groups.push(walk('formats/bids_bep017'), ['formats/conn.node', 'formats/conn.edge']);
  for (const names of groups) {
    await t.test(names[0], async () => {
      const { connectome: c, verdict } = await readConnectome(names.map(load), { mirrorTriangle: /edge_list/.test(names[0]) });
      const at = truth.labels.map((label, k) => (c.labels.length ? c.labels.indexOf(label) : k));
      const pick = (values) => at.flatMap((i) => at.map((j) => values[i * 68 + j]));
      const narrow = names[0].includes('f32') ? Math.fround : (x) => x;
      const near = (got, want, scale) => want.every((w, k) => Math.abs(got[k] / scale - w) <= 1e-6);
      if (names[0].includes('int32')) assert.ok(near(pick(c.weights), [...truth.weights], 1e6));
      else if (names[0].includes('graphml')) assert.ok(near(pick(c.weights), [...truth.weights], 1));
      else assert.deepEqual(pick(c.weights), [...truth.weights].map(narrow));
      // GraphML and the list give lengths of connections alone.
      if (verdict.lengthsFrom === 'file') assert.ok(pick(c.lengths).every((length, k) => length === truth.lengths[k] || (truth.weights[k] === 0 && length === 0)));
    });
  }
});

test('998 nodes in 32 MB of text are read within two seconds of this machine\'s time', { skip }, async () => {
  const file = load('tvb/connectivity_998.zip');
  await readConnectome([load('tvb/connectivity_76.zip')]);
  const before = process.cpuUsage();
  await readConnectome([file]);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 2e6, `${(user + system) / 1000} ms`);
});
