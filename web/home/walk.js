// The way through "Which model do I need?". Knows neither the questions nor the page.

/**
 * The questions that have been reached, in order, and where they lead.
 * @param {string} first question @param {Readonly<Record<string, string>>} picked where the choice at a question leads
 * @param {(id: string) => boolean} asks whether an id is a question @returns {{ asked: string[], answer: string | null }}
 */
export function walk(first, picked, asks) {
  /** @type {string[]} */
  const asked = [];
  let at = first;
  while (asks(at) && !asked.includes(at)) {
    asked.push(at);
    if (!picked[at]) return { asked, answer: null };
    at = picked[at];
  }
  return { asked, answer: at };
}
