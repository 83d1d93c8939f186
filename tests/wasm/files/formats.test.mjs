// One connectome, however it is written down, is the same connectome; and what we write comes back to the bit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flip, readConnectome, rotate, writeConnectome } from '../../../wasm/files/index.js';
import { L, N, W, centres, encodings, file, flat, labels, mat4, table, utf8, zip } from './encodings.mjs';

const read = (files, options) => readConnectome(files, options);
const matrix = (rows) => rows.map((row) => row.join(',')).join('\n');
const ids = (verdict) => verdict.doubts.map((doubt) => doubt.id);

for (const [name, { files, options, lacks = [], scale = 1 }] of Object.entries(encodings)) {
  test(`${name} holds the same connectome`, async () => {
    const { connectome: c, verdict } = await read(files, options);
    const order = lacks.includes('labels') ? labels.keys() : labels.map((label) => c.labels.indexOf(label));
    const at = [...order];
    const pick = (values) => at.flatMap((i) => at.map((j) => values[i * N + j]));
    assert.equal(c.nodes, N);
    assert.deepEqual(pick(c.weights), flat(W).map((w) => w * scale));
    if (lacks.includes('lengths')) assert.equal(verdict.lengthsFrom, 'euclidean');
    else assert.deepEqual(pick(c.lengths), flat(L));
    if (lacks.includes('labels')) assert.deepEqual(c.labels, []);
    else assert.deepEqual([...c.labels].sort(), [...labels].sort());
    if (lacks.includes('centres')) assert.equal(c.centres, null);
    else assert.deepEqual(at.flatMap((i) => [...c.centres.slice(3 * i, 3 * i + 3)]), flat(centres));
    assert.ok(verdict.symmetric && verdict.n === N && verdict.edges === 8 && verdict.diagonal === 0, JSON.stringify(verdict));
  });
}

const bits = (values) => values && Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex');
const awkward = {
  name: 'awkward', nodes: 3, weights: Float64Array.of(0, 0.1, 1 / 3, 5e-324, 0, 1.7976931348623157e308, -0, 123456789.12345678, 0),
  lengths: Float64Array.of(0, 12.5, 1e-7 + 3, 40.1, 0, 0.30000000000000004, 9007199254740993, 2 / 3, 0), labels: ['L_a', 'R_b', 'L_c'], centres: Float64Array.of(-5.25, 1 / 3, 2, 6, 0.1, -3, -7, 8, 90.5),
  hemispheres: Uint8Array.of(0, 1, 0), cortical: Uint8Array.of(1, 1, 0), areas: Float64Array.of(1.5, 2, 0.1), synthetic: false, source: '', notice: '',
};

for (const format of ['csv', 'npz', 'tvb']) {
  test(`what is written as ${format} is read back to the bit`, async () => {
    const { connectome: c, verdict } = await read(writeConnectome(awkward, format));
    for (const key of ['weights', 'lengths']) assert.equal(bits(c[key]), bits(awkward[key]), key);
    assert.deepEqual(c.labels, awkward.labels);
    assert.equal(verdict.rowIsTarget, 'declared');
    if (format === 'csv') return;
    for (const key of ['centres', 'hemispheres', 'cortical', 'areas']) assert.equal(bits(c[key]), bits(awkward[key]), key);
    assert.deepEqual(writeConnectome(awkward, format), writeConnectome(awkward, format));
  });
}

test('names with commas, quotes and blanks survive CSV, and TVB gets names without blanks', async () => {
  const odd = { ...awkward, labels: ['left, upper', 'the "big" one', ' x '] };
  assert.deepEqual((await read(writeConnectome(odd, 'csv'))).connectome.labels, ['left, upper', 'the "big" one', 'x']);
  assert.deepEqual((await read(writeConnectome(odd, 'tvb'))).connectome.labels, ['left_upper', 'the_big_one', 'x']);
});

test('an unknown format to write is refused by name', () => assert.throws(() => writeConnectome(awkward, 'xls'), /csv, npz, tvb/));

const directed = [[0, 1, 0], [0.5, 0, 2], [0, 3, 0]];
const csv = (rows, name = 'weights.csv') => [file(name, table(rows, ','))];

test('a directed matrix is read with rows as targets, asks about it, and turns round when told', async () => {
  const as = await read(csv(directed));
  assert.equal(matrix([[...as.connectome.weights]]), matrix([flat(directed)]));
  assert.ok(as.verdict.directed && as.verdict.rowIsTarget === 'assumed' && ids(as.verdict).includes('orientation'));
  const doubt = as.verdict.doubts.find(({ id }) => id === 'orientation');
  assert.match(doubt.text, /node 3 hears node 2 with 3, the other way with 2/);
  const turned = await read(csv(directed), doubt.fix.options);
  assert.deepEqual([...turned.connectome.weights], [0, 0.5, 0, 1, 0, 3, 0, 2, 0]);
});

test('one triangle is read as it is, said so, and mirrored when told', async () => {
  const half = [[2, 12, 0, 3], [0, 0, 5, 0], [0, 0, 0, 7], [0, 0, 0, 0]];
  const { verdict } = await read(csv(half));
  assert.match(verdict.doubts[0].text, /^Only the upper triangle/);
  const whole = await read(csv(half), { mirrorTriangle: true, dropDiagonal: true });
  assert.deepEqual([...whole.connectome.weights], [0, 12, 0, 3, 12, 0, 5, 0, 0, 5, 0, 7, 3, 0, 7, 0]);
  assert.ok(whole.verdict.symmetric);
});

test('logarithms of counts are noticed, and ordinal weights and weights below one are not taken for them', async () => {
  const n = 12;
  const make = (value) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : value(Math.min(i, j), Math.max(i, j)))));
  const log = make((i, j) => 4 + ((7 * i + 3 * j) % 17) / 2.5);
  const { verdict } = await read(csv(log));
  assert.equal(verdict.logWeights, 'likely');
  const { connectome } = await read(csv(log), verdict.doubts.find(({ id }) => id === 'log').fix.options);
  assert.equal(connectome.weights[1], Math.exp(log[0][1]));
  assert.equal(connectome.weights[0], 0);
  for (const other of [make((i, j) => 1 + ((i + j) % 3)), make((i, j) => Math.exp(-(i * j + j) / 9))]) assert.equal((await read(csv(other))).verdict.logWeights, 'no');
});

test('the unassigned row that MRtrix keeps is noticed and dropped when told', async () => {
  const rows = [[0, 0, 0, 0, 0], ...W.map((row) => [0, ...row])];
  const { verdict } = await read(csv(rows));
  const { fix } = verdict.doubts.find(({ id }) => id === 'first');
  assert.deepEqual([...(await read(csv(rows), fix.options)).connectome.weights], flat(W));
});

test('lengths that hold a place are left out, said so, and kept when told', async () => {
  const places = L.map((row, i) => row.map((_, j) => (i + 2 * j + 1) / 20));
  const files = [...csv(W), ...csv(places, 'lengths.csv')];
  const { connectome, verdict } = await read(files);
  assert.equal(connectome.lengths, null);
  assert.equal(verdict.lengthsFrom, 'none');
  const doubt = verdict.doubts.find(({ id }) => id === 'placeholder-lengths');
  assert.equal((await read(files, doubt.fix.options)).connectome.lengths[1], places[0][1]);
});

test('lengths are never taken for weights, nor a function for a structure', async () => {
  await assert.rejects(read(csv(L, 'tract_lengths.csv')), /holds lengths by its name, and there are no weights/);
  const functional = await read(csv(W.map((row) => row.map((w) => w - 0.1)), 'corr.csv'));
  assert.equal(functional.verdict.kind, 'functional');
  assert.ok(ids(functional.verdict).includes('functional'));
});

test('two matrices without telling names are told apart by their numbers, and the guess is said', async () => {
  const { connectome, verdict } = await read([file('data.mat', mat4({ a: L, b: W }))]);
  assert.deepEqual([...connectome.weights], flat(W));
  const { fix } = verdict.doubts.find(({ id }) => id === 'which');
  assert.deepEqual([...(await read([file('data.mat', mat4({ a: L, b: W }))], fix.options)).connectome.weights], flat(L));
});

test('of several matrices one is read, the others are named, and each can be picked', async () => {
  const files = [file('d.mat', mat4({ count: W.map((row) => row.map((w) => w * 64)), weights: W, len: L }))];
  const { verdict, candidates, connectome } = await read(files);
  assert.deepEqual(candidates.map(({ name }) => name), ['weights', 'count']);
  assert.deepEqual([...connectome.weights], flat(W));
  assert.equal((await read(files, verdict.doubts.find(({ id }) => id === 'pick').fix.options)).connectome.weights[1], 64);
  assert.equal((await read(files, { lengthsFile: 'count' })).connectome.lengths[1], 64);
  await assert.rejects(read(files, { pick: 'nothing' }), /there is no square matrix "nothing"/);
});

const known = { labels, centres: Float64Array.from(flat(centres)) };

test('names of known regions give places, in whatever order and spelling they stand', async () => {
  for (const names of [['R_insula', 'R_cuneus', 'L_insula', 'L_cuneus'], ['ctx-rh-insula', 'ctx-rh-cuneus', 'ctx-lh-insula', 'ctx-lh-cuneus'], ['rINS', 'rCUN', 'lINS', 'lCUN'], ['insula_R', 'cuneus_R', 'insula_L', 'cuneus_L']]) {
    const { connectome, verdict } = await read([...csv(W), file('labels.txt', names.join('\n'))], { table: known });
    assert.deepEqual([...connectome.centres], flat([centres[3], centres[2], centres[1], centres[0]]), names.join());
    assert.deepEqual([...connectome.hemispheres], [1, 1, 0, 0]);
    assert.equal(verdict.lengthsFrom, 'none');
  }
});

test('axes are found from the names: a frame with left at high y and front at low x is turned', async () => {
  const names = ['l_frontalpole', 'r_frontalpole', 'l_lateraloccipital', 'r_lateraloccipital', 'l_lingual', 'r_lingual'];
  const places = [[28, 120, 70], [28, 80, 70], [160, 130, 60], [160, 70, 60], [150, 110, 50], [150, 90, 50]];
  const ring = names.map((_, i) => names.map((__, j) => (Math.abs(i - j) === 1 ? 1 : 0)));
  const files = [...csv(ring), file('centres.txt', places.map((place, k) => [names[k], ...place].join(' ')).join('\n'))];
  const { connectome: c, verdict } = await read(files);
  assert.equal(verdict.axes, '-y -x +z');
  assert.match(verdict.leftRightAxis, /^y, right is low, by the names/);
  assert.ok(c.centres[0] < 0 && c.centres[3] > 0, 'left is at negative x');
  assert.ok(c.centres[1] > 0 && c.centres[7] < 0, 'the frontal pole is in front');
  assert.equal((await read(files, { axes: flip(verdict.axes, 0) })).connectome.centres[0], -c.centres[0]);
  assert.equal(rotate(rotate(rotate(rotate(verdict.axes)))), verdict.axes);
  await assert.rejects(read(files, { axes: '+x +x +z' }), /names each axis of the file once/);
});

test('mirrored letters are noticed', async () => {
  const names = ['r_frontalpole', 'l_frontalpole', 'r_lateraloccipital', 'l_lateraloccipital'];
  const { verdict } = await read([...csv(W), file('centres.txt', [[-28, 60, 0], [28, 60, 0], [-20, -90, 5], [20, -90, 5]].map((place, k) => [names[k], ...place].join(' ')).join('\n'))]);
  assert.ok(ids(verdict).includes('mirrored'), JSON.stringify(verdict.doubts));
});

test('what the diagnosis says are sentences', async () => {
  const { verdict } = await read([...csv(directed.map((row, i) => row.map((w, j) => (i === j ? 1 : w)))), ...csv(directed, 'lengths.csv')]);
  for (const { text } of verdict.doubts) assert.match(text, /^[A-Z0-9].*\.$/);
  for (const text of verdict.notes) assert.match(text, /^\S.*\.$/);
  for (const [name, text] of verdict.lines) assert.ok(name && text);
});

test('beside the matrices a folder may hold other files, which are named', async () => {
  const { verdict } = await read([...csv(W, 'brain/weights.csv'), file('brain/LICENSE', 'Permission is hereby granted\nto any person\n'), file('brain/.DS_Store', '\0\x01'), file('brain/photo.png', '\x89PNG')]);
  assert.ok(verdict.notes.some((note) => note.includes('LICENSE')) && !verdict.notes.some((note) => note.includes('DS_Store')));
  const inZip = await read([file('c.zip', zip([{ name: 'weights.csv', bytes: utf8(table(W, ',')) }, { name: 'paper.txt', bytes: utf8('once upon\na time in a place\n') }]))]);
  assert.equal(inZip.verdict.n, N);
});
