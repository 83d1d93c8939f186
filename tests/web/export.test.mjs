// What leaves the lab as a file, without a page: recordings, their files read back by readers of others, documents that the
// command line runs, texts in pictures, and the one-file lab as the build left it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { weighSingle } from '../../bench/weigh.mjs';
import { PushPull } from '../../wasm/push_pull.js';
import { experimentOf } from '../../web/experiment.js';
import { fieldsOf } from '../../web/fields.js';
import { read } from '../../web/url.js';
import { aboutOf } from '../../web/share/export/about.js';
import { arrange } from '../../web/share/export/arrange.js';
import { documentOf, runWhole, seenOf, sizeOf } from '../../web/share/export/numbers.js';
import { withTexts } from '../../web/share/export/png.js';
import { filled } from '../../web/share/export/single.js';
import { FORMATS, documentText, fileOf, headOf } from '../../web/share/export/write.js';
import { context, core } from './core.mjs';

const pp = await PushPull.load();
const at = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-export-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const LINKS = ['#v1/stuart-landau?alpha=2', '#v1/kuramoto?at=network&nodes=5&precision=f64', '#v1/jansen-rit?at=forced&drive.0.frequency=7', '#v1/stuart-landau?at=brain&seed=3'];

/** The lab as the page has it where a link leads. */
function labAt(link) {
  const { place } = read(link, context);
  const state = { ...place, node: 0 }, model = core.catalog.models.find(({ id }) => id === place.model);
  return { catalog: core.catalog, model, state, fields: fieldsOf(core.catalog, state), sim: core.simulate(experimentOf(core.catalog, state)) };
}

const about = (lab) => aboutOf(lab, { version: '1.2.3', address: 'https://lab.example/lab/' });
const whole = (lab, more = {}) => documentOf(lab, { duration: 40, every: 3, what: lab.model.states.map(({ id }) => id), ...more });
const words = async (blob) => new TextDecoder().decode(await blob.arrayBuffer());
const cli = (args) => spawnSync(process.execPath, [at('wasm/cli.mjs'), ...args], { encoding: 'utf8', cwd: folder, maxBuffer: 1e8 });

test('a run in slices has the numbers of a run in one go and the state hash of its steps, in every situation', async () => {
  for (const link of LINKS) {
    const lab = labAt(link), document = whole(lab);
    let rests = 0;
    const run = await runWhole(core, document, { rest: async () => void ++rests, now: () => 5 * rests++ });
    assert.ok(rests > 0, 'the page had its turns');
    const straight = pp.run(document);
    assert.deepEqual(run.times, straight.times, link);
    for (const id of straight.labels) assert.deepEqual(Float64Array.from(run.data[id]), straight.data[id], `${link} ${id}`);
    const sim = core.simulate(document);
    sim.step(run.steps);
    assert.equal(run.hash, sim.hash(), link);
    sim.delete();
    lab.sim.delete();
  }
});

test('the document in a file runs on the command line to the very rows of the page\'s CSV', async () => {
  for (const link of LINKS) {
    const lab = labAt(link), document = whole(lab, { what: ['observable', lab.model.states[0].id] });
    writeFileSync(path.join(folder, 'experiment.json'), documentText(document));
    assert.deepEqual(JSON.parse(documentText(document)), document);
    const { status, stdout, stderr } = cli(['run', 'experiment.json']);
    assert.equal(status, 0, stderr);
    const run = await runWhole(core, document);
    const text = await words(await fileOf('csv', run, headOf(about(lab), lab.model, run, { state_hash: run.hash }), document));
    assert.equal(text.replace(/^#.*\n/gm, ''), stdout, link);
    lab.sim.delete();
  }
});

test('what the scope shows leaves as the recorder has it: columns with mean, least and greatest, or single steps', () => {
  const lab = labAt(LINKS[0]);
  lab.sim.scope({ what: ['x', 'observable'], every: 10, columns: 64 });
  lab.sim.step(500);
  const seen = seenOf(lab, 20), trace = lab.sim.trace();
  assert.deepEqual(seen.labels, ['x', 'x.min', 'x.max', 'observable', 'observable.min', 'observable.max']);
  assert.equal(seen.times.length, 20);
  assert.ok(Math.abs(seen.times.at(-1) - 49.5) < 1e-9, 'the middle of the last column');
  assert.equal(seen.data.x.at(-1), trace.mean[49]);
  assert.ok(seen.data['x.min'].every((low, k) => low <= seen.data.x[k] && seen.data.x[k] <= seen.data['x.max'][k]));
  lab.sim.scope({ what: ['x'], every: 1, columns: 16 });
  lab.sim.step(40);
  const steps = seenOf(lab);
  assert.deepEqual(steps.labels, ['x']);
  assert.equal(steps.times.length, 16, 'no more than the ring holds');
  assert.deepEqual([steps.data.x.at(-1), steps.times.at(-1)], [lab.sim.read('x')[0], lab.sim.time]);
  lab.sim.delete();
});

/** By the format's own definition: magic, version, header length, a Python literal, numbers. @param {Buffer} bytes */
function npy(bytes) {
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x93NUMPY\x01\x00');
  const length = bytes.readUInt16LE(8), header = bytes.subarray(10, 10 + length).toString('latin1');
  assert.equal((10 + length) % 64, 0, 'aligned');
  assert.ok(header.endsWith('\n'));
  const [, type, shape] = /^\{'descr': '(<f[48])', 'fortran_order': False, 'shape': \(([\d, ]*)\), \} *\n$/.exec(header);
  const size = Number(type.at(-1)), data = bytes.subarray(10 + length);
  return { type, shape: shape.split(',').filter((part) => part.trim()).map(Number), values: Array.from({ length: data.length / size }, (_, k) => (size === 4 ? data.readFloatLE(4 * k) : data.readDoubleLE(8 * k))) };
}

/** The stored members of an archive, from its list at the end. @param {Buffer} bytes */
function unzip(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1'), files = {};
  for (let n = 0, at = bytes.readUInt32LE(end + 16); n < bytes.readUInt16LE(end + 10); ++n) {
    const [method, crc, size, name, start] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28), content = bytes.subarray(from, from + size);
    assert.equal(method, 0, 'stored');
    if (crc32) assert.equal(crc32(content), crc);
    files[bytes.subarray(at + 46, at + 46 + name).toString()] = content;
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

test('an npz holds times and nodes × times in the precision of the run, and what it is', async () => {
  for (const [link, type] of [[LINKS[1], '<f8'], [LINKS[3], '<f4']]) {
    const lab = labAt(link), document = whole(lab), run = await runWhole(core, document);
    const bytes = Buffer.from(await (await fileOf('npz', run, headOf(about(lab), lab.model, run, { state_hash: run.hash }), document)).arrayBuffer());
    const files = unzip(bytes);
    assert.deepEqual(npy(files['t_ms.npy']), { type: '<f8', shape: [run.times.length], values: [...run.times] });
    for (const id of run.labels) assert.deepEqual(npy(files[`${id}.npy`]), { type, shape: [lab.sim.nodes, run.times.length], values: [...run.data[id]] }, id);
    const said = JSON.parse(files['about.json']);
    assert.deepEqual([said.model, said.program, said.recording.state_hash, said.dt_ms], [lab.model.id, 'Push-Pull 1.2.3', run.hash, lab.sim.dt]);
    assert.deepEqual(JSON.parse(files['experiment.json']), document);
    lab.sim.delete();
  }
});

test('Python reads the npz', (t) => {
  const python = spawnSync('python3', ['--version']);
  if (python.error || python.status !== 0) return t.skip('there is no Python on this machine');
  return (async () => {
    const lab = labAt(LINKS[3]), document = whole(lab), run = await runWhole(core, document);
    const file = path.join(folder, 'run.npz');
    writeFileSync(file, Buffer.from(await (await fileOf('npz', run, headOf(about(lab), lab.model, run, {}), document)).arrayBuffer()));
    const program = `
import ast, json, struct, sys, zipfile
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
b = z.read('x.npy'); n, = struct.unpack('<H', b[8:10]); h = ast.literal_eval(b[10:10+n].decode()); k = h['shape'][0] * h['shape'][1]
print(json.dumps([z.namelist(), h['descr'], h['shape'], struct.unpack('<%df' % k, b[10+n:])[-1]]))`;
    const { stdout, stderr, status } = spawnSync('python3', ['-c', program, file], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), [['t_ms.npy', ...lab.model.states.map(({ id }) => `${id}.npy`), 'about.json', 'experiment.json'], '<f4', [68, run.times.length], run.data.x.at(-1)]);
    lab.sim.delete();
  })();
});

test('CSV and JSON say model, units, step, seed, version, link and state hash, and hold the numbers to the last bit', async () => {
  const lab = labAt('#v1/jansen-rit?at=forced&seed=5'), document = whole(lab), run = await runWhole(core, document);
  const head = headOf(about(lab), lab.model, run, { state_hash: run.hash });
  const json = JSON.parse(await words(await fileOf('json', run, head, document)));
  assert.deepEqual(json.experiment, document);
  assert.deepEqual([json.about.model, json.about.seed, json.about.dt_ms, json.about.link, json.about.recording.state_hash], ['jansen-rit', 5, lab.sim.dt, 'https://lab.example/lab/#v1/jansen-rit?at=forced&seed=5', run.hash]);
  for (const id of run.labels) assert.deepEqual(Float32Array.from(json.data[id].flat()), run.data[id]);
  const text = await words(await fileOf('csv', run, head, document));
  const lines = text.trimEnd().split('\n'), notes = lines.filter((line) => line.startsWith('#')), [names, ...rows] = lines.slice(notes.length);
  for (const part of ['model: jansen-rit', 'seed: 5', `dt_ms: ${lab.sim.dt}`, 'program: Push-Pull 1.2.3', 'link: https://lab.example/', run.hash, '"y1":"mV"']) assert.ok(notes.join('\n').includes(part), part);
  assert.equal(names, ['t_ms', ...run.labels].join());
  assert.equal(rows.length, run.times.length);
  assert.deepEqual(Float32Array.from(rows, (row) => Number(row.split(',')[1])), run.data[run.labels[0]]);
  assert.deepEqual(FORMATS, ['csv', 'json', 'npz']);
  lab.sim.delete();
});

test('a run that is too large is refused with the reason, one that is given up ends at once, one that fails keeps what it has', async () => {
  const lab = labAt(LINKS[3]);
  const large = whole(lab, { duration: 1e6, every: 1 });
  assert.ok(sizeOf({ nodes: 68, dt: 0.1, precision: 'f32' }, { duration: 1e6, every: 1, what: ['x', 'y'] }).bytes > 5e9);
  await assert.rejects(runWhole(core, large), /record\.every: the run would keep more than .* numbers; raise record\.every or shorten duration/);
  await assert.rejects(runWhole(core, whole(lab, { what: ['nothing'] })), /record\.what: unknown "nothing"/);
  const end = new AbortController();
  await assert.rejects(runWhole(core, whole(lab, { duration: 1e4, every: 10 }), { signal: end.signal, progress: () => end.abort() }), { name: 'AbortError' });
  const wild = await runWhole(core, { model: 'stuart-landau', parameters: { gamma: -1 }, initial: { x: 5 }, dt: 1, duration: 3000, record: { what: ['x'], every: 1 } });
  assert.ok(wild.failure && wild.times.length > 0 && wild.data.x.length === wild.times.length && wild.data.x.every(Number.isFinite), wild.failure);
  lab.sim.delete();
});

test('a PNG file takes texts in any script, with sums that are right', () => {
  const part = (kind, body) => {
    const bytes = Buffer.alloc(12 + body.length);
    bytes.writeUInt32BE(body.length);
    bytes.write(kind, 4, 'latin1');
    bytes.set(body, 8);
    return bytes;
  };
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), part('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])), part('IDAT', deflateSync(Buffer.from([0, 0]))), part('IEND', Buffer.alloc(0))]);
  const out = Buffer.concat(withTexts(new Uint8Array(png), { Title: 'Stuart–Landau', Source: 'https://lab.example/#v1/kuramoto' }));
  assert.ok(out.subarray(0, 33).equals(png.subarray(0, 33)) && out.subarray(-(png.length - 33)).equals(png.subarray(33)));
  assert.equal(out.readUInt32BE(33), 'Title'.length + 5 + Buffer.byteLength('Stuart–Landau'));
  assert.equal(out.subarray(37, 41).toString(), 'iTXt');
  assert.ok(out.includes('Title\0\0\0\0\0Stuart–Landau') && out.includes('Source\0\0\0\0\0https://lab.example/#v1/kuramoto'));
  assert.throws(() => withTexts(new Uint8Array(40), {}), /did not make a PNG/);
});

test('views stand in a figure as on the page: what is side by side there is side by side', () => {
  const { width, height, places } = arrange([{ width: 800, height: 300, top: 10 }, { width: 390, height: 250, top: 340 }, { width: 390, height: 240, top: 342 }], 30);
  assert.deepEqual([width, places.map(({ x }) => x)], [804, [0, 0, 414]]);
  assert.equal(places[1].y, places[2].y);
  assert.ok(places[1].y >= places[0].y + 300 && height >= places[1].y + 250);
});

test('the one-file lab takes the present link as it is, whatever the link holds', () => {
  const file = '<meta name="site" content=""><meta name="start" content="">';
  const hostile = '#v1/x"><script>alert(1)</script>&$&';
  const out = filled(file, { site: 'https://lab.example/', start: hostile });
  assert.doesNotMatch(out, /<script|x"/);
  assert.equal(/start" content="([^"]*)"/.exec(out)[1].replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)), hostile);
  assert.equal(filled(out, { site: '', start: '' }), file, 'and another one after it');
  assert.throws(() => filled('<p>', { site: '', start: '' }), /its line "site" is missing/);
});

const { bytes } = JSON.parse(readFileSync(at('bench/goals.json'), 'utf8')).page;

test(`the one-file lab takes at most ${bytes.single / 1024} KB, and names nothing outside itself`, () => {
  const size = weighSingle(at('dist'));
  assert.ok(size > 0 && size <= bytes.single, `${size} bytes`);
  const page = readFileSync(at('dist/push-pull-lab.html'), 'utf8').replace(/<script[^>]*>[^]*?<\/script>|<style>[^]*?<\/style>/g, '');
  assert.doesNotMatch(page, /<link(?! rel="icon" href="data:)|\ssrc=|\shref="(?!data:)|\sstyle=/);
  assert.match(page, /default-src 'none'; script-src( 'sha256-[\w+/=]{44}'){2} 'wasm-unsafe-eval'; worker-src blob:; style-src 'sha256-[\w+/=]{44}'; font-src data:; img-src data: blob:; connect-src data:;/);
});
