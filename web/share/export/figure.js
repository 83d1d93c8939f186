// Views as one figure: a title line, each view under its name, and for who opens the file what it shows and the link that leads
// back. As an SVG lines stay lines and words stay words; what has very many pieces, such as a carpet, becomes a picture in it.
import { SvgContext } from '../../draw/svg-context.js';
import { withTexts } from './png.js';
import { paintWords, planOf, themeOf } from './views.js';

/** @typedef {import('./views.js').Shown} Shown @typedef {import('../../draw/theme.js').Theme} Theme @typedef {import('../../draw/surface.js').Surface} Surface */
/** @typedef {'light' | 'dark' | 'transparent'} Ground @typedef {{ title: string, about: string, link: string }} Words about: for the file, one fact a line */

const MOST = 16000;              // px a side of a picture: more is refused by browsers
const MANY = 800;                // pieces of one kind after which they become a picture
const SMALL = 220;               // characters of such a piece
const FINE = 2;                  // pixels of that picture for a unit of the figure

/** The view in other colours. @param {Shown} shown @param {Theme} theme @param {Surface} ctx */
function paint({ view }, theme, ctx) {
  const before = view.theme;
  view.theme = theme;
  try {
    view.figure(ctx);
  } finally {
    view.theme = before;
  }
}

/** What the picture shows, for the file. @param {Shown[]} shown @param {Words} words */
const said = (shown, { about, link }) => `${shown.map(({ view }) => view.describe()).join('\n')}\n${about}\n${link}`;

/** @param {Shown[]} shown @param {Ground} ground */
const coloursOf = (shown, ground) => themeOf(ground === 'dark' ? 'dark' : 'light', shown[0].view);

/** Pixels of the picture. @param {Shown[]} shown @param {number} scale @returns {[number, number]} */
export function pixelsOf(shown, scale) {
  const { width, height } = planOf(shown);
  return [Math.round(width * scale), Math.round(height * scale)];
}

/** @param {Shown[]} shown @param {{ scale: number, ground: Ground, words: Words }} how @returns {Promise<Blob>} */
export async function pngOf(shown, { scale, ground, words }) {
  // All that is seen is of one moment: nothing is waited for before the last view is painted.
  const theme = coloursOf(shown, ground), { places } = planOf(shown), [width, height] = pixelsOf(shown, scale);
  const texts = { Title: words.title, Description: said(shown, words), Source: words.link, Software: 'Push-Pull' };
  if (Math.max(width, height) > MOST) throw new Error(`a picture of ${width} × ${height} px is larger than browsers make; take a smaller scale`);
  const canvas = sized(width, height), ctx = context(canvas);
  for (const [n, one] of shown.entries()) {
    // On a sheet of its own: a view wipes what lies below some of its labels.
    const sheet = sized(Math.ceil(one.view.width * scale), Math.ceil(one.view.height * scale)), own = context(sheet);
    own.setTransform(scale, 0, 0, scale, 0, 0);
    paint(one, theme, own);
    ctx.drawImage(sheet, Math.round(places[n].x * scale), Math.round(places[n].y * scale));
  }
  ctx.setTransform(scale, 0, 0, scale, 0, 0);
  paintWords(ctx, theme, words.title, shown, places);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  if (ground !== 'transparent') {
    ctx.globalCompositeOperation = 'destination-over';
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, width, height);
  }
  const made = /** @type {Blob | null} */ (await new Promise((resolve) => canvas.toBlob(resolve, 'image/png')));
  if (!made) throw new Error(`the picture of ${width} × ${height} px does not fit into this browser's memory; take a smaller scale`);
  return new Blob(withTexts(new Uint8Array(await made.arrayBuffer()), texts), { type: 'image/png' });
}

/** @param {number} width @param {number} height */
function sized(width, height) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
const context = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

/** @param {Shown[]} shown @param {{ ground: Ground, scale: number, words: Words }} how @returns {Promise<Blob>} */
export async function svgOf(shown, { ground, scale, words }) {
  const theme = coloursOf(shown, ground), { width, height, places } = planOf(shown), ruler = context(sized(1, 1));
  const measure = (/** @type {string} */ font, /** @type {string} */ text) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  const figure = new SvgContext(width, height, measure);
  if (ground !== 'transparent') {
    figure.fillStyle = theme.paper;
    figure.fillRect(0, 0, width, height);
  }
  paintWords(figure, theme, words.title, shown, places);
  const about = said(shown, words);
  const painted = shown.map((one) => {
    const own = new SvgContext(one.view.width, one.view.height, measure);
    paint(one, theme, own);
    return own;
  });
  for (const [n, own] of painted.entries()) {
    // Each view counts its clips from 0.
    const named = (/** @type {string} */ text) => text.replace(/(id="|url\(#)clip/g, `$1${shown[n].id}-${n}-clip`);
    const body = await lightened(own.body, own.defs, own.width, own.height);
    figure.defs.push(...own.defs.map(named));
    figure.body.push(`<g transform="translate(${places[n].x} ${places[n].y})">`, ...body.map(named), '</g>');
  }
  return new Blob([figure.finish(words.title, { about, scale })], { type: 'image/svg+xml' });
}

/**
 * A long run of small pieces becomes a picture, or a carpet would be a file of megabytes.
 * @param {string[]} body @param {string[]} defs @param {number} width @param {number} height
 */
export async function lightened(body, defs, width, height) {
  const out = [];
  for (let from = 0; from < body.length;) {
    const kind = pieceOf(body[from]);
    let to = from + 1;
    while (kind && to < body.length && pieceOf(body[to]) === kind) to += 1;
    if (to - from > MANY) out.push(`<image width="${width}" height="${height}" href="${await rastered(body.slice(from, to), defs, width, height)}"/>`);
    else out.push(...body.slice(from, to));
    from = to;
  }
  return out;
}

/** @param {string} element */
const pieceOf = (element) => (element.length < SMALL ? /^<(rect|path) /.exec(element)?.[1] ?? '' : '');

/** @param {string[]} pieces @param {string[]} defs @param {number} width @param {number} height @returns {Promise<string>} a data: address */
async function rastered(pieces, defs, width, height) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * FINE}" height="${height * FINE}"><defs>${defs.join('')}</defs>${pieces.join('')}</svg>`;
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = sized(width * FINE, height * FINE);
    context(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  } finally {
    URL.revokeObjectURL(address);
  }
}
