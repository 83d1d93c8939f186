// `npm test [core] [wasm] [web]`: makes the machine ready, builds, runs every suite, and ends with the line "N passed, N failed".
import { build } from './build.mjs';
import { aside, main, seconds, Stop } from './process.mjs';
import { setup } from './setup.mjs';
import { suites } from './suites.mjs';

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./suites.mjs').Outcome} Outcome
 */

/** @type {Record<Suite['group'], import('./needs.mjs').Purpose[]>} */
const purposes = { core: ['native'], wasm: ['wasm', 'native'], web: ['wasm', 'page'] };

/** The site is made of the module. @type {import('./build.mjs').Target[]} */
const ORDER = ['wasm', 'site', 'wasm-scalar'];

await main(async () => {
  const groups = /** @type {Suite['group'][]} */ (process.argv.length > 2 ? process.argv.slice(2) : Object.keys(purposes));
  const odd = groups.find((group) => !Object.hasOwn(purposes, group));
  if (odd) throw new Stop(`Unknown group of tests "${odd}"; valid: ${Object.keys(purposes).join(', ')}`);
  const env = await setup(...groups.flatMap((group) => purposes[group]));
  const chosen = suites.filter((suite) => groups.includes(suite.group));
  const broken = await buildAll(chosen, env);

  const rows = [];
  for (const suite of chosen) {
    const began = Date.now();
    process.stdout.write(`test ${suite.name} … `);
    const outcome = await attempt(suite, env, broken);
    console.log(`${counts(outcome)} (${seconds(began)})`);
    if (outcome.failed) console.log(`\n${tail(outcome.output)}\n`);
    rows.push({ name: suite.name, outcome, time: seconds(began) });
  }
  return summary(rows);
});

/**
 * Builds each target once: what is for this machine beside what is for the browser, since one processor has little to do while the other links.
 * @param {Suite[]} chosen @param {NodeJS.ProcessEnv} env @returns {Promise<Map<string, string>>} what did not build, with the output
 */
async function buildAll(chosen, env) {
  const broken = new Map(), targets = [...new Set(chosen.flatMap((suite) => suite.builds))];
  const rows = [targets.filter((target) => !ORDER.includes(target)), ORDER.filter((target) => targets.includes(target))].filter((row) => row.length);
  const tell = rows.length > 1 ? aside : undefined;
  if (tell) console.log(`build ${rows.map((row) => row.join(', ')).join(' beside ')}`);
  await Promise.all(rows.map(async (row) => {
    for (const target of row) {
      try {
        await build(target, env, tell);
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        broken.set(target, error.message);
      }
    }
  }));
  return broken;
}

/** @param {Suite} suite @param {NodeJS.ProcessEnv} env @param {Map<string, string>} broken @returns {Promise<Outcome>} */
async function attempt(suite, env, broken) {
  const missing = suite.builds.find((target) => broken.has(target));
  if (missing) return { passed: 0, failed: 1, skipped: 0, output: `${missing} does not build:\n${broken.get(missing)}` };
  const outcome = await suite.run(env);
  // A suite that finds nothing to run must not look like one that is well.
  if (outcome.passed + outcome.failed + outcome.skipped === 0) return { ...outcome, failed: 1, output: `${outcome.output}No test ran.\n` };
  return outcome;
}

/** @param {Outcome} outcome */
function counts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** @param {string} output */
function tail(output) {
  return output.trimEnd().split('\n').slice(-200).join('\n');
}

/** @param {{ name: string, outcome: Outcome, time: string }[]} rows @returns {number} the exit code */
function summary(rows) {
  const total = { passed: 0, failed: 0, skipped: 0, output: '' };
  console.log(`\n${'suite'.padEnd(22)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'time'.padStart(10)}`);
  for (const { name, outcome, time } of rows) {
    const { passed, failed, skipped } = outcome;
    console.log(`${name.padEnd(22)}${String(passed).padStart(8)}${String(failed).padStart(8)}${String(skipped).padStart(9)}${time.padStart(10)}`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  console.log(`\n${counts(total)}`);
  return total.failed ? 1 : 0;
}
