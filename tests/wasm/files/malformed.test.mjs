// Whatever a file holds, the answer is a connectome or one sentence, and it comes within a second.
import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { test } from 'node:test';
import { PushPullError, readConnectome } from '../../../wasm/files/index.js';
import { Mib, dice } from './dice.mjs';
import { N, W, encodings, file, flat, hdf5, npy, table, utf8, zip } from './encodings.mjs';

/** Milliseconds of work so far: other programs of the machine do not count. */
const work = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The sentence a reading is refused with, which comes in time. @param {any[]} files @param {RegExp} pattern */
async function refused(files, pattern) {
  const begun = work();
  await assert.rejects(readConnectome(files), (error) => {
    assert.ok(error instanceof PushPullError, error.stack);
    assert.match(error.message, pattern);
    assert.doesNotMatch(error.message, /undefined|\[object|\n/);
    return true;
  });
  const took = work() - begun;
  assert.ok(took < 1000, `${took} ms`);
}

const csv = (text) => [file('weights.csv', text)];
const rows = table(W, ',');
const whole = encodings['TVB zip'].files[0].bytes;
const members = [{ name: 'weights.txt', bytes: utf8(table(W, ' ')) }, { name: 'centres.txt', bytes: utf8('a 1 2 3\nb 4 5 6\nc 7 8 9\nd 1 1 1\n') }];

/** @type {Record<string, [any[], RegExp]>} */
const malformed = {
  'no file': [[], /no file/],
  'an empty file': [csv(''), /weights\.csv is empty/],
  'blank lines only': [csv('\n\n  \n'), /empty: it holds no numbers/],
  'comments only': [csv('# nothing\n'), /empty: it holds no numbers/],
  'ragged rows': [csv(rows.replace('0.25,0,0,0.5', '0.25,0,0')), /line 3, has 3 values, but line 1 has 4/],
  'a word among numbers': [csv(rows.replace('0.5', 'half')), /line 3, value 4, is "half"; a matrix holds numbers only/],
  'a comma inside a number': [csv('0,1\n1;5,0\n'), /weights\.csv, line 2, value 1, is "1;5"/],
  'NaN between two nodes': [csv(rows.replace('0.5', 'NaN')), /no number in line 3, column 4 \(it is NaN or empty\); write 0 where there is no connection/],
  'an empty cell': [csv(rows.replace('0.5', '')), /line 3, column 4/],
  'infinity': [[file('weights.npy', npy([0, Infinity, 1, 0], [2, 2]))], /row 1, column 2 \(it is Infinity\)/],
  'a matrix that is not square': [csv('1,2,3\n4,5,6\n'), /2 rows and 3 columns; a connectome is square/],
  '0 × 0': [[file('weights.npy', npy([], [0, 0]))], /weights/],
  'a single number': [csv('1\n'), /single number/],
  'a matrix of 20,000 × 20,000 as text': [csv(`${'0,'.repeat(19999)}0\n${'0,'.repeat(19999)}0\n`), /more than 8,000 numbers; a simulation takes up to 1,000 nodes/],
  'a matrix of 20,000 × 20,000 as npy': [[file('weights.npy', npy([0, 0, 0], [20000, 20000]))], /20,000 rows and 20,000 columns; a simulation takes up to 1,000 nodes: merge regions/],
  'a matrix of 1,200 × 1,200': [csv(`${'0,'.repeat(1199)}1\n`.repeat(1200)), /1,200 rows and 1,200 columns; a simulation takes up to 1,000 nodes/],
  'a file above the limit': [[{ name: 'weights.csv', bytes: new Uint8Array(65 * Mib) }], /65 MB; files up to 64 MB/],
  'a truncated zip': [[file('c.zip', whole.subarray(0, whole.length / 2))], /cut short or damaged/],
  'a zip of nothing': [[file('c.zip', zip([]))], /empty archive/],
  'a zip with a flipped bit': [[file('c.zip', Uint8Array.from(whole, (byte, k) => (k === 60 ? byte ^ 4 : byte)))], /weights\.txt in c\.zip is cut short or damaged/],
  'a zip without weights': [[file('c.zip', zip(members.slice(1)))], /places of 4 nodes but no weights/],
  'a zip whose method is unknown': [[file('c.zip', zip([{ ...members[0], method: 14 }]))], /ZIP method 14; methods 0 \(stored\), 8 \(deflate\) and 12 \(bzip2\) are read/],
  'a zip bomb that owns up': [[file('c.zip', zip([{ name: 'weights.txt', bytes: utf8('0'), packed: deflateRawSync(new Uint8Array(200 * Mib), { level: 1 }), size: 200 * Mib }]))], /unpacks to 209,715,200 bytes; a file may hold up to 64 MB/],
  'a zip bomb that lies': [[file('c.zip', zip([{ name: 'weights.txt', bytes: utf8('0'), packed: deflateRawSync(new Uint8Array(200 * Mib), { level: 1 }), size: 1000 }]))], /more bytes than its archive states/],
  'truncated npy': [[file('weights.npy', npy(flat(W), [N, N]).subarray(0, 200))], /cut short or damaged/],
  'pickled objects': [[file('weights.npy', Uint8Array.from(npy(flat(W), [N, N], {}), (byte, k) => (k === 21 ? '|'.charCodeAt(0) : k === 22 ? 'O'.charCodeAt(0) : byte)))], /pickled Python objects/],
  'truncated MATLAB 4': [[file('c.mat', encodings['MATLAB 4'].files[0].bytes.subarray(0, 100))], /cut short or damaged after 0 MATLAB variables/],
  'truncated MATLAB 5': [[file('c.mat', encodings['MATLAB 5, compressed'].files[0].bytes.subarray(0, 180))], /cut short or damaged/],
  'truncated MATLAB 7.3': [[file('c.mat', encodings['MATLAB 7.3'].files[0].bytes.subarray(0, 1500))], /cut short or damaged, or uses a part of HDF5/],
  'HDF5 without a matrix': [[file('c.h5', hdf5({ note: { shape: [2], values: ['ab', 'cd'] } }))], /holds 2 words and no numbers/],
  'truncated JSON': [[file('c.jcon', '{"nodes": [')], /no whole JSON text/],
  'JSON of another kind': [[file('c.json', '{"a": 1}')], /JSON without "nodes" and "edges" or "weights"/],
  'an edge to a node that is not there': [[file('c.jcon', '{"nodes":[{},{}],"edges":[{"first":0,"second":7,"colorValue":1}]}')], /"second" of edge 1 is 7; it must be the number of a node, from 0 to 1/],
  'truncated GraphML': [[file('c.graphml', encodings.GraphML.files[0].bytes.subarray(0, 900))], /cut short: its last tag is missing/],
  'XML that is no graph': [[file('c.xml', '<?xml version="1.0"?><atlas/>')], /XML but not GraphML/],
  'names only': [[file('labels.txt', 'L_a\nR_a\n')], /holds 2 words and no numbers/],
  'places only': [[file('c.node', '1 2 3 1 1 a\n4 5 6 1 1 b\n')], /places of 2 nodes but no weights; add the matrix of weights, the \.edge file/],
  'a .node line without z': [[file('c.node', '1 2 x 1 1 a\n4 5 6 1 1 b\n')], /line 1: z is no number/],
  'prose': [[file('README', 'This is a text\nof more than one line, of which some are long\n')], /holds 14 words and no numbers|holds words/],
  'bytes of no format': [[file('c.bin', Uint8Array.from({ length: 300 }, (_, k) => (k * 37) % 256))], /neither text nor one of the known formats/],
  'an image': [[file('c.png', Uint8Array.of(0x89, 80, 78, 71, 13, 10, 26, 10))], /is an image/],
};

for (const [name, [files, pattern]] of Object.entries(malformed)) test(`${name}: one sentence within a second`, () => refused(files, pattern));

test('lengths of another size are left out and said so', async () => {
  const { connectome, verdict } = await readConnectome([...csv(rows), file('lengths.csv', '0,1\n1,0\n')]);
  assert.equal(connectome.lengths, null);
  assert.ok(verdict.doubts.some(({ id }) => id === 'unequal'));
});

test('files that were cut, flipped or spliced anywhere give a connectome or a sentence, within a second', async () => {
  const random = dice(20);
  for (const [name, { files }] of Object.entries(encodings)) {
    for (let round = 0; round < 24; round++) {
      const bent = files.map(({ name: path, bytes }) => ({ name: path, bytes: [cut, flipped, spliced][round % 3](bytes, random) }));
      const begun = work();
      try {
        const { connectome } = await readConnectome(bent);
        assert.ok(connectome.weights.every(Number.isFinite) && connectome.weights.length === connectome.nodes ** 2, name);
      } catch (error) {
        assert.ok(error instanceof PushPullError && !/undefined|\[object|\n/.test(error.message) && !error.cause, `${name}, round ${round}: ${error.stack}`);
      }
      assert.ok(work() - begun < 1000, `${name}, round ${round}`);
    }
  }
});

/** @param {Uint8Array} bytes @param {() => number} random */
const cut = (bytes, random) => bytes.slice(0, Math.floor(random() * bytes.length));

/** What separates and ends things, in places where nothing should. */
const odd = ['"', '\n', ',', '\t', '#', ';', '-', '1e999', 'NaN', '\r', '\ufeff', '[', '{', '<', '>', '&#99999999;', '\0', '\xff\xff\xff\x7f'];

/** Takes out, puts in or repeats a piece. @param {Uint8Array} bytes @param {() => number} random */
function spliced(bytes, random) {
  const out = [...bytes];
  const at = Math.floor(random() * out.length), how = random();
  if (how < 0.3) out.splice(at, 1 + Math.floor(20 * random()));
  else if (how < 0.7) out.splice(at, 0, ...Buffer.from(odd[Math.floor(random() * odd.length)]));
  else out.splice(at, 0, ...out.slice(at, at + Math.floor(60 * random())));
  return Uint8Array.from(out);
}

/** @param {Uint8Array} bytes @param {() => number} random */
function flipped(bytes, random) {
  const out = bytes.slice();
  for (let k = 0; k < 1 + 6 * random(); k++) out[Math.floor(random() * out.length)] = Math.floor(256 * random());
  return out;
}
