// Opens what the file carries packed, while it arrives: first the program, then the core. On a slow line the one runs and the other
// is unpacked by the time that the last letter is there. Where everything comes at once, the core waits until the figure is seen.
// The policy names the hash of the program, so that nothing else would run in its place.
import decoder from 'virtual:decoder';
import { unpacker } from './unpack.js';

// The waiting figure stands where the running one will.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`html,body{height:100%}body{margin:0}main{display:flex;flex-direction:column;min-height:100%;padding:${/ui=[sf]/.test(location.hash) ? 0 : 8}px 8px 0}.stage{flex:1 1 0;position:relative}.poster{position:absolute;top:40px;height:60%;opacity:.4}`);
document.adoptedStyleSheets.push(sheet);

const begin = unpacker(Uint8Array.from(atob(decoder), (letter) => letter.charCodeAt(0)));
let name = 'program', read = begin(), wanted = false;
/** @type {(module: Promise<WebAssembly.Module>) => void} */ let give;
/** @type {Promise<WebAssembly.Module>} */ const core = new Promise((resolve) => (give = resolve));

/** Reads on as far as the page has come. */
function look() {
  const element = document.getElementById(name), whole = Boolean(element?.nextSibling) || document.readyState !== 'loading';
  if (!element || (name === 'core' && whole && !wanted)) return;
  const bytes = read(element.textContent ?? '', whole);
  if (!whole) return;
  if (name === 'core') {
    name = '';
    return give(WebAssembly.compile(bytes));
  }
  const script = document.createElement('script');
  script.textContent = new TextDecoder().decode(bytes);
  name = 'core';
  read = begin();
  document.head.append(script);
  look();
}

const arriving = new MutationObserver(look);
arriving.observe(document, { childList: true, characterData: true, subtree: true });
document.addEventListener('DOMContentLoaded', () => {
  arriving.disconnect();
  look();
});

/** @returns {Promise<WebAssembly.Module>} */
function open() {
  wanted = true;
  look();
  return core;
}
Object.assign(window, { __pushPullCore: open });
