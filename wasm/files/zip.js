// ZIP archives: the list of members from the end of the file, and one member at a time. Methods: stored, deflate, bzip2.
import { Gunzip, Inflate } from 'fflate';
import { PushPullError } from '../error.js';
import { crc32, decode, latin, view } from './bytes.js';
import { bunzip } from './bzip2.js';
import { MAX_FILE, Sink, refuse, thousands } from './limits.js';

/** @typedef {{ name: string, method: number, encrypted: boolean, crc: number, packed: number, size: number, at: number }} Member */

/** @param {Uint8Array} bytes @param {string} name @returns {Member[]} */
export function members(bytes, name) {
  const damaged = () => refuse(`${name} is cut short or damaged: the list of contents at the end of the ZIP archive is missing`);
  const data = view(bytes);
  let end = bytes.length - 22;
  while (end >= 0 && data.getUint32(end, true) !== 0x06054b50) end = end > bytes.length - 66000 ? end - 1 : -1;
  if (end < 0) damaged();
  const count = data.getUint16(end + 10, true);
  let at = data.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) refuse(`${name} is a ZIP64 archive, made for files above 4 GB; pack the matrices in an ordinary ZIP`);
  const list = [];
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== 0x02014b50) damaged();
    const length = data.getUint16(at + 28, true);
    const flags = data.getUint16(at + 8, true);
    const path = bytes.subarray(at + 46, at + 46 + length);
    list.push({
      name: flags & 0x800 ? decode(path) : latin(path, 0, length), method: data.getUint16(at + 10, true), encrypted: (flags & 1) === 1,
      crc: data.getUint32(at + 16, true), packed: data.getUint32(at + 20, true), size: data.getUint32(at + 24, true), at: data.getUint32(at + 42, true),
    });
    at += 46 + length + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  return list;
}

/** @param {Uint8Array} bytes the archive @param {Member} member @param {string} archive its name @param {import('./limits.js').Budget} budget */
export function unpack(bytes, member, archive, budget) {
  const name = `${member.name} in ${archive}`;
  if (member.encrypted) refuse(`${name} is locked with a password; pack it without one`);
  if (member.size > MAX_FILE) refuse(`${name} unpacks to ${thousands(member.size)} bytes; a file may hold up to ${MAX_FILE / 2 ** 20} MB`);
  const data = view(bytes);
  const damaged = () => refuse(`${name} is cut short or damaged`);
  if (member.at + 30 > bytes.length || data.getUint32(member.at, true) !== 0x04034b50) damaged();
  const start = member.at + 30 + data.getUint16(member.at + 26, true) + data.getUint16(member.at + 28, true);
  if (start + member.packed > bytes.length) damaged();
  const packed = bytes.subarray(start, start + member.packed);
  const sink = new Sink(name, budget, member.size);
  let out;
  if (member.method === 0) {
    sink.add(packed);
    out = packed;
  } else if (member.method === 8) out = stream(new Inflate(), packed, sink);
  else if (member.method === 12) out = bunzip(packed, name, budget);
  else refuse(`${name} is packed by ZIP method ${member.method}; methods 0 (stored), 8 (deflate) and 12 (bzip2) are read`);
  if (out.length !== member.size || crc32(out) !== member.crc) damaged();
  return out;
}

/** @param {Uint8Array} bytes @param {string} name @param {import('./limits.js').Budget} budget */
export const gunzip = (bytes, name, budget) => stream(new Gunzip(), bytes, new Sink(name, budget));

/** In small pieces, so that a bomb is seen while it grows. @param {Inflate | Gunzip} inflator @param {Uint8Array} bytes @param {Sink} sink */
function stream(inflator, bytes, sink) {
  inflator.ondata = (chunk) => sink.add(chunk);
  // A byte becomes at most 1,032; a member that claims little is not given room for much.
  const step = Math.min(1 << 16, Math.max(1 << 10, sink.limit >> 6));
  try {
    for (let at = 0; at < bytes.length || at === 0; at += step) inflator.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (error instanceof PushPullError) throw error;
    refuse(`${sink.name} is cut short or damaged`);
  }
  return sink.bytes();
}
