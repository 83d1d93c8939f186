// Opens the moment that a link names: replays the run to its step, or takes the state that the link carries, and says whether that is
// the state it should be. The run stands still there.
import { readMoment, replay, unpack, verdict } from './moment.js';

/** @typedef {import('../lab/session.js').Session} Session */

/** ms that a replay may take before it is told how far it is. */
const QUIET = 400;

/** A dialog with how far it is and a way out. @param {number} steps */
function progress(steps) {
  const dialog = document.createElement('dialog'), words = document.createElement('p'), bar = document.createElement('progress');
  const form = document.createElement('form'), button = document.createElement('button');
  words.textContent = `Replaying ${steps.toLocaleString('en')} steps, to the moment that the link names.`;
  words.id = 'replaying';
  dialog.setAttribute('aria-labelledby', words.id);
  bar.setAttribute('aria-labelledby', words.id);
  form.method = 'dialog';
  button.className = 'text';
  button.textContent = 'Stop here';
  form.append(button);
  dialog.append(words, bar, form);
  const began = performance.now();
  let stopped = false;
  dialog.addEventListener('close', () => (stopped = true));
  return {
    /** @param {number} done @returns {boolean} whether it may go on */
    go(done) {
      if (!dialog.isConnected && performance.now() - began > QUIET) {
        document.body.append(dialog);
        dialog.showModal();
      }
      bar.value = done / steps;
      return !stopped;
    },
    end() {
      dialog.close();
      dialog.remove();
    },
  };
}

/** @param {Session} session that shows the state of the link @param {Record<string, string>} named */
export async function arrive(session, named) {
  const { moment, problems } = readMoment(named);
  const tell = (/** @type {'note' | 'error'} */ kind, /** @type {string} */ text) => session.ask({ type: 'note', kind, text });
  session.ask({ type: 'pause' });
  const begun = session.store.state;
  await null;
  const said = begun.message?.kind === 'error' ? begun.message.text : '';
  if (said || problems.length) return tell('error', [said, ...problems, 'The run is shown from its start.'].filter(Boolean).join(' '));
  const bytes = moment.z && (await unpack(moment.z));
  // Whoever plays on or changes something has left the way.
  if (session.store.state !== begun) return undefined;
  if (moment.z && !carry(session, bytes || null)) return tell('error', 'z holds no state of this experiment; it may be cut, or the link changed. The run is shown from its start.');
  const { sim } = session;
  const watch = progress(moment.step);
  const same = () => session.store.state === begun && session.sim === sim;
  const { end } = await replay((n) => session.loop.forward(n), moment.step, { more: (done) => watch.go(done) && same() });
  watch.end();
  if (!same() && end !== 'reached') return undefined;
  if (end === 'failed') return undefined;
  const { kind, text } = verdict(moment, { steps: sim.steps, hash: sim.hash(), end });
  return tell(kind, text);
}

/** @param {Session} session @param {Uint8Array | null} bytes @returns {boolean} whether they are a state of this experiment */
function carry(session, bytes) {
  try {
    if (bytes) session.resume(bytes);
    return Boolean(bytes);
  } catch {
    return false;
  }
}
