// The connectome as files, for other programs.
import { Reader } from './reader.js';

export const FORMATS = [{ id: 'tvb', name: 'TVB zip' }, { id: 'npz', name: 'NumPy npz' }, { id: 'csv', name: 'CSV' }];

/** @param {import('../types').Connectome} connectome @param {string} format of FORMATS */
export async function saveConnectome(connectome, format) {
  const writer = new Reader();
  try {
    for (const { name, bytes } of await writer.write(connectome, format)) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes]));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }
  } finally {
    writer.close();
  }
}
