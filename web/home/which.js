// "Which model do I need?": the questions and the answers. Read when the site is built, where they become a form; the
// page follows it by walk.js. Each choice leads to a later question or to an answer: what is asked next stands below.

/** @typedef {{ says: string, to: string }} Choice to: id of a question or of an answer */
/** @typedef {{ asks: string, choices: Choice[] }} Question */
/** @typedef {{ model: string, why: string, link: string, lesson: string }} Answer link: the state in the lab, after #v1/; lesson: its folder */

/** @type {Record<string, Question>} the first is asked first */
export const QUESTIONS = {
  aim: {
    asks: 'What do you want to explain?',
    choices: [
      { says: 'Rhythms that are there already: who keeps time with whom', to: 'size' },
      { says: 'How a system at rest answers when it is pushed', to: 'push' },
      { says: 'How a rhythm begins, ends, or comes and goes', to: 'cause' },
      { says: 'What cells, synapses or drugs do to a rhythm', to: 'parts' },
    ],
  },
  size: {
    asks: 'Does the size of the rhythms matter?',
    choices: [{ says: 'No, only their timing', to: 'timing' }, { says: 'Yes, they also grow and fade', to: 'swells' }],
  },
  push: {
    asks: 'How strong is the push?',
    choices: [
      { says: 'Small: twice the push gives twice the answer', to: 'linear' },
      { says: 'Strong: the answer saturates, or a rhythm starts', to: 'strong' },
    ],
  },
  cause: {
    asks: 'Do you have to say which cells cause it?',
    choices: [{ says: 'No, any rhythm begins alike', to: 'onset' }, { says: 'Yes', to: 'parts' }],
  },
  parts: {
    asks: 'What do you want to change?',
    choices: [
      { says: 'The balance of excitation and inhibition', to: 'balance' },
      { says: 'A synapse: its strength, its rise or its decay', to: 'synapse' },
      { says: 'The neurons: their currents, their spread, their spikes', to: 'spikes' },
    ],
  },
};

/** @type {Record<string, Answer>} */
export const ANSWERS = {
  timing: {
    model: 'kuramoto',
    why: 'One angle per rhythm is all that timing needs. The order parameter R says how many keep time, and the critical coupling can be worked out by hand.',
    link: 'kuramoto?at=network', lesson: 'push-and-pull',
  },
  swells: {
    model: 'stuart-landau',
    why: 'It has a phase and a radius. Near the Hopf point regions swell, lock for a while and part again: metastability.',
    link: 'stuart-landau?at=network', lesson: 'networks-delays-synchrony',
  },
  linear: {
    model: 'damped-harmonic',
    why: 'Near rest every rung answers as this one does: a resonance, a lag, and a ring that fades. Three numbers say it all.',
    link: 'damped-harmonic?at=forced', lesson: 'damping-and-resonance',
  },
  strong: {
    model: 'stuart-landau',
    why: 'It is the smallest model whose answer saturates and whose own rhythm can be captured by a drive.',
    link: 'stuart-landau?at=forced', lesson: 'forcing-and-arnold-tongues',
  },
  onset: {
    model: 'stuart-landau',
    why: 'Every smooth rhythm that is born small looks like this where it is born. One number, α, says how far the onset is.',
    link: 'stuart-landau', lesson: 'the-hopf-point',
  },
  balance: {
    model: 'wilson-cowan',
    why: 'Two populations, four connections, and a sigmoid for each: the fewest parts that have excitation and inhibition to balance.',
    link: 'wilson-cowan', lesson: 'excitation-and-inhibition',
  },
  synapse: {
    model: 'nmm1',
    why: 'Each synapse has its own gain, rise and decay, which is where many drugs act, and its potential is what an EEG sees.',
    link: 'nmm1', lesson: 'synapses-make-alpha',
  },
  spikes: {
    model: 'ping',
    why: 'Its rates and potentials are the exact mean of spiking neurons, so a current, a field or a spread of the cells enters as itself.',
    link: 'ping', lesson: 'from-spikes-to-mass',
  },
};
