// @ts-check
import path from 'node:path';
import { projectRoot } from '../setup/paths.mjs';

/**
 * A program of an installed package, run by this very Node.
 * @param {string} file inside `node_modules`
 * @param {...string} args
 * @returns {[string, ...string[]]}
 */
export function program(file, ...args) {
  return [process.execPath, path.join(projectRoot, 'node_modules', file), ...args];
}
