// Computes cells of a parameter map on a thread of Node's.
import { parentPort } from 'node:worker_threads';
import { serve } from '../whole/map_server.js';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
port.on('message', (data) => serve(data, (answer, transfer = []) => port.postMessage(answer, transfer)));
