// Drives in the built page, in a real browser: fetched, chosen, drawn, refused, and what they bring about.
import assert from 'node:assert/strict';
import test from 'node:test';
import { faults } from './access.mjs';
import { at, colours, open, status } from './page.mjs';

const FORCED = '#v1/stuart-landau?at=forced';
const sim = (page, read) => page.evaluate(`(({ sim, store }) => (${read}))(window.__pushPull)`);
const kinds = (page) => sim(page, 'sim.experiment().drive.map((one) => one.kind).join()');

test('more waveforms are fetched while the run goes on, and one is chosen, drawn and turned at once', async () => {
  const { page, done } = await open(FORCED);
  const before = await sim(page, 'sim.time');
  await page.getByRole('button', { name: 'More waveforms …' }).click();
  await page.waitForSelector('pp-forcing-drive');
  assert.ok(await sim(page, 'sim.time') >= before, 'time goes on');
  await page.waitForFunction(() => document.activeElement?.id === 'value-drive-0-kind');
  await page.getByRole('button', { name: 'Add a drive' }).click();
  await page.locator('#value-drive-2-kind').selectOption('pulses');
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[2]?.kind === 'pulses');
  const steps = await sim(page, 'sim.steps');
  await page.locator('#value-drive-2-width').fill('30');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[2].width === 30);
  assert.ok(await sim(page, 'sim.steps') >= steps, 'without a restart');
  await page.waitForFunction(() => window.__pushPull.sim.trace().what.includes('drive.2'));
  await page.waitForFunction(() => /drive\.2\.kind=pulses&drive\.2\.width=30/.test(location.hash));
  await page.screenshot({ path: at('build/shots/forcing.png') });
  await page.getByRole('button', { name: 'Remove drive 3' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive.length === 2);
  await done();
});

test('a link brings its drives; what the core refuses is said and the run goes on', async () => {
  const { page, done } = await open(`${FORCED}&drive.0.kind=biphasic&drive.2.kind=random`);
  assert.equal(await kinds(page), 'biphasic,constant,random');
  await page.locator('#value-drive-0-frequency').fill('90000');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /dt/.test(document.querySelector('pp-status .error')?.textContent ?? ''));
  assert.equal(await kinds(page), 'biphasic,constant,random');
  const steps = await sim(page, 'sim.steps');
  await page.waitForFunction((n) => window.__pushPull.sim.steps > n, steps);
  await done();
});

test('a curve is drawn by hand and typed; one with a gap is refused by its row', async () => {
  const { page, done } = await open(`${FORCED}&drive.0.kind=curve`);
  const canvas = await page.locator('pp-curve canvas').boundingBox();
  await page.mouse.move(canvas.x + 10, canvas.y + 20);
  await page.mouse.down();
  await page.mouse.move(canvas.x + canvas.width - 10, canvas.y + 20, { steps: 12 });
  await page.mouse.up();
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[0].values.length === 48);
  await page.getByRole('button', { name: 'Type or paste numbers' }).click();
  await page.locator('pp-curve textarea').fill('0, 0\n100, 1\n\n300, 0');
  await page.getByRole('button', { name: 'Use these numbers' }).click();
  assert.match(await page.locator('pp-curve .problem').textContent(), /Row 3 is empty/);
  await page.locator('pp-curve textarea').fill('0, 0\n100, 1\n300, 0');
  await page.getByRole('button', { name: 'Use these numbers' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[0].times?.join() === '0,100,300');
  await done();
});

test('the response and the resonance curve are measured beside the run', async () => {
  const { page, done } = await open(`${FORCED}&drive.0.frequency=10.1&play=2`);
  await page.getByRole('button', { name: 'More waveforms …' }).click();
  await page.locator('pp-dock select').first().selectOption('response');
  await page.locator('pp-dock select').last().selectOption('phase-response');
  await page.waitForFunction(() => /yes, 1:1/.test(document.querySelector('pp-response')?.textContent ?? ''));
  await page.waitForFunction(() => /without the drive/.test(document.querySelector('pp-response')?.textContent ?? ''));
  const said = (tag, words) => page.waitForFunction(([one, text]) => new RegExp(text).test(document.querySelector(one)?.shadowRoot.querySelector('canvas').getAttribute('aria-label') ?? ''), [tag, words]);
  await said('pp-resonance', '33 of 33 frequencies');
  await said('pp-phase-response', 'type [01], period 100\\sms');
  assert.ok(await colours(page, 'pp-resonance') > 4);
  await page.screenshot({ path: at('build/shots/response.png') });
  await done();
});

test('a kick is marked on the phase response where it came', async () => {
  const { page, done } = await open(`${FORCED}&drive.0.amplitude=0&play=1`);
  await page.getByRole('button', { name: 'More waveforms …' }).click();
  await page.locator('pp-dock select').last().selectOption('phase-response');
  const label = () => page.evaluate(() => document.querySelector('pp-phase-response')?.shadowRoot.querySelector('canvas').getAttribute('aria-label') ?? '');
  await page.waitForFunction(() => /period/.test(document.querySelector('pp-phase-response')?.shadowRoot.querySelector('canvas').getAttribute('aria-label') ?? ''));
  await page.waitForFunction(() => window.__pushPull.sim.time > 2500);
  // A key is for the lab where no menu has the focus.
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press('p');
  await page.waitForFunction(() => /The last kick came at/.test(document.querySelector('pp-phase-response')?.shadowRoot.querySelector('canvas').getAttribute('aria-label') ?? ''));
  assert.match(await label(), /shifted by/);
  await done();
});

test('in a whole brain a drive takes the selected regions', async () => {
  const { page, done } = await open('#v1/stuart-landau?at=brain');
  assert.equal(await sim(page, 'sim.experiment().drive?.length ?? 0'), 0);
  await page.getByRole('button', { name: 'Add a drive' }).click();
  await page.evaluate(() => window.__pushPull.ask({ type: 'select', nodes: [2, 36], add: false }));
  await page.getByRole('button', { name: 'Take selection: 3, 37' }).click();
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[0].nodes?.join() === '2,36');
  await page.locator('#value-drive-0-input').selectOption('field');
  await page.locator('#value-drive-0-montage').selectOption('electrodes');
  await page.waitForFunction(() => window.__pushPull.sim.experiment().drive[0].montage?.anodes.join() === 'F3');
  assert.match(await status(page), /^68 nodes/);
  await page.screenshot({ path: at('build/shots/forcing-brain.png') });
  await done();
});

for (const [width, height] of [[1440, 900], [360, 740]])
  test(`the panel has no fault that axe finds, at ${width} px`, async () => {
    const { page, done } = await open(`${FORCED}&drive.0.kind=curve&drive.2.kind=chirp&drive.2.input=field`, { width, height });
    await page.locator('pp-dock select').first().selectOption('response');
    await page.locator('pp-dock select').last().selectOption('phase-response');
    await page.waitForSelector('pp-resonance');
    assert.deepEqual(await faults(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await done();
  });
