// What a connectome of the visitor's own is called in links: its file, and a fingerprint of what was read from it, so that the same name with
// other numbers is another connectome.

/** @typedef {import('../types').Connectome} Connectome */

const FILE = 'file:';
const NAMED = /^file:(.*?)(?:~([0-9a-f]{16}))?$/s;

/** @param {string} text of a link or a menu @returns {{ name: string, print: string } | null} print: '' in older links */
export function parted(text) {
  const [, name, print = ''] = NAMED.exec(text) ?? [];
  return name === undefined ? null : { name, print };
}

/** @param {Connectome} connectome */
export const idOf = (connectome) => `${FILE}${connectome.name.trim()}~${fingerprint(connectome)}`;

/** 16 hex digits of everything that a simulation reads: two sums after Fowler, Noll and Vo over words of 32 bits. @param {Connectome} connectome */
export function fingerprint({ nodes, weights, lengths, centres, labels }) {
  let a = 0x811c9dc5, b = 0x9747b28c ^ nodes;
  const feed = (/** @type {Uint32Array | Uint16Array} */ words) => {
    // How many there are parts one list from the next.
    a = Math.imul(a ^ words.length, 0x01000193);
    for (const word of words) {
      a = Math.imul(a ^ word, 0x01000193);
      b = Math.imul((b << 13) | (b >>> 19), 5) + Math.imul(word, 0x1b873593);
    }
  };
  for (const values of [weights, lengths, centres]) {
    const numbers = Float64Array.from(values ?? []);
    feed(new Uint32Array(numbers.buffer));
  }
  feed(Uint16Array.from(JSON.stringify(labels ?? []), (letter) => letter.charCodeAt(0)));
  return [a, b].map((sum) => {
    const mixed = Math.imul(sum ^ (sum >>> 15), 0x85ebca6b);
    return ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }).join('');
}
