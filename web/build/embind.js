// What the core's bindings ask of JavaScript, in a sixth of the bytes of the linker's own answer, which is made for bindings of
// every kind: here types are looked up when a call is made, classes have no bases and functions no overloads. The linker has short
// names for all of them, which are read from its glue when the file is made; glue of another kind is kept (glue.js).

/**
 * @typedef {object} Type how values of a type of C++ cross
 * @property {(wire: any) => any} from
 * @property {(value: any, kept: number[]) => any} to what it allocates is added to `kept`
 * @property {(at: number) => any} [read] from memory, where C++ hands it to a method of JavaScript
 * @property {(given: any[]) => any} [build] a new one
 */
/** @typedef {Record<'memory' | 'table' | 'begin' | 'malloc' | 'free', string>} Exports the linker's names */

const PAGE = 65536;  // bytes
const SLOT = 8;      // bytes of an argument in memory
const ARRAYS = [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
const encoder = new TextEncoder(), decoder = new TextDecoder();
const same = (/** @type {any} */ one) => one;
const FIXED = [undefined, null, true, false];  // handles 1 to 4

/** The functions by the linker's names. @param {string} letters name and function in turn */
export const renamed = (letters) => (/** @type {Record<string, any>} */ functions) => Object.fromEntries([...letters.matchAll(/(\S+) (\S+)/g)].map(([, letter, name]) => [letter, functions[name]]));

/**
 * @param {Exports} short @param {(imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>} open
 * @param {(functions: Record<string, any>) => Record<string, any>} [named] by the linker's names; where the build has put those in their place, they are
 * @returns {Promise<any>} its classes and functions by name
 */
export async function start(short, open, named = same) {
  /** @type {Record<string, any>} */ const made = {};
  /** @type {Record<number, Type>} */ const types = {};
  /** What C++ holds. @type {({ value: any, count: number } | undefined)[]} */ const held = [undefined, ...FIXED.map((value) => ({ value, count: 1 }))];
  /** @type {number[]} */ const unused = [];
  /** @type {((object: any, method: number, kept: number[], at: number) => any)[]} */ const callers = [];
  /** @type {any} */ let core;
  /** @type {DataView | undefined} */ let seen;

  const memory = () => /** @type {ArrayBuffer} */ (core[short.memory].buffer);
  /** A memory that grows has another buffer. */
  const view = () => (seen?.buffer === memory() ? seen : (seen = new DataView(memory())));
  const word = (/** @type {number} */ at) => view().getUint32(at, true);
  const words = (/** @type {number} */ count, /** @type {number} */ at) => Array.from({ length: count }, (_, k) => word(at + 4 * k));
  const free = (/** @type {number} */ at) => core[short.free](at);
  /** @param {number} at @param {number} [length] */
  function text(at, length = new Uint8Array(memory()).indexOf(0, at) - at) {
    return decoder.decode(new Uint8Array(memory(), at, length));
  }
  const value = (/** @type {number} */ handle) => held[handle]?.value;
  /** @param {any} one */
  function hold(one) {
    const fixed = 1 + FIXED.indexOf(one);
    if (fixed) return fixed;
    const handle = unused.pop() ?? held.length;
    held[handle] = { value: one, count: 1 };
    return handle;
  }
  /** @param {number} handle @param {number} by */
  function count(handle, by) {
    const one = held[handle];
    if (handle <= FIXED.length || !one || (one.count += by)) return;
    held[handle] = undefined;
    unused.push(handle);
  }
  /** @param {number} pointer @param {any[]} first @param {number[]} kinds result, then arguments @param {any[]} given */
  function call(pointer, first, [result, ...kinds], given) {
    /** @type {number[]} */ const kept = [];
    const wires = kinds.map((kind, k) => types[kind].to(given[k], kept));
    const wire = core[short.table].get(pointer)(...first, ...wires);
    kept.forEach(free);
    return types[result].from(wire);
  }
  /** @param {number} raw @param {(wire: any) => any} from @param {Type['to']} to @param {Type['read']} [read] */
  function type(raw, from, to, read = (at) => from(word(at))) {
    types[raw] = { from, to, read };
  }

  /** @type {Record<string, (...given: any[]) => any>} */
  const functions = {
    embind_register_void: (raw) => type(raw, () => {}, same),
    embind_register_bool: (raw, _n, _s, yes, no) => type(raw, Boolean, (one) => (one ? yes : no), (at) => Boolean(view().getUint8(at))),
    embind_register_integer(raw, _name, size, low) {
      const rest = 32 - 8 * size, read = /** @type {'getUint32'} */ (`get${low ? 'Int' : 'Uint'}${8 * size}`);
      type(raw, low ? same : (wire) => (wire << rest) >>> rest, low ? same : (one) => one >>> 0, (at) => view()[read](at, true));
    },
    embind_register_float: (raw, _name, size) => type(raw, same, same, (at) => view()[size === 4 ? 'getFloat32' : 'getFloat64'](at, true)),
    embind_register_std_string(raw) {
      type(raw, (at) => {
        const found = text(at + 4, word(at));
        free(at);
        return found;
      }, (one, kept) => {
        const bytes = encoder.encode(one), at = core[short.malloc](bytes.length + 4);
        view().setUint32(at, bytes.length, true);
        new Uint8Array(memory()).set(bytes, at + 4);
        kept.push(at);
        return at;
      });
    },
    embind_register_emval: (raw) => type(raw, (handle) => {
      const one = value(handle);
      count(handle, -1);
      return one;
    }, hold),
    embind_register_memory_view(raw, index) {
      const from = (/** @type {number} */ at) => new ARRAYS[index](memory(), word(at + 4), word(at));
      type(raw, from, same, from);
    },
    embind_register_bigint() {},
    embind_register_std_wstring() {},
    embind_register_class(raw, pointer, constant, _b, _gs, _g, _us, _u, _ds, _d, name, _s, destroy) {
      /** @type {any} */
      const Made = function (/** @type {any[]} */ ...given) {
        return own.build?.(given);
      };
      /** @type {Type} */
      const own = {
        from: (at) => Object.assign(Object.create(Made.prototype), { at }),
        to({ at }) {
          if (!at) throw new Error('It has been deleted.');
          return at;
        },
      };
      Made.prototype.delete = function () {
        core[short.table].get(destroy)(own.to(this, []));
        this.at = 0;
      };
      types[raw] = types[pointer] = types[constant] = own;
      made[text(name)] = Made;
    },
    embind_register_class_constructor(raw, n, at, _s, invoker, body) {
      const kinds = words(n, at);
      types[raw].build = (given) => call(invoker, [body], kinds, given);
    },
    embind_register_class_function(raw, name, n, at, _s, invoker, method) {
      const [result, own, ...kinds] = words(n, at);
      const proto = Object.getPrototypeOf(types[raw].from(0));
      proto[text(name)] = function (/** @type {any[]} */ ...given) {
        return call(invoker, [method, types[own].to(this, [])], [result, ...kinds], given);
      };
    },
    embind_register_function(name, n, at, _s, invoker, body) {
      const kinds = words(n, at);
      made[text(name)] = (/** @type {any[]} */ ...given) => call(invoker, [body], kinds, given);
    },
    emval_as(handle, kind, place) {
      /** @type {number[]} */ const kept = [];
      view().setUint32(place, hold(kept), true);
      return types[kind].to(value(handle), kept);
    },
    emval_get_method_caller(n, at) {
      const [result, ...kinds] = words(n, at);
      return callers.push((object, method, kept, first) => types[result].to(object[text(method)](...kinds.map((kind, k) => types[kind].read?.(first + SLOT * k))), kept)) - 1;
    },
    emval_call_method(caller, handle, method, place, first) {
      /** @type {number[]} */ const kept = [];
      view().setUint32(place, hold(kept), true);
      return callers[caller](value(handle), method, kept, first);
    },
    emval_call_void_method: (caller, handle, method, first) => void callers[caller](value(handle), method, [], first),
    emval_run_destructors(handle) {
      value(handle).forEach(free);
      count(handle, -1);
    },
    emval_incref: (handle) => count(handle, 1),
    emval_decref: (handle) => count(handle, -1),
    emval_new_array: () => hold([]),
    emval_new_object: () => hold({}),
    emval_new_cstring: (at) => hold(text(at)),
    emval_get_property: (handle, key) => hold(value(handle)[value(key)]),
    emval_set_property: (handle, key, one) => void (value(handle)[value(key)] = value(one)),
    emval_take_value: (kind, at) => hold(types[kind].read?.(at)),
    abort() {
      throw new Error('The core has stopped.');
    },
    emscripten_memcpy_big: (to, from, n) => void new Uint8Array(memory()).copyWithin(to, from, from + n),
    emscripten_resize_heap(size) {
      const now = memory().byteLength;
      for (const wanted of [Math.max(size >>> 0, 1.2 * now), size >>> 0]) {
        try {
          core[short.memory].grow(Math.ceil((wanted - now) / PAGE));
          return true;
        } catch { /* less may be had */ }
      }
      return false;
    },
    setTempRet0() {},
  };

  core = (await open({ a: named(functions) })).exports;
  core[short.begin]();
  return made;
}
