// A measured functional connectivity, to hold the running one against.
import { Reader } from './reader.js';

/**
 * Asks for a file and reads its matrix.
 * @param {number} nodes @returns {Promise<{ name: string, values: Float64Array } | null>} null when nothing was chosen; throws an Error with one sentence
 */
export async function chooseEmpirical(nodes) {
  const file = await chosen();
  if (!file) return null;
  const reader = new Reader([{ path: file.name, file }]);
  try {
    const { connectome } = await reader.read({});
    if (connectome.nodes !== nodes) throw new Error(`${file.name} has ${connectome.nodes} regions and the network ${nodes}; both must be in the same order`);
    return { name: file.name, values: connectome.weights };
  } finally {
    reader.close();
  }
}

/** @returns {Promise<File | null>} */
const chosen = () => new Promise((resolve) => {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
  input.addEventListener('cancel', () => resolve(null));
  input.click();
});
