// Where the lab is, for links that lead to it.

const content = (/** @type {string} */ name) => /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name=${name}]`))?.content;

/** This page is the lab as one file. */
export const isSingle = () => content('start') !== undefined;

/** The address of the lab without its state: of this page, or of the site from which this one file was saved; '' where none is known. */
export function labAddress() {
  if (!isSingle()) return location.href.replace(/#.*/s, '');
  const site = content('site');
  return site ? new URL('lab/', site).href : '';
}
