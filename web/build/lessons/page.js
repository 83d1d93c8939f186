// The pages of the lessons as HTML. They can be read without script; the script makes them live.
import { escape } from './elements.js';

/** @typedef {import('./read.js').Lesson} Lesson */

const head = (/** @type {string} */ title, /** @type {string} */ description, /** @type {string} */ up, /** @type {string} */ script) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${escape(description)}" />
    <title>${escape(title)}</title>
    <link rel="icon" href="${up}icon.svg" type="image/svg+xml" />
    <script type="module" src="${script}"></script>
  </head>`;

/** @param {string} up to the site's root @param {string} here @param {string} [middle] */
const banner = (up, here, middle = '') => `
    <header class="head">
      <a class="brand" href="${up}"><span class="glyph" aria-hidden="true"></span>Push–Pull</a>
      <nav class="where" aria-label="Site"><a href="${up}lab/">Lab</a> <a href="${here}"${here === './' ? ' aria-current="page"' : ''}>Lessons</a></nav>${middle}
      <span class="tools" hidden></span>
    </header>`;

/** The lessons as rungs between two rails; the one here is lit. @param {Lesson[]} all @param {Lesson} here */
const rail = (all, here) => `
      <nav class="lessons" aria-label="All lessons"><ol>${all.map((one) => `
      <li${one === here ? ' class="here"' : ''} data-lesson="${one.slug}"><a href="../${one.slug}/"${one === here ? ' aria-current="page"' : ''} title="${escape(one.title)}"><span class="rung-number">${one.number}</span><span class="spoken">${escape(one.title)}</span></a></li>`).join('')}
    </ol></nav>`;

/** @param {Lesson} lesson @param {Lesson[]} all @returns {string} */
export function lessonPage(lesson, all) {
  const at = all.indexOf(lesson), before = all[at - 1], next = all[at + 1];
  return `${head(`${lesson.title} · Push–Pull lesson ${lesson.number}`, lesson.summary, '../../', '../lesson.js')}
  <body class="lesson" data-lesson="${lesson.slug}" data-scenes="${escape(JSON.stringify(lesson.scenes))}" data-steps="${lesson.steps.join(' ')}">
    <a class="skip" href="#text">To the text</a>${banner('../../', '../', rail(all, lesson))}
    <p id="trouble" role="alert" hidden></p>
    <main>
      <article id="text" tabindex="-1">
        <header>
          <p class="place">Lesson ${lesson.number} · ${escape(lesson.rung)} · about ${lesson.minutes} minutes</p>
          <h1>${escape(lesson.title)}</h1>
          <p class="summary">${escape(lesson.summary)}</p>
          <p class="progress" hidden></p>
        </header>
${lesson.html}
        <nav class="turn" aria-label="Next and previous lesson">
          ${before ? `<a rel="prev" href="../${before.slug}/"><span>Previous</span> ${escape(before.title)}</a>` : '<a rel="prev" href="../"><span>Back</span> All lessons</a>'}
          ${next ? `<a rel="next" href="../${next.slug}/"><span>Next</span> ${escape(next.title)}</a>` : '<a rel="next" href="../../lab/"><span>Next</span> The lab</a>'}
        </nav>
      </article>
      <aside aria-label="Simulation"><pp-bench></pp-bench></aside>
    </main>
    <noscript><p id="no-script">The simulation and the tasks need JavaScript; the text can be read without.</p></noscript>
  </body>
</html>`;
}

/** @param {Lesson[]} all @returns {string} */
export function indexPage(all) {
  const minutes = all.reduce((sum, one) => sum + one.minutes, 0);
  return `${head('Lessons · Push–Pull', 'Lessons on the rhythms of neural masses, each beside a live simulation.', '../', './index.js')}
  <body class="contents">${banner('../', './')}
    <main>
      <h1>Lessons</h1>
      <p class="summary">A population of neurons that excites and inhibits itself can swing. These ${all.length} lessons climb from a point on a circle to the mean field of spiking neurons, then push it from outside and join it to others. Each asks for a prediction, has you test it in the simulation beside the text, says why, and asks once more. Together they take about ${Math.round(minutes / 60)} hours.</p>
      <ol class="list">${all.map((one) => `
        <li data-lesson="${one.slug}" data-steps="${one.steps.length}"><a href="./${one.slug}/"><span class="rung-number" aria-hidden="true">${one.number}</span><span class="words"><span class="title">${escape(one.title)}</span><span class="about">${escape(one.summary)}</span><span class="place">${escape(one.rung)} · ${one.minutes} minutes<span class="done"></span></span></span></a></li>`).join('')}
      </ol>
      <p class="note">What you have done is kept in this browser and goes nowhere else. <button type="button" class="text" id="forget" hidden>Forget it</button></p>
      <p class="note">Teachers find goals, timing, common misconceptions and answers at the end of each lesson. A lesson is one Markdown file: the documentation shows how to write another.</p>
    </main>
  </body>
</html>`;
}
