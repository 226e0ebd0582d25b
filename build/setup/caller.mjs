// @ts-check
/** `npm run` changes into the project; paths on the command line are meant from where the user stands. */

/**
 * Goes back to the folder that the user called npm from.
 */
export function returnToCaller() {
  const folder = process.env['INIT_CWD'];
  if (process.env['npm_lifecycle_event'] !== undefined && folder !== undefined) process.chdir(folder);
}
