// Whole-brain networks for the page's modules, which reach them through `catalog.brain`. Nothing of it is in the first load.
import { parted } from '../connectome/name.js';
import { connectomeOf, ImportedConnectomes } from './connectomes.js';
import { brainFields } from './fields.js';
import { joinBrain, small } from './document.js';
import { glide } from './gliding.js';
import { MAP_FIELD } from '../maps/choice.js';

/** @typedef {import('../types').Core} Core @typedef {import('../types').Brain} Brain */

/** The core with what the page adds to its catalogue. @param {any} dressed the whole build as it is so far @param {any} [core] and as it came @returns {Core} */
export function dress(dressed, core = dressed) {
  const imported = new ImportedConnectomes();
  /** @type {Brain} */
  const brain = {
    imported,
    fields(add, catalog, model, choice) {
      brainFields(add, catalog, model, choice, imported);
      add({ ...MAP_FIELD });
    },
    connectome: (choice) => connectomeOf(core, imported, choice),
    join: (experiment, facts) => joinBrain(experiment, facts, connectomeOf(core, imported, facts.value)),
    small,
    glide,
    compare: (a, b) => core.analyse.compare(a, b),
    take(connectome, session) {
      const id = imported.add(connectome), { awaited } = imported;
      if (awaited && imported.find(awaited)) {
        imported.awaited = null;
        return session.ask({ type: 'link', hash: awaited.hash });
      }
      session.ask({ type: 'situation', id: 'brain' });
      session.ask({ type: 'set', path: 'connectome', value: id });
      if (awaited?.name === parted(id)?.name) session.ask({ type: 'note', text: `This “${awaited?.name}” is not the one of the link: its numbers differ, or it was read another way. Its own connections are shown.` });
      return undefined;
    },
  };
  return {
    catalog: { ...dressed.catalog, brain },
    problem: (experiment) => core.problem(experiment),
    simulate: (experiment) => core.simulate(experiment),
    connectome: (spec) => core.connectome(spec),
  };
}
