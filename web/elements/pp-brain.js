// The brain: the cortex painted with what each region's instrument sees, the nodes and the strongest connections over it. A
// network without places in the head is a circle. What is painted passes a low-pass, so that nothing flashes.
import { NetworkView } from './network-view.js';
import { BrainHands } from './brain-hands.js';
import { BrainSurface } from './brain-surface.js';
import { describeNodes, tableOfNodes } from './network-words.js';
import { Steady } from '../draw/network/steady.js';
import { Pulse } from '../draw/network/pulse.js';
import { scaleFor } from '../draw/network/colours.js';
import { VIEWS, circlePlaces, dragged, pixelsPerMm, project, turnOf, zoomed } from '../draw/network/project.js';
import { delayRule, nameOf, strongest } from '../draw/network/graph.js';
import { paintDots, paintEdges, paintLabel, paintNodes, paintRing, paintScale, radiusOf } from '../draw/network/scene.js';
import { noticeAddress } from '../draw/network/mesh.js';
import { nodeOf } from '../draw/lab.js';
import { number, titled } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';
import { segments } from './segments.js';

/** @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab @typedef {import('../draw/network/graph.js').Connectome} Connectome */

const NEAR = 11;                    // px at which a node is meant
const EDGES = /** @type {Record<string, number>} */ ({ none: 0, few: 1.5, more: 4 });  // a node
const SETTLE = 140;                 // ms after the last turn
const MOST_EDGES = 2000;
const BEHIND = -3;                  // mm from the middle: what lies further from the eye is behind the brain

export class PpBrain extends NetworkView {
  /** @type {import('../draw/network/project.js').Eye} */ #eye = { ...VIEWS.left, zoom: 1 };
  #turn = new Float64Array(9);
  #surface = new BrainSurface(this);
  #steady = new Steady();
  #pulse = new Pulse();
  #hands = new BrainHands(this);
  /** @type {Connectome | null} */ #graph = null;
  /** mm, three a node. */ #places = new Float64Array(0);
  /** x, y, depth of each node. */ #seen = new Float64Array(0);
  /** Nodes, far ones first. */ #order = new Uint16Array(0);
  /** Of these, those that only a disc shows, and those whose region is painted. */
  #discs = new Uint16Array(0);
  #dots = new Uint16Array(0);
  /** The live layer is not empty. */ #busy = false;
  #levels = new Uint8Array(0);
  #edges = strongest({ name: '', nodes: 0, weights: new Float64Array(0), labels: [] }, 0);
  #amount = 'few';
  #turned = true;
  /** A hand turns it. */ turning = false;
  #settle = 0;
  #waiting = false;
  #hovered = -1;
  /** The node that the keyboard is at. */ cursor = -1;
  #quiet = matchMedia('(prefers-reduced-motion: reduce)');

  constructor() {
    super('Brain', 'brain', { layers: 3, keys: 'Arrow keys turn it, plus and minus zoom, 1 to 4 look from the left, right, top and front, N and P go through the nodes, Enter selects, K kicks' });
    this.views = segments('Look from', Object.entries(VIEWS).map(([id, { name }]) => [id, name]), '', (id) => this.look(id));
    this.controls.append(this.views, this.menu('Connections', [['none', 'none'], ['few', 'strongest'], ['more', 'more']], this.#amount, (id) => {
      this.#amount = id;
      this.#graph = null;
      this.refresh();
    }));
    this.own('.stage { cursor: grab; min-height: 220px; } .stage:active { cursor: grabbing; }');
  }

  /** How the cortex is painted now: webgl, canvas, or none. */
  get painter() {
    return this.#surface.kind;
  }

  /** The wave of the last kick. */
  get wave() {
    return this.#pulse.seen;
  }

  /** Where the nodes are on the stage: x, y, depth. */
  get seen() {
    return this.#seen;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#hands.listen(signal);
    signal.addEventListener('abort', () => this.#surface.release());
  }

  reset() {
    super.reset();
    this.#steady.forget();
    this.#pulse.forget();
    this.#hovered = this.cursor = -1;
  }

  /** @param {NetworkLab} lab @param {boolean} stale */
  frame(lab, stale) {
    const { graph } = this;
    const now = performance.now();
    if (graph !== this.#graph) {
      this.#adopt(graph);
      stale = true;
    }
    const turned = stale || this.#turned || this.#surface.fresh;
    if (turned) this.#project();
    const { low, high } = this.observed;
    const settling = this.#steady.follow(lab.sim.read('observable'), low, high, now);
    const changed = this.#level();
    const colours = scaleFor('amount', this.theme.paper);
    if (this.#surface.kind !== 'none' && (turned || changed)) this.#surface.paint(this.#turn, this.#scale, this.#levels, colours, turned);
    if (turned) this.#paintStill(colours.css);
    const travelling = this.#pulse.follow(lab.sim.time, now);
    this.#paintLive(lab, colours.css, now);
    return settling || travelling;
  }

  /** @param {Connectome} graph */
  #adopt(graph) {
    this.#graph = graph;
    const { nodes, centres } = graph;
    this.#places = centres?.length === 3 * nodes ? Float64Array.from(centres) : circlePlaces(nodes);
    this.#seen = new Float64Array(3 * nodes);
    this.#order = Uint16Array.from({ length: nodes }, (_, n) => n);
    this.#levels = new Uint8Array(nodes);
    this.#edges = strongest(graph, Math.min(MOST_EDGES, Math.round(EDGES[this.#amount] * nodes)));
    this.#surface.show(centres?.length ? graph : null);
    this.views.hidden = !centres?.length;
    this.heading.textContent = centres?.length ? 'Brain' : 'Network';
    this.#hovered = this.cursor = -1;
    this.#pulse.forget();
    this.say();
  }

  /** The line below: what the network is and whose surface it is. */
  say() {
    if (!this.lab) return;
    const link = document.createElement('a');
    link.href = noticeAddress();
    link.textContent = 'Notice';
    const more = this.#surface.kind === 'none' ? [this.#surface.trouble] : ['Surface: Colin27 in MNI space.', link];
    this.tell(this.graph, more.filter(Boolean));
  }

  get #flat() {
    return !this.graph.centres?.length;
  }

  get #scale() {
    return pixelsPerMm(this.#turn, this.width, 2 * this.middle, this.#flat ? 1 : this.#eye.zoom);
  }

  #project() {
    this.#turned = false;
    turnOf(this.#flat ? { ...VIEWS.front, zoom: 1 } : this.#eye, this.#turn);
    project(this.#places, this.#turn, this.#scale, this.width / 2, this.middle, this.#seen);
    const seen = this.#seen;
    this.#order.sort((a, b) => seen[3 * a + 2] - seen[3 * b + 2]);
    this.#discs = this.#order.filter((n) => !this.#surface.shows(n));
    this.#dots = this.#order.filter((n) => this.#surface.shows(n) && seen[3 * n + 2] > BEHIND);
  }

  /** Height of the head's middle: below it stands the scale. */
  get middle() {
    return (this.height - 28) / 2;
  }

  /** The smoothed values in steps of the colour scale; true when one changed. */
  #level() {
    const { values } = this.#steady;
    let changed = false;
    for (let n = 0; n < values.length; ++n) {
      const level = Math.round(255 * values[n]);
      if (level === this.#levels[n]) continue;
      this.#levels[n] = level;
      changed = true;
    }
    return changed;
  }

  /** What changes only when the brain turns. @param {string[]} css */
  #paintStill(css) {
    const ctx = this.layers[1];
    ctx.clearRect(0, 0, this.width, this.height);
    this.#paintNetwork(ctx);
    this.#paintWindow(ctx, css);
  }

  /** What does not change with time. @param {import('../draw/surface.js').Surface} ctx */
  #paintNetwork(ctx) {
    const bare = this.#surface.kind === 'none';
    paintEdges(ctx, this.#edges, this.#seen, bare ? this.theme.muted : this.theme.ink, bare ? -Infinity : BEHIND);
    paintDots(ctx, this.#seen, this.#dots, this.#radius, this.theme);
  }

  /** @param {import('../draw/surface.js').Surface} ctx @param {string[]} css */
  #paintWindow(ctx, css) {
    const { low, high, symbol, unit } = this.observed;
    const length = Math.min(220, this.width - 24);
    paintScale(ctx, css, (this.width - length) / 2, this.height - 24, length, this.theme, [number(low), number(high), titled(plainSymbol(symbol), unit)]);
  }

  /** @param {NetworkLab} lab @param {string[]} css @param {number} now */
  #paintLive(lab, css, now) {
    const ctx = this.layers[2], { theme } = this;
    const told = this.#hovered >= 0 ? this.#hovered : this.cursor;
    const needed = this.#discs.length > 0 || this.selection.length > 0 || told >= 0 || this.#pulse.going;
    if (!needed && !this.#busy) return;
    this.#busy = needed;
    ctx.clearRect(0, 0, this.width, this.height);
    const radius = this.#radius;
    paintNodes(ctx, this.#seen, this.#discs, this.#levels, css, radius, theme.ink);
    const ring = (/** @type {number} */ n, /** @type {boolean} */ watched) => paintRing(ctx, this.#seen[3 * n], this.#seen[3 * n + 1], Math.max(7, radius + 4), theme, watched);
    for (const n of this.selection) if (n < this.graph.nodes) ring(n, n === nodeOf(lab));
    this.#pulse.paint(ctx, this.#seen, theme.push, theme.paper, this.#quiet.matches, lab.sim.time, now);
    if (told < 0) return;
    if (!this.selection.includes(told)) ring(told, false);
    paintLabel(ctx, this.reading(told), this.#seen[3 * told], this.#seen[3 * told + 1], this.width, theme);
  }

  get #radius() {
    return radiusOf(this.graph.nodes, this.#scale, this.#surface.kind !== 'none');
  }

  // What the hands do.

  /** @param {number} dx @param {number} dy px */
  turnBy(dx, dy) {
    if (this.#flat) return;
    this.#eye = dragged(this.#eye, dx, dy, this.#scale);
    this.#again(true);
  }

  /** @param {number} factor */
  zoomBy(factor) {
    if (this.#flat) return;
    this.#eye = zoomed(this.#eye, factor);
    this.#again(true);
  }

  /** @param {string} id of a view */
  look(id) {
    this.#eye = { ...VIEWS[id], zoom: this.#eye.zoom };
    this.#again();
    this.spoken.textContent = `Seen from: ${VIEWS[id].name.toLowerCase()}.`;
  }

  /** The next frame looks from elsewhere. @param {boolean} more it will go on */
  #again(more = false) {
    this.#turned = true;
    this.turning = more;
    clearTimeout(this.#settle);
    if (more) this.#settle = window.setTimeout(() => this.#again(), SETTLE);
    // A hand moves more often than the screen is drawn.
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (this.lab && this.isConnected) this.draw(this.lab);
    });
  }

  /** The node at a place of the stage, −1 for none: a disc, or else the region of the cortex. @param {number} x @param {number} y */
  pick(x, y) {
    if (!this.lab) return -1;
    const seen = this.#seen;
    let best = -1, least = Math.max(NEAR, this.#radius + 2);
    for (const n of this.#order) {
      const away = Math.hypot(seen[3 * n] - x, seen[3 * n + 1] - y);
      // Of two at one place the nearer to the eye, which comes later.
      if (away <= least && (this.#surface.kind === 'none' || seen[3 * n + 2] > 0)) [best, least] = [n, Math.max(away, 3)];
    }
    return best >= 0 ? best : this.#surface.at(x, y);
  }

  /** @param {number} node */
  hover(node) {
    if (node === this.#hovered || !this.lab) return;
    this.#hovered = node;
    this.stage.style.cursor = node >= 0 ? 'pointer' : '';
    this.draw(this.lab);
  }

  /** To another node by the keyboard. @param {number} by */
  step(by) {
    const { nodes } = this.graph;
    this.cursor = (this.cursor < 0 ? (by > 0 ? 0 : nodes - 1) : this.cursor + by + nodes) % nodes;
    this.spoken.textContent = this.reading(this.cursor);
    if (this.lab) this.draw(this.lab);
  }

  /** @param {number} node */
  kick(node) {
    const lab = /** @type {NetworkLab} */ (this.lab);
    this.#pulse.start(this.graph, delayRule(lab), node, lab.sim.time, performance.now());
    this.kickNode(node);
    this.spoken.textContent = `${nameOf(this.graph, node)} is kicked.`;
  }

  /** @param {import('../draw/surface.js').Surface} ctx */
  figure(ctx) {
    if (!this.lab) return;
    const { css, rgb } = scaleFor('amount', this.theme.paper);
    this.#surface.figure(ctx, this.#turn, this.#levels, rgb);
    this.#paintNetwork(ctx);
    paintNodes(ctx, this.#seen, this.#discs, this.#levels, css, this.#radius, this.theme.ink);
    for (const n of this.selection) if (n < this.graph.nodes) paintRing(ctx, this.#seen[3 * n], this.#seen[3 * n + 1], Math.max(7, this.#radius + 4), this.theme, false);
    this.#paintWindow(ctx, css);
  }

  describe() {
    return this.lab ? describeNodes(this, String(this.heading.textContent)) : 'Brain';
  }

  table() {
    return tableOfNodes(this);
  }
}

if (!customElements.get('pp-brain')) customElements.define('pp-brain', PpBrain);
