// Opens what the file carries packed. The core can be unpacked and compiled as soon as it has arrived, while the rest is still on
// its way: a slow line leaves the time. Where everything comes at once, that waits until the figure is seen. The program follows
// when the page is whole; the policy names its hash, so that nothing else would run in its place.
import decoder from 'virtual:decoder';
import { unpacker } from './unpack.js';

/** @type {Promise<WebAssembly.Module> | null} */
let core = null;

const unpack = unpacker(Uint8Array.from(atob(decoder), (letter) => letter.charCodeAt(0)));
/** What is packed in an element. @param {string} name */
const packed = (name) => unpack(/** @type {HTMLElement} */ (document.getElementById(name)).textContent ?? '');
const open = () => (core ??= WebAssembly.compile(packed('core')));
const timer = setTimeout(open);

Object.defineProperty(window, '__pushPullCore', { value: { open, done: () => core !== null } });
document.addEventListener('DOMContentLoaded', () => {
  clearTimeout(timer);
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(packed('program'));
  document.head.append(script);
});
