// The rows of <pp-six>: words, trace, curve. The canvas lies over them and paints where they are.

/** @type {CSSStyleSheet | null} */
let shared = null;

export function sheet() {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(TEXT);
  }
  return shared;
}

const TEXT = `
  .rows { display: grid; grid-template-rows: minmax(52px, 0.5fr) repeat(6, minmax(84px, 1fr)) 22px; height: 100%; }
  .row { display: grid; grid-template-columns: 296px minmax(0, 1fr) 268px; min-height: 0; border-top: 1px solid var(--hairline); }
  .words { padding: 4px 12px 2px 0; min-width: 0; }
  .trace { margin-left: 62px; min-width: 0; }
  .curve { margin-left: 40px; min-width: 0; }
  h2 { margin: 0; font: 600 1rem/1.25 var(--serif); white-space: nowrap; }
  h2 .n { display: inline-block; min-width: 1.1em; color: var(--muted); }
  h2 a { color: inherit; text-decoration: underline; text-decoration-color: var(--edge); text-decoration-thickness: 1px; text-underline-offset: 3px; }
  h2 a:hover { text-decoration-color: currentColor; }
  .stimulus h2 { color: var(--drive); }
  p { margin: 0; }
  .says { font: 0.85rem/1.3 var(--serif); color: var(--ink); text-wrap: pretty; }
  .now { font-size: 0.78rem; line-height: 1.25; color: var(--muted); min-height: 1.25em; }
  .legend { padding-top: 8px; color: var(--muted); }
  .legend span { display: inline-block; width: 22px; height: 0; vertical-align: middle; margin-right: 4px; border-top: 2px solid var(--push); }
  .legend .lag { border-top: 1.25px dashed var(--ink); }
  @media (min-width: 1900px) {
    .row { grid-template-columns: 22rem minmax(0, 1fr) 20rem; }
  }
  @media (max-width: 1099px) {
    .rows { display: block; height: auto; }
    .row { grid-template: 'words words' auto 'trace curve' 92px / minmax(0, 1fr) 34%; padding-bottom: 4px; }
    .stimulus { grid-template-rows: auto 56px; }
    .words { grid-area: words; padding: 4px 0 2px; }
    .words .says, .words h2 { display: inline; margin-right: 6px; white-space: normal; }
    .trace { grid-area: trace; }
    .curve { grid-area: curve; }
    .legend { padding-top: 0; font-size: 0.78rem; }
    .legend span { width: 16px; }
    .foot-space { height: 22px; }
    .stage { flex: none; }
  }
  @media (max-width: 639px) {
    .row { grid-template-columns: minmax(0, 1fr) 38%; }
    .trace { margin-left: 44px; }
    .curve { margin-left: 26px; }
    .now { min-height: 2.5em; }
  }
`;
