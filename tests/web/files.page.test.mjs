// A connectome from a file in the page: dropped, understood, accepted or not, while the simulation goes on.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { encodings } from '../wasm/files/encodings.mjs';
import { at, open, steps } from './page.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Drops files on the page as a person would. @param {{ name: string, bytes: Uint8Array }[]} files */
const drop = (page, files) => page.evaluate((list) => {
  const transfer = new DataTransfer();
  for (const { name, bytes } of list) transfer.items.add(new File([Uint8Array.from(bytes)], name));
  document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })));

/** Keeps what the page is given. */
const listen = (page) => page.evaluate(() => {
  window.given = [];
  document.addEventListener('pp-connectome', ({ detail: { connectome, verdict } }) => window.given.push({ nodes: connectome.nodes, weights: [...connectome.weights], format: verdict.format }));
});
const given = (page) => page.evaluate(() => window.given);
const ready = (page) => page.waitForSelector('pp-connectome-card dialog[open] .primary:not([disabled])');
const text = (content) => new TextEncoder().encode(content);
const directed = [{ name: 'weights.csv', bytes: text('0,1,0\n0.5,0,2\n0,3,0\n') }];

/** Runs on, whatever else happens. */
async function goesOn(page) {
  const before = await steps(page);
  await page.waitForFunction((count) => window.__pushPull.sim.steps > count, before);
}

test('a dropped archive opens the card, which says what was understood; the connectome is handed over when accepted', async () => {
  const { page, done } = await open();
  await listen(page);
  await drop(page, encodings['TVB zip'].files);
  await ready(page);
  const said = await page.locator('pp-connectome-card dialog').innerText();
  for (const part of ['TVB zip', 'symmetric', 'row = target', 'tract_lengths.txt, mm, declared', 'right is high', 'Nothing leaves this machine']) assert.ok(said.includes(part), `${part} in ${said}`);
  await goesOn(page);
  await page.getByRole('button', { name: 'Use it' }).click();
  assert.equal(await page.locator('pp-connectome-card').count(), 0);
  assert.deepEqual((await given(page)).map(({ nodes, format }) => [nodes, format]), [[4, 'TVB zip']]);
  await done();
});

test('a doubt is mended by its button, and undone', async () => {
  const { page, done } = await open();
  await listen(page);
  await drop(page, directed);
  await ready(page);
  await page.getByRole('button', { name: 'Transpose' }).first().click();
  await page.waitForSelector('pp-connectome-card .tools [aria-pressed=true]');
  await ready(page);
  await page.getByRole('button', { name: 'Use it' }).click();
  assert.deepEqual((await given(page))[0].weights, [0, 0.5, 0, 1, 0, 3, 0, 2, 0]);
  await drop(page, [{ name: 'weights.csv', bytes: text('1,1,0\n1,0,2\n0,2,0\n') }]);
  await ready(page);
  await page.getByRole('button', { name: 'Drop the diagonal' }).click();
  await page.getByRole('button', { name: 'Undo: Drop the diagonal' }).click();
  await page.getByRole('button', { name: 'Drop the diagonal', exact: true }).waitFor();
  await done();
});

test('cancelling by button or by Escape hands nothing over', async () => {
  const { page, done } = await open();
  await listen(page);
  for (const leave of [() => page.getByRole('button', { name: 'Cancel' }).click(), () => page.keyboard.press('Escape')]) {
    await drop(page, directed);
    await ready(page);
    await leave();
    await page.waitForFunction(() => !document.querySelector('pp-connectome-card'));
  }
  assert.deepEqual(await given(page), []);
  await goesOn(page);
  await done();
});

test('a file that holds no connectome gives its sentence, and the simulation goes on', async () => {
  const { page, done } = await open();
  await listen(page);
  const { bytes } = encodings['TVB zip'].files[0];
  for (const [files, says] of [
    [[{ name: 'cut.zip', bytes: bytes.subarray(0, 300) }], /^Cut\.zip is cut short or damaged|^cut\.zip/i], [[{ name: 'paper.txt', bytes: text('once upon\na time\n') }], /holds 4 words and no numbers/],
    [[{ name: 'nan.csv', bytes: text('0,1\nNaN,0\n') }], /no number in line 2, column 1/],
  ]) {
    await drop(page, files);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), says);
    assert.equal(await page.getByRole('button', { name: 'Use it' }).count(), 0);
    await goesOn(page);
    await page.getByRole('button', { name: 'Close' }).click();
  }
  assert.deepEqual(await given(page), []);
  await done();
});

test('HDF5 and bzip2 are read in the page too', async () => {
  const { page, done } = await open();
  for (const name of ['TVB h5', 'MATLAB 7.3', 'TVB zip, members packed by bzip2', 'TVB zip, method bzip2']) {
    await drop(page, encodings[name].files);
    await ready(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
  }
  await done();
});

test('the focus stays in the card, and the keyboard alone accepts', async () => {
  const { page, done } = await open();
  await listen(page);
  await drop(page, directed);
  await ready(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest('pp-connectome-card') !== null), true);
  for (let k = 0; k < 30 && !(await page.evaluate(() => document.activeElement.matches('pp-connectome-card .primary'))); k++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal((await given(page)).length, 1);
  await done();
});

test('the card fits 360 px and both themes, and axe finds nothing in it', async () => {
  const { page, done } = await open();
  await drop(page, big);
  await ready(page);
  await page.evaluate(axe);
  for (const [width, theme] of [[1440, 'light'], [1440, 'dark'], [360, 'light'], [360, 'dark']]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const wide = await page.evaluate(() => {
      const dialog = document.querySelector('pp-connectome-card dialog');
      return [dialog.scrollWidth - dialog.clientWidth, document.documentElement.scrollWidth - innerWidth, dialog.getBoundingClientRect().left];
    });
    assert.ok(wide[0] <= 0 && wide[1] <= 0 && wide[2] >= 0, String(wide));
    // A theme changes colours only.
    const { violations } = await page.evaluate((all) => window.axe.run(document.querySelector('pp-connectome-card'), { runOnly: all ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : { type: 'rule', values: ['color-contrast'] } }), theme === 'light');
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`), []);
    await page.screenshot({ path: at(`build/shots/files-${width}-${theme}.png`) });
  }
  await done();
});

/** Eighty nodes on two hemispheres, with what gives doubts: a triangle, a diagonal and missing lengths. */
const big = (() => {
  const n = 80, rows = [], places = [];
  for (let i = 0; i < n; i++) {
    const side = i % 2 ? 1 : -1, turn = (i / n) * Math.PI * 2;
    places.push([`${side > 0 ? 'R' : 'L'}_region${Math.floor(i / 2)}`, side * (12 + 40 * Math.abs(Math.sin(turn))), -18 + 80 * Math.cos(turn), 20 + 30 * Math.sin(3 * turn)]);
    rows.push(Array.from({ length: n }, (_, j) => (j < i ? 0 : i === j ? 0.2 : Math.exp(-Math.abs(i - j) / 9) * (((i * 7 + j * 13) % 5) > 1 ? 1 : 0))));
  }
  return [{ name: 'subject-07/weights.txt', bytes: text(rows.map((row) => row.join(' ')).join('\n')) }, { name: 'subject-07/centres.txt', bytes: text(places.map((row) => row.join(' ')).join('\n')) }];
})();

test('a connectome of one’s own is there after a reload and in another tab, and where it is not, its link asks for it and comes back with it', async () => {
  const { page, done } = await open('', { fresh: true });
  await drop(page, directed);
  await ready(page);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.nodes === 3);
  await page.evaluate(() => document.querySelector('pp-lab').request('set', { path: 'network.gain', value: 3 }));
  await page.waitForFunction(() => /(?=.*connectome=file:weights)(?=.*network\.gain=3)/.test(location.hash));
  const back = (tab) => tab.waitForFunction(() => window.__pushPull?.sim.nodes === 3 && window.__pushPull.store.state.values['network.gain'] === 3);
  const hash = await page.evaluate(() => location.hash);
  await page.reload();
  await back(page);
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  await back(tab);
  await tab.getByRole('button', { name: 'Forget this file' }).click();
  await tab.waitForFunction(() => /no longer kept/.test(document.querySelector('pp-status p').textContent));
  await tab.close();
  await page.reload();
  await page.waitForFunction(() => /"weights", which this browser does not have; drop that file on this page/.test(document.querySelector('pp-status p')?.textContent));
  assert.equal(await page.evaluate(() => location.hash), hash, 'the link is left as it was');
  await drop(page, directed);
  await ready(page);
  await page.getByRole('button', { name: 'Use it' }).click();
  await back(page);
  await page.waitForFunction((was) => location.hash === was, hash);
  await done();
});
