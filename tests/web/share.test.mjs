// What is shared, without a document: links with a moment, how they are tried and verified, snippets, citations.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { catalog, context, core, dice, fakeClock, settled } from './core.mjs';
import { drawPlace, isTaken } from './drawn.mjs';
import { citationOf } from '../../web/build/citation.js';
import { STANDARD, readOptions } from '../../web/embed/options.js';
import { experimentOf } from '../../web/experiment.js';
import { Session } from '../../web/lab/session.js';
import { arrive } from '../../web/share/arrive.js';
import { bibtex, citation } from '../../web/share/cite.js';
import { MOST_TEXT, choose, pack, readMoment, rehearse, replay, unpack, verdict, withMoment } from '../../web/share/moment.js';
import { HOSTS, addressOf, isLocal } from '../../web/share/snippets.js';
import { parted, read, write } from '../../web/url.js';

const text = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const STATE = '#v1/stuart-landau?alpha=2';
const simOf = (hash) => core.simulate(experimentOf(catalog, read(hash, context).place));
const momentOf = (sim) => ({ step: sim.steps, h: sim.hash(), bytes: sim.snapshot({ state: true }) });

test('a moment is written into a link and read from it again', () => {
  for (const hash of ['#v1/stuart-landau', STATE]) {
    const link = withMoment(hash, { step: 1234, h: '0123456789abcdef' });
    const { hash: bare, moment } = parted(link);
    assert.equal(bare, hash);
    assert.equal(withMoment(hash, {}), hash);
    assert.deepEqual(readMoment(moment), { moment: { step: 1234, h: '0123456789abcdef', z: '' }, problems: [] });
  }
});

test('a wrong moment is told in one sentence that says what would be right', () => {
  for (const [named, said] of [[{ step: '-1' }, /^step is "-1"; it must be a whole number from 0 to 1000000\.$/], [{ step: '99999999' }, /^step is/], [{ h: 'ABC' }, /^h is "ABC"; it must be the 16 hexadecimal digits/], [{ z: '' }, /^z is no state/], [{ z: '<b>' }, /^z is no state/], [{ z: 'A'.repeat(MOST_TEXT + 1) }, /^z has 2,001 characters; it must have at most 2,000\.$/]]) {
    const { problems } = readMoment(named);
    assert.equal(problems.length, 1, JSON.stringify(named));
    assert.match(problems[0], said);
  }
});

test('a state comes out of a link as it went in; what is cut, changed or too large does not come out', async () => {
  const sim = simOf('#v1/nmm1?at=network');
  sim.step(777);
  const bytes = sim.snapshot({ state: true }), z = await pack(bytes);
  assert.match(z, /^[\w-]+$/);
  assert.deepEqual(await unpack(z), bytes);
  const other = simOf('#v1/nmm1?at=network');
  other.restore(await unpack(z), { state: true });
  assert.equal(other.hash(), sim.hash());
  const next = dice(3);
  for (let k = 0; k < 300; ++k) {
    const at = Math.floor(next() * z.length), odd = k % 3 === 0 ? z.slice(0, at) : `${z.slice(0, at)}${'Az09-_'[k % 6]}${z.slice(at + 1)}`;
    if (odd === z) continue;
    const out = await unpack(odd), before = other.hash();
    try {
      if (out) other.restore(out, { state: true });
      // Spare bits of the last character carry nothing.
      assert.equal(other.hash(), sim.hash(), odd);
    } catch (error) {
      assert.equal(error.name, 'PushPullError', odd);
      assert.equal(other.hash(), before);
    }
  }
  assert.equal(await unpack(deflateRawSync(Buffer.alloc(5e6)).toString('base64url')), null, 'what would unpack to megabytes');
});

test('a replay breathes, tells how far it is, and ends when it is asked to, when it takes too long and when a step fails', async () => {
  let clock = 0, rests = 0;
  const how = (cost) => ({ now: () => clock, rest: async () => void (rests += 1), advance: (n) => ((clock += n * cost), n) });
  const { advance, ...rest } = how(0.01);
  assert.deepEqual(await replay(advance, 100000, rest), { done: 100000, end: 'reached' });
  assert.ok(rests > 20, `${rests} rests in a second`);
  const seen = [];
  assert.equal((await replay(advance, 100000, { ...rest, more: (done) => seen.push(done) < 3 })).end, 'stopped');
  assert.ok(seen.length === 3 && seen[0] < seen[1] && seen[2] < 100000);
  const slow = how(50);
  const long = await replay(slow.advance, 1e6, slow);
  assert.ok(long.end === 'long' && long.done < 5000, JSON.stringify(long));
  assert.deepEqual(await replay((n) => Math.max(0, n - 10), 1000, rest), { done: 54, end: 'failed' });
  assert.deepEqual(await replay(advance, 0, rest), { done: 0, end: 'reached' });
});

test('a run that nothing has touched is linked by its steps, and found again from the link', async () => {
  for (const hash of [STATE, '#v1/kuramoto?at=network&seed=7', '#v1/mpr?at=brain&noise.0.sigma=0.01']) {
    const sim = simOf(hash);
    sim.step(431);
    const { kind, keys, text: said } = await choose(core, hash, momentOf(sim));
    assert.deepEqual([kind, keys], ['replayed', { step: 431, h: sim.hash() }]);
    assert.match(said, /bit for bit/);
    const { hash: bare, moment } = parted(withMoment(hash, keys));
    const found = await rehearse(core, bare, readMoment(moment).moment.step);
    assert.equal(found.hash, sim.hash());
    sim.delete();
  }
});

test('a run that was changed on the way carries its state where that is small, and says so where it is not', async () => {
  const sim = simOf(STATE);
  sim.step(300);
  sim.kick(0, 'x', 0.1);
  sim.step(300);
  const small = await choose(core, STATE, momentOf(sim));
  assert.equal(small.kind, 'carried');
  assert.deepEqual(Object.keys(small.keys), ['h', 'z']);
  assert.match(small.text, /^A replay from the start leads elsewhere, .* carries the state itself, in \d+ characters\.$/);
  const again = simOf(STATE);
  again.restore(await unpack(small.keys.z), { state: true });
  again.step(500);
  sim.step(500);
  assert.equal(again.hash(), sim.hash(), 'and goes on as the other does');
  const brain = simOf('#v1/mpr?at=brain');
  brain.step(100);
  brain.kick(3, 'v', 0.5);
  const large = await choose(core, '#v1/mpr?at=brain', momentOf(brain));
  assert.deepEqual([large.kind, large.keys], ['large', {}]);
  assert.match(large.text, /too large for a link.*restarted/);
  assert.match((await choose(core, STATE, { ...momentOf(sim), step: 2e6 })).text, /^A link replays at most 1,000,000 steps, and this run has taken 2,000,000\./);
  assert.match((await choose(core, '#v1/mpr?at=brain&connectome=file:mine', momentOf(brain))).text, /^Whoever opens this link is told: .*which this browser does not have/);
});

test('what became of a moment is one honest sentence', () => {
  const moment = { step: 100, h: '0123456789abcdef', z: '' };
  assert.match(verdict(moment, { steps: 100, hash: moment.h, end: 'reached' }).text, /^✓ Reproduced bit for bit: 0123456789abcdef at step 100\.$/);
  const other = verdict(moment, { steps: 100, hash: 'ffffffffffffffff', end: 'reached' });
  assert.deepEqual([other.kind, /Not reproduced.*ffffffffffffffff.*0123456789abcdef.*changed, or made by another version/.test(other.text)], ['error', true]);
  assert.match(verdict(moment, { steps: 40, hash: '', end: 'stopped' }).text, /stopped 40 steps after the start; the link names 100\. Nothing was compared/);
  assert.match(verdict({ ...moment, h: '' }, { steps: 100, hash: 'f', end: 'reached' }).text, /names none to compare/);
  assert.match(verdict({ step: 0, h: moment.h, z: 'x' }, { steps: 77, hash: moment.h, end: 'reached' }).text, /^✓ The state of the link bit for bit: .* at step 77, carried/);
});

test('200 random states lead through their links to the same experiment', () => {
  const random = dice(11);
  let count = 0;
  for (let k = 0; count < 200; ++k) {
    const place = drawPlace(catalog.models[k % catalog.models.length], random);
    if (!isTaken(place)) continue;
    const { hash, moment } = parted(withMoment(write(place, catalog), { step: k, h: '0123456789abcdef' }));
    assert.deepEqual(experimentOf(catalog, read(hash, context).place), experimentOf(catalog, place), hash);
    assert.equal(moment.step, String(k));
    count += 1;
  }
});

const figure = (options = {}) => ({ base: 'https://HOST/embed/v1/', state: STATE, title: 'A rhythm is born', options: { ui: 'min', show: [], lock: [], ...options } });

test('every snippet holds the link of its figure, and nothing of a title or a link can leave its attribute', () => {
  const evil = { ...figure({ ui: 'std', show: ['alpha', 'omega'], lock: ['omega'] }), state: '#v1/stuart-landau?at=forced&alpha=2&x=%22%3E', title: '"><script>alert(1)</script> & co' };
  for (const { id, write: snippet } of HOSTS) {
    const out = snippet(evil);
    assert.doesNotMatch(out, /<script>alert/, id);
    assert.ok(/stuart-landau/.test(out) && /omega/.test(out) && out.includes('https://HOST/embed/v1/'), id);
  }
  const { hash, options, problems } = readOptions(addressOf(evil).replace(/^[^#]*/, ''));
  assert.deepEqual([hash, problems], [evil.state, []]);
  assert.deepEqual(options, { ...STANDARD, ...evil.options });
});

test('the guide to embedding shows the same snippets', () => {
  const guide = text('docs/embed.md').replace(/\s+/g, ' ');
  const of = (id, options) => HOSTS.find((host) => host.id === id).write(figure(options)).replace(/\s+/g, ' ');
  assert.ok(guide.includes(of('frame')), of('frame'));
  assert.ok(guide.includes(of('element', { ui: 'std', show: ['alpha', 'omega'] })), of('element', { ui: 'std', show: ['alpha', 'omega'] }));
  assert.ok(guide.includes('{anywidget} https://HOST/embed/v1/widget.mjs { "state": "#v1/stuart-landau?alpha=2", "ui": "std" }'));
  assert.deepEqual(JSON.parse(of('myst', { ui: 'std' }).replace(/^```\S+ \S+|```$/g, '')), { state: STATE, ui: 'std' });
});

test('a cell for a notebook is Python with its texts in quotes', () => {
  const cell = HOSTS.find(({ id }) => id === 'jupyter').write({ ...figure({ lock: ['alpha'] }), state: '#v1/kuramoto?x="\\' });
  assert.match(cell, /_esm = "https:\/\/HOST\/embed\/v1\/widget\.mjs"/);
  assert.match(cell, /state = traitlets\.Unicode\("#v1\/kuramoto\?x=\\"\\\\"\)\.tag\(sync=True\)/);
  assert.match(cell, /lock = traitlets\.Unicode\("alpha"\)/);
});

test('an address of this machine is known as one', () => {
  for (const local of ['http://localhost:8080/lab/', 'http://127.0.0.1/', 'file:///home/a/lab.html', 'http://[::1]:3000/', 'http://mybox.local/']) assert.ok(isLocal(local), local);
  for (const open of ['https://example.org/lab/', 'https://localhost.example.org/', 'https://user.github.io/push-pull/lab/']) assert.ok(!isLocal(open), open);
});

test('a citation names the paper, the software with its version, the source of the model with its DOI, and the link', () => {
  const facts = citationOf(text('CITATION.cff'), catalog);
  assert.equal(facts.software.version, JSON.parse(text('package.json')).version);
  assert.equal(facts.paper.authors.length, 5);
  for (const model of catalog.models) {
    assert.ok(facts.dois[model.id], model.id);
    const all = { ...facts, link: `https://example.org/lab/#v1/${model.id}?a=1`, origins: [{ name: model.name, source: model.source, doi: facts.dois[model.id], key: model.id }] };
    const said = citation(all), entries = bibtex(all);
    for (const part of ['Physics Reports 1189', '10.1016/j.physrep.2026.05.004', 'arXiv:2512.10982', 'version 0.1.0', model.source, encodeURI(model.doi), all.link]) assert.ok(said.includes(part), `${model.id}: ${part}`);
    assert.equal(entries.match(/^@\w+\{[\w-]+,$/gm).length, 3);
    assert.equal(entries.split('{').length, entries.split('}').length, entries);
  }
});

test('the link in the guide to links is one that verifies itself', async () => {
  const [link] = /#v1\/\S+&h=[0-9a-f]{16}/.exec(text('docs/links.md'));
  const { hash, moment } = parted(link), { moment: named } = readMoment(moment);
  assert.equal((await rehearse(core, hash, named.step)).hash, named.h);
});

test('a state that a link carries is not put into an experiment that was changed while it was unpacked', async () => {
  const there = simOf('#v1/stuart-landau');
  there.step(700);
  const face = { render() {}, draw() {}, say() {}, reset() {} };
  const session = new Session(core, fakeClock(), face, { hash: '#v1/stuart-landau', running: true, theme: 'auto' });
  const coming = arrive(session, { h: there.hash(), z: await pack(there.snapshot({ state: true })) });
  session.ask({ type: 'set', path: 'alpha', value: 3 });
  const { sim } = session;
  await coming;
  await settled();
  assert.deepEqual([session.sim === sim, sim.steps, session.store.state.message], [true, 0, null]);
  there.delete();
});
