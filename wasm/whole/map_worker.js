// A browser's module worker that computes cells of parameter maps.
import { serve } from './map_server.js';

addEventListener('message', ({ data }) => serve(data, (answer, transfer = []) => postMessage(answer, { transfer })));
