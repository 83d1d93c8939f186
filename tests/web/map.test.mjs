// The parts of the map that need no document: its cells, its link, what has changed since, what is painted.
import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog } from './core.mjs';
import { fieldsOf, modelOf } from '../../web/fields.js';
import { experimentOf } from '../../web/experiment.js';
import { offered, read, standard, write, faultOf, MAP_FIELD } from '../../web/maps/choice.js';
import { BLANK, FAILED, Grid, KNOWN, cellAt, centres, shareOf, strideOf, tidy } from '../../web/maps/grid.js';
import { changedSince } from '../../web/maps/place.js';
import { inPanel, reading } from '../../web/maps/words.js';
import { Filling } from '../../web/maps/fill.js';
import { levelOf, marksOf, paintAll, paintNew, rangeFor } from '../../web/draw/map.js';
import { scaleFor, toOklab } from '../../web/draw/network/colours.js';

const axis = (from, to, count, scale = 'linear', path = 'p') => ({ path, from, to, count, scale });
const labOf = (situation, values = {}, id = 'stuart-landau') => {
  const state = { model: id, situation, preset: '', values };
  return { model: modelOf(catalog, id), state, fields: fieldsOf(catalog, state), experiment: experimentOf(catalog, state) };
};

test('the first and the last centre are the bounds as they were given, linear or logarithmic', () => {
  assert.deepEqual([...centres(axis(1, 4, 4))], [1, 2, 3, 4]);
  const log = centres(axis(0.1, 10, 3, 'log'));
  assert.deepEqual([log[0], log[2]], [0.1, 10]);
  assert.ok(Math.abs(log[1] - 1) < 1e-12);
});

test('a value and the cell it lies in find each other on every kind of axis, also on a falling one', () => {
  for (const one of [axis(5, 15, 60), axis(0.01, 100, 33, 'log'), axis(3, -3, 16)])
    centres(one).forEach((value, i) => {
      assert.equal(cellAt(one, shareOf(one, value)), i);
      assert.equal(cellAt(one, shareOf(one, tidy(one, i))), i, 'a click stays in its cell');
    });
  assert.equal(cellAt(axis(0, 1, 16), shareOf(axis(0, 1, 16), 1.2)), -1);
});

test('a click sets short numbers', () => {
  assert.equal(tidy(axis(5, 15, 60), 1), 5.17);
  assert.ok(String(tidy(axis(0.01, 100, 33, 'log'), 7)).length <= 7);
});

test('each coarser picture is a part of the finer one, and stands in for it until it is there', () => {
  const grid = new Grid(axis(0, 1, 20), axis(0, 1, 16));
  assert.deepEqual([strideOf(8, 8), strideOf(12, 8), strideOf(2, 0), strideOf(3, 0)], [8, 4, 2, 1]);
  grid.fill([0], [0.5]);
  assert.equal(grid.standIn(7, 7), 0);
  assert.equal(grid.standIn(8, 0), -1);
  grid.fill([4 * 20 + 4], [0.7]);
  assert.equal(grid.standIn(7, 7), 84);
  assert.equal(grid.standIn(3, 3), 0);
});

test('a cell without a finite value has failed, which is not the same as not being computed', () => {
  const grid = new Grid(axis(0, 1, 16), axis(0, 1, 16));
  grid.fill(Uint32Array.of(1, 2), Float64Array.of(NaN, 3));
  assert.deepEqual([...grid.state.subarray(0, 4)], [BLANK, FAILED, KNOWN, BLANK]);
  assert.deepEqual([grid.known, grid.failed, grid.low, grid.high], [1, 1, 3, 3]);
});

test('an unknown cell is never filled: half of its pixels at most are of the coarser colour', () => {
  const grid = new Grid(axis(0, 1, 16), axis(0, 1, 16)), size = 160;
  const inks = { colours: new Uint32Array(256).fill(7), paper: 1, hatch: 2, mark: 3, pitch: 6 };
  const words = new Uint32Array(size * size);
  const count = (colour) => words.reduce((sum, one) => sum + Number(one === colour), 0);
  paintAll(words, size, size, grid, { low: 0, high: 1 }, inks);
  assert.equal(count(7), 0);
  assert.ok(count(1) > 0.7 * words.length);
  grid.fill([0], [1]);
  const changed = paintNew(words, size, size, grid, [0], { low: 0, high: 1 }, inks);
  assert.deepEqual(changed, { left: 0, top: 80, width: 80, height: 80 }, 'the first row is at the bottom');
  assert.ok(Math.abs(count(7) - (100 + (6400 - 100) / 2)) < 100);
  const whole = words.slice();
  paintAll(words, size, size, grid, { low: 0, high: 1 }, inks);
  assert.deepEqual(words, whole, 'piece by piece is the same picture');
});

test('piece by piece gives the same picture as at once, in any order', () => {
  const grid = new Grid(axis(0, 1, 19), axis(0, 1, 17)), range = { low: 0, high: 1 };
  const inks = { colours: Uint32Array.from({ length: 256 }, (_, n) => 1000 + n), paper: 1, hatch: 2, mark: 3, pitch: 5 };
  const words = new Uint32Array(100 * 90), at = { words: new Uint32Array(100 * 90) };
  paintAll(words, 100, 90, grid, range, inks);
  for (let k = 0; k < 200; ++k) {
    const cells = [0, 1, 2].map((n) => (k * 37 + n * 101) % grid.total);
    grid.fill(cells, cells.map((one) => (one % 11 ? (one % 100) / 100 : NaN)));
    paintNew(words, 100, 90, grid, cells, range, inks);
  }
  paintAll(at.words, 100, 90, grid, range, inks);
  assert.deepEqual(words, at.words);
});

test('the text of a map says all of it, and reads back to the same', () => {
  const choice = { x: axis(5, 15, 60, 'linear', 'drive.0.frequency'), y: axis(0.1, 8, 40, 'log', 'drive.0.amplitude'), measure: 'plv', settle: 1000, window: 3000, n: 2, m: 1 };
  assert.equal(write(choice), 'plv,drive.0.frequency:5:15:60,drive.0.amplitude:0.1:8:40:log,settle:1000,window:3000,lock:2:1');
  assert.deepEqual(read(write(choice)), choice);
});

test('a text that is no map is refused with a sentence', () => {
  for (const [text, why] of [['plv', /it must be like/], ['plv,a:1:2:900,b:0:1:20', /x\.count is 900/], ['plv,a:1:1:20,b:0:1:20', /x\.to is 1, as x\.from is/], ['plv,a:0:1:20:log,b:0:1:20', /begins above 0/], ['plv,a:0:1:20,b:0::20', /y\.to is no number/], ['plv,a:0:1:20,b:0:1:20,pause:3', /"pause:3" is no part/]])
    assert.match(MAP_FIELD.read(text).problem, why);
  assert.equal(faultOf(axis(0, 1, 20), 'x'), null);
});

test('the map of a forced oscillator is its Arnold tongue, of a whole brain gain against noise', () => {
  for (const { id } of catalog.models.filter((model) => model.core)) {
    const forced = labOf('forced', {}, id);
    const tongue = standard(forced, forced.experiment, offered(forced.fields, forced.experiment));
    assert.deepEqual([tongue.x.path, tongue.y.path, tongue.measure], ['drive.0.frequency', 'drive.0.amplitude', 'plv'], id);
    assert.equal(faultOf(tongue.x, 'x') ?? faultOf(tongue.y, 'y'), null, id);
    const pace = forced.model.forcing.frequency;
    assert.ok(tongue.x.from < 1.5 * pace && pace < 2.2 * tongue.x.to, `${id}: ${JSON.stringify(tongue.x)} holds ${pace} Hz`);
  }
  const brain = labOf('brain');
  const map = standard(brain, brain.experiment, offered(brain.fields, brain.experiment));
  assert.deepEqual([map.x.path, map.y.path, map.measure], ['network.gain', 'noise.0.sigma', 'order']);
});

test('only single numbers of the experiment are offered', () => {
  const { fields, experiment } = labOf('brain'), paths = offered(fields, experiment).map(({ path }) => path);
  assert.ok(paths.includes('alpha') && paths.includes('network.speed'));
  for (const path of ['omega', 'seed', 'dt', 'connectome', 'play', 'network.lesions', 'spread']) assert.ok(!paths.includes(path), `${path} is spread, a choice, or of the page`);
});

test('a map knows that it is of another state, but not because the simulation moves within it', () => {
  const paths = ['drive.0.frequency', 'drive.0.amplitude'], then = labOf('forced');
  const since = (values, situation = 'forced') => changedSince(then.experiment, labOf(situation, values).experiment, paths, then.fields);
  assert.equal(since({}), '');
  assert.equal(since({ 'drive.0.frequency': 9.2, 'drive.0.amplitude': 1 }), '');
  assert.match(since({ alpha: -3, 'drive.0.frequency': 9 }), /^α, .* was 5 and is -3$/);
  assert.match(since({ alpha: -3, gamma: 2 }), /, and 1 more$/);
  assert.equal(since({ dt: 0.05 }), 'other settings');
});

test('what is wrong with a range is said in the words of the panel', () => {
  const said = (text) => inPanel(text);
  assert.deepEqual(said('x.from: drive.0.frequency: must be 0 or more, got -5'), { text: '“from” across: drive.0.frequency: must be 0 or more, got −5', entries: ['x.from'] });
  assert.deepEqual(said('y.path: is "drive.0.frequency" as x.path is; choose another'), { text: 'The value up is "drive.0.frequency" as the value across is; choose another', entries: ['y.path'] });
  assert.deepEqual(said('window: must hold 16 samples, that is 16 ms or more, got 1').entries, ['window']);
  assert.match(said('settle is "-1"; it must be a time').text, /^“measured after” is "-1"/);
  for (const bad of [axis(1, 1, 20), axis(NaN, 1, 20), axis(0, 1, 900), axis(0, 1, 20, 'log')]) assert.doesNotMatch(said(faultOf(bad, 'y').text).text, /\by\.|count/);
  assert.deepEqual(said('The worker could not be loaded'), { text: 'The worker could not be loaded', entries: [] });
});

test('bounds of the colours: those of the measure, or round ones around what was found', () => {
  const open = { low: null, high: null, scale: 'magnitude' };
  assert.deepEqual(rangeFor({ low: 0, high: 1, scale: 'magnitude' }, { known: 3, low: 0.2, high: 0.3 }), { low: 0, high: 1 });
  const { low, high } = rangeFor(open, { known: 2, low: 3.14, high: 9.7 });
  assert.ok(low <= 3.14 && low >= 2 && high >= 9.7 && high < 11);
  const signed = rangeFor({ ...open, scale: 'signed' }, { known: 2, low: -2, high: 1 });
  assert.equal(signed.low, -signed.high);
  assert.equal(levelOf(5, { low: 5, high: 5 }), 128);
});

test('ticks lie at the centres of their values', () => {
  const one = axis(5, 15, 11);
  for (const [share, text] of marksOf(one, 6)) assert.ok(Math.abs(share - (Number(text) - 5 + 0.5) / 11) < 1e-12);
  assert.deepEqual(marksOf(axis(0.1, 100, 20, 'log'), 5).map(([, text]) => text), ['0.1', '1', '10', '100']);
});

test('the colours of a phase close, and zero is the lightest', () => {
  for (const paper of ['#fbfaf7', '#121312']) {
    const { rgb } = scaleFor('phase', paper), L = (n) => toOklab([...rgb.subarray(3 * n, 3 * n + 3)].map((x) => x / 255))[0];
    assert.deepEqual([...rgb.subarray(0, 3)], [...rgb.subarray(765)]);
    assert.ok(L(127) > 0.9 && L(0) < 0.35 && Math.abs(L(64) - L(191)) < 0.06);
  }
});

test('after an end nothing comes any more, and what is stopped before its workers are there never begins', async () => {
  let how, cancelled = 0, opened = 0;
  const pool = { open: (experiment, spec, given) => {
    how = given;
    opened += 1;
    return { cancel: () => void (cancelled += 1) };
  }, close: () => {} };
  const soon = () => new Promise((resolve) => setTimeout(resolve));
  const filling = new Filling(Promise.resolve(pool), {}, {}, () => {});
  await soon();
  how.onCells([0, 1], [1, NaN], { failure: 'x left the finite numbers' });
  assert.equal(filling.take().length, 1);
  filling.stop();
  how.onCells([2], [3]);
  how.onDone();
  assert.deepEqual([filling.take().length, filling.state, filling.failure, cancelled], [0, 'stopped', 'x left the finite numbers', 1]);
  const late = new Filling(Promise.resolve(pool), {}, {}, () => {});
  late.stop();
  await soon();
  assert.deepEqual([late.state, opened], ['stopped', 1]);
  const broken = new Filling(Promise.reject(new Error('x.path is "q"; it must be a parameter.')), {}, {}, () => {});
  await soon();
  assert.deepEqual([broken.state, broken.fault], ['failed', 'x.path is "q"; it must be a parameter']);
});

test('a cell whose drive is silent says so beside its number', () => {
  const x = { path: 'drive.0.frequency', from: 9, to: 11, count: 3, scale: 'linear' }, y = { path: 'drive.0.amplitude', from: 0, to: 4, count: 3, scale: 'linear' };
  const grid = new Grid(x, y);
  grid.fill([1, 4], [0, 1]);
  const map = { choice: { x, y }, grid, measure: catalog.mapMeasures.find(({ id }) => id === 'locked'), among: [] };
  assert.match(reading(map, [1, 0], [10, 0]), /: no, the drive is silent$/);
  assert.match(reading(map, [1, 1], [10, 2]), /: yes$/);
  const still = { ...map, measure: catalog.mapMeasures.find(({ id }) => id === 'amplitude') };
  assert.match(reading(still, [1, 0], [10, 0]), /: 0\ssignal$/);
});
