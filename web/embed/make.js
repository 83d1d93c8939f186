// Elements of the document, one line each. Text is only ever set as text.

/**
 * @param {string} tag
 * @param {Record<string, any>} [given] attributes; functions are listeners; false leaves an attribute out
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}
