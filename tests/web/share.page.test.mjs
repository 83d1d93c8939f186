// The Share dialog of the built lab: by keyboard, in both themes, and what comes of the links and snippets that it gives away.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { at, browser, open, server } from './page.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const share = async (page) => {
  await page.keyboard.press('s');
  await page.waitForSelector('pp-share-dialog dialog[open]');
};
const textOf = (page, label) => page.getByRole('textbox', { name: label, exact: true }).inputValue();
/** The link with the exact moment, once it has been tried. */
const exact = async (page) => {
  await page.getByRole('checkbox', { name: /exact moment/ }).check();
  await page.waitForFunction(() => document.querySelector('pp-share-link').choice);
  await page.waitForFunction(() => /(step|z)=/.test(document.querySelector('pp-share-link textarea').value));
  return textOf(page, 'Link');
};
/** Opens an address in a fresh context and waits for the verdict. */
async function visit(address, said) {
  const { page, done } = await open(address.slice(`${server.url}lab/`.length));
  await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('pp-status p')?.textContent), said.source);
  return { page, done };
}
const hashOf = (page) => page.evaluate(() => window.__pushPull.sim.hash());

test('S opens the dialog, arrows choose a part, Escape closes it, and the focus is where it was', async () => {
  const { page, done } = await open('#v1/stuart-landau?alpha=2');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName);
  await page.locator('#value-alpha').focus();
  await page.keyboard.press('s');
  assert.equal(await page.locator('pp-share-dialog').count(), 0, 'where one types, an s is an s');
  await page.locator('button.primary').focus();
  const before = await focused();
  await share(page);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Link');
  assert.ok((await textOf(page, 'Link')).endsWith('/lab/#v1/stuart-landau?alpha=2'));
  const seen = [];
  for (let k = 0; k < 4; ++k) {
    await page.keyboard.press('ArrowRight');
    seen.push(await page.locator('pp-share-dialog [role=tab][aria-selected=true]').textContent());
  }
  assert.deepEqual(seen, ['Embed', 'Picture & data', 'Cite', 'Link']);
  await page.keyboard.press('p');
  assert.equal(await page.locator('dialog[open]').count(), 1, 'the keys of the lab rest');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('pp-share-dialog'));
  assert.equal(await focused(), before);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.waitForSelector('pp-share-dialog dialog[open]');
  await done();
});

test('no part of the dialog has a fault that axe knows in either theme, and none is wider than a phone', async () => {
  const { page, done } = await open('#v1/stuart-landau?at=forced', { width: 360, height: 740 });
  await page.evaluate(axe);
  assert.ok(await page.getByRole('button', { name: 'Share' }).isVisible());
  await share(page);
  for (const part of ['link', 'embed', 'export', 'cite']) {
    await page.locator(`#share-${part}`).click();
    await page.waitForFunction(() => document.querySelector('#share-panel').children[0]?.children.length);
    if (part === 'embed') await page.locator('pp-share-embed summary').click();
    assert.ok(await page.evaluate(() => document.querySelector('pp-share-dialog dialog').scrollWidth <= document.querySelector('pp-share-dialog dialog').clientWidth), part);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => (await window.axe.run('pp-share-dialog', { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
      assert.deepEqual(found, [], `${part}, ${colorScheme}`);
      await page.screenshot({ path: at(`build/shots/share-${part}-${colorScheme}.png`) });
    }
  }
  await done();
});

test('a link with the exact moment is reproduced bit for bit elsewhere, and a changed one is told so', async () => {
  const { page, done } = await open('#v1/stuart-landau?at=network&seed=5&play=4');
  await page.waitForFunction(() => window.__pushPull.sim.steps > 1000);
  await share(page);
  const link = await exact(page);
  assert.match(link, /#v1\/stuart-landau\?at=network&seed=5&play=4&step=\d+&h=[0-9a-f]{16}$/);
  await page.waitForSelector('pp-share-link figure.code svg');
  await done();
  const { step, h } = Object.fromEntries(new URLSearchParams(link.split('?')[1]));
  const other = await visit(link, /✓ Reproduced bit for bit/);
  assert.deepEqual([await hashOf(other.page), await other.page.evaluate(() => [window.__pushPull.sim.steps, window.__pushPull.store.state.running, location.hash])], [h, [Number(step), false, link.slice(link.indexOf('#'))]]);
  // It goes on from there, and the address says the moment until something is changed.
  await other.page.getByRole('button', { name: 'Play' }).click();
  await other.page.waitForFunction((from) => window.__pushPull.sim.steps > from, Number(step));
  assert.match(other.page.url(), /&h=/);
  await other.page.evaluate(() => window.__pushPull.ask({ type: 'set', path: 'alpha', value: 3 }));
  await other.page.waitForFunction(() => location.hash === '#v1/stuart-landau?at=network&alpha=3&seed=5&play=4');
  // Edited in place: another step, another state, no step at all.
  for (const [edited, said] of [[link.replace(`step=${step}`, `step=${Number(step) - 1}`), /Not reproduced: at step/], [link.replace(h, '0123456789abcdef'), /the link names 0123456789abcdef/], [link.replace(`step=${step}`, 'step=many'), /step is "many"; it must be a whole number.*shown from its start/], [link.slice(0, -3), /h is "[0-9a-f]{13}"; it must be the 16/]]) {
    await other.page.evaluate((hash) => (location.hash = hash), edited.slice(edited.indexOf('#')));
    await other.page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('pp-status p')?.textContent), said.source);
    assert.equal(await other.page.evaluate(() => location.hash), edited.slice(edited.indexOf('#')), 'the link is left to be mended');
  }
  await other.done();
});

test('a run that was kicked carries its state in the link', async () => {
  const { page, done } = await open('#v1/nmm1?play=4');
  await page.waitForFunction(() => window.__pushPull.sim.steps > 100);
  await page.keyboard.press('p');
  await page.waitForFunction(() => window.__pushPull.sim.steps > 400);
  await page.keyboard.press('k');
  const there = await hashOf(page);
  await share(page);
  const link = await exact(page);
  assert.match(link, new RegExp(`&h=${there}&z=[\\w-]+$`));
  await done();
  const other = await visit(link, /✓ The state of the link bit for bit: .* carried in the link itself/);
  assert.equal(await hashOf(other.page), there);
  await other.page.evaluate(() => window.__pushPull.ask({ type: 'back', steps: 5 }));
  assert.equal(await hashOf(other.page), there, 'there is no past to step back to');
  await other.page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf('#')).replace(/z=(.{20})/, 'z=$1AAAA'));
  await other.page.waitForFunction(() => /z holds no state of this experiment/.test(document.querySelector('pp-status p')?.textContent));
  await other.done();
});

test('a long replay says how far it is, leaves the page alive, and stops when it is asked to; what is too large for a link is said, and restarts', async () => {
  const { page, done } = await open('#v1/kuramoto');
  await page.evaluate(() => (location.hash = '#v1/mpr?at=brain&step=1000000&h=0123456789abcdef'));
  const stop = page.getByRole('button', { name: 'Stop here' });
  await stop.waitFor({ timeout: 30000 });
  await page.waitForFunction(() => document.querySelector('dialog[open] progress').value > 0);
  await stop.click();
  await page.waitForFunction(() => /was stopped [\d,]+ steps after the start; the link names 1,000,000/.test(document.querySelector('pp-status p').textContent));
  await page.keyboard.press('p');
  await share(page);
  await page.getByRole('checkbox', { name: /exact moment/ }).check();
  await page.getByRole('button', { name: 'Stop' }).or(page.getByText(/too large for a link/)).first().waitFor();
  if (await page.getByRole('button', { name: 'Stop' }).isVisible()) await page.getByRole('button', { name: 'Stop' }).click({ timeout: 500 }).catch(() => {});
  await page.waitForFunction(() => /too large for a link/.test(document.querySelector('pp-share-link [role=status].fault')?.textContent));
  assert.doesNotMatch(await textOf(page, 'Link'), /(step|h|z)=/);
  await page.getByRole('button', { name: 'Restart with these values' }).click();
  await page.waitForFunction(() => !document.querySelector('pp-share-dialog'));
  await done();
});

test('a snippet pasted into a page shows the same state: the frame and the element, with what was locked', async () => {
  const { page, done } = await open('#v1/stuart-landau?alpha=2');
  await share(page);
  await page.locator('#share-embed').click();
  await page.getByRole('radio', { name: 'Four sliders' }).check();
  await page.locator('pp-share-embed summary').click();
  await page.getByRole('checkbox', { name: 'Lock omega' }).check();
  await page.frameLocator('pp-share-embed iframe').locator('input[type=range]').first().waitFor();
  assert.equal(await page.frameLocator('pp-share-embed iframe').locator('input[type=range]:not([disabled])').count(), 3, 'the preview has the level and the lock');
  for (const [host, find] of [['frame', (other) => other.frameLocator('iframe')], ['element', (other) => other.frameLocator('push-pull iframe')]]) {
    await page.getByLabel('Where').selectOption(host);
    const snippet = await textOf(page, 'To paste');
    const context = await browser.newContext(), other = await context.newPage();
    await other.route('**/fixture.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Course</title>${snippet}` }));
    await other.goto(`${server.url}fixture.html`);
    await find(other).locator('main').waitFor();
    const frame = await (await other.waitForSelector(host === 'frame' ? 'iframe' : 'push-pull >> iframe')).contentFrame();
    await frame.waitForFunction(() => window.__pushPull?.sim.steps > 10);
    assert.deepEqual(await frame.evaluate(() => [window.__pushPull.sim.experiment().parameters.alpha, document.querySelectorAll('input[type=range]').length]), [2, 3], host);
    await context.close();
  }
  await done();
});

test('what is copied is on the clipboard and the button says so; where a page may not copy, the text is selected', async () => {
  const { page, done } = await open('#v1/kuramoto?omega=40', { permissions: ['clipboard-read', 'clipboard-write'] });
  await share(page);
  await page.locator('#share-cite').click();
  await page.getByRole('button', { name: 'Copy: BibTeX' }).click();
  await page.getByText('Copied', { exact: true }).first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /@article\{rosetta,[^]*doi = \{10\.1016\/j\.physrep\.2026\.05\.004\}[^]*kuramoto\?omega=40/);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } }));
  await page.getByRole('button', { name: 'Copy: Text' }).click();
  await page.getByText(/copies? nothing|copy nothing/).waitFor();
  assert.match(await page.evaluate(() => String(document.activeElement.value).slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), /Castaldo F.*State: http/s);
  await done();
});

test('what an embed does not carry, and a link that is too long for a code, are said', async () => {
  const { page, done } = await open('#v1/jansen-rit');
  await share(page);
  await page.locator('#share-embed').click();
  assert.match(await page.locator('#share-panel').innerText(), /does not carry Jansen–Rit.*Share the link/s);
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.__pushPull.ask({ type: 'link', hash: `#v1/kuramoto?view.of.2031=${'x'.repeat(1200)}` }));
  await share(page);
  await page.getByText(/This link has 1,\d+ characters; a code that a phone can read holds 1,000/).waitFor();
  assert.match(await page.locator('#share-panel').innerText(), /of your own machine/);
  await done();
});
