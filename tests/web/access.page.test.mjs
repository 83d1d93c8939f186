// Every page that is built, as it loads and as it can be shown: what axe finds, what it says on the console, what moves while
// it loads, and whether all of it is there on a narrow screen, with wider text, longer words and from right to left.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { at, browser, server } from './page.mjs';
import { faults, listen, pages, settled, unfit, watchShifts } from './access.mjs';

/** A page in several states; every other page is opened as it is. @type {Record<string, { name: string, hash?: string, act?: string }[]>} */
const STATES = {
  'lab/index.html': [
    { name: 'alone', hash: '' }, { name: 'forced', hash: '#v1/wilson-cowan?at=forced', act: '.more' }, { name: 'network', hash: '#v1/ping?at=network', act: '.more' },
    { name: 'whole brain', hash: '#v1/stuart-landau?at=brain', act: 'pp-brain-panel .more' }, { name: 'another model', hash: '#v1/jansen-rit?at=forced' }, { name: 'a faulty link', hash: '#v1/nope?alpha=x' },
  ],
  'dialects/index.html': [{ name: 'at rest', hash: '' }, { name: 'past the onset, with a fault', hash: '#v1/dialects?side=past&drive.0.frequency=9&x=1' }],
  'embed.html': ['none', 'min', 'std', 'full'].map((ui) => ({ name: ui, hash: `#v1/wilson-cowan?ui=${ui}&lock=${ui === 'std' ? 'w_xx' : 'absent'}` })),
};
/** A figure in another page is a part of it: the page has the heading. */
const OFF = { 'embed.html': ['page-has-heading-one'], 'embed/v1/index.html': ['page-has-heading-one'] };

/** Of a shift while loading: the type of an equation comes after its words, and its letters are not as wide. */
const MOST = 0.001;

let context;
after(() => context?.close());

for (const path of pages()) {
  for (const { name, hash = '', act } of STATES[path] ?? [{ name: 'as it opens' }]) {
    test(`${path}, ${name}: axe finds nothing in both themes, nothing moves, nothing is said, nothing sticks out`, async () => {
      context ??= await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage(), wrong = [];
      const heard = listen(page);
      await page.addInitScript(watchShifts);
      await page.goto(`${server.url}${path.replace(/index\.html$/, '')}${hash}`);
      await settled(page);
      wrong.push(...(await page.evaluate(() => window.__shifts)).filter((shift) => parseFloat(shift) > MOST).map((shift) => `moved: ${shift}`));
      await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
      if (act) await page.locator(act).first().click();
      const off = OFF[path];
      wrong.push(...await faults(page, { off }));
      await page.emulateMedia({ colorScheme: 'dark' });
      wrong.push(...(await faults(page, { colour: true, off })).map((one) => `dark: ${one}`));
      wrong.push(...await unfit(page));
      await page.setViewportSize({ width: 320, height: 640 });
      wrong.push(...(await unfit(page)).map((one) => `at 320 px: ${one}`));
      wrong.push(...(await unfit(page, 'rtl')).map((one) => `from right to left: ${one}`));
      wrong.push(...(await unfit(page, 'spacing')).map((one) => `with wide spacing: ${one}`));
      wrong.push(...(await unfit(page, 'long')).map((one) => `with long words: ${one}`));
      wrong.push(...heard);
      await page.close();
      assert.deepEqual(wrong, []);
    });
  }
}
