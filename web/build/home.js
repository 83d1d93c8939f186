// A Vite plugin: makes the home page when the site is built. What it shows before the core is there, and to those who have no
// script, is computed here by the same core: equations, traces, the questions of "Which model do I need?".
//
//   virtual:home    what the page runs (home/ladder.js)
import { PushPull } from '../../wasm/push_pull.js';
import { makeLadder } from '../home/ladder.js';
import { homePage } from './home/page.js';
import { postersOf } from './home/poster.js';

const LADDER = 'virtual:home';

async function make() {
  const core = await /** @type {any} */ (PushPull).load({ models: 'core' });
  const ladder = makeLadder(core);
  return { ladder, html: homePage({ ladder, catalog: core.catalog, posters: postersOf(core, ladder) }) };
}

/** @returns {import('vite').Plugin} */
export function home() {
  /** @type {ReturnType<typeof make> | null} */
  let made = null;
  const ready = () => (made ??= make());
  return {
    name: 'home',
    enforce: 'pre',
    resolveId: (id) => (id === LADDER ? `\0${id}` : null),
    load: async (id) => (id === `\0${LADDER}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify((await ready()).ladder))})` : null),
    transformIndexHtml: { order: 'pre', handler: async (html) => html.replace('<!--home-->', (await ready()).html) },
  };
}
