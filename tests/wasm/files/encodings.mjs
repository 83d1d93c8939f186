// One connectome of four nodes in every encoding that is read, written here byte by byte and without the library, so that a
// reader is not held against its own writer.
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

export const N = 4;
export const W = [[0, 1, 0.25, 0], [1, 0, 0, 0.015625], [0.25, 0, 0, 0.5], [0, 0.015625, 0.5, 0]];
export const L = [[0, 81.5, 22, 0], [81.5, 0, 0, 104.25], [22, 0, 0, 78], [0, 104.25, 78, 0]];
export const labels = ['L_cuneus', 'L_insula', 'R_cuneus', 'R_insula'];
export const centres = [[-6, -79, 19], [-37, -2, 2], [8, -79, 20], [38, 0, 1]];

/** The weights, separated by blanks, as bzip2 1.0.8 packs them. */
const packed = Buffer.from('QlpoOTFBWSZTWYiGSpAAAA7YAAAQQAFzACAAMQwIEmlNGnsVOtCtZMhisU6W8NwXVmmnxdyRThQkIiGSpAA=', 'base64');
export const bzip2 = packed;

export const utf8 = (text) => new Uint8Array(new TextEncoder().encode(text));
export const table = (rows, sign) => `${rows.map((row) => row.join(sign)).join('\n')}\n`;
export const file = (name, bytes) => ({ name, bytes: typeof bytes === 'string' ? utf8(bytes) : new Uint8Array(bytes) });

const crcOf = (bytes) => {
  let c = -1;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  }
  return ~c >>> 0;
};

/** A ZIP archive. A member is { name, bytes, method, packed?, size? }; `size` lies about it. */
export function zip(members) {
  const bodies = [], list = [];
  let at = 0;
  for (const { name, bytes, method = 8, packed: given, size = bytes.length } of members) {
    const data = given ?? (method === 8 ? deflateRawSync(bytes) : bytes);
    const path = Buffer.from(name);
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    rest.writeUInt16LE(method, 4);
    rest.writeUInt32LE(crcOf(bytes), 10);
    rest.writeUInt32LE(data.length, 14);
    rest.writeUInt32LE(size, 18);
    rest.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\x03\x04'), rest, path, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), rest, place, path);
    at += 30 + path.length + data.length;
  }
  const contents = Buffer.concat(list), end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, contents, end]));
}

const centresText = centres.map((point, k) => [labels[k], ...point].join('\t')).join('\r\n');
const tvbMembers = (folder = '') => [
  { name: `${folder}weights.txt`, bytes: utf8(table(W, '   ')) }, { name: `${folder}tract_lengths.txt`, bytes: utf8(table(L, ' ')) },
  { name: `${folder}centres.txt`, bytes: utf8(centresText) }, { name: `${folder}info.txt`, bytes: utf8('weights_unit = "au"\nlength_unit = "mm"area_unit = "mm^2"') },
  { name: `${folder}region_mapping_weights.txt`, bytes: utf8('0\n1\n2\n') },
];

export const flat = (rows) => rows.flat();
const byColumns = (rows) => rows[0].flatMap((_, j) => rows.map((row) => row[j]));

/** An array of numpy. */
export function npy(numbers, shape, { descr = '<f8', fortran = false } = {}) {
  const size = Number(descr.slice(2)), big = descr[0] === '>';
  const body = Buffer.alloc(numbers.length * size);
  numbers.forEach((x, k) => (size === 4 ? (big ? body.writeFloatBE(x, k * 4) : body.writeFloatLE(x, k * 4)) : big ? body.writeDoubleBE(x, k * 8) : body.writeDoubleLE(x, k * 8)));
  return npyBytes(descr, fortran, shape, body);
}

function npyBytes(descr, fortran, shape, body) {
  const head = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`.padEnd(117) + '\n';
  return new Uint8Array(Buffer.concat([Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, head.length, 0]), Buffer.from(head), body]));
}

export const npyWords = (words) => npyBytes(`<U${Math.max(...words.map((word) => word.length))}`, false, [words.length], Buffer.concat(words.map((word) => Buffer.from(word.padEnd(Math.max(...words.map((each) => each.length)), '\0').split('').flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])))));

/** MATLAB 4. */
export const mat4 = (variables) => new Uint8Array(Buffer.concat(Object.entries(variables).map(([name, rows]) => {
  const head = Buffer.alloc(20);
  [0, rows.length, rows[0].length, 0, name.length + 1].forEach((word, k) => head.writeInt32LE(word, 4 * k));
  const body = Buffer.alloc(8 * rows.length * rows[0].length);
  byColumns(rows).forEach((x, k) => body.writeDoubleLE(x, 8 * k));
  return Buffer.concat([head, Buffer.from(`${name}\0`), body]);
})));

/** Elements of MATLAB 5, little or big endian. */
class Mat5 {
  constructor(big = false) {
    this.big = big;
  }

  word(x, bytes = 4) {
    const out = Buffer.alloc(bytes);
    return this.big ? (bytes === 2 ? out.writeInt16BE(x) : out.writeInt32BE(x), out) : (bytes === 2 ? out.writeInt16LE(x) : out.writeInt32LE(x), out);
  }

  element(type, body, filled = true) {
    return Buffer.concat([this.word(type), this.word(body.length), body, Buffer.alloc(filled ? (8 - (body.length % 8)) % 8 : 0)]);
  }

  /** Up to four bytes in the tag. */
  short(text) {
    return text.length <= 4 && text.length > 0 ? Buffer.concat([this.big ? Buffer.concat([this.word(text.length, 2), this.word(1, 2)]) : Buffer.concat([this.word(1, 2), this.word(text.length, 2)]), Buffer.from(text.padEnd(4, '\0'))]) : this.element(1, Buffer.from(text));
  }

  numbers(type, list) {
    const size = { 2: 1, 4: 2, 5: 4, 9: 8 }[type];
    const body = Buffer.alloc(size * list.length);
    list.forEach((x, k) => {
      if (size === 8) this.big ? body.writeDoubleBE(x, 8 * k) : body.writeDoubleLE(x, 8 * k);
      else if (size === 4) this.big ? body.writeInt32BE(x, 4 * k) : body.writeInt32LE(x, 4 * k);
      else if (size === 2) this.big ? body.writeUInt16BE(x, 2 * k) : body.writeUInt16LE(x, 2 * k);
      else body.writeUInt8(x, k);
    });
    return this.element(type, body);
  }

  array(kind, shape, name, parts) {
    return this.element(14, Buffer.concat([this.element(6, Buffer.concat([this.word(kind), this.word(8)])), this.numbers(5, shape), this.short(name), ...parts]));
  }

  double = (name, rows) => this.array(6, [rows.length, rows[0].length], name, [this.numbers(9, byColumns(rows))]);
  int32 = (name, rows) => this.array(12, [rows.length, rows[0].length], name, [this.numbers(5, byColumns(rows))]);
  char = (name, text) => this.array(4, [1, text.length], name, [this.numbers(4, [...text].map((letter) => letter.charCodeAt(0)))]);
  cell = (name, items) => this.array(1, [items.length, 1], name, items);

  sparse(name, rows) {
    const places = [], starts = [0], values = [];
    for (let j = 0; j < rows.length; j++) {
      for (let i = 0; i < rows.length; i++) {
        if (rows[i][j] === 0) continue;
        places.push(i);
        values.push(rows[i][j]);
      }
      starts.push(values.length);
    }
    return this.array(5, [rows.length, rows.length], name, [this.numbers(5, places), this.numbers(5, starts), this.numbers(9, values)]);
  }

  struct(name, fields) {
    const names = Buffer.concat(Object.keys(fields).map((field) => Buffer.from(field.padEnd(32, '\0'))));
    return this.array(2, [1, 1], name, [Buffer.concat([this.big ? Buffer.concat([this.word(4, 2), this.word(5, 2)]) : Buffer.concat([this.word(5, 2), this.word(4, 2)]), this.word(32)]), this.element(1, names), ...Object.values(fields)]);
  }

  file(variables, compressed = false) {
    const head = Buffer.alloc(128, ' ');
    head.write('MATLAB 5.0 MAT-file');
    head.fill(0, 116, 124);
    this.big ? head.write('\x01\0MI', 124, 'latin1') : head.write('\0\x01IM', 124, 'latin1');
    return new Uint8Array(Buffer.concat([head, ...variables.map((each) => (compressed ? this.element(15, deflateSync(each), false) : each))]));
  }
}

/** HDF5: superblock 0, one group, contiguous data sets of float64 or of names, behind `lead` bytes. */
export function hdf5(sets, lead = 0) {
  const names = Object.keys(sets).sort();
  const heapAt = 0x300, nodeAt = 0x600;
  let at = 0xa00;
  const u64 = (x) => {
    const out = Buffer.alloc(8);
    out.writeBigUInt64LE(BigInt(x));
    return out;
  };
  const u16 = (...xs) => Buffer.concat(xs.map((x) => Buffer.from([x & 255, x >> 8])));
  const u32 = (x) => Buffer.concat([u16(x & 0xffff, x >>> 16)]);
  const message = (type, body) => Buffer.concat([u16(type, Math.ceil(body.length / 8) * 8), Buffer.alloc(4), body, Buffer.alloc((8 - (body.length % 8)) % 8)]);
  const header = (messages) => {
    const body = Buffer.concat(messages);
    return Buffer.concat([Buffer.from([1, 0]), u16(messages.length), u32(1), u32(body.length), Buffer.alloc(4), body]);
  };
  const none = Buffer.alloc(8, 255);
  const pieces = [], heap = ['\0\0\0\0\0\0\0\0'], entries = [];
  const put = (place, bytes) => pieces.push([place, bytes]);
  for (const name of names) {
    const set = sets[name];
    const words = typeof set.values[0] === 'string';
    const width = words ? Math.max(...set.values.map((word) => word.length)) : 8;
    const data = words ? Buffer.from(set.values.map((word) => word.padEnd(width, '\0')).join(''), 'latin1') : Buffer.concat(set.values.map((x) => {
      const out = Buffer.alloc(8);
      out.writeDoubleLE(x);
      return out;
    }));
    const type = words ? Buffer.concat([Buffer.from([0x13, 0, 0, 0]), u32(width)])
      : Buffer.concat([Buffer.from([0x11, 0x20, 63, 0]), u32(8), u16(0, 64), Buffer.from([52, 11, 0, 52]), u32(1023)]);
    const space = Buffer.concat([Buffer.from([1, set.shape.length, 0, 0, 0, 0, 0, 0]), ...set.shape.map(u64)]);
    const object = at, dataAt = at + 0x200;
    put(object, header([message(1, space), message(3, type), message(8, Buffer.concat([Buffer.from([3, 1]), u64(dataAt), u64(data.length)]))]));
    put(dataAt, data);
    at = dataAt + Math.ceil(data.length / 8) * 8;
    const place = heap.join('').length;
    heap.push(name.padEnd(Math.ceil((name.length + 1) / 8) * 8, '\0'));
    entries.push(Buffer.concat([u64(place), u64(object), Buffer.alloc(24)]));
  }
  const heapText = Buffer.from(heap.join(''));
  put(0, Buffer.concat([Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'), Buffer.from([0, 0, 0, 0, 0, 8, 8, 0]), u16(16, 16), u32(0), u64(0), none, u64(at), none, u64(0), u64(0x60), u32(1), u32(0), u64(0x88), u64(heapAt)]));
  put(0x60, header([message(0x11, Buffer.concat([u64(0x88), u64(heapAt)]))]));
  put(0x88, Buffer.concat([Buffer.from('TREE'), Buffer.from([0, 0]), u16(1), none, none, u64(0), u64(nodeAt), u64(heapText.length)]));
  put(heapAt, Buffer.concat([Buffer.from('HEAP'), Buffer.alloc(4), u64(heapText.length), u64(1), u64(heapAt + 32), heapText]));
  put(nodeAt, Buffer.concat([Buffer.from('SNOD'), Buffer.from([1, 0]), u16(names.length), ...entries]));
  const all = Buffer.alloc(lead + at);
  for (const [place, bytes] of pieces) bytes.copy(all, lead + place);
  return new Uint8Array(all);
}

const comma = (x) => String(x).replace('.', ',');
const edges = W.flatMap((row, i) => row.flatMap((w, j) => (w && j < i ? [[j, i, w, L[i][j]]] : [])));
const m5 = new Mat5(), m5big = new Mat5(true);
const cell = (mat) => mat.cell('names', labels.map((label) => mat.char('', label)));
const relmat = 'sub-01_atlas-DK_meas-';

/** Name → { files, options?, lacks? }: what an encoding cannot hold is listed in `lacks`. */
export const encodings = {
  'TVB zip': { files: [file('c.zip', zip(tvbMembers()))] },
  'TVB zip, stored': { files: [file('c.zip', zip(tvbMembers().map((each) => ({ ...each, method: 0 }))))] },
  'TVB zip, folder and leftovers of a Mac': { files: [file('c.zip', zip([{ name: '__MACOSX/brain/._weights.txt', bytes: utf8('\0\x05') }, { name: 'brain/.DS_Store', bytes: utf8('\0\0') }, ...tvbMembers('brain/')]))] },
  'TVB zip, members packed by bzip2': { files: [file('c.zip', zip([{ name: 'weights.txt.bz2', bytes: packed, method: 0 }, ...tvbMembers().slice(1)]))] },
  'TVB zip, method bzip2': { files: [file('c.zip', zip([{ ...tvbMembers()[0], bytes: utf8(table(W, ' ')), method: 12, packed }, ...tvbMembers().slice(1)]))] },
  'TVB files, loose': { files: tvbMembers().slice(0, 3).map(({ name, bytes }) => file(`brain/${name}`, bytes)) },
  'MATLAB 4': { files: [file('c.mat', mat4({ SC: W, len: L, centres }))], lacks: ['labels'] },
  'MATLAB 5': { files: [file('c.mat', m5.file([m5.double('SC', W), m5.double('len', L), m5.double('centres', centres), cell(m5)]))] },
  'MATLAB 5, compressed': { files: [file('c.mat', m5.file([m5.double('SC', W), m5.double('len', L), m5.double('centres', centres), cell(m5)], true))] },
  'MATLAB 5, big endian': { files: [file('c.mat', m5big.file([m5big.double('SC', W), m5big.double('len', L), m5big.double('centres', centres), cell(m5big)]))] },
  'MATLAB 5, sparse in a struct': { files: [file('c.mat', m5.file([m5.struct('data', { weights: m5.sparse('', W), lengths: m5.double('', L), labels: cell(m5), centres: m5.double('', centres) })], true))] },
  'MATLAB 5, whole numbers': { files: [file('c.mat', m5.file([m5.int32('SC', W.map((row) => row.map((w) => Math.round(w * 1e6)))), m5.double('len', L), m5.double('centres', centres), cell(m5)]))], scale: 1e6 },
  'MATLAB 7.3': { files: [file('c.mat', hdf5({ SC: { shape: [N, N], values: byColumns(W) }, len: { shape: [N, N], values: byColumns(L) }, centres: { shape: [3, N], values: byColumns(centres) } }, 512))], lacks: ['labels'] },
  'TVB h5': { files: [file('c.h5', hdf5({ weights: { shape: [N, N], values: flat(W) }, tract_lengths: { shape: [N, N], values: flat(L) }, centres: { shape: [N, 3], values: flat(centres) }, region_labels: { shape: [N], values: labels } }))] },
  'npy': { files: [file('weights.npy', npy(flat(W), [N, N])), file('lengths.npy', npy(flat(L), [N, N]))], lacks: ['labels', 'centres'] },
  'npy, Fortran, float32': { files: [file('weights.npy', npy(byColumns(W), [N, N], { descr: '<f4', fortran: true })), file('lengths.npy', npy(flat(L), [N, N]))], lacks: ['labels', 'centres'] },
  'npy, big endian': { files: [file('weights.npy', npy(flat(W), [N, N], { descr: '>f8' })), file('lengths.npy', npy(flat(L), [N, N]))], lacks: ['labels', 'centres'] },
  'npz': { files: [file('c.npz', zip([{ name: 'weights.npy', bytes: npy(flat(W), [N, N]) }, { name: 'distances.npy', bytes: npy(flat(L), [N, N]) }, { name: 'labels.npy', bytes: npyWords(labels) }, { name: 'centres.npy', bytes: npy(flat(centres), [N, 3]) }]))] },
  'csv': { files: [file('weights.csv', table(W, ',')), file('lengths.csv', table(L, ','))], lacks: ['labels', 'centres'] },
  'csv.gz': { files: [file('weights.csv.gz', gzipSync(table(W, ','))), file('lengths.csv', table(L, ','))], lacks: ['labels', 'centres'] },
  'tsv': { files: [file('weights.tsv', table(W, '\t')), file('lengths.tsv', table(L, '\t'))], lacks: ['labels', 'centres'] },
  'txt, blanks and comments': { files: [file('weights.txt', `# made by hand\n${table(W, '  ').replace(/^/gm, '  ')}`), file('lengths.txt', table(L, ' '))], lacks: ['labels', 'centres'] },
  'csv with names': { files: [file('weights.csv', table([['', ...labels], ...W.map((row, k) => [labels[k], ...row])], ',')), file('lengths.csv', table(L, ','))], lacks: ['centres'] },
  'csv, columns in another order': { files: [file('weights.csv', table([['', ...labels.toReversed()], ...W.map((row, k) => [labels[k], ...row.toReversed()])], ',')), file('lengths.csv', table(L, ','))], lacks: ['centres'] },
  'csv, semicolons, decimal commas, BOM, CRLF': { files: [file('weights.csv', `\ufeff${table([['', ...labels], ...W.map((row, k) => [labels[k], ...row.map(comma)])], ';')}`.replaceAll('\n', '\r\n')), file('lengths.csv', table(L, ','))], lacks: ['centres'] },
  'csv, separators at the ends of lines': { files: [file('weights.csv', table(W, ',').replaceAll('\n', ',\n')), file('lengths.csv', table(L, ','))], lacks: ['labels', 'centres'] },
  'csv with a file of names': { files: [file('weights.csv', table(W, ',')), file('lengths.csv', table(L, ',')), file('labels.txt', labels.join('\n')), file('centres.txt', centresText)] },
  'edge list': { files: [file('edges.csv', table([['source', 'target', 'weight', 'length_mm'], ...edges.map(([j, i, ...rest]) => [labels[j], labels[i], ...rest])], ','))], options: { mirrorTriangle: true }, lacks: ['centres'] },
  'edge list, counted from 1': { files: [file('edges.txt', table(edges.map(([j, i, ...rest]) => [j + 1, i + 1, ...rest]), ' '))], options: { mirrorTriangle: true }, lacks: ['labels', 'centres'] },
  'GraphML': { files: [file('c.graphml', graphml())] },
  'BIDS BEP017': { files: [
    file(`s/${relmat}streamlineCount_relmat.dense.tsv`, table(W.map((row, i) => row.map((w, j) => (j > i ? w : 0))), '\t')), file(`s/${relmat}streamlineCount_relmat.json`, '{"RelationshipMeasure":"streamlineCount","Directed":false,"ValidDiagonal":false}'),
    file(`s/${relmat}tractLength_relmat.dense.tsv`, table(L, '\t')), file(`s/${relmat}tractLength_relmat.json`, '{"RelationshipMeasure":"tractLength","MeasureUnits":"mm","Directed":false}'),
    file('s/atlas-DK_nodeindices.tsv', `matrix_index\tlabel\n${labels.map((label, k) => `${k}\t${label}\n`).toReversed().join('')}`)], lacks: ['centres'] },
  'BrainNet .node and .edge': { files: [file('c.node', `# four nodes\n${centres.map((point, k) => [...point, 1, 1.5, labels[k]].join('\t')).join('\n')}\n`), file('c.edge', `#\n${table(W, '\t')}`)], lacks: ['lengths'] },
  'NiiVue, a value for each pair': { files: [file('c.jcon', JSON.stringify({ nodes: { names: labels, X: centres.map((p) => p[0]), Y: centres.map((p) => p[1]), Z: centres.map((p) => p[2]) }, edges: flat(W) }))], lacks: ['lengths'] },
  'NiiVue, a list': { files: [file('c.jcon', JSON.stringify({ nodes: centres.map(([x, y, z], k) => ({ name: labels[k], x, y, z })), edges: edges.map(([first, second, colorValue]) => ({ first, second, colorValue })) }))], lacks: ['lengths'] },
  'experiment document': { files: [file('c.json', JSON.stringify({ model: 'wilson-cowan', network: { connectome: { weights: W, lengths: L, labels, centres } } }))] },
};

function graphml() {
  const key = (id, kind, name) => `<key id="${id}" for="${kind}" attr.name="${name}" attr.type="string"/>\n`;
  const data = (id, value) => `<data key="${id}">${value}</data>`;
  return `<?xml version="1.0"?>\n<!-- a > b -->\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${key('a', 'node', 'dn_name')}${key('x', 'node', 'dn_position_x')}${key('y', 'node', 'dn_position_y')}${key('z', 'node', 'dn_position_z')}
    ${key('w', 'edge', 'fiber_density')}${key('l', 'edge', 'fiber_length_mean')}<graph edgedefault="undirected">
    ${labels.map((label, k) => `<node id="${k + 1}">${data('a', label)}${data('x', centres[k][0])}${data('y', centres[k][1])}${data('z', centres[k][2])}</node>`).join('\n')}
    ${edges.map(([j, i, w, l]) => `<edge source="${j + 1}" target="${i + 1}">${data('w', w)}${data('l', l)}</edge>`).join('\n')}</graph></graphml>`;
}
