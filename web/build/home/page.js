// The home page as HTML: the stimulus, the ladder, the questions, the foot.
import { equationOf } from '../mathml.js';
import { escape } from '../lessons/elements.js';
import { mathml } from '../lessons/math.js';
import { STIMULUS } from '../../dialects/ensemble.js';
import { unitText } from '../../draw/format.js';
import { nameOf } from '../../dialects/words.js';
import { HEIGHT, RADIUS, WIDTH, spring } from '../../home/spring.js';
import { DOWN, SAID } from '../../home/words.js';
import { footOf } from './foot.js';
import { whichOf } from './which.js';

/** @typedef {import('../../home/ladder.js').Ladder} Ladder @typedef {import('../../home/ladder.js').Knob} Knob @typedef {import('../../home/ladder.js').Rung} Rung */
/** @typedef {{ ladder: Ladder, catalog: any, posters: Record<string, string> }} Made */

const SITUATIONS = [{ name: 'Alone', at: '' }, { name: 'Forced', at: '?at=forced' }, { name: 'Network', at: '?at=network' }];
export const PAPER = 'https://doi.org/10.1016/j.physrep.2026.05.004';

/** @param {Made} made */
export function homePage({ ladder, catalog, posters }) {
  const models = ladder.rungs.map(({ model }) => catalog.models.find((/** @type {any} */ one) => one.id === model));
  const cards = ladder.rungs.map((rung, k) => card(rung, models[k], k + 1, posters[rung.model]) + (k ? step(models[k], models[k - 1]) : ''));
  return `
    <a class="skip" href="#ladder">To the ladder</a>
    <header class="head">
      <span class="brand"><span class="glyph" aria-hidden="true"></span>Push–Pull</span>
      <nav class="where" aria-label="Site"><a href="lab/">Lab</a> <a href="learn/">Lessons</a> <a href="dialects/">Six dialects</a> <a href="${PAPER}">Paper</a></nav>
      <span class="tools" hidden></span>
    </header>
    <main>
      <div class="hero">
        <h1>Every model of a brain rhythm is a push and a pull.</h1>
        <p class="lead">Six of them stand on this ladder, from an angle that goes round to populations of spiking neurons. One stimulus drives all six at once. <a href="#which">Which model do I need?</a></p>
      </div>
      <section id="ladder" tabindex="-1" aria-label="Ladder of six models">
        ${strip(ladder, posters[STIMULUS])}
        <ul class="rungs">${cards.reverse().join('')}
        </ul>
        <p class="note">Each rung turns at 10 Hz. Rungs 3 to 6 stand just past the point where their rhythm is born; rung 2, which has none that lasts, swings as long as it is driven. Each trace is scaled to its rung’s own cycle. <a href="dialects/">Six dialects</a> shows how each answers at other frequencies.</p>
      </section>
      ${whichOf(catalog)}
    </main>
    ${footOf(PAPER)}`;
}

/** @param {Ladder} ladder @param {string} poster */
const strip = ({ amplitude, frequency, speed }, poster) => `<div class="strip" role="group" aria-label="Stimulus">
        <span class="run"><button type="button" class="icon primary" id="play" data-icon="play" aria-label="Play" title="Play" disabled></button></span>
        ${knob('frequency', frequency, 'Frequency')}
        ${knob('amplitude', amplitude, 'Amplitude')}
        <pp-rung name="Stimulus" class="stimulus">${poster}</pp-rung>
        <span class="badge"><span class="speed">${speed}×</span> slow motion</span>
        <p class="said" role="status"></p>
        <noscript><p>The traces were computed when this page was made. With JavaScript they move.</p></noscript>
      </div>`;

/** @param {string} id @param {Knob} knob @param {string} name */
function knob(id, { low, high, value, unit, symbol }, name) {
  const step = (high - low) / 60 < 0.15 ? 0.1 : 0.2, said = unit === '1/s' ? 'per second' : 'hertz';
  const range = `min="${low}" max="${high}" step="${step}" value="${value}"`;
  return `<div class="knob" data-knob="${id}" data-unit="${said}"><label for="${id}">${mathml(symbol, false)} <span class="name">${name}</span></label>
          <span class="entry"><input type="number" id="${id}" min="${low}" max="${high}" step="any" value="${value}" inputmode="decimal" disabled /><span class="unit">${unitText(unit)}</span></span>
          <input type="range" id="${id}-slide" ${range} aria-label="${name}" aria-valuetext="${value} ${said}" disabled /></div>`;
}

/** @param {Rung} rung @param {any} model @param {number} number @param {string} poster */
function card({ model, push, pull }, { name, adds, ...rest }, number, poster) {
  const { best, forgets, lesson } = SAID[model], short = escape(nameOf({ name }));
  const links = SITUATIONS.map((one) => `<a href="lab/#v1/${model}${one.at}" aria-label="${one.name}: ${short} in the lab">${one.name}</a>`);
  return `
          <li class="card" data-model="${model}" id="${model}">
            <span class="number" aria-hidden="true">${number}</span>
            <div class="words"><h2><span class="spoken">Rung ${number}: </span>${escape(name)}</h2>
              <p class="best">Best for ${escape(best)}</p>
              <div class="math" role="group" aria-label="Equations">${equationOf({ ...rest, name, adds })}</div>
              <p class="links">${links.join(' ')} <a class="lesson" href="learn/${lesson}/" aria-label="Lesson on ${short}">Lesson</a></p></div>
            <div class="picture"><p class="key">${glyph()}<span class="push">${mathml(push.symbol, false)} push</span><span class="pull">${mathml(pull.symbol, false)} pull</span></p>
              <pp-rung model="${model}" name="${short}">${poster}</pp-rung>
              <p class="now"></p></div>
            <dl class="gutter"><div><dt>Adds</dt><dd>${escape(adds)}</dd></div><div><dt>Forgets</dt><dd>${escape(forgets)}</dd></div></dl>
          </li>`;
}

/** @param {any} above @param {any} below */
function step(above, below) {
  const { name, says } = DOWN[above.id];
  return `
          <li class="between"><span class="chip"><span aria-hidden="true">↓</span> <span class="spoken">From ${escape(nameOf(above))} down to ${escape(nameOf(below))}: </span><strong>${escape(name)}</strong> ${escape(says)}</span></li>`;
}

/** The masses where a cycle begins. */
function glyph() {
  const { x, y, middle, path } = spring(1, 0);
  return `<svg class="spring" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path class="coil" d="${path}"/><circle class="push" cx="${x}" cy="${middle}" r="${RADIUS}"/><circle class="pull" cx="${y}" cy="${middle}" r="${RADIUS - 1}"/></svg>`;
}
