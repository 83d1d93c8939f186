// Links drawn at random, for the suites that read them: of states that there are, and hostile ones.
import { deflateRawSync } from 'node:zlib';
import { catalog, core } from './core.mjs';
import { experimentOf } from '../../web/experiment.js';
import { fieldsOf } from '../../web/fields.js';
import { SITUATIONS } from '../../web/url.js';

/** A place with values drawn within the range of their fields: models, presets, drives, networks, noise, solvers. @param {() => number} random */
export function drawPlace(model, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const preset = random() < 0.5 ? '' : pick(model.presets).id;
  const values = {}, situation = pick(SITUATIONS);
  for (const [path, field] of fieldsOf(catalog, { model: model.id, preset, situation })) {
    if (random() < 0.5) continue;
    const { low, high } = field.quantity;
    const at = field.options ? pick(field.options).id : field.quantity.scale === 'log' ? low * (high / low) ** random() : low + random() * (high - low);
    const value = path === 'map' ? 'plv,alpha:0:1:20,beta:0.1:2:16:log' : field.read && !field.options ? '2,5' : field.whole ? Math.round(at) : at;
    if (value !== field.standard) values[path] = value;
  }
  // Values of the graph that was not drawn mean nothing.
  const known = fieldsOf(catalog, { model: model.id, preset, situation, values });
  for (const path of Object.keys(values)) if (!known.has(path)) delete values[path];
  return { model: model.id, situation, preset, values, kept: random() < 0.3 ? { 'view.of.2031': 'a b&c=d+é' } : {} };
}

/** Whether the core takes a place, in whatever situation, and the page its values beside each other. */
export const isTaken = (place) => [...fieldsOf(catalog, place).values()].every(({ fault }) => !fault?.(place.values)) && SITUATIONS.every((situation) => !core.problem(experimentOf(catalog, { ...place, situation })));

const BITS = ['#v1/', 'stuart-landau', 'ping', 'mpr', '?', '&', '=', 'alpha', 'ui', 'full', 'show', 'lock', ',', '%', '%00', '%E0', '<svg onload=1>', 'javascript:1', '1e999', '-', 'NaN', '__proto__', 'at', 'network', 'brain', 'forced', 'step', '1000000',
  'h', 'ffffffffffffffff', '+', '\u202e', '#', '/', 'constructor', 'preset', 'nodes', '20', 'dt', '1e-300', 'z', 'AAAAAAAAAAAA', 'connectome', 'file:x', 'connectome.nodes', '1e9', 'drive.0.', 'kind', 'curve', 'values', 'map', 'plv', ':', 'noise.0.sigma',
  'network.lesions', 'seed', 'play', 'toString', '\ud800', '0x10', '"', "'", '../', 'data:text/html,1', 'montage', 'electrodes', 'length'];

/** Nonsense, much of it with the head of a link. @param {() => number} random */
export function drawHostile(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = Array.from({ length: 1 + Math.floor(random() * 14) }, () => pick(BITS)).join('');
  return random() < 0.7 ? `#v1/${pick(['stuart-landau', 'mpr', 'kuramoto'])}?${text}` : text;
}

const bomb = deflateRawSync(Buffer.alloc(1_400_000)).toString('base64url');
const SL = '#v1/stuart-landau?';
const EVIL = '<img src=x onerror=window.pwned=1>';

/** The nastiest, each for a reason of its own. */
export const NASTIEST = [
  // Markup and scripts.
  `#v1/${EVIL}`, `#v1/${encodeURIComponent(EVIL)}`, `${SL}alpha=${EVIL}`, `${SL}alpha=${encodeURIComponent(EVIL)}`, `${SL}${EVIL}=1`, `${SL}preset=${EVIL}`, `${SL}at=${EVIL}`, `${SL}integrator="><script>window.pwned=1</script>`,
  `${SL}z=${EVIL}`, `${SL}h=${EVIL}`, `${SL}step=${EVIL}`, `${SL}map=${EVIL}`, `${SL}at=brain&connectome=${EVIL}`, `${SL}at=brain&connectome=file:${EVIL}`, `${SL}drive.0.kind=curve&drive.0.values=${EVIL}`, `${SL}drive.0.kind=curve&drive.0.values=file:${EVIL}`,
  // Addresses and code.
  '#javascript:window.pwned=1', '#//example.invalid/', `${SL}alpha=javascript:window.pwned=1`, `${SL}src=https://example.invalid/x.js&import=data:text/javascript,window.pwned=1`, '#v1/../../lab/', '#v1/https://example.invalid', `${SL}alpha=\${window.pwned=1}`, `${SL}alpha=1;window.pwned=1`,
  // Names of objects.
  '#v1/__proto__', '#v1/constructor?alpha=1', `${SL}__proto__=1&constructor=2&prototype=3&hasOwnProperty=4&toString=5`, `${SL}__proto__.alpha=9`, `${SL}drive.__proto__.amplitude=9`, `${SL}at=constructor&preset=__proto__`, `${SL}theme=__proto__&ui=constructor`,
  // Numbers.
  `${SL}alpha=1e308&omega=1e308&play=4`, `${SL}alpha=-1e308`, `${SL}dt=1e-320`, `${SL}dt=1e308`, `${SL}seed=1e308`, `${SL}seed=-1`, `${SL}at=network&nodes=1e9`, `${SL}at=network&nodes=-1`, `${SL}at=network&network.gain=1e300`, `${SL}play=0&play=1e9&play=4`, `${SL}alpha=0x7f&omega=1_000&gamma=１２`,
  `${SL}at=brain&connectome=ring&connectome.nodes=100000000`, `${SL}at=brain&network.speed=1e-9`, `${SL}at=brain&network.lesions=0,99999,-5`, `${SL}at=brain&noise.0.sigma=1e30`, `${SL}at=forced&drive.0.kind=multi-sine&drive.0.frequencies=${'1,'.repeat(3000)}1`,
  `${SL}at=forced&drive.0.kind=pulses&drive.0.frequency=1e300`, `${SL}map=plv,alpha:0:1:99999,omega:0:1:99999`,
  // Moments.
  `${SL}step=99999999`, `${SL}step=-5&h=0123456789abcdef`, `${SL}step=1e6`, `${SL}step=1000&h=0123456789abcdef`, `${SL}step=1000&h=xyz`, `${SL}h=`, `${SL}z=`, `${SL}z=AAAAAAAAAAAA`, `${SL}z=${bomb}`, `${SL}z=${'A'.repeat(90000)}`, `${SL}z=%FF%FE`, `${SL}at=brain&step=1000000&h=0123456789abcdef`,
  // Text.
  `${SL}${'alpha=1&'.repeat(4000)}`, `${SL}${'x'.repeat(90000)}`, `${SL}${Array.from({ length: 3000 }, (_, k) => `k${k}=1`).join('&')}`, '#v1/%E0%A4%A', `${SL}%`, `${SL}%00=%00`, '#v1/\u202estuart-landau', '#v1/stuart-landau\u0000', `${SL}${'&='.repeat(2000)}`, '#'.repeat(500), `${SL}ünïcödé=\ud83e\udde0&alpha=٣`, '#v99999999999999999999/x',
];
