// The drives of a state of the page: which there are, of what kind, and through which door they enter.
import { inputOf } from '../fields.js';

/** @typedef {import('../types').Catalog} Catalog @typedef {import('../types').Model} Model @typedef {import('../types').Quantity} Quantity */

/** Drives at once. */
export const MOST = 4;

export const NONE = { id: 'none', name: 'none', meaning: 'nothing' };

/** What stands where nobody has chosen: in the situation Forced the sine and the offset of the first load, nothing elsewhere. */
const FIRST = ['sine', 'constant'];

/** @param {number} k @param {string | undefined} situation */
export const standardKind = (k, situation) => (situation === 'brain' ? NONE.id : FIRST[k] ?? NONE.id);

/** @param {number} k @param {string} name */
export const pathOf = (k, name) => `drive.${k}.${name}`;

/** Numbers of the drives that are there. @param {(path: string) => any} value */
export const active = (value) => Array.from({ length: MOST }, (_, k) => k).filter((k) => (value(pathOf(k, 'kind')) ?? NONE.id) !== NONE.id);

/** @param {Catalog} catalog @param {string} kind */
export const kindOf = (catalog, kind) => catalog.drives.find(({ id }) => id === kind);

/** Whether a drive of this kind goes round with one frequency. @param {Catalog} catalog @param {string} kind */
export const hasFrequency = (catalog, kind) => Boolean(kindOf(catalog, kind)?.fields?.some(({ id }) => id === 'frequency'));

/** The input behind a door: physiological f, the field, or one that is named. @param {Model} model @param {string} door */
export const behind = (model, door) => inputOf(model, door) ?? model.inputs.find(({ id }) => id === door) ?? model.inputs[0];

/** What the amplitude of a drive is measured in. @param {Model} model @param {string} door */
export const unitOf = (model, door) => (door === 'field' ? 'V/m' : behind(model, door).unit);

/** The doors of a model, each with where it leads. @param {Model} model */
export function doorsOf(model) {
  const said = (/** @type {string} */ role) => inputOf(model, role)?.meaning ?? '';
  return [
    { id: 'f', name: 'f, physiological', meaning: said('f') },
    ...(inputOf(model, 'field') ? [{ id: 'field', name: 'λE, an electric field', meaning: `${said('field')}, times λ` }] : []),
    ...model.inputs.filter(({ role }) => !role.split(' ').includes('f')).map(({ id, meaning }) => ({ id, name: `${id}, ${meaning}`, meaning })),
  ];
}
