// Modules that the build makes: see build/plugin.js, build/lessons.js and build/home.js.

declare module 'virtual:typeset' {
  const typeset: Record<string, () => Promise<{ default: import('./types').Typeset }>>;
  export default typeset;
}

declare module 'virtual:catalog' {
  const catalog: import('./types').Catalog;
  export default catalog;
}

declare module 'virtual:home' {
  const ladder: import('./home/ladder.js').Ladder;
  export default ladder;
}

declare module 'virtual:citation' {
  const citation: ReturnType<typeof import('./build/citation.js').citationOf>;
  export default citation;
}

declare module 'virtual:typeset/fonts' {
  /** What FontFace is made with. */
  const faces: [string, string, FontFaceDescriptors][];
  export default faces;
}

declare module 'subset-font' {
  export default function subset(font: Uint8Array, characters: string, options: { targetFormat: 'woff2', noHinting: boolean }): Promise<Uint8Array>;
}

declare module 'virtual:lesson-symbols' {
  /** By model, by path: MathML. */
  const symbols: Record<string, Record<string, string>>;
  export default symbols;
}

declare module 'markdown-it' {
  export default class MarkdownIt {
    constructor(options?: object);
    [part: string]: any;
  }
}

/** What the embed carries beside its core; made by build/embed.js. */
declare module 'virtual:carried' {
  const carried: { catalog: any; math: Record<string, string> };
  export default carried;
}

/** embed/unpack.wasm in base64. */
declare module 'virtual:decoder' {
  const decoder: string;
  export default decoder;
}
