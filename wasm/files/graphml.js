// GraphML: keys are declared by id, nodes and edges hold data by key. A reader of tags, enough for it, that needs no document.
import { base, decode } from './bytes.js';
import { refuse } from './limits.js';
import { Edges, numeric, words } from './variable.js';
import { roleOf } from './roles.js';

/** @typedef {{ name: string, type: string, fallback: string | null }} Key @typedef {{ attributes: Record<string, string>, data: Record<string, string> }} Thing */

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });

/** @param {string} text */
const clear = (text) => text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, name) => {
  if (name[0] !== '#') return ENTITIES[name] ?? all;
  const code = Number(name[1] === 'x' || name[1] === 'X' ? `0${name.slice(1)}` : name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
});

/** @param {string} tag */
function attributes(tag) {
  /** @type {Record<string, string>} */ const all = {};
  for (const [, name, double, single] of tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) all[name] = clear(double ?? single ?? '');
  return all;
}

/** @param {string} text @param {string} file */
function parse(text, file) {
  /** @type {Map<string, Key>} */ const keys = new Map();
  /** @type {Thing[]} */ const nodes = [];
  /** @type {Thing[]} */ const edges = [];
  /** @type {Thing | null} */ let thing = null;
  let directed = false, graphs = 0, key = '', closed = false;
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) break;
    if (text.startsWith('<!--', open) || text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(text[open + 2] === '-' ? '-->' : ']]>', open);
      if (end < 0) break;
      at = end + 3;
      continue;
    }
    const end = text.indexOf('>', open);
    if (end < 0) break;
    const tag = text.slice(open + 1, end);
    const name = /^\/?(?:[\w.-]+:)?([\w.-]+)/.exec(tag)?.[1] ?? '';
    const closing = tag[0] === '/';
    const content = text.slice(at, open);
    at = end + 1;
    if (name === 'graphml' && closing) closed = true;
    else if (name === 'key' && !closing) {
      const given = attributes(tag);
      key = given.id ?? '';
      keys.set(key, { name: given['attr.name'] ?? key, type: given['attr.type'] ?? 'string', fallback: null });
    } else if (name === 'default' && closing && keys.has(key)) /** @type {Key} */ (keys.get(key)).fallback = clear(content.trim());
    else if (name === 'graph' && !closing) {
      graphs++;
      if (graphs === 1) directed = attributes(tag).edgedefault === 'directed';
    } else if ((name === 'node' || name === 'edge') && !closing && graphs === 1) {
      thing = { attributes: attributes(tag), data: {} };
      (name === 'node' ? nodes : edges).push(thing);
      if (tag.endsWith('/')) thing = null;
    } else if (name === 'node' || name === 'edge') thing = null;
    else if (name === 'data' && thing) {
      if (!closing) key = attributes(tag).key ?? '';
      else thing.data[keys.get(key)?.name ?? key] = clear(content.trim());
    }
  }
  if (!closed) refuse(`${file} is cut short: its last tag is missing`);
  return { keys, nodes, edges, directed, graphs };
}

/** @param {Uint8Array} bytes @param {string} path @returns {import('./variable.js').Reading} */
export function readGraphml(bytes, path) {
  const file = base(path);
  const { keys, nodes, edges, directed, graphs } = parse(decode(bytes), file);
  const built = new Edges(nodes.length, file);
  if (nodes.some((node) => node.attributes.id === undefined)) refuse(`${file} has a node without an id`);
  const index = new Map(nodes.map((node, k) => [node.attributes.id, k]));
  for (const { attributes: given, data } of edges) {
    const source = index.get(given.source), target = index.get(given.target);
    if (source === undefined || target === undefined) refuse(`${file}: an edge leads from "${given.source ?? ''}" to "${given.target ?? ''}", of which one is no node`);
    const both = given.directed === undefined ? !directed : given.directed === 'false';
    const values = Object.fromEntries(Object.entries(data).filter(([, text]) => text !== '' && Number.isFinite(Number(text))).map(([name, text]) => [name, Number(text)]));
    built.add(/** @type {number} */ (source), /** @type {number} */ (target), values, both);
  }
  const variables = built.variables();
  if (variables.length === 0 && edges.length) refuse(`${file} has edges without numbers; an edge needs a weight`);
  for (const each of variables) if (each.role === null || each.role === 'ignored') each.role = roleOf(`${each.name}_weight`);
  const texts = (/** @type {RegExp} */ pattern) => {
    const name = [...keys.values()].find((each) => pattern.test(each.name))?.name;
    return name && nodes.every((node) => node.data[name] !== undefined) ? nodes.map((node) => node.data[name]) : null;
  };
  const labels = texts(/^dn_(fs)?name$/i) ?? texts(/^(name|label|dn_label|labels)$/i) ?? nodes.map((node) => node.attributes.id);
  variables.push(words('labels', file, labels));
  const sides = texts(/hemi/i);
  if (sides?.every((side) => /^(l|r)/i.test(side))) variables.push(numeric('hemispheres', file, nodes.length, 1, Float64Array.from(sides, (side) => (/^r/i.test(side) ? 1 : 0))));
  const regions = texts(/region/i);
  if (regions?.every((region) => /cortical/i.test(region))) variables.push(numeric('cortical', file, nodes.length, 1, Float64Array.from(regions, (region) => (/^cortical/i.test(region) ? 1 : 0))));
  const places = ['x', 'y', 'z'].map((axis) => texts(new RegExp(`^(dn_position_?|pos_?|position_?|mni_?)?${axis}$`, 'i')));
  const tuples = texts(/position$/i)?.map((text) => text.replace(/[()[\]]/g, '').trim().split(/[\s,]+/).map(Number));
  const points = places.every(Boolean) ? nodes.flatMap((_, k) => places.map((axis) => Number(/** @type {string[]} */ (axis)[k]))) : tuples?.every((point) => point.length === 3) ? tuples.flat() : null;
  if (points) variables.push(numeric('centres', file, nodes.length, 3, Float64Array.from(points)));
  const notes = [...built.notes(), `${file} states that its edges ${directed ? 'are directed' : 'count in both directions'}.`];
  if (graphs > 1) notes.push(`${file} holds ${graphs} graphs; the first is read.`);
  return { format: 'GraphML', variables, declared: { rowIsTarget: true, undirected: !directed }, notes };
}
