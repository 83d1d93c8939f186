// The state as a live figure in other people's pages: what to paste where. Knows no document. What an embed reads is in
// ../embed/options.js, and where each of these works in docs/embed.md.
import { SANDBOX, STANDARD, writeOptions } from '../embed/options.js';

/** @typedef {'none' | 'min' | 'std' | 'full'} Level */
/**
 * @typedef {object} Figure
 * @property {string} base address of the folder of the embed, with a slash at its end
 * @property {string} state link of the state, from its # on
 * @property {{ ui: Level, show: string[], lock: string[] }} options
 * @property {string} title
 */

/** px that each level takes. @type {Record<Level, number>} */
export const HEIGHTS = { none: 360, min: 380, std: 560, full: 900 };

/** @param {string} text in an attribute with double quotes */
const attribute = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** Address of the figure. @param {Figure} figure */
export const addressOf = ({ base, state, options }) => base + writeOptions(state, options);

/** What differs from the standard, by name. @param {Figure} figure @returns {[string, string][]} */
const given = ({ options }) => /** @type {const} */ (['ui', 'show', 'lock']).map((key) => /** @type {[string, string]} */ ([key, String(options[key])])).filter(([key, text]) => text !== String(STANDARD[/** @type {'ui'} */ (key)]));

/** @param {Figure} figure */
const frame = (figure) =>
  `<iframe src="${attribute(addressOf(figure))}" title="${attribute(figure.title)}" width="100%" height="${HEIGHTS[figure.options.ui]}" loading="lazy"
        style="border:0" sandbox="${SANDBOX}"></iframe>`;

/** @param {Figure} figure */
const element = (figure) => `<script type="module" src="${attribute(figure.base)}push-pull.js"></script>
<push-pull ${[['state', figure.state], ...given(figure), ['title', figure.title]].map(([name, text]) => `${name}="${attribute(text)}"`).join(' ')}></push-pull>`;

/** @param {Figure} figure */
const myst = (figure) => `\`\`\`{anywidget} ${figure.base}widget.mjs
${JSON.stringify({ state: figure.state, ...Object.fromEntries(given(figure)) })}
\`\`\``;

/** A text in Python's own quotes. @param {string} text */
const python = (text) => JSON.stringify(text);

/** @param {Figure} figure */
const jupyter = (figure) => `import anywidget, traitlets

class PushPull(anywidget.AnyWidget):
    _esm = ${python(`${figure.base}widget.mjs`)}
${[['state', figure.state], ...given(figure)].map(([name, text]) => `    ${name} = traitlets.Unicode(${python(text)}).tag(sync=True)`).join('\n')}
    values = traitlets.Dict().tag(sync=True)

figure = PushPull()
figure`;

/** @param {Figure} figure */
const slide = (figure) => `<iframe data-src="${attribute(addressOf(figure))}" title="${attribute(figure.title)}" width="960" height="520"></iframe>`;

/** @type {{ id: string, name: string, about: string, write: (figure: Figure) => string }[]} */
export const HOSTS = [
  { id: 'frame', name: 'Any page', about: 'A frame: WordPress, Notion, Blackboard, a page of your own.', write: frame },
  { id: 'element', name: 'Your own page', about: 'An element, as high as the figure asks, with methods and events.', write: element },
  { id: 'moodle', name: 'Moodle, Canvas', about: 'Paste it in the HTML view of the editor. Canvas gives the figure its height by itself.', write: frame },
  { id: 'jupyter', name: 'Jupyter, Colab', about: 'A cell of a notebook, with anywidget. What a reader sets comes back in figure.values.', write: jupyter },
  { id: 'myst', name: 'MyST, Jupyter Book', about: 'A directive in the text.', write: myst },
  { id: 'quarto', name: 'Quarto', about: 'A block in the text.', write: (figure) => `\`\`\`{=html}\n${element(figure)}\n\`\`\`` },
  { id: 'reveal', name: 'reveal.js', about: 'On a slide; it runs only while the slide is seen.', write: slide },
];

/** Others cannot open an address of this machine. @param {string} address */
export const isLocal = (address) => /^file:|^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[\w-]+\.local)(?=[:/])/.test(address);
