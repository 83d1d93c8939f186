// Runs other programs and keeps what they say in build/logs.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const logs = path.join(root, 'build', 'logs');

/** An end that is not a fault of ours: shown as a sentence, without a stack. */
export class Stop extends Error {}

/** @param {number} began from Date.now() */
export const seconds = (began) => {
  const s = (Date.now() - began) / 1000;
  return s < 10 ? `${s.toFixed(1)} s` : `${Math.round(s)} s`;
};

/**
 * Runs a program without stdin, gathers stdout and stderr in the order they come, and writes them to build/logs/<log>.log.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, log: string, cwd?: string }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function execute(command, args, { env = process.env, log, cwd = root }) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const parts = [];
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = (/** @type {number} */ code) => {
      const output = Buffer.concat(parts).toString('utf8');
      mkdirSync(logs, { recursive: true });
      writeFileSync(path.join(logs, `${log}.log`), `$ ${command} ${args.join(' ')}\n${output}`);
      resolve({ code, output });
    };
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.on('error', (error) => {
      parts.push(Buffer.from(`${error.message}\n`));
      end(127);
    });
    child.on('close', (code, signal) => {
      if (signal) parts.push(Buffer.from(`ended by ${signal}\n`));
      end(code ?? 1);
    });
  });
}

/**
 * One line of progress: the name at once, what came of it when it is known.
 * @param {string} name @param {() => Promise<string>} work
 */
export async function step(name, work) {
  process.stdout.write(`${name} … `);
  let ended = 'failed';
  try {
    ended = await work();
  } finally {
    console.log(ended);
  }
}

/** The same with one line when it is over, for what goes on beside other steps. @param {string} name @param {() => Promise<string>} work */
export async function aside(name, work) {
  let ended = 'failed';
  try {
    ended = await work();
  } finally {
    console.log(`${name} … ${ended}`);
  }
}

/** Runs the main function of a script. @param {() => Promise<number | void>} work returning the exit code */
export async function main(work) {
  try {
    process.exitCode = (await work()) || 0;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  }
}

/** Whether a module is the program that was started. @param {string} url its import.meta.url */
export const isMain = (url) => process.argv[1] !== undefined && fileURLToPath(url) === path.resolve(process.argv[1]);
