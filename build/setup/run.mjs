// @ts-check
/** Starts other programs. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] instead of this process's own
 * @property {string} [cwd]
 * @property {string} [log] a file that takes everything the program prints; without it the program prints as we do
 * @property {boolean} [capture] collect standard output instead of printing it
 * @property {boolean} [onStandardError] what it prints on standard output goes to standard error
 * @property {number} [timeoutMs] ends the program after that time
 */

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 127 where the program cannot be started, 124 where it ran out of time
 * @property {string} output standard output where it was captured
 */

/**
 * Runs a program to its end. Never rejects.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const log = options.log === undefined ? null : openLog(options.log, [command, ...args]);
  const rest = log ?? (options.capture ? 'ignore' : 'inherit');
  const input = options.capture || log !== null ? 'ignore' : 'inherit';
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [input, options.capture ? 'pipe' : options.onStandardError ? 2 : rest, rest],
    });
    const timer =
      options.timeoutMs === undefined
        ? null
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    /** @param {number} code */
    const finish = (code) => {
      if (timer !== null) clearTimeout(timer);
      if (log !== null) fs.closeSync(log);
      resolve({ code, output });
    };
    child.on('error', () => finish(127));
    child.on('close', (code) => finish(timedOut ? 124 : (code ?? 1)));
  });
}

/**
 * @param {string} file
 * @param {readonly string[]} commandLine
 * @returns {number} file descriptor
 */
function openLog(file, commandLine) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const log = fs.openSync(file, 'a');
  fs.writeSync(log, `$ ${commandLine.join(' ')}\n`);
  return log;
}
