// What the views of a network do in time, which another program on the machine would spoil.
import assert from 'node:assert/strict';
import test from 'node:test';
import { at, dk68, inside, network, open, painted } from './network-harness.mjs';

test('a kick travels along each of its connections with its delay, in simulated time', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-brain'], speed: 0.02, gain: 0.3 });
  await painted(page);
  await page.locator('pp-brain .stage').focus();
  await page.keyboard.press('n');
  // Both in one task, so that no step lies between.
  const start = await inside(page, 'view("pp-brain").kick(0); return t.sim.time');
  const wave = await inside(page, 'return view("pp-brain").wave');
  assert.equal(wave.origin, 0);
  assert.ok(wave.targets.length > 3 && wave.delays.every((delay) => delay > 0));
  const given = await inside(page, 'const { connectome } = t.lab, { wave } = view("pp-brain"); return wave.targets.map((to) => connectome.lengths[to * connectome.nodes] / 6)');
  assert.deepEqual(wave.delays, given, 'length over speed');
  let between = 0;
  for (let n = 0; n < 200; ++n) {
    const now = await inside(page, 'const { wave } = view("pp-brain"); return { time: t.sim.time, wave }');
    if (now.wave.origin < 0) break;
    // The last frame was drawn at most some steps ago.
    now.wave.delays.forEach((delay, k) => {
      if (now.wave.arrived[k]) assert.ok(now.time - start >= delay - 1e-9);
      else assert.ok(now.time - start < delay + 3, `${now.time - start} of ${delay} ms`);
    });
    between += Number(now.wave.arrived.some(Boolean) && !now.wave.arrived.every(Boolean));
    if (between === 3) await page.screenshot({ path: at('build/shots/network-kick.png') });
    await page.waitForTimeout(16);
  }
  assert.ok(between > 3, 'some arrive before others');
  await done();
});

test('at real-time playback of an alpha rhythm the brain does not flash', async () => {
  const { page, done } = await open(dk68(), { views: ['pp-brain'], speed: 1 });
  await painted(page);
  await page.waitForFunction(() => window.__test.sim.time > 2500);
  const swings = await page.evaluate(() => new Promise((resolve) => {
    const brain = document.querySelector('pp-brain'), ctx = brain.canvases[0].getContext('2d'), places = [[0.3, 0.4], [0.5, 0.5], [0.65, 0.3]];
    const seen = places.map(() => []);
    const end = performance.now() + 1500;
    const look = () => {
      places.forEach(([u, v], n) => {
        const [r, g, b] = ctx.getImageData(Math.round(u * ctx.canvas.width), Math.round(v * ctx.canvas.height), 1, 1).data;
        const linear = (x) => ((x / 255 + 0.055) / 1.055) ** 2.4;
        seen[n].push(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b));
      });
      if (performance.now() < end) requestAnimationFrame(look);
      else resolve(seen.map((list) => Math.max(...list) - Math.min(...list)));
    };
    requestAnimationFrame(look);
  }));
  for (const swing of swings) assert.ok(swing < 0.1, `${swings}`);
  await done();
});

test('brain and carpet leave most of a frame to the rest at 68 and 400 nodes', async (context) => {
  for (const nodes of [68, 400]) {
    const { page, done } = await open(nodes === 68 ? dk68() : network(nodes), { views: ['pp-scope', 'pp-brain', 'pp-carpet'], speed: 0.1, page: { viewport: { width: 1280, height: 800 } } });
    await painted(page);
    await page.waitForTimeout(500);
    await inside(page, 't.frames.length = 0; for (const list of Object.values(t.costs)) list.length = 0');
    await page.waitForFunction(() => window.__test.frames.length > 60);
    const { frames, costs } = await inside(page, 'return { frames: t.frames, costs: t.costs }');
    const part = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(share * list.length)];
    const told = Object.entries(costs).map(([tag, list]) => `${tag} ${part(list, 0.5).toFixed(1)} (p95 ${part(list, 0.95).toFixed(1)}) ms`).join(', ');
    context.diagnostic(`${nodes} nodes: ${told}; frames ${part(frames, 0.5).toFixed(1)}, p95 ${part(frames, 0.95).toFixed(1)} ms`);
    assert.ok(part(costs['pp-brain'], 0.5) + part(costs['pp-carpet'], 0.5) < 8, told);
    const turns = await inside(page, `const brain = view('pp-brain'); return Array.from({ length: 40 }, () => { brain.turnBy(7, 1); const start = performance.now(); brain.draw(t.lab); return performance.now() - start; })`);
    context.diagnostic(`${nodes} nodes: a turn of the brain ${part(turns, 0.5).toFixed(1)} ms`);
    assert.ok(part(turns, 0.5) < 25, `${part(turns, 0.5)} ms for a turn`);
    await done();
  }
});
