// Files of the visitor's own: read, shown for approval, and taken as the connectome. Nothing leaves the machine.

/**
 * @param {any} core @param {import('./connectomes.js').ImportedConnectomes} imported @param {File[]} files
 * @param {{ ask(request: import('../types').Request): void }} session
 */
export async function openFiles(core, imported, files, session) {
  const card = await import('../elements/pp-connectome-card.js').catch(() => null);
  if (!card) return session.ask({ type: 'note', kind: 'error', text: 'The reader of files could not be loaded. Try again when the connection is back.' });
  await card.openConnectomeFiles(files, {
    table: core.connectome('dk68'),
    onAccept: (/** @type {import('../types').Connectome} */ connectome) => {
      const id = imported.add(connectome);
      session.ask({ type: 'situation', id: 'brain' });
      session.ask({ type: 'set', path: 'connectome', value: id });
    },
  });
}
