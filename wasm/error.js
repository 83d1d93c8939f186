/** What is wrong with something a person gave: the message is one sentence, the path names the field. */
export class PushPullError extends Error {
  /** @param {string} message @param {string} [path] */
  constructor(message, path = '') {
    super(message);
    this.name = 'PushPullError';
    this.path = path;
  }
}

/** Throws what the core found wrong, if anything. @param {{ path: string, text: string }} problem */
export function throwIf({ path, text }) {
  if (text) throw new PushPullError(text, path);
}

/** What stands in the place of something whose memory was given back: whatever is asked of it says so. @param {string} what @param {string} way to another one @returns {any} */
export const deleted = (what, way) => new Proxy({}, {
  get() {
    throw new PushPullError(`this ${what} was deleted with delete(), and its memory given back; make another with ${way}`);
  },
});
