// <push-pull state="#v1/stuart-landau?alpha=2" ui="std"></push-pull>: a live figure in any page. The element opens the embed beside
// this file in a frame that can do nothing but compute and draw, and talks to it over a port (docs/embed.md).
import { SANDBOX, STANDARD, readOptions, writeOptions } from './options.js';

/** @typedef {Record<string, any>} Message */

/** Attributes that are part of the link. */
const PRESENTATION = /** @type {const} */ (['ui', 'show', 'lock', 'theme', 'lang', 'motion', 'autoplay']);
const HEIGHT = 360;       // px, until the figure says what it needs
const FIGURE = 'index.html';

export class PushPullElement extends HTMLElement {
  static observedAttributes = ['state', 'src', 'title', 'height', ...PRESENTATION];
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  /** @type {MessagePort | null} */ #port = null;
  /** @type {Map<number, { resolve: (message: Message) => void, reject: (error: Error) => void }>} */ #asked = new Map();
  #next = 1;
  #link = '';
  #ready = deferred();

  connectedCallback() {
    if (!this.style.display) this.style.display = 'block';
    this.#open();
  }

  disconnectedCallback() {
    this.#part();
    this.#frame?.remove();
    this.#frame = null;
  }

  /** From the figure of now: nothing that was asked of it is answered any more. */
  #part() {
    this.#port?.close();
    this.#port = null;
    const gone = new Error('The figure is gone.');
    this.#ready.reject(gone);
    for (const { reject } of this.#asked.values()) reject(gone);
    this.#asked.clear();
    this.#ready = deferred();
  }

  /** @param {string} name @param {string | null} before @param {string | null} value */
  attributeChangedCallback(name, before, value) {
    const frame = this.#frame;
    if (!frame || before === value) return;
    if (name === 'title') frame.title = this.#title;
    else if (name === 'height') this.#size(0);
    else if (name === 'theme' && value && this.#port) this.#send({ type: 'theme', value }).catch(() => {});
    else if (name === 'state' && this.#port) this.setState(this.state).catch((error) => this.#emit('error', { type: 'error', text: error.message }));
    else if (this.#link !== this.link) this.#open();
  }

  get state() {
    return this.getAttribute('state') || '#v1/stuart-landau';
  }

  set state(link) {
    this.setAttribute('state', link);
  }

  /** The whole address of the figure. */
  get link() {
    const { hash, options } = readOptions(this.state.startsWith('#') ? this.state : `#${this.state}`);
    const given = /** @type {any} */ ({ ...options });
    for (const name of PRESENTATION) {
      const text = this.getAttribute(name);
      if (text === null) continue;
      given[name] = Array.isArray(STANDARD[name]) ? text.split(',').map((one) => one.trim()) : name === 'autoplay' ? text !== '0' && text !== 'false' : text;
    }
    return new URL(this.getAttribute('src') || FIGURE, import.meta.url).href.replace(/#.*/s, '') + writeOptions(hash, given);
  }

  get #title() {
    return this.getAttribute('title') || 'A live simulation';
  }

  #open() {
    this.#part();
    this.#link = this.link;
    const frame = document.createElement('iframe');
    frame.title = this.#title;
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('allow', 'fullscreen; clipboard-write');
    frame.setAttribute('loading', 'lazy');
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
    frame.addEventListener('load', () => this.#greet(frame));
    frame.src = this.#link;
    this.#frame?.remove();
    this.#frame = frame;
    this.#size(0);
    (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(frame);
  }

  /** As high as the page says, or as the figure asks. @param {number} wanted px */
  #size(wanted) {
    const given = this.getAttribute('height');
    const height = given ? (/^\d+$/.test(given) ? `${given}px` : given) : `${wanted || HEIGHT}px`;
    if (this.#frame) this.#frame.style.height = height;
  }

  /** @param {HTMLIFrameElement} frame */
  #greet(frame) {
    if (frame !== this.#frame) return;
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    // The frame has no origin of its own, so that no origin can be named; the port is private.
    frame.contentWindow?.postMessage({ pushpull: 1, type: 'hello' }, '*', [port2]);
  }

  /** @param {Message} message */
  #hear(message) {
    const asked = this.#asked.get(message.id);
    if (asked) {
      this.#asked.delete(message.id);
      if (message.type === 'error') asked.reject(new Error(message.text));
      else asked.resolve(message);
      return;
    }
    if (message.type === 'ready') this.#ready.resolve(message);
    // Before it was ready: it has not started, and will not.
    if (message.type === 'error') this.#ready.reject(new Error(message.text));
    if (message.type === 'resize') this.#size(message.height);
    this.#emit(message.type, message);
  }

  /** @param {string} type @param {Message} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {Message} message @returns {Promise<Message>} */
  async #send(message) {
    await this.#ready.promise;
    const port = this.#port;
    if (!port) throw new Error('The figure is not in the page.');
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      port.postMessage({ ...message, id });
    });
  }

  /** Resolves when the figure has started, which it does when it is first seen. */
  get ready() {
    return this.#ready.promise;
  }

  /** @param {string} name @param {number | string} value */
  set(name, value) {
    return this.#send({ type: 'set', name, value });
  }

  /** @param {Record<string, number | string>} values */
  setMany(values) {
    return this.#send({ type: 'setMany', values });
  }

  play() {
    return this.#send({ type: 'play' });
  }

  pause() {
    return this.#send({ type: 'pause' });
  }

  /** @param {number} [n] */
  step(n = 1) {
    return this.#send({ type: 'step', n });
  }

  reset() {
    return this.#send({ type: 'reset' });
  }

  /** @param {number} amount @param {{ node?: number, state?: string }} [where] */
  kick(amount, where = {}) {
    return this.#send({ type: 'kick', amount, ...where });
  }

  getState() {
    return this.#send({ type: 'getState' });
  }

  /** @param {string} state */
  setState(state) {
    return this.#send({ type: 'setState', state });
  }

  /** Told by the event "metrics". @param {string[]} metrics @param {number} [hz] */
  subscribe(metrics, hz = 5) {
    return this.#send({ type: 'subscribe', metrics, hz });
  }

  /** @param {string[]} vars @param {number} seconds @param {number} [node] */
  series(vars, seconds, node = 0) {
    return this.#send({ type: 'series', vars, seconds, node });
  }

  /** A Blob of the picture, in `data`. @param {number} [scale] pixels for a unit of the drawing */
  image(scale = 2) {
    return this.#send({ type: 'image', format: 'png', scale });
  }

  suspend() {
    return this.#send({ type: 'suspend' });
  }

  resume() {
    return this.#send({ type: 'resume' });
  }
}

/** @returns {{ promise: Promise<Message>, resolve: (message: Message) => void, reject: (error: Error) => void }} */
function deferred() {
  /** @type {any} */
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  // Whoever waits hears of it.
  made.promise.catch(() => {});
  return made;
}

if (!customElements.get('push-pull')) customElements.define('push-pull', PushPullElement);
