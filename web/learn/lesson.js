// A lesson's page: loads the core, starts a session at the lesson's first setting, and makes the elements in the prose live.
import { PushPull } from '../../wasm/push_pull.js';
import catalog from 'virtual:catalog';
import symbols from 'virtual:lesson-symbols';
import '../style/tokens.css';
import '../style/basics.css';
import '../style/controls.css';
import '../style/model.css';
import './learn.css';
import './pp-bench.js';
import '../elements/pp-scope.js';
import '../elements/pp-phase-plane.js';
import '../elements/pp-theme.js';
import './elements/pp-task.js';
import './elements/choices.js';
import './elements/in-prose.js';
import { Session } from '../lab/session.js';
import { Family, absent, loadFamily } from '../lab/family.js';
import { showTheme, storedTheme } from '../lab/theme.js';
import { modelIn } from '../url.js';
import { Course } from './course.js';
import { Progress } from './progress.js';
import { showProgress } from './lesson-progress.js';

/** @typedef {import('../types').Lab} Lab @typedef {import('../types').Request} Request @typedef {import('./elements/lesson-element.js').LessonElement} LessonElement */

const TOLD = 200;  // ms between two readings in the prose

const { lesson: slug = '', scenes = '[]', steps = '' } = document.body.dataset;
const bench = /** @type {import('./pp-bench.js').PpBench} */ (document.querySelector('pp-bench'));
const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** The situation that a link names. @param {string} hash */
const situationIn = (hash) => /[?&]at=(\w+)/.exec(hash)?.[1] ?? 'alone';

export class Lesson {
  progress = new Progress(slug);
  steps = steps.split(' ').filter(Boolean);
  /** @type {Lab} */ lab = /** @type {any} */ (null);
  /** @type {LessonElement[]} */ elements = [];
  #told = -Infinity;

  /** @param {(request: Request) => Promise<void>} ask */
  constructor(ask) {
    this.ask = ask;
    this.course = new Course(JSON.parse(scenes), ask, (task) => this.keep(task.id));
  }

  /** The prose comes alive. */
  join() {
    this.elements = /** @type {any} */ ([...document.querySelectorAll('pp-task, pp-predict, pp-check, pp-scene, pp-set, pp-number, pp-value')]);
    for (const element of this.elements) element.join(this);
  }

  /** Whether the simulation is in a setting of that kind, so that its values mean what the text says. @param {number} scene */
  isAt(scene) {
    const { hash } = this.course.scenes[scene], { state } = this.lab;
    return modelIn(hash) === state.model && situationIn(hash) === state.situation;
  }

  /** @param {number} scene */
  async enter(scene) {
    if (!this.isAt(scene)) await this.show(scene);
  }

  /** @param {number} scene */
  async show(scene) {
    this.course.leave();
    const shown = this.course.show(scene);
    this.render();
    await shown;
  }

  /** @param {import('./elements/pp-task.js').PpTask} element */
  async begin(element) {
    if (!element.task) return;
    await this.course.begin(element.task);
    this.render();
  }

  /** @param {string} id of a task */
  predictionOf(id) {
    return this.elements.find((one) => one.localName === 'pp-predict' && one.dataset.task === id);
  }

  /** @param {string} step @param {string} [choice] */
  keep(step, choice) {
    this.progress.keep(step, choice);
    // What explains a task opens once it is done.
    for (const one of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(`details[data-task="${step}"]`))) one.open = true;
    this.render();
  }

  forget() {
    this.progress.forget();
    location.reload();
  }

  render() {
    bench.scene = this.course.scenes[this.course.scene];
    bench.task = this.course.active?.task.id ?? bench.task;
    if (!this.lab) return;
    bench.lab = this.lab;
    showTheme(this.lab.state.theme);
    for (const element of this.elements) element.render(this.lab);
    showProgress(this);
  }

  /** @param {Lab} lab */
  draw(lab) {
    this.course.frame(lab);
    const now = performance.now();
    if (now - this.#told > TOLD) {
      this.#told = now;
      for (const element of this.elements) element.tell(lab);
    }
    return bench.draw(lab);
  }
}

/** @param {Lab} lab */
const dressed = (lab) => ({ ...lab, rendered: { equation: '', notes: '', css: '', symbols: symbols[lab.model.id] ?? {} } });

async function start() {
  const first = JSON.parse(scenes)[0].hash;
  const core = absent({ type: 'link', hash: first }, catalog) ? await loadFamily() : await /** @type {any} */ (PushPull).load({ models: 'core', catalog });
  performance.mark('core-ready');
  /** @type {Family | undefined} */ let family;
  const lesson = new Lesson(async (request) => {
    lesson.course.note(request);
    await family?.ask(request);
  });
  const clock = { now: () => performance.now(), frame: requestAnimationFrame.bind(window), cancel: cancelAnimationFrame.bind(window) };
  const face = {
    render: (/** @type {Lab} */ lab) => {
      lesson.lab = dressed(lab);
      lesson.render();
    },
    draw: (/** @type {Lab} */ lab) => {
      if (!oscillated && lab.sim.steps > 0) {
        oscillated = true;
        requestAnimationFrame(() => performance.mark('first-oscillation'));
      }
      return lesson.draw(dressed(lab));
    },
    say: (/** @type {string} */ caption) => void (bench.caption = caption),
    reset: () => bench.reset(),
  };
  let oscillated = false;
  const session = new Session(core, clock, face, { hash: first, running: !reduced.matches, theme: storedTheme() });
  family = new Family(session, loadFamily);
  lesson.join();
  lesson.render();
  if (reduced.matches) requestAnimationFrame(() => session.fill());
  listen(session, lesson);
  Object.defineProperty(window, '__pushPull', { value: session });
}

/** @param {Session} session @param {Lesson} lesson */
function listen(session, lesson) {
  document.addEventListener('pp-request', (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    // A fault is mended at the setting that the lesson shows, not at the model's standard one.
    lesson.ask(detail.type === 'link' ? { ...detail, hash: lesson.course.scenes[lesson.course.scene].hash } : detail);
  });
  document.addEventListener('pp-redraw', () => session.loop.invalidate());
  new ResizeObserver(() => session.loop.invalidate()).observe(bench);
  for (const query of [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')]) query.addEventListener('change', () => session.loop.invalidate());
  document.addEventListener('visibilitychange', () => session.loop.hide(document.hidden));
}

start().catch((error) => {
  const note = /** @type {HTMLElement} */ (document.getElementById('trouble'));
  note.textContent = `The simulation did not start: ${error?.message ?? error}. It needs a browser with WebAssembly SIMD: Chrome 91, Firefox 89, Safari 16.4 or newer. The text can be read without it.`;
  note.hidden = false;
  console.error(error);
});
