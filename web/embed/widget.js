// The embed as an anywidget, for Jupyter, Colab, VS Code, marimo and MyST. What the notebook's model holds under these names goes to
// the figure; the values that a reader sets, and the metrics that are asked for, come back.
//
//   state ui view show lock task theme motion autoplay lang height title src link share    to the figure
//   values             both ways: numbers by name
//   metrics            to the figure: what is to be measured
//   measured done      from the figure: what is measured; the task, when it is done, with its code
import { PushPullElement } from './push-pull.js';

const ATTRIBUTES = /** @type {const} */ (['state', 'ui', 'view', 'show', 'lock', 'task', 'theme', 'motion', 'autoplay', 'lang', 'height', 'title', 'src', 'link', 'share']);

/** @typedef {{ get: (name: string) => any, set: (name: string, value: any) => void, save_changes?: () => void, on: (event: string, act: (...given: any[]) => void) => void, off: (event: string, act: (...given: any[]) => void) => void }} Model */

/** @param {{ model: Model, el: HTMLElement }} place @returns {() => void} takes it away */
function render({ model, el }) {
  const figure = /** @type {PushPullElement} */ (document.createElement('push-pull'));
  // A notebook that keeps this module as text has to say where the figure is.
  if (!model.get('src') && !/^(https?|file):/.test(import.meta.url)) {
    el.textContent = 'Set src to the address of a Push–Pull embed, for example https://…/embed/v1/index.html.';
    return () => {};
  }
  /** @param {string} name */
  const dress = (name) => {
    const value = model.get(name);
    if (value === undefined || value === null || value === '') return;
    figure.setAttribute(name, Array.isArray(value) ? value.join(',') : typeof value === 'boolean' ? String(Number(value)) : String(value));
  };
  /** @type {[string, () => void][]} */
  const listeners = ATTRIBUTES.map((name) => [`change:${name}`, () => dress(name)]);
  const fill = () => {
    const values = model.get('values');
    if (values && Object.keys(values).length) figure.setMany(values).catch((error) => console.warn(error.message));
  };
  const measure = () => {
    const metrics = model.get('metrics');
    if (Array.isArray(metrics)) figure.subscribe(metrics).catch((error) => console.warn(error.message));
  };
  listeners.push(['change:values', fill], ['change:metrics', measure]);
  for (const [event, act] of listeners) model.on(event, act);
  ATTRIBUTES.forEach(dress);
  figure.addEventListener('ready', () => {
    fill();
    measure();
  });
  figure.addEventListener('change', (event) => {
    const { name, value } = /** @type {CustomEvent} */ (event).detail;
    const values = model.get('values') ?? {};
    if (values[name] === value || name === 'running') return;
    model.set('values', { ...values, [name]: value });
    model.save_changes?.();
  });
  figure.addEventListener('metrics', (event) => {
    const { type: _, ...measured } = /** @type {CustomEvent} */ (event).detail;
    model.set('measured', measured);
    model.save_changes?.();
  });
  figure.addEventListener('task', (event) => {
    const { id, done, code } = /** @type {CustomEvent} */ (event).detail;
    if (!done) return;
    model.set('done', { id, code });
    model.save_changes?.();
  });
  el.append(figure);
  return () => {
    for (const [event, act] of listeners) model.off(event, act);
    figure.remove();
  };
}

export default { render };
