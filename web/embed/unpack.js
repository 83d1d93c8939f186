// Unpacks what the embed carries, as it arrives: LZMA in letters (unpack.c has the work). LZMA packs the core a fifth smaller than gzip does,
// which the browser could unpack itself: those 13 KB are what keeps the embed below its budget.

const ROOM = 2 ** 17;  // bytes from the text to what comes out, as in unpack.c
const REST = 32;       // letters that the last step may read behind the text

/**
 * @param {BufferSource} decoder unpack.wasm
 * @returns {() => (text: string, whole: boolean) => Uint8Array<ArrayBuffer>} begins a text; what it is then called with is as much of it as there is, and what
 * that returns, as much of what was packed, lives until the next call
 */
export function unpacker(decoder) {
  const { memory, unpack, __heap_base: base } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(decoder)).exports);
  return () => {
    let read = unpack(0);
    return (text, whole) => {
      new TextEncoder().encodeInto(text.slice(read), new Uint8Array(memory.buffer, base.value + read));
      read = text.length;
      const size = unpack(whole ? read + REST : read);
      return new Uint8Array(memory.buffer, base.value + ROOM, size);
    };
  };
}
