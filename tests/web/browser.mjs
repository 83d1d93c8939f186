// The browser of the page's tests.
import { chromium } from 'playwright-core';

/** ms: no claim is about the speed of the machine, but what never comes must end a test. */
const PATIENCE = 60_000;

/** Each picture to look at takes longer than many a claim. */
const pictures = Boolean(process.env.SHOTS);

/**
 * Parts of Chromium that are left out, by their names in its source. Every window would load the popups of its address bar, two pages
 * that nobody sees, which takes as long as the laboratory itself. The list stands in place of Playwright's own, whose names follow.
 */
const WITHOUT = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup',
  'AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay',
  'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'TcpPortRandomizationWin', 'ThirdPartyStoragePartitioning',
];

/**
 * Its pages have no service worker, which would answer in place of the network that a test cuts or counts. A context that says
 * `serviceWorkers: 'allow'` has one. Pictures are written to files only where the variable SHOTS asks for them.
 * @param {string[]} [more] arguments
 */
export async function launch(more = ['--disable-gpu']) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', `--disable-features=${WITHOUT.join()}`, ...more] });
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options = {}) => {
    const context = await make(options);
    context.setDefaultTimeout(PATIENCE);
    if (options.serviceWorkers !== 'allow') await context.addInitScript(() => void delete Navigator.prototype.serviceWorker);
    if (!pictures) context.on('page', (page) => {
      const take = page.screenshot.bind(page);
      page.screenshot = (how) => (how?.path ? Promise.resolve(Buffer.alloc(0)) : take(how));
    });
    return context;
  };
  return browser;
}
