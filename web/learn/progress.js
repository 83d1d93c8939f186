// What was done in the lessons, kept in this browser where it may be.

const KEY = 'push-pull lessons';

/** @typedef {{ done: string[], chosen: Record<string, string> }} Done steps, and what was chosen where there was a choice */

/** @returns {Record<string, Done>} by lesson */
export function readProgress() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return kept && typeof kept === 'object' ? kept : {};
  } catch {
    return {};
  }
}

/** @param {Record<string, Done>} all */
function write(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // it lasts as long as the page
  }
}

export function forgetProgress() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // there was nothing
  }
}

/** The progress in one lesson. */
export class Progress {
  #lesson;
  /** @type {Set<string>} */ done;
  /** @type {Record<string, string>} */ chosen;

  /** @param {string} lesson */
  constructor(lesson) {
    this.#lesson = lesson;
    const kept = readProgress()[lesson];
    this.done = new Set(Array.isArray(kept?.done) ? kept.done : []);
    this.chosen = { ...kept?.chosen };
  }

  /** @param {string} step @param {string} [choice] */
  keep(step, choice) {
    this.done.add(step);
    if (choice !== undefined) this.chosen[step] = choice;
    // Another tab may have gone on in another lesson.
    write({ ...readProgress(), [this.#lesson]: { done: [...this.done], chosen: this.chosen } });
  }

  forget() {
    this.done.clear();
    this.chosen = {};
    const { [this.#lesson]: _, ...others } = readProgress();
    write(others);
  }
}
