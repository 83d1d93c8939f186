// The map in the built page, with the real core in real workers: a tongue appears, a click goes there, and nothing is left behind.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { at, open } from './page.mjs';

const TONGUE = 'plv,drive.0.frequency:5:15:32,drive.0.amplitude:0:8:24,settle:500,window:1000';
const FORCED = '#v1/stuart-landau?at=forced';
const LONG = 90000;

const words = (page) => page.evaluate(() => document.querySelector('pp-map')?.shadowRoot.querySelector('.words').textContent ?? '');
const says = (page, pattern) => page.waitForFunction((text) => new RegExp(text).test(document.querySelector('pp-map')?.shadowRoot.querySelector('.words').textContent ?? ''), pattern.source, { timeout: LONG });
const value = (page, path) => page.evaluate((one) => window.__pushPull.store.state.values[one] ?? window.__pushPull.lab.fields.get(one).standard, path);
const ask = (page, request) => page.evaluate((one) => window.__pushPull.ask(one), request);
/** The middle of a cell on the screen. */
const place = (page, x, y) => page.evaluate(([x, y]) => {
  const view = document.querySelector('pp-map'), { left, top } = view.stage.getBoundingClientRect(), { box } = view;
  return [left + view.unit * (box.left + x * box.width), top + view.unit * (box.top + (1 - y) * box.height)];
}, [x, y]);

test('a link opens the tongue of Stuart–Landau: locked inside, slipping outside, the wider the stronger the drive', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`);
  await says(page, /^768 cells in /);
  const { rows } = await page.evaluate(() => document.querySelector('pp-map').table());
  const width = (row) => row.slice(1).filter((plv) => plv > 0.95).length;
  assert.equal(rows.length, 24);
  assert.ok(width(rows[23]) > width(rows[12]) && width(rows[12]) > width(rows[4]) && width(rows[4]) >= 1, rows.map(width).join());
  assert.ok(rows[23][16] > 0.99 && rows[4][1] < 0.5, 'near 10 Hz it is locked, at 5 Hz and a weak drive it is not');
  assert.equal(await page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('map')), TONGUE);
  await page.screenshot({ path: at('build/shots/map-tongue.png') });
  await done();
});

test('a click sets both values of the running simulation, without a restart; the arrows and Enter do the same', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`);
  await says(page, /^768 cells in /);
  const start = await page.evaluate(() => window.__pushPull.store.state.start);
  await page.mouse.move(...await place(page, 8.5 / 32, 12.5 / 24));
  await page.waitForFunction(() => /f = 7\.58.Hz, A = 4\.17[^:]*: [01]\S*\. Click to set both/.test(document.querySelector('pp-map').telling.reading.textContent));
  await page.mouse.click(...await place(page, 8.5 / 32, 12.5 / 24));
  assert.deepEqual([await value(page, 'drive.0.frequency'), await value(page, 'drive.0.amplitude')], [7.58, 4.17]);
  assert.equal(await page.evaluate(() => window.__pushPull.sim.experiment().drive[0].frequency), 7.58);
  assert.ok(!/another state/.test(await words(page)), 'it moved within the map');
  await page.evaluate(() => document.querySelector('pp-map').stage.focus());
  for (const key of ['ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  assert.deepEqual([await value(page, 'drive.0.frequency'), await value(page, 'drive.0.amplitude')], [7.9, 4.52]);
  assert.equal(await page.evaluate(() => window.__pushPull.store.state.start), start);
  await ask(page, { type: 'undo' });
  assert.deepEqual([await value(page, 'drive.0.frequency'), await value(page, 'drive.0.amplitude')], [7.58, 4.17], 'undo takes back both');
  await done();
});

test('another parameter makes it a map of another state, which it says until it is computed again or put back', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`);
  await says(page, /^768 cells in /);
  await ask(page, { type: 'set', path: 'alpha', value: -3 });
  await says(page, /^This map is of another state: α, .* was 5 and is -?−?3\.$/);
  await ask(page, { type: 'unset', path: 'alpha' });
  await says(page, /^768 cells in /);
  await ask(page, { type: 'set', path: 'alpha', value: -3 });
  await page.getByRole('button', { name: 'Compute again' }).click();
  await says(page, /^768 cells in /);
  await done();
});

test('Cancel stops, what is not computed stays empty, and a closed view leaves no worker', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE.replace('settle:500,window:1000', 'settle:20000,window:20000')}`);
  await says(page, /^[1-9]\d* of 768 cells$/);
  assert.equal(page.workers().length, 2);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await says(page, /^Stopped at \d+ of 768 cells\.$/);
  const count = async () => (await page.evaluate(() => document.querySelector('pp-map').table().rows)).flatMap((row) => row.slice(1)).filter((cell) => cell !== '').length;
  const stopped = await count();
  await page.waitForTimeout(500);
  assert.ok(stopped < 768 && await count() === stopped);
  await page.getByRole('button', { name: 'Compute' }).click();
  await says(page, /^[1-9]\d* of 768 cells$/);
  await page.locator('pp-dock select').nth(1).selectOption('spectrum');
  await page.waitForFunction(() => !document.querySelector('pp-map'));
  for (let n = 0; n < 400 && page.workers().length; ++n) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
  await done();
});

test('a choice made in the view stands in the link, and the link makes the same view', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`);
  await page.getByLabel('Measure', { exact: true }).selectOption('gain');
  await page.getByRole('button', { name: 'Ranges' }).click();
  await page.getByLabel('From, across').fill('8');
  await page.getByLabel('Cells up, 16 to 128').fill('20');
  await page.getByLabel('Cells up, 16 to 128').press('Enter');
  await page.getByLabel('Scale across').selectOption('log');
  const wanted = 'gain,drive.0.frequency:8:15:32:log,drive.0.amplitude:0:8:20,settle:500,window:1000';
  await page.waitForFunction((text) => new URLSearchParams(location.hash.split('?')[1]).get('map') === text, wanted);
  await page.getByLabel('To, up').fill('eight');
  await page.getByLabel('To, up').press('Enter');
  await says(page, /^“to” up is no number; it is where the axis ends\.$/);
  const hash = await page.evaluate(() => location.hash);
  await done();
  const other = await open(hash);
  await says(other.page, /^640 cells in /);
  assert.equal(await other.page.getByLabel('Measure', { exact: true }).inputValue(), 'gain');
  await other.done();
});

test('a link over something that is not there says so and shows the standard map', async () => {
  const { page, done } = await open(`${FORCED}&map=plv,drive.7.frequency:5:15:32,drive.0.amplitude:0:8:24`);
  await says(page, /drive\.7\.frequency/);
  await done();
});

test('the map is saved as numbers and as a picture', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`);
  await says(page, /^768 cells in /);
  const view = page.locator('pp-map');
  const save = async (kind) => {
    await view.getByRole('button', { name: 'Save' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), view.getByRole('button', { name: kind, exact: true }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  const lines = (await save('CSV')).trim().split('\n');
  assert.equal(lines.length, 25);
  assert.match(lines[0], /^size of the drive \(1\/s\) \\ cycles per second \(Hz\),5,5\.32258/);
  assert.match(await save('SVG'), /<svg/);
  await done();
});

test('in a whole brain gain is mapped against noise when it is asked for', async () => {
  const { page, done } = await open('#v1/stuart-landau?at=brain&map=order,network.gain:0:20:16,noise.0.sigma:0:0.1:16,settle:100,window:200');
  await says(page, /^256 cells, not computed yet\.$/);
  await page.getByRole('button', { name: 'Compute' }).click();
  await says(page, /^256 cells in /);
  const { rows } = await page.evaluate(() => document.querySelector('pp-map').table());
  assert.ok(rows.every((row) => row.slice(1).every((r) => r >= 0 && r <= 1)));
  await page.screenshot({ path: at('build/shots/map-brain.png') });
  await done();
});

test('other sizes and dark: the map fits', async () => {
  const { page, done } = await open(`${FORCED}&map=${TONGUE}`, { colorScheme: 'dark', hasTouch: true });
  await says(page, /^768 cells in /);
  for (const [width, height] of [[1440, 900], [768, 1024], [360, 740]]) {
    await page.setViewportSize({ width, height });
    await page.locator('pp-map').scrollIntoViewIfNeeded();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}`);
    await page.screenshot({ path: at(`build/shots/map-${width}.png`) });
  }
  await done();
});
