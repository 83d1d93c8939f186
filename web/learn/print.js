// Codes for paper: beside each setting of a lesson a QR code that opens it in the lab.
import encodeQR from 'qr';
import { make } from './elements/lesson-element.js';

const SVG = 'http://www.w3.org/2000/svg';

/** @param {string} text @returns {SVGSVGElement} one path, a unit a module, with the quiet zone that readers need */
export function code(text) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `Code of the link ${text}`);
  path.setAttribute('d', rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
  svg.append(path);
  return svg;
}

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
