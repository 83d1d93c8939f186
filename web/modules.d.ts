// Modules that the build makes: see build/plugin.js.

declare module 'virtual:typeset' {
  const typeset: Record<string, () => Promise<{ default: import('./types').Typeset }>>;
  export default typeset;
}

declare module 'virtual:catalog' {
  const catalog: import('./types').Catalog;
  export default catalog;
}

declare module 'virtual:typeset/fonts.css';

declare module 'subset-font' {
  export default function subset(font: Uint8Array, characters: string, options: { targetFormat: 'woff2' }): Promise<Uint8Array>;
}
