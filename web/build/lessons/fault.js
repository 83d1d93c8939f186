// What is wrong in a lesson, where, as one sentence: it stops the build.

export class LessonFault extends Error {
  /** @param {string} file @param {number} line from 1 @param {string} text */
  constructor(file, line, text) {
    super(`${file}:${line}: ${text.replace(/\.$/, '')}.`);
    this.name = 'LessonFault';
  }
}
