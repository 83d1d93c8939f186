import { test } from 'node:test';
import assert from 'node:assert/strict';
import { duration, eigenvalue, fixed, frequency, number, tick, titled, withUnit } from '../../../web/draw/format.js';
import { spoken } from '../../../web/format.js';
import { csv } from '../../../web/elements/view-files.js';
import { plainSymbol, symbolRuns } from '../../../web/draw/symbols.js';
import { SvgContext } from '../../../web/draw/svg-context.js';
import { channels, mix, readTheme } from '../../../web/draw/theme.js';
import { arrows } from '../../../web/draw/arrows.js';
import { hairline } from '../../../web/draw/surface.js';

test('numbers carry the true minus sign and no noise', () => {
  assert.equal(number(-0.5), '−0.5');
  assert.equal(number(62.83185307), '62.8');
  assert.equal(number(0.1 + 0.2), '0.3');
  assert.equal(number(1200), '1200');
  assert.equal(number(-1.5e-7), '−1.5·10⁻⁷');
  assert.equal(number(2.5e8), '2.5·10⁸');
  assert.equal(number(0), '0');
  assert.equal(number(NaN), '–');
  assert.equal(fixed(-0.0001, 2), '0.00');
  assert.equal(tick(-0.5, 1), '−0.5');
});

test('units follow a number, and a dimensionless one has none', () => {
  assert.equal(withUnit('3.2', 'mV'), '3.2\u202fmV');
  assert.equal(withUnit('3.2', ''), '3.2');
  assert.equal(titled('x', 'mV'), 'x (mV)');
  assert.equal(titled('r', '1/ms'), 'r (ms⁻¹)');
  assert.equal(frequency(10.04), '10\u202fHz');
  assert.equal(frequency(1500), '1.5\u202fkHz');
  assert.equal(duration(250), '250\u202fms');
  assert.equal(duration(2500), '2.5\u202fs');
});

test('a screen reader hears the slash of a unit as a word, and that of an address as it is', () => {
  assert.equal(spoken('−3 rad/s and 2 s⁻¹'), 'minus 3 rad per s and 2 per s');
  assert.equal(spoken('0.25 1/√s'), '0.25 1 per √s');
  assert.equal(spoken('"#v2/stuart-landau" is no link; one begins with #v1/ and a model'), '"#v2/stuart-landau" is no link; one begins with #v1/ and a model');
});

test('a complex pair of eigenvalues reads in 1/s with its frequency, whatever the unit of the model', () => {
  assert.equal(eigenvalue([0.5, 62.8], true, 's'), '0.5 ± 62.8\u202fi\u202fs⁻¹ (9.99\u202fHz)');
  assert.equal(eigenvalue([0.0005, 0.0628], true, 'ms'), '0.5 ± 62.8\u202fi\u202fs⁻¹ (9.99\u202fHz)');
  assert.equal(eigenvalue([-2, 0], false, 's'), '−2\u202fs⁻¹');
});

test('a table goes to CSV with quotes where they are needed', () => {
  assert.equal(csv(['t (ms)', 'x, y'], [[1, 'a "b"']]), 't (ms),"x, y"\n1,"a ""b"""\n');
});

test('symbols read as in the equation', () => {
  assert.equal(plainSymbol('\\theta'), 'θ');
  assert.equal(plainSymbol('\\tau_{e}'), 'τ_e');
  assert.equal(plainSymbol('F_x'), 'F_x');
  assert.equal(plainSymbol('w_{xy}'), 'w_xy');
  assert.equal(plainSymbol('\\bar\\eta'), 'η̄');
  assert.equal(plainSymbol('v_{\\mathrm{P}}'), 'v_P');
  assert.deepEqual(symbolRuns('r^2'), [{ text: 'r', level: 'base', italic: true }, { text: '2', level: 'sup', italic: false }]);
  assert.deepEqual(symbolRuns('v_{\\mathrm{P}}')[1], { text: 'P', level: 'sub', italic: false });
  assert.equal(plainSymbol('\\dot{\\push{x}}'), '\u1e8b');
});

test('the SVG recorder writes the same figure as paths, with clip, dash and escaped text', () => {
  const svg = new SvgContext(200, 100);
  svg.save();
  svg.rect(0, 0, 50, 50);
  svg.clip();
  svg.translate(10, 5);
  svg.strokeStyle = '#C2410C';
  svg.setLineDash([6, 4]);
  svg.beginPath();
  svg.moveTo(0, 0);
  svg.lineTo(20, 10);
  svg.stroke();
  svg.restore();
  svg.beginPath();
  svg.arc(50, 50, 10, 0, 2 * Math.PI);
  svg.fill();
  svg.textAlign = 'right';
  svg.fillText('x < y & z', 100, 50);
  hairline(svg, 0, 10, 200, 10);
  const text = svg.finish('A & B');
  assert.match(text, /<path d="M10 5L30 15" fill="none" stroke="#C2410C"[^>]*stroke-dasharray="6 4"[^>]*clip-path="url\(#clip0\)"/);
  assert.match(text, /M60 50A10 10 0 0 1 40 50A10 10 0 0 1 60 50/);
  assert.match(text, /text-anchor="end"[^>]*>x &#60; y &#38; z<\/text>/);
  assert.match(text, /<title>A &#38; B<\/title>/);
  assert.match(text, /M0 10\.5L200 10\.5" fill="none" stroke="#000"/);
});

test('colours mix into opaque ones, in every form a browser computes', () => {
  assert.deepEqual(channels('#C2410C'), [194, 65, 12]);
  assert.deepEqual(channels('rgb(1, 2, 3)'), [1, 2, 3]);
  assert.deepEqual(channels('color(srgb 1 0 0.5)'), [255, 0, 127.5]);
  assert.equal(mix('#000000', '#ffffff', 0.25), 'rgb(191, 191, 191)');
  const theme = readTheme((name) => (name === '--paper' ? '#ffffff' : '#000000'), 'serif');
  assert.equal(theme.push, '#000000');
  assert.match(theme.faint.push, /^rgb\(158, 158, 158\)$/);
});

test('arrows point along the field and never outgrow their cell', () => {
  const nx = 9, ny = 9;
  const dx = new Float32Array(nx * ny), dy = new Float32Array(nx * ny);
  for (let j = 0; j < ny; ++j) {
    for (let i = 0; i < nx; ++i) {
      dx[j * nx + i] = -(j - 4) * 100;
      dy[j * nx + i] = (i - 4) * 100;
    }
  }
  const list = arrows({ dx, dy, nx, ny }, { width: 160, height: 160, xSpan: 8, ySpan: 8, stride: 2, longest: 20 });
  assert.equal(list.length / 4, 24, 'one per sample, none where the field is zero');
  for (let n = 0; n < list.length; n += 4) {
    const [x0, y0, x1, y1] = list.subarray(n, n + 4);
    const [mx, my] = [(x0 + x1) / 2 - 80, 80 - (y0 + y1) / 2];
    const [ux, uy] = [x1 - x0, y0 - y1];
    assert.ok(Math.hypot(ux, uy) < 20);
    assert.ok(Math.abs(mx * ux + my * uy) < 1e-3, 'at right angles to the radius');
    assert.ok(mx * uy - my * ux > 0, 'anticlockwise');
  }
});
