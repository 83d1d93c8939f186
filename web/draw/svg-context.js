// A 2D context that writes SVG instead of pixels: the same drawing code gives real vector paths.

/** @typedef {{ fillStyle: string, strokeStyle: string, lineWidth: number, lineCap: string, lineJoin: string,
 *   lineDashOffset: number, dash: number[], globalAlpha: number, font: string, textAlign: string,
 *   textBaseline: string, x: number, y: number, clipId: string }} State */

/** @returns {State} */
const initial = () => ({
  fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', lineDashOffset: 0,
  dash: [], globalAlpha: 1, font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', x: 0, y: 0, clipId: '',
});

const escapeText = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Two decimals are a hundredth of a pixel. @param {number} value */
const short = (value) => String(Math.round(value * 100) / 100);

export class SvgContext {
  /**
   * @param {number} width @param {number} height
   * @param {(font: string, text: string) => number} [measure] width of a text; an estimate without it
   */
  constructor(width, height, measure) {
    this.width = width;
    this.height = height;
    const start = initial();
    this.fillStyle = start.fillStyle;
    this.strokeStyle = start.strokeStyle;
    this.lineWidth = start.lineWidth;
    /** @type {CanvasLineCap} */
    this.lineCap = 'butt';
    /** @type {CanvasLineJoin} */
    this.lineJoin = 'miter';
    this.lineDashOffset = start.lineDashOffset;
    this.dash = start.dash;
    this.globalAlpha = start.globalAlpha;
    this.font = start.font;
    /** @type {CanvasTextAlign} */
    this.textAlign = 'start';
    /** @type {CanvasTextBaseline} */
    this.textBaseline = 'alphabetic';
    this.x = start.x;
    this.y = start.y;
    this.clipId = start.clipId;
    /** @type {string[]} */
    this.body = [];
    /** @type {string[]} */
    this.defs = [];
    /** @type {State[]} */
    this.stack = [];
    this.path = '';
    this.at = [NaN, NaN];
    this.measure = measure ?? ((font, text) => 0.55 * this.fontSize(font) * text.length);
  }

  /** @param {string} font */
  fontSize(font) {
    return Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  }

  /** @returns {State} */
  get state() {
    return /** @type {any} */ (this);
  }

  save() {
    const state = initial();
    for (const key of Object.keys(state)) /** @type {any} */ (state)[key] = /** @type {any} */ (this)[key];
    this.stack.push({ ...state, dash: [...state.dash] });
  }

  restore() {
    const state = this.stack.pop();
    if (state) Object.assign(this, state);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.state.x += x;
    this.state.y += y;
  }

  beginPath() {
    this.path = '';
  }

  closePath() {
    this.path += 'Z';
  }

  /** @param {string} letter @param {number} x @param {number} y */
  go(letter, x, y) {
    const px = x + this.state.x, py = y + this.state.y;
    this.path += `${letter}${short(px)} ${short(py)}`;
    this.at = [px, py];
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.go('M', x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.go(this.path ? 'L' : 'M', x, y);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.moveTo(x, y);
    this.path += `h${short(w)}v${short(h)}h${short(-w)}Z`;
  }

  /**
   * @param {number} x @param {number} y @param {number} r @param {number} from @param {number} to
   * @param {boolean} [back] anticlockwise
   */
  arc(x, y, r, from, to, back = false) {
    let turn = back ? from - to : to - from;
    if (turn >= 2 * Math.PI) turn = 2 * Math.PI;
    else if (turn < 0) turn += 2 * Math.PI * Math.ceil(-turn / (2 * Math.PI));
    const sign = back ? -1 : 1;
    this.lineTo(x + r * Math.cos(from), y + r * Math.sin(from));
    // SVG cannot draw a full circle as one arc: go in halves.
    const parts = Math.max(1, Math.ceil(turn / Math.PI - 1e-9));
    for (let n = 1; n <= parts; ++n) {
      const angle = from + (sign * turn * n) / parts;
      this.path += `A${short(r)} ${short(r)} 0 0 ${back ? 0 : 1} `;
      this.path += `${short(x + this.state.x + r * Math.cos(angle))} ${short(y + this.state.y + r * Math.sin(angle))}`;
    }
  }

  clip() {
    const id = `clip${this.defs.length}`;
    this.defs.push(`<clipPath id="${id}"><path d="${this.path}"/></clipPath>`);
    this.state.clipId = id;
  }

  /** @param {string} element @param {string} attributes @param {string} [content] */
  put(element, attributes, content) {
    const { globalAlpha, clipId } = this.state;
    const more = (globalAlpha < 1 ? ` opacity="${short(globalAlpha)}"` : '') + (clipId ? ` clip-path="url(#${clipId})"` : '');
    this.body.push(`<${element} ${attributes}${more}${content === undefined ? '/>' : `>${content}</${element}>`}`);
  }

  strokeAttributes() {
    const { strokeStyle, lineWidth, lineCap, lineJoin, dash, lineDashOffset } = this.state;
    return `fill="none" stroke="${strokeStyle}" stroke-width="${short(lineWidth)}" stroke-linecap="${lineCap}" stroke-linejoin="${lineJoin}"`
      + (dash.length ? ` stroke-dasharray="${dash.map(short).join(' ')}" stroke-dashoffset="${short(lineDashOffset)}"` : '');
  }

  stroke() {
    if (this.path) this.put('path', `d="${this.path}" ${this.strokeAttributes()}`);
  }

  fill() {
    if (this.path) this.put('path', `d="${this.path}" fill="${this.state.fillStyle}"`);
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    const place = `x="${short(x + this.state.x)}" y="${short(y + this.state.y)}" width="${short(w)}" height="${short(h)}"`;
    this.put('rect', `${place} fill="${this.state.fillStyle}"`);
  }

  /** A figure starts on empty paper: there is nothing to clear. */
  clearRect() {}

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.text(text, x, y, `fill="${this.state.fillStyle}"`);
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.text(text, x, y, this.strokeAttributes());
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} paint */
  text(text, x, y, paint) {
    const { font, textAlign, textBaseline } = this.state;
    const [, style, weight, size, family] = /^(italic )?(\d{3} |bold )?([\d.]+)px (.*)$/.exec(font) ?? [];
    const anchor = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' }[textAlign] ?? 'start';
    // Few programs that open SVG know dominant-baseline, so the shift is part of y.
    const shift = { top: 0.8, hanging: 0.8, middle: 0.35, bottom: -0.2 }[textBaseline] ?? 0;
    const px = Number(size ?? 10);
    // Blanks count: they keep a symbol and its name apart. And where KaTeX's letters are missing, others lean as they do.
    this.put('text', `xml:space="preserve" x="${short(x + this.state.x)}" y="${short(y + this.state.y + shift * px)}" font-size="${short(px)}"`
      + ` font-family="${escapeText((family ?? 'sans-serif').replace(/"/g, "'"))}" text-anchor="${anchor}"`
      + (style || /KaTeX_Math/.test(family ?? '') ? ' font-style="italic"' : '') + (weight ? ` font-weight="${weight.trim()}"` : '') + ` ${paint}`, escapeText(text));
  }

  /** @param {string} text */
  measureText(text) {
    return { width: this.measure(this.state.font, text) };
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.state.dash = [...dash];
  }

  /** The file. @param {string} title what the figure shows @param {{ about?: string, scale?: number }} [more] about: in more words; scale: px of a unit */
  finish(title, { about = '', scale = 1 } = {}) {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${short(this.width)} ${short(this.height)}"`
      + ` width="${short(this.width * scale)}" height="${short(this.height * scale)}" role="img">\n<title>${escapeText(title)}</title>\n${about && `<desc>${escapeText(about)}</desc>\n`}`
      + (this.defs.length ? `<defs>${this.defs.join('')}</defs>\n` : '') + `${this.body.join('\n')}\n</svg>\n`;
  }
}
