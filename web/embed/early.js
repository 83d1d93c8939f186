// Runs as soon as the packed core has arrived, while the rest of the file is still on its way: a slow line leaves time to unpack it.
// Where everything comes at once, main.js puts that off until the figure is seen.
import { unpack } from './unpack.js';

// The waiting figure stands where the running one will.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`html,body{height:100%}body{margin:0}main{display:flex;flex-direction:column;min-height:100%;padding:${/ui=[sf]/.test(location.hash) ? 0 : 8}px 8px 0}.stage{flex:1 1 0;position:relative}.poster{position:absolute;top:40px;height:60%;opacity:.4}`);
document.adoptedStyleSheets.push(sheet);

/** @type {Uint8Array | null} */
let bytes = null;

function open() {
  const { content } = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name=core]'));
  return (bytes ??= unpack(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))));
}

const timer = setTimeout(open);
Object.defineProperty(window, '__pushPullCore', { value: { open, wait: () => clearTimeout(timer), done: () => bytes !== null } });
