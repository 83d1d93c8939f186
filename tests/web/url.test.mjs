import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, context, core, dice } from './core.mjs';
import { drawHostile, drawPlace, isTaken, NASTIEST } from './drawn.mjs';
import { fieldsOf, modelOf } from '../../web/fields.js';
import { experimentOf } from '../../web/experiment.js';
import { firstModel, parted, read, write } from '../../web/url.js';

test('a link read back is the place it was written from, for every model', () => {
  const random = dice(7);
  for (const model of catalog.models) {
    for (let k = 0; k < 6; ++k) {
      const place = drawPlace(model, random);
      if (!isTaken(place)) continue;
      const hash = write(place, catalog);
      const back = read(hash, context);
      assert.deepEqual(back.problems, [], hash);
      assert.deepEqual(back.place, place, hash);
      assert.equal(write(back.place, catalog), hash);
    }
  }
});

test('a link holds only what differs from the standard', () => {
  for (const model of catalog.models) assert.equal(write({ model: model.id, situation: 'alone', preset: '', values: {}, kept: {} }, catalog), `#v1/${model.id}`);
  const field = fieldsOf(catalog, { model: 'stuart-landau', preset: '' }).get('alpha');
  assert.equal(write({ model: 'stuart-landau', situation: 'alone', preset: '', values: { alpha: field.standard }, kept: {} }, catalog), '#v1/stuart-landau');
  assert.equal(write({ model: 'stuart-landau', situation: 'forced', preset: '', values: { 'drive.0.frequency': 12, alpha: 0.3 }, kept: {} }, catalog),
    '#v1/stuart-landau?at=forced&alpha=0.3&drive.0.frequency=12');
});

test('every preset has a link that leads to it', () => {
  for (const model of catalog.models) {
    for (const preset of model.presets) {
      const { place, problems } = read(`#v1/${model.id}?preset=${preset.id}`, context);
      assert.deepEqual(problems, []);
      assert.equal(core.problem(experimentOf(catalog, place)), '');
      for (const [id, value] of Object.entries(preset.parameters)) assert.equal(experimentOf(catalog, place).parameters[id], value);
    }
  }
});

test('no link at all is a beginning without complaint', () => {
  for (const hash of ['', '#']) assert.deepEqual(read(hash, context), { place: { model: firstModel(catalog), situation: 'alone', preset: '', values: {}, kept: {} }, problems: [], notes: [] });
});

test('an unknown model is named, and the first one is shown', () => {
  const { place, problems } = read('#v1/stuart-lan', context);
  assert.equal(place.model, firstModel(catalog));
  assert.match(problems[0], /"stuart-lan"/);
});

test('a value that is no number is refused by name, value and way out', () => {
  for (const bad of ['NaN', 'banana', 'Infinity', '1e999', '', '5px', '0x10']) {
    const { place, problems } = read(`#v1/stuart-landau?alpha=${bad}&omega=50`, context);
    assert.equal(problems.length, 1, bad);
    assert.match(problems[0], /alpha/);
    assert.ok(problems[0].includes(bad), problems[0]);
    assert.match(problems[0], /must be a number/);
    assert.match(problems[0], /stays at its standard value, 5/);
    assert.deepEqual(place.values, { omega: 50 }, 'what is valid is loaded');
  }
});

test('a value beyond the slider is loaded; one that the core refuses is not', () => {
  const { high } = modelOf(catalog, 'stuart-landau').parameters.find((row) => row.id === 'alpha');
  assert.deepEqual(read(`#v1/stuart-landau?alpha=${high * 3}`, context).place.values, { alpha: high * 3 });
  for (const [key, value] of [['dt', '-0.1'], ['dt', '0'], ['dt', '1000000'], ['nodes', '2.5'], ['nodes', '99999'], ['integrator', 'magic'], ['precision', 'f16'], ['play', '90'], ['drive.0.frequency', '-3']]) {
    const { place, problems } = read(`#v1/stuart-landau?${key}=${value}`, context);
    assert.deepEqual(place.values, {}, `${key}=${value}`);
    assert.equal(problems.length, 1);
    assert.ok(problems[0].includes(key) && problems[0].includes(value), problems[0]);
  }
});

test('a link cut anywhere loads without an exception and never loses the model it still names', () => {
  const whole = '#v1/stuart-landau?at=forced&preset=shear&alpha=0.3&drive.0.frequency=12&integrator=heun&x=%C3%A9';
  for (let end = 0; end <= whole.length; ++end) {
    const { place } = read(whole.slice(0, end), context);
    assert.equal(core.problem(experimentOf(catalog, place)), '', whole.slice(0, end));
    if (end >= '#v1/stuart-landau'.length) assert.equal(place.model, 'stuart-landau');
  }
});

test('a link of another version is told so', () => {
  for (const hash of ['#v2/stuart-landau', '#stuart-landau', '#?', '#%E0%A4%A']) assert.match(read(hash, context).problems[0], /#v1\//);
});

test('keys of a later version are kept, ignored and written back', () => {
  const hash = '#v1/stuart-landau?alpha=2&network.delay=9&colour=blue';
  const { place, problems, notes } = read(hash, context);
  assert.deepEqual(problems, []);
  assert.match(notes.join(), /^network\.delay, colour: unknown here and ignored\. The parameters of .* are alpha, .*\.$/);
  assert.deepEqual(place.kept, { 'network.delay': '9', colour: 'blue' });
  assert.equal(write(place, catalog), hash);
});

test('a link cannot reach the prototype of an object', () => {
  const { place } = read('#v1/stuart-landau?__proto__=1&constructor=2&toString=3', context);
  assert.equal(Object.getPrototypeOf(place.values), Object.prototype);
  assert.equal(/** @type {any} */ ({})['1'], undefined);
  assert.deepEqual(place.values, {});
});

test('what the core says against a value ends before the next sentence begins', () => {
  const [problem] = read('#v1/stuart-landau?dt=-1', context).problems;
  assert.match(problem, /[.] dt stays at its standard value/);
});

test('10,000 hostile links: none throws, none takes long, and each leaves a state that the core takes', () => {
  const random = dice(20261122), began = performance.now();
  let slowest = 0;
  for (let k = 0; k < 10000; ++k) {
    const link = k < NASTIEST.length ? NASTIEST[k] : drawHostile(random), before = performance.now();
    const { hash, moment } = parted(link);
    const { place, problems, notes } = read(hash, context);
    slowest = Math.max(slowest, performance.now() - before);
    for (const [key, value] of Object.entries(moment ?? {})) assert.ok(['step', 'h', 'z'].includes(key) && typeof value === 'string', link.slice(0, 200));
    for (const sentence of [...problems, ...notes]) assert.ok(typeof sentence === 'string' && sentence.length > 0, link.slice(0, 200));
    assert.ok(modelOf(catalog, place.model), link.slice(0, 200));
    // What was read is written back to a link that says the same.
    if (k % 50 === 0 || k < NASTIEST.length) {
      const again = write(place, catalog);
      assert.equal(write(read(again, context).place, catalog), again, link.slice(0, 200));
      assert.equal(core.problem(experimentOf(catalog, place)), '', link.slice(0, 200));
    }
  }
  assert.equal({}.alpha, undefined);
  assert.ok(slowest < 10000, `the slowest took ${Math.round(slowest)} ms`);
  assert.ok(performance.now() - began < 120000);
});

test('a link parts into its state and its moment, and no key of a moment is the name of a value', () => {
  assert.deepEqual(parted('#v1/stuart-landau?alpha=2&step=100&h=0123456789abcdef'), { hash: '#v1/stuart-landau?alpha=2', moment: { step: '100', h: '0123456789abcdef' } });
  assert.deepEqual(parted('#v1/stuart-landau?z=abc'), { hash: '#v1/stuart-landau', moment: { z: 'abc' } });
  assert.deepEqual(parted('#v1/stuart-landau?%73tep'), { hash: '#v1/stuart-landau', moment: { step: '' } });
  for (const link of ['', '#', '#v1/kuramoto', '#v1/kuramoto?', '#v1/kuramoto?omega=3&&x', '#v1/step?steps=1&H=2']) assert.deepEqual(parted(link), { hash: link, moment: null });
  for (const model of catalog.models) for (const situation of ['alone', 'forced', 'network', 'brain']) for (const path of fieldsOf(catalog, { model: model.id, preset: '', situation }).keys()) assert.ok(!['step', 'h', 'z'].includes(path), `${model.id}: ${path}`);
});

test('a graph that cannot be made is refused in a sentence', () => {
  const { place, problems } = read('#v1/stuart-landau?at=brain&connectome=ring&connectome.nodes=100000000', context);
  assert.match(problems[0], /nodes.*100000000.*connectome\.nodes stays at its standard value/);
  assert.equal(place.values['connectome.nodes'], undefined);
});

test('of a key that stands in a link twice the last one counts, and half a character does no harm', () => {
  assert.equal(read('#v1/stuart-landau?alpha=1&omega=50&alpha=2', context).place.values.alpha, 2);
  assert.equal(write({ model: 'stuart-landau', situation: 'alone', preset: '', values: {}, kept: { a: '\ud800' } }, catalog), '#v1/stuart-landau?a=%EF%BF%BD');
});

test('a link to no model names the few that are nearest and where all of them are', () => {
  for (const [typed, meant] of [['stuart-lan', 'stuart-landau'], ['wilsoncowan', 'wilson-cowan'], ['jansenrit', 'jansen-rit'], ['kuramto', 'kuramoto'], ['Larter', 'larter-breakspear'], ['', ''], ['hodgkin-huxley', '']]) {
    const [problem] = read(`#v1/${typed}`, context).problems;
    const [, nearest, count] = /The nearest are ([^;]+); the ladder of the lab has all (\d+)\. /.exec(problem) ?? [];
    assert.equal(Number(count), catalog.models.length, problem);
    assert.equal(nearest.split(', ').length, 3);
    if (meant) assert.equal(nearest.split(', ')[0], meant);
  }
});
