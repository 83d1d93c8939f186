// What the views of a network share: the network, the selection, the window of what an instrument sees, and the line below
// the picture that says where the network comes from.
import { View } from './view.js';
import { graphOf, nameOf } from '../draw/network/graph.js';
import { quantityOf } from '../draw/lab.js';
import { number, withUnit } from '../draw/format.js';
import { plainSymbol } from '../draw/symbols.js';

/** @typedef {import('../draw/network/graph.js').NetworkLab} NetworkLab @typedef {import('../draw/network/graph.js').Connectome} Connectome */

export const SYNTHETIC = 'Synthetic, rule-based connectome.';
/** @type {readonly number[]} */ const NOBODY = [];
const KICK = 0.3;  // share of the push variable's window

export class NetworkView extends View {
  /** @type {Connectome | null} whose line stands below */ #told = null;

  /** @returns {Connectome} */
  get graph() {
    return graphOf(/** @type {NetworkLab} */ (this.lab));
  }

  /** Selected nodes. @returns {readonly number[]} */
  get selection() {
    return /** @type {any} */ (this.lab)?.state.selection ?? NOBODY;
  }

  /** What an instrument sees, with its window. @returns {import('../types').Quantity} */
  get observed() {
    return /** @type {import('../types').Lab} */ (this.lab).model.readouts[0];
  }

  /** @param {number[]} nodes @param {boolean} add to those that are selected */
  choose(nodes, add = false) {
    this.request({ type: 'select', nodes, add });
    if (nodes.length) this.request({ type: 'node', node: nodes[0] });
  }

  /** Pushes a node, up where there is room. @param {number} node */
  kickNode(node) {
    const { model, sim } = /** @type {NetworkLab} */ (this.lab);
    const push = /** @type {import('../types').Model['states'][0]} */ (quantityOf(model, model.push));
    // What is pushed must be a state: of a phase it is the phase.
    const state = model.states.find((one) => one.id === push.id) ?? model.states[0];
    const amount = KICK * (state.high - state.low);
    const now = sim.read(state.id)[node];
    const goal = now + amount <= (state.upper ?? Infinity) ? now + amount : now - amount;
    this.request({ type: 'kick', node, state: { [state.id]: goal } });
  }

  /** "L_cuneus: x = 0.12 mV" @param {number} node */
  reading(node) {
    const { sim } = /** @type {NetworkLab} */ (this.lab);
    return `${nameOf(this.graph, node)}: ${plainSymbol(this.observed.symbol)} = ${withUnit(number(sim.read('observable')[node]), this.observed.unit)}`;
  }

  /** The line below: once for each network. @param {Connectome} graph @param {(Node | string)[]} [more] */
  tell(graph, more = []) {
    if (graph === this.#told && !more.length) return;
    this.#told = graph;
    const line = document.createElement('p');
    line.className = 'source';
    line.append(...[graph.synthetic ? SYNTHETIC : '', ...more].filter(Boolean).flatMap((part, n) => (n ? [' ', part] : [part])));
    this.foot.replaceChildren(...(line.childNodes.length ? [line] : []));
  }

  /** @param {string} label @param {[string, string][]} options @param {string} chosen @param {(id: string) => void} act */
  menu(label, options, chosen, act) {
    const wrap = document.createElement('label');
    wrap.textContent = label;
    const select = document.createElement('select');
    select.append(...options.map(([id, text]) => new Option(text, id, id === chosen, id === chosen)));
    select.addEventListener('change', () => act(select.value));
    wrap.append(select);
    return wrap;
  }

  /** A style of its own, beside that of all views. @param {string} text */
  own(text) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.source { margin: 4px 0 0; color: var(--muted); } .source a { color: inherit; } .segments[hidden], label[hidden] { display: none; } ${text}`);
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets.push(sheet);
  }
}
