// Computes cells of a parameter map off the main thread.
import '../../wasm/whole/map_worker.js';
