// How the embed's file writes what is packed; ../embed/unpack.c reads it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Six bits a letter, as base64 has, and the letters without a gap, from '?' to '~': a host's gzip then says what they are in fewer bytes. @param {Buffer} bytes */
export const letters = (bytes) => Buffer.from([...bytes, 0, 0].slice(0, 3 * Math.ceil(bytes.length / 3))).toString('base64').replace(/./g, (letter) => String.fromCharCode(63 + BASE64.indexOf(letter)));

/** The packer, told that neither words nor WebAssembly repeat every four bytes (PB in ../embed/unpack.c): it has no option for that. */
export async function packer() {
  const source = await readFile(createRequire(import.meta.url).resolve('lzma/src/lzma_worker.js'), 'utf8');
  const told = source.replace('encoder._posStateBits = 2;', 'encoder._posStateBits = 0;').replace('encoder._posStateMask = 3;', 'encoder._posStateMask = 0;');
  if (told.length !== source.length || told.split(/_posState(?:Bits|Mask) = 0;/).length !== 3) throw new Error('the packer keeps its _posStateBits elsewhere; see PB in web/embed/unpack.c');
  return new Function(`${told}\nreturn LZMA;`).call({});
}
