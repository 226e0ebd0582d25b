import { homedir } from 'node:os';
import { isInside } from './inside';

/** A path for the eye: the user's own folder as `~`. */
export function locationOf(path: string, home: string = homedir()): string {
  return isInside(home, path) ? `~${path.slice(home.length)}` : path;
}
