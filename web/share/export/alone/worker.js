// All workers of the one-file lab in one classic script: the name under which it was started says which of them it is.

/** @type {Record<string, () => Promise<any>>} */
const kinds = {
  analyse: () => import('../../../forcing/analyse.worker.js'),
  map: () => import('../../../maps/map.worker.js'),
  reader: () => import('../../../connectome/reader.worker.js'),
};

kinds[self.name]();
