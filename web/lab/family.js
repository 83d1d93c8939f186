// The whole build. The page starts with the models of the first load; the first request that names another one, or a whole-brain
// network, fetches the build that knows all of them, with its catalogue, and is then asked again.
import { PushPull } from '../../wasm/push_pull.js';
import { listed } from '../fields.js';
import { modelIn } from '../url.js';

/** @typedef {import('../types').Request} Request @typedef {import('../types').Core} Core @typedef {import('../types').Catalog} Catalog */
/** @typedef {{ catalog: Catalog, ask: (request: Request) => void, move: (core: Core) => void }} Session */

/** @returns {Promise<Core>} */
export async function loadFamily() {
  const [core, ...parts] = await Promise.all([PushPull.load({ models: 'all' }), import('../network/network.js'), import('../forcing/forcing.js')]);
  return parts.reduce((dressed, { dress }) => dress(dressed, core), /** @type {any} */ (core));
}

/** Requests that choose a model, or the place where one stands: a later one replaces an earlier one that still waits. */
const CHOICES = ['model', 'rung', 'link', 'undo', 'preset', 'situation'];

const BRAIN = { id: 'brain', name: 'the whole brain' };
const FORCING = { id: 'forcing', name: 'the other waveforms' };

/** The model or situation that a request names and that is still to be fetched. @param {Request} request @param {Catalog} catalog */
export function absent({ type, id, rung, hash }, catalog) {
  if (!catalog.brain && (type === 'files' || (type === 'situation' && id === 'brain') || (type === 'link' && /[?&](at=brain|connectome|delays=|noise\.|network\.(speed|normalise|coupling|lesions)=)/.test(hash)))) return BRAIN;
  if (!catalog.forcing && (type === 'forcing' || (type === 'link' && /[?&](map=|drive\.([^01]|\d\.(?!(amplitude|frequency)=)))/.test(hash)))) return FORCING;
  const named = type === 'model' ? id : type === 'link' ? modelIn(hash) : type === 'rung' ? listed(catalog).find((one) => one.rung === rung)?.id : null;
  return catalog.others?.find((one) => one.id === named);
}

export class Family {
  #session; #load;
  /** @type {Request | null} the request that waits for its model */ waiting = null;

  /** @param {Session} session @param {(id: string) => Promise<Core>} load */
  constructor(session, load) {
    this.#session = session;
    this.#load = load;
  }

  /** @param {Request} request */
  async ask(request) {
    const session = this.#session;
    const model = absent(request, session.catalog);
    if (this.waiting && CHOICES.includes(request.type)) {
      this.waiting = null;
      session.ask({ type: 'note' });
    }
    if (!model) return this.#do(request);
    // What is no choice of a place must not take the turn of one that waits.
    const beside = this.waiting !== null && !CHOICES.includes(request.type);
    if (!beside) this.waiting = request;
    session.ask({ type: 'note', text: `Loading ${model.name} …` });
    const core = await this.#load(model.id).catch(() => null);
    if (core && !absent(request, core.catalog)) session.move(core);
    if (!beside) {
      if (this.waiting !== request) return;
      this.waiting = null;
    }
    if (absent(request, session.catalog)) this.refuse(request);
    else this.#do(request);
  }

  /** `after` is what follows once it is done; it goes with the request, so that “Try again” does it too. @param {Request} request */
  #do(request) {
    this.#session.ask(request);
    request.after?.();
  }

  /** Says that a model did not come, and offers to ask again. @param {Request} request */
  refuse(request) {
    const { name } = /** @type {{ name: string }} */ (absent(request, this.#session.catalog));
    this.#session.ask({ type: 'note', kind: 'error', text: `${name[0].toUpperCase()}${name.slice(1)} could not be loaded. The rest works without it.`, retry: request });
  }
}
