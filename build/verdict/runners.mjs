// @ts-check
/** The runners of `npm test`: the checks of the sources, the tests without a window, the tests in a real window. */
import fs from 'node:fs';
import path from 'node:path';
import { logFolder, projectRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { countUnitTests, countWindowTests } from './reports.mjs';
import { judge } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const rooms = ['analysis', 'electron', 'renderer', 'tests', 'build'];

/** @type {readonly { name: string, command: readonly [program: string, ...args: string[]] }[]} */
const checks = [
  ...rooms.map((room) => ({ name: `types of ${room}`, command: program('typescript/bin/tsc', '-p', room) })),
  { name: 'lint', command: program('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  { name: 'formatting', command: program('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  {
    name: 'arrows between the rooms',
    command: program('dependency-cruiser/bin/dependency-cruise.mjs', ...rooms.slice(0, 4)),
  },
];

/**
 * Types, lint, formatting and the arrows of the architecture: each is one test.
 * @returns {Promise<Tally>}
 */
export async function runChecks() {
  let failed = 0;
  for (const { name, command } of checks) {
    const startedMs = performance.now();
    const [first, ...args] = command;
    const { code } = await run(first, args, { cwd: projectRoot });
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`);
    if (code !== 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}

/**
 * The tests that need no window.
 * @returns {Promise<Tally>}
 */
export function runUnitTests() {
  const command = program('vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts');
  return runReporting(command, 'unit.json', countUnitTests);
}

/**
 * The tests in a real Electron.
 * @returns {Promise<Tally>}
 */
export function runWindowTests() {
  const command = program('@playwright/test/cli.js', 'test', '--config', 'build/playwright.config.ts');
  return runReporting(command, 'e2e.json', countWindowTests);
}

/**
 * @template Report
 * @param {readonly [program: string, ...args: string[]]} command
 * @param {string} reportName
 * @param {(report: Report) => Tally} count
 * @returns {Promise<Tally>}
 */
async function runReporting([first, ...args], reportName, count) {
  const reportFile = path.join(logFolder, reportName);
  // A report of an earlier run must never speak for this one.
  fs.rmSync(reportFile, { force: true });
  const { code } = await run(first, args, { cwd: projectRoot });
  return judge(readReport(reportFile, count), code);
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Tally} count
 * @returns {Tally | null}
 */
function readReport(file, count) {
  try {
    return count(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * A program of an installed package, run by this very Node.
 * @param {string} file
 * @param {...string} args
 * @returns {[string, ...string[]]}
 */
function program(file, ...args) {
  return [process.execPath, path.join(projectRoot, 'node_modules', file), ...args];
}
