// The linker's glue, as the pages and the embed take it: read for what the core calls each of its parts, so that embind.js
// can answer in its place. Glue of another kind, from another linker, is kept, without what a file that asks for nothing does not need.
import { fileURLToPath } from 'node:url';

const EMBIND = fileURLToPath(new URL('./embind.js', import.meta.url));

/** The functions that embind.js has. */
const KNOWN = new Set([
  ...['void', 'bool', 'integer', 'float', 'std_string', 'std_wstring', 'emval', 'memory_view', 'bigint', 'class', 'class_constructor', 'class_function', 'function'].map((name) => `embind_register_${name}`),
  ...['as', 'get_method_caller', 'call_method', 'call_void_method', 'run_destructors', 'incref', 'decref', 'new_array', 'new_object', 'new_cstring', 'get_property', 'set_property', 'take_value'].map((name) => `emval_${name}`),
  'abort', 'emscripten_memcpy_big', 'emscripten_resize_heap', 'setTempRet0',
]);

/** What the two sides have agreed on that a name does not tell: handles of the fixed values, places of arguments and texts. */
const AGREED = [
  '[{},{value:undefined},{value:null},{value:true},{value:false}]', '"argPackAdvance":8', 'var length=HEAPU32[value>>2]',
  'function __embind_register_class_function(rawClassType,methodName,argCount,rawArgTypesAddr,invokerSignature,rawInvoker,context,isPureVirtual)',
  'function __emval_call_method(caller,handle,methodName,destructorsRef,args)', 'function __emval_as(handle,returnType,destructorsRef)',
];

/** Where the glue says how it calls an export. @type {Record<string, RegExp>} */
const EXPORTS = {
  memory: /wasmMemory=Module\["asm"\]\["(\w+)"\]/, table: /wasmTable=Module\["asm"\]\["(\w+)"\]/, begin: /addOnInit\(Module\["asm"\]\["(\w+)"\]\)/,
  malloc: /\(_malloc=Module\["_malloc"\]=Module\["asm"\]\["(\w+)"\]\)/, free: /\(_free=Module\["_free"\]=Module\["asm"\]\["(\w+)"\]\)/,
};

const UNUSED = [
  ['import.meta.url', '""'], ['if(ENVIRONMENT_IS_WEB||ENVIRONMENT_IS_WORKER){', 'if(0){'], ['instantiateAsync().catch(readyPromiseReject);', ''],
  ['ENVIRONMENT_IS_NODE=typeof process=="object"&&typeof process.versions=="object"&&typeof process.versions.node=="string"', 'ENVIRONMENT_IS_NODE=false'],
  ['ENVIRONMENT_IS_WORKER=typeof importScripts=="function"', 'ENVIRONMENT_IS_WORKER=false'],
];

/** @typedef {{ imports: Record<string, string>, exports: import('./embind.js').Exports }} Names imports: the linker's name → ours */

/** @param {string} glue @returns {Names | null} null: of another kind */
export function namesOf(glue) {
  const table = /asmLibraryArg=\{(.*?)\};/s.exec(glue)?.[1] ?? '';
  const imports = Object.fromEntries([...table.matchAll(/"(\w+)":_*(\w+)/g)].map(([, letter, name]) => [letter, name]));
  const exports = Object.fromEntries(Object.entries(EXPORTS).map(([name, pattern]) => [name, pattern.exec(glue)?.[1] ?? '']));
  const known = Object.keys(imports).length > 0 && Object.values(imports).every((name) => KNOWN.has(name)) && Object.values(exports).every(Boolean) && AGREED.every((phrase) => glue.includes(phrase));
  return known ? /** @type {any} */ ({ imports, exports }) : null;
}

/** The module that starts the core from its bytes. @param {string} glue @param {string} embind path of embind.js */
export function starter(glue, embind) {
  const names = namesOf(glue);
  if (names) return `import { start } from ${JSON.stringify(embind)};\nexport default (module) => start(${JSON.stringify(names.exports)}, (imports) => WebAssembly.instantiate(module, imports));`;
  const kept = UNUSED.reduce((text, [from, to]) => text.replaceAll(from, to), glue).replace(/export default createCore;?/, '');
  return `${kept}
export default (module) => new Promise((resolve, reject) => {
  createCore({ locateFile: (name) => name, instantiateWasm(imports, done) {
    WebAssembly.instantiate(module, imports).then(done, reject);
    return {};
  } }).then(resolve, reject);
});`;
}

/** The module that stands in for the glue in pages, with what of its face ../../wasm/load.js uses. @param {string} glue @param {string} embind path of embind.js */
export function standIn(glue, embind) {
  const names = namesOf(glue);
  const letters = names && Object.entries(names.imports).flat().join(' ');
  return names && `import { renamed, start } from ${JSON.stringify(embind)};
export default ({ instantiateWasm }) => start(${JSON.stringify(names.exports)}, (imports) => new Promise((done) => instantiateWasm(imports, done)), renamed('${letters}'));`;
}

/** A Vite plugin: it does so wherever the core is loaded. @returns {import('vite').Plugin} */
export const smallGlue = () => ({
  name: 'small-glue',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (/[\\/]dist[\\/]push_pull_\w+\.js$/.test(id) ? standIn(code, EMBIND) : null),
});

/** embind.js with the linker's names for its functions. @param {string} code @param {string} glue */
export function renamed(code, glue) {
  const names = namesOf(glue);
  return Object.entries(names?.imports ?? {}).reduce((text, [letter, name]) => text.replace(new RegExp(`^(    )${name}\\b`, 'm'), `$1${letter}`), code);
}
