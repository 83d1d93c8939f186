// The lessons without a browser: that each file is read, that mistakes are named, and that each task can be done and is not
// done by itself. A lesson is taken here as on the page, by the same course on the same session.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { catalog, context, core, fakeClock, settled } from './core.mjs';
import { solutions } from './lesson-solutions.mjs';
import { readLessons } from '../../web/build/lessons.js';
import { readLesson } from '../../web/build/lessons/read.js';
import { ELEMENTS } from '../../web/build/lessons/elements.js';
import { lessonPage } from '../../web/build/lessons/page.js';
import { Course } from '../../web/learn/course.js';
import { FLAGS, NUMBERS, readCondition } from '../../web/learn/conditions.js';
import { Session } from '../../web/lab/session.js';
import { read } from '../../web/url.js';

const { lessons } = await readLessons();

/** The tasks of a lesson as the page hands them over. @param {string} html */
const tasksIn = (html) => [...html.matchAll(/<pp-task id="([^"]+)" data-scene="(\d+)" data-when="([^"]*)" data-hold="(\d+)"/g)]
  .map(([, id, scene, when, hold]) => ({ id, scene: Number(scene), when: JSON.parse(when.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')), hold: Number(hold) }));

/** A student at a lesson; `live` lets simulated time pass. */
function sit(lesson) {
  const clock = fakeClock();
  const met = [];
  const ask = async (request) => {
    course.note(request);
    session.ask(request);
    await settled();
  };
  const course = new Course(lesson.scenes, ask, (task) => met.push(task.id));
  const face = { render() {}, draw: (lab) => course.frame(lab), say() {}, reset() {} };
  const session = new Session(core, clock, face, { hash: lesson.scenes[0].hash, running: true, theme: 'auto' });
  const live = (ms, stop = () => false) => {
    const { sim } = session, until = sim.time + ms;
    for (let k = 0; k < 40000 && session.sim === sim && session.store.state.running && sim.time < until && !stop(); ++k) clock.tick(40);
  };
  return { session, course, ask, live, met, clock };
}

test('there are lessons, numbered from 1 without a gap', () => {
  assert.ok(lessons.length > 0);
  assert.deepEqual(lessons.map((one) => one.number), lessons.map((_, k) => k + 1));
  assert.equal(new Set(lessons.map((one) => one.slug)).size, lessons.length);
});

for (const lesson of lessons) {
  const tasks = tasksIn(lesson.html);

  test(`lesson ${lesson.number}, ${lesson.slug}: predicts, does, explains and checks, and keeps notes for teachers`, () => {
    for (const part of ['<pp-predict', '<pp-task', '<details class="explain"', '<pp-check', '<details class="teacher"']) assert.ok(lesson.html.includes(part), part);
    const words = lesson.html.replace(/<details class="teacher"[^]*$/, '').replace(/<math[^]*?<\/math>/g, ' x ').replace(/<[^>]*>/g, ' ').split(/\s+/).filter(Boolean).length;
    assert.ok(words > 500 && words < 1600, `${words} words`);
    assert.ok(!/!(?!=)/.test(lesson.html.replace(/<[^>]*>/g, '')), 'no exclamation mark');
    assert.ok(!/\sstyle=|<script|\son\w+=/.test(lesson.html), 'nothing that the policy forbids');
    for (const { hash } of lesson.scenes) {
      const { problems, notes } = read(hash, context);
      assert.deepEqual([problems, notes], [[], []], hash);
      // A code of a link has to be read from paper.
      const bits = encodeQR(`https://example.org/push-pull/lab/${hash}`, 'raw', { ecc: 'medium', border: 4 });
      const scale = 4, size = bits.length * scale, data = new Uint8Array(size * size * 3);
      for (let y = 0; y < size; ++y) for (let x = 0; x < size; ++x) data.fill(bits[y / scale | 0][x / scale | 0] ? 0 : 255, 3 * (y * size + x), 3 * (y * size + x) + 3);
      assert.equal(decodeQR({ width: size, height: size, data }), `https://example.org/push-pull/lab/${hash}`);
    }
  });

  test(`lesson ${lesson.number}: each task has a solution on file, and no other has`, () => {
    assert.deepEqual(Object.keys(solutions[lesson.slug] ?? {}).sort(), tasks.map(({ id }) => id).sort());
  });

  for (const task of tasks) {
    test(`lesson ${lesson.number}: "${task.id}" is not done by doing nothing`, async () => {
      const { session, course, ask, live, met } = sit(lesson);
      await course.begin(task);
      // Played faster, so that the test is; what is simulated is the same.
      await ask({ type: 'set', path: 'play', value: Math.min(1, 10 * Number(session.lab.fields.get('play').standard)) });
      live(session.sim.nodes > 30 ? 4000 : 20000);
      assert.deepEqual(met, []);
      assert.equal(session.sim.failure, '');
    });

    test(`lesson ${lesson.number}: "${task.id}" is done by what a student does`, async () => {
      const { session, course, ask, live, met } = sit(lesson);
      await course.begin(task);
      live(300);
      for (const deed of solutions[lesson.slug][task.id]) {
        for (const [path, value] of Object.entries(deed.set ?? {})) {
          await ask({ type: 'set', path, value });
          assert.equal(session.store.state.message, null);
        }
        if (deed.kick) await ask({ type: 'kick', state: deed.kick });
        if (deed.pauseWhen) {
          live(5000, () => deed.pauseWhen(course.readings.read));
          await ask({ type: 'pause' });
        }
        live(deed.wait ?? 3000, () => met.length > 0);
      }
      if (!session.store.state.running) course.frame(session.lab);  // a paused page draws once more
      const { active } = course;
      assert.deepEqual(met, [task.id], JSON.stringify({ stage: active?.watch.stage, now: active?.watch.clauses.map((clause) => [clause, course.readings.read(clause.what)]) }));
    });
  }
}

test('the page of a lesson can be read without script and leads on', () => {
  const html = lessonPage(lessons[0], lessons);
  assert.match(html, /<h1>Push and pull are one phase<\/h1>/);
  assert.match(html, /<math/);
  assert.match(html, /rel="prev"[^]*rel="next"/);
});

test('the lesson in the documentation is one, and the elements there are all there are', async () => {
  const text = readFileSync(new URL('../../docs/write-a-lesson.md', import.meta.url), 'utf8');
  const [, example] = /```markdown\n([^]*?)```/.exec(text);
  const lesson = readLesson('9-my-lesson.md', example, { catalog, problem: context.problem });
  assert.deepEqual(lesson.steps, ['guess', 'small', 'radius']);
  for (const tag of Object.keys(ELEMENTS)) assert.ok(text.includes(`\`<${tag}>\``), tag);
  for (const word of [...Object.keys(NUMBERS), ...Object.keys(FLAGS)]) assert.ok(text.includes(`\`${word}\``), word);
  const { course, ask, live, met } = sit(lesson);
  const [task] = tasksIn(lesson.html);
  await course.begin(task);
  live(3000);
  assert.deepEqual(met, []);
  await ask({ type: 'set', path: 'gamma', value: 10 });
  live(4000);
  assert.deepEqual(met, ['small']);
});

const HEAD = '---\ntitle: T\nrung: R\nminutes: 5\nsummary: S\nstart: #v1/stuart-landau\ncontrols: alpha\n---\n';
const TASK = '<pp-task id="a" when="at rest">\nDo it.\n</pp-task>\n';

for (const [what, text, said] of [
  ['a link that is wrong', HEAD.replace('alpha\n', 'alpha\n').replace('stuart-landau', 'stuart-lan') + TASK, /^9-x\.md:6: There is no model "stuart-lan"/],
  ['a slider that the model lacks', HEAD.replace('controls: alpha', 'controls: alfa') + TASK, /^9-x\.md:6: controls names "alfa"/],
  ['a missing title', HEAD.replace('title: T\n', '') + TASK, /title is missing/],
  ['an unknown line at the top', HEAD.replace('rung: R', 'level: R') + TASK, /^9-x\.md:3: "level: R" is not one of title/],
  ['HTML that is not ours', `${HEAD}One.\n\nTwo <b>bold</b>.\n${TASK}`, /^9-x\.md:11: <b> is not one of our elements/],
  ['a script', `${HEAD}<script>alert(1)</script>\n\n${TASK}`, /^9-x\.md:9: .*not one of our elements/],
  ['an element that is not closed', `${HEAD}\n<pp-task id="a" when="at rest">\nDo it.\n`, /^9-x\.md:10: <pp-task> has no <\/pp-task>/],
  ['an attribute that is missing', `${HEAD}<pp-task id="a">\nDo.\n</pp-task>\n`, /^9-x\.md:9: <pp-task> needs when/],
  ['an attribute that is unknown', `${HEAD}<pp-task id="a" when="at rest" onclick="x">\nDo.\n</pp-task>\n`, /<pp-task> takes no onclick/],
  ['a condition that is none', `${HEAD}<pp-task id="a" when="frequency about 10">\nDo.\n</pp-task>\n`, /^9-x\.md:9: "frequency about 10" is no condition/],
  ['a measured value without a margin', `${HEAD}<pp-task id="a" when="frequency = 10">\nDo.\n</pp-task>\n`, /give it a margin/],
  ['a value that the model lacks, in a condition', `${HEAD}<pp-task id="a" when="alfa > 1">\nDo.\n</pp-task>\n`, /"alfa" is neither a reading/],
  ['a button that sets what is not there', `${HEAD}<pp-set alfa="1">x</pp-set>\n\n${TASK}`, /^9-x\.md:9: "alfa" is no value/],
  ['two elements of one name', HEAD + TASK + TASK, /two elements with the id "a"/],
  ['a prediction of a task that is not there', `${HEAD}${TASK}<pp-predict id="p" task="b">\nWhat?\n\n- [ ] A\n- [x] B\n</pp-predict>\n`, /^9-x\.md:12: there is no <pp-task id="b">/],
  ['two right options', `${HEAD}${TASK}<pp-check id="p">\nWhat?\n\n- [x] A\n- [x] B\n</pp-check>\n`, /^9-x\.md:12: one of the options, and only one/],
  ['mathematics that is none', `${HEAD}Here $\\frac{1$ is.\n\n${TASK}`, /^9-x\.md:9: KaTeX parse error/],
]) {
  test(`${what} stops the build with its line and a sentence`, () => {
    assert.throws(() => readLesson('9-x.md', text, { catalog, problem: context.problem }), (error) => {
      assert.equal(error.name, 'LessonFault', error.stack);
      assert.match(error.message, said);
      return true;
    });
  });
}

test('conditions are stages of clauses', () => {
  const isPath = (path) => path === 'alpha' || path === 'drive.0.amplitude';
  assert.deepEqual(readCondition('not at rest and alpha > -2 then frequency = 12 ± 0.3', isPath).map((stage) => stage.map(({ what, sign, value }) => [what, sign, value])),
    [[['at rest', 'is not', 0], ['alpha', '>', -2]], [['frequency', '=', 12]]]);
});

test('a task that is left while its setting is on its way starts nothing', async () => {
  const asked = [];
  let come = () => {};
  const course = new Course(lessons[0].scenes, (request) => {
    asked.push(request.type);
    return new Promise((resolve) => (come = resolve));
  });
  const begun = course.begin({ id: 'one', scene: 0, when: [], hold: 0 });
  course.leave();
  come();
  await settled();
  come();
  await begun;
  assert.deepEqual([asked, course.active], [['link'], null]);
});
