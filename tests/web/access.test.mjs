// What can be held against the text of the pages and of their modules: which scripts may run, what becomes markup; and what the
// summary and the tables say.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { catalog, context, core } from './core.mjs';
import { pages, source } from './access.mjs';
import { experimentOf } from '../../web/experiment.js';
import { fieldsOf, modelOf, paceOf } from '../../web/fields.js';
import { firstState, requests } from '../../web/requests.js';
import { recorded } from '../../web/draw/lab.js';
import { summary, synchrony } from '../../web/summary.js';
import { shorten } from '../../web/elements/data-table.js';

const reduce = requests(context);

/** A lab as the page has it, after so many ms. */
function labOf(list, ms) {
  const state = list.reduce((now, [type, detail]) => reduce(now, { type, ...detail }), firstState(context));
  const model = modelOf(catalog, state.model), sim = core.simulate(experimentOf(catalog, state));
  sim.scope({ what: recorded(model), every: Math.max(1, Math.round(1000 / paceOf(model, state.preset) / 100 / sim.dt)), columns: 4096 });
  sim.step(Math.round(ms / sim.dt));
  return { catalog, model, state, fields: fieldsOf(catalog, state), sim };
}

test('the summary says the model, how many nodes, what they do, whether together, and the time', () => {
  assert.equal(summary(labOf([], 4000)), 'Stuart–Landau (Hopf normal form), oscillating at 10 hertz, running at 0.1 times real time, at 4 seconds.');
  assert.match(summary(labOf([['preset', { id: 'below-hopf' }]], 8000)), /^Stuart–Landau \(Hopf normal form\), at rest, running/);
  assert.match(summary(labOf([['situation', { id: 'forced' }], ['pause']], 4000)), /^Stuart–Landau \(Hopf normal form\), driven at [\d.]+ hertz, oscillating at [\d.]+ hertz, paused, at 4 seconds\.$/);
  assert.match(summary(labOf([['situation', { id: 'network' }], ['set', { path: 'network.gain', value: 20 }]], 6000)), /^Stuart–Landau \(Hopf normal form\), 10 nodes, oscillating at [\d.]+ hertz, synchronised, R (0\.9\d|1\.00), running/);
  assert.match(summary(labOf([['situation', { id: 'network' }], ['set', { path: 'network.gain', value: 0 }]], 6000)), /between [\d.]+ and [\d.]+ hertz, (partially|not) synchronised, R 0\.\d\d,/);
  assert.match(summary(labOf([], 1)), /^Stuart–Landau \(Hopf normal form\), not yet measured,/);
});

test('R of the summary is that of the phases', () => {
  for (const gain of [0, 4, 12]) {
    const { sim, model } = labOf([['model', { id: 'kuramoto' }], ['situation', { id: 'network' }], ['set', { path: 'network.gain', value: gain }]], 0);
    sim.step(Math.round(3000 / sim.dt));
    const trace = sim.trace(), since = trace.count;
    let sum = 0, count = 0;
    for (; sim.trace().count < since + 1200; ++count) {
      sim.step(20);
      const phases = sim.read(model.plane[0]);
      sum += Math.hypot(phases.reduce((x, phase) => x + Math.cos(phase), 0), phases.reduce((y, phase) => y + Math.sin(phase), 0)) / sim.nodes;
    }
    const nodes = Array.from({ length: sim.nodes }, (_, node) => node);
    const found = synchrony(sim.trace(), model.push, nodes, since);
    assert.ok(Math.abs(found - sum / count) < 0.06, `gain ${gain}: ${found}, ${sum / count}`);
  }
});

test('a long table is shortened along its axis, a list of names at its end, and both say so', () => {
  const rows = Array.from({ length: 998 }, (_, k) => [k, k]);
  assert.deepEqual(shorten({ caption: '', head: [], rows: rows.slice(0, 200) }).said, '');
  const some = shorten({ caption: '', head: [], rows });
  assert.ok(some.rows.length <= 200 && some.rows[1][0] === 5, `${some.rows.length}`);
  assert.equal(some.said, 'Shown: every 5th of 998 rows; a copy has all.');
  assert.equal(shorten({ caption: '', head: [], rows: rows.map(([k]) => [`node ${k}`, k]) }).said, 'Shown: the first 200 of 998 rows; a copy has all.');
});

/** What runs in a page, from its own policy. @param {string} html */
const policyOf = (html) => /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1].replaceAll('&#39;', "'") ?? '';

test('every built page has a policy: no inline script or style, no eval, nothing from elsewhere', () => {
  assert.ok(pages().length >= 10, `${pages()}`);
  for (const path of pages()) {
    const html = source(path), policy = policyOf(html);
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /base-uri 'none'/, path);
    assert.match(policy, /form-action 'none'/, path);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/, path);
    // A file that stands alone holds its scripts, each allowed by its own hash; others hold none.
    const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*type="(?:application|text\/plain)[^"]*")[^>]*>/g)].length;
    assert.equal([...policy.matchAll(/'sha256-[\w+/=]{44}'/g)].length >= inline, true, `${path}: ${inline} scripts inside`);
    assert.doesNotMatch(html.replace(/<script[\s\S]*?<\/script>/g, ''), /\son\w+="|javascript:/i, path);
  }
});

/**
 * Where something that is not one constant becomes markup, by what is put in, and why nothing of a visitor's comes there: it is written in
 * the source, or was set when the site was built. A new place has to be looked at and added.
 */
const MARKUP = {
  'web/dialects/pp-six.js': ['RUNGS.map(({ model }, k)'],                   // the six rungs and what is written of them
  'web/elements/math.js': ['unsafeHTML(typeset)', 'unsafeHTML(typeset)'],    // KaTeX, when the site is built
  'web/elements/pp-nodes.js': ['SYNTHETIC'],                                 // a constant sentence
  'web/elements/pp-phase-response.js': ['-MOST', 'MOST', 'USUAL'],           // constants of the file
  'web/elements/view.js': ['\'<canvas></canvas>\'.repeat(layers)'],         // how many canvases
  'web/embed/frame.js': ["innerHTML = this.#math[id] ?? ''"],      // MathML, when the file is made; by the id of a model of the catalogue
  'web/learn/elements/pp-task.js': ['innerHTML = RING'],                     // a constant of the file
};
const SINKS = /unsafe(?:HTML|SVG|Static)\([^)]*\)|(?:inner|outer)HTML\s*=\s*(?=[`'"])|(?:inner|outer)HTML\s*=[^;\n]*|insertAdjacentHTML\('\w+',\s*(?=[`'"])|insertAdjacentHTML\([^;\n]*|setHTMLUnsafe|createContextualFragment|parseFromString|document\.write|srcdoc|\beval\(|new Function|set(?:Timeout|Interval)\(\s*['"`]/g;

/** What a literal puts in, by the first words of each; nothing where it is one constant. @param {string} text that begins with the literal @returns {string[] | null} null: no literal */
function inserted(text) {
  if (!/^[`'"]/.test(text)) return null;
  /** @type {string[]} */ const found = [];
  /** Which literals and insertions are open. */ const open = ['`'];
  let begin = 0;
  for (let k = 1; text[0] === '`' && k < text.length && open.length; ++k) {
    const inLiteral = open.at(-1) === '`';
    if (inLiteral && text.startsWith('${', k)) {
      if (open.length === 1) begin = k + 2;
      open.push('}');
      k += 1;
    } else if (!inLiteral && text[k] === '{') open.push('}');
    else if (text[k] === open.at(-1)) {
      open.pop();
      if (text[k] === '}' && open.length === 1) found.push(text.slice(begin, k).split('=>')[0].trim());
    } else if (text[k] === '`') open.push('`');
  }
  return found;
}

test('nothing becomes markup, or code, but what is written in the source or set by the build', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = readdirSync(`${root}web`, { recursive: true }).map((name) => `web/${String(name).replaceAll('\\', '/')}`).filter((name) => name.endsWith('.js') && !name.startsWith('web/build/'));
  const found = {};
  for (const name of files) {
    const text = readFileSync(root + name, 'utf8').replace(/^import .*$/gm, '');
    for (const match of text.matchAll(SINKS)) for (const one of inserted(text.slice(match.index + match[0].length)) ?? [match[0]]) (found[name] ??= []).push(one);
  }
  assert.deepEqual(found, MARKUP);
});
