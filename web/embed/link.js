// Figures of one page that go together: <push-pull link="a"> beside another. The first of them in the page leads, and the others are
// where its clock is; a value that a reader changes in one of them is changed in all. Each is heard over a port of its own.

const PACE = 30;  // times a second that the leader's clock is told

/** @type {Map<string, Set<Bond>>} */
const groups = new Map();

export class Bond {
  #name; #port;
  element;
  /** Nothing is asked of a figure that has not been seen: it would start. */ ready = false;
  running = false;
  /** ms */ time = 0;
  /** What it was told to set, and will say that it has. @type {Map<string, any>} */ #told = new Map();

  /** @param {string} name of the group @param {HTMLElement} element @param {Window} frame */
  constructor(name, element, frame) {
    this.#name = name;
    this.element = element;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    this.group.add(this);
    frame.postMessage({ pushpull: 1, type: 'hello' }, '*', [port2]);
  }

  /** @returns {Set<Bond>} */
  get group() {
    const group = groups.get(this.#name) ?? new Set();
    groups.set(this.#name, group);
    return group;
  }

  /** @returns {Bond | undefined} the first in the page */
  get leader() {
    return [...this.group].filter(({ ready }) => ready).sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1))[0];
  }

  leave() {
    const led = this.leader === this && this.running;
    this.#port.close();
    this.group.delete(this);
    this.#order();
    if (led) this.leader?.say({ type: 'play' });
  }

  /** @param {Record<string, any>} message */
  say(message) {
    this.#port.postMessage(message);
  }

  /** Says to each who leads. */
  #order() {
    const { leader } = this;
    for (const one of this.group) {
      if (!one.ready) continue;
      one.say({ type: 'subscribe', metrics: ['time'], hz: one === leader ? PACE : 0 });
      if (one === leader) one.say({ type: 'lead' });
    }
    if (leader) leader.#pull();
  }

  /** The others to the leader's clock. */
  #pull() {
    for (const one of this.group) if (one !== this && one.ready) one.say({ type: 'follow', time: this.time, running: this.running });
  }

  /** Whether a value goes with the group. @param {string} name */
  shares(name) {
    const list = this.element.getAttribute('share');
    return name !== 'play' && (list === null || list.split(',').some((one) => one.trim() === name));
  }

  /** @param {Record<string, any>} message */
  #hear({ type, name, value, state, time, button, steps }) {
    const leads = this.leader === this;
    if (type === 'ready') {
      this.ready = true;
      this.running = state.running;
      this.time = state.time;
      this.#order();
    } else if (type === 'metrics' && leads) {
      this.time = time;
      this.#pull();
    } else if (type === 'pressed') this.leader?.say({ type: 'press', button, steps });
    else if (type === 'change' && name === 'running') {
      this.running = value;
      if (leads) this.#pull();
    } else if (type === 'change') {
      const echo = this.#told.get(name) === value;
      this.#told.delete(name);
      if (echo || !this.shares(name)) return;
      for (const one of this.group) {
        if (one === this || !one.ready || !one.shares(name)) continue;
        one.#told.set(name, value);
        // A figure whose model has no such value says so, and goes on.
        one.say({ type: 'set', name, value });
      }
    }
  }
}
