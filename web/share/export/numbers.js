// The numbers of a recording, from wherever they come: what the recorder of the running simulation holds, or a run from the start.
// Knows no document. A recording has the shape that `pp.run` gives, so that page and command line write the same files.

/** @typedef {import('../../types').Lab} Lab @typedef {import('../../types').Trace} Trace @typedef {Float32Array | Float64Array} Numbers */
/** @typedef {{ times: Float64Array, labels: string[], nodes: number, data: Record<string, Numbers>, failure: string }} Recording data: nodes × times, a row a node */

/**
 * What the recorder holds of the last `span` ms: one value a column where a column is one step, else mean, least and greatest.
 * Times are those of the middle of a column, or of its step.
 * @param {Pick<Lab, 'sim'>} lab @param {number} [span] @returns {Recording & { column: number }} column: ms
 */
export function seenOf({ sim }, span = Infinity) {
  const trace = sim.trace(), { what, nodes, every, capacity, first, count } = trace;
  const column = every * sim.dt, base = sim.time - sim.steps * sim.dt;
  const from = Math.max(first, count - Math.max(1, Math.floor(span / column))), length = Math.max(0, count - from);
  const times = Float64Array.from({ length }, (_, k) => base + (every === 1 ? from + k + 1 : from + k + 0.5) * column);
  /** @type {Record<string, Numbers>} */
  const data = {};
  for (const [c, id] of what.entries()) {
    for (const [name, ring] of parts(trace)) {
      const values = (data[`${id}${name}`] = new (/** @type {Float32ArrayConstructor} */ (ring.constructor))(nodes * length));
      for (let n = 0; n < nodes; ++n) for (let k = 0; k < length; ++k) values[n * length + k] = ring[(c * nodes + n) * capacity + ((from + k) % capacity)];
    }
  }
  return { times, labels: Object.keys(data), nodes, data, failure: '', column };
}

/** @param {Trace} trace @returns {[string, Numbers][]} */
const parts = ({ every, mean, min, max }) => (every === 1 ? [['', mean]] : [['', mean], ['.min', min], ['.max', max]]);

/** What can be recorded of a model, those that are shown first. @param {Lab} lab */
export function recordable({ model, sim }) {
  const shown = sim.trace().what;
  return [...new Set([...model.states, ...model.readouts].map(({ id }) => id))].map((id) => ({ id, shown: shown.includes(id) }));
}

/**
 * The document of a run from the start, as the command line reads it.
 * @param {Pick<Lab, 'sim'>} lab @param {{ duration: number, every: number, what: string[] }} wish duration: ms @returns {import('../../types').Experiment}
 */
export const documentOf = ({ sim }, { duration, every, what }) => ({ ...sim.experiment(), duration, record: { what, every } });

/** How large a run is. @param {{ nodes: number, dt: number, precision: string }} of @param {{ duration: number, every: number, what: string[] }} wish */
export function sizeOf({ nodes, dt, precision }, { duration, every, what }) {
  // A tenth of a step forgives the rounding of duration / dt, as in the core.
  const samples = Math.floor((duration / dt + 0.1) / every) + 1;
  return { samples, numbers: samples * (nodes * what.length + 1), bytes: samples * (nodes * what.length * (precision === 'f32' ? 4 : 8) + 8) };
}

const SLICE = 12;  // ms at work before the page has its turn

/**
 * Runs a document from its start to its end, in slices between which the page goes on. Sample k is the state after k·every steps,
 * as in `pp.run`. Numbers are kept as the simulation has them.
 * @param {import('../../types').Core} core @param {import('../../types').Experiment} document with duration and record
 * @param {{ signal?: AbortSignal, progress?: (share: number) => void, rest?: () => Promise<void>, now?: () => number }} [how] rest: until the page has had its turn
 * @returns {Promise<Recording & { hash: string, steps: number }>} of the state at the end
 */
export async function runWhole(core, document, { signal, progress = () => {}, rest = turn, now = () => performance.now() } = {}) {
  const problem = core.problem(document);
  if (problem) throw new Error(problem);
  const sim = core.simulate(document);
  try {
    const { what, every } = document.record, { nodes, dt } = sim;
    const { samples } = sizeOf({ nodes, dt, precision: '' }, { duration: document.duration, every, what });
    const times = new Float64Array(samples);
    const data = Object.fromEntries(what.map((/** @type {string} */ id) => [id, new (/** @type {any} */ (sim.read(id).constructor))(nodes * samples)]));
    let taken = 0;
    for (let since = now(); taken < samples; ++taken) {
      if (taken > 0 && sim.step(every) < every) break;
      times[taken] = taken * every * dt;
      for (const id of what) {
        const values = sim.read(id);
        for (let n = 0; n < nodes; ++n) data[id][n * samples + taken] = values[n];
      }
      if (now() - since < SLICE) continue;
      progress(taken / samples);
      await rest();
      signal?.throwIfAborted();
      since = now();
    }
    return { ...shortened({ times, labels: what, nodes, data, failure: sim.failure }, taken), hash: sim.hash(), steps: sim.steps };
  } finally {
    sim.delete();
  }
}

/** An early end leaves shorter rows. @param {Recording} recording @param {number} taken @returns {Recording} */
function shortened(recording, taken) {
  const { times, data, nodes } = recording, { length } = times;
  if (taken === length) return recording;
  const rows = (/** @type {Numbers} */ values) => {
    for (let n = 1; n < nodes; ++n) values.copyWithin(n * taken, n * length, n * length + taken);
    return values.slice(0, nodes * taken);
  };
  return { ...recording, times: times.slice(0, taken), data: Object.fromEntries(Object.entries(data).map(([id, values]) => [id, rows(values)])) };
}

/** After what else waits to be done; unlike a timer, also soon on a page that is hidden. */
export function turn() {
  return /** @type {Promise<void>} */ (new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  }));
}
