// @ts-check
/** Where things lie: the project, what is built from it, and what is kept outside of it. */
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `package.json`. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that is built; ignored by git. */
export const outFolder = path.join(projectRoot, '.out');

/** Logs and reports of the last set-up and the last tests; ignored by git. */
export const logFolder = path.join(projectRoot, '.test');

/**
 * The user's cache folder of this program, outside the work tree: it survives a fresh clone.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (env['XDG_CACHE_HOME']) return path.join(env['XDG_CACHE_HOME'], 'agora-workbench');
  if (platform === 'win32' && env['LOCALAPPDATA']) return path.join(env['LOCALAPPDATA'], 'agora-workbench', 'Cache');
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'agora-workbench');
  return path.join(os.homedir(), '.cache', 'agora-workbench');
}
