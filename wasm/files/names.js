// Names of regions: which hemisphere they state, and which region of the Desikan–Killiany atlas they are.

/** Ways in which names state a side; the first that fits nearly all names of a set counts. @type {RegExp[]} */
const SIDES = [
  /^(?:ctx[-_. ])?(?<side>lh|rh|left|right|[lr])[-_. ]+(?<region>.+)$/i,
  /^(?<region>.+?)[-_. ]+(?<side>lh|rh|left|right|[lr])$/i,
  /^(?<side>[lr])(?<region>[A-Z].*)$/,
  /^(?<side>[LR])(?<region>[A-Z][a-zA-Z0-9]*)$/,
];

/** Short names of Hagmann et al. 2008 (doi:10.1371/journal.pbio.0060159) for the regions of Desikan et al. 2006. @type {Record<string, string>} */
const SHORT = {
  bsts: 'bankssts', btst: 'bankssts', cac: 'caudalanteriorcingulate', cmf: 'caudalmiddlefrontal', cun: 'cuneus', ent: 'entorhinal', fp: 'frontalpole', fus: 'fusiform',
  ip: 'inferiorparietal', it: 'inferiortemporal', istc: 'isthmuscingulate', locc: 'lateraloccipital', lof: 'lateralorbitofrontal', ling: 'lingual', mof: 'medialorbitofrontal',
  mt: 'middletemporal', parh: 'parahippocampal', parc: 'paracentral', pope: 'parsopercularis', porb: 'parsorbitalis', ptri: 'parstriangularis', pcal: 'pericalcarine',
  pstc: 'postcentral', pstg: 'postcentral', pc: 'posteriorcingulate', prec: 'precentral', pcun: 'precuneus', rac: 'rostralanteriorcingulate', rmf: 'rostralmiddlefrontal', sf: 'superiorfrontal',
  sp: 'superiorparietal', st: 'superiortemporal', smar: 'supramarginal', tp: 'temporalpole', tt: 'transversetemporal', ins: 'insula',
};

/** @typedef {{ right: number, region: string }} Named right: 1, 0, or -1 when unknown */

/** @param {string[]} labels @returns {Named[]} */
export function sidesOf(labels) {
  const plain = labels.map((region) => ({ right: -1, region }));
  for (const pattern of SIDES) {
    const named = labels.map((label, k) => {
      const groups = pattern.exec(label.trim())?.groups;
      return groups ? { right: /^r/i.test(groups.side) ? 1 : 0, region: groups.region } : plain[k];
    });
    const known = named.filter((each) => each.right >= 0);
    if (known.length >= 0.9 * labels.length && known.some((each) => each.right) && known.some((each) => each.right === 0)) return named;
  }
  return plain;
}

/** @param {string} region */
function key(region) {
  const letters = region.toLowerCase().replace(/^(ctx|lh|rh)[-_. ]+/g, '').replace(/[^a-z]/g, '');
  return SHORT[letters] ?? letters;
}

/**
 * For each name its place in a table of named regions, or -1. Order is never trusted.
 * @param {string[]} labels @param {{ labels: string[] }} table
 */
export function matchNames(labels, table) {
  const full = (/** @type {Named} */ { right, region }) => `${right}${key(region)}`;
  const places = new Map(sidesOf(table.labels).map((each, k) => [full(each), k]));
  return sidesOf(labels).map((each) => (each.right < 0 ? -1 : places.get(full(each)) ?? -1));
}

const FRONT = /front|orbito|orb(inf|mid|sup)?\b|pfc|olfact|^(l|r)?(ac|rmf|mof|lof|porb|ptri|fp|sf|rac)$/i;
const BACK = /occip|calcarine|pcal|cuneus|cun$|lingual|ling$|visual|(^|[lr_.-])v[12]/i;

/** 1 for a name of the front, -1 for one of the back of the brain, else 0. @param {string} region */
export const frontness = (region) => (BACK.test(region) ? -1 : FRONT.test(region) ? 1 : 0);
