// A link as a QR code.
import encodeQR from 'qr';

const SVG = 'http://www.w3.org/2000/svg';

/** Characters that a code may hold for a phone to read it off a screen or a page; the standard would allow some 2,300. */
export const MOST_IN_CODE = 1000;

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
