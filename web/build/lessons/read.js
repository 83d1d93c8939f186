// A lesson file becomes a lesson: its front matter, its settings, and its prose as HTML.
import { read } from '../../url.js';
import { fieldsOf } from '../../fields.js';
import { LessonFault } from './fault.js';
import { lessonMarkdown } from './markdown.js';

/** @typedef {import('../../types').Context} Context */
/** @typedef {{ hash: string, controls: string[], views: string[] }} Scene a setting: a link, the sliders beside it, and the views */
/** @typedef {{ slug: string, number: number, title: string, rung: string, minutes: number, summary: string, scenes: Scene[], steps: string[], html: string, line: number }} Lesson */

export const VIEWS = ['scope', 'phase-plane', 'spectrum', 'brain', 'carpet', 'matrix'];

const NEEDED = ['title', 'rung', 'minutes', 'summary', 'start', 'controls'];
const ALLOWED = [...NEEDED, 'views'];

/**
 * @param {string} file its name, as in 3-the-hopf-point.md
 * @param {string} text
 * @param {Context} context of the whole build
 * @returns {Lesson}
 */
export function readLesson(file, text, context) {
  const name = /^(\d+)-([a-z][a-z\d-]*)\.md$/.exec(file);
  if (!name) throw new LessonFault(file, 1, 'the name of a lesson is its number, a hyphen and small letters, as in 9-my-lesson.md');
  const { head, lines, body, offset } = frontMatter(file, text);
  /** @type {Scene[]} */
  const scenes = [];
  /** @type {import('./elements.js').Use[]} */
  const uses = [];
  const fault = (/** @type {number} */ line, /** @type {string} */ said) => {
    throw new LessonFault(file, line + 1 + offset, said);
  };
  const begin = (/** @type {Record<string, string>} */ attributes, /** @type {number} */ line) => {
    const before = scenes.at(-1);
    const { place, problems, notes } = read(attributes.start ?? before?.hash ?? '', context);
    if (problems.length || notes.length) fault(line, [...problems, ...notes].join(' '));
    const fields = fieldsOf(context.catalog, place);
    const controls = words(attributes.controls) ?? before?.controls ?? [];
    for (const path of controls) if (!fields.has(path)) fault(line, `controls names "${path}", which is no value of ${place.model}; its values are ${[...fields.keys()].join(', ')}`);
    const views = words(attributes.views) ?? before?.views ?? ['scope', 'phase-plane'];
    for (const view of views) if (!VIEWS.includes(view)) fault(line, `views names "${view}"; a view is one of ${VIEWS.join(', ')}`);
    return scenes.push({ hash: attributes.start ?? before?.hash ?? '', controls, views }) - 1;
  };
  begin(head, lines.start - 1 - offset);
  const env = {
    line: 0, scene: 0, tasks: 0, fault, begin, met: (/** @type {any} */ use) => void uses.push(use),
    paths: (/** @type {number} */ scene) => {
      const { place } = read(scenes[scene].hash, context);
      const fields = fieldsOf(context.catalog, place);
      return (/** @type {string} */ path) => fields.has(path);
    },
  };
  const html = lessonMarkdown().render(body, env);
  checkUses(uses, fault);
  const steps = uses.filter(({ attributes, tag }) => attributes.id && tag !== 'pp-scene').map(({ attributes }) => attributes.id);
  return {
    slug: name[2], number: Number(name[1]), title: head.title, rung: head.rung, minutes: Number(head.minutes), summary: head.summary, scenes, steps, html, line: offset,
  };
}

/** @param {string | undefined} text */
const words = (text) => (text === undefined ? undefined : text.split(/\s+/).filter(Boolean));

/** The lines between two --- at the top: `name: value`. @param {string} file @param {string} text */
function frontMatter(file, text) {
  const all = text.split(/\r?\n/);
  const end = all.indexOf('---', 1);
  if (all[0] !== '---' || end < 0) throw new LessonFault(file, 1, 'a lesson begins with its title and more between two lines of ---');
  /** @type {Record<string, string>} */
  const head = {};
  /** @type {Record<string, number>} */
  const lines = {};
  for (let k = 1; k < end; ++k) {
    const match = /^([a-z]+):\s*(.+?)\s*$/.exec(all[k]);
    if (!match || !ALLOWED.includes(match[1])) throw new LessonFault(file, k + 1, `"${all[k]}" is not one of ${ALLOWED.map((name) => `${name}: …`).join(', ')}`);
    head[match[1]] = match[2];
    lines[match[1]] = k + 1;
  }
  for (const name of NEEDED) if (!head[name]) throw new LessonFault(file, end + 1, `${name} is missing above this line`);
  if (!(Number(head.minutes) > 0)) throw new LessonFault(file, lines.minutes, `minutes is "${head.minutes}"; it must be a number above 0`);
  return { head, lines, body: all.slice(end + 1).join('\n'), offset: end + 1 };
}

/** Names that point to each other. @param {import('./elements.js').Use[]} uses @param {(line: number, text: string) => never} fault */
function checkUses(uses, fault) {
  /** @type {Map<string, string>} */
  const tags = new Map();
  for (const { tag, attributes, line } of uses) {
    if (!attributes.id) continue;
    if (tags.has(attributes.id)) fault(line, `there are two elements with the id "${attributes.id}"`);
    tags.set(attributes.id, tag);
  }
  for (const { tag, attributes, options, line } of uses) {
    if (attributes.task && tags.get(attributes.task) !== 'pp-task') fault(line, `there is no <pp-task id="${attributes.task}">`);
    if (tag === 'pp-predict' && options.length < 2) fault(line, 'a prediction has two options or more, as lines that begin with - [ ] or - [x]');
    if (options.length && options.filter(({ right }) => right).length !== 1) fault(line, 'one of the options, and only one, is marked - [x]');
  }
  if (!uses.some(({ tag }) => tag === 'pp-task')) fault(0, 'a lesson has at least one <pp-task>');
}
