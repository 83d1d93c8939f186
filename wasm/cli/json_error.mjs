// Where a JSON text breaks off. JSON.parse does not say it for every kind of error, and its words differ between versions.

const space = /[ \t\r\n]*/y;
const scalar = /true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const string = /"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** @param {string} text @returns {{ line: number, column: number, expected: string, found: string }} for a text that JSON.parse refuses */
export function locate(text) {
  const { at, expected } = scan(text);
  const before = text.slice(0, at).split('\n');
  const found = at >= text.length ? 'the end' : JSON.stringify(String.fromCodePoint(/** @type {number} */ (text.codePointAt(at))));
  return { line: before.length, column: before[before.length - 1].length + 1, expected, found };
}

/** Reads with a stack of open brackets, not by recursion, so that no text is too deep. @param {string} text */
function scan(text) {
  let at = 0;
  const skip = (/** @type {RegExp} */ pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    at += match?.[0].length ?? 0;
    return Boolean(match?.[0]);
  };
  /** @type {string[]} */
  const open = [];
  let wants = 'a value';
  for (;;) {
    skip(space);
    const mark = text[at];
    if (wants === 'a value' || wants === 'a value or ]') {
      if (mark === '{' || mark === '[') {
        open.push(mark);
        at++;
        wants = mark === '{' ? 'a name in quotes or }' : 'a value or ]';
      } else if (wants === 'a value or ]' && mark === ']') wants = close();
      else if (skip(string) || skip(scalar)) wants = after();
      else return { at, expected: wants };
    } else if (wants.startsWith('a name')) {
      if (mark === '}' && wants.endsWith('}')) wants = close();
      else if (skip(string)) wants = 'a colon';
      else return { at, expected: wants };
    } else if (wants === 'a colon' && mark === ':') {
      at++;
      wants = 'a value';
    } else if (mark === ',' && open.length && wants !== 'a colon') {
      at++;
      wants = open.at(-1) === '{' ? 'a name in quotes' : 'a value';
    } else if (open.length && mark === (open.at(-1) === '{' ? '}' : ']') && wants !== 'a colon') wants = close();
    else return { at, expected: wants };
  }

  function close() {
    at++;
    open.pop();
    return after();
  }

  function after() {
    if (!open.length) return 'the end';
    return open.at(-1) === '{' ? 'a comma or }' : 'a comma or ]';
  }
}
