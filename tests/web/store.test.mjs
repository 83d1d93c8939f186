import assert from 'node:assert/strict';
import test from 'node:test';
import { Store } from '../../web/store.js';

const count = (state, request) => (request.type === 'add' ? { ...state, n: state.n + 1, deep: { list: [state.n] } } : state);
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a burst of requests is told once, with the state before it', async () => {
  const store = new Store({ n: 0 }, count);
  const heard = [];
  store.subscribe((state, before) => heard.push([state.n, before.n]));
  for (let k = 0; k < 5; ++k) store.dispatch({ type: 'add' });
  assert.equal(store.state.n, 5, 'the state itself is up to date at once');
  assert.deepEqual(heard, []);
  await settled();
  assert.deepEqual(heard, [[5, 0]]);
});

test('a request that changes nothing is not told', async () => {
  const store = new Store({ n: 0 }, count);
  let heard = 0;
  store.subscribe(() => ++heard);
  store.dispatch({ type: 'other' });
  await settled();
  assert.equal(heard, 0);
});

test('the state is frozen to the bottom', () => {
  const store = new Store({ n: 0 }, count);
  store.dispatch({ type: 'add' });
  assert.throws(() => { store.state.n = 9; }, TypeError);
  assert.throws(() => { store.state.deep.list.push(1); }, TypeError);
});

test('a listener can stop listening, also while it is told', async () => {
  const store = new Store({ n: 0 }, count);
  let first = 0, second = 0;
  const stop = store.subscribe(() => { ++first; stop(); });
  store.subscribe(() => ++second);
  store.dispatch({ type: 'add' });
  await settled();
  store.dispatch({ type: 'add' });
  await settled();
  assert.deepEqual([first, second], [1, 2]);
});

test('a request from a listener is told in a turn of its own', async () => {
  const store = new Store({ n: 0 }, count);
  const heard = [];
  store.subscribe((state) => {
    heard.push(state.n);
    if (state.n < 3) store.dispatch({ type: 'add' });
  });
  store.dispatch({ type: 'add' });
  await settled();
  assert.deepEqual(heard, [1, 2, 3]);
});
