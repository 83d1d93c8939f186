// Drives in the page's modules: fields, links, documents, curves, and the words and signals made of them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, context, core } from './core.mjs';
import { difference, experimentOf, reader } from '../../web/experiment.js';
import { fieldsOf, modelOf } from '../../web/fields.js';
import { firstState, requests } from '../../web/requests.js';
import { read, write } from '../../web/url.js';
import { absent } from '../../web/lab/family.js';
import { parseCurve } from '../../web/forcing/curve.js';
import { KickWatch, risesOf, wrapped } from '../../web/forcing/kicks.js';

const reduce = requests(context);
const after = (...list) => list.reduce((state, [type, detail]) => reduce(state, { type, ...detail }), firstState(context));
const set = (path, value) => ['set', { path, value }];
const forced = (...list) => after(['situation', { id: 'forced' }], ...list);
const brain = (...list) => after(['situation', { id: 'brain' }], ...list);
const documentOf = (state) => experimentOf(catalog, state);
const labOf = (state) => ({ catalog, model: modelOf(catalog, state.model), state, fields: fieldsOf(catalog, state) });

test('until somebody chooses otherwise the document is that of the first load, and a whole brain has no drive', () => {
  assert.deepEqual(documentOf(forced()).drive, [{ kind: 'sine', input: 'f', amplitude: 4, frequency: 10.5 }, { kind: 'constant', input: 'f', amplitude: 0 }]);
  assert.equal(documentOf(brain()).drive, undefined);
  assert.equal(documentOf(forced()).noise, undefined);
});

test('every kind runs in every model as it is first chosen, and each of its numbers acts at once', () => {
  for (const { id, coupling } of catalog.models) {
    for (const { id: kind, fields, channels = 1 } of catalog.drives) {
      const state = reduce(after(['model', { id }], ['situation', { id: 'forced' }]), { type: 'set', path: 'drive.0.kind', value: kind });
      // Only what has two dimensions can be pushed round.
      if (channels > coupling.channels) {
        assert.match(state.message?.text, /drive\.0\.kind is "rotating"; it must be one of none, constant, sine/);
        continue;
      }
      assert.equal(state.message, null, `${id} ${kind}: ${state.message?.text}`);
      const experiment = documentOf(state);
      assert.equal(core.problem(experiment), '', `${id} ${kind}`);
      if (id !== 'stuart-landau') continue;
      const sim = core.simulate(experiment);
      for (const { id: number } of fields) {
        const now = experiment.drive[0][number];
        if (typeof now !== 'number') continue;
        const other = { ...experiment, drive: [{ ...experiment.drive[0], [number]: now + 1 }, ...experiment.drive.slice(1)] };
        if (core.problem(other)) continue;
        assert.deepEqual(difference(experiment, other), { kind: 'set', changes: [[`drive.0.${number}`, now + 1]] });
        sim.set(`drive.0.${number}`, now + 1);
      }
      assert.equal(sim.step(100), 100, `${kind}: ${sim.failure}`);
      sim.delete();
    }
  }
});

test('a link carries several drives, whatever the order of its keys, and leads back to the same document', () => {
  const state = forced(set('drive.0.kind', 'pulses'), set('drive.0.width', 20), set('drive.2.kind', 'chirp'), set('drive.2.law', 'logarithmic'), set('drive.2.input', 'field'), set('drive.2.amplitude', 2),
    set('drive.3.kind', 'multi-sine'), set('drive.3.frequencies', '8, 13'), set('drive.1.kind', 'none'), set('drive.3.start', 500), set('drive.3.ramp', 200), set('noise.0.kind', 'pink'));
  assert.equal(state.message, null);
  const hash = write(state, catalog);
  const [head, query] = hash.split('?');
  for (const link of [hash, `${head}?${query.split('&').reverse().join('&')}`]) {
    const { place, problems, notes } = read(link, context);
    assert.deepEqual([problems, notes], [[], []], link);
    assert.deepEqual(place.values, state.values);
    assert.deepEqual(documentOf({ ...state, ...place }), documentOf(state));
  }
  const { drive, noise } = documentOf(state);
  assert.deepEqual(drive.map(({ kind }) => kind), ['pulses', 'constant', 'chirp', 'multi-sine']);
  assert.deepEqual([drive[1].amplitude, drive[2].law, drive[2].input, drive[3].frequencies, drive[3].start, noise[0].kind], [0, 'logarithmic', 'field', [8, 13], 500, 'pink']);
});

test('another door is measured in another unit, so that the amplitude begins anew', () => {
  const state = forced(set('drive.0.amplitude', 7));
  const field = fieldsOf(catalog, reduce(state, { type: 'set', path: 'drive.0.input', value: 'field' }));
  assert.equal(field.get('drive.0.amplitude').quantity.unit, 'V/m');
  assert.equal(reduce(state, { type: 'set', path: 'drive.0.input', value: 'field' }).values['drive.0.amplitude'], undefined);
  assert.equal(reduce(state, { type: 'set', path: 'drive.0.kind', value: 'square' }).values['drive.0.amplitude'], 7);
});

test('another model keeps the shape of the drives and sets its own sizes, frequencies and times', () => {
  const state = reduce(forced(set('drive.0.kind', 'square'), set('drive.0.duty', 0.2), set('drive.0.amplitude', 7), set('drive.2.kind', 'rotating')), { type: 'model', id: 'wilson-cowan' });
  assert.deepEqual(state.values, { 'drive.0.kind': 'square', 'drive.0.duty': 0.2 });
  assert.equal(core.problem(documentOf(state)), '');
  const turning = reduce(forced(set('drive.2.kind', 'rotating')), { type: 'model', id: 'kuramoto' });
  assert.deepEqual(turning.values, { 'drive.2.kind': 'rotating' }, 'a model that hears two channels keeps what turns');
  assert.equal(core.problem(documentOf(turning)), '');
});

test('what the core refuses is a sentence, and everything stays', () => {
  const dt = documentOf(forced()).dt;
  for (const [path, value, said] of [['drive.0.frequency', 900 / dt, /dt below|Nyquist/], ['drive.3.frequencies', '8,x', /"x" is no number/], ['drive.0.kind', 'sawtooth', /must be one of none, constant/]]) {
    const before = forced(set('drive.3.kind', 'multi-sine'));
    const state = reduce(before, { type: 'set', path, value });
    assert.match(state.message?.text ?? '', said, path);
    assert.equal(state.message.kind, 'error');
    assert.deepEqual(state.values, before.values);
  }
  const { problems, place } = read('#v1/stuart-landau?at=forced&drive.0.kind=pulses&drive.0.width=-3&drive.2.kind=square', context);
  assert.match(problems.join(' '), /width/);
  assert.deepEqual([place.values['drive.0.kind'], place.values['drive.0.width'], place.values['drive.2.kind']], ['pulses', undefined, 'square']);
});

test('in a whole brain a drive reaches the regions it is sent to, through a field that points somewhere', () => {
  const state = brain(set('drive.0.kind', 'sine'), set('drive.0.input', 'field'), set('drive.0.nodes', '3,37'), set('drive.0.montage', 'uniform'), set('drive.0.montage.x', 0.5));
  assert.equal(state.message, null);
  const { drive } = documentOf(state);
  assert.deepEqual([drive[0].nodes, drive[0].montage], [[2, 36], { kind: 'uniform', direction: [0.5, 0, 1] }]);
  const electrodes = reduce(state, { type: 'set', path: 'drive.0.montage', value: 'electrodes' });
  assert.deepEqual(documentOf(electrodes).drive[0].montage, { kind: 'electrodes', anodes: ['F3'], cathodes: ['Cz'] });
  assert.equal(core.problem(documentOf(electrodes)), '');
  const wrong = reduce(electrodes, { type: 'set', path: 'drive.0.montage.anodes', value: 'Q9' });
  assert.match(wrong.message.text, /Q9/);
  assert.deepEqual(wrong.values, electrodes.values);
});

test('a link that needs more than the first drives waits for the family', () => {
  const first = { ...catalog, forcing: undefined };
  for (const hash of ['#v1/stuart-landau?at=forced&drive.0.kind=square', '#v1/stuart-landau?drive.2.amplitude=3', '#v1/stuart-landau?at=forced&drive.1.input=field'])
    assert.equal(absent({ type: 'link', hash }, first)?.id, 'forcing', hash);
  assert.equal(absent({ type: 'forcing' }, first)?.id, 'forcing');
  for (const hash of ['#v1/stuart-landau?at=forced&drive.0.frequency=12&drive.1.amplitude=1', '#v1/stuart-landau']) assert.equal(absent({ type: 'link', hash }, first), undefined);
  assert.equal(absent({ type: 'forcing' }, catalog), undefined);
});

test('the scope shows one line for each drive that acts, and the sentence names them', () => {
  const two = labOf(forced(set('drive.2.kind', 'square')));
  assert.deepEqual(catalog.forcing.signals(two).map(({ id, name }) => `${id} ${name}`), ['drive.0 1 sine', 'drive.2 3 square wave']);
  assert.match(catalog.forcing.said(two).head, /^Driven \(sine 4.*10\.5.*, square wave 4.*at/);
  assert.equal(catalog.forcing.said(labOf(forced(set('drive.2.kind', 'constant'), set('drive.2.amplitude', 1)))).name, 'sine', 'beside others the one with a frequency is named');
  assert.equal(catalog.forcing.said(labOf(forced(set('drive.0.kind', 'square')))).name, undefined);
  const noisy = catalog.forcing.said(labOf(forced(set('drive.0.kind', 'ou'), set('drive.2.kind', 'gaussian')))).head;
  assert.match(noisy, /^Driven \(Ornstein–Uhlenbeck .*, Gaussian bump /);
  assert.deepEqual(catalog.forcing.signals(labOf(brain())), []);
  assert.equal(catalog.forcing.said(labOf(forced(set('drive.0.amplitude', 0)))), null);
});

test('a curve is read from one column or two, whatever separates them', () => {
  assert.deepEqual(parseCurve('1\n2\n-3\n'), { values: [1, 2, -3], times: null });
  assert.deepEqual(parseCurve('time (s),value\r\n0,1\r\n0.5,2e-1'), { values: [1, 0.2], times: [0, 500] });
  assert.deepEqual(parseCurve('0;1,5\n2;−2'), { values: [1.5, -2], times: [0, 2] });
  assert.deepEqual(parseCurve('t_ms\tv\n0\t1\n3\t2'), { values: [1, 2], times: [0, 3] });
});

test('a curve with gaps, words or times that turn back is refused by its row', () => {
  for (const [text, said] of [
    ['1\n\n3', /Row 2 is empty/], ['1\nx\n3', /Row 2 is "x"/], ['t,v\n0,1\n1,', /Row 3, column 2, is empty/], ['0,1.5\n2,1\n1,1', /Row 3: time 1 ms does not come after 2 ms/],
    ['1,2,3\n4,5,6', /Row 1 has 3 columns/], ['0,1\n2', /Row 2 has 1 column/], ['', /no numbers/], ['5', /at least two/], ['1\nNaN', /Row 2 is "NaN"/], ['1\nInfinity', /Row 2 is "Infinity"/],
  ]) assert.throws(() => parseCurve(text), said, text);
});

test('a decimal comma is no separator, and what may be either is asked back', () => {
  assert.deepEqual(parseCurve('2,5\n1,25\n0,75'), { values: [2.5, 1.25, 0.75], times: null });
  assert.deepEqual(parseCurve('−1,5\n−1,25'), { values: [-1.5, -1.25], times: null });
  assert.throws(() => parseCurve('0,5\n1,25\n2,75'), /Row 1 is "0,5".*0\.5.*0;5/);
  for (const plain of ['t,v\n0,5\n1,25', '0, 5\n1, 25', '0,5.0\n1,25', '0;5\n1;25']) assert.deepEqual(parseCurve(plain), { values: [5, 25], times: [0, 1] });
  assert.throws(() => parseCurve('0,5\n1'), /Row 2 has 1 column.*write a point/);
});

test('a curve of a hundred thousand rows is read at once, a longer one refused with what to do', () => {
  const rows = (count) => Array.from({ length: count }, (_, n) => `${n},${Math.sin(n).toFixed(6)}`).join('\n');
  const [few, many] = [1e4, 1e5].map((count) => rows(count));
  parseCurve(few);
  const time = (text) => Math.min(...[0, 1, 2].map(() => {
    const began = performance.now();
    assert.equal(parseCurve(text).values.length, text.split('\n').length);
    return performance.now() - began;
  }));
  assert.ok(time(many) < 30 * time(few), 'no more than in proportion');
  assert.throws(() => parseCurve(rows(1e6)), /1000000 rows; a curve holds up to 100000 values.*every 10th row/);
});

test('an empty entry of a list is no shorter list', () => {
  for (const [kind, name] of [['curve', 'values'], ['curve', 'times'], ['multi-sine', 'frequencies'], ['multi-sine', 'phases']]) {
    for (const list of ['1,,2', '1,2,', ',1,2']) {
      const { place, problems } = read(`#v1/stuart-landau?at=forced&drive.0.kind=${kind}&drive.0.${name}=${list}`, context);
      assert.match(problems.join(' '), new RegExp(`${name}: entry \\d is empty`), `${name}=${list}`);
      assert.equal(place.values[`drive.0.${name}`], undefined);
    }
  }
});

test('a region that there is not is named, and only that field falls back', () => {
  const { place, problems } = read('#v1/stuart-landau?at=brain&drive.0.kind=sine&drive.0.nodes=3,69&drive.0.amplitude=5', context);
  assert.deepEqual(problems, ['drive.0.nodes names region 69; there are 68, counted from 1. drive.0.nodes stays at its standard value, all.']);
  assert.deepEqual(place.values, { 'drive.0.kind': 'sine', 'drive.0.amplitude': 5 });
  const small = '#v1/stuart-landau?at=brain&drive.0.kind=sine&connectome=ring&connectome.nodes=12&drive.0.nodes=';
  assert.match(read(`${small}13`, context).problems.join(), /region 13; there are 12/);
  assert.deepEqual(read(`${small}12`, context).problems, []);
  const chosen = brain(set('drive.0.kind', 'sine'), set('drive.0.nodes', '60'), set('connectome', 'ring'));
  assert.equal(chosen.values['drive.0.nodes'], undefined, 'another connectome has other regions');
});

test('a drive cannot stop before it starts, in the page and in a link', () => {
  const state = forced(set('drive.0.start', 500), set('drive.0.stop', 100));
  assert.equal(state.message?.text, 'drive.0.stop is 100 ms and drive.0.start is 500 ms; stop must be after start, or 0 for never. It stays 0.');
  for (const query of ['drive.0.start=500&drive.0.stop=100', 'drive.0.stop=500&drive.0.start=500']) assert.match(read(`#v1/stuart-landau?at=forced&${query}`, context).problems.join(), /stop must be after start/, query);
  const good = read('#v1/stuart-landau?at=forced&drive.0.stop=500&drive.0.start=100', context);
  assert.deepEqual([good.problems, good.place.values['drive.0.stop']], [[], 500]);
});

test('a key of a link that a drive does not read leads to those that it reads', () => {
  const notes = (query) => read(`#v1/stuart-landau?at=forced&${query}`, context).notes.join(' ');
  assert.match(notes('drive.0.width=3'), /^drive\.0\.width is unknown here and ignored\. Drives of the kind sine read input, amplitude, start, stop, ramp, frequency, phase\.$/);
  assert.match(notes('drive.7.kind=sine'), /there are at most 4 drives, drive\.0\.kind to drive\.3\.kind/);
  assert.match(notes('drive.0.montage=uniform'), /whole brain/);
  assert.match(notes('drive.0.nodes=5'), /^drive\.0\.nodes does nothing here: it is of a whole brain/);
  assert.match(notes('drive.2.frequency=5'), /drive 3 is none; choose its kind with drive\.2\.kind/);
  assert.match(read('#v1/stuart-landau?at=brain&drive.0.kind=sine&drive.0.montage=uniform', context).notes.join(), /drive\.0\.input=field/);
  assert.match(notes('colour=3&drive.0.width=3'), /Drives of the kind sine.* colour: unknown here and ignored\. The parameters/);
  assert.equal(notes('drive.0.kind=pulses&drive.0.width=20'), '');
});

test('a long curve stays in the page and out of the link', () => {
  const id = catalog.forcing.curves.add('long.csv', { values: Array.from({ length: 1000 }, (_, n) => Math.sin(n)), times: null });
  const state = forced(set('drive.0.kind', 'curve'), set('drive.0.values', id));
  assert.equal(state.message, null);
  assert.equal(documentOf(state).drive[0].values.length, 1000);
  assert.match(reduce(state, { type: 'set', path: 'drive.0.values', value: 'file:other.csv' }).message.text, /"other\.csv", which stayed/);
});

test('the phase and the shift of a kick are read off the record of a rhythm', () => {
  // A phase that turns in 100 ms and is set forward by 0.4 rad at 750 ms.
  const period = 100, dt = 1, shift = 0.4, kicked = 750;
  const record = (end) => {
    const mean = Float64Array.from({ length: end }, (_, k) => Math.sin((2 * Math.PI * (k + 0.5)) / period + (k >= kicked ? shift : 0)));
    return { what: ['observable'], nodes: 1, every: 1, capacity: end, first: 0, count: end, mean, min: mean, max: mean };
  };
  const clock = (end) => ({ time: end, steps: end, dt });
  assert.ok(risesOf(record(600), 0, clock(600), 0).rises.every((rise) => Math.abs(wrapped((2 * Math.PI * rise) / period)) < 0.02));
  const watch = new KickWatch();
  watch.begin(record(kicked), 0, clock(kicked), period);
  assert.ok(Math.abs(watch.last.phase - Math.PI) < 0.02);
  assert.equal(watch.last.shift, null);
  watch.follow(record(kicked + 500), clock(kicked + 500));
  assert.ok(Math.abs(watch.last.shift - shift) < 0.02, String(watch.last.shift));
});

test('the values of a state are read through its fields', () => {
  const state = forced(set('drive.0.kind', 'gaussian'));
  const value = reader(state, fieldsOf(catalog, state));
  assert.ok(value('drive.0.width') >= 2 * value('dt'));
});
