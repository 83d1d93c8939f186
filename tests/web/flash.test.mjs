// The analysis of flashes, on pictures whose flashes are known.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Flashes, WINDOW } from './flash.mjs';

const EVERY = 8, WIDE = 90, HIGH = 60;  // points of a screen of 720 × 480

/** Two seconds of frames: `paint(x, y, t)` is a colour or a grey. */
function show(paint, seconds = 2, wide = WIDE, high = HIGH) {
  const flashes = new Flashes(wide, high, EVERY), rgba = new Uint8ClampedArray(4 * wide * high).fill(255);
  for (let frame = 0; frame < 60 * seconds; ++frame) {
    const t = frame / 60;
    for (let y = 0; y < high; ++y) for (let x = 0; x < wide; ++x) {
      const colour = paint(x * EVERY, y * EVERY, t);
      for (let c = 0; c < 3; ++c) rgba[4 * (y * wide + x) + c] = Array.isArray(colour) ? colour[c] : colour;
    }
    flashes.see(rgba, t);
  }
  return flashes;
}
const square = (hertz, t) => (t * hertz) % 1 < 0.5;
const inside = (x, y, area) => x < Math.sqrt(area) * WINDOW.width && y < Math.sqrt(area) * WINDOW.height;

test('a square that flashes four times a second is too much, twice or three times is not', () => {
  for (const [hertz, fails] of [[4, true], [12, true], [2, false], [2.9, false]]) {
    const seen = show((x, y, t) => (inside(x, y, 1) && square(hertz, t) ? 255 : 0));
    assert.equal(seen.fails, fails, `${hertz} Hz: ${JSON.stringify(seen.worst)}`);
  }
});

test('a small area may flash, and one just over a quarter of the window not', () => {
  for (const [area, fails] of [[0.18, false], [0.33, true]]) {
    const seen = show((x, y, t) => (inside(x, y, area) && square(10, t) ? 255 : 0));
    assert.equal(seen.fails, fails, JSON.stringify(seen.worst));
    assert.ok(Math.abs(seen.worst.area - area) < 0.05);
  }
});

test('many small areas add up within a window', () => {
  const seen = show((x, y, t) => ((x / EVERY + y / EVERY) % 2 < 1 && square(10, t) ? 255 : 0));
  assert.ok(seen.fails && Math.abs(seen.worst.area - 0.5) < 0.03);
});

test('a change of less than a tenth of the luminance, or among bright states, is no flash', () => {
  assert.equal(show((x, y, t) => (square(10, t) ? 100 : 60)).fails, false);
  assert.equal(show((x, y, t) => (square(10, t) ? 255 : 232)).fails, false);
  assert.equal(show((x, y, t) => (square(10, t) ? 120 : 20)).fails, true);
});

test('a slow sine that climbs in small steps is counted by its turns', () => {
  const sine = (hertz) => show((x, y, t) => 127 * (1 + Math.sin(2 * Math.PI * hertz * t)));
  assert.equal(sine(1).fails, false);
  assert.equal(sine(5).fails, true);
});

test('areas that take turns are seen together: each flashes twice a second, the window eight times', () => {
  // Four quarters of a window, one after the other, each more than a quarter of it with its neighbour.
  const seen = show((x, y, t) => (Math.floor(x / 86) % 4 === Math.floor(t * 8) % 4 || Math.floor(x / 86) % 4 === (Math.floor(t * 8) + 2) % 4 ? 255 : 0));
  assert.ok(seen.fails, JSON.stringify(seen.worst));
});

test('a bar that sweeps across every two seconds is no flash', () => {
  assert.equal(show((x, y, t) => (Math.abs(x - ((t * 360) % 720)) < 16 ? 255 : 0), 4).fails, false);
});

test('saturated red that turns to a grey of the same luminance is a red flash', () => {
  assert.equal(show((x, y, t) => (square(8, t) ? [255, 0, 0] : 127)).fails, true);
  assert.equal(show((x, y, t) => (square(8, t) ? [150, 110, 110] : 120)).fails, false);
});
