// @ts-check
/** Reads what the two test runners wrote about themselves. */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../setup/paths.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} UnitReport as vitest's JSON reporter writes it
 * @property {UnitFile[]} testResults
 */

/**
 * @typedef {object} UnitFile
 * @property {string} name its path
 * @property {string} status
 * @property {string} [message] why it could not be loaded
 * @property {{ status: string, fullName: string, failureMessages: string[] }[]} assertionResults
 */

/**
 * @typedef {object} WindowReport as Playwright's JSON reporter writes it
 * @property {{ expected: number, unexpected: number, flaky: number }} stats
 * @property {WindowSuite[]} suites
 * @property {{ message?: string }[]} errors
 */

/**
 * @typedef {object} WindowSuite
 * @property {WindowSpec[]} specs
 * @property {WindowSuite[]} [suites]
 */

/**
 * @typedef {object} WindowSpec
 * @property {string} title
 * @property {string} file
 * @property {number} line
 * @property {{ status: string, results: { errors: { message?: string }[] }[] }[]} tests
 */

/**
 * Counts vitest's tests. A file that could not even be loaded has no tests and counts as one failure.
 * @param {UnitReport} report
 * @returns {Tally}
 */
export function countUnitTests({ testResults }) {
  const failures = testResults.flatMap(failuresOfFile);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return { passed: tests.filter(({ status }) => status === 'passed').length, failed: failures.length, failures };
}

/**
 * Counts Playwright's tests. Errors outside of any test (a set-up that fails) count as one failure each; a test that
 * passed on a second try did not pass.
 * @param {WindowReport} report
 * @returns {Tally}
 */
export function countWindowTests({ stats, suites, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [...suites.flatMap(failuresOfSuite), ...errors.map(({ message }) => firstLine(message))],
  };
}

/**
 * @param {UnitFile} file
 * @returns {string[]}
 */
function failuresOfFile({ name, status, message, assertionResults }) {
  const file = path.relative(projectRoot, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${file}: ${firstLine(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages[0])}`);
}

/**
 * @param {WindowSuite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ specs, suites = [] }) {
  const failed = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(
        ({ results }) =>
          `${file}:${line} › ${title}: ${firstLine(results.flatMap(({ errors }) => errors)[0]?.message)}`,
      ),
  );
  return [...failed, ...suites.flatMap(failuresOfSuite)];
}

/**
 * @param {string | undefined} message which may be coloured for a terminal
 * @returns {string}
 */
function firstLine(message = '') {
  const [line = ''] = stripVTControlCharacters(message).trim().split('\n', 1);
  return line === '' ? 'said nothing' : line;
}
