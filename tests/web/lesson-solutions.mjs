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
  'excitation-and-inhibition': {
    onset: [{ wait: 1500 }, { set: { P_x: 1.03 } }],
    saturate: [{ set: { P_x: 4 } }],
    unloop: [{ set: { w_xy: 6 } }, { set: { w_xy: 12, w_xx: 10 } }],
    slower: [{ set: { tau_x: 16, tau_y: 16 } }],
  },
  'synapses-make-alpha': {
    wake: [{ wait: 2000 }, { set: { P_x: 6 } }],
    steep: [{ set: { a: 7.3 }, wait: 8000 }],
    theta: [{ set: { tau_ry: 32, tau_dy: 32 } }],
    beta: [{ set: { tau_rx: 8, tau_dx: 8, tau_ry: 8, tau_dy: 8 } }],
  },
  'from-spikes-to-mass': {
    remember: [{ set: { I: 3 }, wait: 15 }, { set: { I: 0 }, wait: 200 }],
    forget: [{ set: { I: -3 }, wait: 15 }, { set: { I: 0 }, wait: 200 }],
    gamma: [{ wait: 500 }, { set: { I: 10 } }],
    'too-slow': [{ set: { tau_s: 7 } }],
    ping: [{ set: { tau_g: 5 } }],
  },
  'forcing-and-arnold-tongues': {
    stronger: [{ set: { 'drive.0.amplitude': 8 }, wait: 6000 }],
    edge: [{ set: { 'drive.0.frequency': 10.26 }, wait: 8000 }],
    tacs: [{ set: { 'drive.0.amplitude': 0.09 } }],
    quench: [{ set: { 'drive.1.amplitude': 1.6 }, wait: 60000 }],
  },
  'networks-delays-synchrony': {
    together: [{ set: { 'network.gain': 12 }, wait: 6000 }],
    threshold: [{ set: { 'network.gain': 8.5 }, wait: 12000 }],
    silence: [{ set: { 'network.gain': 2 }, wait: 10000 }],
    'slow-wires': [{ set: { delays: 'lengths', 'network.speed': 2 }, wait: 5000 }],
  },
};
