// Computes cells of a parameter map off the main thread.
import { serve } from '../../wasm/whole/map_server.js';

addEventListener('message', ({ data }) => serve(data, (answer, transfer = []) => postMessage(answer, { transfer })));
