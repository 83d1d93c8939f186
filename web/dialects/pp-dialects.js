// <pp-dialects>: the frame of the page. What drives, above; what answers, below.
import { html, nothing } from 'lit';
import { define } from '../elements/pp-element.js';
import { PpFrame } from '../elements/pp-frame.js';
import '../elements/pp-parameter.js';
import '../elements/pp-transport.js';
import '../elements/pp-theme.js';
import { DISTANCE, RHYTHM } from './rungs.js';
import './pp-six.js';

export class PpDialects extends PpFrame {
  render() {
    const { lab } = this;
    const drives = lab ? [...lab.fields.values()].filter((field) => field.group === 'drive') : [];
    const message = lab?.state.message, past = lab?.state.values.side === 'past';
    return html`
      <header class="head">
        <a class="brand" href="../" title="Home"><span class="glyph" aria-hidden="true"></span><span class="name">Push–Pull</span></a>
        <h1>One stimulus, six dialects</h1>
        <pp-transport .lab=${lab}></pp-transport>
        <nav class="where" aria-label="Site"><a href="../lab/">Lab</a> <a href="../learn/">Lessons</a></nav>
        <pp-theme .lab=${lab}></pp-theme>
      </header>
      <main>
        <section class="strip" aria-label="Stimulus">
          ${drives.map(({ path }) => html`<pp-parameter .lab=${lab} .path=${path}></pp-parameter>`)}
          <pp-parameter .lab=${lab} .path=${'side'}></pp-parameter>
        </section>
        <pp-six></pp-six>
        <div class="said" role="status">${message ? html`<p class=${message.kind}>${message.text}</p>` : nothing}</div>
        <p class="prose why">Each rung has a rhythm of ${RHYTHM} Hz of its own. Rungs 3 to 6 stand where it is born, at a Hopf point: in each a small swing ${past ? 'grows' : 'fades'} at
          ${DISTANCE} s⁻¹; in rung 2 it always fades so. F is scaled so that a small one moves rungs 2 to 6 equally far, measured by the cycle that each has past its Hopf point. Beside each trace,
          on its scale: the swing that a sine of this size gives at other frequencies, and dotted what proportion alone would give. <a href="https://doi.org/10.1016/j.physrep.2026.05.004">The paper</a></p>
      </main>`;
  }

  /** Once a frame, past the rendering. @param {any} lab @returns {boolean} whether another frame is wanted */
  draw(lab) {
    const views = /** @type {NodeListOf<any>} */ (this.querySelectorAll('pp-six, pp-transport'));
    let again = false;
    for (const view of views) again = view.draw?.(lab) === true || again;
    return again;
  }

  reset() {
    /** @type {any} */ (this.querySelector('pp-six'))?.reset();
  }
}

define('pp-dialects', PpDialects);
