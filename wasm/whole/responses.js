// What a driven experiment answers: names and options checked, the core's numbers given their names.
import { PushPullError, throwIf } from '../error.js';
import { checkKeys, number, whole, wrong } from './options.js';

/** @typedef {Record<string, any>} Options */

const asked = ['drive', 'signal', 'node', 'settle', 'window', 'n', 'm'];

/** An id of something. @param {string} call @param {string} field @param {unknown} id @returns {any} */
function word(call, field, id) {
  if (typeof id !== 'string') throw wrong(call, field, `the id of a ${field}`, id);
  return id;
}

/** What every question of a drive names. @param {string} call @param {Options} options @param {string[]} more @returns {[string, Float64Array]} */
function question(call, options, more = []) {
  checkKeys(call, options, [...asked, ...more]);
  const { drive = 0, signal = 'observable', node = 0, settle, window, n = 1, m = 1 } = options;
  const counts = [whole(call, 'drive', drive, 0, 1e6), whole(call, 'node', node, 0, 1e6), whole(call, 'n', n, 1, 99), whole(call, 'm', m, 1, 99)];
  return [word(call, 'signal', signal), Float64Array.from([...counts, number(call, 'settle', settle, 0) ?? -1, number(call, 'window', window, 0) ?? -1])];
}

const parts = ['frequency', 'amplitude', 'gain', 'lag', 'plv', 'power', 'slips', 'locked'];

/** The numbers of one window by name. @param {Float64Array} numbers @param {number} at */
function named(numbers, at) {
  const all = Object.fromEntries(parts.map((name, k) => [name, numbers[at + k]]));
  return { ...all, locked: all.locked === 1 };
}

/** Functions of an experiment and options, under the names of pp.analyse. @param {any} pp a loaded PushPull */
export function responses(pp) {
  /** A checked draft for as long as the core looks at it. @param {any} experiment @param {(draft: any) => any} ask */
  const of = (experiment, ask) => {
    const draft = pp._draft(experiment);
    try {
      const found = ask(draft);
      if (found.text !== undefined) throwIf(found);
      return found;
    } finally {
      draft.delete();
    }
  };
  const core = pp._core;
  return {
    response(/** @type {any} */ experiment, /** @type {Options} */ options = {}) {
      const call = 'analyse.response';
      const [signal, numbers] = question(call, options);
      const found = of(experiment, (draft) => core.response(draft, call, signal, numbers));
      return { ...named(found, 1), driveFrequency: found[0], floor: named(found, 9), powerChange: found[17], frequencyChange: found[18] };
    },
    resonance(/** @type {any} */ experiment, /** @type {Options} */ options = {}) {
      const call = 'analyse.resonance';
      const [signal, numbers] = question(call, options, ['frequencies']);
      const list = options.frequencies, right = 'a list of numbers above 0 in Hz, at most 10000';
      if (!(Array.isArray(list) || ArrayBuffer.isView(list))) throw wrong(call, 'frequencies', right, list);
      const frequencies = Float64Array.from(/** @type {any} */ (list)), odd = frequencies.find((f) => !(f > 0 && f < Infinity));
      if (odd !== undefined || frequencies.length < 1 || frequencies.length > 10000) throw wrong(call, 'frequencies', right, odd ?? `${frequencies.length} of them`);
      const found = of(experiment, (draft) => core.resonance(draft, call, signal, numbers, frequencies));
      const count = frequencies.length, part = (/** @type {number} */ k) => found.slice(k * count, (k + 1) * count);
      return { frequencies, gain: part(0), lag: part(1), linear: found.length === 4 * count ? { gain: part(2), lag: part(3) } : null };
    },
    entrainment(/** @type {any} */ experiment, /** @type {Options} */ options = {}) {
      const call = 'analyse.entrainment';
      const [signal, numbers] = question(call, options, ['tolerance']);
      const tolerance = number(call, 'tolerance', options.tolerance ?? 0.02);
      const found = of(experiment, (draft) => core.entrainment(draft, call, signal, numbers, tolerance));
      return found.length ? { low: found[0], high: found[1] } : null;
    },
    phaseResponse(/** @type {any} */ experiment, /** @type {Options} */ options = {}) {
      const call = 'analyse.phaseResponse';
      checkKeys(call, options, ['state', 'amount', 'phases', 'node']);
      const { state, amount, phases = 64, node = 0 } = options;
      if (amount === undefined) throw wrong(call, 'amount', 'a number', amount);
      number(call, 'amount', amount);
      const counts = [whole(call, 'phases', phases, 4, 4096), whole(call, 'node', node, 0, 1e6)];
      const found = of(experiment, (draft) => core.phaseResponse(draft, call, word(call, 'state', state), amount, ...counts));
      const count = (found.length - 2) / 3, part = (/** @type {number} */ k) => found.slice(2 + k * count, 2 + (k + 1) * count);
      return { period: found[0], phases: part(0), shifts: part(1), transition: part(2), type: found[1] };
    },
    evoked(/** @type {any} */ experiment, /** @type {Options} */ options = {}) {
      const call = 'analyse.evoked';
      checkKeys(call, options, ['signal', 'drives', 'duration', 'every']);
      const { signal = 'observable', drives = 'all', duration, every = 1 } = options;
      const count = experiment?.drive?.length ?? 0;
      if (drives !== 'all' && !(Array.isArray(drives) && drives.length)) throw wrong(call, 'drives', '"all" or a list of drives', drives);
      if (drives !== 'all') for (const k of drives) if (!(Number.isInteger(k) && k >= 0 && k < count)) throw new PushPullError(`${call}.drives: there is no drive ${k}; the experiment has ${count}`, `${call}.drives`);
      const document = { ...experiment, ...(duration === undefined ? {} : { duration }), record: { what: [word(call, 'signal', signal)], every } };
      return of(document, (draft) => {
        if (!draft.checkRun()) return { path: draft.problemPath(), text: draft.problemText() };
        const found = core.evoked(draft, Float64Array.from(drives === 'all' ? [] : drives));
        if (found.text !== undefined) return found;
        const nodes = found[0], samples = (found.length - 1) / (nodes + 1);
        return { times: found.slice(1, samples + 1), nodes, evoked: found.slice(samples + 1) };
      });
    },
  };
}
