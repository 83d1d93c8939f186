// A Vite plugin: the modules that every page of a build starts with become one file, so that none waits for a row of small ones.

/** @returns {import('vite').Plugin} */
export function together() {
  /** @type {Set<string>} */
  const common = new Set();
  return {
    name: 'together',
    apply: 'build',
    config: () => ({ build: { rollupOptions: { output: { codeSplitting: { groups: [{ name: 'start', test: (id) => common.has(id) }] } } } } }),
    buildEnd() {
      const pages = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry).map((id) => reached(id, (each) => this.getModuleInfo(each)?.importedIds ?? []));
      for (const id of pages[0] ?? []) if (pages.every((page) => page.has(id))) common.add(id);
    },
  };
}

/** A module and all that it imports. @param {string} id @param {(id: string) => readonly string[]} imported */
function reached(id, imported, found = new Set([id])) {
  for (const each of imported(id)) if (!found.has(each)) reached(each, imported, found.add(each));
  return found;
}
