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
