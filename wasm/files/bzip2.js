// bzip2 through seek-bzip, over streams of our own: they end with the bytes and stop at a limit.
import Bunzip from 'seek-bzip';
import { PushPullError } from '../error.js';
import { Sink, refuse } from './limits.js';

// seek-bzip takes its scratch arrays from Node's Buffer; elsewhere a byte array that can be told as hex does.
class Scratch extends Uint8Array {
  /** @param {string} [how] */
  toString(how) {
    return how === 'hex' ? Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('') : String.fromCharCode(...this);
  }
}

/** @param {Uint8Array} bytes @param {string} name @param {import('./limits.js').Budget} budget */
export function bunzip(bytes, name, budget) {
  const sink = new Sink(name, budget);
  let piece = new Uint8Array(1 << 16), used = 0, at = 0;
  const flush = () => {
    if (used) sink.add(piece.slice(0, used));
    used = 0;
  };
  const input = {
    readByte() {
      if (at >= bytes.length) throw new RangeError('the end');
      return bytes[at++];
    },
    /** @param {Uint8Array} into @param {number} offset @param {number} length */
    read(into, offset, length) {
      for (let k = 0; k < length; k++) into[offset + k] = this.readByte();
      return length;
    },
    seek(/** @type {number} */ where) {
      at = where;
    },
    eof: () => at >= bytes.length,
  };
  const output = {
    writeByte(/** @type {number} */ byte) {
      if (used === piece.length) flush();
      piece[used++] = byte;
    },
  };
  const scope = /** @type {any} */ (globalThis);
  const lent = scope.Buffer === undefined;
  if (lent) scope.Buffer = Scratch;
  try {
    Bunzip.decode(input, output, true);
  } catch (error) {
    if (error instanceof PushPullError) throw error;
    refuse(`${name} cannot be unpacked: its bzip2 data are cut short or damaged`);
  } finally {
    if (lent) delete scope.Buffer;
  }
  flush();
  return sink.bytes();
}
