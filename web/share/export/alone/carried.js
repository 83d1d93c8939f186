// What the one-file lab carries: packed (gzip, base64) in blocks of its page, each with a name. A worker is given copies of the
// blocks it needs, because it cannot see the page.

/** @returns {Record<string, string>} in a worker, what it was given */
const given = () => /** @type {any} */ (globalThis).__pushPullCarried;

/** A block as it stands. @param {string} name @returns {string} */
export function block(name) {
  const text = typeof document === 'undefined' ? given()?.[name] : document.getElementById(`carried-${name}`)?.textContent;
  if (!text) throw new Error(`this file of the lab is damaged: its part "${name}" is missing`);
  return text;
}

/** A packed block, unpacked. @param {string} name @returns {Promise<Uint8Array>} */
export async function carried(name) {
  const packed = Uint8Array.from(atob(block(name).trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
