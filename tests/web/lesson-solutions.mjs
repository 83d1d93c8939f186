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
};
