// Written by scripts/dialects.mjs, which says what the numbers are.

/** @type {Record<string, import('./rungs.js').Found>} */
export const TABLE = {
  'wilson-cowan': {
    hopf: 1.53150104,
    below: { at: 1.79560111, stretch: 24.97275167, rest: { x: 0.7573494036, y: 0.8121326481 } },
    past: { at: 1.113382823, stretch: 29.73296387, rest: { x: 0.6999508589, y: 0.7221441053 }, middle: 0.6950876574 },
    swing: 0.09082731809,
    gain: 0.009512835387,
  },
  'nmm1': {
    hopf: 4.074407892,
    below: { at: 4.020313756, stretch: 0.9691509666, rest: { x: 0.06364726079, y: 2.152457093, x_dot: 0, y_dot: 0 } },
    past: { at: 4.133781475, stretch: 0.9792262482, rest: { x: 0.0827127487, y: 2.197861272, x_dot: 0, y_dot: 0 }, middle: 0.09722027374 },
    swing: 0.0578468834,
    gain: 0.003224716453,
  },
  'ping': {
    hopf: 1.110446789,
    below: { at: 0.54413984, stretch: 5.395697302, rest: { r_e: 0.009225062891, v_e: -0.2131630665, r_i: 0.005178740269, v_i: -0.7594289699, s_e: 0.009225062891, z_e: 0, s_i: 0.005178740269, z_i: 0 } },
    past: { at: 1.467443038, stretch: 5.450301959, rest: { r_e: 0.009566101334, v_e: -0.2035041789, r_i: 0.005873946137, v_i: -0.6628394445, s_e: 0.009566101334, z_e: 0, s_i: 0.005873946137, z_i: 0 }, middle: 0.01461861852 },
    swing: 0.009093022682,
    gain: 0.4858122362,
  },
};
