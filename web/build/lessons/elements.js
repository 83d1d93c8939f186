// The elements that a lesson may use, what each may be told, and what it becomes. Anything else in angle brackets is a fault.
import { NUMBERS, readCondition } from '../../learn/conditions.js';

/** @typedef {{ tag: string, attributes: Record<string, string>, scene: number, options: Option[], line: number, number?: number }} Use one use of an element */
/** @typedef {{ right: boolean, text: string, reply: string }} Option texts are HTML */

/** @param {string} text */
export const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** @param {Record<string, string | number | undefined>} pairs */
const data = (pairs) => Object.entries(pairs).filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => ` data-${name}="${escape(String(value))}"`).join('');

/** @param {Option[]} options @param {string} name @param {string} legend */
const radios = (options, name, legend) => `<fieldset><legend class="spoken">${legend}</legend>${options.map((option, k) =>
  `<div class="option"${data({ right: option.right ? 'yes' : undefined })}><label><input type="radio" name="${name}" value="${k}"><span>${option.text}</span></label><p class="reply" hidden>${option.reply}</p></div>`).join('')}</fieldset>`;

/** Time in the prose of an attribute: "500 ms", "2 s". @param {string} text */
export function milliseconds(text) {
  const match = /^([\d.]+)\s*(ms|s)$/.exec(text.trim());
  if (!match) throw new Error(`hold is "${text}"; it is a time of the simulation, as in 500 ms or 2 s`);
  return Number(match[1]) * (match[2] === 's' ? 1000 : 1);
}

/** The answer to a numeric question, "0.5 ± 0.05". @param {string} text */
function answerOf(text) {
  const match = /^([-−]?[\d.]+)\s*±\s*([\d.]+)$/.exec(text.trim());
  if (!match) throw new Error(`answer is "${text}"; it is a number and how far one may be off, as in 0.5 ± 0.05`);
  return { answer: match[1].replace('−', '-'), margin: match[2] };
}

/**
 * @typedef {object} Element
 * @property {'block' | 'inline'} kind
 * @property {string[]} needs attributes that must be there
 * @property {string[] | null} takes others that may be there; null: any path of the setting
 * @property {boolean} [scene] begins another setting
 * @property {boolean} [options] its content ends with a list of answers
 * @property {(use: Use, check: { isPath: (path: string) => boolean }) => [string, string]} html what stands before and after the content
 */
/** @type {Record<string, Element>} */
export const ELEMENTS = {
  'pp-scene': {
    kind: 'block', needs: ['start'], takes: ['controls', 'views'], scene: true,
    html: ({ scene }) => [`<pp-scene${data({ scene })}><div class="words">`, '</div></pp-scene>'],
  },
  'pp-predict': {
    kind: 'block', needs: ['id', 'task'], takes: [], options: true,
    html: ({ attributes: { id, task }, options }) => [
      `<pp-predict id="${id}"${data({ task })}><div class="step" role="group" aria-labelledby="${id}-kind"><p class="kind" id="${id}-kind">Predict</p>`,
      `${radios(options, id, 'Your prediction')}<p class="said" role="status"></p></div></pp-predict>`],
  },
  'pp-task': {
    kind: 'block', needs: ['id', 'when'], takes: ['start', 'controls', 'views', 'hold', 'hint'], scene: true,
    html: ({ attributes: { id, when, hold = '500 ms', hint }, scene, number }, { isPath }) => [
      `<pp-task id="${id}"${data({ scene, when: JSON.stringify(readCondition(when, isPath)), hold: milliseconds(hold), hint })}><div class="step" role="group" aria-labelledby="${id}-kind"><p class="kind" id="${id}-kind">Do<span class="spoken"> ${number}</span></p>`,
      '</div></pp-task>'],
  },
  'pp-explain': {
    kind: 'block', needs: ['task'], takes: ['title'],
    html: ({ attributes: { task, title = 'Why' } }) => [`<details class="explain"${data({ task })}><summary>${escape(title)}</summary><div class="inside">`, '</div></details>'],
  },
  'pp-check': {
    kind: 'block', needs: ['id'], takes: ['answer', 'unit', 'reply'], options: true,
    html: ({ attributes: { id, answer, unit = '', reply = '' }, options }) => {
      if (Boolean(answer) === options.length > 0) throw new Error('pp-check needs either an answer or a list of options, one of them marked [x]');
      const given = answer ? answerOf(answer) : {};
      const field = `<p class="numeric"><label for="${id}-field">Your answer${unit ? ` (${escape(unit)})` : ''}</label> <input id="${id}-field" type="text" inputmode="decimal" autocomplete="off" size="8"> <button type="button">Check</button></p><p class="reply" hidden>${escape(reply)}</p>`;
      return [`<pp-check id="${id}"${data(given)}><div class="step" role="group" aria-labelledby="${id}-kind"><p class="kind" id="${id}-kind">Check</p>`,
        `${answer ? field : radios(options, id, 'Your answer')}<p class="said" role="status"></p></div></pp-check>`];
    },
  },
  'pp-teacher': {
    kind: 'block', needs: [], takes: [],
    html: () => ['<details class="teacher"><summary>Teacher notes</summary><div class="inside">', '</div></details>'],
  },
  'pp-set': {
    kind: 'inline', needs: [], takes: null,
    html: ({ attributes, scene }, { isPath }) => {
      const { kick, do: deed, ...values } = attributes;
      for (const path of Object.keys(values)) if (!isPath(path)) throw new Error(`"${path}" is no value that can be set in this setting`);
      if (deed && !['reset', 'play', 'pause'].includes(deed)) throw new Error(`do is "${deed}"; it is reset, play or pause`);
      const push = kick ? Object.fromEntries(kick.split(/\s+/).map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])])) : undefined;
      if (push && Object.values(push).some(Number.isNaN)) throw new Error(`kick is "${kick}"; it gives states their values, as in x=0.5 y=0`);
      return [`<pp-set${data({ scene, values: JSON.stringify(values), kick: push && JSON.stringify(push), do: deed })}><button type="button" class="set">`, '</button></pp-set>'];
    },
  },
  'pp-number': {
    kind: 'inline', needs: ['path'], takes: ['low', 'high', 'step'],
    html: ({ attributes: { path, low, high, step }, scene }, { isPath }) => {
      if (!isPath(path)) throw new Error(`"${path}" is no value that can be set in this setting`);
      return [`<pp-number${data({ scene, path, low, high, step })}><span class="scrub">`, '</span></pp-number>'];
    },
  },
  'pp-value': {
    kind: 'inline', needs: ['of'], takes: ['digits'],
    html: ({ attributes: { of, digits } }) => {
      if (!(of in NUMBERS) && !of.startsWith('now.')) throw new Error(`of is "${of}"; it is one of ${Object.keys(NUMBERS).join(', ')} or now.<state>`);
      return [`<pp-value${data({ of, digits })}>`, '</pp-value>'];
    },
  },
};

/** @param {string} tag @param {Record<string, string>} attributes */
export function checkAttributes(tag, attributes) {
  const { needs, takes } = ELEMENTS[tag];
  for (const name of needs) if (!(name in attributes)) throw new Error(`<${tag}> needs ${name}`);
  if (takes) for (const name of Object.keys(attributes)) if (!needs.includes(name) && !takes.includes(name)) throw new Error(`<${tag}> takes no ${name}; it takes ${[...needs, ...takes].join(', ') || 'nothing'}`);
  if (attributes.id && !/^[a-z][\w-]*$/.test(attributes.id)) throw new Error(`id is "${attributes.id}"; it is a small letter, then letters, digits and hyphens`);
}

const ATTRIBUTE = /\s+([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;
const OPENING = /<(\/?)([a-z][\w-]*)((?:\s+[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;

/** The tag that begins at a place of a text. @param {string} text @param {number} at @returns {{ tag: string, closing: boolean, attributes: Record<string, string>, end: number } | null} */
export function tagAt(text, at) {
  OPENING.lastIndex = at;
  const match = OPENING.exec(text);
  if (!match) return null;
  /** @type {Record<string, string>} */
  const attributes = {};
  ATTRIBUTE.lastIndex = 0;
  for (let one = ATTRIBUTE.exec(match[3]); one; one = ATTRIBUTE.exec(match[3])) attributes[one[1]] = one[2] ?? one[3];
  return { tag: match[2], closing: match[1] === '/', attributes, end: at + match[0].length };
}
