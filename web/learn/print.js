// Codes for paper: beside each setting of a lesson a QR code that opens it in the lab.
import { make } from './elements/lesson-element.js';
import { code } from '../share/qr.js';

/** The numbers in the prose as they were written: those of a running simulation mean nothing on paper. @param {import('./elements/lesson-element.js').LessonElement[]} elements */
export function writeNumbers(elements) {
  for (const element of elements) if (/^pp-(value|number)$/.test(element.localName)) (element.querySelector('.scrub') ?? element).replaceChildren(element.written);
}

/** One code for each setting, once, where it begins. @param {import('./course.js').Scene[]} scenes */
export function addCodes(scenes) {
  if (document.querySelector('.code')) return;
  const seen = new Set();
  const add = (/** @type {Element | null} */ place, /** @type {number} */ scene) => {
    const { hash } = scenes[scene], address = new URL(`../../lab/${hash}`, location.href).href;
    if (!place || seen.has(hash)) return;
    seen.add(hash);
    place.append(make('figure', { className: 'code' }, code(address), make('figcaption', { textContent: address })));
  };
  add(document.querySelector('article > header'), 0);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('pp-scene, pp-task'))) add(element.querySelector('.step') ?? element, Number(element.dataset.scene));
}
