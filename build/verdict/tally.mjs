// @ts-check
/** Counts what passed and what failed, over all runners. */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0 };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return tallies.reduce((total, { passed, failed }) => {
    return { passed: total.passed + passed, failed: total.failed + failed };
  }, nothing);
}

/**
 * What a runner's report and its exit code say together. A runner that crashed, ran nothing or failed without naming a
 * failed test counts as one failure: silence is never success.
 * @param {Tally | null} report null where there is none, or none that can be read
 * @param {number} exitCode
 * @returns {Tally}
 */
export function judge(report, exitCode) {
  const { passed, failed } = report ?? nothing;
  if (failed > 0) return { passed, failed };
  return exitCode === 0 && passed > 0 ? { passed, failed } : { passed, failed: 1 };
}

/**
 * The last line of `npm test`.
 * @param {Tally} tally
 * @returns {string}
 */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/**
 * @param {Tally} tally
 * @returns {0 | 1} exit code; no test at all is no success either
 */
export function exitCodeOf({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
