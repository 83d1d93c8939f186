// <pp-export>: everything that leaves the lab as a file: pictures, clips, numbers, the experiment, and the lab itself.
import { html, nothing } from 'lit';
import { PpElement, define } from '../../elements/pp-element.js';
import { PushPull } from '../../../wasm/push_pull.js';
import { write } from '../../url.js';
import { aboutOf, keysOf } from './about.js';
import { LONGEST, NO_CLIP, kinds, record } from './clip.js';
import { pixelsOf, pngOf, svgOf } from './figure.js';
import { documentOf, recordable, runWhole, seenOf, sizeOf } from './numbers.js';
import { isSingle, labAddress } from './place.js';
import { save, sized } from './save.js';
import { singleFile } from './single.js';
import { version } from './version.js';
import { viewsOf } from './views.js';
import './export.css';

/** @typedef {import('../../types').Lab} Lab @typedef {import('./clip.js').Page} Page */

const ALL = 'all', SCALES = [1, 2, 3, 4];
const GROUNDS = [['light', 'light'], ['dark', 'dark'], ['transparent', 'light, no ground']];
const FORMATS = [['csv', 'CSV'], ['npz', 'NumPy npz'], ['json', 'JSON']];
const LEAST_RUN = 1000;  // ms that a run is offered to last

/** What is chosen, until the page is left. */
const first = () => ({ view: ALL, scale: '2', ground: 'light', seconds: '5', ending: '', source: 'seen', format: 'csv', duration: '', every: '1', what: /** @type {Set<string> | null} */ (null) });

const whole = new Intl.NumberFormat('en');

export class PpExport extends PpElement {
  static properties = { ...PpElement.properties, choice: { state: true }, doing: { state: true }, said: { state: true } };
  /** Whose quantities are chosen. */
  #model = '';

  constructor() {
    super();
    this.choice = first();
    /** What goes on, how far it is, and what ends it. @type {{ text: string, share: number, end: AbortController } | null} */
    this.doing = null;
    this.said = { text: '', fault: false };
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.doing?.end.abort();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const { lab } = this;
    if (!lab || !changed.has('lab') || lab.model.id === this.#model) return;
    this.#model = lab.model.id;
    this.choice = { ...this.choice, what: null };
  }

  get #page() {
    return /** @type {Page} */ (document.querySelector('pp-lab'));
  }

  get #views() {
    return viewsOf(this.#page);
  }

  /** The views that are chosen; one that is not there any more stands for all. */
  get #shown() {
    const all = this.#views, chosen = all.filter(({ id }) => id === this.choice.view);
    return chosen.length ? chosen : all;
  }

  /** @param {Lab} lab */
  #about(lab) {
    return aboutOf(lab, { version, address: labAddress() });
  }

  /** What the data of a run are, as the fields say. @param {Lab} lab */
  #wish(lab) {
    const { duration, every, what } = this.choice;
    const ids = recordable(lab).filter(({ id, shown }) => (what ? what.has(id) : shown)).map(({ id }) => id);
    return { duration: Number(duration || Math.max(LEAST_RUN, Math.ceil(lab.sim.time))), every: Number(every), what: ids };
  }

  /** @param {Partial<ReturnType<typeof first>>} change */
  #choose(change) {
    this.choice = { ...this.choice, ...change };
  }

  /** Does something that takes a while, and says how it ended. @param {string} text @param {(end: AbortSignal, progress: (share: number) => void) => Promise<string>} work */
  async #do(text, work) {
    if (this.doing) return;
    const end = new AbortController();
    this.doing = { text, share: 0, end };
    this.said = { text: '', fault: false };
    try {
      const said = await work(end.signal, (share) => this.doing && (this.doing = { ...this.doing, share }));
      this.said = { text: said, fault: false };
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      this.said = end.signal.aborted ? { text: 'Cancelled. Nothing was saved.', fault: false } : { text: `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`, fault: true };
    } finally {
      this.doing = null;
    }
  }

  /** @param {Blob} content @param {string} part what it is @param {string} ending @param {string} [more] */
  #save(content, part, ending, more = '') {
    const name = `${/** @type {Lab} */ (this.lab).model.id}-${part}.${ending}`;
    save(content, name);
    return `Saved ${name}, ${sized(content.size)}${more && `, ${more}`}.`;
  }

  #words() {
    const lab = /** @type {Lab} */ (this.lab), about = this.#about(lab);
    const said = [`${about.title}. ${keysOf(lab)}.`, `dt ${about.dt_ms} ms, ${about.integrator}, ${about.precision}, seed ${about.seed}, ${about.nodes} ${about.nodes === 1 ? 'node' : 'nodes'}; step ${lab.sim.steps}, state ${lab.sim.hash()}.`, `${about.program}. Source of the model: ${about.source}.`];
    return { title: about.title, about: said.join('\n'), link: about.link };
  }

  /** @param {'png' | 'svg'} kind */
  #picture = (kind) => this.#do('Drawing', async () => {
    const shown = this.#shown, { scale, ground } = this.choice;
    if (!shown.length) throw new Error('no view is on the page; open one first');
    const how = { scale: Number(scale), ground: /** @type {'light'} */ (ground), words: () => this.#words() };
    const content = await (kind === 'png' ? pngOf : svgOf)(shown, how);
    return this.#save(content, shown.length > 1 ? 'figure' : shown[0].id, kind, kind === 'png' ? `${pixelsOf(shown, how.scale).map(whole.format).join(' × ')} px` : '');
  });

  #clip = () => this.#do('Recording', async (signal, progress) => {
    const { seconds: text, scale, ending } = this.choice, seconds = Number(text), shown = this.#shown;
    if (!(seconds >= 1 && seconds <= LONGEST)) throw new Error(`a clip lasts 1 to ${LONGEST} s, not "${text}"`);
    if (!shown.length) throw new Error('no view is on the page; open one first');
    const all = kinds(), kind = all.find((one) => one.ending === ending) ?? all[0];
    const lab = /** @type {Lab} */ (this.lab), stood = !lab.state.running;
    if (stood) this.request('toggle');
    try {
      const content = await record(this.#page, shown, { seconds, scale: Math.min(2, Number(scale)), title: this.#about(lab).title, kind, signal, progress });
      return this.#save(content, shown.length > 1 ? 'clip' : shown[0].id, kind.ending, `${seconds} s`);
    } finally {
      // The dialog may be closed by now, and nothing that it asks be heard.
      if (stood) this.#page.dispatchEvent(new CustomEvent('pp-request', { detail: { type: 'pause' } }));
    }
  });

  #data = () => this.#do(this.choice.source === 'run' ? 'Running' : 'Writing', async (signal, progress) => {
    const { fileOf, headOf } = await import('./write.js');
    // As it is now: a simulation that was replaced while the code came is gone.
    const lab = /** @type {Lab} */ (this.lab), { format, source } = this.choice, about = this.#about(lab);
    if (source === 'seen') {
      const { sim } = lab, { span } = /** @type {any} */ (this.#page.querySelector('pp-scope')) ?? {};
      const seen = seenOf(lab, span), where = { what: 'the window of the scope; a column is the mean over its time, with its least and greatest value', column_ms: seen.column, steps: sim.steps, state_hash: sim.hash() };
      const content = await fileOf(format, seen, headOf(about, lab.model, seen, where), sim.experiment(), signal);
      return this.#save(content, 'trace', format, `${whole.format(seen.times.length)} rows`);
    }
    const document = this.#document(lab);
    const core = /** @type {any} */ (await PushPull.load({ models: lab.catalog.brain ? 'all' : 'core' }));
    const run = await runWhole(core, document, { signal, progress });
    const where = { what: 'a run from the start', every_steps: document.record.every, steps: run.steps, state_hash: run.hash };
    const content = await fileOf(format, run, headOf(about, lab.model, run, where), document, signal);
    return this.#save(content, 'run', format, `${whole.format(run.times.length)} samples, state ${run.hash}${run.failure ? `; it ended early: ${run.failure.replace(/\.$/, '')}` : ''}`);
  });

  /** @param {Lab} lab */
  #document(lab) {
    const wish = this.#wish(lab);
    if (!(wish.duration > 0)) throw new Error(`duration: must be greater than 0 ms, got "${this.choice.duration}"`);
    if (!(Number.isInteger(wish.every) && wish.every >= 1)) throw new Error(`every: must be a whole number of steps from 1, got "${this.choice.every}"`);
    if (!wish.what.length) throw new Error('choose at least one quantity to record');
    return documentOf(lab, wish);
  }

  #experiment = () => this.#do('Writing', async () => {
    const { documentText } = await import('./write.js');
    return this.#save(new Blob([documentText(this.#document(/** @type {Lab} */ (this.lab)))], { type: 'application/json' }), 'experiment', 'json');
  });

  #single = () => this.#do('Fetching', async () => {
    const lab = /** @type {Lab} */ (this.lab);
    const content = await singleFile(write(lab.state, lab.catalog));
    save(content, 'push-pull-lab.html');
    return `Saved push-pull-lab.html, ${sized(content.size)}. It starts where this page is now.`;
  });

  /** @param {string} label @param {keyof ReturnType<typeof first>} key @param {string[][]} options */
  #menu(label, key, options) {
    const chosen = String(this.choice[key]);
    return html`<label>${label}<select @change=${(/** @type {Event} */ event) => this.#choose({ [key]: /** @type {HTMLSelectElement} */ (event.target).value })}>
      ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === chosen}>${text}</option>`)}</select></label>`;
  }

  /** @param {string} label @param {'seconds' | 'duration' | 'every'} key @param {number} value @param {number} least @param {number | string} step */
  #number(label, key, value, least, step) {
    return html`<label>${label}<input type="number" inputmode="decimal" min=${least} step=${step} .value=${String(value)}
      @change=${(/** @type {Event} */ event) => this.#choose({ [key]: /** @type {HTMLInputElement} */ (event.target).value })} /></label>`;
  }

  /** @param {string} text @param {() => void} act */
  #button(text, act) {
    // Disabled, it would lose the focus.
    return html`<button type="button" aria-disabled=${this.doing !== null} @click=${act}>${text}</button>`;
  }

  render() {
    const lab = /** @type {Lab} */ (this.lab), views = this.#views.map(({ id, name }) => [id, name]);
    const recorded = kinds(), shown = this.#shown;
    return html`<div class="export" @focusin=${() => this.requestUpdate()} @keydown=${(/** @type {Event} */ event) => event.stopPropagation()}>
      ${this.#status()}
      <fieldset><legend>Picture</legend>
        <div class="row">${this.#menu('View', 'view', [[ALL, 'all as one figure'], ...views])}${this.#menu('Scale', 'scale', SCALES.map((n) => [String(n), `${n}×`]))}${this.#menu('Colours', 'ground', GROUNDS)}
          <div class="row">${this.#button('Save PNG', () => this.#picture('png'))}${this.#button('Save SVG', () => this.#picture('svg'))}</div></div>
        <p class="small">${shown.length ? `As PNG ${pixelsOf(shown, Number(this.choice.scale)).map(whole.format).join(' × ')} px. ` : ''}SVG keeps lines as lines and labels as text. Both carry the model, its key parameters and the link.</p>
      </fieldset>
      <fieldset><legend>Clip</legend>
        ${recorded.length
          ? html`<div class="row">${this.#number('Seconds', 'seconds', Number(this.choice.seconds), 1, 1)}${recorded.length > 1 ? this.#menu('Video format', 'ending', recorded.map(({ ending }) => [ending, ending])) : nothing}${this.#button(recorded.length > 1 ? 'Record' : `Record ${recorded[0].ending}`, this.#clip)}</div>
            <p class="small">Records the view chosen above while it plays, in the colours of the page, 30 pictures a second, up to 2 million pixels each.</p>`
          : html`<p class="small">${NO_CLIP}</p>`}
      </fieldset>
      ${this.#dataFields(lab)}
      <fieldset><legend>This lab as one HTML file</legend>
        <div class="row">${this.#button('Save the lab', this.#single)}</div>
        <p class="small">The whole laboratory in a single file of 2 MB: it needs no server and no network, opens from a disk or a USB stick and in the frame of a course page, and starts ${isSingle() ? 'where this one' : 'where this page'} is now.</p>
      </fieldset></div>`;
  }

  #status() {
    const { doing, said } = this;
    return html`<div class="now">${doing ? html`<div class="doing"><span>${doing.text} …</span><progress aria-label=${doing.text} max="1" .value=${doing.share}></progress><button type="button" @click=${() => doing.end.abort()}>Cancel</button></div>` : nothing}
      <p class=${said.fault ? 'said fault' : 'said'} role="status">${said.text}</p></div>`;
  }

  /** @param {Lab} lab */
  #dataFields(lab) {
    const { source } = this.choice, wish = this.#wish(lab), { nodes, dt } = lab.sim;
    const { samples, bytes } = sizeOf({ nodes, dt, precision: this.#about(lab).precision }, wish);
    const radio = (/** @type {string} */ id, /** @type {string} */ text) => html`<label class="tick"><input type="radio" name="export-source" value=${id} ?checked=${source === id} @change=${() => this.#choose({ source: id })} />${text}</label>`;
    const tick = (/** @type {string} */ id) => html`<label class="tick"><input type="checkbox" .checked=${wish.what.includes(id)} @change=${() => this.#tick(lab, id)} />${id}</label>`;
    return html`<fieldset><legend>Data</legend>
      <div class="row" role="radiogroup" aria-label="Which data">${radio('seen', 'What the scope shows')}${radio('run', 'A run from the start')}</div>
      ${source === 'run' ? html`<div class="row">${this.#number('Duration (ms)', 'duration', wish.duration, dt, 'any')}${this.#number('Keep every … step', 'every', wish.every, 1, 1)}</div>
        <div class="row" role="group" aria-label="Quantities">${recordable(lab).map(({ id }) => tick(id))}</div>
        <p class="small">${Number.isFinite(samples) && samples > 0 ? `${whole.format(samples)} samples of ${wish.what.length} ${wish.what.length === 1 ? 'quantity' : 'quantities'} in ${whole.format(nodes)} ${nodes === 1 ? 'node' : 'nodes'} take ${sized(bytes)} of memory.` : ''}</p>` : nothing}
      <div class="row">${this.#menu('Data format', 'format', FORMATS)}${this.#button('Save data', this.#data)}${source === 'run' ? this.#button('Save experiment', this.#experiment) : nothing}</div>
      <p class="small">${source === 'run' ? html`The experiment runs on the command line, with the same numbers to the last bit: <code>npx push-pull run ${lab.model.id}-experiment.json</code>` : 'Every quantity that the plots record, in every node, with units, parameters, seed and link.'}</p>
    </fieldset>`;
  }

  /** @param {Lab} lab @param {string} id */
  #tick(lab, id) {
    const what = new Set(this.#wish(lab).what);
    if (!what.delete(id)) what.add(id);
    this.#choose({ what });
  }
}

define('pp-export', PpExport);
