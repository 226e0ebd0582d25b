#!/usr/bin/env node
// @ts-check
/**
 * `npm test [-- --only checks|unit|e2e]`: sets up, runs every check and test, names what failed, and ends with one line
 * that sums them: `N passed, N failed`.
 */
import { parseArgs } from 'node:util';
import { ensurePackages } from './setup/packages.mjs';
import { sayAdvice, setUpElectron } from './setup/setup.mjs';
import { ensureBuilt } from './setup/sources.mjs';
import { ensureTestPackages } from './setup/testPackages.mjs';
import { say } from './setup/say.mjs';
import { runChecks } from './verdict/checks.mjs';
import { runUnitTests, runWindowTests } from './verdict/runners.mjs';
import { ending, exitCodeOf, failure, nothing, sum } from './verdict/tally.mjs';

/** @typedef {import('./verdict/tally.mjs').Tally} Tally */

/** @type {Record<string, { title: string, run: () => Promise<Tally> }>} */
const runners = {
  checks: { title: 'Checks', run: runChecks },
  unit: { title: 'Tests without a window', run: prepareAndRunUnitTests },
  e2e: { title: 'Tests in a real window', run: prepareAndRunWindowTests },
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = Object.entries(runners).filter(([name]) => values.only === undefined || values.only === name);

const tally = chosen.length === 0 ? refuse() : sum(await runAll());
process.stdout.write(`\n${ending(tally)}\n`);
process.exitCode = exitCodeOf(tally);

/**
 * Packages are the condition of everything. Without a build the rest still runs, and shows what is wrong with it.
 * @returns {Promise<Tally[]>}
 */
async function runAll() {
  const packages = await attempt('Packages', () => done(ensurePackages()));
  if (packages.failed > 0) return [packages];
  const tallies = [await attempt('Build', () => done(ensureBuilt()))];
  for (const [, { title, run }] of chosen) tallies.push(await attempt(title, run));
  return tallies;
}

/**
 * A step that counts only where it fails.
 * @param {Promise<void>} step
 * @returns {Promise<Tally>}
 */
async function done(step) {
  await step;
  return nothing;
}

/**
 * @param {string} title
 * @param {() => Promise<Tally>} work
 * @returns {Promise<Tally>}
 */
async function attempt(title, work) {
  process.stdout.write(`\n${title}\n`);
  try {
    return await work();
  } catch (error) {
    return sayFailure(error instanceof Error ? error.message : String(error));
  }
}

/** @returns {Promise<Tally>} */
async function prepareAndRunUnitTests() {
  await ensureTestPackages();
  return runUnitTests();
}

/** @returns {Promise<Tally>} */
async function prepareAndRunWindowTests() {
  const { runtime, failure: reason, advice } = await setUpElectron();
  const unable = runtime === null ? sayFailure(`The window cannot be tested: ${reason}.`) : null;
  sayAdvice(advice);
  return unable ?? runWindowTests();
}

/** @returns {Tally} */
function refuse() {
  return sayFailure(`There is no part named "${values.only}": choose one of ${Object.keys(runners).join(', ')}.`);
}

/**
 * @param {string} what
 * @returns {Tally}
 */
function sayFailure(what) {
  say(what);
  return failure(what);
}
