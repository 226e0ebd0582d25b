// @ts-check
/** The checks of the sources: types, lint, formatting, the arrows of the architecture. Each is one test. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { logFolder, projectRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { program } from './program.mjs';
import { nothing } from './tally.mjs';

/** @typedef {{ name: string, command: readonly [program: string, ...args: string[]] }} Check */

const rooms = ['analysis', 'electron', 'renderer', 'tests', 'build'];

/* The longest first, so that none of them is left over alone at the end. */
/** @type {readonly Check[]} */
const checks = [
  { name: 'lint', command: program('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  ...rooms.map((room) => ({ name: `types of ${room}`, command: program('typescript/bin/tsc', '-p', room) })),
  { name: 'formatting', command: program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'arrows', command: program('dependency-cruiser/bin/dependency-cruise.mjs', ...rooms.slice(0, 4)) },
];

/**
 * Runs all checks, as many at once as there are processors, and prints what the failed ones say.
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runChecks() {
  const waiting = [...checks];
  /** @type {import('./tally.mjs').Failure[]} */
  const failures = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await passes(check))) failures.push({ said: `check of the ${check.name}` });
    }
  };
  await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), 4) }, work));
  return { ...nothing, passed: checks.length - failures.length, failed: failures.length, failures };
}

/**
 * @param {Check} check
 * @returns {Promise<boolean>}
 */
async function passes({ name, command: [first, ...args] }) {
  const log = path.join(logFolder, `${name.replaceAll(' ', '-')}.log`);
  fs.rmSync(log, { force: true });
  const startedMs = performance.now();
  const { code } = await run(first, args, { cwd: projectRoot, log });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const said = code === 0 ? '' : fs.readFileSync(log, 'utf8');
  process.stdout.write(`${said}${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  return code === 0;
}
