// The controls of the map: what is measured, over which two values, between which bounds, and how long each cell runs.
import { FEWEST, MOST, axisFor, faultOf, number, wordsFor } from './choice.js';
import { LABELS, inPanel } from './words.js';

/** @typedef {import('./choice.js').Choice} Choice @typedef {import('./choice.js').Axis} Axis @typedef {import('../types').Field} Field */
/** @typedef {{ id: string, name: string, meaning: string, unit: string, low: number | null, high: number | null, scale: string, needs?: string }} Measure */

const GROUPS = /** @type {Record<string, string>} */ ({ drive: 'Drive', parameter: 'Parameters', network: 'Network', brain: 'Network' });

export const STYLE = `
  .head { flex: none; position: relative; }
  .controls { gap: 4px 6px; }
  .controls label { flex: 1 1 9em; min-width: 0; max-width: 17em; }
  .controls label:first-of-type { flex: 0 0 100%; max-width: 100%; }
  .controls select { flex: 0 1 17em; min-width: 0; text-overflow: ellipsis; }
  .open-ranges, .state button { border-color: var(--edge, var(--hairline)); color: var(--ink); }
  .ranges { position: absolute; z-index: 3; top: 100%; left: 0; width: max-content; max-width: 100%; box-sizing: border-box; padding: 8px; background: var(--paper); color: var(--muted);
    border: 1px solid var(--hairline); border-radius: 4px; box-shadow: 0 2px 8px rgb(0 0 0 / 0.16); display: grid; grid-template-columns: auto repeat(4, auto); gap: 6px 4px; align-items: center; }
  .ranges select { width: 5.4em; }
  .ranges[hidden] { display: none; }
  .ranges label { display: inline-flex; align-items: center; gap: 4px; }
  .ranges .name { color: var(--ink); }
  .ranges .wide { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px; }
  .ranges .pair { display: inline-flex; align-items: center; gap: 4px; margin-left: 8px; }
  .ranges .pair[hidden] { display: none; }
  .ranges input { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--edge, var(--hairline)); border-radius: 4px; min-height: 24px; padding: 1px 4px; width: 3.4em; text-align: right; }
  .ranges input.few { width: 2.4em; }
  .ranges input[aria-invalid=true], .controls select[aria-invalid=true] { border-color: var(--danger, red); outline: 1px solid var(--danger, red); }
  .stage { cursor: crosshair; }
  .reading { margin: 2px 0 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .state { display: flex; align-items: center; gap: 2px 10px; margin: 0; color: var(--muted); min-height: 28px; }
  .state .words { flex: 1; min-width: 0; }
  .state button { flex: none; }
  .state progress { width: 96px; height: 6px; accent-color: var(--ink); }
  .state .fault { color: var(--danger, red); }
  .state .elsewhere { color: var(--ink); }
  @media (max-width: 639px) { .ranges { grid-template-columns: repeat(3, auto); } .ranges .name { grid-column: 1 / -1; } .reading { white-space: normal; } }
  @media (pointer: coarse) { .ranges input { min-height: 44px; } }
`;

export class MapControls {
  /** @type {Field[]} */ #among = [];
  /** @type {Choice | null} */ #choice = null;
  #offeredFor = '';

  /** @param {{ changed: (choice: Choice) => void, fault: (text: string) => void }} ports */
  constructor(ports) {
    this.ports = ports;
    this.measure = select('Measure', '');
    this.x = select('Value across', 'over');
    this.y = select('Value up', '×');
    this.open = button('Ranges', () => this.#unfold(Boolean(this.ranges.hidden)));
    this.open.setAttribute('aria-expanded', 'false');
    this.open.className = 'open-ranges';
    this.head = [this.measure, this.x, this.y].map((one) => /** @type {HTMLElement} */ (one.parentElement));
    this.ranges = document.createElement('div');
    this.ranges.className = 'ranges';
    this.ranges.hidden = true;
    this.ranges.addEventListener('keydown', (event) => {
      // What is typed is no shortcut of the page.
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      this.#unfold(false);
      this.open.focus();
    });
    /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */ this.entries = {};
    for (const side of /** @type {const} */ (['x', 'y'])) this.entries[`${side}.path`] = this[side];
    this.#build();
    this.measure.addEventListener('change', () => this.#change({ measure: this.measure.value }));
    for (const side of /** @type {const} */ (['x', 'y'])) this[side].addEventListener('change', () => {
      const field = this.#among.find(({ path }) => path === this[side].value);
      if (field && this.#choice) this.#change({ [side]: axisFor(field, this.#choice[side].count) });
    });
  }

  /** @param {boolean} open */
  #unfold(open) {
    this.ranges.hidden = !open;
    this.open.setAttribute('aria-expanded', String(open));
  }

  #build() {
    for (const side of /** @type {const} */ (['x', 'y'])) {
      const name = document.createElement('span');
      name.className = 'name';
      name.textContent = LABELS[side];
      const scale = document.createElement('select');
      scale.setAttribute('aria-label', `Scale ${LABELS[side]}`);
      scale.append(new Option('linear', 'linear'), new Option('log', 'log'));
      this.ranges.append(name, this.#entry(`${side}.from`, LABELS.from, `From, ${LABELS[side]}`), this.#entry(`${side}.to`, LABELS.to, `To, ${LABELS[side]}`),
        this.#entry(`${side}.count`, LABELS.count, `Cells ${LABELS[side]}, ${FEWEST} to ${MOST}`, true), scale);
      this.entries[`${side}.scale`] = scale;
      scale.addEventListener('change', () => this.#read(side));
    }
    const wide = document.createElement('span');
    wide.className = 'wide';
    const lock = document.createElement('span');
    lock.className = 'pair';
    lock.append(this.#entry('n', LABELS.n, 'Turns of the response', true), ' : ', this.#entry('m', '', 'to turns of the drive', true));
    lock.title = 'n : m, n turns of the response to m turns of the drive';
    wide.append(this.#entry('settle', LABELS.settle, 'Time before the measurement, ms'), this.#entry('window', LABELS.window, 'Time of the measurement, ms'), 'ms', lock);
    this.lock = lock;
    this.ranges.append(wide);
  }

  /** @param {string} id @param {string} text @param {string} meaning @param {boolean} [few] digits */
  #entry(id, text, meaning, few = false) {
    const label = document.createElement('label'), input = document.createElement('input');
    input.type = 'text';
    input.inputMode = 'decimal';
    input.setAttribute('aria-label', meaning);
    input.title = meaning;
    input.classList.toggle('few', few);
    input.dataset.entry = id;
    input.addEventListener('change', () => (id.includes('.') ? this.#read(/** @type {'x' | 'y'} */ (id[0])) : this.#readTime(/** @type {'settle'} */ (id))));
    this.entries[id] = input;
    if (text) label.append(text);
    label.append(input);
    return label;
  }

  /** @param {'x' | 'y'} side */
  #read(side) {
    const value = (/** @type {string} */ part) => this.entries[`${side}.${part}`].value;
    const axis = { path: this[side].value, from: number(value('from')), to: number(value('to')), count: number(value('count')), scale: /** @type {Axis['scale']} */ (value('scale')) };
    const few = axis.count < FEWEST && Number.isInteger(axis.count) ? { entry: /** @type {const} */ ('count'), text: `${side}.count is ${axis.count}; it must be a whole number from ${FEWEST} to ${MOST}` } : null;
    const fault = faultOf(axis, side) ?? few;
    for (const part of ['from', 'to', 'count']) this.#mark(`${side}.${part}`, fault?.entry === part);
    if (fault) return this.ports.fault(inPanel(fault.text).text);
    this.#change({ [side]: axis });
  }

  /** @param {'settle' | 'window' | 'n' | 'm'} id */
  #readTime(id) {
    const value = number(this.entries[id].value), turns = id === 'n' || id === 'm';
    const good = turns ? Number.isInteger(value) && value > 0 : Number.isFinite(value) && value >= 0 && (id === 'settle' || value > 0);
    this.#mark(id, !good);
    if (good) this.#change({ [id]: value });
    else this.ports.fault(inPanel(`${id} is "${this.entries[id].value}"; it must be ${turns ? 'a whole number of turns above 0' : `a time in ms${id === 'settle' ? ', 0 or more' : ' above 0'}`}`).text);
  }

  /** Shows which entries the core has refused. @param {string[]} ids */
  blame(ids) {
    for (const id of ids) if (this.entries[id]) this.#mark(id, true);
  }

  /** @param {string} id @param {boolean} wrong */
  #mark(id, wrong) {
    this.entries[id].toggleAttribute('aria-invalid', false);
    if (wrong) this.entries[id].setAttribute('aria-invalid', 'true');
  }

  /** @param {Partial<Choice>} part */
  #change(part) {
    if (this.#choice) this.ports.changed({ ...this.#choice, ...part });
  }

  /** @param {Field[]} among @param {Measure[]} measures @param {Choice} choice */
  show(among, measures, choice) {
    this.#choice = choice;
    const key = `${among.map((field) => `${field.path}${field.quantity.meaning}`)} ${measures.map(({ id }) => id)}`;
    if (key !== this.#offeredFor) {
      this.#offeredFor = key;
      this.#among = among;
      this.measure.replaceChildren(...measures.map(({ id, name, meaning }) => Object.assign(new Option(name, id), { title: meaning })));
      for (const side of /** @type {const} */ (['x', 'y'])) this[side].replaceChildren(...this.#grouped());
    }
    this.measure.value = choice.measure;
    this.measure.title = measures.find(({ id }) => id === choice.measure)?.meaning ?? '';
    for (const side of /** @type {const} */ (['x', 'y'])) {
      this[side].value = choice[side].path;
      this[side].title = among.find(({ path }) => path === choice[side].path)?.quantity.meaning ?? '';
      this.#mark(`${side}.path`, false);
      for (const part of /** @type {const} */ (['from', 'to', 'count', 'scale'])) this.#put(`${side}.${part}`, choice[side][part]);
    }
    for (const id of /** @type {const} */ (['settle', 'window', 'n', 'm'])) this.#put(id, choice[id]);
    /** @type {HTMLElement} */ (this.lock).hidden = !['plv', 'locked', 'slips', 'lag'].includes(choice.measure);
  }

  /** @param {string} id @param {string | number} value */
  #put(id, value) {
    const entry = this.entries[id];
    if (/** @type {ShadowRoot} */ (entry.getRootNode()).activeElement === entry && entry.getAttribute('aria-invalid')) return;
    entry.value = typeof value === 'number' ? String(Number(value.toPrecision(6))).replace(/^-/, '−') : value;
    this.#mark(id, false);
  }

  #grouped() {
    /** @type {Map<string, HTMLOptGroupElement>} */
    const groups = new Map();
    for (const field of this.#among) {
      const name = GROUPS[field.group] ?? 'More';
      const group = groups.get(name) ?? Object.assign(document.createElement('optgroup'), { label: name });
      groups.set(name, group);
      const drive = /^drive\.([1-9]\d*)\./.exec(field.path);
      group.append(Object.assign(new Option(`${wordsFor(field).label}${drive ? ` of drive ${Number(drive[1]) + 1}` : ''}`, field.path), { title: field.quantity.meaning }));
    }
    return [...groups.values()];
  }
}

/** @param {string} name @param {string} text */
function select(name, text) {
  const label = document.createElement('label'), menu = document.createElement('select');
  menu.setAttribute('aria-label', name);
  if (text) label.append(text);
  label.append(menu);
  return menu;
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
