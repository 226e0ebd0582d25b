// @ts-check
/** Reads what the two test runners wrote about themselves. */
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../setup/paths.mjs';
import { nothing } from './tally.mjs';

/** @typedef {import('./tally.mjs').Failure} Failure */
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
 * @property {{ expected: number, unexpected: number }} stats
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
  const passed = tests.filter(({ status }) => status === 'passed').length;
  return { ...nothing, passed, failed: failures.length, failures };
}

/**
 * Counts Playwright's tests. Errors outside of any test (a set-up that fails) count as one failure each.
 * @param {WindowReport} report
 * @returns {Tally}
 */
export function countWindowTests({ stats, suites, errors }) {
  return {
    ...nothing,
    passed: stats.expected,
    failed: stats.unexpected + errors.length,
    failures: [...suites.flatMap(failuresOfSuite), ...errors.map(({ message }) => ({ said: firstLine(message) }))],
  };
}

/**
 * @param {UnitFile} unitFile
 * @returns {Failure[]}
 */
function failuresOfFile({ name: place, status, message, assertionResults }) {
  const file = path.relative(projectRoot, place);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [{ file, said: firstLine(message) }];
  return failed.map(({ fullName, failureMessages }) => ({ file, name: fullName, said: firstLine(failureMessages[0]) }));
}

/**
 * @param {WindowSuite} suite
 * @returns {Failure[]}
 */
function failuresOfSuite({ specs, suites = [] }) {
  const failed = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => {
        const [error] = results.flatMap(({ errors }) => errors);
        return { file: `${file}:${line}`, name: title, said: firstLine(error?.message) };
      }),
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
