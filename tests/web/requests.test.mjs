import assert from 'node:assert/strict';
import test from 'node:test';
import { catalog, context, core } from './core.mjs';
import { experimentOf, difference, reader } from '../../web/experiment.js';
import { fieldsOf, playFor, roundTo125 } from '../../web/fields.js';
import { firstState, requests } from '../../web/requests.js';
import { SITUATIONS } from '../../web/url.js';

const reduce = requests(context);
const first = firstState(context);
const after = (...list) => list.reduce((state, [type, detail]) => reduce(state, { type, ...detail }), first);
const valueOf = (state, path) => reader(state, fieldsOf(catalog, state))(path);

test('every model in every situation with every preset is an experiment that the core accepts', () => {
  for (const model of catalog.models)
    for (const id of SITUATIONS)
      for (const preset of ['', ...model.presets.map((one) => one.id)])
        assert.equal(core.problem(experimentOf(catalog, after(['model', { id: model.id }], ['situation', { id }], ['preset', { id: preset }]))), '', `${model.id} ${id} ${preset}`);
});

test('no request changes a state in place', () => {
  const frozen = Object.freeze({ ...first, values: Object.freeze({}) });
  for (const request of [['set', { path: 'alpha', value: 1 }], ['preset', { id: 'shear' }], ['situation', { id: 'network' }], ['rung', { rung: 6 }], ['toggle'], ['reset'], ['undo'], ['faster'], ['unset', { path: 'alpha' }]])
    reduce(frozen, { type: request[0], ...request[1] });
  assert.deepEqual(frozen, first);
});

test('an unknown request changes nothing', () => assert.equal(reduce(first, { type: 'fly' }), first));

test('a value set and put back leaves no trace in the values', () => {
  assert.equal(after(['set', { path: 'alpha', value: 2 }]).values.alpha, 2);
  assert.deepEqual(after(['set', { path: 'alpha', value: 2 }], ['unset', { path: 'alpha' }]).values, {});
});

test('a refused value names itself and what stays, and changes nothing', () => {
  for (const value of ['banana', 'NaN', '', '1e400']) {
    const state = after(['set', { path: 'alpha', value }]);
    assert.deepEqual(state.values, {});
    assert.equal(state.message.kind, 'error');
    assert.ok(state.message.text.includes('alpha') && state.message.text.includes(value) && /It stays 5/.test(state.message.text), state.message.text);
  }
  assert.match(after(['set', { path: 'dt', value: -1 }]).message.text, /dt.*-1.*It stays/s);
  assert.match(after(['set', { path: 'wings', value: 1 }]).message.text, /wings/);
});

test('another model keeps the seed and the precision, and drops what belongs to the model', () => {
  const state = after(['set', { path: 'seed', value: 4 }], ['set', { path: 'precision', value: 'f64' }], ['set', { path: 'alpha', value: 2 }], ['set', { path: 'dt', value: 0.01 }], ['model', { id: 'kuramoto' }]);
  assert.deepEqual(state.values, { seed: 4, precision: 'f64' });
  assert.equal(state.model, 'kuramoto');
});

test('climbing leads to the first model of a rung, and climbing in place does nothing', () => {
  const state = after(['rung', { rung: 6 }]);
  assert.equal(catalog.models.find((one) => one.id === state.model).rung, 6);
  const other = catalog.models.filter((one) => one.rung === 6).at(-1);
  assert.equal(reduce(after(['model', { id: other.id }]), { type: 'rung', rung: 6 }).model, other.id);
  assert.equal(reduce(first, { type: 'rung', rung: 9 }), first);
});

test('a preset restarts, drops parameters that were set and keeps the drive', () => {
  const state = after(['set', { path: 'alpha', value: 2 }], ['set', { path: 'drive.0.frequency', value: 14 }], ['preset', { id: 'shear' }]);
  assert.deepEqual(state.values, { 'drive.0.frequency': 14 });
  assert.equal(valueOf(state, 'beta'), 15);
  assert.equal(state.start, first.start + 1);
});

test('undo goes back over a whole drag at once', () => {
  const dragged = after(['set', { path: 'alpha', value: 1 }], ['settle'], ['set', { path: 'omega', value: 10 }], ['set', { path: 'omega', value: 20 }], ['set', { path: 'omega', value: 30 }]);
  assert.deepEqual(reduce(dragged, { type: 'undo' }).values, { alpha: 1 });
});

test('undo takes back both values of one choice, as of a click on a map', () => {
  const chosen = after(['set', { path: 'alpha', value: 1 }], ['settle'], ['set', { path: 'omega', value: 10, as: 'map' }], ['set', { path: 'gamma', value: 2, as: 'map' }], ['settle']);
  assert.deepEqual(reduce(chosen, { type: 'undo' }).values, { alpha: 1 });
  const again = [['set', { path: 'omega', value: 11, as: 'map' }], ['set', { path: 'gamma', value: 3, as: 'map' }]].reduce((state, [type, detail]) => reduce(state, { type, ...detail }), chosen);
  assert.deepEqual(reduce(again, { type: 'undo' }).values, { alpha: 1, omega: 10, gamma: 2 });
});

test('a failure pauses and says so, and undo leads back', () => {
  const failed = reduce(after(['set', { path: 'dt', value: 20 }]), { type: 'failed', text: 'State x left.' });
  assert.equal(failed.running, false);
  assert.deepEqual(failed.message, { kind: 'error', text: 'State x left.' });
  assert.deepEqual(reduce(failed, { type: 'undo' }).values, {});
});

test('speed goes in steps of 1, 2, 5 and stays between 0.01 and 4', () => {
  let state = first;
  const seen = [];
  for (let k = 0; k < 12; ++k) seen.push(valueOf((state = reduce(state, { type: 'faster' })), 'play'));
  assert.deepEqual(seen.slice(0, 6), [0.2, 0.5, 1, 2, 4, 4]);
  for (let k = 0; k < 12; ++k) state = reduce(state, { type: 'slower' });
  assert.equal(valueOf(state, 'play'), 0.01);
});

test('a rhythm is played at about one cycle a second', () => {
  assert.equal(playFor(10), 0.1);
  assert.equal(playFor(40), 0.02);
  assert.equal(playFor(1), 1);
  assert.equal(playFor(0.16), 4);
  assert.equal(playFor(1000), 0.01);
  assert.equal(playFor(null), 0.1);
  for (const value of [0.013, 0.4, 1, 3.4, 7.6, 94]) assert.match(String(roundTo125(value)), /^0?\.?0*[125]0*$/);
});

test('numbers that change are told as numbers, and anything else as a document', () => {
  const from = experimentOf(catalog, after(['situation', { id: 'forced' }]));
  const to = (...list) => experimentOf(catalog, after(['situation', { id: 'forced' }], ...list));
  assert.deepEqual(difference(from, from), { kind: 'same' });
  assert.deepEqual(difference(from, to(['set', { path: 'alpha', value: 1 }], ['set', { path: 'drive.0.frequency', value: 3 }])), { kind: 'set', changes: [['alpha', 1], ['drive.0.frequency', 3]] });
  assert.deepEqual(difference(from, to(['set', { path: 'dt', value: 0.01 }])), { kind: 'adopt' });
  assert.deepEqual(difference(from, experimentOf(catalog, first)), { kind: 'adopt' });
});

test('what is positive by nature stays so however far it is spread', () => {
  const models = catalog.models.filter(({ parameters, spread }) => parameters.find((row) => row.id === spread.parameter).scale === 'log');
  assert.ok(models.length);
  for (const model of models) {
    const { parameter, low, high } = model.spread;
    const spread = (value) => experimentOf(catalog, after(['model', { id: model.id }], ['situation', { id: 'network' }], ['set', { path: 'spread', value }])).parameters[parameter];
    const [from, to] = spread(1).uniform;
    assert.ok(Math.abs(Math.log(from / low)) < 0.02 && Math.abs(Math.log(to / high)) < 0.02, `${model.id} ${from} ${to}`);
    assert.ok(spread(40).uniform[0] > 0);
    assert.equal(typeof spread(0), 'number');
  }
});

test('the spread of a network is the declared interval at 1 and one value at 0', () => {
  const model = catalog.models.find((one) => one.id === 'stuart-landau');
  const spread = (value) => experimentOf(catalog, after(['situation', { id: 'network' }], ['set', { path: 'spread', value }])).parameters[model.spread.parameter];
  assert.ok(Math.abs(spread(1).uniform[0] - model.spread.low) < 1e-9 && Math.abs(spread(1).uniform[1] - model.spread.high) < 1e-9);
  assert.equal(spread(0), model.parameters.find((row) => row.id === model.spread.parameter).value);
});

test('a run that has failed goes on with the next valid value or with undo, and an invalid one keeps the way out', () => {
  const failed = reduce(after(['set', { path: 'alpha', value: 2 }]), { type: 'failed', text: 'State x left.' });
  const refused = reduce(failed, { type: 'set', path: 'alpha', value: 'banana' });
  assert.equal(refused.running, false);
  assert.ok(refused.failed && refused.before);
  for (const request of [{ type: 'note', text: '' }, { type: 'faster' }, { type: 'touch', path: 'alpha' }, { type: 'set', path: 'alpha', value: 2 }]) assert.ok(reduce(failed, request).failed, request.type);
  assert.equal(reduce(refused, { type: 'undo' }).running, true);
  assert.equal(reduce(refused, { type: 'set', path: 'alpha', value: 3 }).running, true);
  const paused = reduce(reduce(after(['set', { path: 'alpha', value: 2 }]), { type: 'step' }), { type: 'failed', text: 'State x left.' });
  assert.equal(reduce(paused, { type: 'undo' }).running, false, 'what was paused stays so');
});

test('a number may carry its unit, a decimal comma and a typographic minus', () => {
  const typed = (path, value) => after(['set', { path, value }]).values[path];
  for (const text of ['3 s⁻¹', '3s⁻¹', '3 1/s', '3,0', ' 3 ']) assert.equal(typed('alpha', text), 3, text);
  for (const text of ['−2,5', '–2.5', '-2.5 1/s', '− 2.5']) assert.equal(typed('alpha', text), -2.5, text);
  assert.equal(typed('alpha', '1e-3 s⁻¹'), 1e-3);
  assert.equal(typed('drive.0.frequency', '12 Hz'), 12);
  for (const text of ['3 Hz', '1,000.5', '1,2,3', '3 s', 's⁻¹', '1-2']) assert.equal(after(['set', { path: 'alpha', value: text }]).message.kind, 'error', text);
});

test('a step beyond a second is refused with the limit', () => {
  const { values, message } = after(['set', { path: 'dt', value: 1e6 }]);
  assert.deepEqual(values, {});
  assert.match(message.text, /dt is 1000000 ms; it must be at most 1000 ms\. It stays/);
});
