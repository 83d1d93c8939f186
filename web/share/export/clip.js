// A clip: the views as they move on the page, recorded by the browser itself. What is recorded has passed the page's own guards
// against flashing, and is as fast as the page plays.
import { paintWords, planOf } from './views.js';

/** @typedef {import('./views.js').Shown} Shown */
/** @typedef {HTMLElement & { draw: (lab: any, which?: string) => boolean }} Page what is called once a frame to draw the views */

/** In the order in which they are taken: mp4 plays in slides and on phones. */
const KINDS = [
  { type: 'video/mp4;codecs=avc1.640028', ending: 'mp4' }, { type: 'video/mp4;codecs=avc1.42E01E', ending: 'mp4' }, { type: 'video/mp4', ending: 'mp4' },
  { type: 'video/webm;codecs=vp9', ending: 'webm' }, { type: 'video/webm;codecs=vp8', ending: 'webm' }, { type: 'video/webm', ending: 'webm' },
];

export const LONGEST = 60;  // s
const RATE = 12e6;          // bit/s at most: lines stay sharp
const MOST = 2e6;           // pixels: as much as full HD, which every encoder takes
const FRAMES = 30;          // a second
const PIECE = 250;          // ms between two pieces of the file
const PATIENCE = 20;        // s that a slow encoder may take for its first piece

/** The best kind that this browser records, for each ending. @returns {typeof KINDS} */
export function kinds() {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in HTMLCanvasElement.prototype)) return [];
  const known = KINDS.filter(({ type }) => MediaRecorder.isTypeSupported(type));
  return known.filter(({ ending }, n) => known.findIndex((one) => one.ending === ending) === n);
}

export const NO_CLIP = 'This browser records no video of a page. Firefox, Chrome, Edge and Safari 14.1 or newer do; a recording of the screen is the other way.';

/** The views on one canvas, and what paints it whenever the page has drawn them. @param {Shown[]} shown @param {number} wish scale @param {string} title */
function pictureOf(shown, wish, title) {
  const canvas = document.createElement('canvas');
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
  const { width, height, places } = planOf(shown), scale = Math.min(wish, Math.sqrt(MOST / (width * height)));
  // Encoders take even sizes.
  [canvas.width, canvas.height] = [width, height].map((x) => 2 * Math.round((x * scale) / 2));
  const paint = () => {
    const { theme } = shown[0].view;
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    paintWords(ctx, theme, title, shown, places);
    for (const [n, { view }] of shown.entries()) {
      // What lies on top of each other on the page does so here.
      for (const one of view.stage.querySelectorAll('canvas')) if (one.width && one.height && !one.hidden) ctx.drawImage(one, places[n].x, places[n].y, one.clientWidth / view.unit, one.clientHeight / view.unit);
    }
  };
  return { canvas, paint };
}

/**
 * Records for so many seconds of the clock on the wall; the page must play.
 * @param {Page} page @param {Shown[]} shown
 * @param {{ seconds: number, scale: number, title: string, kind: { type: string, ending: string }, signal: AbortSignal, progress: (share: number) => void }} how
 * @returns {Promise<Blob>}
 */
export async function record(page, shown, { seconds, scale, title, kind, signal, progress }) {
  const picture = pictureOf(shown, scale, title);
  picture.paint();
  const stream = picture.canvas.captureStream(FRAMES);
  const recorder = new MediaRecorder(stream, { mimeType: kind.type, videoBitsPerSecond: Math.min(RATE, picture.canvas.width * picture.canvas.height * 8) });
  /** @type {Blob[]} */
  const pieces = [];
  recorder.ondataavailable = ({ data }) => data.size && pieces.push(data);
  /** When the first frame was painted. */
  let began = NaN, last = -Infinity;
  // After the views: some keep what they drew no longer than the frame lasts.
  page.draw = (...frame) => {
    const again = Object.getPrototypeOf(page).draw.apply(page, frame);
    const now = performance.now();
    // As even as the frames of the page allow.
    if (recorder.state !== 'recording' || now - last < 900 / FRAMES) return again;
    picture.paint();
    last = now;
    if (!(began > 0)) began = now;
    return again;
  };
  try {
    await lasting(recorder, { passed: () => (performance.now() - began) / 1000 - (pieces.length ? 0 : PATIENCE), seconds, signal, progress });
  } finally {
    // As its class has it.
    Reflect.deleteProperty(page, 'draw');
    for (const track of stream.getTracks()) track.stop();
  }
  signal.throwIfAborted();
  if (!pieces.length) throw new Error('the browser recorded nothing; a smaller scale may help');
  return new Blob(pieces, { type: kind.type.split(';')[0] });
}

/**
 * From the start of a recorder to its end.
 * @param {MediaRecorder} recorder
 * @param {{ passed: () => number, seconds: number, signal: AbortSignal, progress: (share: number) => void }} how passed: s, NaN before the first frame
 * @returns {Promise<void>}
 */
function lasting(recorder, { passed, seconds, signal, progress }) {
  return new Promise((resolve, reject) => {
    const stop = () => recorder.state !== 'inactive' && recorder.stop();
    const hidden = () => document.hidden && end(new Error('the recording ended because the page was hidden, where nothing moves; keep it in view'));
    const timer = setInterval(() => {
      const share = (passed() || 0) / seconds;
      progress(Math.max(0, Math.min(1, share)));
      if (share >= 1) stop();
    }, 100);
    const end = (/** @type {Error | null} */ error) => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
      signal.removeEventListener('abort', stop);
      if (error) reject(error);
      else resolve();
      stop();
    };
    recorder.onstop = () => end(null);
    recorder.onerror = () => end(new Error('the browser could not go on recording; a smaller scale may help'));
    signal.addEventListener('abort', stop);
    document.addEventListener('visibilitychange', hidden);
    recorder.start(PIECE);
  });
}
