// @ts-check
/**
 * What failed is run once more, alone: tests of real servers and processes share the machine with all that runs on it.
 * What passes then has passed, and is named.
 */

/** @typedef {import('./tally.mjs').Failure} Failure */
/** @typedef {import('./tally.mjs').Tally} Tally */

/* Where more fail, the machine is hardly to blame, and a second run only takes time. */
const mostFiles = 5;

/**
 * The files to run once more.
 * @param {Tally} tally
 * @returns {readonly string[]} none where all passed, where much failed, and where what failed has no file
 */
export function filesToRepeat({ failures }) {
  const files = [...new Set(failures.map(({ file }) => file))];
  const named = files.flatMap((file) => file ?? []);
  return named.length === files.length && named.length <= mostFiles ? named : [];
}

/**
 * What two runs say together: what failed alone too has failed, the rest passed and is named as unsteady.
 * @param {Tally} first
 * @param {Tally} alone of the files of its failures
 * @returns {Tally}
 */
export function settle(first, alone) {
  const isThere = (/** @type {Failure} */ { file, name }) =>
    alone.failures.some((other) => other.file === file && other.name === name);
  return {
    passed: Math.max(first.passed + first.failed - alone.failed, 0),
    failed: alone.failed,
    failures: alone.failures,
    unsteady: alone.passed > 0 ? first.failures.filter((each) => !isThere(each)) : [],
  };
}
