// Every sample of every text runs, and prints what it says it prints. How a sample is marked decides what is done with it:
//
//   js        runs. Those of a page go on where the one before ended, until one imports anew. `// → 10.0` behind an expression or a
//             console.log is what it gives; what follows three blanks is a remark.
//   sh        runs in a folder of the page's own. A fence marked text that follows at once is what it prints. A fence that builds,
//             serves or tests (npm, build/) is not run: links.test.mjs knows whether its commands exist.
//   json      is an experiment that the core takes, or a list of them; without a model or beside a connectome alone, the rest is filled in.
//   cpp       stands in a file of the repository, which is compiled.
//   python    is Python. html is run by tests/web/embed.page.test.mjs, its links are read by tests/web/docs.test.mjs;
//   markdown  is a lesson that tests/web/lessons.test.mjs builds; math is set by docs.test.mjs or by whoever shows it.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { pp } from '../core.mjs';
import { pages, root } from './markdown.mjs';
import { differs, printed } from './shown.mjs';

const folder = path.join(root, 'build', 'samples');
rmSync(folder, { recursive: true, force: true });
mkdirSync(path.join(folder, 'bin'), { recursive: true });

/** Samples of these pages run in a browser, and tests/web/embed.page.test.mjs runs them. */
const inBrowser = new Set(['docs/embed.md']);
const LANGUAGES = ['js', 'sh', 'json', 'text', 'html', 'python', 'markdown', 'cpp', 'math', 'ts'];
const of = (/** @type {typeof pages[number]} */ page, /** @type {string} */ language) => page.fences.filter((fence) => fence.language === language);

test('every sample is marked with a language that something here checks', () => {
  for (const { name, fences } of pages) for (const { language, line } of fences) assert.ok(LANGUAGES.includes(language), `${name}:${line}: a fence is marked "${language}"; known: ${LANGUAGES.join(', ')}`);
});

test('what is shown is compared by its digits', () => {
  assert.equal(differs('10.0 { a: 1 }', '10.04 { a: 1 }'), '');
  assert.notEqual(differs('10.0', '10.06'), '');
  assert.notEqual(differs('12', '12.1'), '');
  assert.equal(differs('1.2e-7 … end', '1.24e-7 or so, end'), '');
  assert.notEqual(differs('an end', 'an End of it'), '');
});

// ---- js ---------------------------------------------------------------------------------------------------------------

/** Puts a check where a line says what it gives. @param {string} code @param {string} place the page's name @param {number} first */
function checked(code, place, first) {
  return code.split('\n').map((line, k) => {
    const [, before, said] = /^(.*?)\s*\/\/ → (.*)$/.exec(line) ?? [];
    if (said === undefined) return line;
    const shown = JSON.stringify(said.split(/ {3}/)[0]), at = JSON.stringify(`${place}:${first + k}`);
    const logged = /^\s*console\.log\((.*)\);?$/.exec(before)?.[1], named = /^\s*(?:const|let)\s+(\w+)\s*=/.exec(before)?.[1];
    if (logged !== undefined) return `__says(${at}, ${shown}, ${logged});`;
    return named ? `${before} __says(${at}, ${shown}, ${named});` : `__says(${at}, ${shown}, ${before.trim().replace(/;$/, '')});`;
  }).join('\n');
}

/** @type {any} */ (globalThis).__says = (/** @type {string} */ place, /** @type {string} */ shown, /** @type {unknown[]} */ ...values) => {
  const wrong = differs(shown, printed(values));
  if (wrong) throw new assert.AssertionError({ message: `${place} ${wrong}` });
};

for (const page of pages) {
  const samples = inBrowser.has(page.name) ? [] : of(page, 'js');
  /** @type {typeof samples[]} */
  const chains = [];
  for (const sample of samples) {
    if (/^import /m.test(sample.code) || chains.length === 0) chains.push([sample]);
    else chains.at(-1)?.push(sample);
  }
  for (const chain of chains) {
    test(`${page.name}:${chain[0].line}: ${chain.length === 1 ? 'the sample runs' : `${chain.length} samples run, one after the other`}`, async () => {
      // Each line stands where it stands in the text, so that a fault names it.
      const lines = [`const console = { log() {}, error() {} };`];
      for (const { code, line } of chain) {
        while (lines.length < line - 1) lines.push('');
        lines.push(...checked(code, page.name, line).split('\n').slice(0, -1));
      }
      const file = path.join(folder, `${page.name.replaceAll('/', '-')}-${chain[0].line}.mjs`);
      writeFileSync(file, lines.join('\n'));
      try {
        await import(pathToFileURL(file).href);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        const { stack = '' } = /** @type {Error} */ (error);
        const line = new RegExp(`${path.basename(file).replace(/[.]/g, '\\.')}:(\\d+)`).exec(stack)?.[1] ?? chain[0].line;
        assert.fail(`${page.name}:${line}: ${error}`);
      }
    });
  }
}

// ---- sh ---------------------------------------------------------------------------------------------------------------

const program = `exec "${process.execPath}" "${path.join(root, 'wasm', 'cli.mjs')}" "$@"\n`;
for (const [name, text] of [['push-pull', `#!/bin/sh\n${program}`], ['npx', `#!/bin/sh\ntest "$1" = push-pull || exit 9\nshift\n${program}`]]) {
  writeFileSync(path.join(folder, 'bin', name), text);
  chmodSync(path.join(folder, 'bin', name), 0o755);
}
const env = { ...process.env, PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env.PATH}` };
const ofTheProject = /^\s*(?:[A-Z_]+=\S+ )?(?:npm|build\/|git|cmake|emcmake|node (?:--test|scripts))/m;

/** @param {string} script @param {string} cwd @returns {Promise<{ code: unknown, stdout: string, stderr: string }>} */
const shell = (script, cwd) => new Promise((resolve) => {
  execFile('sh', ['-exc', script], { cwd, env, timeout: 120_000 }, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }));
});

describe('commands', { concurrency: 2 }, () => {
  for (const page of pages) {
    const scripts = of(page, 'sh').filter(({ code }) => !ofTheProject.test(code));
    if (scripts.length === 0) continue;
    test(`${page.name}: the commands run`, async () => {
      const here = path.join(folder, page.name.replaceAll('/', '-'));
      mkdirSync(here);
      for (const { code, line, after } of scripts) {
        const { code: status, stdout, stderr } = await shell(code, here);
        assert.equal(status, 0, `${page.name}:${line}: ends with ${status}\n${stderr.split('\n').slice(-8).join('\n')}`);
        const shown = after === 'text' ? page.fences[page.fences.findIndex((fence) => fence.line === line) + 1] : null;
        const wrong = shown && differs(shown.code, stdout);
        assert.ok(!wrong, `${page.name}:${shown?.line} ${wrong}`);
      }
    });
  }
});

// ---- the others -------------------------------------------------------------------------------------------------------

test('every experiment that is shown, or part of one, is taken', () => {
  for (const page of pages) {
    for (const { code, line } of of(page, 'json')) {
      let given;
      assert.doesNotThrow(() => void (given = JSON.parse(code)), `${page.name}:${line}: no JSON`);
      for (const part of Array.isArray(given) ? given : [given]) {
        const { connectome, ...rest } = part;
        assert.equal(pp.problem({ model: 'stuart-landau', ...rest, ...(connectome && { network: { connectome } }) }), '', `${page.name}:${line}`);
      }
    }
  }
});

test('C++ that is shown stands in the file it is cut from', () => {
  const sources = ['core/model', 'tests/core'].flatMap((name) => readdirSync(path.join(root, name)).map((file) => readFileSync(path.join(root, name, file), 'utf8')));
  for (const page of pages) for (const { code, line } of of(page, 'cpp')) assert.ok(sources.some((source) => source.includes(code)), `${page.name}:${line}: no file has\n${code}`);
});

test('Python that is shown is Python', (t) => {
  const samples = pages.flatMap((page) => of(page, 'python').map(({ code, line }) => ({ code, place: `${page.name}:${line}` })));
  assert.ok(samples.length > 0);
  for (const { code, place } of samples) {
    const { error, status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: code, encoding: 'utf8' });
    if (error) return t.skip('there is no python3');
    assert.equal(status, 0, `${place}: ${stderr}`);
  }
});
