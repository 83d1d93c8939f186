// Unpacks what the embed carries: LZMA in letters (unpack.c has the work). LZMA packs the core a fifth smaller than gzip does, which
// the browser could unpack itself: those 13 KB are what keeps the embed below its budget.

/** @param {BufferSource} decoder unpack.wasm @returns {(text: string) => Uint8Array<ArrayBuffer>} what it returns lives until the next call */
export function unpacker(decoder) {
  const { memory, unpack, __heap_base: base } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(decoder)).exports);
  return (text) => {
    const { length } = text;
    const missing = base.value + length - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, base.value));
    const size = unpack(length);
    return new Uint8Array(memory.buffer, base.value + length, size);
  };
}
