// What the one-file lab has in place of addresses: workers from its own text, and links to the site it was saved from.
import { nothing } from 'lit';
import { block } from './carried.js';

/** What a worker is given of what the file carries. */
const SHARED = ['core', 'catalogue'];

let address = '';

/** A classic worker from a Blob, which also starts from file:// and in a sandboxed frame. @param {string} kind of ./worker.js */
export function openWorker(kind) {
  if (!address) {
    const parts = JSON.stringify(Object.fromEntries(SHARED.map((name) => [name, block(name)])));
    address = URL.createObjectURL(new Blob([`self.__pushPullCarried = ${parts};\n`, block('worker')], { type: 'text/javascript' }));
  }
  return new Worker(address, { name: kind });
}

/** A place of the site, seen from its lab; nothing, which leaves a link without address, where no site is known. @param {string} path */
export function sitePlace(path) {
  const site = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=site]'))?.content;
  return site ? new URL(path, new URL('lab/', site)).href : nothing;
}

let notice = '';

/** The notice that must go with the surface of the brain. */
export const noticeAddress = () => (notice ||= URL.createObjectURL(new Blob([block('notice')], { type: 'text/plain' })));
