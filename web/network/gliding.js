// While a hand moves the conduction speed, delays lie between steps of time: what arrives slides instead of jumping from one whole step
// to the next. When the hand rests they are whole steps again, as the document says.

/** @typedef {import('../types').Simulation} Simulation */
/** @typedef {{ sim: Simulation, loop: { changed: (redo: (sim: Simulation) => void) => void } }} Session */

const REST = 400;  // ms without a change of speed

/** @type {{ sim: Simulation, later: any } | null} */
let gliding = null;

/** Before a request is asked. @param {Session} session @param {{ type: string, path?: string }} request */
export function glide(session, { type, path }) {
  if (type !== 'set' || path !== 'network.speed') return;
  const { sim } = session;
  if (gliding?.sim !== sim) {
    const { network } = sim.experiment();
    if (!network || network.interpolate) return;
    put(session, 1);
  }
  clearTimeout(gliding?.later);
  gliding = { sim, later: setTimeout(() => rest(session), REST) };
}

/** @param {Session} session */
function rest(session) {
  // A new simulation has never glided; what has failed is first put right by hand.
  if (gliding?.sim !== session.sim) gliding = null;
  else if (session.sim.failure) gliding.later = setTimeout(() => rest(session), REST);
  else {
    gliding = null;
    put(session, 0);
  }
}

/** @param {Session} session @param {number} on */
function put({ sim, loop }, on) {
  const redo = (/** @type {Simulation} */ one) => one.set('network.interpolate', on);
  redo(sim);
  loop.changed(redo);
}
