/** One instance a profile: a second start hands over what it was to open, and ends. */
import { app } from 'electron';
import { openPaths } from './openPaths';
import { showWindow } from './windows';

/**
 * True where this is the first instance of its profile. `paths` are absolute already: the second start knows its own
 * working folder, and the arguments that the runtime passes on may be changed on the way.
 */
export function becomeFirstInstance(paths: readonly string[]): boolean {
  if (!app.requestSingleInstanceLock({ paths })) return false;
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    showWindow();
    void openPaths(pathsOf(data));
  });
  return true;
}

function pathsOf(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null || !('paths' in data) || !Array.isArray(data.paths)) return [];
  return data.paths.filter((path): path is string => typeof path === 'string');
}
