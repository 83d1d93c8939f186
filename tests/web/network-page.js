// The page of network-harness.mjs: a core, a session of a few lines, the views.
import { PushPull } from '/wasm/push_pull.js';
import { recorded } from '/web/draw/lab.js';

/** @param {any} given @param {any} options */
export async function begin(given, { views, model: id, speed, running, gain, surface }) {
  const pp = await PushPull.load();
  const model = pp.catalog.models.find((one) => one.id === id);
  const { nodes } = given;
  const rows = (flat) => Array.from({ length: nodes }, (_, n) => flat.slice(n * nodes, (n + 1) * nodes));
  const connectome = { ...given };
  for (const key of ['weights', 'lengths', 'centres']) connectome[key] = given[key] && Float64Array.from(given[key]);
  connectome.hemispheres = given.hemispheres && Uint8Array.from(given.hemispheres);
  const sim = pp.simulate({ model: id, nodes, seed: 3, parameters: model.spread ? { [model.spread.parameter]: { uniform: [model.spread.low, model.spread.high] } } : {},
    network: { connectome: { weights: rows(given.weights), ...(given.lengths ? { lengths: rows(given.lengths) } : {}) }, gain, normalise: 'max' } });
  sim.scope({ what: recorded(model), every: 8, columns: 2048 });
  const state = { model: id, situation: 'network', preset: '', values: { play: speed }, running, node: 0, selection: [] };
  const lab = { catalog: pp.catalog, model, state, fields: new Map(), sim, rendered: null, slowed: 0, connectome };
  const made = views.map((tag) => document.createElement(tag));
  await Promise.all(views.map((tag) => import(`/web/elements/${tag}.js`)));
  if (surface) for (const view of made) view.dataset.surface = surface;
  document.body.append(...made);
  const asked = [];
  document.body.addEventListener('pp-request', ({ detail }) => {
    asked.push(detail);
    if (detail.type === 'node') lab.state = { ...lab.state, node: detail.node };
    if (detail.type === 'select') lab.state = { ...lab.state, selection: detail.add ? [...new Set([...lab.state.selection, ...detail.nodes])] : detail.nodes };
    if (detail.type === 'kick') for (const [name, value] of Object.entries(detail.state)) sim.kick(detail.node, name, value - sim.read(name)[detail.node]);
  });
  const test = window.__test = { lab, sim, asked, frames: [], costs: Object.fromEntries(views.map((tag) => [tag, []])) };
  let last = performance.now(), debt = 0;
  const frame = (now) => {
    test.frames.push(now - last);
    if (lab.state.running) {
      debt += (Math.max(0, Math.min(50, now - last)) * speed) / sim.dt;
      sim.step(Math.floor(debt));
      debt -= Math.floor(debt);
    }
    last = now;
    for (const view of made) {
      const start = performance.now();
      view.draw(lab);
      test.costs[view.localName].push(performance.now() - start);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
