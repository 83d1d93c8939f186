// How many bytes each function of a WebAssembly module takes, by name, for a module that was linked with the names of its functions.
// https://webassembly.github.io/spec/core/binary/modules.html

class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** A number in LEB128. */
  count() {
    let value = 0, scale = 1, part;
    do {
      part = this.byte();
      value += (part & 127) * scale;
      scale *= 128;
    } while (part > 127);
    return value;
  }
  word() {
    const length = this.count();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
  limits() {
    if (this.byte() & 1) this.count();
    this.count();
  }
}

/** How many functions a module takes from outside: they come first when functions are counted. @param {Bytes} read */
function imported(read) {
  let functions = 0;
  for (let rest = read.count(); rest > 0; rest--) {
    read.word();
    read.word();
    const kind = read.byte();
    if (kind === 0) functions++;
    if (kind === 0) read.count();
    else if (kind === 1) read.at++, read.limits();
    else if (kind === 2) read.limits();
    else read.at += 2;
  }
  return functions;
}

/** The names of functions in the section of names. @param {Bytes} read @param {number} end */
function named(read, end) {
  /** @type {Map<number, string>} */
  const names = new Map();
  while (read.at < end) {
    const kind = read.byte(), length = read.count(), next = read.at + length;
    if (kind === 1) for (let rest = read.count(); rest > 0; rest--) names.set(read.count(), read.word());
    read.at = next;
  }
  return names;
}

/** @param {Uint8Array} bytes of a module @returns {{ name: string, bytes: number }[]} */
export function functionSizes(bytes) {
  const read = new Bytes(bytes, 8);
  let outside = 0;
  /** @type {number[]} */
  const sizes = [];
  /** @type {Map<number, string>} */
  let names = new Map();
  while (read.at < bytes.length) {
    const id = read.byte(), length = read.count(), end = read.at + length;
    if (id === 2) outside = imported(read);
    if (id === 10) {
      for (let rest = read.count(); rest > 0; rest--) {
        const size = read.count();
        sizes.push(size);
        read.at += size;
      }
    }
    if (id === 0 && read.word() === 'name') names = named(read, end);
    read.at = end;
  }
  return sizes.map((size, k) => ({ name: names.get(k + outside) ?? '', bytes: size }));
}
