// Writes web/brain/cortex.bin and cortex.json: the surface of the Colin27 brain without cerebellum and brainstem, with the
// region of every vertex, from the templates of Debian's mricron-data package.
//
//   node scripts/brain.mjs [--templates /usr/share/mricron/templates] [--regions table.csv] [--to web/brain]
//
// The centres of the 68 regions come from the core, or from a table with the columns label, x_mni, y_mni, z_mni.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { flood, readNifti, sample, smooth, squaredDistance } from './brain/volume.mjs';
import { largestPart, levelSet, taubin, volume } from './brain/surface.mjs';
import { decimate } from './brain/decimate.mjs';
import { encode } from './brain/encode.mjs';

/** @typedef {import('./brain/volume.mjs').Volume} Volume @typedef {{ label: string, centre: number[] }} Region */

export const TEMPLATES = '/usr/share/mricron/templates';
const CEREBRUM = 90;         // AAL numbers up to this one; above it is the cerebellum
const LEVEL = 57;            // of the template's brightness: outside it is dark
const INSIDE = [-25, -20, 25];  // mm: white matter
const BLUR = 2;              // mm
const GRID = 2.5;            // mm
const ROUNDS = 12;           // of smoothing
const VERTICES = 7400;
const STEP = 0.05;           // mm
const SOURCE = 'Colin27 in MNI space: ch2bet.nii.gz and aal.nii.gz of Debian mricron-data';

/** The template's brightness where the cerebrum is, blurred, solid, in one piece. @param {Volume} brain @param {Volume} atlas */
export function cerebrum(brain, atlas) {
  const { size, origin } = brain;
  const field = Float32Array.from(brain.data);
  const toCerebellum = squaredDistance(size, (i) => atlas.data[i] > CEREBRUM);
  const toCerebrum = squaredDistance(size, (i) => atlas.data[i] > 0 && atlas.data[i] <= CEREBRUM);
  for (let i = 0; i < field.length; ++i) {
    const x = (i % size[0]) + origin[0], y = (Math.floor(i / size[0]) % size[1]) + origin[1], z = Math.floor(i / (size[0] * size[1])) + origin[2];
    const stem = Math.abs(x) < 16 && y < -8 && y > -45 && z < -8 && toCerebrum[i] > 9;
    if (stem || toCerebellum[i] < toCerebrum[i]) field[i] = 0;
  }
  smooth(size, field, BLUR);
  const mark = Uint8Array.from(field, (value) => Number(value > LEVEL));
  // The part that holds the white matter of the left hemisphere.
  const [x, y, z] = INSIDE.map((mm, axis) => mm - origin[axis]);
  if (!flood(size, mark, [(z * size[1] + y) * size[0] + x], 2)) throw new Error('the template is dark where white matter should be');
  const outside = Uint8Array.from(mark, (value) => Number(value !== 2));
  flood(size, outside, [0], 2);
  return field.map((value, i) => {
    if (outside[i] === 2) return Math.min(value, LEVEL - 1);
    return outside[i] === 1 || mark[i] !== 2 ? Math.max(value, LEVEL + 20) : value;
  });
}

/** @param {Volume} brain @param {Volume} atlas */
export function surfaceOf(brain, atlas) {
  const field = cerebrum(brain, atlas);
  const cells = /** @type {[number, number, number]} */ (brain.size.map((n) => Math.ceil((n - 1) / GRID)));
  const raw = levelSet(cells, (i, j, k) => sample(brain.size, field, [GRID * i, GRID * j, GRID * k]) - LEVEL);
  for (let n = 0; n < raw.positions.length; ++n) raw.positions[n] = GRID * raw.positions[n] + brain.origin[n % 3];
  const fine = largestPart(raw);
  taubin(fine, ROUNDS);
  return decimate(fine, VERTICES);
}

/** The region whose centre is nearest in the same hemisphere. @param {number[]} positions @param {Region[]} regions */
export function nearestRegions(positions, regions) {
  return Array.from({ length: positions.length / 3 }, (_, v) => {
    const [x, y, z] = positions.slice(3 * v, 3 * v + 3);
    let best = -1, least = Infinity;
    regions.forEach(({ centre }, n) => {
      const distance = Math.hypot(x - centre[0], y - centre[1], z - centre[2]);
      if (centre[0] > 0 !== x > 0 || distance >= least) return;
      [best, least] = [n, distance];
    });
    return best;
  });
}

/** The number of the nearest voxel of the cerebrum. @param {number[]} positions @param {Volume} atlas */
export function nearestAtlas(positions, { size, origin, data }) {
  return Array.from({ length: positions.length / 3 }, (_, v) => {
    const at = [0, 1, 2].map((axis) => Math.round(positions[3 * v + axis] - origin[axis]));
    for (let reach = 4; ; reach *= 2) {
      let best = 0, least = (reach + 1) ** 2;
      for (let k = at[2] - reach; k <= at[2] + reach; ++k) for (let j = at[1] - reach; j <= at[1] + reach; ++j) for (let i = at[0] - reach; i <= at[0] + reach; ++i) {
        if (i < 0 || j < 0 || k < 0 || i >= size[0] || j >= size[1] || k >= size[2]) continue;
        const distance = (i - at[0]) ** 2 + (j - at[1]) ** 2 + (k - at[2]) ** 2;
        const value = data[(k * size[1] + j) * size[0] + i];
        if (value > 0 && value <= CEREBRUM && distance < least) [best, least] = [value, distance];
      }
      if (best) return best;
    }
  });
}

/** @param {string} file @returns {Region[]} */
export function readRegions(file) {
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map((line) => line.split(','));
  return rows.map((row) => {
    const cell = (/** @type {string} */ name) => row[head.indexOf(name)];
    return { label: cell('label'), centre: ['x_mni', 'y_mni', 'z_mni'].map((name) => Number(cell(name))) };
  });
}

/** @returns {Promise<Region[]>} */
async function regionsOfCore() {
  const { PushPull } = await import('../wasm/push_pull.js');
  const { labels, centres } = /** @type {any} */ (await PushPull.load()).connectome('dk68');
  return labels.map((/** @type {string} */ label, /** @type {number} */ n) => ({ label, centre: [...centres.slice(3 * n, 3 * n + 3)] }));
}

/** @param {string} templates @param {Region[]} regions */
export function build(templates, regions) {
  const [brain, atlas] = ['ch2bet.nii.gz', 'aal.nii.gz'].map((name) => readNifti(readFileSync(path.join(templates, name))));
  const surface = surfaceOf(brain, atlas);
  const origin = [0, 1, 2].map((axis) => Math.floor(least(surface.positions, axis)));
  const bytes = encode(surface, STEP, origin, [nearestRegions(surface.positions, regions), nearestAtlas(surface.positions, atlas)]);
  const head = {
    vertices: surface.positions.length / 3, triangles: surface.triangles.length / 3, step: STEP, origin,
    atlas: namesOf(readFileSync(path.join(templates, 'aal.nii.txt'), 'utf8')), source: SOURCE, notice: 'See NOTICE.txt, which must go with this surface.', regions: regions.map(({ label }) => label),
  };
  return { bytes, head, surface };
}

/** Names of the cerebrum's numbers, 1 first. @param {string} text a number and a name a line */
const namesOf = (text) => text.trim().split(/\r?\n/).map((line) => line.split(/\s+/)).filter(([number]) => Number(number) >= 1 && Number(number) <= CEREBRUM).map(([, name]) => name);

/** @param {number[]} positions @param {number} axis */
const least = (positions, axis) => positions.reduce((low, value, n) => (n % 3 === axis ? Math.min(low, value) : low), Infinity);

async function main() {
  const option = (/** @type {string} */ name, /** @type {string} */ standard) => {
    const at = process.argv.indexOf(`--${name}`);
    return at > 0 ? process.argv[at + 1] : standard;
  };
  const templates = option('templates', TEMPLATES);
  if (!existsSync(templates)) throw new Error(`There are no templates in ${templates}: apt-get install --no-install-recommends mricron-data, or name their folder with --templates.`);
  const table = option('regions', '');
  const { bytes, head, surface } = build(templates, table ? readRegions(table) : await regionsOfCore());
  const to = option('to', fileURLToPath(new URL('../web/brain', import.meta.url)));
  mkdirSync(to, { recursive: true });
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(path.join(to, 'cortex.bin'), packed);
  writeFileSync(path.join(to, 'cortex.json'), `${JSON.stringify(head)}\n`);
  console.log(`${head.vertices} vertices, ${head.triangles} triangles, ${(volume(surface) / 1000).toFixed(0)} ml, ${packed.length} bytes`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
