// The lab as one HTML file that starts where this page is: the file that the build has made, with two lines filled in.

const META = /** @type {const} */ (['site', 'start']);

/** Where the file of the build is, seen from the lab. */
const FILE = '../push-pull-lab.html';

/** This page is itself such a file. */
export const isSingle = () => document.querySelector('meta[name=start]') !== null;

/** The address of the lab that links lead to: of this page, or of the site from which this file was saved; '' where none is known. */
export function labAddress() {
  if (!isSingle()) return location.href.replace(/#.*/s, '');
  const site = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=site]'))?.content;
  return site ? new URL('lab/', site).href : '';
}

/** Text as it may stand between double quotes. @param {string} text */
const quoted = (text) => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The file with its two lines filled in. @param {string} file @param {Record<typeof META[number], string>} content */
export function filled(file, content) {
  return META.reduce((text, name) => {
    const empty = new RegExp(`<meta name="${name}" content="[^"]*">`);
    if (!empty.test(text)) throw new Error(`the file of the lab is not as it should be: its line "${name}" is missing`);
    return text.replace(empty, () => `<meta name="${name}" content="${quoted(content[name])}">`);
  }, file);
}

/** This very file as it was before it ran. */
function ownText() {
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  // The scripts and styles of the file are all in its own blocks; what else there is has been made by them.
  for (const link of copy.querySelectorAll('head > link:not([rel=icon])')) link.remove();
  for (const attribute of [...copy.attributes]) if (attribute.name !== 'lang') copy.removeAttribute(attribute.name);
  const body = /** @type {HTMLElement} */ (copy.querySelector('body'));
  for (const part of [...body.children]) if (!part.matches('#trouble, pp-lab, noscript, script')) part.remove();
  for (const part of [...copy.querySelectorAll('pp-lab, #trouble')]) part.replaceChildren();
  copy.querySelector('#trouble')?.toggleAttribute('hidden', true);
  return `<!doctype html>\n${copy.outerHTML}\n`;
}

async function builtText() {
  const response = await fetch(new URL(FILE, location.href)).catch(() => null);
  if (!response?.ok) throw new Error(`the one-file lab could not be fetched${response ? ` (${response.status})` : ''}; try again when the connection is back`);
  return response.text();
}

/** @param {string} start the link at which it begins, from the # on @returns {Promise<Blob>} */
export async function singleFile(start) {
  const address = labAddress();
  const site = address ? new URL('../', address).href : '';
  return new Blob([filled(isSingle() ? ownText() : await builtText(), { site, start })], { type: 'text/html' });
}
