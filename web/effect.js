// What the effects of requests have in common.

/** @typedef {import('./types').State} State */

/** @param {'error' | 'note'} kind @param {string} text */
export const told = (kind, text) => ({ kind, text });

/** @param {State} state @param {string} text @returns {State} */
export const refuse = (state, text) => ({ ...state, message: told('error', text) });

/** A run that failed goes on with what is changed. @param {State} state */
export const resumed = (state) => ({ running: state.running || state.failed?.ran === true, failed: null, message: null });

/** What undo goes back to. A drag of one slider is one change, however many steps it has. @param {State} state @param {string} path @returns {State['before']} */
export function remember(state, path) {
  if (path && state.before?.path === path) return state.before;
  const { model, situation, preset, values, kept } = state;
  return { model, situation, preset, values, kept, path };
}

/** More than one node. @param {string} situation */
export const many = (situation) => situation === 'network' || situation === 'brain';
