// Makes docs/numerics.md: the words of numerics.md beside this file, and tables that are computed. As a run has the same bits
// everywhere, so have the tables.
import { readFileSync } from 'node:fs';
import { goldenExperiment } from '../../tests/golden/experiment.js';
import { number, table } from './cells.mjs';

/** @typedef {import('../../wasm/push_pull.js').PushPull} PushPull */

const share = (/** @type {number} */ value) => (value === 0 ? '0' : value < 1e-12 ? '< 1e-12' : value.toExponential(1));

/** How a weakly damped rhythm fares a second after its start. @param {PushPull} pp */
function decay(pp) {
  const omega = 2 * Math.PI * 10, steps = [1, 0.5, 0.1, 0.01];
  const rows = pp.catalog.integrators.map(({ id }) => [`\`${id}\``, ...steps.map((dt) => {
    const sim = pp.simulate({ model: 'damped-harmonic', parameters: { alpha: -2, omega }, initial: { x: 1, y: 0 }, integrator: id, dt });
    sim.step(Math.round(1000 / dt));
    const x = sim.read('x')[0], y = sim.read('y')[0], exact = Math.exp(-2);
    sim.delete();
    return `${share(Math.hypot(x - exact, y) / exact)}, ${Math.log(Math.hypot(x, y)).toFixed(3)}/s`.replace('-0', '−0').replace(', -', ', −');
  })]);
  return table(['Method', ...steps.map((dt) => `dt = ${dt} ms`)], rows);
}

const counts = [100, 1000, 10000];

/** How far a run in f32 is from the run in f64. @param {PushPull} pp */
function precision(pp) {
  const rows = pp.catalog.models.map(({ id, dt }) => {
    const [single, double] = /** @type {const} */ (['f32', 'f64']).map((precision) => {
      const { data, failure } = pp.run({ model: id, precision, duration: counts[counts.length - 1] * dt, record: { what: ['observable'] } });
      if (failure) throw new Error(`${id}: ${failure}`);
      return data.observable;
    });
    let apart = 0, size = 0;
    const shares = double.reduce((/** @type {string[]} */ told, value, k) => {
      apart = Math.max(apart, Math.abs(value - single[k]));
      size = Math.max(size, Math.abs(value));
      if (counts.includes(k)) told.push(share(apart / size));
      return told;
    }, []);
    return [`\`${id}\``, `${number(dt)} ms`, ...shares];
  });
  return table(['Model', 'Step', ...counts.map((count) => `${count} steps`)], rows);
}

/** @param {PushPull} pp */
export function numericsPage(pp) {
  const golden = goldenExperiment(/** @type {any} */ (pp.catalog.models.find(({ id }) => id === 'stuart-landau')), 'f64');
  const sim = pp.simulate(/** @type {any} */ (golden));
  sim.step(2000);
  /** @type {Record<string, string>} */
  const filled = {
    decay: decay(pp).join('\n').trimEnd(), precision: precision(pp).join('\n').trimEnd(),
    hash: sim.hash(), golden: `{\n${Object.entries(golden).map(([key, value]) => `  ${key}: ${JSON.stringify(value).replace(/"(\w+)":/g, '$1: ').replaceAll('"', "'").replaceAll(',', ', ').replaceAll('{', '{ ').replaceAll('}', ' }')},\n`).join('')}}`,
    linear: pp.catalog.models.filter(({ linearCore }) => linearCore).map(({ id }) => `\`${id}\``).join(', '),
  };
  const words = readFileSync(new URL('numerics.md', import.meta.url), 'utf8');
  const page = words.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]);
  sim.delete();
  return `<!-- Written by scripts/docs.mjs from runs of the core and scripts/docs/numerics.md. Edit those, then: npm run docs -->\n${page}`;
}
