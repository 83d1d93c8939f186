// The equation of a model without this project's macros, for readers that know plain TeX only.

/** Where the brace that opens at `at` closes. @param {string} tex @param {number} at */
function closing(tex, at) {
  for (let depth = 0, k = at; k < tex.length; k++) {
    if (tex[k] === '\\') k++;
    else if (tex[k] === '{') depth++;
    else if (tex[k] === '}' && --depth === 0) return k;
  }
  throw new Error(`a brace of "${tex}" does not close`);
}

/**
 * Puts the symbol of a parameter for `\p{id}`, and what they hold for `\push{}`, `\pull{}`, `\input{}` and `\new{}`.
 * @param {{ equation: string, parameters: readonly { id: string, symbol: string }[] }} model
 */
export function plainTex({ equation, parameters }) {
  return expand(equation);

  /** @param {string} tex @returns {string} */
  function expand(tex) {
    const found = /\\(p|push|pull|input|new)\{/.exec(tex);
    if (!found) return tex;
    const open = found.index + found[0].length - 1, close = closing(tex, open);
    const inside = tex.slice(open + 1, close);
    const content = found[1] === 'p' ? parameters.find(({ id }) => id === inside)?.symbol ?? inside : expand(inside);
    return join(join(tex.slice(0, found.index), content), expand(tex.slice(close + 1)), found[1] !== 'new');
  }
}

/** Two pieces of TeX side by side; with a script after the first it becomes one group. @param {string} left @param {string} right @param {boolean} [groups] */
function join(left, right, groups = false) {
  if (groups && /^['^_]/.test(right)) {
    const atom = /(?:\\[a-zA-Z]+|[a-zA-Z])(?:_(?:[a-zA-Z0-9+]|\{[^{}]*\}))?$/.exec(left);
    if (atom && /_/.test(atom[0])) return `${left.slice(0, atom.index)}{${atom[0]}}${right}`;
  }
  return /\\[a-zA-Z]+$/.test(left) && /^[a-zA-Z]/.test(right) ? `${left} ${right}` : left + right;
}
