// How the embed's file writes what is packed; ../embed/unpack.c reads it.

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Six bits a letter, as base64 has, and the letters without a gap, from '?' to '~': a host's gzip then says what they are in fewer bytes. @param {Buffer} bytes */
export const letters = (bytes) => Buffer.from([...bytes, 0, 0].slice(0, 3 * Math.ceil(bytes.length / 3))).toString('base64').replace(/./g, (letter) => String.fromCharCode(63 + BASE64.indexOf(letter)));
