// Every tool that `npm start`, `npm test` and `npm run bench` need, each declared once: how it is found, what for, and the
// name of its package. Setup and its messages are read from here.
import { acorn, catch2, chromium, compiler, eigen, emscripten, executable, header } from './find.mjs';

/**
 * What a tool is needed for: the WebAssembly module and the site, the core built for this machine and its tests, tests in a
 * browser, benches.
 * @typedef {'wasm' | 'native' | 'page' | 'bench'} Purpose
 */

/**
 * @typedef {object} Need
 * @property {string} name as progress lines and messages call it
 * @property {Purpose[]} purposes
 * @property {(env: NodeJS.ProcessEnv) => import('./find.mjs').Found | null} find
 * @property {string[]} apt one package, or alternatives of which the first known one is taken
 * @property {string} dnf
 * @property {string} brew
 */

/** @type {Need[]} */
export const needs = [
  {
    name: 'cmake',
    purposes: ['wasm', 'native'],
    find: (env) => executable('cmake', env, { atLeast: [3, 25] }),
    apt: ['cmake'], dnf: 'cmake', brew: 'cmake',
  },
  {
    name: 'ninja',
    purposes: ['wasm', 'native'],
    find: (env) => executable('ninja', env),
    apt: ['ninja-build'], dnf: 'ninja-build', brew: 'ninja',
  },
  {
    name: 'emscripten',
    purposes: ['wasm'],
    find: emscripten,
    apt: ['emscripten'], dnf: 'emscripten', brew: 'emscripten',
  },
  {
    name: 'acorn for emscripten',
    purposes: ['wasm'],
    find: acorn,
    apt: ['node-acorn'], dnf: 'nodejs-acorn', brew: 'emscripten',
  },
  {
    name: 'Eigen',
    purposes: ['wasm', 'native'],
    find: eigen,
    apt: ['libeigen3-dev'], dnf: 'eigen3-devel', brew: 'eigen',
  },
  {
    name: 'C++ compiler with sanitizers',
    purposes: ['native'],
    find: compiler,
    apt: ['g++'], dnf: 'gcc-c++ libasan libubsan', brew: 'llvm',
  },
  {
    name: 'Catch2',
    purposes: ['native'],
    find: catch2,
    apt: ['catch2'], dnf: 'catch-devel', brew: 'catch2',
  },
  {
    name: 'JSON for C++',
    purposes: ['native'],
    find: (env) => header('nlohmann/json.hpp', env),
    apt: ['nlohmann-json3-dev'], dnf: 'json-devel', brew: 'nlohmann-json',
  },
  {
    name: 'Google Benchmark',
    purposes: ['bench'],
    find: (env) => header('benchmark/benchmark.h', env),
    apt: ['libbenchmark-dev'], dnf: 'google-benchmark-devel', brew: 'google-benchmark',
  },
  {
    name: 'Chromium',
    purposes: ['page'],
    find: chromium,
    apt: ['chromium', 'chromium-browser'], dnf: 'chromium', brew: '--cask chromium',
  },
];
