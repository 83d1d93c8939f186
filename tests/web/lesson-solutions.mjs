// What a student does to solve each task: values that are set, a state that is chosen, a pause at the right moment. Each task
// begins as on the page; after each deed the simulation runs on for a while.
//   { set: { path: value } }  { kick: { state: value } }  { wait: ms of simulated time }  { pauseWhen: (read) => boolean }

export const solutions = {
  'push-and-pull': {
    'at-the-top': [{ pauseWhen: (read) => read('now.y') > 0.95 }],
    fifteen: [{ set: { omega: 94 } }],
    half: [{ kick: { x: 0.5, y: 0 } }],
    hurry: [{ set: { 'drive.1.amplitude': 12.5 } }],
  },
  'damping-and-resonance': {
    short: [{ set: { alpha: -10 } }, { kick: { x: 1, y: 0 } }],
    peak: [{ set: { 'drive.0.frequency': 10 } }],
    flank: [{ set: { 'drive.0.frequency': 10.32 } }],
    sharp: [{ set: { alpha: -1 }, wait: 7000 }],
  },
  'the-hopf-point': {
    birth: [{ wait: 3000 }, { set: { alpha: 4 }, wait: 6000 }],
    'half-size': [{ set: { alpha: 1.25 }, wait: 6000 }],
    linger: [{ set: { alpha: -0.5 }, wait: 1000 }, { kick: { x: 1, y: 0 } }],
    pace: [{ set: { alpha: 2.1 } }],
  },
};
