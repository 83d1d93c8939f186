// The message API, version 1: what a page may ask of an embed over a port, and what it is told. Messages are answered one after
// the other, each that has an id with exactly one answer. Knows no document. What may be said is in schema.js.
import { fieldsOf, readValue } from '../fields.js';
import { absent } from '../lab/family.js';
import { measure } from '../measure.js';
import { write } from '../url.js';
import { readOptions } from './options.js';
import { MESSAGES, METRICS, fault } from './schema.js';

/** @typedef {import('../lab/session.js').Session} Session */
/** @typedef {(message: Record<string, any>, transfer?: any[]) => void} Send */
/** @typedef {{ running: boolean, tell: (message: Record<string, any>) => void }} Led */
/**
 * @typedef {object} Hooks what belongs to the page of the embed
 * @property {() => Promise<Session>} session started when it is first needed
 * @property {(on: boolean) => void} suspend
 * @property {(theme: string) => void} theme
 * @property {(format: string, scale: number) => Promise<any>} image
 * @property {(how: Led | null) => boolean} led follows another figure's clock, or no more; whether it is seen
 * @property {() => string} caption
 * @property {(act: () => void, ms: number) => any} every
 * @property {(timer: any) => void} cease
 */

const MOST_WAITING = 1000;   // messages of one port
const SLICE = 2000;          // steps between two looks at the clock
const PATIENCE = 12;         // ms of stepping before the page may breathe

/** One connected page. */
export class Api {
  #hooks; #send;
  #waiting = 0;
  #closed = false;
  /** Ends the watch over the session. */
  #forget = () => {};
  #turn = Promise.resolve();
  /** @type {any} */ #timer = null;
  #since = 0;
  /** @type {Record<string, any>} what the page was last told */ #told = {};
  #running = false;
  /** @type {any} */ #failed = null;

  /** @param {Hooks} hooks @param {Send} send */
  constructor(hooks, send) {
    this.#hooks = hooks;
    this.#send = (/** @type {Record<string, any>} */ message, /** @type {any[]} */ transfer = []) => {
      if (!this.#closed) send(message, transfer);
    };
  }

  /** @param {Session} session */
  greet(session) {
    this.#watch(session);
    const { catalog } = session;
    this.#send({ type: 'ready', api: 1, models: catalog.models.map(({ id }) => id), caps: Object.keys(MESSAGES), metrics: [...METRICS], state: describe(session) });
  }

  /** What has no question. @param {Record<string, any>} message */
  tell(message) {
    this.#send(message);
  }

  close() {
    this.#closed = true;
    this.#forget();
    if (this.#timer !== null) this.#hooks.cease(this.#timer);
    this.#timer = null;
  }

  /** @param {any} message of any shape @returns {Promise<void>} done with it */
  receive(message) {
    if (this.#closed) return this.#turn;
    const id = message !== null && typeof message === 'object' ? message.id : undefined;
    const wrong = this.#waiting >= MOST_WAITING ? `More than ${MOST_WAITING} messages wait; this one is left out.` : fault(message);
    if (wrong) {
      this.#send(answer(['string', 'number'].includes(typeof id) ? id : undefined, { type: 'error', text: wrong }));
      return this.#turn;
    }
    this.#waiting += 1;
    this.#turn = this.#turn.then(async () => {
      try {
        const session = await this.#hooks.session();
        const { reply = { type: 'done' }, transfer } = (await this.#act(message, session)) ?? {};
        this.#send(answer(id, reply), transfer);
      } catch (error) {
        this.#send(answer(id, { type: 'error', text: sentence(error) }));
      }
      this.#waiting -= 1;
    });
    return this.#turn;
  }

  /** @param {any} message of the right form @param {Session} session @returns {Promise<{ reply?: Record<string, any>, transfer?: any[] } | void>} */
  async #act(message, session) {
    switch (message.type) {
      case 'set': return this.#set(session, { [message.name]: message.value });
      case 'setMany': return this.#set(session, message.values);
      case 'play': case 'pause': case 'reset': return ask(session, { type: message.type });
      case 'step': return this.#step(session, message.n ?? 1);
      case 'kick': return this.#kick(session, message);
      case 'getState': return { reply: describe(session) };
      case 'setState': return this.#open(session, message.state);
      case 'press': return ask(session, { type: message.button, steps: message.steps ?? 1 });
      case 'follow': return this.#follow(session, message);
      case 'lead': return void this.#hooks.led(null);
      case 'subscribe': return this.#subscribe(session, message);
      case 'series': return series(session, message);
      case 'image': return { reply: { type: 'image', format: message.format, data: await this.#hooks.image(message.format, message.scale ?? 2) } };
      case 'theme': return this.#hooks.theme(message.value);
      case 'suspend': case 'resume': return this.#hooks.suspend(message.type === 'suspend');
      default: return undefined;  // locale: there is one so far
    }
  }

  /** All or none of them. @param {Session} session @param {Record<string, number | string>} values */
  async #set(session, values) {
    const fields = fieldsOf(session.catalog, session.store.state);
    for (const [name, value] of Object.entries(values)) {
      const field = fields.get(name);
      if (!field) throw new Error(`There is no value called "${name}" here; the values are ${[...fields.keys()].join(', ')}`);
      if (typeof value !== (field.options || field.read ? 'string' : 'number')) throw new Error(`${name} must be ${field.options ? `one of ${field.options.map((one) => one.id).join(', ')}` : 'a finite number'}`);
      const result = readValue(field, String(value));
      if ('problem' in result) throw new Error(result.problem);
    }
    for (const [path, value] of Object.entries(values)) await ask(session, { type: 'set', path, value });
  }

  /** As many as are asked for, and never so long at once that the page stands still. @param {Session} session @param {number} n */
  async #step(session, n) {
    const { loop } = session;
    await ask(session, { type: 'step', steps: 0 });
    for (let done = 0; done < n && !this.#closed;) {
      const began = performance.now();
      while (done < n && performance.now() - began < PATIENCE) {
        const taken = loop.forward(Math.min(SLICE, n - done));
        if (!taken) throw new Error(session.sim.failure || 'no step was taken');
        done += taken;
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { reply: describe(session) };
  }

  /** To where another figure's clock is; a slow one may take several messages. @param {Session} session @param {{ time: number, running: boolean }} message */
  async #follow(session, { time, running }) {
    const { loop, sim } = session;
    if (!this.#hooks.led({ running, tell: this.#send })) return;
    if (session.store.state.running) await ask(session, { type: 'pause' });
    const gap = Math.round((time - sim.time) / sim.dt), until = performance.now() + PATIENCE;
    if (gap < 0) await ask(session, time < sim.dt ? { type: 'reset' } : { type: 'back', steps: -gap });
    for (let done = 0, taken = 1; done < gap && taken && performance.now() < until; done += taken) taken = loop.forward(Math.min(SLICE, gap - done));
  }

  /** @param {Session} session @param {{ node?: number, state?: string, amount: number }} message */
  async #kick(session, { node = session.store.state.node, state, amount }) {
    const { sim } = session;
    const ids = sim.model.states.map((/** @type {{ id: string }} */ one) => one.id);
    const id = state ?? (ids.includes(sim.model.push) ? sim.model.push : ids[0]);
    if (!ids.includes(id)) throw new Error(`There is no state "${id}" of ${sim.model.name}; the states are ${ids.join(', ')}`);
    if (node >= sim.nodes) throw new Error(`There is no node ${node}; the nodes are 0 to ${sim.nodes - 1}`);
    await ask(session, { type: 'kick', node, state: { [id]: sim.read(id)[node] + amount } });
  }

  /** @param {Session} session @param {string} link */
  async #open(session, link) {
    const { hash } = readOptions(link);
    const missing = absent({ type: 'link', hash }, session.catalog);
    if (missing) throw new Error(needsLab(missing.name));
    await ask(session, { type: 'link', hash });
    return { reply: describe(session) };
  }

  /** @param {Session} session @param {{ metrics: string[], hz: number }} message */
  #subscribe(session, { metrics, hz }) {
    if (this.#timer !== null) this.#hooks.cease(this.#timer);
    this.#timer = null;
    if (!metrics.length || !hz) return;
    let last = -1;
    this.#timer = this.#hooks.every(() => {
      const { sim } = session;
      // Nothing has moved: nothing is told.
      if (sim.steps === last) return;
      last = sim.steps;
      const all = metrics.every((name) => name === 'time' || name === 'steps') ? /** @type {Record<string, any>} */ ({ time: sim.time, steps: sim.steps }) : this.#measured(session);
      this.#send({ type: 'metrics', ...Object.fromEntries(metrics.map((name) => [name, all[name]])) });
    }, Math.min(1000 / hz, 2 ** 31 - 1));
  }

  /** @param {Session} session @returns {Record<string, any>} */
  #measured(session) {
    const { sim, lab } = session;
    const swing = measure(sim.trace(), lab.model.push, Math.min(lab.state.node, sim.nodes - 1), sim.dt, { since: Math.min(this.#since, sim.trace().count), columns: 1000 });
    return { time: sim.time, steps: sim.steps, frequency: swing?.frequency ?? null, low: swing?.low ?? null, high: swing?.high ?? null, amplitude: swing ? swing.high - swing.low : null, caption: this.#hooks.caption() };
  }

  /** Tells of what changes, whoever changed it. @param {Session} session */
  #watch(session) {
    this.#told = now(session);
    this.#running = session.store.state.running;
    this.#forget = session.store.subscribe((state) => {
      const values = now(session);
      if (state.model !== this.#told.model || state.situation !== this.#told.situation || state.preset !== this.#told.preset) this.#send(describe(session));
      else for (const [name, value] of Object.entries(values)) if (value !== this.#told[name]) this.#send({ type: 'change', name, value });
      if (JSON.stringify(values) !== JSON.stringify(this.#told)) this.#since = session.sim.trace().count;
      this.#told = values;
      if (state.running !== this.#running) this.#send({ type: 'change', name: 'running', value: state.running });
      this.#running = state.running;
      if (state.failed && state.failed !== this.#failed) this.#send({ type: 'error', text: state.message?.text ?? 'The run has stopped.' });
      this.#failed = state.failed;
    });
  }
}

/** @param {number | string | undefined} id @param {Record<string, any>} reply */
const answer = (id, reply) => (id === undefined ? reply : { ...reply, id });

/** @param {any} error */
const sentence = (error) => `${String(error?.message ?? error).replace(/\.$/, '')}.`;

/** @param {string} name of what is missing */
export const needsLab = (name) => `This figure does not carry ${name}; the lab does`;

/** The values in force, and where they hold. @param {Session} session @returns {Record<string, any>} */
function now({ store: { state }, catalog }) {
  const values = Object.fromEntries([...fieldsOf(catalog, state)].map(([path, field]) => [path, state.values[path] ?? field.standard]));
  return { model: state.model, situation: state.situation, preset: state.preset, ...values };
}

/** Asks, and waits until the simulation has been told; a refusal is thrown. @param {Session} session @param {import('../types').Request} request */
async function ask(session, request) {
  const before = session.store.state.message;
  session.ask(request);
  await null;
  const { message } = session.store.state;
  if (message && message !== before && message.kind === 'error') throw new Error(message.text);
}

/** The state in full. @param {Session} session */
function describe(session) {
  const { store: { state }, sim, catalog } = session;
  const { model, situation, preset, ...values } = now(session);
  return { type: 'state', state: write(state, catalog), model, situation, preset, values, running: state.running, nodes: sim.nodes, time: sim.time, steps: sim.steps, hash: sim.hash() };
}

/** What the recorder holds of the last seconds; nothing of it is shared with the page. @param {Session} session @param {{ vars: string[], seconds: number, node?: number }} message */
function series({ sim }, { vars, seconds, node = 0 }) {
  const trace = sim.trace();
  const unknown = vars.find((id) => !trace.what.includes(id));
  if (unknown !== undefined) throw new Error(`"${unknown}" is not recorded; what is recorded is ${trace.what.join(', ')}`);
  if (node >= trace.nodes) throw new Error(`There is no node ${node}; the nodes are 0 to ${trace.nodes - 1}`);
  const column = trace.every * sim.dt, base = sim.time - sim.steps * sim.dt;
  const first = Math.max(trace.first, trace.count - Math.ceil((1000 * seconds) / column));
  const count = Math.max(0, trace.count - first);
  const times = Float64Array.from({ length: count }, (_, k) => base + (first + k + 0.5) * column);
  /** @type {Record<string, Float32Array>} */
  const data = {};
  for (const id of vars) {
    const row = (trace.what.indexOf(id) * trace.nodes + node) * trace.capacity;
    data[id] = Float32Array.from({ length: count }, (_, k) => trace.mean[row + ((first + k) % trace.capacity)]);
  }
  return { reply: { type: 'series', node, times, data }, transfer: [times.buffer, ...Object.values(data).map((one) => one.buffer)] };
}
