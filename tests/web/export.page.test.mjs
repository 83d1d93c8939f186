// Everything that leaves the page as a file, saved as a visitor saves it; and the one-file lab, opened from a disk and in a sandbox.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PushPull } from '../../wasm/push_pull.js';
import { at, browser, open, server } from './page.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-files-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The element by itself, in a dialog over the lab. */
async function exporting(page) {
  const part = readdirSync(at('dist/assets')).find((name) => /^pp-export-[\w-]+\.js$/.test(name));
  assert.ok(part, 'the site holds the element');
  await page.evaluate(async (source) => {
    await import(source);
    const dialog = document.createElement('dialog'), element = document.createElement('pp-export'), lab = document.querySelector('pp-lab');
    element.addEventListener('pp-request', ({ detail }) => lab.dispatchEvent(new CustomEvent('pp-request', { detail })));
    setInterval(() => (element.lab = lab.lab), 50);
    dialog.append(element);
    lab.append(dialog);
    dialog.showModal();
  }, `${server.url}assets/${part}`);
  const box = page.locator('pp-export');
  await box.getByRole('button', { name: 'Save PNG' }).waitFor();
  return {
    box, said: () => box.getByRole('status').textContent(),
    choose: (name, option) => box.getByRole('combobox', { name, exact: true }).selectOption(option),
    async type(name, text) {
      await box.getByLabel(name, { exact: true }).fill(text);
      await box.getByLabel(name, { exact: true }).dispatchEvent('change');
    },
    press: (name) => box.getByRole('button', { name, exact: true }).click(),
    async save(name) {
      const [download] = await Promise.all([page.waitForEvent('download'), box.getByRole('button', { name, exact: true }).click()]);
      const file = path.join(folder, download.suggestedFilename());
      await download.saveAs(file);
      return file;
    },
  };
}

const heard = (page, text) => page.waitForFunction((part) => document.querySelector('pp-export [role=status]').textContent.includes(part), text);

test('pictures leave with title, words and link; numbers leave as the command line computes them; the experiment leads to the same state', async () => {
  const { page, done } = await open('#v1/stuart-landau?at=network&nodes=4&alpha=2');
  const { box, save, choose, type, press } = await exporting(page);

  const png = readFileSync(await save('Save PNG'));
  for (const part of ['Stuart–Landau (Hopf normal form), network', 'alpha = 2', '#v1/stuart-landau?at=network&alpha=2&nodes=4']) assert.ok(png.includes(part), part);
  await choose('View', 'scope');
  await choose('Scale', '3');
  await choose('Colours', 'dark');
  const scope = readFileSync(await save('Save PNG')), size = await page.evaluate(() => { const { width, height } = document.querySelector('pp-scope'); return [width, height]; });
  assert.ok(Math.abs(scope.readUInt32BE(16) - 3 * (size[0] + 32)) <= 3 && scope.readUInt32BE(20) > 3 * size[1], 'three pixels for one');

  const svg = readFileSync(await save('Save SVG'), 'utf8');
  const seen = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { broken: Boolean(file.querySelector('parsererror')), title: file.querySelector('title').textContent, about: file.querySelector('desc').textContent, ground: file.querySelector('rect').getAttribute('fill'), words: [...file.querySelectorAll('text')].map((one) => one.textContent), lines: file.querySelectorAll('path').length, images: file.querySelectorAll('image').length };
  }, svg);
  assert.deepEqual([seen.broken, seen.title, seen.ground, seen.images], [false, 'Stuart–Landau (Hopf normal form), network', 'rgb(18, 19, 18)', 0]);
  assert.ok(seen.words.includes('t (s)') && seen.words.some((word) => word.includes('push')) && seen.lines > 5, seen.words.join());
  assert.match(seen.about, /#v1\/stuart-landau\?at=network/);
  await choose('Colours', 'transparent');
  assert.doesNotMatch(readFileSync(await save('Save SVG'), 'utf8'), /<rect x="0" y="0"/);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'auto', 'the page keeps its theme');

  assert.match(readFileSync(await save('Save data'), 'utf8'), /^# title: [^]*\nt_ms,x\[0\],x\[1\]/);
  await box.getByLabel('A run from the start').check();
  await type('Duration (ms)', '50');
  const experiment = await save('Save experiment'), rows = readFileSync(await save('Save data'), 'utf8');
  const { stdout } = spawnSync(process.execPath, [at('wasm/cli.mjs'), 'run', experiment], { encoding: 'utf8' });
  assert.equal(rows.replace(/^#.*\n/gm, ''), stdout);
  const pp = await PushPull.load(), sim = pp.simulate(JSON.parse(readFileSync(experiment, 'utf8')));
  sim.step(500);
  assert.ok(rows.includes(`"state_hash":"${sim.hash()}"`), 'the state hash of the run');
  sim.delete();

  await type('Duration (ms)', '-3');
  await press('Save data');
  await heard(page, 'Duration: must be greater than 0 ms, got "-3".');
  await type('Duration (ms)', '100000000');
  await press('Save data');
  await heard(page, 'raise record.every or shorten duration.');
  await type('Duration (ms)', '200000');
  await press('Save data');
  await press('Cancel');
  await heard(page, 'Cancelled. Nothing was saved.');
  await done();
});

test('a clip of the page as it plays leaves in a format that this browser records, and one that is given up does not', async () => {
  const { page, done } = await open();
  const { save, type, press, choose } = await exporting(page);
  await choose('View', 'scope');
  await type('Seconds', '0');
  await page.locator('pp-export').getByRole('button', { name: /^Record/ }).click();
  await heard(page, 'A clip lasts 1 to 60 s, not "0".');
  await type('Seconds', '1');
  const record = await page.locator('pp-export').getByRole('button', { name: /^Record/ }).textContent().then((text) => text.trim());
  const clip = readFileSync(await save(record));
  assert.ok(clip.length > 5000 && (clip.subarray(4, 8).toString() === 'ftyp' || clip.readUInt32BE(0) === 0x1a45dfa3), `${clip.length} bytes`);
  await type('Seconds', '30');
  await press(record);
  await press('Cancel');
  await heard(page, 'Cancelled');
  assert.equal(await page.evaluate(() => Object.hasOwn(document.querySelector('pp-lab'), 'draw')), false, 'the page draws as before');
  await done();
});

const alive = () => performance.getEntriesByName('first-oscillation').length > 0;

test('the lab saved as one file opens from a disk where the page was, forced and as a whole brain, with its workers, without a request', async () => {
  const link = '#v1/stuart-landau?at=forced&alpha=2&drive.0.frequency=9';
  const { page, done } = await open(link);
  const file = await (await exporting(page)).save('Save the lab');
  await done();

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } }), lab = await context.newPage();
  const complaints = [], asked = [];
  lab.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  lab.on('pageerror', (error) => complaints.push(error.stack || String(error)));
  lab.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(file).href;
  await lab.goto(address);
  await lab.waitForFunction(alive);
  assert.equal(await lab.evaluate(() => location.hash), link);
  assert.equal(await lab.getByRole('link', { name: 'Lessons' }).getAttribute('href'), `${server.url}learn/`, 'what is not in the file is on the site it came from');
  const ask = (request) => lab.evaluate((detail) => document.querySelector('pp-lab').dispatchEvent(new CustomEvent('pp-request', { detail })), request);
  await ask({ type: 'situation', id: 'brain' });
  await lab.waitForFunction(() => window.__pushPull.lab.connectome?.nodes === 68 && /Colin27/.test(document.querySelector('pp-brain')?.shadowRoot.textContent ?? ''));
  // A worker: the map in the place of the carpet.
  await ask({ type: 'link', hash: '#v1/stuart-landau?at=forced&map=' });
  await lab.locator('pp-dock select').last().selectOption('map');
  await lab.waitForFunction(() => document.querySelector('pp-map')?.table().rows.flat().filter((value) => Number.isFinite(value)).length > 20);
  assert.deepEqual([asked.filter((one) => !one.startsWith('blob:') && !one.startsWith('data:')), complaints], [[address], []]);
  await lab.screenshot({ path: at('build/shots/one-file.png') });
  await context.close();
});

test('the one-file lab runs in the sandboxed frame of a course page', async () => {
  const context = await browser.newContext(), host = await context.newPage();
  const complaints = [];
  host.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  await host.setContent(`<iframe sandbox="allow-scripts" src="${server.url}push-pull-lab.html#v1/kuramoto?omega=50" width="900" height="600"></iframe>`);
  const frame = host.frames().find((one) => one.url().includes('push-pull-lab'));
  await frame.waitForFunction(alive);
  assert.equal(await frame.evaluate(() => window.__pushPull.lab.model.id), 'kuramoto');
  assert.deepEqual(complaints, []);
  await context.close();
});
