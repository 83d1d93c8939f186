// The browser of the page's tests.
import { chromium } from 'playwright-core';

/**
 * Its pages have no service worker, which would answer in place of the network that a test cuts or counts. A context that says
 * `serviceWorkers: 'allow'` has one.
 */
export async function launch() {
  const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options = {}) => {
    const context = await make(options);
    if (options.serviceWorkers !== 'allow') await context.addInitScript(() => void delete Navigator.prototype.serviceWorker);
    return context;
  };
  return browser;
}
