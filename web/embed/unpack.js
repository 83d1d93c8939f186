// Unpacks LZMA (the form of .lzma files). It packs the core a fifth smaller than gzip does, which the browser could unpack itself:
// those 13 KB are what keeps the embed below its budget, and the decoder costs one tenth of them.

// Where each kind of probability begins, in the order of the reference decoder.
const MATCH = 0, REP = 192, REP_G0 = 204, REP_G1 = 216, REP_G2 = 228, REP0_LONG = 240, SLOT = 432, SPECIAL = 688, ALIGN = 802, LENGTH = 818, REP_LENGTH = 1332, LITERAL = 1846;
const EVEN = 1024;       // a probability of one half
const TOP = 2 ** 24;     // below it the range takes in another byte

/** @param {Uint8Array} packed @returns {Uint8Array} */
export function unpack(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const [properties] = packed;
  const lc = properties % 9, lp = Math.floor(properties / 9) % 5, pb = Math.floor(properties / 45);
  const out = new Uint8Array(view.getUint32(5, true));
  const odds = new Uint16Array(LITERAL + (768 << (lc + lp))).fill(EVEN);
  // Range and code in a typed array: as variables of 32 bits they would be objects.
  const coder = Uint32Array.of(0xffffffff, view.getUint32(14));
  let at = 18;

  function fill() {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | packed[at++];
  }

  /** @param {number} i which probability */
  function bit(i) {
    const odd = odds[i], bound = (coder[0] >>> 11) * odd;
    const one = coder[1] >= bound ? 1 : 0;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      odds[i] = odd - (odd >>> 5);
    } else {
      coder[0] = bound;
      odds[i] = odd + ((2048 - odd) >>> 5);
    }
    if (coder[0] < TOP) fill();
    return one;
  }

  /** @param {number} base @param {number} bits highest first */
  function tree(base, bits) {
    let m = 1;
    for (let k = 0; k < bits; ++k) m = (m << 1) | bit(base + m);
    return m - (1 << bits);
  }

  /** @param {number} base @param {number} bits lowest first */
  function reverse(base, bits) {
    let m = 1, sum = 0;
    for (let k = 0; k < bits; ++k) {
      const b = bit(base + m);
      m = (m << 1) | b;
      sum |= b << k;
    }
    return sum;
  }

  /** @param {number} bits each as likely as not */
  function plain(bits) {
    let sum = 0;
    for (let k = 0; k < bits; ++k) {
      coder[0] >>>= 1;
      const b = coder[1] >= coder[0] ? 1 : 0;
      if (b) coder[1] -= coder[0];
      sum = (sum << 1) | b;
      if (coder[0] < TOP) fill();
    }
    return sum;
  }

  /** @param {number} base @param {number} place */
  function length(base, place) {
    if (!bit(base)) return tree(base + 2 + (place << 3), 3);
    return bit(base + 1) ? 16 + tree(base + 258, 8) : 8 + tree(base + 130 + (place << 3), 3);
  }

  /** @param {number} size of the match, less two */
  function distance(size) {
    const slot = tree(SLOT + (Math.min(size, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1, lead = (2 | (slot & 1)) << bits;
    return slot < 14 ? lead + reverse(SPECIAL + lead - slot - 1, bits) : lead + (plain(bits - 4) << 4) + reverse(ALIGN, 4);
  }

  /** @param {number} n @param {number} state @param {number} back */
  function literal(n, state, back) {
    const base = LITERAL + 768 * (((n & ((1 << lp) - 1)) << lc) + ((n ? out[n - 1] : 0) >> (8 - lc)));
    let symbol = 1;
    if (state >= 7) {
      for (let guess = out[n - back - 1]; symbol < 256; guess <<= 1) {
        const expected = (guess >> 7) & 1, b = bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | b;
        if (b !== expected) break;
      }
    }
    while (symbol < 256) symbol = (symbol << 1) | bit(base + symbol);
    return symbol;
  }

  // The four latest distances, the latest first.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let n = 0, state = 0; n < out.length;) {
    const place = n & ((1 << pb) - 1);
    if (!bit(MATCH + (state << 4) + place)) {
      out[n] = literal(n, state, a);
      n += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let size = -1;
    if (!bit(REP + state)) {
      [b, c, d] = [a, b, c];
      size = length(LENGTH, place);
      a = distance(size);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(REP_G0 + state)) {
        if (!bit(REP0_LONG + (state << 4) + place)) state = state < 7 ? 9 : 11;
        else size = 0;
      } else {
        size = 0;
        if (!bit(REP_G1 + state)) [a, b] = [b, a];
        else if (!bit(REP_G2 + state)) [a, b, c] = [c, a, b];
        else [a, b, c, d] = [d, a, b, c];
      }
      if (size === 0) {
        size = length(REP_LENGTH, place);
        state = state < 7 ? 8 : 11;
      }
    }
    for (size += 2; size > 0 && n < out.length; --size, ++n) out[n] = out[n - a - 1];
  }
  return out;
}
