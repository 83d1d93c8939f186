import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { executable, reaches, which } from '../../scripts/find.mjs';
import { needs } from '../../scripts/needs.mjs';
import { manual } from '../../scripts/setup.mjs';
import { countCatch2, countNode } from '../../scripts/suites.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('versions are compared part by part', () => {
  assert.ok(reaches([3, 25, 1], [3, 25]) && reaches([4, 0], [3, 25]) && reaches([3, 30], [3, 25]));
  assert.ok(!reaches([3, 9], [3, 25]) && !reaches([2, 99], [3, 25]) && !reaches([], [3]));
});

test('every need has a name for each kind of machine, and each is for something', () => {
  for (const need of needs) {
    assert.ok(need.apt.length && need.dnf && need.brew && need.purposes.length, need.name);
    const text = manual([need]);
    for (const name of [need.apt[0], need.dnf, need.brew]) assert.ok(text.includes(name), `${need.name}: ${name}`);
  }
});

test('a program that is too old counts as missing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-find-'));
  try {
    const file = path.join(folder, 'cmake');
    writeFileSync(file, '#!/bin/sh\necho cmake version 3.16.3\n');
    chmodSync(file, 0o755);
    const env = { PATH: folder };
    assert.equal(which('cmake', env), file);
    assert.equal(executable('cmake', env, { atLeast: [3, 25] }), null);
    assert.equal(executable('cmake', env, { atLeast: [3, 16] })?.note, '3.16.3');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a machine where nothing may be installed is told what to type, and start ends with code 1', () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'push-pull-bare-'));
  mkdirSync(path.join(empty, 'home'));
  try {
    const env = { PATH: empty, HOME: path.join(empty, 'home'), PUSH_PULL_INSTALL: 'no' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: root, env, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stdout, /^\[1\/\d\] cmake … failed/);
    for (const part of [/^Missing: cmake, ninja, emscripten/, /sudo apt-get update && sudo apt-get install .*cmake ninja-build emscripten/, /sudo dnf install/, /brew install/, /emsdk/]) assert.match(stderr, part);
    assert.ok(!/\n {4}at /.test(stderr));
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
});

test('what is missing comes through apt: lists updated once, one package at a time, and a refusal is passed on', () => {
  const bin = mkdtempSync(path.join(tmpdir(), 'push-pull-apt-'));
  try {
    const program = (/** @type {string} */ name, /** @type {string} */ body) => writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    program('sudo', 'shift; [ "$1" = true ] || exec "$@"');
    program('env', 'exec /usr/bin/env "$@"');
    program('apt-get', `echo "$DEBIAN_FRONTEND $*" >> '${bin}/asked'
case "$*" in
  *ninja-build) echo 'E: Unable to locate package ninja-build'; exit 100 ;;
  *cmake) printf '#!/bin/sh\\necho cmake version 3.30.1\\n' > '${bin}/cmake'; /bin/chmod +x '${bin}/cmake' ;;
esac`);
    const env = { PATH: bin, HOME: bin };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], { cwd: root, env, encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stdout, /^\[1\/6\] cmake … installed \(\d.*s\)\n\[2\/6\] ninja … failed\n$/);
    assert.match(stderr, /^ninja could not be installed\.\nE: Unable to locate package ninja-build\nMissing: ninja, emscripten/);
    assert.deepEqual(readFileSync(path.join(bin, 'asked'), 'utf8').trim().split('\n'), [
      'noninteractive update', 'noninteractive install -y --no-install-recommends cmake', 'noninteractive install -y --no-install-recommends ninja-build',
    ]);
  } finally {
    rmSync(bin, { recursive: true, force: true });
  }
});

test('the counts of Catch2 are read from its last lines', () => {
  const good = `${'='.repeat(79)}\nAll tests passed (1234 assertions in 56 test cases)\n`;
  assert.deepEqual(countCatch2(good), { passed: 56, failed: 0, skipped: 0 });
  assert.deepEqual(countCatch2('All tests passed (1 assertion in 1 test case)'), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(countCatch2('test cases:  4 |  3 passed | 1 failed\nassertions: 10 | 9 passed | 1 failed\n'), { passed: 3, failed: 1, skipped: 0 });
  assert.deepEqual(countCatch2('test cases: 5 | 2 passed | 1 skipped | 2 failed as expected\n'), { passed: 2, failed: 0, skipped: 1 });
  assert.deepEqual(countCatch2('No tests ran\n'), { passed: 0, failed: 0, skipped: 0 });
});

test('the counts of node --test are read, whatever the reporter', () => {
  for (const mark of ['ℹ', '#']) {
    const text = ['tests 9', 'suites 0', 'pass 5', 'fail 1', 'cancelled 1', 'skipped 2', 'todo 0'].map((line) => `${mark} ${line}\n`).join('');
    assert.deepEqual(countNode(text), { passed: 5, failed: 2, skipped: 2 });
  }
  assert.deepEqual(countNode('Killed\n'), { passed: 0, failed: 0, skipped: 0 });
});
