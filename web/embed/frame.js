// What a reader sees of an embed: the plots, the sliders, the buttons and the sentence below, as much of it as the level says.
import { reader } from '../experiment.js';
import { write } from '../url.js';
import { chosen, isLocked, others } from './choose.js';
import { make } from './make.js';
import { Row } from './row.js';
import { selects } from './selects.js';
import { Stage } from './stage.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('./options.js').Options} Options @typedef {import('./row.js').Ask} Ask */

/** Keys that act wherever the focus is, but for a place where one types or chooses. @type {Record<string, string>} */
const KEYS = { ' ': 'toggle', k: 'toggle', r: 'reset', ',': 'back', '.': 'step', '[': 'slower', ']': 'faster' };

export class Frame {
  /** @type {Row[]} */ #rows = [];
  #sketch = '';
  /** @type {Record<string, string>} */ #math = {};
  #options; #ask; #lab;
  #said = '';
  #caption = '';

  /** @param {HTMLElement} root @param {Options} options @param {{ ask: Ask, lab: string }} page lab: address of the lab, '' where there is none */
  constructor(root, options, { ask, lab }) {
    this.root = root;
    this.#options = options;
    this.#ask = ask;
    this.#lab = lab;
    root.dataset.ui = options.ui;
    const { ui } = options;
    this.stage = new Stage(/** @type {HTMLElement} */ (root.querySelector('.stage')), options, () => this.#ask({ type: 'redraw' }));
    this.trouble = make('p', { class: 'trouble', role: 'alert', hidden: true });
    this.values = make('div', { class: 'values' });
    this.choices = make('div', { class: 'choices' });
    this.equation = make('details', { class: 'equation', open: ui === 'full', toggle: () => this.#equate() }, make('summary', {}, 'Equation'), make('div', { class: 'math', tabindex: '0', role: 'region', 'aria-label': 'Equation' }));
    this.sentence = make('p', { class: ui === 'std' || ui === 'full' ? 'sentence' : 'spoken' });
    this.spoken = make('p', { class: 'spoken', role: 'status' });
    this.task = make('p', { class: 'task', role: 'status', hidden: true });
    this.toggle = this.#button('play', 'Play', 'Space', 'toggle');
    this.clock = make('output', { class: 'clock', 'aria-label': 'Simulated time and speed' });
    this.out = make('a', { class: 'out', target: '_blank', rel: 'noopener', hidden: true, 'aria-label': 'Open in the lab', title: 'Open in the lab', click: (/** @type {MouseEvent} */ event) => this.#leave(event) }, make('span', { class: 'long' }, 'Open in the lab'));
    const buttons = make('div', { class: 'buttons', role: 'group', 'aria-label': 'Playback' }, this.toggle, this.#button('reset', 'Restart', 'R', 'reset'));
    if (ui === 'std' || ui === 'full') buttons.append(this.#button('back', 'Step back', ',', 'back'), this.#button('step', 'Step forward', '.', 'step'), this.#button('', 'Slower', '[', 'slower', '−'), this.#button('', 'Faster', ']', 'faster', '+'));
    this.bar = make('div', { class: 'bar' }, buttons, ...(ui === 'min' ? [this.values] : [this.clock]), this.out);
    this.veil = make('button', { type: 'button', class: 'veil icon', 'data-icon': 'play', 'aria-label': 'Play', click: () => ask({ type: 'toggle' }) });
    const parts = { none: [this.trouble], min: [this.trouble, this.bar], std: [this.trouble, this.values, this.bar, this.sentence, this.equation], full: [this.trouble, this.choices, this.values, this.bar, this.sentence, this.equation] }[ui];
    if (ui === 'none') this.stage.element.append(this.veil);
    if (ui === 'std' || ui === 'full') root.prepend(this.stage.tabs);
    root.append(this.task, ...parts, ...(parts.includes(this.sentence) ? [] : [this.sentence]), this.spoken);
    document.addEventListener('keydown', (event) => this.#key(event));
    // Told after a layout, so that none is asked for twice.
    const sizes = new ResizeObserver(() => this.resized());
    for (const part of [root, ...root.children]) sizes.observe(part);
  }

  /** Told of the height that the content asks for. @type {(height: number) => void} */ grown = () => {};

  /** Whether the clock that it follows runs; null: it has its own. @type {boolean | null} */ led = null;

  /** Equations that were set when the file was made. @param {Record<string, string>} math */
  typeset(math) {
    this.#math = math;
  }

  /** The plots in place of the poster. */
  open() {
    this.stage.open();
  }

  /** @param {Lab} lab */
  render(lab) {
    this.lab = lab;
    const { state, model } = lab;
    const sketch = `${model.id} ${state.situation} ${state.preset} ${state.more}`;
    if (sketch !== this.#sketch) {
      this.#sketch = sketch;
      this.#arrange(lab);
    }
    for (const row of this.#rows) row.render(lab);
    const running = (this.led ?? state.running) && !state.failed;
    for (const button of [this.toggle, this.veil]) {
      button.dataset.icon = running ? 'pause' : 'play';
      button.setAttribute('aria-label', running ? 'Pause' : 'Play');
    }
    this.veil.classList.toggle('paused', !running);
    this.tell(state.message?.text ?? '', state.message?.kind);
    for (const part of this.root.querySelectorAll('[data-param]')) part.classList.toggle('lit', state.touched !== '' && /** @type {HTMLElement} */ (part).dataset.param === state.touched);
    this.lead(write(state, lab.catalog));
    this.root.setAttribute('aria-label', `${model.name}, a live simulation`);
    document.title = `${model.name}: Push–Pull`;
  }

  /** @param {Lab} lab */
  #arrange(lab) {
    const options = this.#options;
    const row = (/** @type {import('../types').Field} */ field) => new Row(field, this.#ask, { locked: isLocked(field.path, options), typed: options.ui === 'std' || options.ui === 'full' });
    const shown = chosen(lab.fields, lab.state.situation, options).map(row), more = options.ui === 'full' ? others(lab.fields, options) : [];
    const opened = lab.state.more ? more.map(row) : [];
    this.#rows = [...shown, ...opened];
    this.values.replaceChildren(...this.#rows.map((one) => one.element));
    this.values.hidden = !this.#rows.length;
    if (more.length) this.values.append(make('button', { type: 'button', class: 'more', 'aria-expanded': String(lab.state.more), click: () => this.#ask({ type: 'more', open: !lab.state.more }) }, lab.state.more ? 'Fewer' : `More (${more.length})`));
    if (options.ui === 'full') this.choices.replaceChildren(...(options.lock.length ? [] : selects(lab, this.#ask)));
    this.#equate();
  }

  /** Set when the file was made, and put in its place when it is looked at; nothing of a link or a message comes here. */
  #equate() {
    const id = this.lab?.model.id ?? '';
    if (this.equation.open) /** @type {HTMLElement} */ (this.equation.lastElementChild).innerHTML = this.#math[id] ?? '';
  }

  /** One line: what is wrong, or what there is to know. @param {string} text @param {string} [kind] */
  tell(text, kind = 'note') {
    if (this.trouble.textContent === text) return;
    this.trouble.textContent = text;
    this.trouble.hidden = !text;
    this.trouble.dataset.kind = kind;
  }

  /** Where the same state is open to everything. @param {string} hash */
  lead(hash) {
    this.out.hidden = !this.#lab;
    this.out.href = this.#lab + hash;
  }

  /** A frame that may open no other page still gives the address. @param {MouseEvent} event */
  #leave(event) {
    if (self.origin !== 'null') return;
    event.preventDefault();
    const page = window.open(this.out.href, '_blank');
    if (page) page.opener = null;
    else this.tell(`This frame may not open another page. The address is ${this.out.href}`);
  }

  /** @param {string} caption */
  say(caption) {
    if (caption === this.#caption) return;
    this.#caption = caption;
    this.sentence.textContent = caption;
    // Aloud only when the regime is another one, not with every digit.
    const regime = caption.replace(/[\d.−·⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, '');
    if (regime === this.#said) return;
    this.#said = regime;
    this.spoken.textContent = caption;
  }

  /** What is to be brought about, and whether it has been. @param {import('./task.js').Task} task */
  set(task) {
    if (!this.lab) return;
    const free = this.#rows.filter(({ locked }) => !locked).map(({ symbol }) => symbol);
    const { share, code } = task;
    this.task.dataset.is = code ? 'done' : share ? 'held' : 'open';
    const text = `${task.words(this.lab, free)}${code ? `. Done: ${code}` : '.'}`;
    if (this.task.textContent === text) return;
    this.task.textContent = text;
    this.task.hidden = false;
  }

  get caption() {
    return this.#caption;
  }

  /** @param {Lab} lab @returns {boolean} */
  draw(lab) {
    this.lab = lab;
    const text = `t = ${(lab.sim.time / 1000).toFixed(3)} s · ${Number(reader(lab.state, lab.fields)('play'))}×${lab.slowed ? ' (slowed)' : ''}`;
    if (this.clock.textContent !== text) this.clock.textContent = text;
    return this.stage.draw(lab);
  }

  reset() {
    this.stage.reset();
  }

  /** All that is not the stage, and a stage of a good shape: independent of the height that the page has given. */
  resized() {
    const { width } = this.root.getBoundingClientRect();
    if (!width) return;
    const rest = [...this.root.children].reduce((sum, part) => sum + (part === this.stage.element || part.classList.contains('spoken') ? 0 : /** @type {HTMLElement} */ (part).offsetHeight), 0);
    this.grown(Math.ceil(rest + this.stage.heightFor(width)));
  }

  /** @param {string} icon @param {string} name @param {string} key @param {string} type @param {string} [text] in place of an icon */
  #button(icon, name, key, type, text = '') {
    return make('button', { type: 'button', class: icon && 'icon', 'data-icon': icon, 'aria-label': name, title: `${name} (${key})`, click: (/** @type {MouseEvent} */ event) => this.#ask({ type, steps: event.shiftKey ? 100 : 1 }) }, text);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || target.matches('input[type=text], select')) return;
    if (event.key === ' ' && target.closest('button, a, summary')) return;
    const type = Object.hasOwn(KEYS, event.key.toLowerCase()) ? KEYS[event.key.toLowerCase()] : '';
    if (!type) return;
    event.preventDefault();
    this.#ask({ type, steps: event.shiftKey ? 100 : 1 });
  }
}
