// @ts-check
/** Runs the tests, without a window and in a real one, and counts what they say. */
import fs from 'node:fs';
import path from 'node:path';
import { logFolder, projectRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { program } from './program.mjs';
import { filesToRepeat, settle } from './repeat.mjs';
import { countUnitTests, countWindowTests } from './reports.mjs';
import { judge } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

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
 * Runs it, and the files of the few that failed once more, alone.
 * @template Report
 * @param {readonly [program: string, ...args: string[]]} command which takes files behind its words
 * @param {string} reportName
 * @param {(report: Report) => Tally} count
 * @returns {Promise<Tally>}
 */
async function runReporting(command, reportName, count) {
  const first = await runOnce(command, reportName, count);
  const files = filesToRepeat(first);
  if (files.length === 0) return first;
  process.stdout.write(`\nOnce more, alone: ${files.join(', ')}\n`);
  return settle(first, await runOnce([...command, ...files], reportName, count));
}

/**
 * @template Report
 * @param {readonly [program: string, ...args: string[]]} command
 * @param {string} reportName
 * @param {(report: Report) => Tally} count
 * @returns {Promise<Tally>}
 */
async function runOnce([first, ...args], reportName, count) {
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
