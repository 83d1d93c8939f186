// The style of all plots, one sheet shared by their shadow roots. Colours and type come from the page.

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
  :host { display: flex; flex-direction: column; min-width: 0; min-height: 0; position: relative; color: var(--ink); background: var(--paper);
    font: 400 0.8125rem/1.4 var(--font-ui, system-ui, sans-serif); font-variant-numeric: tabular-nums; }
  :host([hidden]) { display: none; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 32px; }
  .title { font-weight: 600; }
  :host([docked]) .title { visibility: hidden; width: 9.5rem; min-height: 28px; }
  :host([docked]) .controls { order: 1; flex-basis: 100%; }
  :host([docked]) .controls:empty { display: none; }
  .controls { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; color: var(--muted); }
  .controls label { display: inline-flex; align-items: center; gap: 6px; }
  .tools { margin-left: auto; display: flex; gap: 4px; }
  .save { position: relative; }
  .menu { position: absolute; right: 0; top: 100%; z-index: 2; display: flex; gap: 4px; padding: 4px; background: var(--paper);
    border: 1px solid var(--hairline); border-radius: 4px; box-shadow: 0 2px 8px rgb(0 0 0 / 0.16); }
  .menu[hidden] { display: none; }
  button, select { font: inherit; color: var(--ink); background: transparent; border: 1px solid transparent; border-radius: 4px;
    min-height: 24px; min-width: 24px; padding: 1px 8px; cursor: pointer; }
  button:hover { border-color: var(--hairline); }
  button[aria-pressed="true"] { border-color: var(--ink); }
  select { border-color: var(--hairline); padding: 1px 4px; background: var(--paper); }
  .segments { display: inline-flex; gap: 2px; }
  .tools button, .segments button { color: var(--muted); }
  .tools button:hover, .segments button:hover, .segments button[aria-pressed="true"] { color: var(--ink); }
  :focus-visible { outline: 2px solid var(--focus, var(--ink)); outline-offset: 2px; }
  .stage { direction: ltr; position: relative; flex: 1 1 auto; min-height: 160px; overflow: hidden; }
  .stage:focus-visible { outline-offset: -2px; }
  canvas { position: absolute; inset: 0; display: block; pointer-events: none; }
  .foot { flex: 0 0 auto; }
  .foot:empty { display: none; }
  .spoken, .probe { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .symbol { font-family: KaTeX_Math, "STIX Two Math", Georgia, serif; font-size: 1.1em; white-space: nowrap; }
  .symbol span, .symbol sub, .symbol sup { font-family: KaTeX_Main, "STIX Two Text", Georgia, serif; font-style: normal; }
  .symbol .italic { font-family: KaTeX_Math, Georgia, serif; font-style: italic; }
  .symbol sub, .symbol sup { font-size: 0.7em; line-height: 0; }
  .points { list-style: none; margin: 0; padding: 4px 0; max-height: min(136px, 16vh); overflow: auto; }
  .points:empty { display: none; }
  .points li { display: flex; flex-wrap: wrap; gap: 0 10px; align-items: baseline; padding: 2px 6px; border-radius: 4px; color: var(--muted); }
  .points li:hover, .points li:focus-visible, .points li.lit { background: color-mix(in srgb, var(--ink) 7%, transparent); color: var(--ink); }
  .points .kind { color: var(--ink); min-width: 11em; }
  .points svg { width: 12px; height: 12px; flex: none; align-self: center; overflow: visible; }
  .points .more { padding: 2px 6px; }
  @media (forced-colors: active) { button[aria-pressed="true"] { border-color: Highlight; outline: 2px solid Highlight; outline-offset: -2px; } }
  @media (pointer: coarse) { button, select { min-height: 44px; min-width: 44px; } }
`;
