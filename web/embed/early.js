// Opens what the file carries packed. The core can be unpacked and compiled as soon as it has arrived, while the rest is still on
// its way: a slow line leaves the time. Where everything comes at once, that waits until the figure is seen. The program follows
// when the page is whole; the policy names its hash, so that nothing else would run in its place.
import decoder from 'virtual:decoder';
import { unpacker } from './unpack.js';

// The waiting figure stands where the running one will.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`html,body{height:100%}body{margin:0}main{display:flex;flex-direction:column;min-height:100%;padding:${/ui=[sf]/.test(location.hash) ? 0 : 8}px 8px 0}.stage{flex:1 1 0;position:relative}.poster{position:absolute;top:40px;height:60%;opacity:.4}`);
document.adoptedStyleSheets.push(sheet);

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
