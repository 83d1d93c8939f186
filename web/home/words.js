// What the ladder says of each rung beside what the catalogue says, and of each step from one rung to the next. What a rung
// adds stands in the catalogue. Read when the site is built.

/** @typedef {{ best: string, forgets: string, lesson: string }} Said best: what it serves best; lesson: the folder of the lesson about it */

/** By model. @type {Record<string, Said>} */
export const SAID = {
  kuramoto: {
    best: 'synchrony: which rhythms run together, and when they let go.',
    forgets: 'How large the rhythm is, and that it could stop.',
    lesson: 'push-and-pull',
  },
  'damped-harmonic': {
    best: 'resonance, evoked responses, and the correlations of a brain near rest.',
    forgets: 'Any rhythm of its own: left alone it falls silent. Twice the drive is always twice the swing.',
    lesson: 'damping-and-resonance',
  },
  'stuart-landau': {
    best: 'the onset of a rhythm, and networks whose rhythms come and go.',
    forgets: 'Which cells push and which pull. It is exact only where the rhythm is born.',
    lesson: 'the-hopf-point',
  },
  'wilson-cowan': {
    best: 'the balance of excitation and inhibition.',
    forgets: 'The synapse in between: what one population sends, the other feels at once.',
    lesson: 'excitation-and-inhibition',
  },
  nmm1: {
    best: 'alpha rhythms, EEG, and drugs that change a synapse.',
    forgets: 'The spikes: a fixed curve turns drive into rate, whatever the cells have just done.',
    lesson: 'synapses-make-alpha',
  },
  // Exact for infinitely many quadratic integrate-and-fire neurons with Lorentzian currents: doi.org/10.1103/PhysRevX.5.021028
  ping: {
    best: 'gamma, stimulation of the membrane, and the bridge to spiking neurons.',
    forgets: 'The single neuron: it is exact for infinitely many of them, each joined to all.',
    lesson: 'from-spikes-to-mass',
  },
};

/** How a rung becomes the one below it, by the model above: the name of the translation, and what is done. @type {Record<string, { name: string, says: string }>} */
export const DOWN = {
  'damped-harmonic': { name: 'Polar coordinates', says: 'keep the angle, drop the radius' },
  'stuart-landau': { name: 'Linear part', says: 'near rest, drop what grows as r²' },
  'wilson-cowan': { name: 'Hopf normal form', says: 'near the onset, bend the plane until the cycle is round' },
  nmm1: { name: 'Fast rise', says: 'let τᵣ go to 0: two orders become one' },
  ping: { name: 'Slow synapses', says: 'let the membrane settle first: its rate becomes a curve' },
};
