// Makes the site open without a connection, where the browser can: in a page of its own, served over HTTPS or from this machine.
// Waits until the page is at rest, so that nothing of what a visitor came for is slower.

const WORKER = '../sw.js';  // beside the folder that this file is built into
const REST_MS = 3000;

async function register() {
  await navigator.serviceWorker.register(new URL(WORKER, import.meta.url));
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ used: [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)] });
}

// A page in a frame belongs to the page around it.
if (window.top === window && location.protocol.startsWith('http') && navigator.serviceWorker) {
  addEventListener('load', () => setTimeout(() => register().catch(() => {}), REST_MS));
}
