// Markdown with the elements of lessons and with mathematics, as rules for markdown-it.
import MarkdownIt from 'markdown-it';
import { ELEMENTS, checkAttributes, tagAt } from './elements.js';
import { mathml } from './math.js';

/**
 * What is known while a lesson is read.
 * @typedef {object} Reading
 * @property {number} line where one is, from 0
 * @property {number} scene the setting that holds here
 * @property {(line: number, text: string) => never} fault
 * @property {(attributes: Record<string, string>, line: number) => number} begin another setting
 * @property {(scene: number) => (path: string) => boolean} paths the values that can be changed in a setting
 * @property {(use: import('./elements.js').Use) => void} met
 * @property {number} tasks
 */

/** @param {Reading} env @param {number} line @param {() => T} act @template T @returns {T} */
function guarded(env, line, act) {
  try {
    return act();
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'LessonFault') throw error;
    return env.fault(line, /** @type {Error} */ (error).message);
  }
}

const OPTION = /^-\s+\[([ x])\]\s+(.*)$/;

/** @param {string[]} lines @returns {{ right: boolean, text: string }[]} with lines that go on joined */
function optionsIn(lines) {
  /** @type {{ right: boolean, text: string }[]} */
  const options = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const match = OPTION.exec(line);
    if (match) options.push({ right: match[1] === 'x', text: match[2] });
    else options[options.length - 1].text += ` ${line}`;
  }
  return options;
}

/** An element on lines of its own, with Markdown inside. @param {any} state @param {number} start @param {number} end @param {boolean} silent */
function blockRule(state, start, end, silent) {
  const lineAt = (/** @type {number} */ k) => state.src.slice(state.bMarks[k] + state.tShift[k], state.eMarks[k]);
  const first = lineAt(start);
  const known = /^<(pp-[\w-]+)/.exec(first);
  if (!known || ELEMENTS[known[1]]?.kind !== 'block') return false;
  /** @type {Reading} */
  const env = state.env;
  return guarded(env, start, () => {
    // A tag may take several lines.
    let head = first, from = start + 1;
    while (!tagAt(head, 0) && from < end && from < start + 12) head += `\n${lineAt(from++)}`;
    const opened = tagAt(head, 0);
    if (!opened) throw new Error(`<${known[1]}> is not closed with >, or an attribute is not in quotes`);
    const { tag, attributes } = opened, closing = `</${tag}>`;
    if (silent) return true;
    checkAttributes(tag, attributes);
    const rest = head.slice(opened.end).trim();
    if (rest) throw new Error(`what follows <${tag} …> begins on the next line, and ${closing} stands on a line of its own`);
    let last = from;
    while (last < end && lineAt(last).trim() !== closing) last++;
    if (last >= end) throw new Error(`<${tag}> has no ${closing} on a line of its own`);
    let body = last;
    if (ELEMENTS[tag].options) for (body = from; body < last && !OPTION.test(lineAt(body)); ) body++;
    const options = optionsIn(Array.from({ length: last - body }, (_, k) => lineAt(body + k)));
    const token = state.push('pp_open', '', 1);
    token.block = true;
    token.map = [start, last];
    token.meta = { tag, attributes, options, line: start };
    const { lineMax, parentType } = state;
    state.lineMax = body;
    state.parentType = 'blockquote';
    state.md.block.tokenize(state, from, body);
    state.lineMax = lineMax;
    state.parentType = parentType;
    state.push('pp_close', '', -1).meta = token.meta;
    state.line = last + 1;
    return true;
  });
}

/** @param {any} state @param {boolean} silent */
function inlineRule(state, silent) {
  if (state.src[state.pos] !== '<') return false;
  const opened = tagAt(state.src, state.pos);
  const plain = !opened && /^<\/?[a-z]/i.test(state.src.slice(state.pos, state.pos + 3));
  if (!opened && !plain) return false;
  /** @type {Reading} */
  const env = state.env;
  const line = env.line + state.src.slice(0, state.pos).split('\n').length - 1;
  return guarded(env, line, () => {
    if (!opened || !(opened.tag in ELEMENTS)) throw new Error(`${opened ? `<${opened.tag}>` : state.src.slice(state.pos, state.pos + 20)} is not one of our elements (${Object.keys(ELEMENTS).join(', ')}), or its attributes are not in quotes`);
    const { tag, attributes, end } = opened, closing = `</${tag}>`;
    if (opened.closing) throw new Error(`${closing} closes nothing`);
    if (ELEMENTS[tag].kind === 'block') throw new Error(`<${tag}> begins a line of its own`);
    const stop = state.src.indexOf(closing, end);
    if (stop < 0) throw new Error(`<${tag}> has no ${closing}`);
    checkAttributes(tag, attributes);
    if (!silent) {
      const token = state.push('pp_inline', '', 0);
      token.meta = { tag, attributes, line, scene: env.scene, options: [] };
      token.content = state.src.slice(end, stop);
    }
    state.pos = stop + closing.length;
    return true;
  });
}

/** $…$ in a line. @param {any} state @param {boolean} silent */
function mathInline(state, silent) {
  if (state.src[state.pos] !== '$') return false;
  const stop = state.src.indexOf('$', state.pos + 1);
  if (stop < 0 || stop === state.pos + 1) return false;
  if (!silent) {
    const token = state.push('pp_math', '', 0);
    token.content = state.src.slice(state.pos + 1, stop);
    token.meta = { line: state.env.line, display: false };
  }
  state.pos = stop + 1;
  return true;
}

/** $$ … $$ on lines of its own. @param {any} state @param {number} start @param {number} end @param {boolean} silent */
function mathBlock(state, start, end, silent) {
  const lineAt = (/** @type {number} */ k) => state.src.slice(state.bMarks[k] + state.tShift[k], state.eMarks[k]).trim();
  if (lineAt(start) !== '$$') return false;
  let last = start + 1;
  while (last < end && lineAt(last) !== '$$') last++;
  if (last >= end) return false;
  if (silent) return true;
  const token = state.push('pp_math', '', 0);
  token.block = true;
  token.content = Array.from({ length: last - start - 1 }, (_, k) => lineAt(start + 1 + k)).join('\n');
  token.meta = { line: start, display: true };
  state.line = last + 1;
  return true;
}

/** Inline content in the order of the page, with the setting that holds there. @param {any} state */
function inOrder(state) {
  /** @type {Reading} */
  const env = state.env;
  for (const token of state.tokens) {
    if (token.map) env.line = token.map[0];
    if (token.type === 'pp_open') {
      const { tag, attributes, line } = token.meta;
      // A task without a start of its own begins again where the last setting began.
      if (ELEMENTS[tag].scene && (tag !== 'pp-task' || attributes.start || attributes.controls || attributes.views)) env.scene = env.begin(attributes, line);
      token.meta.scene = env.scene;
      if (tag === 'pp-task') token.meta.number = env.tasks += 1;
      token.meta.options = token.meta.options.map((/** @type {any} */ option) => {
        const [text, reply = ''] = option.text.split(/\s+=>\s+/).map((/** @type {string} */ part) => state.md.renderInline(part, env));
        return { right: option.right, text, reply };
      });
      env.met(token.meta);
    }
    if (token.type === 'inline') state.md.inline.parse(token.content, state.md, env, token.children);
  }
}

/** @returns {MarkdownIt} */
export function lessonMarkdown() {
  const md = new MarkdownIt({ html: false, typographer: false });
  md.block.ruler.before('fence', 'pp_element', blockRule, { alt: ['paragraph', 'list', 'blockquote'] });
  md.block.ruler.before('fence', 'pp_math', mathBlock, { alt: ['paragraph'] });
  md.inline.ruler.before('link', 'pp_element', inlineRule);
  md.inline.ruler.before('escape', 'pp_math', mathInline);
  md.core.ruler.at('inline', inOrder);
  const html = (/** @type {any} */ meta, /** @type {Reading} */ env) => guarded(env, meta.line, () => ELEMENTS[meta.tag].html(meta, { isPath: env.paths(meta.scene) }));
  /** @type {Record<string, (tokens: any[], k: number, options: any, env: Reading) => string>} */
  const rules = {
    pp_open: (tokens, k, _, env) => `${html(tokens[k].meta, env)[0]}\n`,
    pp_close: (tokens, k, _, env) => `${html(tokens[k].meta, env)[1]}\n`,
    pp_inline: (tokens, k, _, env) => html(tokens[k].meta, env).join(md.renderInline(tokens[k].content, env)),
    pp_math: (tokens, k, _, env) => guarded(env, tokens[k].meta.line, () => {
      const { content, meta } = tokens[k], set = mathml(content, meta.display);
      return meta.display ? `<div class="display">${set}</div>\n` : set;
    }),
  };
  Object.assign(md.renderer.rules, rules);
  return md;
}
