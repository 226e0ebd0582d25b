// @ts-check
/** Counts what passed and what failed, over all runners, and names what failed. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} failures where each failure is and what it said first; what cannot be named is missing
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, failures: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

/**
 * What a runner's report and its exit code say together. A runner that crashed, ran nothing or failed without naming a
 * failed test counts as one failure: silence is never success.
 * @param {Tally | null} report null where there is none, or none that can be read
 * @param {number} exitCode
 * @returns {Tally}
 */
export function judge(report, exitCode) {
  const said = report ?? nothing;
  if (said.failed > 0 || (exitCode === 0 && said.passed > 0)) return said;
  return sum([
    said,
    failure(`The runner ended with code ${exitCode} after ${said.passed} tests and named none that failed`),
  ]);
}

/**
 * One failure outside of any runner.
 * @param {string} what
 * @returns {Tally}
 */
export function failure(what) {
  return { passed: 0, failed: 1, failures: [what] };
}

/**
 * The end of `npm test`: what failed, an item each, and the line with both counts last.
 * @param {Tally} tally
 * @returns {string}
 */
export function ending({ passed, failed, failures }) {
  return [...failures.map((line) => `✗ ${line}`), `${passed} passed, ${failed} failed`].join('\n');
}

/**
 * @param {Tally} tally
 * @returns {0 | 1} exit code; no test at all is no success either
 */
export function exitCodeOf({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
