// The stimulus strip: native inputs that act on all six rungs at once.
import { number, withUnit } from '../draw/format.js';

/** @typedef {import('./session.js').Session} Session @typedef {import('./session.js').Knob} Knob @typedef {import('./ladder.js').Ladder} Ladder */

/**
 * @param {Session} session @param {Ladder} ladder @param {HTMLElement} said where faults are told
 * @returns {{ show: (running: boolean) => void, paced: (slowed: number) => void }}
 */
export function join(session, ladder, said) {
  const play = /** @type {HTMLButtonElement} */ (document.getElementById('play'));
  const speed = /** @type {HTMLElement} */ (document.querySelector('.badge .speed'));
  let running = false;
  const show = (/** @type {boolean} */ on) => {
    running = on;
    session.loop.run(on);
    play.dataset.icon = on ? 'pause' : 'play';
    play.title = on ? 'Pause' : 'Play';
    play.setAttribute('aria-label', play.title);
  };
  play.addEventListener('click', () => show(!running));
  play.disabled = false;
  for (const knob of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.knob'))) joinKnob(session, ladder, knob, said);
  return { show, paced: (slowed) => void (speed.textContent = `${number(slowed || ladder.speed, 2)}×`) };
}

/** @param {Session} session @param {Ladder} ladder @param {HTMLElement} knob @param {HTMLElement} said */
function joinKnob(session, ladder, knob, said) {
  const { knob: name = '', unit = '' } = knob.dataset, id = /** @type {Knob} */ (name), { low, high, unit: short } = ladder[id];
  const [typed, slide] = /** @type {HTMLInputElement[]} */ ([...knob.querySelectorAll('input')]);
  const label = knob.querySelector('.name')?.textContent ?? '';
  const take = (/** @type {number} */ value) => {
    session.set(id, value);
    slide.value = String(value);
    slide.setAttribute('aria-valuetext', `${value} ${unit}`);
    said.textContent = '';
  };
  slide.addEventListener('input', () => {
    const value = Number(slide.value);
    typed.value = String(value);
    typed.removeAttribute('aria-invalid');
    take(value);
  });
  typed.addEventListener('input', () => {
    const value = typed.valueAsNumber;
    if (value >= low && value <= high) {
      typed.removeAttribute('aria-invalid');
      take(value);
    }
  });
  // A value that cannot be is told when it is left, and taken back.
  typed.addEventListener('change', () => {
    const value = typed.valueAsNumber;
    if (value >= low && value <= high) return;
    const now = session.stimulus[id];
    said.textContent = `${label} ${Number.isFinite(value) ? `is ${number(value)}` : 'needs a number'}; it must lie between ${number(low)} and ${withUnit(number(high), short)}. It stays ${withUnit(number(now), short)}.`;
    typed.value = String(now);
  });
  typed.disabled = slide.disabled = false;
}
