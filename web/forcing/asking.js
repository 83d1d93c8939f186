// The page's side of the analysing worker, which all views share: questions are answered one after the other; a view that
// has a newer one takes the older back.

/** @typedef {{ call: string, experiment: any, options: any, resolve: (result: any) => void, reject: (error: Error) => void, whose: object }} Question */

/** @type {Worker | null} */
let worker = null;
/** @type {Question[]} */
const waiting = [];
/** @type {{ id: number, question: Question } | null} */
let asked = null;
let last = 0;

function next() {
  const question = waiting.shift();
  if (!question) return;
  asked = { id: ++last, question };
  worker ??= open();
  const { call, experiment, options } = question;
  worker.postMessage({ id: last, call, experiment, options });
}

/** @param {(question: Question) => void} tell */
function answered(tell) {
  const question = asked?.question;
  asked = null;
  if (question) tell(question);
  next();
}

function open() {
  const opened = new Worker(new URL('./analyse.worker.js', import.meta.url), { type: 'module' });
  opened.addEventListener('message', ({ data }) => {
    if (data.id !== asked?.id) return;
    answered(({ resolve, reject }) => (data.fault ? reject(new Error(data.fault)) : resolve(data.result)));
  });
  opened.addEventListener('error', () => {
    worker?.terminate();
    worker = null;
    answered(({ reject }) => reject(new Error('the part of the page that analyses could not be loaded; reload the page')));
  });
  return opened;
}

/**
 * @param {object} whose the view that asks
 * @param {string} call of core.analyse @param {any} experiment @param {any} options
 * @returns {Promise<any>} never ends when it is taken back
 */
export function ask(whose, call, experiment, options) {
  return new Promise((resolve, reject) => {
    waiting.push({ whose, call, experiment, options, resolve, reject });
    if (!asked) next();
  });
}

/** What has not begun is not asked any more; what has is heard by nobody. @param {object} whose */
export function takeBack(whose) {
  for (let n = waiting.length - 1; n >= 0; --n) if (waiting[n].whose === whose) waiting.splice(n, 1);
  if (asked?.question.whose === whose) asked.question.resolve = asked.question.reject = () => {};
}
