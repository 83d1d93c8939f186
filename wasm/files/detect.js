// What a file is: by its first bytes, then by what its text begins with, last by its ending.
import { latin } from './bytes.js';
import { beginning } from './hdf5.js';
import { isMat4 } from './mat4.js';

/** @typedef {'zip' | 'gzip' | 'bzip2' | 'mat5' | 'hdf5' | 'npy' | 'mat4' | 'json' | 'graphml' | 'xml' | 'text' | 'empty' | 'image' | 'tracks' | 'mesh'} Kind */

/** @param {Uint8Array} bytes @param {string} name @returns {Kind} */
export function detect(bytes, name) {
  if (bytes.length === 0) return 'empty';
  const head = latin(bytes, 0, 20);
  // A ZIP that lost its first bytes still ends as one; one that is cut short still begins as one.
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head.startsWith('\x1f\x8b')) return 'gzip';
  if (head.startsWith('BZh')) return 'bzip2';
  if (head.startsWith('\x93NUMPY')) return 'npy';
  if (beginning(bytes) >= 0) return 'hdf5';
  if (/^MATLAB 5/.test(head) || (/\.mat$/i.test(name) && ['IM', 'MI'].includes(latin(bytes, 126, 2)))) return 'mat5';
  if (head.startsWith('mrtrix tracks') || head.startsWith('TRACK')) return 'tracks';
  if (['n+1\0', 'ni1\0'].includes(latin(bytes, 344, 4)) || ['\x89PNG', '\xff\xd8\xff'].some((magic) => head.startsWith(magic))) return 'image';
  if (head.startsWith('MZ') && /\.mz3$/i.test(name)) return 'mesh';
  if (isMat4(bytes)) return 'mat4';
  const start = latin(bytes, 0, 4096).replace(/^(\xef\xbb\xbf)?\s+|^\xef\xbb\xbf/, '');
  if (start[0] === '{' || /^\[\s*[[{]/.test(start)) return 'json';
  if (start[0] === '<') return /<(\w+:)?graphml/.test(start) ? 'graphml' : 'xml';
  return 'text';
}

/** What cannot be a connectome, in words. @type {Partial<Record<Kind, string>>} */
export const foreign = {
  empty: 'is empty: it holds no numbers', image: 'is an image; a connectome is a matrix of numbers', tracks: 'holds the paths of fibres; count them between regions first, for example with tck2connectome',
  mesh: 'is a surface mesh; a connectome is a matrix of numbers', xml: 'is XML but not GraphML; of XML files GraphML is read',
};
