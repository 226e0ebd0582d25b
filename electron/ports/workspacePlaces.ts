/** Between the paths of a workspace file and places on this machine. */
import nodePath from 'node:path';
import type { Problem } from '../../analysis/problem';
import { bundledStudy, type BundledStudy } from './bundled';

/** How a workspace file names a study that ships with the app; no file can be called so on every system. */
export function pathOfBundled({ id }: BundledStudy): string {
  return `agora:${id}`;
}

/** The study that ships with the app and is named so; null: the path is of something else. */
export function bundledAt(path: string): BundledStudy | null {
  return path.startsWith('agora:') ? bundledStudy(path.slice('agora:'.length)) : null;
}

export const workspaceExtension = '.agora';

/** Whether a path is taken for a workspace file's. */
export function isWorkspacePath(path: string): boolean {
  return path.toLowerCase().endsWith(workspaceExtension);
}

/**
 * The absolute place that `path` names in the workspace file at `file`. Null for another machine's (`//host/share`): a
 * file that a colleague wrote must not have this machine knock there.
 */
export function placeOf(file: string, path: string, paths: nodePath.PlatformPath = nodePath): string | null {
  return /^[\\/]{2}/.test(path) ? null : paths.resolve(paths.dirname(file), path);
}

/** What is said of such a place; `name` is the workspace file's. */
export function onOtherMachine(name: string, path: string): Problem {
  const message = `${path} lies on another machine, which a workspace file may not have contacted. Open that archive by itself.`;
  return { path: name, line: null, severity: 'fault', code: 'other-machine', message };
}

/** How the workspace file at `file` names an absolute place: relative with `/`, absolute where nothing else leads there. */
export function pathTo(place: string, file: string, paths: nodePath.PlatformPath = nodePath): string {
  const relative = paths.relative(paths.dirname(file), place);
  return (relative === '' ? '.' : relative).split(paths.sep).join('/');
}

/**
 * Whether an archive at `place` is kept from the workspace file at `file`, so that a file of somebody else cannot lay
 * the user's keys or whole disk open: the user's own folder and those that hold it, a whole disk, and what is hidden as
 * seen from the file. Both are real paths, so that no link leads around this.
 */
export function isWithheld(
  file: string,
  place: string,
  home: string,
  paths: nodePath.PlatformPath = nodePath,
): boolean {
  const toHome = paths.relative(place, home);
  const holdsHome = toHome === '' || !(toHome.split(paths.sep)[0] === '..' || paths.isAbsolute(toHome));
  const isDisk = paths.dirname(place) === place;
  const parts = paths.relative(paths.dirname(file), place).split(paths.sep);
  return holdsHome || isDisk || parts.some((part) => part.startsWith('.') && part !== '.' && part !== '..');
}

/** What is said of such a place. */
export function withheldPlace(name: string, path: string): Problem {
  const message = `${path} is hidden, or holds a user's whole folder or disk, which a workspace file does not open by itself. If it is meant, open that archive once by itself, and then the workspace again.`;
  return { path: name, line: null, severity: 'fault', code: 'place-withheld', message };
}
