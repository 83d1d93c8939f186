// Written by scripts/dialects.mjs, which says what the numbers are.

/** @type {Record<string, import('./rungs.js').Found>} */
export const TABLE = {
  'wilson-cowan': { hopf: 1.53150104, below: { at: 1.79560111, stretch: 24.97275167 }, past: { at: 1.113382823, stretch: 29.73296387 }, swing: 0.09082731809, gain: 0.009512067995 },
  'nmm1': { hopf: 4.074407892, below: { at: 4.020313756, stretch: 0.9691509666 }, past: { at: 4.133781475, stretch: 0.9792262482 }, swing: 0.0578468834, gain: 0.003224458941 },
  'ping': { hopf: 1.110446789, below: { at: 0.54413984, stretch: 5.395697302 }, past: { at: 1.467443038, stretch: 5.450301959 }, swing: 0.009093022682, gain: 0.4852297361 },
};
