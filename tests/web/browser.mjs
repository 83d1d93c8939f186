// The browser of the page's tests.
import { chromium } from 'playwright-core';

/** Each picture to look at takes longer than many a claim. */
const pictures = Boolean(process.env.SHOTS);

/**
 * Its pages have no service worker, which would answer in place of the network that a test cuts or counts. A context that says
 * `serviceWorkers: 'allow'` has one. Pictures are written to files only where the variable SHOTS asks for them.
 * @param {string[]} [more] arguments
 */
export async function launch(more = ['--disable-gpu']) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', ...more] });
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options = {}) => {
    const context = await make(options);
    if (options.serviceWorkers !== 'allow') await context.addInitScript(() => void delete Navigator.prototype.serviceWorker);
    if (!pictures) context.on('page', (page) => {
      const take = page.screenshot.bind(page);
      page.screenshot = (how) => (how?.path ? Promise.resolve(Buffer.alloc(0)) : take(how));
    });
    return context;
  };
  return browser;
}
