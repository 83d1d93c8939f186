// <pp-lab>: the frame. The ladder, the model and its controls, the stage with the views, the transport below.
import { html, nothing } from 'lit';
import { PpElement, define } from './pp-element.js';
import { PpFrame } from './pp-frame.js';
import './pp-rail.js';
import './pp-situation.js';
import './pp-equation.js';
import './pp-parameters.js';
import './pp-presets.js';
import './pp-share.js';
import './pp-transport.js';
import './pp-status.js';
import './pp-theme.js';
import '../connectome/drop.js';
import { prose } from './prose.js';
import { chord } from '../lab/steps.js';
import { Turns } from '../turns.js';

/** What nobody needs before the first rhythm. */
const fetchLate = () => void import('./pp-help.js');

/** @typedef {HTMLElement & { draw?: (lab: import('../types').Lab) => boolean | void, reset?: () => void }} View */

const VIEWS = 'pp-scope, pp-phase-plane, pp-spectrum, pp-dock, pp-transport';
/** What moves with every frame, whatever it costs. */
const ALWAYS = ['pp-scope', 'pp-transport'];

export class PpLab extends PpFrame {
  static properties = { ...PpElement.properties, caption: { attribute: false } };
  #turns = new Turns();
  /** The simulation that all views have drawn. @type {unknown} */ #sim = null;

  constructor() {
    super();
    /** The sentence on what is seen changes more often than anything else. */
    this.caption = '';
    this.drawn = false;
  }

  render() {
    const { lab } = this;
    return html`
      <header class="head">
        <a class="brand" href="../"><span class="glyph" aria-hidden="true"></span><span class="name">Push–Pull</span></a>
        <span class="where prose">${lab ? prose(lab.model.about) : nothing}</span>
        <a href="../learn/">Lessons</a><a href="../dialects/">Six dialects</a><pp-share .lab=${lab}></pp-share><pp-theme .lab=${lab}></pp-theme><pp-help .lab=${lab}></pp-help>
      </header>
      <nav class="ladder" aria-label="Ladder of models"><pp-rail .lab=${lab}></pp-rail></nav>
      <section class="model" aria-label="Model">
        <pp-equation .lab=${lab}></pp-equation>
        <pp-situation .lab=${lab}></pp-situation>
        <pp-parameters .lab=${lab}></pp-parameters>
        <pp-presets .lab=${lab}></pp-presets>
      </section>
      <main class="stage" aria-label="Stage">
        <pp-scope></pp-scope>
        <div class="panels">${lab?.connectome
          ? html`<pp-dock .lab=${lab} .view=${'brain'} .place=${'on the left'}></pp-dock><pp-dock .lab=${lab} .view=${'carpet'} .place=${'on the right'}></pp-dock>`
          : lab?.catalog.forcing && lab.state.situation === 'forced'
            ? html`<pp-dock .lab=${lab} .view=${'phase-plane'} .place=${'on the left'}></pp-dock><pp-dock .lab=${lab} .view=${'spectrum'} .place=${'on the right'}></pp-dock>`
            : html`<pp-phase-plane></pp-phase-plane><pp-spectrum></pp-spectrum>`}</div>
      </main>
      <footer class="bar">
        <pp-status .lab=${lab} .caption=${this.caption}></pp-status>
        <pp-transport .lab=${lab}></pp-transport>
      </footer>`;
  }

  /** Once a frame, past the rendering. @param {import('../types').Lab} lab @param {string} [which] @returns {boolean} whether a view wants another frame */
  draw(lab, which = VIEWS) {
    const views = [...this.#views(which)], panels = views.filter(({ localName }) => !ALWAYS.includes(localName));
    this.#turns.begin(performance.now());
    // The simulation before this one goes when all have let go of it.
    const fresh = lab.sim !== this.#sim;
    this.#sim = lab.sim;
    if (!this.drawn) requestAnimationFrame(() => setTimeout(fetchLate));
    this.drawn = true;
    let again = false;
    // The carpet shows the window of the scope, which is drawn before it.
    for (const view of views) {
      const panel = panels.indexOf(view);
      if (!fresh && panel >= 0 && !this.#turns.has(panel, panels.length)) again = true;
      else again = view.draw?.(view.localName === 'pp-dock' ? { ...lab, span: this.#scope?.span ?? 0 } : lab) === true || again;
    }
    return again;
  }

  /** The simulation is a new one. */
  reset() {
    for (const view of this.#views(VIEWS)) view.reset?.();
  }

  get #scope() {
    return /** @type {import('./pp-scope.js').PpScope | null} */ (this.querySelector('pp-scope'));
  }

  /** @param {string} which @returns {Iterable<View>} */
  #views(which) {
    return /** @type {NodeListOf<View>} */ (this.querySelectorAll(which));
  }

  /** @param {KeyboardEvent} event */
  chord(event) {
    return chord(event);
  }

  /** @param {string} key */
  press(key) {
    if (key === '?' || key === 's') /** @type {import('./pp-help.js').PpHelp | import('./pp-share.js').PpShare} */ (this.querySelector(key === '?' ? 'pp-help' : 'pp-share')).open();
    else if (key === 'i') /** @type {import('./pp-status.js').PpStatus} */ (this.querySelector('pp-status')).summarise();
    else return false;
    return true;
  }
}

define('pp-lab', PpLab);
