// @ts-check
/** Reads what the two test runners wrote about themselves. */

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * @typedef {object} UnitReport as vitest's JSON reporter writes it
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * @typedef {object} WindowReport as Playwright's JSON reporter writes it
 * @property {{ expected: number, unexpected: number, flaky: number }} stats
 * @property {unknown[]} errors
 */

/**
 * Counts vitest's tests. A file that could not even be loaded has no tests and counts as one failure.
 * @param {UnitReport} report
 * @returns {Tally}
 */
export function countUnitTests({ testResults }) {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += failedHere === 0 && status === 'failed' ? 1 : failedHere;
  }
  return { passed, failed };
}

/**
 * Counts Playwright's tests. Errors outside of any test (a set-up that fails) count as one failure each; a test that
 * passed on a second try did not pass.
 * @param {WindowReport} report
 * @returns {Tally}
 */
export function countWindowTests({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
