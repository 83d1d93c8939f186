// Texts inside a PNG file: what the picture shows and the link that leads back. Other programs pass over them or show them.
import { crc32 } from '../../../wasm/files/bytes.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER = 33;  // bytes of the signature and of the first chunk, IHDR, after which texts may stand

const utf8 = new TextEncoder();

/** A text in UTF-8, chunk iTXt; a keyword is of letters and blanks, at most 79. @param {string} keyword @param {string} text */
function chunk(keyword, text) {
  // Keyword, its end, not compressed, no language, keyword in no other language.
  const body = Uint8Array.from([...utf8.encode(`iTXt${keyword}`), 0, 0, 0, 0, 0, ...utf8.encode(text)]);
  const bytes = new Uint8Array(body.length + 8), data = new DataView(bytes.buffer);
  data.setUint32(0, body.length - 4);
  bytes.set(body, 4);
  data.setUint32(body.length + 4, crc32(body));
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} png @param {Record<string, string>} texts keyword → text @returns {Uint8Array<ArrayBuffer>[]} the file in pieces */
export function withTexts(png, texts) {
  if (!SIGNATURE.every((byte, k) => png[k] === byte)) throw new Error('this browser did not make a PNG picture');
  return [png.subarray(0, HEADER), ...Object.entries(texts).map(([keyword, text]) => chunk(keyword, text)), png.subarray(HEADER)];
}
