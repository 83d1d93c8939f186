// A JSON tree as the flat list of path → value that the core reads. Knows nothing of what the paths mean.

/**
 * Writes every leaf of a tree into a draft. Lists of numbers, of words, and matrices are leaves too.
 * @param {any} tree
 * @param {any} draft the core's Draft
 * @param {new (message: string, path?: string) => Error} ErrorType
 */
export function flatten(tree, draft, ErrorType) {
  fields = 0;
  if (tree === null || typeof tree !== 'object' || Array.isArray(tree)) {
    throw new ErrorType(`experiment: must be an object with at least a model, got ${tree === null ? 'null' : Array.isArray(tree) ? 'a list' : typeof tree}`);
  }
  for (const [key, value] of Object.entries(tree)) write(key, value, draft, ErrorType, 0);
}

// Far more than any experiment needs, and few enough that reading them takes no time.
const MOST_FIELDS = 5000;
let fields = 0;

/** What a value is, in a word or two. @param {unknown} x */
const kind = (x) => (x === null ? 'null' : Array.isArray(x) ? 'a list' : typeof x === 'string' ? `"${x.slice(0, 40)}"` : typeof x === 'object' ? 'an object' : typeof x === 'bigint' ? 'a bigint' : String(x));

const isNumber = (/** @type {unknown} */ x) => typeof x === 'number';

/** @param {string} path @param {any} value @param {any} draft @param {new (message: string, path?: string) => Error} ErrorType @param {number} depth */
function write(path, value, draft, ErrorType, depth) {
  if (depth > 8) throw new ErrorType(`${path}: is nested too deeply`, path);
  if (value === undefined) return;
  if (++fields > MOST_FIELDS) throw new ErrorType(`experiment: has more than ${MOST_FIELDS} fields`, path);
  if (value === null) draft.nothing(path);
  else if (isNumber(value)) draft.number(path, value);
  else if (typeof value === 'string') draft.text(path, value);
  else if (typeof value === 'boolean') draft.flag(path, value);
  else if (isList(value)) draft.numbers(path, Float64Array.from(/** @type {any} */ (value)), 0);
  else if (Array.isArray(value)) writeList(path, value, draft, ErrorType, depth);
  else if (typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) write(`${path}.${key}`, child, draft, ErrorType, depth + 1);
  } else throw new ErrorType(`${path}: must be a value that JSON can hold, got a ${typeof value}`, path);
}

/** A typed array of ordinary numbers. @param {any} value */
const isList = (value) => ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof BigInt64Array) && !(value instanceof BigUint64Array);

/**
 * The document as JSON would hold it: typed arrays become lists.
 * @param {any} value @returns {any}
 */
export function plain(value) {
  if (isList(value)) return Array.from(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
}

/** @param {string} path @param {any[]} list @param {any} draft @param {new (message: string, path?: string) => Error} ErrorType @param {number} depth */
function writeList(path, list, draft, ErrorType, depth) {
  if (list.every(isNumber)) return draft.numbers(path, Float64Array.from(list), 0);
  if (list.every((x) => typeof x === 'string')) return draft.texts(path, list);
  if (list.every((row) => Array.isArray(row) && row.every(isNumber))) {
    const columns = list.every((row) => row.length === list[0].length) ? list[0].length : -1;
    return draft.numbers(path, Float64Array.from(list.flat()), columns);
  }
  const objects = list.every((x) => x !== null && typeof x === 'object' && !Array.isArray(x));
  const wrong = objects ? -1 : list.findIndex((x) => !isNumber(x));
  if (wrong >= 0) throw new ErrorType(`${path}: entry ${wrong} must be a number, got ${kind(list[wrong])}`, path);
  list.forEach((child, i) => write(`${path}.${i}`, child, draft, ErrorType, depth + 1));
}
