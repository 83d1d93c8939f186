// A map in words and as a table.
import { number, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';
import { number as entry } from '../format.js';
import { wordsFor } from './choice.js';
import { FAILED, KNOWN, cellAt, centres, shareOf } from './grid.js';

/** @typedef {import('./choice.js').Choice} Choice @typedef {import('./choice.js').Axis} Axis @typedef {import('../types').Field} Field */
/** @typedef {{ choice: Choice, grid: import('./grid.js').Grid, measure: import('./controls.js').Measure, among: Field[] }} Shown */

/** The entries of the panel, as they are labelled. @type {Record<string, string>} */
export const LABELS = { x: 'across', y: 'up', from: 'from', to: 'to', count: 'cells', scale: 'scale', settle: 'measured after', window: 'ms for', n: 'locking', m: 'locking' };

/** @param {string} side @param {string} part */
const entryOf = (side, part) => (part === 'path' ? `the value ${LABELS[side]}` : `“${LABELS[part]}” ${LABELS[side]}`);

/** A sentence on an axis or a time in the words of the panel, and the entries that it names first. @param {string} text @returns {{ text: string, entries: string[] }} */
export function inPanel(text) {
  const named = /^([xy]\.(?:from|to|count|scale|path)|settle|window|n|m)\b/.exec(text)?.[1];
  if (!named) return { text, entries: [] };
  const words = text.replace(/^(settle|window|n|m)\b/, (one) => `“${LABELS[one]}”`).replace(/\b([xy])\.(from|to|count|scale|path)\b/g, (_, side, part) => entryOf(side, part));
  const said = words.replace(/^([^:"]*): (is|must|asks|holds)\b/, '$1 $2').replace(/(?<=[\s:])-(?=\d)/g, '−');
  return { text: said.charAt(0).toUpperCase() + said.slice(1), entries: [named] };
}

/** An axis with what stands on it. @param {Field[]} among @param {Axis} axis */
export function titledAxis(among, axis) {
  const field = among.find(({ path }) => path === axis.path);
  return { axis, symbol: field?.quantity.symbol ?? '', name: field ? wordsFor(field).name : axis.path, unit: field?.quantity.unit ?? '' };
}

/** "f = 10 Hz, A = 4 s⁻¹" @param {Shown} map @param {number} x @param {number} y */
function pair({ choice, among }, x, y) {
  return [choice.x, choice.y].map((axis, n) => {
    const { symbol, name, unit } = titledAxis(among, axis);
    return `${symbol ? plainSymbol(symbol) : name} = ${withUnit(entry([x, y][n]), unit)}`;
  }).join(', ');
}

/** Whether the drive of a cell that is asked for it has amplitude 0. @param {Shown} map @param {number} i @param {number} j */
const silent = ({ choice, measure }, i, j) => measure.needs === 'drive' && [[choice.x, i], [choice.y, j]].some(([axis, at]) =>
  /^drive\.\d\.amplitude$/.test(/** @type {Axis} */ (axis).path) && centres(/** @type {Axis} */ (axis))[/** @type {number} */ (at)] === 0);

/** "0.93", or why there is no number; the measure itself stands in the menu and over the colours. @param {Shown} map @param {number} i @param {number} j */
const valueIn = (map, i, j) => `${numberIn(map, i, j)}${silent(map, i, j) ? ', the drive is silent' : ''}`;

/** @param {Shown} map @param {number} i @param {number} j */
function numberIn({ grid, measure: { unit, scale } }, i, j) {
  const cell = j * grid.nx + i;
  if (grid.state[cell] === FAILED) return 'no value';
  if (grid.state[cell] !== KNOWN) return 'not computed yet';
  return scale === 'binary' ? (grid.values[cell] ? 'yes' : 'no') : withUnit(number(grid.values[cell]), unit);
}

/** A cell, and what stands in it: "f = 10 Hz, A = 4 s⁻¹: 0.93". @param {Shown} map @param {[number, number]} cell @param {[number, number]} values on the axes */
export const reading = (map, [i, j], [x, y]) => `${pair(map, x, y)}: ${valueIn(map, i, j)}`;

/** Where the simulation is. @param {Shown} map @param {[number, number]} here values on the axes */
export function standing(map, [x, y]) {
  const { choice } = map, i = cellAt(choice.x, shareOf(choice.x, x)), j = cellAt(choice.y, shareOf(choice.y, y));
  return i < 0 || j < 0 ? `Now at ${pair(map, x, y)}, beside the map.` : `Now at ${reading(map, [i, j], [x, y])}.`;
}

/** How far a filling is. @param {import('./grid.js').Grid} grid @param {import('./fill.js').Filling | null} filling */
export function progress({ known, failed, total }, filling) {
  const done = known + failed, why = filling?.failure ? `: ${filling.failure.replace(/\.$/, '')}` : '';
  const crossed = failed ? ` ${failed === 1 ? 'One cell has no value and is' : `${failed} cells have no value and are`} crossed${why}.` : '';
  if (filling?.state === 'running') return `${done} of ${total} cells`;
  if (filling?.state === 'done') return `${total} cells in ${withUnit(number(filling.took / 1000, 2), 's')}.${crossed}`;
  return filling?.state === 'stopped' ? `Stopped at ${done} of ${total} cells.${crossed}` : `${total} cells, not computed yet.`;
}

/** @param {Shown} map @param {[number, number]} here */
export function describe(map, here) {
  const { choice, grid, measure: { name, unit }, among } = map;
  const [x, y] = [choice.x, choice.y].map((axis) => {
    const titled = titledAxis(among, axis);
    return `${titled.name} from ${entry(axis.from)} to ${withUnit(entry(axis.to), titled.unit)}`;
  });
  const found = grid.known ? `, between ${number(grid.low)} and ${withUnit(number(grid.high), unit)}` : '';
  return `${name} over ${x} and ${y}: ${grid.known} of ${grid.total} cells computed${found}.${grid.failed ? ` ${grid.failed} have no value.` : ''} ${standing(map, here)}`;
}

/** @param {Shown} map */
export function tableOf({ choice, grid, measure: { name, unit }, among }) {
  const words = (/** @type {Axis} */ axis) => {
    const titled = titledAxis(among, axis);
    return titled.unit ? `${titled.name} (${titled.unit})` : titled.name;
  };
  const across = words(choice.x), up = words(choice.y);
  const cell = (/** @type {number} */ at) => (grid.state[at] === KNOWN ? grid.values[at] : grid.state[at] === FAILED ? 'none' : '');
  return {
    caption: `${name}${unit ? ` (${unit})` : ''}: a row is a value of ${up}, a column of ${across}. Empty cells are not computed; "none" is a cell without a value.`,
    head: [`${up} \\ ${across}`, ...Array.from(centres(choice.x), (value) => String(Number(value.toPrecision(6))))],
    rows: Array.from(centres(choice.y), (value, j) => [value, ...Array.from({ length: grid.nx }, (_, i) => cell(j * grid.nx + i))]),
  };
}
