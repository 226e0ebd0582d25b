// @ts-check
/** Counts what passed and what failed, over all runners, and names what failed. */

/**
 * @typedef {object} Failure
 * @property {string} said its first line
 * @property {string} [name] of the test; a file that could not be loaded has none
 * @property {string} [file] as its runner takes it; none outside of tests
 */

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {readonly Failure[]} failures what can be named of them
 * @property {readonly Failure[]} unsteady failures that did not come again when their files were run once more, alone
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, failures: [], unsteady: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
    unsteady: tallies.flatMap(({ unsteady }) => unsteady),
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
 * @param {string} said
 * @returns {Tally}
 */
export function failure(said) {
  return { ...nothing, failed: 1, failures: [{ said }] };
}

/**
 * The end of `npm test`: what was unsteady and what failed, an item each, and the line with both counts last.
 * @param {Tally} tally
 * @returns {string}
 */
export function ending({ passed, failed, failures, unsteady }) {
  return [
    ...unsteady.map((each) => `↻ ${inWords(each)} (passed when it was run once more, alone)`),
    ...failures.map((each) => `✗ ${inWords(each)}`),
    `${passed} passed, ${failed} failed`,
  ].join('\n');
}

/**
 * @param {Failure} failure
 * @returns {string}
 */
function inWords({ file, name, said }) {
  const place = [file, name].filter((part) => part !== undefined).join(' › ');
  return place === '' ? said : `${place}: ${said}`;
}

/**
 * @param {Tally} tally
 * @returns {0 | 1} exit code; no test at all is no success either
 */
export function exitCodeOf({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
