// What the lab page does in time, which another program on the machine would spoil.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './page.mjs';

test('a slider move is on the trace within 50 ms, and time is not restarted', async () => {
  const { page, done } = await open();
  await page.waitForTimeout(600);
  const result = await page.evaluate(async () => {
    const lab = window.__pushPull;
    const slider = document.querySelector('pp-parameters input[type=range]');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const delays = [], times = [], first = lab.sim.trace().first, { start } = lab.store.state;
    for (let k = 0; k < 60; ++k) {
      const asked = performance.now();
      slider.value = String(3 + (k % 10) / 2);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      do await frame(); while (!(lab.lastParameterStepDrawn.drawn >= asked));
      delays.push(lab.lastParameterStepDrawn.drawn - asked);
      times.push(lab.sim.steps);
    }
    return {
      median: delays.sort((a, b) => a - b)[30], rising: times.every((step, k) => !k || step > times[k - 1]), kept: lab.sim.trace().first === first,
      restarts: lab.store.state.start - start, told: lab.sim.experiment().parameters.alpha, hash: location.hash,
    };
  });
  assert.ok(result.median <= 50, `median ${result.median} ms`);
  assert.ok(result.rising && result.kept && result.restarts === 0, JSON.stringify(result));
  assert.equal(result.told, 7.5);
  await page.waitForFunction(() => location.hash === '#v1/stuart-landau?alpha=7.5');
  await done();
});
