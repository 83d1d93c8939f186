// The surface of the brain and what its picture is made of, without a page.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { decode } from '../../web/draw/network/mesh.js';
import { NONE, REACH, delayOf, onRight, paintedBy, strengths, strongest, targetsOf } from '../../web/draw/network/graph.js';
import { VIEWS, circlePlaces, clipMatrix, dragged, pixelsPerMm, project, turnOf } from '../../web/draw/network/project.js';
import { fromOklab, scaleFor, toOklab } from '../../web/draw/network/colours.js';
import { levelOf, orderOf, rangeOf } from '../../web/draw/network/matrix.js';
import { reliefOf } from '../../web/draw/network/relief.js';
import { CUTOFF, Steady } from '../../web/draw/network/steady.js';
import { Pulse } from '../../web/draw/network/pulse.js';
import { TEMPLATES, build, readRegions } from '../../scripts/brain.mjs';
import { volume } from '../../scripts/brain/surface.mjs';
import { encode } from '../../scripts/brain/encode.mjs';
import { core, dice } from './core.mjs';

const file = (name) => readFileSync(new URL(`../../web/brain/${name}`, import.meta.url));
const head = JSON.parse(file('cortex.json').toString());
const packed = file('cortex.bin');
const mesh = decode(gunzipSync(packed), head);
const vertices = head.vertices;

/** Least and greatest of each axis (mm). */
const boxOf = (positions) => [0, 1, 2].map((axis) => {
  const values = Array.from({ length: positions.length / 3 }, (_, v) => positions[3 * v + axis]);
  return [Math.min(...values), Math.max(...values)];
});

test('the stored surface is closed, in one piece, with few handles', () => {
  const edges = new Map(), parent = Int32Array.from({ length: vertices }, (_, v) => v);
  const root = (v) => (parent[v] === v ? v : (parent[v] = root(parent[v])));
  for (let t = 0; t < mesh.triangles.length; t += 3) for (let n = 0; n < 3; ++n) {
    const [u, v] = [mesh.triangles[t + n], mesh.triangles[t + ((n + 1) % 3)]];
    assert.ok(!edges.has(`${u} ${v}`), 'a directed edge belongs to one triangle');
    edges.set(`${u} ${v}`, true);
    parent[root(u)] = root(v);
  }
  for (const edge of edges.keys()) assert.ok(edges.has(edge.split(' ').reverse().join(' ')), 'every edge has a triangle on both sides');
  assert.equal(new Set(Array.from(parent, (_, v) => root(v))).size, 1);
  const euler = vertices - edges.size / 2 + head.triangles;
  assert.ok(euler % 2 === 0 && euler <= 2 && euler >= -16, `Euler characteristic ${euler}`);
});

test('it is the brain in MNI space: its box, its volume, its size in bytes', () => {
  // The box of a marching-cubes surface of the same template on a 4 mm grid.
  const wanted = [[-71, 70.7], [-105.1, 71.5], [-48.7, 82.6]];
  boxOf(mesh.positions).forEach((range, axis) => range.forEach((value, end) => assert.ok(Math.abs(value - wanted[axis][end]) < 1.5, `axis ${axis}: ${range}`)));
  assert.ok(Math.abs(volume({ positions: [...mesh.positions], triangles: [...mesh.triangles] }) / 1382300 - 1) < 0.02);
  assert.ok(vertices >= 7000 && vertices <= 7600);
  assert.ok(packed.length <= 70 * 1024, `${packed.length} bytes`);
});

test('every region has a part of it, on its own side, and the atlas names the cerebrum', () => {
  assert.equal(head.regions.length, 68);
  assert.equal(new Set(mesh.regions).size, 68);
  for (let v = 0; v < vertices; ++v) {
    if (Math.abs(mesh.positions[3 * v]) > head.step) assert.equal(head.regions[mesh.regions[v]].startsWith('R'), mesh.positions[3 * v] > 0);
    assert.ok(mesh.atlas[v] >= 1 && mesh.atlas[v] <= 90);
  }
});

test('normals point outward, and folds are darker than crowns', () => {
  const relief = reliefOf(mesh);
  let outward = 0;
  for (let v = 0; v < vertices; ++v) {
    const n = mesh.normals.subarray(3 * v, 3 * v + 3), p = mesh.positions.subarray(3 * v, 3 * v + 3);
    assert.ok(Math.abs(Math.hypot(...n) - 1) < 1e-5);
    outward += Number(n[0] * (p[0] - 25 * Math.sign(p[0])) + n[1] * (p[1] + 17) + n[2] * (p[2] - 17) > 0);
  }
  assert.ok(outward > 0.85 * vertices);
  // The insula lies in a fold.
  const mean = (keep) => relief.filter((_, v) => keep(head.regions[mesh.regions[v]])).reduce((sum, x, _, all) => sum + x / all.length, 0);
  assert.ok(mean((name) => name.endsWith('insula')) < mean((name) => name.endsWith('frontalpole')));
});

test('a surface comes back as it was stored, also one of several parts with holes', () => {
  const positions = [], triangles = [];
  for (const shift of [0, 40]) {
    const first = positions.length / 3, [m, n] = [18, 11];
    for (let i = 0; i < m; ++i) for (let j = 0; j < n; ++j) {
      const [u, v] = [(2 * Math.PI * i) / m, (2 * Math.PI * j) / n];
      positions.push(shift + (10 + 3 * Math.cos(v)) * Math.cos(u), (10 + 3 * Math.cos(v)) * Math.sin(u), 3 * Math.sin(v));
      const at = (a, b) => first + (a % m) * n + (b % n);
      triangles.push(at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j), at(i + 1, j + 1), at(i, j + 1));
    }
  }
  const count = positions.length / 3, origin = [-20, -20, -20], plane = Array.from({ length: count }, (_, v) => v % 7);
  const back = decode(encode({ positions, triangles }, 0.01, origin, [plane, plane]), { vertices: count, triangles: triangles.length / 3, step: 0.01, origin });
  assert.equal(back.triangles.length, triangles.length);
  // Vertices are in another order: triangles are compared by where their corners lie.
  const corners = (p, t) => Array.from({ length: t.length / 3 }, (_, k) => [0, 1, 2].map((n) => [0, 1, 2].map((axis) => (p[3 * t[3 * k + n] + axis]).toFixed(1)).join()).sort().join(' ')).sort();
  const rounded = positions.map((x, n) => origin[n % 3] + 0.01 * Math.round((x - origin[n % 3]) / 0.01));
  assert.deepEqual(corners(Float32Array.from(rounded), back.triangles.map((_, n) => triangles[n])), corners(back.positions, back.triangles));
});

const table = `${process.env.PUSH_PULL_SHARED ?? '../shared'}/connectome/dk68.csv`;
const asked = typeof (/** @type {any} */ (core).connectome) === 'function';
const missing = !existsSync(TEMPLATES) ? `there is no ${TEMPLATES}: apt-get install --no-install-recommends mricron-data` : !asked && !existsSync(table) ? 'the centres of the regions are not at hand' : '';

test('the script makes the stored surface anew from the templates', { skip: missing || false }, () => {
  const given = asked ? /** @type {any} */ (core).connectome('dk68') : null;
  const regions = given ? given.labels.map((label, n) => ({ label, centre: [...given.centres.slice(3 * n, 3 * n + 3)] })) : readRegions(table);
  const made = build(TEMPLATES, regions);
  assert.deepEqual(made.head.regions, head.regions);
  assert.ok(Math.abs(made.head.vertices - vertices) < 20);
  const fresh = decode(made.bytes, made.head);
  boxOf(fresh.positions).flat().forEach((value, n) => assert.ok(Math.abs(value - boxOf(mesh.positions).flat()[n]) < 0.5));
});

test('each view looks from where it says', () => {
  const turn = new Float64Array(9), out = new Float64Array(9);
  // Front, right and top of the head.
  const points = [0, 60, 17, 60, -17, 17, 0, -17, 70];
  const seen = (id) => {
    project(points, turnOf({ ...VIEWS[id], zoom: 1 }, turn), 1, 0, 0, out);
    return { front: out.slice(0, 3), right: out.slice(3, 6), top: out.slice(6, 9) };
  };
  assert.ok(seen('left').front[0] < -50 && seen('left').right[2] < -50 && seen('left').top[1] < -50, 'from the left the forehead is on the left');
  assert.ok(seen('right').front[0] > 50 && seen('right').right[2] > 50 && seen('right').top[1] < -50);
  assert.ok(seen('top').front[1] < -50 && seen('top').right[0] > 50 && seen('top').top[2] > 50, 'from above the forehead is up, right is right');
  assert.ok(seen('front').right[0] < -50 && seen('front').front[2] > 50, 'from the front right is left');
});

test('the whole head is on the stage however it is turned, and a drag moves its near side with the finger', () => {
  const turn = new Float64Array(9), out = new Float32Array(mesh.positions.length);
  for (const [width, height] of [[600, 400], [320, 500]]) {
    for (let n = 0; n < 60; ++n) {
      turnOf({ yaw: 0.7 * n, pitch: Math.sin(n) * 1.57, zoom: 1 }, turn);
      project(mesh.positions, turn, pixelsPerMm(turn, width, height, 1), width / 2, height / 2, out);
      for (let v = 0; v < out.length; v += 3) assert.ok(out[v] >= 0 && out[v] <= width && out[v + 1] >= 0 && out[v + 1] <= height);
    }
  }
  const at = (eye) => {
    project([0, 70, 17], turnOf(eye, turn), 2, 0, 0, out);
    return [out[0], out[1]];
  };
  const before = at({ ...VIEWS.front, zoom: 1 }), after = at(dragged({ ...VIEWS.front, zoom: 1 }, 20, 10, 2));
  assert.ok(after[0] - before[0] > 10 && after[0] - before[0] < 30 && after[1] - before[1] > 5);
});

test('WebGL sees what the plain canvas sees', () => {
  const turn = turnOf({ yaw: 0.4, pitch: 0.3, zoom: 1 }, new Float64Array(9)), matrix = clipMatrix(turn, 2.5, 640, 400, new Float32Array(16));
  const out = new Float64Array(3);
  for (const point of [[10, 20, 30], [-60, -90, 0], [0, 70, -40]]) {
    project(point, turn, 2.5, 320, 200, out);
    const clip = [0, 1, 2].map((row) => matrix[row] * point[0] + matrix[4 + row] * point[1] + matrix[8 + row] * point[2] + matrix[12 + row]);
    assert.ok(Math.abs(320 * (1 + clip[0]) - out[0]) < 1e-3 && Math.abs(200 * (1 - clip[1]) - out[1]) < 1e-3 && Math.abs(clip[2]) < 1);
    assert.ok(Math.sign(clip[2]) === -Math.sign(out[2]), 'nearer is less deep');
  }
});

// What two kinds of colour-blind eyes see, in linear light (Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113).
const BLIND = { red: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]], green: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]] };

test('lightness goes one way in equal steps along the scale of amounts, also for colour-blind eyes', () => {
  for (const paper of ['#fbfaf7', '#121312']) {
    const { rgb } = scaleFor('amount', paper);
    const colour = (n) => [0, 1, 2].map((c) => rgb[3 * n + c] / 255);
    const lightness = Array.from({ length: 256 }, (_, n) => toOklab(colour(n))[0]);
    const sense = Math.sign(lightness[255] - lightness[0]);
    assert.equal(sense, paper === '#121312' ? 1 : -1, 'what is large stands out from the paper');
    const step = (lightness[255] - lightness[0]) / 255;
    for (let n = 0; n < 256; ++n) assert.ok(Math.abs(lightness[n] - lightness[0] - n * step) < 0.012, `${paper} ${n}`);
    for (const matrix of Object.values(BLIND)) {
      const linear = (x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4), light = (x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
      const seen = Array.from({ length: 17 }, (_, k) => toOklab(matrix.map((row) => light(Math.max(0, row.reduce((sum, weight, c) => sum + weight * linear(colour(Math.min(255, 16 * k))[c]), 0)))))[0]);
      for (let k = 1; k < seen.length; ++k) assert.ok(sense * (seen[k] - seen[k - 1]) > 0.01, `${paper} step ${k}`);
    }
  }
});

test('of signed numbers none is the paper and both signs stand out alike', () => {
  for (const paper of ['#fbfaf7', '#121312']) {
    const { rgb } = scaleFor('signed', paper);
    const L = (n) => toOklab([0, 1, 2].map((c) => rgb[3 * n + c] / 255))[0];
    for (let n = 0; n < 127; n += 8) assert.ok(Math.abs(L(n) - L(255 - n)) < 0.03);
    assert.ok(Math.abs(L(0) - L(127)) > 0.5);
  }
  const there = [0.4, 0.05, -0.1];
  toOklab(fromOklab(there)).forEach((value, n) => assert.ok(Math.abs(value - there[n]) < 1e-4));
});

/** Swing of the shown value, once settled, for a full swing at a frequency (Hz of the wall clock). */
function shownSwing(frequency, frames) {
  const steady = new Steady();
  const seen = [];
  for (let n = 0, now = 0; now < 12000; ++n, now += frames(n)) {
    steady.follow([Math.sin((2 * Math.PI * frequency * now) / 1000)], -1, 1, now);
    if (now > 6000) seen.push(steady.values[0]);
  }
  return Math.max(...seen) - Math.min(...seen);
}

test('what alternates three times a second or faster hardly shows, what turns once a second does', () => {
  const even = () => 1000 / 60, random = dice(5), uneven = () => 8 + 40 * random();
  assert.ok(CUTOFF === 1.4 && shownSwing(0.5, even) > 0.98 && shownSwing(1, even) > 0.95);
  for (const frequency of [3, 4.3, 8, 13, 29.9]) {
    assert.ok(shownSwing(frequency, even) < 0.06, `${frequency} Hz: ${shownSwing(frequency, even)}`);
    // Faster than the frames a rhythm is seen as a slow one, which may show.
    if (frequency < 5) assert.ok(shownSwing(frequency, uneven) < 0.12, `${frequency} Hz, uneven frames: ${shownSwing(frequency, uneven)}`);
  }
});

test('no painted colour swings by a tenth of the luminance of white at three alternations a second', () => {
  const swing = shownSwing(3, () => 1000 / 60);
  for (const paper of ['#fbfaf7', '#121312']) {
    const { rgb } = scaleFor('amount', paper);
    const luminance = (n) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, c) => sum + weight * ((rgb[3 * n + c] / 255 + 0.055) / 1.055) ** 2.4, 0);
    for (let n = 0; n + 255 * swing <= 255; ++n) assert.ok(Math.abs(luminance(n) - luminance(Math.round(n + 255 * swing))) < 0.1);
  }
});

test('the first value is shown at once, rest comes to an end, and what is not a number is low', () => {
  const steady = new Steady();
  assert.equal(steady.follow([0.25, NaN, 7], 0, 1, 0), false);
  assert.deepEqual([...steady.values], [0.25, 0, 1]);
  let now = 0, frames = 0;
  while (steady.follow([0.75, 0, 1], 0, 1, (now += 16)) && frames < 600) ++frames;
  assert.ok(frames > 5 && frames < 200 && Math.abs(steady.values[0] - 0.75) < 0.003);
});

/** A network of so many nodes with weights by lot. */
function lot(nodes, seed) {
  const random = dice(seed);
  const weights = Float64Array.from({ length: nodes * nodes }, (_, n) => (Math.floor(n / nodes) !== n % nodes && random() < 0.4 ? random() : 0));
  return { name: '', nodes, weights, lengths: weights.map((w) => 100 * w), labels: [], centres: null, hemispheres: null };
}

test('the strongest connections are found, of two directions the stronger', () => {
  const graph = lot(23, 7);
  const all = [];
  for (let i = 1; i < 23; ++i) for (let j = 0; j < i; ++j) all.push(Math.max(graph.weights[23 * i + j], graph.weights[23 * j + i]));
  const { from, to, weight } = strongest(graph, 30);
  assert.deepEqual([...weight], all.sort((a, b) => b - a).slice(0, 30));
  for (let n = 0; n < 30; ++n) assert.equal(graph.weights[23 * to[n] + from[n]], weight[n]);
  assert.equal(strongest({ ...graph, weights: new Float64Array(529) }, 30).weight.length, 0);
  assert.equal(strongest({ ...graph, weights: new Float64Array(529).fill(1) }, 30).weight.length, 30, 'also when all are equal');
});

test('row is the target: whom a node speaks to, how long it takes, what a node hears', () => {
  const graph = { name: '', nodes: 3, weights: Float64Array.from([0, 0, 0, 2, 0, 0, 1, 5, 0]), lengths: Float64Array.from([0, 0, 0, 30, 0, 0, 60, 10, 0]), labels: [], centres: null, hemispheres: null };
  assert.deepEqual(targetsOf(graph, 0, 9), [1, 2]);
  assert.deepEqual([...strengths(graph)], [0, 2, 6]);
  assert.equal(delayOf(graph, { delay: null, speed: 6 }, 1, 0), 5);
  assert.equal(delayOf(graph, { delay: 3, speed: 6 }, 2, 0), 3);
});

test('the side of a node is what the file says, then its name, then its place', () => {
  const graph = (labels, more = {}) => ({ name: '', nodes: 1, weights: new Float64Array(1), labels, centres: null, hemispheres: null, ...more });
  for (const [label, right] of [['L_cuneus', false], ['R_cuneus', true], ['lh-insula', false], ['ctx-rh-insula', true], ['Precentral_L', false], ['Precentral_R', true], ['rostral', null], ['Left', null]]) assert.equal(onRight(graph([label]), 0), right, label);
  assert.equal(onRight(graph(['V1'], { centres: Float64Array.from([12, 0, 0]) }), 0), true);
  assert.equal(onRight(graph(['R_V1'], { hemispheres: Uint8Array.from([0]) }), 0), false);
});

test('regions are painted by name in any order; other nodes paint what is near them, on their side', () => {
  const labels = [...head.regions].reverse();
  const named = paintedBy({ name: '', nodes: 68, weights: new Float64Array(68 * 68), labels, centres: null }, mesh, head);
  for (let v = 0; v < vertices; v += 13) assert.equal(labels[named[v]], head.regions[mesh.regions[v]]);
  const atlas = paintedBy({ name: '', nodes: 90, weights: new Float64Array(8100), labels: head.atlas, centres: null }, mesh, head);
  for (let v = 0; v < vertices; v += 13) assert.equal(atlas[v], mesh.atlas[v] - 1);
  assert.ok(head.atlas.length === 90 && head.atlas[0] === 'Precentral_L');
  const two = { name: '', nodes: 2, weights: new Float64Array(4), labels: ['L_a', 'R_a'], centres: Float64Array.from([-50, -20, 10, 50, -20, 10]) };
  const owner = paintedBy(two, mesh, head);
  let far = 0;
  for (let v = 0; v < vertices; ++v) {
    const [x, y, z] = mesh.positions.subarray(3 * v, 3 * v + 3);
    const away = Math.hypot(Math.abs(x) - 50, y + 20, z - 10);
    if (away < REACH - 0.01) assert.equal(owner[v], x > 0 ? 1 : 0);
    if (away > REACH + 0.01) assert.equal(owner[v], NONE);
    far += Number(owner[v] === NONE);
  }
  assert.ok(far > 0.5 * vertices);
});

test('nodes without places stand in a circle, the first on top, on the stage', () => {
  const turn = turnOf({ ...VIEWS.front, zoom: 1 }, new Float64Array(9)), out = new Float64Array(36);
  project(circlePlaces(12), turn, pixelsPerMm(turn, 400, 300, 1), 200, 150, out);
  assert.ok(Math.abs(out[0] - 200) < 1e-9 && out[1] < 60 && out[3] > out[0], 'clockwise');
  for (let n = 0; n < 12; ++n) assert.ok(Math.abs(Math.hypot(out[3 * n] - 200, out[3 * n + 1] - 150) - Math.hypot(out[0] - 200, out[1] - 150)) < 1e-6 && out[3 * n + 1] > 12 && out[3 * n + 1] < 288);
});

test('the colours of a matrix: from none, from the least of a logarithm, around zero, or of a correlation', () => {
  assert.deepEqual(rangeOf([0, 0.01, 1], true, false), { low: 0.01, high: 1, signed: false, logarithmic: true });
  assert.deepEqual(rangeOf([0, 0.01, 2], false, false), { low: 0, high: 2, signed: false, logarithmic: false });
  assert.deepEqual(rangeOf([-3, 0.01, 2], true, false), { low: -3, high: 3, signed: true, logarithmic: false });
  assert.deepEqual(rangeOf([0.2, 1], false, true), { low: 0, high: 1, signed: false, logarithmic: false });
  assert.deepEqual(rangeOf([], false, false), { low: 0, high: 1, signed: false, logarithmic: false });
  const log = rangeOf([0, 0.01, 1], true, false);
  assert.deepEqual([0, NaN, 0.01, 0.1, 1].map((value) => levelOf(value, log)), [-1, -1, 0, 128, 255]);
  assert.equal(levelOf(0, rangeOf([-1, 1], false, false)), 128);
  assert.deepEqual([...orderOf({ name: '', nodes: 4, weights: new Float64Array(16), labels: ['R_a', 'L_a', 'R_b', 'L_b'] }, true)], [1, 3, 0, 2]);
});

test('a kick arrives when its delay has passed, in simulated time, and a step back forgets it', () => {
  const graph = { name: '', nodes: 3, weights: Float64Array.from([0, 0, 0, 1, 0, 0, 0.5, 0, 0]), lengths: Float64Array.from([0, 0, 0, 30, 0, 0, 90, 0, 0]), labels: [], centres: null };
  const pulse = new Pulse();
  pulse.start(graph, { delay: null, speed: 6 }, 0, 100, 0);
  assert.deepEqual(pulse.seen.targets, [1, 2]);
  assert.deepEqual(pulse.seen.delays, [5, 15]);
  pulse.follow(104.9, 50);
  assert.deepEqual(pulse.seen.arrived, [false, false]);
  pulse.follow(105, 60);
  assert.deepEqual(pulse.seen.arrived, [true, false]);
  pulse.start(graph, { delay: null, speed: 6 }, 1, 106, 200);
  assert.equal(pulse.seen.origin, 0, 'a second kick within a third of a second is not drawn');
  assert.ok(pulse.follow(115, 400) && pulse.seen.arrived[1]);
  assert.ok(!pulse.follow(200, 1000) && !pulse.going);
  pulse.start(graph, { delay: null, speed: 6 }, 0, 200, 2000);
  pulse.follow(150, 2010);
  assert.ok(!pulse.going);
});
