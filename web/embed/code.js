// The code of a task that is done: four letters of the state that was reached, and four that only the same task and those letters
// give. It tells a teacher that a figure was at work, and keeps nobody from looking into this file.

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param {string} text @returns {string} four letters */
function four(text) {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ /** @type {number} */ (letter.codePointAt(0)), 0x01000193);
  return [5, 10, 15, 20].map((by) => LETTERS[((sum ^ (sum >>> 16)) >>> by) & 31]).join('');
}

/** @param {string} task @param {string} state its hash */
export const codeOf = (task, state) => join(task, four(state));

/** @param {string} task @param {string} code @returns {boolean} whether a figure with that task gave it */
export const isCode = (task, code) => code.toUpperCase() === join(task, code.slice(0, 4).toUpperCase());

/** @param {string} task @param {string} own */
const join = (task, own) => `${own}-${four(`${task} ${own}`)}`;
